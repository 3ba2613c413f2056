"""What a page says of an import: the first rows as they would become, in words."""

import datetime

from accounts.models import Agency, Person
from partnership.models import Group, Post
from safeguarding.design.dates import short_date

HEADINGS = ["Row", "Ref", "Action", "Owner", "Group", "Raised", "Due", "Becomes"]
MOST_WORDS = 160


def sample(rows: list[dict], partnership) -> list[list[str]]:
    """The rows (as ``checking`` makes them) under ``HEADINGS``; four statements for however many there are."""
    owners = [row["owner"] for row in rows]
    people = Person.objects.in_bulk([person for person, _, _ in owners if person])
    agencies = Agency.objects.in_bulk([agency for _, agency, _ in owners if agency])
    posts = Post.objects.in_bulk([post for _, _, post in owners if post])
    groups = {group.pk: group.name for group in Group.objects.of(partnership)}
    return [
        [
            str(row["n"]),
            row["ref"],
            row["what"][:MOST_WORDS],
            _owner(row["owner"], people, agencies, posts),
            groups.get(row["group"], "No group"),
            _day(row["raised"]),
            _day(row["due"]),
            f"Closed on {_day(row['closed'])}" if row["closed"] else "An open action",
        ]
        for row in rows
    ]


def _owner(owner: list, people: dict, agencies: dict, posts: dict) -> str:
    person, agency, post = owner
    if person:
        return str(people[person])
    return f"{posts[post]}, {agencies[agency]}" if post else str(agencies[agency])


def _day(text: str) -> str:
    return short_date(datetime.date.fromisoformat(text))
