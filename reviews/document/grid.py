"""Tables of a printed paper: a caption, headings, rows whose first cell is their heading."""

from dataclasses import dataclass, field

from reviews import choices
from reviews.chronology import GAP
from reviews.document.words import day, when
from safeguarding.design.dates import counted, long_date, short_date

# Most entries are of this kind; only the others say theirs.
RECORDED = choices.Confidence.RECORDED.label


@dataclass(frozen=True)
class Grid:
    """A table. ``kind`` sets its columns in the style sheet; a row that is a text runs across all of them."""

    caption: str
    headings: list[str]
    rows: list[list[str] | str] = field(default_factory=list)
    kind: str = ""

    @property
    def lines(self) -> list[tuple[str, list[str], str]]:
        """Each row as (heading, cells, note): only a row across has a note."""
        return [("", [], row) if isinstance(row, str) else (row[0], row[1:], "") for row in self.rows]


def children(content: dict) -> Grid:
    """The children, by letter."""
    rows = [
        [
            child["name"],
            child["harm"],
            f"{child['age']}, {child['sex'].lower()}",
            child["ethnicity"],
            ". ".join(filter(None, [child["disability"], child["disability_note"]])),
            f"{child['legal_status']}. {child['plan_history']}",
        ]
        for child in content["children"]
    ]
    headings = ["Child", "Harm", "Age and sex", "Ethnicity", "Disability", "Legal status and plans"]
    return Grid("The children in the incident", headings, rows, "children")


def attendance(content: dict) -> list[Grid]:
    """Who was at each meeting, partner by partner."""
    grids = []
    for meeting in content["meetings"]:
        rows = [[row["agency"], row["presence"]] for row in meeting["partners"]]
        rows.append(["In the chair", meeting["chaired_by"]])
        if meeting["others_present"]:
            rows.append(["Also present", meeting["others_present"]])
        grids.append(Grid(f"Meeting of {when(meeting['held_at'])}", ["Partner", "Presence"], rows, "pair"))
    return grids


def chronology(content: dict) -> Grid:
    """The merged chronology, each line with its source, long silences marked."""
    rows, before = [], None
    for line in content["chronology"]:
        gap = day(line["on"]) - before if before else None
        if gap and gap > GAP:
            rows.append(f"No contact of any agency is recorded for {counted(gap.days, 'day')}.")
        before = day(line["on"])
        unsure = "" if line["confidence"] == RECORDED else f"\n{line['confidence']}"
        rows.append([short_date(before), line["what"], f"{line['source']}{unsure}"])
    return Grid("Chronology from every agency", ["Date", "What happened", "Source"], rows, "chronology")


def recommendations(content: dict) -> Grid:
    """What the partners recommend, numbered, and to whom."""
    rows = [
        [str(number), row["words"], ", ".join(row["agencies"]) or "All partners"]
        for number, row in enumerate(content["recommendations"], start=1)
    ]
    return Grid("Recommendations", ["Number", "What is recommended", "To"], rows, "recommendations")


def notifications(content: dict) -> Grid:
    """Bodies outside that had been told when this was submitted."""
    rows = [
        [row["body"], row["about"], row["reference"] or "None", when(row["sent_at"])]
        for row in content["notifications"]
    ]
    return Grid(
        "Bodies outside the partnership that were told", ["Body", "Of what", "Reference", "Sent"], rows, "notifications"
    )


def steps(content: dict, *, law: bool) -> Grid:
    """The law's dates or the partnership's own, with when each was met and by how much it was late."""
    rows = []
    for step in content.get("steps", []):
        if step["law"] is not law:
            continue
        due = when(step["due"]) or step["waits_for"]
        moved = f" (first {when(step['first_due'])})" if step["first_due"] else ""
        done = long_date(day(step["met_on"])) if step["met_on"] else "Not yet"
        rows.append([step["title"], f"{due}{moved}", done, step["stands"]])
    caption = "The dates that the law sets" if law else "The partnership’s own dates"
    return Grid(caption, ["Step", "Due", "Done", "How it stands"], rows, "steps")
