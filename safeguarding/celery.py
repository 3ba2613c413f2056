"""Celery: the messenger. Rows in the database are the truth; see docs/architecture.md."""

import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_init

from safeguarding.manners import give_way

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safeguarding.settings")

app = Celery("safeguarding")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# The same functions that `manage.py work` runs in the embedded default.
app.conf.beat_schedule = {
    "owed-and-unsent": {"task": "safeguarding.notices.tasks.tick", "schedule": 60.0},
    "digests": {"task": "safeguarding.notices.tasks.digests", "schedule": crontab(hour=8, minute=0)},
}


@worker_init.connect
def after_the_web_server(**_) -> None:
    """The processes that the worker begins later behave as it does."""
    give_way()
