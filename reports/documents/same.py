"""Office files without the moment of their making: the same parts, the same properties, the same bytes."""

import datetime
import io
import re
import zipfile

# The first moment that a zip can hold.
EPOCH = (1980, 1, 1, 0, 0, 0)
CORE = "docProps/core.xml"
STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def same(file: bytes, moment: datetime.datetime) -> bytes:
    """The office file packed anew: every part without its time, created and modified at ``moment`` in UTC."""
    stamp = f"{moment.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == CORE:
                data = STAMP.sub(rb"\g<1>" + stamp + rb"\g<3>", data)
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, data)
    return out.getvalue()
