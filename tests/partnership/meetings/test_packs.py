"""The pack, read back as a reader's program reads it: bookmarks, title, language, tags, pages; and what goes beside."""

import datetime
import io

import pikepdf
import pytest
from pypdf import PdfReader

from partnership.commands import agenda, papers
from partnership.commands.packs import ask_for_pack
from partnership.models import Meeting, PackJob
from partnership.packs import making
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.documents import layout, store
from safeguarding.documents.models import DocumentVersion
from safeguarding.notices.models import Notice
from tests.bed.pdf_ua import faults

TAGGED = "<html lang='en-GB'><title>Tagged</title><body><h1>Findings</h1><p>One</p><table><tr><th>A</th></tr></table></body></html>"


@pytest.fixture
def send(built, support_officer, upload):
    """``send("Audit", "audit.pdf", pages=2, item=…)``: a paper for the built meeting, under its first item."""

    def send(title="Audit", name="audit.pdf", *, item="first", restricted=False, **file):
        item = built.items.first() if item == "first" else item
        asked = {"meeting": built, "title": title, "item": item, "restricted": restricted}
        return papers.send_paper(**asked, upload=upload(name, **file), by=support_officer)

    return send


@pytest.fixture
def bind(built, support_officer):
    """``bind()``: the pack of the built meeting as an open PDF, with its job."""

    def bind(restricted=False):
        job = ask_for_pack(meeting=built, restricted=restricted, by=support_officer)
        assert making.make(job.pk) == PackJob.State.MADE
        job.refresh_from_db()
        version = DocumentVersion.objects.get(pk=job.version_id)
        return job, pikepdf.open(store.path_of(version.file_name))

    return bind


def bookmarks(pdf):
    with pdf.open_outline() as outline:
        return {entry.title: [child.title for child in entry.children] for entry in outline.root}


def text_of(pdf):
    out = io.BytesIO()
    pdf.save(out)
    return " ".join(page.extract_text() for page in PdfReader(out).pages)


def test_the_pack_has_its_papers_with_bookmarks_page_labels_title_and_language(built, send, bind):
    send("Audit of neglect", pages=3)

    job, pdf = bind()

    first = f"1. {built.items.first().title}"
    assert bookmarks(pdf)[first] == ["Audit of neglect"]
    assert list(bookmarks(pdf))[:2] == ["Agenda", first]
    assert len(pdf.pages) == job.outcome["pages"] > 3
    assert [str(pdf.Root.Lang), str(pdf.docinfo.Title)] == ["en-GB", f"{built}: agenda and papers"]
    assert pdf.pages[-1].label == str(len(pdf.pages))


def test_the_agenda_names_the_page_on_which_a_paper_begins_and_every_page_is_numbered(send, bind):
    send("Audit of neglect", pages=2)

    _, pdf = bind()

    begins = len(pdf.pages) - 1
    text = " ".join(text_of(pdf).split())
    assert f"Audit of neglect, from Sam Support: pack page {begins}" in text
    assert f"Pack page {begins + 1}" in text


def test_tags_of_a_tagged_paper_come_along_and_point_at_its_pages(built, send, bind):
    send("Tagged", data=layout.render(TAGGED, "static/css/pack.css"))

    job, pdf = bind()

    part = list(pdf.Root.StructTreeRoot.K[0].K)[-1]
    assert (str(part.S), str(part.T), str(part.Lang)) == ("/Part", "Tagged", "en-GB")
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    entries = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    mine = entries[int(pdf.pages[-1].obj.StructParents)]
    assert {element.Pg.objgen for element in mine} == {pdf.pages[-1].obj.objgen}
    assert {str(element.P.S) for element in mine} >= {"/H1", "/P"}
    assert job.outcome["untagged"] == []


def test_a_paper_without_tags_is_bound_named_and_points_nowhere(send, bind):
    send("Scan", pages=1)

    job, pdf = bind()

    assert job.outcome["untagged"] == ["Scan"]
    assert "/StructParents" not in pdf.pages[-1].obj


def test_a_validator_finds_no_fault_in_a_pack_of_the_portals_own_papers(built, bind):
    out = io.BytesIO()
    bind()[1].save(out)

    assert faults(out.getvalue()) == []


def test_what_is_no_pdf_goes_beside_the_pack_with_its_reason(send, bind):
    send("Figures", "figures.csv")

    job, pdf = bind()

    assert job.outcome["beside"] == [["Figures", "It is a CSV file."]]
    assert "Papers beside this pack" in bookmarks(pdf)
    assert "beside this pack" in text_of(pdf)


@pytest.mark.parametrize("fault", ["broken", "locked", "gone"])
def test_one_bad_paper_never_stops_the_others(send, bind, fault):
    bad, _ = send("Bad"), send("Good", pages=2)
    path = store.path_of(DocumentVersion.objects.get(pk=bad.version_id).file_name)
    if fault == "locked":
        with pikepdf.open(path) as pdf:
            pdf.save(str(path) + "x", encryption=pikepdf.Encryption(owner="a", user="b"))
        path.unlink()
        path.with_name(path.name + "x").rename(path)
    else:
        path.unlink()
        if fault == "broken":
            path.write_bytes(b"%PDF-1.7 nothing follows")

    job, _ = bind()

    reason = {"broken": "damaged", "locked": "password", "gone": "missing"}[fault]
    assert [title for title, _ in job.outcome["beside"]] == ["Bad"]
    assert reason in job.outcome["beside"][0][1]
    assert job.outcome["bound"] == 1


def test_the_open_pack_leaves_out_what_is_restricted_and_says_so(built, send, bind, support_officer):
    secret = agenda.put_on_agenda(meeting=built, title="Personal matter", restricted=True, by=support_officer)
    send("Hidden by its item", item=secret)
    send("Hidden by itself", restricted=True)

    _, shown = bind()
    _, full = bind(restricted=True)

    hidden = ("Personal matter", "Hidden by its item", "Hidden by itself")
    assert not any(words in text_of(shown) for words in hidden)
    assert "are not in this pack" in " ".join(text_of(shown).split())
    assert all(words in " ".join(text_of(full).split()) for words in hidden)


def test_the_full_pack_is_for_members(built, executive_member, quality_member):
    with pytest.raises(Refused, match="for the members"):
        ask_for_pack(meeting=built, restricted=True, by=executive_member)

    assert ask_for_pack(meeting=built, restricted=True, by=quality_member).pk


def test_the_same_agenda_is_the_same_pack_and_a_changed_one_another(built, support_officer):
    first = ask_for_pack(meeting=built, by=support_officer)

    assert ask_for_pack(meeting=built, by=support_officer) == first
    agenda.put_on_agenda(meeting=built, title="One more", by=support_officer)
    assert ask_for_pack(meeting=built, by=support_officer) != first


def test_an_agenda_that_changes_while_its_pack_waits_is_asked_for_again(built, support_officer):
    job = ask_for_pack(meeting=built, by=support_officer)
    agenda.put_on_agenda(meeting=built, title="One more", by=support_officer)

    assert making.make(job.pk) == PackJob.State.FAILED
    job.refresh_from_db()
    assert "changed while the pack waited" in job.reason


def test_a_worker_that_died_leaves_its_pack_to_the_sweep_and_a_busy_one_does_not(built, support_officer):
    job = ask_for_pack(meeting=built, by=support_officer)
    busy = {"state": PackJob.State.MAKING, "claim": "another"}
    PackJob.objects.filter(pk=job.pk).update(**busy, claimed_at=wall.now())
    assert making.make_waiting() == 0
    PackJob.objects.filter(pk=job.pk).update(claimed_at=wall.now() - datetime.timedelta(hours=1))

    assert making.make_waiting() == 1


def test_whoever_asked_is_told_once_it_is_ready(bind):
    bind()

    assert Notice.objects.get(kind="pack-ready").recipient.name == "Sam Support"


def test_an_empty_agenda_is_not_bound(meeting, support_officer):
    with pytest.raises(Refused, match="nothing to bind"):
        ask_for_pack(meeting=Meeting.objects.get(pk=meeting.pk), by=support_officer)


def test_a_pack_for_everybody_goes_when_something_in_it_is_restricted(built, bind, send, client, quality_chair):
    paper = send()
    job, _ = bind()
    papers.place_paper(paper=paper, item=paper.item, restricted=True, by=quality_chair)
    client.force_login(quality_chair)

    assert client.get(f"/meetings/{built.pk}/pack/{job.pk}/").status_code == 404
    assert "has been restricted since" in client.get(f"/meetings/{built.pk}/papers/").content.decode()


def test_so_it_does_when_an_item_is(built, bind, support_officer):
    bind()

    agenda.change_item(item=built.items.first(), fields={"restricted": True}, by=support_officer)

    assert built.packs.get().state == PackJob.State.FAILED
