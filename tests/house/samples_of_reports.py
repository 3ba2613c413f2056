"""Rows of the demo for the addresses of the reports: one on its way, one waiting for signatures, one that is out."""

from accounts.models import Person
from reports.commands.papers import ask_for_document
from reports.making import make
from reports.models import Fact, Report, ReportJob
from reports.papers import newest_seal
from reports.rules.facts import CASE_KINDS

State = Report.State
# Of the report with the partners a row stands under each address' own name; these rows are of other records.
DRAFT = "of a draft"
OF_A_DRAFT = (
    "report",
    "preview",
    "history",
    "outline",
    "section",
    "section-write",
    "section-comment",
    "facts",
    "fact",
    "fact_records",
    "documents",
    "make-document",
    "document",
    "sign_off",
    "sign",
    "sent_to",
)
AGAIN = (
    *(f"reporting:{name} {DRAFT}" for name in OF_A_DRAFT),
    "reporting:section-write of scrutiny’s statement",
    "reporting:section of another report",
    "reporting:fact of another report",
    "reporting:document of another report",
    "reporting:receipt of another report",
    "reporting:record_sent of another report",
    "reporting:published_report that is not published",
    "reporting:published_file that is not published",
    "reporting:published_file of a kind that is not public",
)


def samples():
    """What to fill the blanks of the room's addresses with: of the report that the partners comment on."""
    partners, sealed, out = (of_state(state) for state in (State.COMMENTS, State.SIGNING, State.PUBLISHED))
    asked = Person.objects.get(email="group-chair@demo.example")
    section = partners.sections.filter(author=asked).first()
    comment = first_comment(partners)
    public = keys(out, kind="data")
    made(out)
    return {
        "reporting": filled(partners) | {"section": section.pk},
        "reporting:section-answer": {"pk": partners.pk, "section": comment.section_id, "comment": comment.pk},
        "reporting:sign": {"pk": sealed.pk},
        "reporting:receipt": {"pk": sealed.pk, "row": answer_of(sealed).pk},
        "reporting:record_sent": {"pk": out.pk, "row": out.recipients.first().pk},
        "reporting:sent_to": {"pk": out.pk},
        **{f"reporting:{name}": public for name in ("published", "published_report", "published_file")},
    }


def samples_again():
    """``{row: what to fill its blanks with}`` for the rows of ``AGAIN``."""
    draft, partners, sealed, out = map(of_state, (State.DRAFT, State.COMMENTS, State.SIGNING, State.PUBLISHED))
    mine = filled(draft)
    hidden = keys(sealed, kind="data")
    strange = {
        "section": {"section": draft.sections.first().pk},
        "fact": {"fact": mine["fact"]},
        "document": {"job": mine["job"]},
        "receipt": {"row": answer_of(sealed).pk},
        "record_sent": {"row": out.recipients.first().pk},
    }
    return {
        **{f"reporting:{name} {DRAFT}": needed(name, mine) for name in OF_A_DRAFT},
        AGAIN[len(OF_A_DRAFT)]: {"pk": partners.pk, "section": partners.sections.get(kind="scrutiny").pk},
        **{f"reporting:{name} of another report": {"pk": partners.pk, **row} for name, row in strange.items()},
        AGAIN[-3]: {name: hidden[name] for name in ("key", "outline", "label")},
        AGAIN[-2]: hidden,
        AGAIN[-1]: keys(out, kind="web"),
    }


def of_state(state: str) -> Report:
    return Report.objects.filter(state=state).order_by("pk").first()


def filled(report: Report) -> dict:
    """Of this report: a part, a fact with cases behind it where there is one, and a document that is made."""
    facts = list(Fact.objects.filter(section__report=report).order_by("pk"))
    fact = next((one for one in facts if kinds_behind(one) & CASE_KINDS), facts[0])
    part = report.sections.first()
    return {"pk": report.pk, "section": part.pk, "fact": fact.pk, "job": made(report).pk, "kind": "data", "comment": 0}


def needed(name: str, values: dict) -> dict:
    """Those of the values that the address has a blank for."""
    more = {
        "section": ("section",),
        "section-write": ("section",),
        "section-comment": ("section",),
        "fact": ("fact",),
        "fact_records": ("fact",),
        "make-document": ("kind",),
        "document": ("job",),
    }
    return {blank: values[blank] for blank in ("pk", *more.get(name, ()))}


def kinds_behind(fact: Fact) -> set[str]:
    return {record[0] for records in fact.records.values() for record in records}


def first_comment(report: Report):
    return next(comment for section in report.sections.all() for comment in section.comments.all())


def answer_of(report: Report):
    return report.seals.first().sign_offs.first()


def keys(report: Report, **more) -> dict:
    return {"key": report.partnership.key, "outline": report.outline, "label": report.label, **more}


def made(report: Report) -> ReportJob:
    """The report's tables, made: the document that takes least."""
    job = ask_for_document(report=report, kind="data", seal=newest_seal(report), by=report.begun_by)
    make(job.pk)
    return job
