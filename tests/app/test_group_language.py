"""A group gets its own language; its record, and what the facilitator reads, have theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from app.clock import SetClock
from app.desk import Desk
from app.documents.handouts import welcome_page, worksheet_page
from app.documents.leaving_words import document_words
from app.documents.page import text
from app.documents.parcel import Parcel
from app.documents.plan_actual import end_sentence
from app.errors import ExportRefused, Refused
from app.intake.decks import shipped_decks, shipped_topics
from app.intake.lessons import lesson_for, shipped_alternatives
from app.intake.programs import shipped_programs
from app.intake.worksheets import shipped_worksheets, worksheet_for
from app.live import commands, steering
from app.live.block_titles import block_title
from app.live.public import share
from app.model.decks import Deck, DeckItem, DeckKind, EducationTopic
from app.model.lessons import Lesson
from app.note_parcels import group_note_parcel, note_parcel, packet_parcel
from app.opening import another, as_drawn
from app.parcels import plan_parcel, record_of, session_parcel, summary_parcel
from app.practice.commands import change_group
from app.practice.library import keep_topic
from app.review.as_note import as_note
from app.review.sheets import note_sheets
from app.words import ENGLISH, LANGUAGES, speak, speaking
from tests.practice_for_tests import ALEX, JAMES, MARIA, MORNING, NINE, held, new_desk, opened

OTHERS = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak("en")


def in_spanish(desk: Desk) -> Desk:
    group = desk.practice.groups[MORNING].model_copy(update={"language": "es"})
    desk.seat(ALEX.id).arrange(change_group, group)
    return desk


def spanish(deck: str, item: str) -> DeckItem:
    with speaking("es"):
        decks = shipped_decks()
    return next(each for one in decks if one.id == deck for each in one.items if each.id == item)


def test_a_spanish_group_is_offered_what_an_english_one_would_be_in_its_own_words(desk: Desk) -> None:
    before = desk.prepare(desk.practice.groups[MORNING], NINE).result()
    after = in_spanish(desk).prepare(desk.practice.groups[MORNING], NINE).result()
    for one, other in (
        (before.icebreaker, after.icebreaker),
        (before.closing_thought, after.closing_thought),
    ):
        assert one is not None
        assert other is not None
        assert (one.deck, one.id) == (other.deck, other.id)
        assert other.text == spanish(other.deck, other.id).text != one.text
    assert before.topic is not None
    assert after.topic is not None
    assert before.topic.id == after.topic.id
    assert (after.topic.record_title, after.topic.record_outline) == (
        before.topic.title,
        before.topic.outline,
    )
    assert after.topic.question.startswith("¿")
    assert (before.topic.record_title, after.language, after.record_language) == ("", "es", "en")


def test_another_one_is_in_spanish_too(desk: Desk) -> None:
    opened(in_spanish(desk))
    assert desk.session is not None
    item = another(desk.session, desk.practice, desk.library, DeckKind.ICEBREAKER)
    assert item.text == spanish(item.deck, item.id).text


def test_what_a_practice_wrote_itself_stays_in_its_words(desk: Desk) -> None:
    seat = in_spanish(desk).seat(ALEX.id)
    shipped = next(iter(desk.library.topics.values()))
    seat.arrange(keep_topic, desk.library, shipped.model_copy(update={"title": "Our own days"}))
    assert as_drawn(desk.library.topics[shipped.id], "es", "en").title == "Our own days"


def test_the_share_window_says_it_in_the_groups_language(desk: Desk, clock: SetClock) -> None:
    seat = opened(in_spanish(desk))
    seat.do(commands.start)
    seat.do(steering.take_short_break, 5)
    assert desk.session is not None
    shared = share(desk.session, desk.now())
    assert shared is not None
    assert (shared.view.block, shared.view.language) == ("Descanso corto", "es")
    assert [block.title for block in shared.view.strip][2:3] == ["Descanso"]


def test_notes_and_the_sessions_document_are_english_on_spanish_screens_for_a_spanish_group(
    tmp_path: Path, clock: SetClock
) -> None:
    speak("es")
    desk = in_spanish(new_desk(tmp_path / "vault", clock))
    seat = opened(desk)
    seat.do(commands.start)
    seat.do(commands.next_block)
    seat.do(commands.cover_topic, True)
    held(seat, clock)
    assert desk.session is not None
    sheets = {sheet.about: sheet for sheet in note_sheets(desk.session, desk.practice)}
    note = as_note(sheets[JAMES])
    labels = [label for label, _words in note.header]
    assert labels[:5] == ["Program", "Group", "Date", "Scheduled", "Held"]
    assert dict(note.header)["Date"] == "Tuesday, November 24, 2026"
    words = " ".join(section.text for section in (*note.sections, *note.group))
    assert "service minutes" in words
    assert not set(words) & set("áéíóúñ¿¡")
    parcel = session_parcel(desk)
    assert parcel.page is not None
    said = text(parcel.page)
    assert (parcel.page.language, "Attendance" in said, "Asistencia" in said) == ("en", True, False)
    assert parcel.title.endswith("martes, 24 de noviembre de 2026")  # what the dialog on the screen says
    table = next(way for way in parcel.ways if way.id == "csv").render(None).decode("utf-8-sig")
    assert table.startswith("program,group,session,date")
    summary = summary_parcel(desk, MARIA)
    assert summary.page is not None
    assert "Topics covered" in text(summary.page)
    desk.close()


def test_what_cannot_leave_is_said_in_the_language_of_the_screens(tmp_path: Path, clock: SetClock) -> None:
    speak("es")
    desk = new_desk(tmp_path / "vault", clock)
    seat = opened(desk)
    seat.do(commands.start)
    held(seat, clock)
    session = desk.session
    assert session is not None
    year = date(2026, 1, 1), date(2026, 12, 31)
    leaving: list[Callable[[], Parcel]] = [
        lambda: note_parcel(desk, session, MARIA),
        lambda: group_note_parcel(desk),
        lambda: packet_parcel(desk, [session], MARIA, *year),
    ]
    for leave in leaving:
        with pytest.raises(ExportRefused, match="firmad"):
            leave()
    with pytest.raises(ExportRefused, match="Esa persona ya no está aquí"):
        packet_parcel(desk, [session], "nobody", *year)
    desk.close()


def test_a_persons_plan_is_in_their_groups_language(desk: Desk) -> None:
    parcel = plan_parcel(in_spanish(desk), MARIA, ())
    assert parcel.page is not None
    assert parcel.page.language == "es"
    assert "Es suyo. Comparta solo lo que quiera compartir." in text(parcel.page)
    assert "Al 24 de noviembre" in text(parcel.page) or "24 de noviembre de 2026" in text(parcel.page)


def test_the_welcome_page_and_worksheets_have_all_their_words(desk: Desk) -> None:
    with speaking("es"):
        page = welcome_page(desk.practice.programs["harmony"])
        sheet = worksheet_for("relapse-warning-signs")
        assert sheet is not None
        paper = worksheet_page(sheet)
    assert page.title == "Le damos la bienvenida a Harmony"
    assert (paper.title, paper.footer) == (sheet.title, "Es suyo. Comparta solo lo que quiera compartir.")
    assert (page.language, paper.language) == ("es", "es")


def test_a_session_from_before_there_were_languages_opens_as_it_was() -> None:
    from app.live.events import SessionOpened

    fields = SessionOpened.model_fields
    assert (fields["language"].default, fields["record_language"].default) == ("", "en")


@pytest.mark.parametrize("language", OTHERS)
def test_what_ships_in_another_language_is_the_same_by_its_ids(language: str) -> None:
    def shape(thing: DeckItem | EducationTopic | Deck) -> dict[str, object]:
        return thing.model_dump(
            exclude={"text", "follow_up", "title", "outline", "question", "items", "tags"}
        )

    english = shipped_decks()
    topics, sheets = shipped_topics(), {sheet.id: sheet for sheet in shipped_worksheets()}
    with speaking(language):
        other = shipped_decks()
        other_topics, other_sheets = shipped_topics(), {sheet.id: sheet for sheet in shipped_worksheets()}
        titles = {
            block.title: block_title(block.title)
            for shipped in shipped_programs()
            for block in shipped.program.agenda.blocks
        }
    for one, its in zip(english, other, strict=True):
        assert shape(one) == shape(its)
        assert [shape(item) for item in one.items] == [shape(item) for item in its.items]
        assert not {item.text for item in one.items} & {item.text for item in its.items}
        assert [bool(item.follow_up) for item in one.items] == [bool(item.follow_up) for item in its.items]
    assert list(map(shape, topics)) == list(map(shape, other_topics))
    assert not {topic.question for topic in topics} & {topic.question for topic in other_topics}
    assert set(sheets) == set(other_sheets)
    for name, sheet in sheets.items():
        shapes = [
            [(len(part.words), len(part.items), len(part.boxes), part.blanks) for part in each.parts]
            for each in (sheet, other_sheets[name])
        ]
        assert shapes[0] == shapes[1], name
        assert (sheet.topic, sheet.title != other_sheets[name].title) == (other_sheets[name].topic, True), (
            name
        )
    assert all(said != title for title, said in titles.items()), titles


def test_documents_are_called_in_the_language_that_is_spoken() -> None:
    assert document_words("plan") == "relapse prevention plan"
    with speaking("es"):
        assert document_words("plan") == "plan de prevención de recaídas"


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != ENGLISH])
def test_a_lesson_in_another_language_is_the_same_lesson(language: str) -> None:
    def shape(lesson: Lesson) -> object:
        ways = [[(part.minutes, part.long, len(part.words)) for part in way.part] for way in lesson.session]
        return ways, lesson.activity.minutes, [source.address for source in lesson.source]

    for topic in shipped_topics():
        english = lesson_for(topic.id)
        with speaking(language):
            other = lesson_for(topic.id)
        assert (english is None) == (other is None), topic.id
        if english is not None and other is not None:
            assert shape(english) == shape(other), topic.id
            assert english.aim != other.aim, topic.id
    english_others = shipped_alternatives()
    with speaking(language):
        others = shipped_alternatives()
    assert [(each.id, each.minutes, len(each.steps)) for each in english_others] == [
        (each.id, each.minutes, len(each.steps)) for each in others
    ]
    assert not {each.title for each in english_others} & {each.title for each in others}


def test_blocks_have_one_name_for_whoever_reads_spanish(desk: Desk, clock: SetClock) -> None:
    speak("es")
    seat = opened(desk)
    seat.do(commands.start)
    with pytest.raises(Refused, match="Ronda de entrada y rompehielos"):
        seat.do(commands.add_minutes, -500)
    held(seat, clock)
    record = record_of(desk)
    assert "Ronda de entrada y rompehielos" in end_sentence(record)
    assert "Check-in" not in end_sentence(record)
