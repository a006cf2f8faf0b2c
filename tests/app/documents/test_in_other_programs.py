"""What leaves is read by the programs that others have: poppler reads the PDFs, LibreOffice the Word documents."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.attendance_sheet import attendance_page
from app.documents.docx_page import BOX, docx
from app.documents.group_note import group_note, group_note_page
from app.documents.handouts import welcome_page, worksheet_page
from app.documents.lesson_page import lesson_page
from app.documents.names_removed import disguise, names_removed, names_removed_page
from app.documents.notices import notice
from app.documents.packet import packet, packet_page
from app.documents.page import Page, Section, Table, pdf, pictures
from app.documents.people_beside import names_of_those_around
from app.documents.person_note import note_page, person_note
from app.documents.plan_page import plan_page, written_plan
from app.documents.session_page import session_page
from app.documents.taking import take_record
from app.intake.decks import shipped_topics
from app.intake.lessons import lesson_for
from app.intake.programs import shipped_programs
from app.intake.worksheets import shipped_worksheets
from tests.app.documents.signed_notes import PRACTICE, another_day, signed_day
from tests.app.documents.test_page import words_on
from tests.app.documents.test_taking import USERS
from tests.events_for_tests import at

pytestmark = pytest.mark.long

DAYS = date(2026, 11, 24), date(2026, 11, 30)
NOTICE = notice("Progress notes of November 2026 to Blue River Health Plan, for payment.")
KINDS = (
    "note",
    "disclosed note",
    "disclosed packet",
    "group note",
    "attendance",
    "names removed",
    "disclosed session",
    "plan",
    "worksheet",
    "welcome",
    "lesson",
)


@cache
def pages() -> Mapping[str, Page]:
    """One page of each kind."""
    session = signed_day()
    record = take_record(session, at(310), USERS)
    note = person_note(PRACTICE, session, "maria")
    week = packet(PRACTICE, [session, *map(another_day, range(1, 6))], "maria", *DAYS)
    topic, lesson = next(
        (topic, lesson) for topic in shipped_topics() if (lesson := lesson_for(topic.id)) is not None
    )
    made = (
        note_page(note),
        replace(note_page(note), notice=NOTICE),
        replace(packet_page(week), notice=NOTICE),
        group_note_page(group_note(PRACTICE, session), record),
        attendance_page(record),
        names_removed_page(names_removed(PRACTICE, session, record, disguise(session, Random(1)))),
        replace(session_page(record), notice=NOTICE),
        plan_page(written_plan(PRACTICE, "maria", names_of_those_around(PRACTICE, "maria", ())), DAYS[0]),
        worksheet_page(shipped_worksheets()[0]),
        welcome_page(shipped_programs()[0].program),
        lesson_page(topic, lesson),
    )
    return dict(zip(KINDS, made, strict=True))


def run(program: str, *arguments: str | Path) -> str:
    """What a program says; a test that was asked for and cannot be made has failed."""
    found = shutil.which(program)
    if found is None:
        pytest.fail(f"{program} is not installed: dev.py test --long installs it on Debian")
    return subprocess.run(
        [found, *map(str, arguments)], capture_output=True, text=True, check=True, timeout=240
    ).stdout


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every page as PDF and DOCX in a folder; what LibreOffice made of the DOCX lies in `opened`."""
    folder = tmp_path_factory.mktemp("pages")
    for kind, page in pages().items():
        (folder / f"{kind}.pdf").write_bytes(pdf(page))
        (folder / f"{kind}.docx").write_bytes(docx(page))
    return folder


@pytest.fixture(scope="module")
def opened(written: Path) -> Path:
    folder = written / "opened"
    own = f"-env:UserInstallation=file://{written}/profile"
    files = [written / f"{kind}.docx" for kind in KINDS]
    for kind in ("pdf", "txt:Text (encoded):UTF8"):
        run("soffice", own, "--headless", "--convert-to", kind, "--outdir", folder, *files)
    return folder


def all_in_order(page: Page, said: str) -> str:
    """The first word of a page that is not where it should be; '' where all are. How lines
    are broken, at a hyphen too, says nothing."""
    flat = re.sub(r"[\s-]", "", said)
    at = 0
    for words in words_on(page):
        for word in re.split(r"[\s-]+", words):
            found = flat.find(word, at)
            if found < 0:
                return word
            at = found + len(word)
    return ""


@pytest.mark.parametrize("kind", KINDS)
def test_a_pdf_is_tagged_follows_pdf_ua_and_says_its_language(written: Path, kind: str) -> None:
    facts = dict(line.split(":", 1) for line in run("pdfinfo", written / f"{kind}.pdf").splitlines())
    assert facts["Tagged"].strip() == "yes"
    assert facts["Title"].strip() == pages()[kind].title
    assert "(letter)" in facts["Page size"]
    assert int(facts["Pages"]) == len(pictures(pages()[kind], 20))
    meta = run("pdfinfo", "-meta", written / f"{kind}.pdf")
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta
    assert "<dc:language><rdf:Bag><rdf:li>en</rdf:li>" in meta


@pytest.mark.parametrize("kind", KINDS)
def test_a_pdf_brings_all_of_its_fonts(written: Path, kind: str) -> None:
    _head, _rule, *fonts = run("pdffonts", written / f"{kind}.pdf").splitlines()
    assert fonts
    for font in fonts:
        embedded, _subset, unicode = font.split()[-5:-2]
        assert (embedded, unicode) == ("yes", "yes"), font


@pytest.mark.parametrize("kind", KINDS)
def test_a_pdf_gives_its_words_in_their_order(written: Path, kind: str) -> None:
    # "raw": as they follow each other in the file; without it the columns of a table are guessed
    page = pages()[kind]
    said = run("pdftotext", "-raw", "-enc", "UTF-8", written / f"{kind}.pdf", "-")
    assert all_in_order(page, said) == ""
    sheets = said.count("\f")
    assert page.header == "" or said.count(page.header) == sheets
    if page.notice:
        assert " ".join(said.split()).count(page.notice.short) == sheets


def test_a_pdf_has_bookmarks_for_its_headings(written: Path) -> None:
    whole = run("pdfinfo", "-struct-text", written / "disclosed packet.pdf")
    for level in ("H1", "H2", "H3", "TH", "TD", "L "):
        assert level in whole, level
    assert b"/Outlines" in (written / "disclosed packet.pdf").read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_libreoffice_opens_a_word_document_without_a_loss(opened: Path, kind: str) -> None:
    page = pages()[kind]
    text = (opened / f"{kind}.txt").read_text(encoding="utf-8-sig")
    assert all_in_order(page, text) == ""
    assert text.count(BOX) == sum(len(section.boxes) for section in page.sections)


@pytest.mark.parametrize("kind", KINDS)
def test_libreoffice_prints_a_word_document_with_head_foot_and_numbers(opened: Path, kind: str) -> None:
    page = pages()[kind]
    said = run("pdftotext", "-raw", "-enc", "UTF-8", opened / f"{kind}.pdf", "-")
    assert all_in_order(page, said) == ""
    sheets = said.split("\f")[:-1]
    for number, sheet in enumerate(sheets, start=1):
        flat = "".join(sheet.split())
        edges = [
            page.header,
            page.footer,
            f"{number} / {len(sheets)}",
            page.notice.short if page.notice else "",
        ]
        assert ["".join(words.split()) in flat for words in edges] == [True] * 4


# what a keyboard in Latin letters writes
WRITTEN = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=["Cc", "Cf"]), max_size=80
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WRITTEN, min_size=1, max_size=6))
def test_any_words_can_be_taken_out_of_a_pdf_again(words: list[str], tmp_path: Path) -> None:
    sections = (Section("Words", tuple(words)), Section("Points", items=tuple(words)))
    page = Page("T", (*sections, Section("Table", table=Table(("A",), tuple((each,) for each in words)))))
    (tmp_path / "any.pdf").write_bytes(pdf(page))
    assert all_in_order(page, run("pdftotext", "-raw", "-enc", "UTF-8", tmp_path / "any.pdf", "-")) == ""
