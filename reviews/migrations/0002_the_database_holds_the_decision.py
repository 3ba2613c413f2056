"""What was submitted and decided can only grow, and nobody who acted for an agency decides.

The check constraints of 0001 keep the author and the submitter out by the copies on the row; the
triggers here keep those copies equal to the submission's, and refuse a representative.
"""

from django.db import migrations

from safeguarding.history import append_only

FROZEN = ("reviews_submission", "reviews_decision", "reviews_advice", "reviews_addendum")

REPRESENTS = (
    "EXISTS (SELECT 1 FROM reviews_representative r"
    " WHERE r.review_id = NEW.review_id AND r.person_id = NEW.decided_by_id)"
)
OTHER_COPIES = (
    "NOT EXISTS (SELECT 1 FROM reviews_submission s WHERE s.id = NEW.submission_id AND s.review_id = NEW.review_id"
    " AND s.authored_by_id = NEW.authored_by_id AND s.submitted_by_id = NEW.submitted_by_id AND s.digest = NEW.digest)"
)
NOT_INDEPENDENT = "a representative of an agency on this review does not decide it"
NOT_THE_SUBMISSION = "a decision carries the author, submitter and digest of its submission"


def hold(apps, schema_editor):
    for table in FROZEN:
        append_only.protect(schema_editor.connection, table)
    hold_on = _postgresql if schema_editor.connection.vendor == "postgresql" else _sqlite
    hold_on(schema_editor)


def _sqlite(schema_editor):
    for name, condition, words in (
        ("independent", REPRESENTS, NOT_INDEPENDENT),
        ("same_submission", OTHER_COPIES, NOT_THE_SUBMISSION),
    ):
        schema_editor.execute(
            f"CREATE TRIGGER reviews_decision_{name} BEFORE INSERT ON reviews_decision WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
        )


def _postgresql(schema_editor):
    schema_editor.execute(
        "CREATE OR REPLACE FUNCTION reviews_decision_independent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {REPRESENTS} THEN RAISE EXCEPTION '{NOT_INDEPENDENT}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        f"IF {OTHER_COPIES} THEN RAISE EXCEPTION '{NOT_THE_SUBMISSION}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        "RETURN NEW; END $$"
    )
    schema_editor.execute(
        "CREATE TRIGGER reviews_decision_independent BEFORE INSERT ON reviews_decision "
        "FOR EACH ROW EXECUTE FUNCTION reviews_decision_independent()"
    )


def let_go(apps, schema_editor):
    for table in FROZEN:
        append_only.release(schema_editor.connection, table)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER IF EXISTS reviews_decision_independent ON reviews_decision")
        schema_editor.execute("DROP FUNCTION IF EXISTS reviews_decision_independent()")
        return
    for name in ("independent", "same_submission"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS reviews_decision_{name}")


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]

    operations = [migrations.RunPython(hold, let_go)]
