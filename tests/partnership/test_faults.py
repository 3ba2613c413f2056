"""Files of the right kind with something wrong in them: where, what, and what would be right."""

import pytest


def only(faults):
    assert len(faults) == 1, faults
    return faults[0]


def find(items, key):
    return next(item for item in items if item["key"] == key)


def step(document, key="decide"):
    return find(find(document["procedures"], "quick-look")["steps"], key)


def test_the_strange_file_is_right_before_anything_is_changed(broken):
    assert broken(lambda document: None) == []


def test_a_fault_names_its_place_its_line_and_the_near_match(broken):
    fault = only(broken(lambda d: step(d)["limit"].update(unit="workingdays")))

    assert fault.startswith("procedures[quick-look].steps[decide].limit.unit (line ")
    assert "Did you mean “working-days”?" in fault


CASES = {
    "an unknown role decides": (
        lambda d: d["rapid-review"].update(decides="partnership_chairs"),
        "“partnership_chair”",
    ),
    "nobody holds the deciding role": (
        lambda d: d["rapid-review"].update(decides="independent_chair"),
        "nobody could decide",
    ),
    "an unknown owner": (lambda d: step(d).update(owner="suport_team"), "Did you mean “support_team”?"),
    "an unknown agency in a post": (
        lambda d: d["posts"][0].update(agency="fells-polic"),
        "Did you mean “fells-police”?",
    ),
    "an unknown sector": (lambda d: d["agencies"][0].update(sector="publik"), "Did you mean “public”?"),
    "an unknown group": (lambda d: d["rapid-review"].update(considers="review"), "Did you mean “reviews”?"),
    "an unknown post chairs": (lambda d: d["groups"][1]["chair"].update(post="chairs"), "Did you mean “chair”?"),
    "an unknown anchor": (lambda d: step(d).update(anchor="sendt"), "Did you mean “sent”?"),
    "a circle of anchors": (lambda d: step(d).update(anchor="reply"), "wait for each other: decide → reply → decide"),
    "a circle of parents": (lambda d: d["groups"][0].update(parents=["schools"]), "run in a circle"),
    "a key used twice": (lambda d: d["groups"][1].update(key="north-board"), "used twice"),
    "dates out of order": (
        lambda d: d["partnership"].update({"in-force-to": "2025-01-01"}),
        "is before “in-force-from”",
    ),
    "a day that does not exist": (
        lambda d: d["partnership"].update({"published-on": "2026-02-31"}),
        "not a day of the calendar",
    ),
    "a date the English way": (
        lambda d: d["partnership"].update({"published-on": "05/01/2026"}),
        "Write a date as 2026-04-01",
    ),
    "rows that do not foot": (
        lambda d: d["funding"][0].update({"printed-total": 31}),
        "£31.00 and the rows add up to £30.35",
    ),
    "an outcome opens nothing": (lambda d: d["rapid-review"]["outcomes"][1].update(opens="deep-lok"), "“deep-look”"),
    "an unknown ladder": (lambda d: step(d).update(ladder="requests"), "“requests” is not a ladder"),
    "an unknown act": (lambda d: step(d).update({"met-by": "decidet"}), "Did you mean “decided”?"),
    "an unknown key": (lambda d: step(d).update(onwer="referrer"), "Did you mean “owner”?"),
    "an unknown outside body": (lambda d: step(d, "a-coroner").update(outside="coronor"), "Did you mean “coroner”?"),
    "a step without an owner": (lambda d: step(d).pop("owner"), "exactly one of owner, outside"),
    "a limit that says two things": (lambda d: step(d)["limit"].update(before=2), "within and before stand together"),
    "half a range": (lambda d: step(d, "a-summaries")["limit"].pop("from"), "a range has both from and to"),
    "a range the wrong way round": (lambda d: step(d, "a-summaries")["limit"].update({"from": 12}), "Turn them round"),
    "an amount with a comma": (lambda d: d["funding"][0]["rows"][0].update(amount="1,000"), "a number without commas"),
    "somebody told who is nobody": (lambda d: step(d).update(tells=["scrutineer"]), "Did you mean “role:scrutineer”?"),
    "a guidance edition that is missing": (
        lambda d: d["partnership"].update({"guidance-edition": "wt-2032"}),
        "“wt-2023”",
    ),
    "two words at one time": (lambda d: d["terms"][1].update({"from": "2026-06-01"}), "two words at one time"),
    "two ways to chair": (lambda d: d["groups"][1]["chair"].update(elected=True), "post and elected stand together"),
    "half a frequency": (lambda d: d["groups"][1]["frequency"].pop("per"), "times with per"),
    "no police": (lambda d: [a.pop("statutory") for a in d["agencies"][5:7]], "statutory partner of kind police"),
    "an agency for itself": (
        lambda d: d["agencies"][2].update({"acts-for": ["rivers-trust"]}),
        "cannot act for itself",
    ),
    "a name that no page could show": (lambda d: d["groups"][0].update(name="x" * 201), "At most 200 fit"),
    "another format": (lambda d: d.update(format=2), "This release reads 1"),
    "a missing part": (lambda d: d.pop("area"), "“area” is missing"),
    "text in place of a list": (lambda d: d.update(groups="none"), "It should be a list"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_says_what_would_be_right(broken, case):
    change, said = CASES[case]

    assert any(said in fault for fault in broken(change)), broken(change)


def test_every_fault_is_one_line(broken):
    faults = broken(lambda d: (step(d).update(owner="x\ny"), d["rapid-review"].update(considers="nobody")))

    assert len(faults) == 2
    assert not any("\n" in fault for fault in faults)


def test_faults_come_in_the_order_of_the_file(broken):
    faults = broken(lambda d: (d["rapid-review"].update(considers="x"), d["agencies"][0].update(sector="y")))

    assert [fault.split("[")[0].split(".")[0] for fault in faults] == ["agencies", "rapid-review"]


def test_a_space_pasted_from_a_document_does_no_harm(broken):
    assert broken(lambda d: d["groups"][0].update(remit="Chief\u00a0Constable")) == []
