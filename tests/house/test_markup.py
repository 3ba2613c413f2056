"""Pages hold no inline script or style, and nothing in Python glues markup together."""

import ast
import re

import pytest

from tests.house.reading import dotted, place, python_files, templates, tree

INLINE = {
    "a script in the page": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.I),
    "a style in the page": re.compile(r"<style|\sstyle\s*=", re.I),
    "a handler in the page": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I),
    "an address that runs script": re.compile(r"javascript:", re.I),
    "text that is not escaped": re.compile(r"\|\s*safe\b|autoescape off|safeseq"),
}
TAG = re.compile(r"</?[a-z][a-z0-9]*(\s|>|/>)", re.I)
UNSAFE = {"mark_safe", "SafeString", "SafeText", "html_safe"}


def breaches(text, pattern):
    return [text[: found.start()].count("\n") + 1 for found in pattern.finditer(text)]


@pytest.mark.parametrize("what", INLINE)
def test_no_page_holds(what):
    pages = [path for path in templates() if path.suffix in (".html", ".svg")]
    # Made documents are read by the renderer from memory, not by a browser under the portal's policy.
    pages = [path for path in pages if not (what == "a style in the page" and "documents" in path.parts)]

    assert [place(page, line) for page in pages for line in breaches(page.read_text(), INLINE[what])] == []


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("<script>alert(1)</script>", "a script in the page"),
        ('<p style="color: red">', "a style in the page"),
        ('<a onclick="go()">', "a handler in the page"),
        ('<a href="javascript:go()">', "an address that runs script"),
        ("{{ title|safe }}", "text that is not escaped"),
    ],
)
def test_the_scan_sees_each_breach(page, what):
    assert breaches(page, INLINE[what]) == [1]


def glued(source):
    """The lines on which markup is made by Python instead of a template."""
    for node in ast.walk(source):
        if isinstance(node, ast.Name | ast.Attribute) and dotted(node).split(".")[-1] in UNSAFE:
            yield node.lineno
        if isinstance(node, ast.JoinedStr) and any(TAG.search(str(getattr(p, "value", ""))) for p in _texts(node)):
            yield node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            owner = node.func.value
            if isinstance(owner, ast.Constant) and TAG.search(str(owner.value)):
                yield node.lineno


def _texts(node):
    return (part for part in node.values if isinstance(part, ast.Constant))


def test_no_markup_is_glued_together_in_python():
    assert [place(path, line) for path in python_files() for line in glued(tree(path))] == []


def test_the_scan_sees_glued_markup():
    assert list(glued(ast.parse('f"<b>{name}</b>"\n"<i>{}</i>".format(name)\nmark_safe(name)'))) == [1, 2, 3]
