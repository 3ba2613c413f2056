"""The project's own files, read for the tests that guard the house."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = sorted(path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name != "tests")


def python_files() -> list[Path]:
    """Every module of the rooms and the building, without migrations."""
    found = (path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def files_of_tests() -> list[Path]:
    return sorted((ROOT / "tests").rglob("test_*.py"))


def templates() -> list[Path]:
    return sorted([*(ROOT / "templates").rglob("*.*"), *(p for room in ROOMS for p in (ROOT / room).rglob("*.html"))])


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(node: ast.AST) -> int:
    """Lines, the docstring not counted."""
    text = ast.get_docstring(node, clean=False) or ""
    return node.end_lineno - node.lineno + 1 - (text.count("\n") + 1 if text else 0)


def place(path: Path, node: ast.AST | int) -> str:
    """``accounts/models.py:12``, to be read in a failure."""
    return f"{path.relative_to(ROOT)}:{node if isinstance(node, int) else node.lineno}"


def dotted(node: ast.AST) -> str:
    """``timezone.now`` for the expression of that name; '' for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return ""
