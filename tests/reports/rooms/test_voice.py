"""The facts from the questions that every meeting answers."""


def test_answers_are_counted_by_group(make_meeting, answer, executive, frame, taken):
    answer(make_meeting(days=-5, state="approved"), "voice", "They told us.")
    make_meeting(days=-6, state="approved")
    answer(make_meeting(days=-5, state="open", group=executive), "voice", "Read out.")

    table = taken("voice.children", frame).table

    assert table.rows == (("Executive", 1, 1, {"percent": "100.0"}), ("Quality", 2, 1, {"percent": "50.0"}))
    assert table.total == ("All groups", 3, 2, {"percent": "66.7"})


def test_only_approved_minutes_are_quoted(make_meeting, answer, frame, taken):
    approved = make_meeting(days=-5, state="approved")
    answer(approved, "children", "Shorter waits.")
    answer(make_meeting(days=-4, state="drafted"), "children", "Not yet agreed.")

    (item,) = taken("voice.benefit", frame).items

    assert (item.text, item.record) == ("Shorter waits.", approved.subject)


def test_an_empty_answer_is_none(make_meeting, answer, frame, taken):
    answer(make_meeting(days=-5, state="approved"), "workforce", "")

    assert taken("voice.workforce", frame).table.rows == (("Quality", 1, 0, {"percent": "0.0"}),)


def test_each_question_has_its_share_of_meetings(make_meeting, answer, frame, taken):
    met = make_meeting(days=-5, state="approved")
    for prompt in ("children", "voice", "workforce", "impact"):
        answer(met, prompt, "Something.")
    answer(make_meeting(days=-6, state="approved"), "voice", "Something.")

    fact = taken("voice.prompts", frame)

    assert [row[1:3] for row in fact.table.rows] == [(1, 1), (2, 0), (1, 1), (1, 1)]
    assert fact.figures[0].number == 1


def test_a_period_without_meetings_says_so(quality, frame, taken):
    assert taken("voice.children", frame).empty == "No meetings were held in this period."
