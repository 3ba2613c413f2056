"""Looking into an office file (a zip of XML parts) without unpacking it."""

import zipfile
import zlib
from typing import BinaryIO

from safeguarding.documents.taken import NotTaken

MAIN_PARTS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
}
MOST_PARTS = 5000
MOST_UNPACKED = 500 * 1024 * 1024
MOST_RATIO = 200
SMALL = 1024 * 1024


def kind_of(file: BinaryIO) -> str:
    """``docx``, ``xlsx`` or ``pptx``. Raises NotTaken for macros, passwords, bombs and plain zips."""
    try:
        with zipfile.ZipFile(file) as parts:
            _check_weight(parts.infolist())
            return _main_part(parts)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as fault:
        raise NotTaken("The file is damaged or only half there.") from fault


def _check_weight(infos: list[zipfile.ZipInfo]) -> None:
    """A few kilobytes that unpack to gigabytes would stop whoever opens them."""
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos) or 1
    if len(infos) > MOST_PARTS or unpacked > MOST_UNPACKED or (unpacked > SMALL and unpacked / packed > MOST_RATIO):
        raise NotTaken("The file unpacks to far more than its size, as hostile files do.")


def _main_part(parts: zipfile.ZipFile) -> str:
    infos = parts.infolist()
    names = {info.filename for info in infos}
    if any(info.flag_bits & 0x1 for info in infos):
        raise NotTaken("The file is locked with a password. Save it without the password.")
    if any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise NotTaken("The file has parts that point outside it.")
    kind = next((kind for part, kind in MAIN_PARTS.items() if part in names), None)
    if kind is None or "[Content_Types].xml" not in names:
        raise NotTaken("The file is a zip archive or an office file of another kind.")
    _refuse_macros(parts, names)
    return kind


def _refuse_macros(parts: zipfile.ZipFile, names: set[str]) -> None:
    """Macros hide behind an ordinary ending: the list of parts and their declared types both tell."""
    types = parts.read("[Content_Types].xml").lower()
    if b"macroenabled" in types or any("vbaproject" in name.lower() or "activex" in name.lower() for name in names):
        raise NotTaken("The file carries macros. Save it as an ordinary document without macros.")
