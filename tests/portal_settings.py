"""The portal's own settings in test mode, whatever the shell says."""

import os
import tempfile
from pathlib import Path

os.environ["SAFEGUARDING_MODE"] = "test"
os.environ.setdefault("SAFEGUARDING_VAR", str(Path(tempfile.gettempdir()) / f"portal-tests-{os.getuid()}"))

from safeguarding.settings import *  # noqa: F403
from safeguarding.settings import DATABASES, STATIC_ROOT, VAR

STATIC_ROOT.mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file and not memory: the live server's threads then lock as they do in the demo.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / f"test-{os.getpid()}.sqlite3")}
