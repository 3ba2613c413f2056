"""One row for each form that was sent: the reason why a double click is one record."""

from django.db import models


class SentForm(models.Model):
    """A form was sent and led somewhere. The unique token is what stops the second click."""

    token = models.CharField(max_length=64, unique=True)
    sender = models.CharField(max_length=64)
    result_url = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self):
        return f"Form sent at {self.sent_at:%Y-%m-%d %H:%M}"
