"""Celery: the messenger. Rows in the database are the truth; see docs/architecture.md."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safeguarding.settings")

app = Celery("safeguarding")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# The same functions that `manage.py work` runs in the embedded default.
app.conf.beat_schedule = {
    "owed-and-unsent": {"task": "safeguarding.notices.tasks.tick", "schedule": 60.0},
    "digests": {"task": "safeguarding.notices.tasks.digests", "schedule": crontab(hour=8, minute=0)},
}
