"""Two questions that a monitor asks. ``/healthz``: does the process live? ``/readyz``: can it do its work?

Both answer in plain words and say nothing of any record.
"""

import datetime

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from safeguarding.clock import wall
from safeguarding.notices.models import Heartbeat

# The loop and beat tick each minute; after this long somebody should look.
QUIET_FOR = datetime.timedelta(minutes=10)


@method_decorator(never_cache, name="dispatch")
class Alive(View):
    """The process lives. The database is not asked."""

    public = True

    def get(self, request):
        return _words(["The portal is alive."], status=200)


@method_decorator(never_cache, name="dispatch")
class Ready(View):
    """Everything that the portal needs is there, or 503 and a sentence for each thing that is not."""

    public = True

    def get(self, request):
        faults = [fault for question in (_database, _messenger) for fault in question()]
        return _words(faults, status=503) if faults else _words(["The portal is ready."], status=200)


def _words(lines, *, status):
    return HttpResponse("\n".join(lines) + "\n", status=status, content_type="text/plain; charset=utf-8")


def _database():
    try:
        return _not_migrated() or _quiet_worker()
    except DatabaseError:
        return ["The database does not answer."]


def _not_migrated():
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return ["The database is older than this release: run manage.py migrate."]
    return []


def _quiet_worker():
    last = Heartbeat.objects.order_by("-at").first()
    if last is None:
        return ["No worker has reported yet: start the worker and beat, or manage.py work."]
    if wall.now() - last.at > QUIET_FOR:
        return [
            f"No worker has reported since {last.at.astimezone(wall.LONDON):%H:%M on %d %B %Y}: notices wait until one does."
        ]
    return []


def _messenger():
    if not settings.REDIS_URL:
        return []
    try:
        redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2).ping()
    except redis.RedisError:
        return ["Redis does not answer: notices wait in the database and are sent when it is back."]
    return []
