"""Binding: the laid-out agenda, then each paper that is a PDF, with bookmarks, page numbers and tags.

What cannot be bound is listed with its reason and goes beside the pack; it never stops the others.
"""

import io
from contextlib import ExitStack
from dataclasses import dataclass

import pikepdf
from django.template.loader import render_to_string

from partnership.packs import structure
from partnership.packs.stamp import number_pages
from safeguarding.documents import layout, store

STYLE = "static/css/pack.css"
TEMPLATE = "partnership/meetings/pack.html"
# The agenda names pages of papers that come after it; its own length settles at the first or second try.
TRIES = 4


@dataclass
class Part:
    """A paper on its way into the pack: opened, or the reason why it goes beside."""

    paper: dict
    item: dict | None
    pdf: pikepdf.Pdf | None = None
    reason: str = ""
    page: int = 0
    tagged: bool = False


def bind(content: dict) -> tuple[bytes, dict]:
    """The pack as a PDF, and what came of it: pages, papers bound, those without tags, those beside with reasons.

    Equal content and files give equal bytes. Raises ``layout.CannotRender`` where the server cannot lay out PDFs.
    """
    with ExitStack() as files:
        parts = [_opened(paper, item, files) for item, paper in papers_in(content)]
        front = _front(content, parts)
        pack = files.enter_context(pikepdf.open(io.BytesIO(front)))
        for part in parts:
            if part.pdf is not None:
                part.tagged = structure.append(pack, part.pdf, part.paper["title"])
        number_pages(pack, first=_front_pages(front))
        _finish(pack, content, parts)
        out = io.BytesIO()
        pack.save(out, deterministic_id=True)
        return out.getvalue(), outcome_of(pack, parts)


def papers_in(content: dict) -> list[tuple[dict | None, dict]]:
    """Each paper with its item, in the order of the agenda; those without an item last."""
    placed = [(item, paper) for item in content["items"] for paper in item["papers"]]
    return placed + [(None, paper) for paper in content["loose"]]


def outcome_of(pack: pikepdf.Pdf, parts: list[Part]) -> dict:
    """What the page says of a pack."""
    bound = [part for part in parts if part.pdf is not None]
    return {
        "pages": len(pack.pages),
        "bound": len(bound),
        "untagged": [part.paper["title"] for part in bound if not part.tagged],
        "beside": [[part.paper["title"], part.reason] for part in parts if part.pdf is None],
    }


def _opened(paper: dict, item: dict | None, files: ExitStack) -> Part:
    part = Part(paper, item)
    if paper["extension"] != "pdf":
        part.reason = f"It is a {paper['kind']} file." if paper["kind"] else "Its file is missing from the store."
        return part
    try:
        part.pdf = files.enter_context(pikepdf.open(store.path_of(paper["file"])))
        if not len(part.pdf.pages):
            part.pdf, part.reason = None, "The PDF has no pages."
    except FileNotFoundError:
        part.reason = "Its file is missing from the store."
    except pikepdf.PasswordError:
        part.reason = "The PDF is locked with a password."
    except pikepdf.PdfError:
        part.reason = "The PDF is damaged."
    return part


def _front(content: dict, parts: list[Part]) -> bytes:
    """Cover and agenda, naming the pages on which the papers begin."""
    pages, front = 1, b""
    for _ in range(TRIES):
        _count(parts, after=pages)
        front = layout.render(html_of(content, parts), STYLE)
        if _front_pages(front) == pages:
            break
        pages = _front_pages(front)
    return front


def html_of(content: dict, parts: list[Part]) -> str:
    """The front as HTML; every word of it escaped by the template."""
    items = [{**item, "parts": [part for part in parts if part.item is item]} for item in content["items"]]
    facts = {"items": items, "loose": [part for part in parts if part.item is None]}
    beside = [part for part in parts if part.pdf is None]
    return render_to_string(TEMPLATE, {**content, **facts, "beside": beside})


def _count(parts: list[Part], after: int) -> None:
    """The page of the pack on which each bound paper begins."""
    page = after + 1
    for part in parts:
        if part.pdf is not None:
            part.page = page
            page += len(part.pdf.pages)


def _front_pages(front: bytes) -> int:
    with pikepdf.open(io.BytesIO(front)) as pdf:
        return len(pdf.pages)


def _finish(pack: pikepdf.Pdf, content: dict, parts: list[Part]) -> None:
    """Bookmarks, page labels, and no promise about papers that somebody else made."""
    _bookmark(pack, content, parts)
    labels = pikepdf.Dictionary(S=pikepdf.Name.D, St=1)
    pack.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, labels]))
    if any(part.pdf is not None for part in parts):
        with pack.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            if "pdfuaid:part" in metadata:
                del metadata["pdfuaid:part"]


def _bookmark(pack: pikepdf.Pdf, content: dict, parts: list[Part]) -> None:
    """The agenda's own bookmarks, one for each item, with its papers under each; papers without an item at the end."""
    with pack.open_outline() as outline:
        items = {entry.title: entry for entry in outline.root}
        for part in parts:
            if part.pdf is None:
                continue
            entry = pikepdf.OutlineItem(part.paper["title"], part.page - 1)
            under = items.get(bookmark_of(part.item)) if part.item else None
            (under.children if under else outline.root).append(entry)


def bookmark_of(item: dict) -> str:
    """What the template gives the renderer as the title of an item's bookmark."""
    return " ".join(f"{item['number']}. {item['title']}".split())
