"""The portal's own Celery app, with a quicker beat, in a process that may live in another hour.

``TEST_NOW`` (ISO 8601) is the moment at which the process begins; its clock then runs on as usual.
"""

import datetime
import os

import django
import time_machine

if os.environ.get("TEST_NOW"):
    time_machine.travel(datetime.datetime.fromisoformat(os.environ["TEST_NOW"]), tick=True).start()

django.setup()

from accounts.access import register_subject  # noqa: E402
from accounts.models import Person  # noqa: E402
from safeguarding.celery import app  # noqa: E402

# A record that everybody may see, so that these tests stand without the rooms above.
register_subject("test-case", lambda person: Person.objects.values("pk"))
app.conf.beat_schedule["owed-and-unsent"]["schedule"] = 1.0
