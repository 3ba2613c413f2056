"""The questions of a report: what it is and on which period; its parts and their facts."""

from django import forms
from django.utils.text import slugify

from reports.facts.registry import Definition
from reports.outlines import Outline
from reports.outlines.periods import labels, period_of, words_of
from safeguarding.clock import wall
from safeguarding.design.forms import Checkboxes, DesignForm, LongText, Radios

MOST_PERIODS = {"year": 5, "quarter": 8}


class BeginForm(DesignForm):
    """A new report: its outline, and under it the period and, where it is of one, the group."""

    title = "Begin a report"
    button = "Begin the report"
    outline = Radios(label="What kind of report?")

    def __init__(self, *args, outlines: list[Outline], groups, **kwargs):
        super().__init__(*args, **kwargs)
        field, reveals = self.fields["outline"], {}
        for plan in outlines:
            reveals[plan.key] = [self._ask_group(plan, groups)] if plan.of == "group" else []
            reveals[plan.key].append(self._ask_period(plan))
        field.choices = [(plan.key, plan.title) for plan in outlines]
        field.reveals = reveals
        field.hints = {plan.key: plan.about for plan in outlines}

    def _ask_period(self, plan: Outline) -> str:
        name = period_name(plan.key)
        found = labels(plan, wall.today(), MOST_PERIODS[plan.per])
        # Most reports are on the period that has just ended.
        ended = [label for label in found if period_of(plan, label)[1] < wall.today()]
        self.fields[name] = forms.ChoiceField(
            label=f"Which {plan.per}?",
            choices=[(label, words_of(plan, label)) for label in found],
            initial=next(iter(ended), None),
        )
        return name

    def _ask_group(self, plan: Outline, groups) -> str:
        name = group_name(plan.key)
        self.fields[name] = forms.ModelChoiceField(groups, label="Which group?", empty_label="Choose a group")
        return name

    def for_command(self) -> dict:
        """The answers under the command's names."""
        key, found = self.cleaned_data["outline"], self.cleaned_data
        return {"outline": key, "label": found[period_name(key)], "group": found.get(group_name(key)) or None}


def period_name(key: str) -> str:
    """The question of the period under an outline."""
    return f"period_{key}"


def group_name(key: str) -> str:
    """The question of the group under an outline."""
    return f"group_{key}"


class PartForm(DesignForm):
    """What a part is called, and what its author is asked to write."""

    title = "Add a part"
    button = "Add the part"
    heading = forms.CharField(label="What is the part called?", max_length=200)
    hint = LongText(
        label="What should its author write?",
        help_text="A sentence or two that stand above the editor. They are not printed.",
        required=False,
        rows=3,
        max_length=1000,
    )


class AddPartForm(PartForm):
    """And where it goes."""

    after = forms.ChoiceField(label="Where does it stand?")

    def __init__(self, *args, sections, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["after"].choices = [(str(one.pk), f"After “{one.title}”") for one in sections]


class FactsForm(DesignForm):
    """Which facts a part shows: a question for each room that offers some."""

    title = "Choose the facts of this part"
    button = "Save the facts"

    def __init__(self, *args, offered: list[Definition], chosen: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.chosen = chosen
        rooms: dict[str, list[Definition]] = {}
        for fact in offered:
            rooms.setdefault(fact.room, []).append(fact)
        for room, facts in rooms.items():
            field = self.fields[f"facts_{slugify(room)}"] = Checkboxes(
                label=room,
                required=False,
                choices=[(fact.key, fact.title) for fact in facts],
                hints={fact.key: fact.says for fact in facts},
                initial=[fact.key for fact in facts if fact.key in chosen],
            )
            field.says_optional = False

    def keys(self) -> list[str]:
        """Those that were chosen before in their order, then the new ones."""
        ticked = [key for name in self.fields if name.startswith("facts_") for key in self.cleaned_data[name]]
        return [key for key in self.chosen if key in ticked] + [key for key in ticked if key not in self.chosen]
