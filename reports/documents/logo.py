"""The logo as documents can show it: the kept file, found by its digest, as a small PNG in plain colours."""

import hashlib
import io

from PIL import Image

from safeguarding.documents import store
from safeguarding.documents.layout import CannotRender
from safeguarding.documents.models import DocumentVersion

# In pixels: more than any printer shows on the few centimetres of a cover.
LARGEST = 1200
GONE = (
    "The file of the logo is missing from the store or is not what was kept. Whoever runs the portal restores it from "
    "the backup; then ask for the document again."
)


def logo_of(content: dict) -> bytes | None:
    """The logo that the content names, as PNG; None where it names none. Raises CannotRender where its file is gone.

    Printing colours (CMYK), palettes and rotation marks are made plain here, so that no viewer has to know them.
    """
    if not content["logo"]:
        return None
    version = DocumentVersion.objects.filter(pk=content["logo"]["version"]).first()
    path = store.path_of(version.file_name) if version else None
    data = path.read_bytes() if path and path.is_file() else b""
    if hashlib.sha256(data).hexdigest() != content["logo"]["sha256"]:
        raise CannotRender(GONE)
    return as_png(data)


def as_png(data: bytes) -> bytes:
    """A picture as a PNG of at most 1,200 pixels each way. Raises OSError for what is no picture."""
    with Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as picture:
        plain = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    plain.thumbnail((LARGEST, LARGEST))
    out = io.BytesIO()
    plain.save(out, "PNG")
    return out.getvalue()
