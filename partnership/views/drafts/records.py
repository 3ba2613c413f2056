"""Priorities, agencies and groups of a draft, one by one: a list, and a form that writes into the text."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from accounts.pages import ActionPage, PlainPage
from partnership import words
from partnership.commands.drafts import change_item, remove_item
from partnership.files import Faulty
from partnership.files.editing import items_of
from partnership.forms import ConfirmForm
from partnership.forms.drafts import AgencyForm, GroupForm, PriorityForm
from partnership.forms.drafts.items import ItemForm, choices_from
from partnership.views.drafts.base import DraftForm, OfDraft
from partnership.views.drafts.writing import where_next
from safeguarding.design.cells import Link, Table


@dataclass(frozen=True)
class Kind:
    """A list of the file that has forms: what its items are called, and its columns beside the name."""

    one: str
    many: str
    form: type[ItemForm]
    headings: tuple[str, ...]
    cells: object

    def name_of(self, item: dict) -> str:
        """What an item is called."""
        return str(item.get("title") or item.get("name") or item.get("key", ""))


def _of_priority(item: dict, values: dict) -> list:
    years = " to ".join(str(item[key]) for key in ("from", "until") if key in item)
    return [years, _joined(item.get("audience"))]


def _of_agency(item: dict, values: dict) -> list:
    sectors = dict(choices_from(values, "sectors", "title"))
    standing = "Statutory partner" if item.get("statutory") else "Relevant agency"
    part = "To be identified" if item.get("to-be-identified") else standing
    return [sectors.get(item.get("sector"), item.get("sector", "")), part]


def _of_group(item: dict, values: dict) -> list:
    names = dict(choices_from(values, "groups"))
    under = item.get("parents", [])
    parents = [names.get(key, str(key)) for key in under] if isinstance(under, list) else []
    return [words.GROUP_KINDS.get(item.get("kind"), str(item.get("kind", ""))), parents]


def _joined(value) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


KINDS = {
    "priorities": Kind("priority", "Priorities", PriorityForm, ("Years", "For whom"), _of_priority),
    "agencies": Kind("agency", "Agencies", AgencyForm, ("Sector", "Part"), _of_agency),
    "groups": Kind("group", "Groups", GroupForm, ("Kind", "Under"), _of_group),
}


class OfKind:
    """Pages about one list of the draft; ``part`` comes from the address's own entry."""

    part = ""

    @property
    def kind(self) -> Kind:
        return KINDS[self.part]

    def list_url(self) -> str:
        return reverse(f"partnership:draft_{self.part}")

    def item_or_404(self) -> dict:
        """The item that the address names. Raises Http404, and Faulty where the text is no list there."""
        for item in items_of(self.record.text, self.part):
            if item.get("key") == self.kwargs["key"]:
                return item
        raise Http404

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link(self.kind.many, self.list_url())]


class Items(OfKind, OfDraft, PlainPage):
    """All items of one list."""

    template_name = "partnership/drafts/items.html"

    def get_title(self):
        return self.kind.many

    def breadcrumbs(self):
        return super().breadcrumbs()[:-1]

    def get_context_data(self, **kwargs):
        try:
            table, fault = self.table(), ""
        except Faulty as faulty:
            table, fault = None, faulty.faults[0]
        add = reverse(f"partnership:draft_{self.part}_add")
        names = {"table": table, "fault": fault, "one": self.kind.one, "add_url": add}
        return super().get_context_data(**{**names, **kwargs})

    def table(self) -> Table | None:
        """A row for each item, its name leading to its form. Raises Faulty."""
        items, values = items_of(self.record.text, self.part), DraftForm.values(self)
        rows = [(self.link(item), *self.kind.cells(item, values)) for item in items]
        headings = [self.kind.one.capitalize(), *self.kind.headings]
        return Table.of(self.kind.many, headings, rows, caption_hidden=True) if rows else None

    def link(self, item: dict):
        """The way to an item's form; one with a faulty key is mended in the text."""
        key, name = str(item.get("key", "")), self.kind.name_of(item)
        usable = key and all(letter.isascii() and (letter.isalnum() or letter in "-_") for letter in key)
        return Link(name or key, reverse(f"partnership:draft_{self.part}_change", args=[key])) if usable else name


class AddItem(OfKind, DraftForm):
    """One more."""

    def get_title(self):
        return f"Add {'an' if self.kind.one[0] in 'aeiou' else 'a'} {self.kind.one}"

    @property
    def form_class(self):
        return self.kind.form

    def form_kwargs(self):
        return {"values": self.values()}

    def before(self) -> dict:
        """The item as it is in the text; nothing for a new one."""
        return {}

    def perform(self, form):
        before = self.before()
        taken = {str(item.get("key")) for item in items_of(self.record.text, self.part)}
        item = form.item(before, taken)
        change = {"part": self.part, "item": item, "key": before.get("key", "")}
        where_next(self.request, change_item(draft=self.record, by=self.request.user, **change))
        return self.list_url()


class ChangeItem(AddItem):
    """One item, with the way to take it out."""

    template_name = "partnership/drafts/item.html"

    def get_title(self):
        return self.kind.name_of(self.item_or_404())

    def before(self):
        return self.item_or_404()

    def initial(self):
        return self.kind.form.initial_of(self.item_or_404())

    def get_context_data(self, **kwargs):
        remove = reverse(f"partnership:draft_{self.part}_remove", args=[self.kwargs["key"]])
        return super().get_context_data(remove_url=remove, one=self.kind.one, **kwargs)


class RemoveItem(OfKind, OfDraft, ActionPage):
    """Take one item out of the draft."""

    form_class = ConfirmForm
    button = "Take it out of the draft"
    keeps_typed = False

    def get_title(self):
        return f"Take out “{self.kind.name_of(self.item_or_404())}”?"

    def consequences(self):
        return [
            "It is taken out of the draft only. The arrangement in force keeps it.",
            "What still names it in the draft is shown as a fault afterwards, with its line.",
        ]

    def perform(self, form):
        key = self.item_or_404()["key"]
        where_next(self.request, remove_item(draft=self.record, part=self.part, key=key, by=self.request.user))
        return self.list_url()
