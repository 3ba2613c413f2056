"""Who writes which part, what is kept of it, and what is said where it cannot be."""

import pytest

from reports.commands.sections import CHANGED_MEANWHILE, mark_done, write_section
from reports.models import Report
from reports.rules.sections import NOT_ASKED, SCRUTINY_ONLY, SEALED, last_years, may_write
from safeguarding.clock.refusal import Refused
from safeguarding.history.models import Step
from safeguarding.notices.models import Notice

pytestmark = pytest.mark.django_db


def test_the_writer_and_the_asked_author_write_a_part_and_nobody_else_does(
    part, author, support_officer, agency_lead, scrutineer, outsider
):
    writers = [
        person for person in (author, support_officer, agency_lead, scrutineer, outsider) if may_write(person, part)
    ]

    assert writers == [author, support_officer]


def test_an_author_writes_no_part_but_the_one_that_they_are_asked_for(changed, author, write):
    with pytest.raises(Refused, match=NOT_ASKED):
        write(changed, "Mine now.", author)


def test_only_scrutiny_writes_its_statement(statement, scrutineer, support_officer, write):
    with pytest.raises(Refused) as refused:
        write(statement, "All is well.", support_officer)

    assert list(refused.value.reasons) == [SCRUTINY_ONLY]
    assert write(statement, "There is more to do.", scrutineer).words == "There is more to do."


def test_an_author_of_the_statement_who_gives_no_scrutiny_cannot_write_it(statement, quality_member, write):
    statement.author = quality_member
    statement.save()

    with pytest.raises(Refused):
        write(statement, "All is well.", quality_member)


def test_words_are_cleaned_when_they_are_saved(part, support_officer, write):
    part = write(part, "<p class=MsoNormal>Children <b>spoke</b>.<o:p></o:p></p><script>x()</script>", support_officer)

    assert part.words == "Children **spoke**."
    assert (part.version, part.changed_by) == (2, support_officer)


def test_the_same_words_again_are_no_change(part, support_officer, write):
    write(part, "They met. \r\n", support_officer)

    part.refresh_from_db()
    assert part.version == 1
    assert not Step.objects.exists()


def test_of_two_who_write_at_once_the_second_is_told(part, support_officer, business_manager):
    write_section(section=part, words="First.", version=1, by=support_officer)

    with pytest.raises(Refused, match=CHANGED_MEANWHILE):
        write_section(section=part, words="Second.", version=1, by=business_manager)
    part.refresh_from_db()
    assert part.words == "First."


def test_a_table_that_no_page_can_hold_is_refused_at_the_question(part, support_officer, write):
    wide = "|" + " x |" * 40 + "\n|" + "---|" * 40

    with pytest.raises(Refused, match="has 40 columns") as refused:
        write(part, wide, support_officer)

    assert refused.value.field == "words"


def test_ten_thousand_words_right_to_left_and_an_emoji_are_kept(part, support_officer, write):
    words = " ".join(["مرحبا", "children", "😀"] * 3334)

    assert write(part, words, support_officer).words == words


def test_nothing_is_written_once_the_report_is_sealed(part, support_officer, write):
    Report.objects.update(state=Report.State.SIGNING)

    with pytest.raises(Refused, match=SEALED):
        write(part, "Late words.", support_officer)


def test_neither_history_nor_notices_quote_what_was_written(part, author, write):
    write(part, "Kestrel.", author)
    mark_done(section=part, by=author)

    said = [*Step.objects.values_list("what", flat=True), *Notice.objects.values_list("subject_label", flat=True)]
    assert "The words of part 2 were changed" in said
    assert not any("Kestrel" in one or part.title in one for one in said)


def test_last_years_part_is_the_one_of_the_period_before(part, changed, last_year, write):
    assert last_years(part).words == "They met twice. They were quorate."
    assert last_years(changed) is None
