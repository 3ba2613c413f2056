"""Imports only ever go downstairs."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.house.reading import ROOMS, ROOT, functions, place, python_files


def test_imports_only_ever_go_downstairs():
    command = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_every_room_stands_on_a_floor():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    floors = " ".join(contracts["contracts"][0]["layers"])

    assert set(contracts["root_packages"]) == set(ROOMS)
    assert [room for room in ROOMS if room not in floors] == []


def test_every_part_of_the_building_stands_on_a_floor():
    floors = (ROOT / "pyproject.toml").read_text()
    free = {"__init__", "apps", "celery", "settings", "environment", "cache", "migrations", "__pycache__"}
    parts = {path.stem for path in (ROOT / "safeguarding").iterdir() if path.suffix in ("", ".py")} - free

    assert sorted(part for part in parts if f"safeguarding.{part}" not in floors) == []


def test_no_project_import_hides_inside_a_function():
    hidden = [
        place(path, node)
        for path in python_files()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom | ast.Import) and _is_ours(node)
    ]

    assert hidden == []


def _is_ours(node):
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
    return any(name.split(".")[0] in ROOMS for name in names)


def test_there_is_no_room_where_circles_close():
    found = [path for path in ROOT.glob("**/") if path.name in {"core", "common", "utils", "helpers", "misc"}]

    assert [path for path in found if not {".venv", "var", "node_modules", ".git"} & set(path.parts)] == []
