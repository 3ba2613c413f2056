"""What was said to be wrong in a published report stays said: the database refuses the rest."""

from django.db import migrations

from safeguarding.history import append_only


def protect(apps, schema_editor):
    append_only.protect(schema_editor.connection, "reports_correction")


def release(apps, schema_editor):
    append_only.release(schema_editor.connection, "reports_correction")


class Migration(migrations.Migration):

    dependencies = [("reports", "0003_corrections_beside_a_published_report")]

    operations = [migrations.RunPython(protect, release)]
