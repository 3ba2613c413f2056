"""The building: settings, addresses and the ground floors that every room stands on."""

from safeguarding.celery import app as celery_app

__all__ = ["celery_app"]
