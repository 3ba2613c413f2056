"""Budgets: short functions, short files, short templates, short tests."""

import statistics

from tests.house.reading import ROOT, files_of_tests, functions, length, place, python_files, templates

FILE, TEMPLATE = 310, 120
FUNCTION, FUNCTION_P90 = 60, 22
TEST, TEST_MEDIAN = 25, 10


def lines(path):
    return len(path.read_text().splitlines())


def too_long(paths, most):
    return {place(path, 1): lines(path) for path in paths if lines(path) > most}


def test_files_stay_short():
    assert too_long(python_files(), FILE) == {}


def test_test_files_stay_short():
    assert too_long(sorted((ROOT / "tests").rglob("*.py")), FILE) == {}


def test_templates_stay_short():
    assert too_long([path for path in templates() if path.suffix == ".html"], TEMPLATE) == {}


def test_functions_stay_short():
    long = {place(path, node): length(node) for path in python_files() for node in functions(path)}

    assert {where: size for where, size in long.items() if size > FUNCTION} == {}


def test_nine_functions_in_ten_fit_in_a_glance():
    sizes = [length(node) for path in python_files() for node in functions(path)]

    assert statistics.quantiles(sizes, n=10)[-1] <= FUNCTION_P90


def _tests_with_length():
    return {
        place(path, node): length(node)
        for path in files_of_tests()
        for node in functions(path)
        if node.name.startswith("test_") and "journeys" not in path.parts
    }


def test_tests_stay_short():
    assert {where: size for where, size in _tests_with_length().items() if size > TEST} == {}


def test_half_of_the_tests_are_ten_lines_or_fewer():
    assert statistics.median(_tests_with_length().values()) <= TEST_MEDIAN
