"""What each kind of message says, to whom, and what it never says."""

import datetime

import pytest
from django.core import mail

from safeguarding.notices import delivery, words

pytestmark = pytest.mark.django_db
DUE = datetime.date(2026, 4, 7)
# What a case holds and a mailbox must never see.
FORBIDDEN = ["J.R.", "RR-2026-012 ", "aged 4", "bruis", "Roe"]
SAYS = {
    "deadline": "A deadline on a rapid review is due on Tuesday 7 April 2026",
    "overdue": "A deadline on a rapid review was due on Tuesday 7 April 2026 and is late",
    "escalated": "A deadline on a rapid review was due on Tuesday 7 April 2026 and is late. It has been passed up to you",
    "information-requested": "Your agency has been asked to answer a rapid review",
    "decision-needed": "Your decision is needed on a rapid review",
    "something-new": "There is news about a rapid review",
}


@pytest.fixture
def sent(news, owner):
    """``sent(kind)``: the e-mail that the owner gets."""

    def sent(kind, **fields):
        (notice,) = news(owner, kind=kind, urgent=True, due_on=DUE, **fields)
        delivery.deliver(notice.pk)
        return mail.outbox[-1]

    return sent


@pytest.mark.parametrize("kind", SAYS)
def test_each_kind_goes_to_its_recipient_with_its_sentence(sent, owner, kind):
    message = sent(kind)
    html, _ = message.alternatives[0]

    assert (message.to, message.cc, message.bcc) == ([owner.email], [], [])
    assert message.subject == f"OFFICIAL: {SAYS[kind]}"
    assert SAYS[kind] in message.body
    assert SAYS[kind] in html


@pytest.mark.parametrize("kind", [*words.KINDS, "something-new"])
def test_no_kind_says_anything_of_the_case(sent, kind):
    message = sent(kind)
    everything = f"{message.subject} {message.body} {message.alternatives[0][0]} {message.extra_headers}"

    assert not [word for word in FORBIDDEN if word in everything]


def test_both_bodies_link_to_the_record(sent):
    message = sent("deadline")

    assert "http://127.0.0.1:8000/reviews/RR-2026-012/" in message.body
    assert 'href="http://127.0.0.1:8000/reviews/RR-2026-012/"' in message.alternatives[0][0]


def test_the_message_id_is_the_same_for_every_try_and_another_for_another_notice(sent):
    first, second = sent("deadline"), sent("overdue")

    assert first.extra_headers["Message-ID"] != second.extra_headers["Message-ID"]
    assert first.extra_headers["Message-ID"].endswith("@safeguarding.example>")


def test_a_registered_sentence_has_no_blanks_but_noun_and_date():
    with pytest.raises(KeyError):
        words.register_kind("leaky", "{child} has died")
