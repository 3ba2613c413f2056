"""The seal: what it refuses, what it only warns of, what it freezes."""

import datetime

import pytest
from django.db import DatabaseError, transaction

from reports import content
from reports.commands import signing
from reports.models import Comment, Fact, Seal, Section
from reports.rules import sealing
from reports.rules.signing import signatories
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def fact(report, support_officer):
    """A fact of the first part, taken thirty days ago."""
    return Fact.objects.create(
        section=report.sections.get(key="groups"),
        key="actions.overview",
        title="Actions",
        definition="All of them.",
        value={"says": "Five."},
        taken_at=wall.now() - datetime.timedelta(days=30),
        taken_by=support_officer,
        digest="a" * 64,
    )


def why_not(report, by):
    with pytest.raises(Refused) as refused:
        signing.seal_report(report=report, by=by)
    return " ".join(refused.value.reasons)


def test_what_changed_for_children_may_not_be_empty(with_scrutiny, support_officer):
    Section.objects.filter(kind="changed").update(words=" \n")

    assert "Write “What changed for children”" in why_not(with_scrutiny, support_officer)


def test_the_part_on_what_changed_may_not_be_missing(with_scrutiny, support_officer):
    Section.objects.filter(kind="changed").delete()

    assert "Add the part “What changed for children”" in why_not(with_scrutiny, support_officer)


def test_scrutinys_statement_may_not_be_empty(with_scrutiny, support_officer):
    Section.objects.filter(kind="scrutiny").update(words="")

    assert "has not given its statement" in why_not(with_scrutiny, support_officer)


def test_what_the_guidance_asks_for_may_not_be_empty(with_scrutiny, support_officer):
    with_scrutiny.edition = "wt-2023"
    with_scrutiny.save()

    assert "Nothing in the report answers what the guidance asks for" in why_not(with_scrutiny, support_officer)


def test_facts_that_were_never_taken_are_named_by_their_part(with_scrutiny, support_officer):
    Section.objects.filter(key="groups").update(facts_wanted=["actions.overview"])

    assert "Take the facts of “What the groups did”" in why_not(with_scrutiny, support_officer)


def test_open_comments_are_counted_by_their_part(with_scrutiny, support_officer, agency_lead):
    section = with_scrutiny.sections.get(key="groups")
    for _ in range(2):
        Comment.objects.create(section=section, words="Is that so?", by=agency_lead)

    assert "Answer two comments on “What the groups did”" in why_not(with_scrutiny, support_officer)


def test_it_is_not_sealed_before_partners_and_scrutiny_had_it(report, with_partners, support_officer):
    assert why_not(with_partners, support_officer) == "Ask for independent scrutiny’s statement first."


def test_only_its_writers_seal_a_report(with_scrutiny, signers, scrutineer):
    for person in (signers["river-police"], scrutineer):
        assert "Your role does not let you begin reports" in why_not(with_scrutiny, person)


def test_old_facts_warn_and_stop_nothing(with_scrutiny, fact, support_officer):
    (warning,) = sealing.warnings_before_sealing(with_scrutiny, [])

    assert warning.startswith("One fact was taken more than 14 days ago")
    assert signing.seal_report(report=with_scrutiny, by=support_officer)


def test_a_partner_without_anybody_warns(with_scrutiny, signers):
    signers["river-police"].appointments.all().delete()

    warnings = sealing.warnings_before_sealing(with_scrutiny, signatories(with_scrutiny))

    assert warnings == ["Nobody represents River Police on the executive today, so nobody could sign for it."]


def test_the_seal_freezes_what_stands_with_its_digest(seal, report):
    Section.objects.filter(key="groups").update(words="Something else.")

    seal.refresh_from_db()
    assert seal.content != content.of(report)
    assert (content.digest(seal.content), seal.number, report.state) == (seal.digest, 1, "signing")


def test_the_partners_are_asked_with_a_date_of_their_own(seal, signers):
    owners = set(Deadline.objects.filter(step__startswith="sign-", state="open").values_list("owner", flat=True))

    assert owners == {f"partner:{person.agency_id}" for person in signers.values()}
    assert {n.recipient for n in Notice.objects.filter(kind="report-to-sign")} == set(signers.values())


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_keeps_a_seal_as_it_is(seal, change):
    rows = Seal.objects.filter(pk=seal.pk)

    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(digest="b" * 64) if change == "update" else rows._raw_delete(rows.db)

    assert Seal.objects.get().digest == seal.digest


def test_what_changed_between_two_seals_is_said_in_words(seal, report, fact, support_officer):
    signing.back_to_draft(report=report, reason="A slip.", by=support_officer)
    Section.objects.filter(key="groups").update(title="The groups", words="They met four times.")
    second = signing.seal_report(report=report, by=support_officer)

    assert sealing.changes_between(seal.content, second.content) == [
        "“What the groups did” is called “The groups” now.",
        "“The groups”: the words have changed.",
        "“The groups”: “Actions” is new.",
    ]
