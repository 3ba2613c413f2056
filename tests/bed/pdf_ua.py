"""A PDF held against PDF/UA-1 (ISO 14289-1) by a validator that is not ours."""

import tempfile
from pathlib import Path

from outloud import check


def faults(data: bytes) -> list[str]:
    """What breaks the standard: the rule, and what the validator found. Its guesses beyond the standard are left out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(data)
        result = check(str(path), layers=["conformance"])
    assert result.error is None, result.error
    return [f"{one.rule}: {one.message}" for one in result.findings if one.severity == "error"]
