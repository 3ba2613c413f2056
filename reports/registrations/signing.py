"""Sign-off and publication: what people are told, what waits for them, and what happens on the day itself."""

from accounts.waiting import register_waiting, register_waiting_date
from reports.commands.publishing import come_out
from reports.waiting import TO_DO, waiting_here
from safeguarding.notices.hooks import register_daily
from safeguarding.notices.words import register_kind

KINDS = {
    "report-for-comments": ("You are asked for your comments on {noun} by {date}", "Sign in to read it and comment."),
    "report-for-scrutiny": (
        "Independent scrutiny’s statement is asked for in {noun} by {date}",
        "Sign in to read it and write the statement.",
    ),
    "report-statement-given": ("Independent scrutiny has given its statement in {noun}", "Sign in to read it."),
    "report-back-to-draft": ("Its writers have taken back {noun}", "Sign in to read why."),
    "report-to-sign": ("Your sign-off is asked for on {noun} by {date}", "Sign in to read it and answer."),
    "report-answered": ("A partner has signed off {noun}", "Sign in to see who has still to answer."),
    "report-sent-back": ("A partner has sent back {noun}", "Sign in to read what is to be put right."),
    "report-signed-off": ("Everybody who signs has signed off {noun}", "Sign in to see what comes next."),
    "report-published": ("The partnership has published {noun}", "Sign in to find it."),
    "report-corrected": ("A correction stands beside {noun} that was published", "Sign in to read it."),
}

for kind, (sentence, asks) in KINDS.items():
    register_kind(kind, sentence, asks)
register_waiting(waiting_here)
for step, (title, tail) in TO_DO.items():
    register_waiting_date("report", step, title, tail)
register_daily("reports-published", come_out)
