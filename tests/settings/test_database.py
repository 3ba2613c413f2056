"""How the portal speaks to its database in production."""

import json
import sys

from tests.settings.test_refusals import start

OPTIONS = "import json; from safeguarding.settings import DATABASES; print(json.dumps(DATABASES['default']['OPTIONS']))"


def test_postgresql_is_asked_to_compile_nothing_and_not_waited_for_long():
    done = start([sys.executable, "-c", OPTIONS])

    assert json.loads(done.stdout) == {"options": "-c jit=off", "connect_timeout": 5}
