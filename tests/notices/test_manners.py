"""A worker lets the web server go first."""

import os
import subprocess
import sys
from pathlib import Path

from safeguarding.manners import GIVES_WAY

ROOT = Path(__file__).resolve().parents[2]


def test_a_process_that_gives_way_comes_after_the_others():
    # In a process of its own: what has given way once does not come first again.
    code = "import os; from safeguarding.manners import give_way; give_way(); print(os.nice(0))"

    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert int(said) == min(19, os.nice(0) + GIVES_WAY)
