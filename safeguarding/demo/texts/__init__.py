"""What the fictitious cases say: a file for each case, and what agencies answer by the kind of case."""

from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent


@cache
def read(name: str) -> dict:
    """The text file ``<name>.yaml`` of this folder."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
