"""Every setting that the portal reads stands in the page for those who run it, and no other does."""

import ast
import re

from tests.house.reading import ROOT, dotted, tree


def read_settings():
    calls = (node for node in ast.walk(tree(ROOT / "safeguarding" / "settings.py")) if isinstance(node, ast.Call))
    return {call.args[0].value for call in calls if dotted(call.func).startswith("env.") and call.args}


def documented_settings():
    rows = re.findall(r"^\| (`[A-Z_`, ]+`) \|", (ROOT / "docs" / "operations.md").read_text(), re.M)
    return {name for row in rows for name in re.findall(r"[A-Z_]{3,}", row)}


def test_every_setting_is_documented():
    assert sorted(read_settings() - documented_settings()) == []


def test_no_setting_is_documented_that_does_not_exist():
    assert sorted(documented_settings() - read_settings()) == []
