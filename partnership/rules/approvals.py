"""Whether every statutory partner's governance body has approved an arrangement."""

from collections.abc import Iterable

from partnership.arrangement import Arrangement


def partners_without_approval(arrangement: Arrangement, recorded: Iterable = ()) -> list[str]:
    """The names of the statutory partners of whom neither the file nor a recorded answer says that they approved.

    The latest answer of an agency counts: one that sent it back and approved later has approved.
    """
    said = {one["agency"]: True for one in arrangement.document["partnership"]["approvals"] if "agency" in one}
    for answer in sorted(recorded, key=lambda answer: (answer.on, answer.pk)):
        said[answer.agency.key] = answer.approved
    partners = (arrangement.agency(key) for key in arrangement.statutory_agency_keys)
    return [agency["name"] for agency in partners if not said.get(agency["key"])]
