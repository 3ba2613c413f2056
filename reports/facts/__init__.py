"""The facts that sections show. Each module of a room registers its own when it is imported."""

from importlib import import_module

ROOMS = (
    "reviews",
    "punctuality",
    "children",
    "after_reviews",
    "decisions",
    "groups",
    "meetings",
    "actions",
    "outcomes",
    "accounting",
    "voice",
    "funding",
    "arrangement",
    "scrutiny",
    "education",
)

for _room in ROOMS:
    import_module(f"reports.facts.{_room}")
