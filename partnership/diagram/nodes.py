"""From an arrangement's groups, and those that were set up on screen, to the nodes of the picture and its text."""

from collections.abc import Callable, Iterable

from partnership import words
from partnership.arrangement import Arrangement
from partnership.diagram.layout import Node


def nodes_of(
    arrangement: Arrangement, more: Iterable = (), url_of: Callable[[str], str] = lambda key: ""
) -> list[Node]:
    """A node for each group of the document and for each of ``more``, rows of groups that it does not name."""
    nodes = [_from_document(group, arrangement, url_of) for group in arrangement.groups]
    named = {node.key for node in nodes}
    return nodes + [_from_row(group, url_of) for group in more if group.key not in named]


def _from_document(group: dict, arrangement: Arrangement, url_of) -> Node:
    localities = {item["key"]: item["name"] for item in arrangement.document["area"]["localities"]}
    return Node(
        key=group["key"],
        name=group["name"],
        kind=group["kind"],
        kind_words=words.GROUP_KINDS[group["kind"]],
        parents=tuple(group["parents"]),
        footprint=tuple(group["footprint"]),
        family=group.get("function", "") if group.get("locality") else "",
        locality=localities.get(group.get("locality"), ""),
        url=url_of(group["key"]),
        note="Still to be established" if group.get("to-be-established") else "",
    )


def _from_row(group, url_of) -> Node:
    return Node(
        key=group.key,
        name=group.name,
        kind=group.kind,
        kind_words=words.GROUP_KINDS.get(group.kind, "Group"),
        parents=tuple(parent.key for parent in group.parents.all()),
        footprint=tuple(group.footprint),
        locality=group.locality_name,
        url=url_of(group.key),
    )


def outline_of(nodes: Iterable[Node]) -> list[dict]:
    """The same as nested lists: each group under its first parent, with the others in words.

    Each item is a dict of ``node``, ``also`` (the names of further parents) and ``under`` (items).
    """
    nodes = list(nodes)
    by_key = {node.key: node for node in nodes}
    first = {node.key: next((key for key in node.parents if key in by_key), "") for node in nodes}
    shown: set[str] = set()

    def items(parent: str) -> list[dict]:
        found = []
        for node in nodes:
            if first[node.key] == parent and node.key not in shown:
                shown.add(node.key)
                found.append({"node": node, "also": _others(node, by_key), "under": items(node.key)})
        return found

    outline = items("")
    # What only stands in a circle hangs under nothing; it is said all the same.
    return outline + [{"node": n, "also": _others(n, by_key), "under": []} for n in nodes if n.key not in shown]


def _others(node: Node, by_key: dict[str, Node]) -> list[str]:
    return [by_key[key].name for key in node.parents if key in by_key][1:]
