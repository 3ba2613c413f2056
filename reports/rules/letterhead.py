"""What a logo may be: a picture of a kind and size that every document can show."""

from typing import BinaryIO

MOST_PIXELS = 25_000_000
KINDS = ("png", "jpg")
PNG_HEAD = b"\x89PNG\r\n\x1a\n"
# Segments of a JPEG that give its size (ITU-T T.81, table B.1: SOF0 to SOF15 without DHT, JPG and DAC).
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# How a PNG and a JPEG end, and how far before the end of the file that may stand.
ENDS, LAST = (b"IEND\xaeB`\x82", b"\xff\xd9"), 64 * 1024
WORDS_LIMIT = 200


def reasons_against_words(words: str) -> list[str]:
    """Why these cannot stand for the logo."""
    if not words.strip():
        return ["Write what the logo shows, for people who do not see it. The partnership’s name is often enough."]
    if len(words) > WORDS_LIMIT:
        return [f"What the logo shows must be {WORDS_LIMIT} characters or fewer."]
    return []


def reasons_against_picture(extension: str, file: BinaryIO) -> list[str]:
    """Why a file of a kind that its bytes are cannot be the logo. Reads its header and its end, nothing more."""
    if extension not in KINDS:
        return ["The logo must be a PNG or JPEG picture. Save it as one of these and choose it again."]
    size = pixels_of(file)
    if size is None or not is_whole(file):
        return ["The picture is damaged or only half there. Save it again and choose the new file."]
    wide, high = size
    if wide * high > MOST_PIXELS:
        return [
            f"The picture is {wide:,} by {high:,} pixels, far more than a page can show. "
            "Save it smaller, 2,000 pixels wide at the most, and choose it again."
        ]
    return []


def pixels_of(file: BinaryIO) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG from its header; None where it has none. The file is left at its beginning."""
    file.seek(0)
    head = file.read(24)
    size = None
    if head.startswith(PNG_HEAD) and head[12:16] == b"IHDR" and len(head) == 24:
        size = int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
    elif head.startswith(b"\xff\xd8"):
        file.seek(2)
        size = _of_jpeg(file)
    file.seek(0)
    return size if size and all(size) else None


def is_whole(file: BinaryIO) -> bool:
    """Whether a PNG or JPEG has the mark of its end, perhaps with a little after it. Left at its beginning."""
    file.seek(0, 2)
    file.seek(max(0, file.tell() - LAST))
    end = file.read()
    file.seek(0)
    return any(mark in end for mark in ENDS)


def _of_jpeg(file: BinaryIO) -> tuple[int, int] | None:
    """The size in the frame's header, found by stepping from segment to segment."""
    while len(head := file.read(4)) == 4 and head[0] == 0xFF:
        if head[1] == 0xFF:  # padding before a marker
            file.seek(-3, 1)
            continue
        length = int.from_bytes(head[2:])
        if head[1] in FRAMES:
            frame = file.read(5)
            return (int.from_bytes(frame[3:5]), int.from_bytes(frame[1:3])) if len(frame) == 5 else None
        file.seek(length - 2, 1)
    return None
