"""The logo: who may put it there, what is refused in words, that no picture breaks a document."""

import io
import struct
import zlib
from dataclasses import replace

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from PIL import Image

from reports import content
from reports.commands.letterhead import change_letterhead, take_logo_off
from reports.documents import CannotRender, make
from reports.models import Letterhead
from reports.rules.letterhead import pixels_of
from safeguarding.clock.refusal import Refused
from safeguarding.documents import store
from tests.reports.documents.conftest import elements
from tests.reports.generous import printed

pytestmark = pytest.mark.django_db
PLACE = "/reports/letterhead/"
WORDS = "Riverside Safeguarding Partnership"


def picture(kind="PNG", mode="RGB", size=(300, 120), name=""):
    """An upload of a picture."""
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind)
    return SimpleUploadedFile(name or f"logo.{'jpg' if kind == 'JPEG' else 'png'}", out.getvalue())


def bomb(wide, high):
    """A PNG of a few bytes that says that it has so many pixels."""
    size = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", size), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    chunks = [struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts]
    return SimpleUploadedFile("logo.png", b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


def half(upload):
    """The upload as far as it came."""
    return SimpleUploadedFile(upload.name, upload.read()[: upload.size // 2])


@pytest.fixture
def head(partnership, support_officer, documents_folder):
    return change_letterhead(partnership=partnership, words=WORDS, upload=picture(), by=support_officer)


def with_logo(head):
    """A short report that has the logo."""
    logo = {"version": head.logo_id, "sha256": head.logo.sha256, "words": head.logo_words}
    return printed(tables=0, charts=0, words=20, logo=logo)


def test_the_logo_stands_on_the_cover_of_the_pdf_with_its_words(head):
    pdf = pikepdf.open(io.BytesIO(make("pdf", with_logo(head))))

    assert [str(one.Alt) for one in elements(pdf) if one.get("/S") == "/Figure"] == [WORDS]
    assert len(pdf.pages[0].get_images()) == 1


def test_the_logo_is_in_the_web_page_and_in_the_word_file_with_its_words(head):
    page = make("web", with_logo(head)).decode()
    word = Document(io.BytesIO(make("word", with_logo(head))))

    assert '<img class="logo" src="data:image/png;base64,' in page
    assert f'alt="{WORDS}"' in page
    assert word.inline_shapes[0]._inline.docPr.get("descr") == WORDS


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "P"), ("PNG", "RGBA"), ("PNG", "1")]
)
def test_pictures_of_every_kind_of_colour_are_shown(partnership, support_officer, documents_folder, kind, mode):
    head = change_letterhead(partnership=partnership, words=WORDS, upload=picture(kind, mode), by=support_officer)

    pdf = pikepdf.open(io.BytesIO(make("pdf", with_logo(head))))

    assert [str(image.ColorSpace) for image in pdf.pages[0].get_images().values()] == ["/DeviceRGB"]


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (lambda: bomb(60_000, 60_000), "60,000 by 60,000 pixels"),
        (lambda: half(picture()), "damaged or only half there"),
        (lambda: picture(name="logo.jpg"), "is named as JPEG but its content is PNG"),
        (lambda: SimpleUploadedFile("logo.png", b"\x89PNG\r\n\x1a\n"), "damaged or only half there"),
        (lambda: SimpleUploadedFile("logo.jpg", b"\xff\xd8\xff\xe0\x00"), "damaged or only half there"),
        (lambda: SimpleUploadedFile("notes.txt", b"plain words"), "must be a PNG or JPEG picture"),
        (lambda: SimpleUploadedFile("logo.svg", b"<svg/>"), "This kind of file is not taken"),
    ],
)
def test_what_cannot_be_a_logo_is_refused_in_words(partnership, support_officer, documents_folder, upload, sentence):
    with pytest.raises(Refused) as refused:
        change_letterhead(partnership=partnership, words=WORDS, upload=upload(), by=support_officer)

    assert sentence in refused.value.reasons[0]
    assert refused.value.field == "upload"


def test_thirty_megabytes_are_refused(partnership, support_officer, documents_folder):
    upload = picture()
    upload.size = 30 * 1024 * 1024

    with pytest.raises(Refused, match="larger than"):
        change_letterhead(partnership=partnership, words=WORDS, upload=upload, by=support_officer)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_size_is_read_from_the_header(kind):
    assert pixels_of(picture(kind, size=(321, 123))) == (321, 123)


def test_a_logo_needs_its_words(partnership, support_officer, documents_folder):
    with pytest.raises(Refused, match="for people who do not see it"):
        change_letterhead(partnership=partnership, words=" ", upload=picture(), by=support_officer)


def test_a_lost_file_is_told_in_words(head):
    store.path_of(head.logo.file_name).unlink()

    with pytest.raises(CannotRender, match="restores it from the backup"):
        make("web", with_logo(head))


def test_another_logo_is_another_version_and_what_was_sealed_keeps_its_own(head, report, support_officer):
    before = content.of(report)["logo"]
    change_letterhead(partnership=head.partnership, words="New", upload=picture(size=(9, 9)), by=support_officer)

    after = content.of(report)["logo"]
    assert (before["version"] != after["version"], after["words"]) == (True, "New")
    assert make("web", replace(with_logo(head), digest="x"))


def test_a_logo_that_is_taken_off_is_on_no_new_document(head, report, support_officer):
    take_logo_off(partnership=head.partnership, by=support_officer)

    assert content.of(report)["logo"] is None
    with pytest.raises(Refused, match="There is no logo"):
        take_logo_off(partnership=head.partnership, by=support_officer)


def test_the_support_team_puts_the_logo_there(client, sign_in, support_officer, documents_folder):
    answer = sign_in(client, support_officer).post(PLACE, {"upload": picture(), "words": WORDS}, follow=True)

    assert "The logo is saved" in answer.content.decode()
    assert Letterhead.objects.get().logo_words == WORDS
    assert client.get(f"{PLACE}logo/").headers["Content-Type"] == "image/png"


def test_a_wrong_file_is_answered_on_the_page(client, sign_in, support_officer, documents_folder):
    answer = sign_in(client, support_officer).post(PLACE, {"upload": bomb(60_000, 60_000), "words": WORDS})

    assert "far more than a page can show" in answer.content.decode()


def test_a_partner_may_not_touch_the_logo(client, sign_in, head, agency_lead):
    statuses = [sign_in(client, agency_lead).get(f"{PLACE}{tail}").status_code for tail in ("", "logo/", "take-off/")]

    assert statuses == [403, 403, 403]


def test_another_partnership_sees_its_own_letterhead_and_not_this_one(client, sign_in, head, outsider):
    assert "There is no logo yet" in sign_in(client, outsider).get(PLACE).content.decode()
    assert client.get(f"{PLACE}logo/").status_code == 404
