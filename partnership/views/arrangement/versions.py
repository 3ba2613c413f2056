"""Every version of the arrangement: when it took force, what it says, what it changed."""

from django.urls import reverse

from accounts.access import current_partnership
from accounts.pages import DetailPage, FormPage, ListPage, PlainPage
from accounts.policy import Permission
from partnership.arrangement import of_version, version_in_force
from partnership.commands.approvals import record_approval
from partnership.comparison import compare
from partnership.forms.arrangement import ApprovalForm
from partnership.models import ArrangementVersion
from partnership.rules.versions import records_working_by, state_of
from partnership.views.arrangement.reading import pages_of_groups, reading_of
from partnership.views.tabs import partnership_tabs
from safeguarding.design.cells import Empty, Link, Tag
from safeguarding.design.shapes import Column


class Versions:
    """What the pages about versions share."""

    model = ArrangementVersion
    permission: Permission | tuple = Permission.SEE_ARRANGEMENT
    caption = "Safeguarding arrangement"

    def breadcrumbs(self):
        return [
            Link("Partnership", reverse("partnership:arrangement")),
            Link("Versions", reverse("partnership:versions")),
        ]

    def visible(self):
        return super().visible().of(current_partnership(self.request)).defer("document")


class VersionsPage(Versions, ListPage):
    title = "Versions of the arrangement"
    template_name = "partnership/arrangement/versions.html"
    export_name = "arrangement-versions"
    default_sort = "-from"
    empty = Empty("No version yet", "Each arrangement that is published stays here, so that records keep their terms.")

    @property
    def columns(self):
        in_force = version_in_force(self.partnership)
        columns = [
            Column("version", "Version", value=name_of, sort=("version", "edition"), link=address_of),
            Column("state", "State", value=lambda version: state_of(version, in_force)),
            Column("published", "Published", value="published_on", sort="published_on"),
            Column("from", "In force from", value="in_force_from", sort=("in_force_from", "pk")),
            Column("to", "In force to", value="in_force_to", sort="in_force_to"),
            Column("review", "Review due", value="review_on", sort="review_on"),
        ]
        if self.may(Permission.PUBLISH_ARRANGEMENT):
            used = records_working_by(self.partnership)
            title = "Running records that began under it"
            columns.append(Column("records", title, value=lambda version: used.get(version.pk, 0), numeric=True))
        return columns

    def breadcrumbs(self):
        return super().breadcrumbs()[:1]

    def get_context_data(self, rows, **kwargs):
        names = {"tabs": partnership_tabs(self, "Arrangement"), "versions": list(self.visible())}
        return super().get_context_data(rows, **names, **kwargs)


def name_of(version: ArrangementVersion) -> str:
    """*2026*, *2026, edition 2*."""
    return f"{version.version}, edition {version.edition}" if version.edition > 1 else version.version


def address_of(version: ArrangementVersion) -> str:
    """The page of a version."""
    return reverse("partnership:version", args=[version.pk])


class VersionPage(Versions, DetailPage):
    """A version as it was, is or will be."""

    template_name = "partnership/arrangement/version.html"

    def get_title(self):
        return f"Version {name_of(self.record)}"

    def status(self) -> Tag:
        return state_of(self.record, version_in_force(self.partnership))

    def get_context_data(self, **kwargs):
        url_of = pages_of_groups(self.request.user, self.partnership)
        recorded = self.record.approvals.select_related("agency")
        names = {
            **reading_of(of_version(self.record.pk), url_of, recorded=recorded),
            "version": self.record,
            "others": [other for other in self.visible() if other.pk != self.record.pk],
            "records": self.records(),
            "approval_url": self.approval_url(),
        }
        return super().get_context_data(**{**names, **kwargs})

    def records(self) -> int:
        """How many running records work by it; a number for those who keep the arrangement, nothing for others."""
        counts = self.may(Permission.PUBLISH_ARRANGEMENT)
        return records_working_by(self.partnership).get(self.record.pk, 0) if counts else 0

    def approval_url(self) -> str:
        """Where an approval is recorded, for those who may."""
        may = self.may(Permission.PUBLISH_ARRANGEMENT)
        return reverse("partnership:approve_version", args=[self.record.pk]) if may else ""


class ApproveVersion(Versions, FormPage):
    """An approval that came after the arrangement was published."""

    permission = Permission.PUBLISH_ARRANGEMENT
    form_class = ApprovalForm
    success_message = "The answer is recorded."

    def form_kwargs(self):
        return {"arrangement": of_version(self.record.pk)}

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Link(f"Version {name_of(self.record)}", address_of(self.record))]

    def perform(self, form):
        record_approval(version=self.record, by=self.request.user, **form.cleaned_data)
        return address_of(self.record)


class ComparePage(Versions, PlainPage):
    """Two versions in words: ``?from=1&to=2``; without them, the one in force and the one before it."""

    template_name = "partnership/arrangement/compare.html"
    title = "What changed"

    def get_context_data(self, **kwargs):
        versions = list(self.visible().order_by("in_force_from", "pk"))
        before, after = self.asked(versions)
        sections = compare(of_version(before.pk), of_version(after.pk)) if before and after else []
        names = {"versions": versions, "before": before, "after": after, "changes": sections}
        return super().get_context_data(**{**names, **kwargs})

    def asked(self, versions: list) -> tuple:
        """The two versions of the address, earlier first as chosen; the last two where it names none."""
        by_pk = {str(version.pk): version for version in versions}
        before, after = (by_pk.get(self.request.GET.get(name, "")) for name in ("from", "to"))
        if before and after:
            return before, after
        now = version_in_force(self.partnership)
        after = after or by_pk.get(str(now[0])) if now else after
        earlier = [version for version in versions if after and version.pk != after.pk]
        return before or (earlier[-1] if earlier else None), after
