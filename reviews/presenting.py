"""Records of a case as the rows, tables and lines that components draw. Words only; no rules here."""

from reviews import choices
from safeguarding.design.cells import Row, Table
from safeguarding.design.dates import long_date, long_moment

OUTCOME_PARTS = [
    ("The facts", "facts"),
    ("What was done to make children safe", "immediate_safety"),
    ("What the agencies did", "agency_summary"),
    ("Context", "context"),
    ("The child’s lived experience", "lived_experience"),
    ("Learning that was known", "learning_known"),
    ("New learning", "learning_new"),
]


def outcome_parts(outcome, title: str) -> list[tuple[str, str]]:
    """The rapid review as written so far, part by part, with the recommendation last."""
    met = {True: "Met. ", False: "Not met. ", None: ""}[outcome.criteria_met]
    parallel = ", ".join(label for key, label in choices.PARALLEL if key in outcome.parallel)
    return [
        *[(words, getattr(outcome, name)) for words, name in OUTCOME_PARTS],
        ("What else is going on", parallel),
        ("Criteria for a local review", f"{met}{outcome.criteria_reasons}"),
        ("Recommended outcome", title),
        ("Why", outcome.outcome_reasons),
        ("National importance", outcome.national_relevance),
    ]


def content_parts(content: dict) -> list[tuple[str, str]]:
    """The rest of a frozen document, after the facts."""
    outcome = content["outcome"]
    return [
        *[(words, outcome.get(name, "")) for words, name in OUTCOME_PARTS[1:]],
        ("What else is going on", ", ".join(outcome.get("parallel", []))),
        ("National importance", outcome.get("national_relevance", "")),
    ]


def submission_rows(submission, titles: dict) -> dict:
    """A submission with its decision, for the page of the decision."""
    decision = getattr(submission, "decision", None)
    content = submission.content
    rows = [
        Row("Recommended", titles.get(content["outcome"]["key"], "")),
        Row("Written by", str(submission.authored_by)),
        Row("Submitted", f"{submission.submitted_by}, {long_moment(submission.submitted_at)}"),
        Row("Digest", submission.digest),
    ]
    if content["missing_partners"]:
        rows.append(Row("Missing at the meeting", ", ".join(content["missing_partners"])))
    if decision:
        rows += decision_rows(decision, titles)
    final = decision if decision and decision.kind != "challenged" else None
    addenda = decision.addenda.all() if decision else []
    return {"submission": submission, "rows": rows, "addenda": addenda, "final": final}


def decision_rows(decision, titles: dict) -> list[Row]:
    """Who decided what, when and why."""
    rows = [Row("Decision", decision.get_kind_display())]
    if decision.outcome:
        rows.append(Row("Outcome", titles.get(decision.outcome, decision.outcome)))
    if decision.reasons:
        rows.append(Row("Reasons", decision.reasons))
    rows.append(Row("Decided by", f"{decision.decided_by}, {long_moment(decision.decided_at)}"))
    return rows


def outside_table(notices) -> Table:
    """Bodies outside that were told."""
    rows = [(n.body_name, n.get_about_display(), n.reference, long_moment(n.sent_at), n.sent_by) for n in notices]
    return Table.of("Bodies that were told", ["Body", "Of what", "Reference", "Sent", "By"], rows, caption_hidden=True)


def openings_table(openings) -> Table:
    """Who opened the case."""
    rows = [(o.person_name, o.get_what_display(), long_moment(o.at)) for o in openings]
    return Table.of("Who opened it", ["Who", "What", "When"], rows, caption_hidden=True)


def entries_table(entries) -> Table:
    """What the clock was told, in the order in which it was told."""
    rows = [
        (entry.get_kind_display(), name, long_moment(entry.at or entry.on), entry.reason, f"{entry.recorded_by or ''}")
        for name, entry in entries
    ]
    return Table.of("What the clock was told", ["What", "Of", "When", "Why", "By"], rows, caption_hidden=True)


def referral_rows(referral, agencies) -> list[Row]:
    """The incident as the referral tells it."""
    names = ", ".join(
        [agency.name for agency in agencies] + ([referral.other_agencies] if referral.other_agencies else [])
    )
    professional = referral.professional or str(referral.made_by)
    return [
        Row("Professional", f"{professional}, {referral.agency or 'agency not given yet'}"),
        Row("It happened", long_date(referral.happened_on) or "Not given yet"),
        Row("They became aware", long_moment(referral.aware_at) or "Not given yet"),
        Row("What happened", referral.what_happened or "Not given yet"),
        Row("Reason for the referral", referral.reason or "Not given yet"),
        Row("Other children’s safety", referral.siblings_safety or "Not given yet"),
        Row("Done already", referral.immediate_action or "Nothing recorded"),
        Row("Agencies that know the child", names or "None named"),
        Row("Sent", long_moment(referral.sent_at) or "Not yet"),
    ]


def request_rows(asked) -> list[Row]:
    """An agency's structured return."""
    return [
        Row("Involvement", asked.involvement or "Nothing yet"),
        Row("Good practice", asked.good_practice or "Nothing yet"),
        Row("Immediate action", asked.immediate_action or "Nothing yet"),
        Row("Context, including inequalities", asked.context or "Nothing yet"),
        Row("The child’s lived experience", asked.lived_experience or "Nothing yet"),
    ]
