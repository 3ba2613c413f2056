"""Deadlines are cut by whose they are and by what a person may see, everywhere alike."""

import datetime

import pytest

from accounts import access
from accounts.access import deadlines_visible_to, register_subject, visible_ids
from accounts.models import Agency
from safeguarding.clock.models import Deadline


@pytest.fixture
def papers(monkeypatch, agency, other_agency):
    """A kind of record, *paper*: everybody sees the first agency's, nobody the other's."""
    monkeypatch.setattr(access, "_subjects", {})
    register_subject("paper", lambda person: Agency.objects.filter(pk=agency.pk).values("pk"))


@pytest.fixture
def deadline(papers, agency):
    def deadline(owner, *, subject_id=agency.pk, kind="paper", key="riverside"):
        return Deadline.objects.create(
            subject_kind=kind,
            subject_id=subject_id,
            subject_label="P-1",
            subject_url="/papers/1/",
            partnership_key=key,
            step="read",
            title="Read it",
            owner=owner,
            due_on=datetime.date(2026, 4, 7),
            original_due_on=datetime.date(2026, 4, 7),
        )

    return deadline


def test_the_owner_sees_their_own(deadline, agency_lead, agency):
    mine = deadline(f"agency:{agency.pk}")

    assert list(deadlines_visible_to(agency_lead)) == [mine]


def test_whoever_runs_cases_sees_everybodys(deadline, support_officer, agency):
    theirs = deadline(f"agency:{agency.pk}")

    assert list(deadlines_visible_to(support_officer)) == [theirs]


def test_others_do_not_see_it(deadline, observer, outsider, agency):
    deadline(f"agency:{agency.pk}")

    assert not deadlines_visible_to(observer)
    assert not deadlines_visible_to(outsider)


def test_the_owner_does_not_see_it_when_the_record_is_not_visible(deadline, support_officer, other_agency):
    deadline("role:support_team", subject_id=other_agency.pk)

    assert not deadlines_visible_to(support_officer)


def test_an_unregistered_kind_of_record_is_invisible(deadline, support_officer):
    deadline("role:support_team", kind="secret")

    assert not deadlines_visible_to(support_officer)
    assert not visible_ids(support_officer, "secret")


def test_the_same_address_in_another_partnership_is_somebody_else(deadline, support_officer, other_partnership):
    deadline("role:support_team", key="hillside")

    assert not deadlines_visible_to(support_officer)
