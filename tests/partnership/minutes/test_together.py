"""Two minute-takers on one meeting: nothing is lost and nothing is written over."""

from hypothesis import example, given
from hypothesis import strategies as st

from partnership.commands import minutes as commands
from partnership.rules.minutes import choose, merge

FIELDS = st.fixed_dictionaries({"said": st.text(max_size=5), "outcome": st.sampled_from(["", "decision", "action"])})


@given(base=FIELDS, now=FIELDS, typed=FIELDS)
def test_whatever_two_people_type_is_kept_or_shown(base, now, typed):
    merged = merge(base, now, typed)

    for name, words in typed.items():
        safe = words in (now[name], base[name])
        assert safe or name in merged.conflicts or merged.changes[name] == words


@given(base=FIELDS, now=FIELDS, typed=FIELDS)
def test_nothing_that_somebody_else_wrote_is_written_over(base, now, typed):
    merged = merge(base, now, typed)

    assert all(base[name] == now[name] for name in merged.changes)


@given(base=FIELDS, typed=FIELDS)
def test_alone_there_is_never_a_conflict(base, typed):
    assert not merge(base, base, typed).conflicts


@given(now=st.text(), typed=st.text(min_size=1))
@example(now="0", typed=" ")
@example(now="They met twice.", typed="met")
def test_keeping_both_keeps_both(now, typed):
    kept = choose("both", now, typed)

    assert now.strip() in kept
    assert typed.strip() in kept


def test_a_save_from_an_older_version_comes_back_with_both_texts(running, support_officer, business_manager):
    item = running.items.first()
    commands.save_item(item=item, version=1, said="Sam wrote this.", by=support_officer)

    saved = commands.save_item(item=item, version=1, said="Bea wrote that.", by=business_manager)

    item.refresh_from_db()
    assert item.said == "Sam wrote this."
    assert saved.conflicts == {"said": ("Sam wrote this.", "Bea wrote that.")}
    assert saved.by == support_officer


def test_one_writes_the_minute_while_the_other_picks_the_outcome(running, support_officer, business_manager):
    item = running.items.first()
    commands.save_item(item=item, version=1, said="Sam wrote this.", by=support_officer)

    saved = commands.save_item(item=item, version=1, outcome="discussion", by=business_manager)

    assert (saved.row.said, saved.row.outcome, saved.conflicts) == ("Sam wrote this.", "discussion", {})


def test_answers_to_a_prompt_are_kept_apart_too(running, support_officer, business_manager):
    ask = {"meeting": running, "prompt": "impact", "version": 0}
    commands.save_prompt(**ask, words="Fewer repeats.", by=support_officer)

    saved = commands.save_prompt(**ask, words="More trust.", by=business_manager)

    assert saved.conflicts == {"words": ("Fewer repeats.", "More trust.")}


def post(client, running, **data):
    item = running.items.first()
    return client.post(
        f"/meetings/{running.pk}/minutes/items/{item.pk}/", data, headers={"Accept": data.pop("accept", "text/html")}
    )


def test_without_a_script_both_texts_are_on_the_page(client, running, support_officer, business_manager):
    commands.save_item(item=running.items.first(), version=1, said="Sam wrote this.", by=support_officer)
    client.force_login(business_manager)

    answer = post(client, running, version="1", said="Bea wrote that.")

    text = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in text for words in ("Sam wrote this.", "Bea wrote that.", "Keep both", "Also minuting: Sam"))


def test_a_script_is_told_both_texts(client, running, support_officer, business_manager):
    commands.save_item(item=running.items.first(), version=1, said="Sam wrote this.", by=support_officer)
    client.force_login(business_manager)

    answer = post(client, running, version="1", said="Bea wrote that.", accept="application/json")

    assert answer.status_code == 409
    assert "Sam wrote this." in answer.json()["both"]


def test_the_choice_is_kept(client, running, support_officer, business_manager):
    commands.save_item(item=running.items.first(), version=1, said="Sam wrote this.", by=support_officer)
    client.force_login(business_manager)

    answer = post(client, running, version="2", said="Bea wrote that.", choice="both")

    assert answer.status_code == 302
    assert running.items.first().said == "Sam wrote this.\n\nBea wrote that."


def test_a_save_says_when_in_words(client, running, support_officer):
    client.force_login(support_officer)

    answer = post(client, running, version="1", said="Agreed.", accept="application/json").json()

    assert answer["saved"].startswith("Saved at ")
    assert answer["version"] == 2
