"""Which row of the picture each group stands in, and in which order."""

from collections.abc import Iterable, Mapping

MOST_IN_A_ROW = 5


def depths(parents: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """How far below the top each key stands: below all that it stands under. A circle is cut where it closes."""
    found: dict[str, int] = {}

    def depth(key: str, above: tuple[str, ...]) -> int:
        if key in found:
            return found[key]
        higher = [depth(parent, (*above, key)) + 1 for parent in parents[key] if parent not in (*above, key)]
        found[key] = max(higher, default=0)
        return found[key]

    for key in parents:
        depth(key, ())
    return found


def in_rows(layer: list, place_of_parents: Mapping[str, float]) -> list[list]:
    """The nodes of one layer in rows of at most five, near what they stand under, sisters side by side."""
    units: dict[str, list] = {}
    for node in layer:
        units.setdefault(node.family or f"alone {node.key}", []).append(node)
    mean = {name: sum(place_of_parents[n.key] for n in unit) / len(unit) for name, unit in units.items()}
    order = {name: position for position, name in enumerate(units)}
    ordered = [units[name] for name in sorted(units, key=lambda name: (mean[name], order[name]))]
    target = -(-len(layer) // -(-len(layer) // MOST_IN_A_ROW))
    rows: list[list] = [[]]
    for unit in ordered:
        if rows[-1] and (len(rows[-1]) + len(unit) > MOST_IN_A_ROW or len(rows[-1]) >= target):
            rows.append([])
        for node in unit:
            if len(rows[-1]) == MOST_IN_A_ROW:
                rows.append([])
            rows[-1].append(node)
    return rows
