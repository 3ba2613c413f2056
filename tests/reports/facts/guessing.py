"""A reader who tries to work out what is kept back: every way to fill the gaps that fits what is shown.

Knows nothing of how numbers are suppressed; takes the table as it is printed.
"""

MOST = 60


def choices(cell, *, least):
    """What a cell may stand for: ``least`` is what the reader takes *not shown* to be at the least."""
    if isinstance(cell, int):
        return (cell, cell)
    return (1, cell["under"] - 1) if "under" in cell else (least, MOST)


def of_table(grid):
    """The printed numbers of a table by their place, and what adds up to what."""
    rows = [*grid.rows, grid.total] if grid.total else list(grid.rows)
    cells = {(row, column): cells[column] for row, cells in enumerate(rows) for column in grid.counts}
    parts = [column for column in grid.counts if column != grid.across]
    across = [((row, grid.across), [(row, part) for part in parts]) for row in range(len(rows)) if grid.across]
    last = len(grid.rows)
    down = [((last, c), [(row, c) for row in range(last)]) for c in grid.counts if grid.total]
    return cells, across + down


def narrowed(ranges, sums):
    """Ranges cut to what the sums leave; None where nothing fits."""
    changed = True
    while changed:
        changed = False
        for whole, parts in sums:
            for name, (low, high) in _cut(ranges, whole, parts):
                if low > high:
                    return None
                changed |= ranges[name] != (low, high)
                ranges[name] = (low, high)
    return ranges


def _cut(ranges, whole, parts):
    least, most = sum(ranges[part][0] for part in parts), sum(ranges[part][1] for part in parts)
    yield whole, (max(ranges[whole][0], least), min(ranges[whole][1], most))
    for part in parts:
        low, high = ranges[part]
        rest_low, rest_high = least - low, most - high
        yield part, (max(low, ranges[whole][0] - rest_high), min(high, ranges[whole][1] - rest_low))


def fits(ranges, sums):
    """One way to fill the gaps, or None."""
    ranges = narrowed(dict(ranges), sums)
    if ranges is None:
        return None
    open_ = [name for name, (low, high) in ranges.items() if low < high]
    if not open_:
        return {name: low for name, (low, _) in ranges.items()}
    name = min(open_, key=lambda one: ranges[one][1] - ranges[one][0])
    for value in range(ranges[name][0], ranges[name][1] + 1):
        found = fits({**ranges, name: (value, value)}, sums)
        if found:
            return found
    return None


def worked_out(cells, sums, *, least=0):
    """The places whose numbers are kept back in vain: only one number fits."""
    ranges = {name: choices(cell, least=least) for name, cell in cells.items()}
    gaps = [name for name, cell in cells.items() if isinstance(cell, dict)]
    first = fits(ranges, sums)
    assert first is not None, "Nothing fits what is printed."
    return [name for name in gaps if not _another(ranges, sums, name, first[name])]


def _another(ranges, sums, name, value):
    low, high = ranges[name]
    halves = [(low, value - 1), (value + 1, high)]
    return any(a <= b and fits({**ranges, name: (a, b)}, sums) for a, b in halves)
