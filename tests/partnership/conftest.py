"""Arrangement files for the tests: the two seeds, the template, and small ones made to be wrong."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from partnership.commands import load_arrangement
from partnership.files import Faulty, read, text

ROOT = Path(__file__).resolve().parent.parent.parent
STRANGE = ROOT / "tests" / "partnership" / "strange.yaml"


class _WrittenOut(yaml.SafeDumper):
    """Writes everything out: arrangement files have no anchors."""

    def ignore_aliases(self, data):
        return True


_WrittenOut.add_representer(
    Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", str(value))
)


def seed(name):
    """The path of one of the files that the portal comes with."""
    return ROOT / "arrangements" / f"{name}.yaml"


@pytest.fixture
def faults_of(tmp_path):
    """``faults_of(text)``: what is wrong with a file of this text or these bytes; nothing when it is right."""

    def faults_of(content):
        path = tmp_path / "file.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        try:
            read(path)
        except Faulty as faulty:
            return faulty.faults
        return []

    return faults_of


@pytest.fixture
def broken(faults_of):
    """``broken(change)``: what is wrong with the strange file after ``change(document)``."""

    def broken(change):
        document, _ = text.load(STRANGE)
        change(document)
        return faults_of(yaml.dump(document, Dumper=_WrittenOut, sort_keys=False))

    return broken


@pytest.fixture
def buckinghamshire(db):
    """Buckinghamshire, loaded."""
    return load_arrangement(data=read(seed("buckinghamshire"))).partnership


@pytest.fixture
def berkshire_west(db):
    """Berkshire West, loaded."""
    return load_arrangement(data=read(seed("berkshire-west"))).partnership
