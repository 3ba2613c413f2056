"""The fact about decisions."""

from reports.facts import decisions


def test_restricted_decisions_are_counted_and_not_quoted(decide, frame, taken):
    decide("Adopt the protocol")
    decide("Nobody may read this", restricted=True)

    fact = taken("decisions.key", frame)

    assert fact.table.rows == (("Quality", 2, 1, 0),)
    assert [item.text for item in fact.items] == ["Adopt the protocol"]
    assert fact.says == "Two decisions were made by one group and one of them restricted."


def test_the_executives_decisions_come_first(decide, executive, frame, taken):
    decide("Of the sub-group", days=-9)
    decide("Of the executive", days=-2, group=executive)

    assert [item.text for item in taken("decisions.key", frame).items] == ["Of the executive", "Of the sub-group"]


def test_a_decision_outside_the_period_is_not_there(decide, past_frame, taken):
    decide(days=-5)

    assert taken("decisions.key", past_frame).empty == "No decisions were recorded in this period."


def test_every_decision_stands_behind_the_figure(decide, frame, taken):
    made = decide(), decide(restricted=True)

    (figure,) = taken("decisions.key", frame).figures

    assert set(figure.records) == {decision.subject for decision in made}


def test_more_decisions_than_are_listed_are_told(decide, frame, taken, monkeypatch):
    monkeypatch.setattr(decisions, "MOST", 1)
    decide()
    decide()

    fact = taken("decisions.key", frame)

    assert len(fact.items) == 1
    assert "1 more stand in the register of decisions" in fact.notes[0]
