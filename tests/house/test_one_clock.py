"""One definition of a working day, and no test of the clock that fakes it (the demo asks the clock too)."""

import ast

from tests.house.reading import ROOT, place, python_files, tree

COUNTERS = {"is_working", "why_closed", "working_days_between"}
FAKES = {"mock", "patch", "mocker", "Mock", "MagicMock"}


def test_working_days_are_counted_in_the_clock_alone():
    defined = [
        place(path, node)
        for path in python_files()
        if not {"clock", "demo"} & set(path.parts)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and ("working_day" in node.name or node.name in COUNTERS)
    ]

    assert defined == []


def test_nobody_else_asks_for_the_day_of_the_week():
    asked = [
        place(path, node)
        for path in python_files()
        if "clock" not in path.parts and "demo" not in path.parts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"weekday", "isoweekday"}
    ]

    assert asked == []


def test_no_test_of_the_clock_fakes_the_calendar():
    faked = [
        place(path, node)
        for path in sorted((ROOT / "tests" / "clock").rglob("*.py"))
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Name) and node.id in FAKES) or (isinstance(node, ast.arg) and node.arg in FAKES)
    ]

    assert faked == []
