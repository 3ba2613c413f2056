"""Files that belong to a record: what was uploaded and what the portal made, version by version."""

from django.conf import settings
from django.db import models

from safeguarding.clock.models import HasSubject


class Document(HasSubject):
    """A titled paper of one record. Its content is in its versions; the newest is the one to read."""

    title = models.CharField(max_length=200)
    marking = models.CharField(max_length=60, blank=True)
    made_by_portal = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "-created_at"], name="documents_of_subject")]
        constraints = [models.CheckConstraint(condition=~models.Q(title=""), name="a_document_has_a_title")]

    def __str__(self):
        return f"{self.subject_label} document {self.pk}"


class DocumentVersion(models.Model):
    """One file as it came, never overwritten.

    ``file_name`` is random and relative to MEDIA_ROOT; ``sha256`` is the digest of the bytes in
    hexadecimal; ``content_type`` was found from the bytes; ``size`` is in bytes.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    n = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=80, unique=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content_type = models.CharField(max_length=100)
    extension = models.CharField(max_length=8)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["document", "-n"]
        constraints = [
            models.UniqueConstraint(fields=["document", "n"], name="one_file_for_each_version"),
            models.CheckConstraint(condition=models.Q(n__gte=1), name="versions_count_from_one"),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="no_version_is_empty"),
        ]

    def __str__(self):
        return f"{self.document} version {self.n}"
