"""The facts that sections show. Each module of a room registers its own when it is imported."""

from importlib import import_module

ROOMS = ("reviews", "punctuality", "children", "after_reviews", "decisions", "meetings", "actions", "voice", "funding")

for _room in ROOMS:
    import_module(f"reports.facts.{_room}")
