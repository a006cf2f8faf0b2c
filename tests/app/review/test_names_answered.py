"""A name in one's own words is out as soon as it was answered about, and only names are counted as replaced."""

from __future__ import annotations

from app.live import events as e
from app.live.note_events import NameJudged, SectionWritten
from app.review.as_note import as_note
from app.review.sheet import SectionSheet
from app.review.sheets import note_sheet
from tests.app.review.notes_for_tests import PRACTICE, held, more, note


def section(
    text: str, *judged: NameJudged, facts: tuple[tuple[float, e.LiveEvent], ...] = ()
) -> SectionSheet:
    session = more(held(*facts), (190, SectionWritten(about="maria", section="plan", text=text)))
    for event in judged:
        session = more(session, (191, event))
    sheet = note_sheet(session, PRACTICE, "maria")
    found = next(each for each in sheet.sections if each.id == "plan")
    assert as_note(sheet).sections[-1].text == found.standing.text or not judged, "what is seen is signed"
    return found


def member(word: str, is_one: bool = True) -> NameJudged:
    return NameJudged(about="maria", word=word, member=is_one)


def replaced(found: SectionSheet) -> list[str]:
    return [found.standing.text[start:end] for start, end in found.replaced]


def test_after_yes_the_name_is_replaced_where_it_stands() -> None:
    text = "James called. Then James’s sister rang, and James again."
    before = section(text)
    assert before.standing.text == text
    assert replaced(before) == []
    ((_start, _end, word), *_more) = before.asked
    after = section(text, member(word))
    assert after.standing.text == (
        "Another group member called. Then another group member’s sister rang, and another group member again."
    )
    assert replaced(after) == ["Another group member", "another group member", "another group member"]
    assert after.asked == ()


def test_what_one_wrote_oneself_and_the_words_of_a_mark_replaced_no_name() -> None:
    assert replaced(section("Sat with another group member.")) == []
    session = held(
        (40, note("gave feedback", "maria", mark="gave-feedback")),
        (41, note("@Maria thanked @James", "maria", "james")),
    )
    data = note_sheet(session, PRACTICE, "maria").sections[0]
    assert "Gave feedback to other group members." in data.standing.text
    assert replaced(data) == ["another group member"]
