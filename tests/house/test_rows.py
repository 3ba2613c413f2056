"""Records are reached through visible_to, and nothing is stored that can be worked out."""

import ast
import re

from django.apps import apps

from tests.house.reading import ROOMS, ROOT, dotted, place, python_files, tree

COUNTDOWN = re.compile(r"(days|hours|working_days|time)_(left|remaining|late|overdue|to_go)|countdown|days_until")

# Names of bodies are public; the rest is reached after the page has found its record through visible_to.
ALLOWED = {
    ("accounts", "Person"): "asks only whether the invited address has an account already",
    ("accounts", "Appointment"): "narrows people who were reached through visible_to",
    ("reviews", "Person"): "who may be named on a case: people of the case's own partnership",
    ("reviews", "Document"): "documents of a case that the page has reached through visible_to",
    ("reviews", "DocumentVersion"): "a version of such a document",
    ("reviews", "RecommendationAction"): "what became of the recommendations of a case that the page has reached",
    ("reviews", "Deadline"): "the next step of each case in a list that starts at visible_to",
}
PUBLIC_NAMES = {"Agency"}


def is_a_view(path):
    return path.stem in {"views", "home", "health", "exports"} or "views" in path.parts


def managers_reached(source):
    """``(line, model)`` where ``Model.objects`` is followed by anything but ``visible_to``."""
    kept = {
        id(node.value) for node in ast.walk(source) if isinstance(node, ast.Attribute) and node.attr == "visible_to"
    }
    found = (node for node in ast.walk(source) if isinstance(node, ast.Attribute) and id(node) not in kept)
    return [(node.lineno, dotted(node.value)) for node in found if node.attr in {"objects", "_default_manager"}]


def test_views_reach_records_only_through_visible_to():
    views = [path for path in python_files() if is_a_view(path) and path.name != "health.py"]
    reached = [(path, line, model) for path in views for line, model in managers_reached(tree(path))]

    assert [
        place(path, line)
        for path, line, model in reached
        if model not in PUBLIC_NAMES and (path.relative_to(ROOT).parts[0], model) not in ALLOWED
    ] == []


def test_the_scan_sees_a_manager():
    assert managers_reached(ast.parse("A.objects.visible_to(u)\nA.objects.all()")) == [(2, "A")]


def test_no_countdown_is_stored():
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in ROOMS]
    names = [f"{model.__name__}.{field.name}" for model in ours for field in model._meta.get_fields()]

    assert [name for name in names if COUNTDOWN.search(name)] == []


def test_there_is_one_way_to_count_working_days():
    counting = re.compile(r"weekday\(\)|isoweekday\(\)|np\.busday")
    clock = ROOT / "safeguarding" / "clock"
    others = [path for path in python_files() if clock not in path.parents]

    assert [place(path, 1) for path in others if counting.search(path.read_text())] == []
