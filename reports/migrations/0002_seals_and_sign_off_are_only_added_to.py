"""Seals and what partners said of them are only ever added to: the database refuses the rest."""

from django.db import migrations

from safeguarding.history import append_only

TABLES = ("reports_seal", "reports_signoff")


def protect(apps, schema_editor):
    for table in TABLES:
        append_only.protect(schema_editor.connection, table)


def release(apps, schema_editor):
    for table in TABLES:
        append_only.release(schema_editor.connection, table)


class Migration(migrations.Migration):

    dependencies = [("reports", "0001_reports_their_facts_and_seals")]

    operations = [migrations.RunPython(protect, release)]
