"""A fact: what a section takes from the rooms, with where it came from."""

from django.conf import settings
from django.db import models

from reports.models.sections import Section

PERSON = settings.AUTH_USER_MODEL


class Fact(models.Model):
    """Figures, a table, a chart or a list, taken once and kept until somebody refreshes it.

    ``key`` names the definition in ``reports.facts``. ``value`` is what is printed, small numbers already
    suppressed; ``records`` are the rows behind it, for those who may see them: ``{"": [[kind, id, label, url], …]}``
    by figure. ``parameters`` are what was asked with. ``digest`` is SHA-256 over key, parameters and value.
    """

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="facts")
    position = models.PositiveSmallIntegerField(default=0)
    key = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    definition = models.TextField()
    parameters = models.JSONField(default=dict)
    value = models.JSONField(default=dict)
    records = models.JSONField(default=dict, blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["section", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["section", "key"], name="one_fact_for_each_key_of_a_section")]

    def __str__(self):
        return self.title
