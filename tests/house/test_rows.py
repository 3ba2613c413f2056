"""Records are reached through visible_to, and nothing is stored that can be worked out."""

import ast
import re

from django.apps import apps

from tests.house.reading import ROOMS, ROOT, place, python_files, tree

COUNTDOWN = re.compile(r"(days|hours|working_days|time)_(left|remaining|late|overdue|to_go)|countdown|days_until")


def is_a_view(path):
    return path.stem in {"views", "home", "health", "exports"} or "views" in path.parts


def managers_reached(source):
    """Lines on which ``.objects`` is followed by anything but ``visible_to``."""
    kept = {
        id(node.value) for node in ast.walk(source) if isinstance(node, ast.Attribute) and node.attr == "visible_to"
    }
    found = (node for node in ast.walk(source) if isinstance(node, ast.Attribute))
    return [node.lineno for node in found if node.attr in {"objects", "_default_manager"} and id(node) not in kept]


def test_views_reach_records_only_through_visible_to():
    views = [path for path in python_files() if is_a_view(path) and path.name != "health.py"]

    assert [place(path, line) for path in views for line in managers_reached(tree(path))] == []


def test_the_scan_sees_a_manager():
    assert managers_reached(ast.parse("A.objects.visible_to(u)\nA.objects.all()")) == [2]


def test_no_countdown_is_stored():
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in ROOMS]
    names = [f"{model.__name__}.{field.name}" for model in ours for field in model._meta.get_fields()]

    assert [name for name in names if COUNTDOWN.search(name)] == []


def test_there_is_one_way_to_count_working_days():
    counting = re.compile(r"weekday\(\)|isoweekday\(\)|np\.busday")
    clock = ROOT / "safeguarding" / "clock"
    others = [path for path in python_files() if clock not in path.parents]

    assert [place(path, 1) for path in others if counting.search(path.read_text())] == []
