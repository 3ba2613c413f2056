"""An arrangement's limits, owners, chairs and frequencies as sentences say them."""

from accounts.policy import ROLES
from partnership.arrangement import Arrangement
from safeguarding.clock.words import list_words, say_amount

STATUTORY = {
    "local-authority": "The council",
    "health": "The health partner",
    "police": "The police",
}
ANYBODY = {
    "partners": "The statutory partners",
    "agencies": "Each agency concerned",
    "referrer": "The referrer",
}
GROUP_KINDS = {
    "executive": "Executive",
    "sub-group": "Sub-group",
    "locality-group": "Locality group",
    "committee": "Committee",
    "forum": "Forum",
    "panel": "Panel",
    "task-and-finish": "Task and finish group",
    "wider-group": "Wider than the partnership",
}
SOURCES = {"duty": "Law", "expectation": "National guidance"}
MEMBERS = {
    "member": "Member",
    "adviser": "Adviser",
    "observer": "Observer",
    "invited": "Invited",
    "expert": "Expert by experience",
    "practitioner": "Practitioner",
}


def limit(value: dict | None) -> str:
    """*Within 10 working days*, *By day 10 (kind of day not stated)*, *No limit stated*."""
    if value is None:
        return "No limit stated"
    unit = value["unit"]
    said = _amount(value, unit)
    if value.get("first-day"):
        said += ", the day itself being day 1"
    if value.get("roll", "none") != "none":
        said += f", moved {value['roll']} to a day that is worked"
    return f"{said} (kind of day not stated)" if unit == "not-stated" else said


def _amount(value: dict, unit: str) -> str:
    if "before" in value:
        return f"At least {say_amount(value['before'], unit)} before"
    if "to" in value:
        return f"Between {value['from']} and {say_amount(value['to'], unit)}"
    return f"Within {say_amount(value['within'], unit)}"


def source(step: dict) -> str:
    """Whose limit it is."""
    return SOURCES[step["standing"]] if step["source"] == "law" else "This partnership"


def who(owner: str, arrangement: Arrangement) -> str:
    """An owner or an address of the file in words: *Support team*, *Chair of Case Review Group*."""
    kind, _, key = owner.partition(":")
    if owner in ANYBODY:
        return ANYBODY[owner]
    if owner in STATUTORY:
        return STATUTORY[owner]
    if kind == "role" or owner in ROLES:
        return ROLES[key or owner].title
    return _named(kind, key, arrangement)


def _named(kind: str, key: str, arrangement: Arrangement) -> str:
    if kind == "group-chair":
        return f"Chair of {arrangement.group(key)['name']}"
    if kind == "agency":
        return arrangement.agency(key)["name"]
    if kind == "post":
        return arrangement.post(key)["title"]
    return next(body.name for body in arrangement.rapid_review.outside_bodies if body.key == key)


def everybody(addresses, arrangement: Arrangement) -> list[str]:
    """Each address in words."""
    return [who(address, arrangement) for address in addresses]


def chair(given: dict, arrangement: Arrangement) -> str:
    """Who chairs a group, or nothing where the arrangement does not say."""
    if "post" in given:
        return arrangement.post(given["post"])["title"]
    if "rotation" in given:
        return f"In turn: {list_words(title_of(key, arrangement) for key in given['rotation'])}"
    if given.get("elected"):
        return f"Elected{' from ' + given['from'] if 'from' in given else ''}"
    return "To be identified" if given.get("to-be-identified") else given.get("by", "")


def standing(place) -> str:
    """What somebody in a place of a group is there."""
    return "Chair" if place.is_chair else MEMBERS.get(place.standing, place.standing)


def title_of(key: str, arrangement: Arrangement) -> str:
    """The post, or else the agency, of a key."""
    posts = {post["key"]: post["title"] for post in arrangement.document["posts"]}
    return posts.get(key) or arrangement.agency(key)["name"]


def frequency(given: dict) -> str:
    """*Three times a year* in figures: *3 times a year*, *every 2 months*, *as needed*."""
    if "times" in given:
        times = given["times"]
        return f"{'Once' if times == 1 else 'Twice' if times == 2 else f'{times} times'} a {given['per']}"
    if "every" in given:
        one = given["every"] == 1
        return f"Every {given['unit'].rstrip('s')}" if one else f"Every {given['every']} {given['unit']}"
    return "As needed" if given.get("as-needed") else ""
