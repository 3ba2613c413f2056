"""Only safeguarding/clock/wall.py asks what the time is."""

import ast
import re

from tests.house.reading import ROOT, dotted, place, python_files, templates, tree

WALL = ROOT / "safeguarding" / "clock" / "wall.py"
ASKS = re.compile(
    r"(^|\.)(timezone\.(now|localdate|localtime)|(datetime|date)\.(now|utcnow|today|fromtimestamp)"
    r"|time\.(time|time_ns|localtime|gmtime|ctime)|Now)$"
)


def asks_the_time(source):
    """The lines of ``source`` on which somebody asks what the time is."""
    return [node.lineno for node in ast.walk(source) if isinstance(node, ast.Attribute | ast.Name) and _asks(node)]


def _asks(node):
    return bool(ASKS.search(dotted(node)))


def test_nobody_but_the_wall_asks_what_the_time_is():
    asking = [place(path, line) for path in python_files() if path != WALL for line in asks_the_time(tree(path))]

    assert asking == []


def test_the_scan_sees_each_way_of_asking():
    ways = "timezone.now()\ndatetime.datetime.now()\ndate.today()\ntime.time()\ndatetime.utcnow()\nNow()"

    assert sorted(asks_the_time(ast.parse(ways))) == [1, 2, 3, 4, 5, 6]


def test_no_template_asks_what_the_time_is():
    assert [place(path, 1) for path in templates() if "{% now" in path.read_text(errors="ignore")] == []
