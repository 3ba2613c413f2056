"""The log of openings can only grow: the database refuses UPDATE and DELETE."""

from django.db import migrations

from safeguarding.history import append_only


def protect(apps, schema_editor):
    append_only.protect(schema_editor.connection, "history_opening")


def release(apps, schema_editor):
    append_only.release(schema_editor.connection, "history_opening")


class Migration(migrations.Migration):
    dependencies = [("history", "0001_initial")]

    operations = [migrations.RunPython(protect, release)]
