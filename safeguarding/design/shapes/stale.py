"""Two versions of one form side by side: what the record says now and what somebody typed."""

from dataclasses import dataclass

from safeguarding.design import markup

NOT_CARRIED = {"csrfmiddlewaretoken", "version", "again"}


@dataclass(frozen=True)
class Difference:
    """One question with both answers in words."""

    label: str
    now: str
    typed: str

    @property
    def differs(self) -> bool:
        return self.now != self.typed


@dataclass(frozen=True)
class Both:
    """Everything that the stale page needs: the answers, and what was typed as hidden fields to go on with."""

    rows: list[Difference]
    carried: list[tuple[str, str]]
    loses_files: bool


def compare(form, fresh, posted) -> Both:
    """Both versions of ``form``: ``fresh`` is the same form drawn from the record as it is now."""
    rows = [
        Difference(str(bound.label), in_words(fresh[bound.name]), in_words(bound))
        for bound in form
        if not bound.is_hidden and markup.kind_of(bound) not in {"file", "password"}
    ]
    carried = [(name, value) for name, values in posted.lists() if name not in NOT_CARRIED for value in values]
    return Both(rows, carried, bool(form.files))


def in_words(bound) -> str:
    """What one question answers at the moment, as a person reads it."""
    facts = markup.describe(bound)
    kind = facts["kind"]
    if kind == "date":
        return " ".join(part["value"] for part in facts["parts"] if part["value"])
    if kind in {"radios", "checkboxes"}:
        return ", ".join(str(item["label"]) for item in facts["items"] if item["checked"])
    if kind == "select":
        options = [option for group in facts["groups"] for option in group["options"]]
        return ", ".join(str(option["label"]) for option in options if option["selected"])
    if kind == "checkbox":
        return "Yes" if facts["checked"] else "No"
    return str(facts["value"] or "").replace("\r\n", "\n")
