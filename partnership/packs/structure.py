"""Appending a paper to the pack with its tags: its structure tree becomes a part of the pack's.

ISO 32000-1, 14.7.4: each page points into the parent tree by a number (``StructParents``), and so do
annotations and form XObjects; the numbers of a paper are moved past those that the pack has taken.
"""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

# What a tree that was put together badly makes of an honest reader.
BROKEN = (pikepdf.PdfError, KeyError, ValueError, TypeError, AttributeError, RecursionError)
KEYS = ("/StructParents", "/StructParent")
DEEPEST = 40


def append(pack: pikepdf.Pdf, paper: pikepdf.Pdf, title: str) -> bool:
    """Put the pages of ``paper`` behind those of ``pack``; whether its tags came along.

    A paper without tags, or with a broken tree, comes without: its pages then point nowhere.
    """
    first = len(pack.pages)
    pack.pages.extend(paper.pages)
    pages = list(pack.pages)[first:]
    try:
        tree, entries = _tree_of(pack, paper)
    except BROKEN:
        tree, entries = None, {}
    if tree is None:
        _renumber(pages, None)
        return False
    parents = _parent_tree(pack)
    offset = max(parents, default=-1) + 1
    _renumber(pages, offset)
    parents |= {offset + key: value for key, value in entries.items()}
    _keep_parent_tree(pack, parents)
    _hang(pack, tree, title, _language(paper))
    return True


def _tree_of(pack: pikepdf.Pdf, paper: pikepdf.Pdf):
    """The paper's structure tree in the pack, and its parent tree flattened; None for a paper without tags."""
    tree = paper.Root.get("/StructTreeRoot")
    if tree is None or "/K" not in tree or "/ParentTree" not in tree:
        return None, {}
    tree = pack.copy_foreign(tree if tree.is_indirect else paper.make_indirect(tree))
    return tree, flat(tree.ParentTree)


def flat(tree, depth: int = 0) -> dict[int, object]:
    """A number tree as a dictionary. Raises ValueError for one that is nested without end."""
    if depth > DEEPEST:
        raise ValueError("A number tree is nested too deeply.")
    numbers = list(tree.get("/Nums", []))
    found = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers) - 1, 2)}
    for kid in tree.get("/Kids", []):
        found |= flat(kid, depth + 1)
    return found


def _parent_tree(pack: pikepdf.Pdf) -> dict[int, object]:
    return flat(pack.Root.StructTreeRoot.ParentTree)


def _keep_parent_tree(pack: pikepdf.Pdf, parents: dict[int, object]) -> None:
    root = pack.Root.StructTreeRoot
    numbers = Array([part for key in sorted(parents) for part in (key, parents[key])])
    root.ParentTree = pack.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = max(parents, default=-1) + 1


def _hang(pack: pikepdf.Pdf, tree, title: str, language) -> None:
    """Make the paper's tree a part of the pack's document, with what its tags stand for."""
    root = pack.Root.StructTreeRoot
    document = _kids(root)[0]
    part = pack.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, P=document, T=String(title)))
    if language is not None:
        part.Lang = String(language)
    kids = _kids(tree)
    for kid in kids:
        kid.P = part
    part.K = Array(kids)
    document.K = Array([*_kids(document), part])
    for name in ("/RoleMap", "/ClassMap"):
        _add_missing(root, name, tree.get(name))


def _add_missing(root, name: str, more) -> None:
    """Names that the pack does not know yet keep the meaning that the paper gives them."""
    if not isinstance(more, Dictionary):
        return
    known = root.get(name, Dictionary())
    for key, value in more.items():
        if key not in known:
            known[key] = value
    root[name] = known


def _kids(element) -> list:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, Array) else [kids]


def _language(paper: pikepdf.Pdf) -> str | None:
    language = paper.Root.get("/Lang")
    return str(language) if language is not None else None


def _renumber(pages, offset: int | None) -> None:
    """Move every number by which these pages point into the parent tree; None takes the numbers away."""
    seen: set = set()
    for page in pages:
        _shift(page.obj, offset, seen)
        for annotation in page.obj.get("/Annots", []):
            _shift(annotation, offset, seen)
        _shift_forms(page.obj.get("/Resources"), offset, seen, 0)


def _shift_forms(resources, offset, seen: set, depth: int) -> None:
    forms = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if not isinstance(forms, Dictionary) or depth > DEEPEST:
        return
    for _, form in forms.items():
        if form.objgen not in seen:
            _shift(form, offset, seen)
            _shift_forms(form.get("/Resources"), offset, seen, depth + 1)


def _shift(thing, offset: int | None, seen: set) -> None:
    if not isinstance(thing, Dictionary | pikepdf.Stream) or (thing.is_indirect and thing.objgen in seen):
        return
    seen.add(thing.objgen)
    for key in KEYS:
        if key in thing:
            if offset is None:
                del thing[key]
            else:
                thing[key] = int(thing[key]) + offset
