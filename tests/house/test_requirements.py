"""Every package has its reason beside it, and the lock files say exactly what is installed."""

import itertools
import re

import pytest

from tests.house.reading import ROOT

PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[a-z,]+\])?==([^\s;\\]+)", re.M)
FILES = ["requirements.txt", "requirements-dev.txt", "requirements-uv.txt"]


def pins(name):
    """``{package: version}`` of a requirements or lock file."""
    found = PIN.findall((ROOT / name).read_text())
    return {re.sub(r"[-_.]+", "-", package).lower(): version for package, version in found}


@pytest.mark.parametrize("name", FILES)
def test_every_package_has_its_reason_beside_it(name):
    asked = [line for line in (ROOT / name).read_text().splitlines() if line.strip()]
    follows = itertools.pairwise(asked)
    # One reason may stand above two packages that belong together.
    bare = [line for before, line in follows if PIN.match(line) and not (before.startswith("#") or PIN.match(before))]

    assert bare == []


@pytest.mark.parametrize("name", FILES)
def test_everything_asked_for_is_pinned_and_locked_at_the_same_version(name):
    asked = [line for line in (ROOT / name).read_text().splitlines() if line and line[0] not in "#-"]
    locked = pins(name.replace(".txt", ".lock"))

    assert len(pins(name)) == len(asked)
    assert {package: locked.get(package) for package in pins(name)} == pins(name)


def test_the_tests_run_on_the_packages_that_the_portal_runs_on():
    developed = pins("requirements-dev.lock")

    assert {package: developed.get(package) for package in pins("requirements.lock")} == pins("requirements.lock")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-uv.lock"])
def test_every_locked_package_has_its_hashes(name):
    blocks = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / name).read_text())

    assert [block.split()[0] for block in blocks if PIN.match(block) and "--hash=sha256:" not in block] == []


def test_the_portal_runs_on_about_twenty_packages():
    assert len(pins("requirements.txt")) <= 22
