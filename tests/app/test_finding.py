"""Finding at a real desk: notes that run, notes that were, people, topics and sessions."""

from datetime import date

import pytest

from app.clock import SetClock
from app.desk import Desk, Seat
from app.finding import Asked, people, sessions, topics, written
from app.live import commands
from app.live.events import SessionEnded
from app.live.note_events import (
    GROUP_SECTION,
    AddendumSigned,
    NoteSigned,
    Signature,
    SignedNote,
    SignedSection,
)
from app.practice import commands as practice
from tests.practice_for_tests import ALEX, JAMES, MARIA, MORNING, minutes


def opened(desk: Desk) -> Seat:
    seat = desk.seat(ALEX.id)
    group = desk.practice.groups[MORNING]
    seat.open_session(desk.prepare(group, desk.now()).result())
    seat.do(commands.start)
    return seat


def ended(desk: Desk, clock: SetClock, *notes: str) -> Seat:
    seat = opened(desk)
    for note in notes:
        clock.pass_time(minutes(1))
        seat.do(commands.catch_note, note)
    clock.pass_time(minutes(180))
    seat.do(commands.end, [])
    desk.put_away()
    return seat


def texts(desk: Desk, asked: Asked) -> list[str]:
    return [each.around.text for each in written(desk, asked).result()]


def test_a_note_is_found_with_who_when_where_and_the_words_around(desk: Desk, clock: SetClock) -> None:
    ended(desk, clock, "@Maria named the café by the river as a trigger #follow-up")
    (found,) = written(desk, Asked("cafe tri")).result()
    assert (found.people, found.tags, found.kind) == ((MARIA,), ("follow-up",), "note_caught")
    assert (found.group_id, found.author) == (MORNING, ALEX.id)
    assert found.block
    assert found.around.text == "named the café by the river as a trigger"
    assert [found.around.text[start:end] for start, end in found.around.hits] == ["café", "trigger"]


def test_names_in_front_and_tags_at_the_end_are_shown_where_they_are_what_was_typed(
    desk: Desk, clock: SetClock
) -> None:
    ended(desk, clock, "@Maria @James asked @Aisha for a ride #follow-up")
    assert texts(desk, Asked(text="ride")) == ["asked Aisha for a ride"]
    assert texts(desk, Asked(text="james ride")) == ["Maria James asked Aisha for a ride"]
    assert texts(desk, Asked(text="follow")) == ["Maria James asked Aisha for a ride follow-up"]


def test_what_runs_is_found_as_it_stands_before_what_was(desk: Desk, clock: SetClock) -> None:
    ended(desk, clock, "@Maria kept a promise")
    seat = opened(desk)
    seat.do(commands.catch_note, "@James made a promise")
    clock.pass_time(minutes(1))
    seat.do(commands.catch_note, "@Maria asked about promises")
    promises = ["asked about promises", "made a promise", "kept a promise"]
    assert texts(desk, Asked(text="promis")) == promises
    assert texts(desk, Asked(text="promis", person=JAMES)) == promises[1:2]
    assert texts(desk, Asked(person=MARIA)) == [promises[0], promises[2]]
    assert texts(desk, Asked(text="promis", group="another")) == []


@pytest.mark.parametrize("over", [False, True])
def test_a_note_is_found_by_its_new_words_and_what_was_struck_or_undone_not_at_all(
    desk: Desk, clock: SetClock, over: bool
) -> None:
    seat = opened(desk)
    for words in ("a lighthouse", "struck lighthouse", "undone lighthouse"):
        clock.pass_time(minutes(1))
        seat.do(commands.catch_note, words)
    seat.undo()
    assert desk.session is not None
    first, second = (note.id for note in desk.session.notes[:2])
    if over:
        clock.pass_time(minutes(180))
        seat.do(commands.end, [])
    seat.do(commands.amend_note, first, "a tower")
    seat.do(commands.strike_note, second)
    assert texts(desk, Asked(text="lighthouse")) == []
    assert texts(desk, Asked(text="tower")) == ["a tower"]
    if over:
        desk.put_away()
        assert (texts(desk, Asked(text="lighthouse")), texts(desk, Asked(text="tower"))) == ([], ["a tower"])


def test_answers_are_found_and_belong_to_whoever_gave_them(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(commands.mark_arrived, MARIA)
    seat.do(commands.check_in, MARIA, {"goal": "walk to the river", "used": "no"}, "")
    (found,) = written(desk, Asked("river")).result()
    assert (found.kind, found.people) == ("checked_in", (MARIA,))


def test_each_answer_is_shown_with_its_question_and_nobody_is_found_by_the_question(
    desk: Desk, clock: SetClock
) -> None:
    seat = opened(desk)
    seat.do(commands.mark_arrived, MARIA)
    seat.do(commands.check_out, MARIA, {"craving": "4", "promise": "call the lighthouse"})
    for over in (False, True):
        (found,) = written(desk, Asked("lighthouse")).result()
        assert found.around.text == "Plan: call the lighthouse · Craving: 4"
        assert [found.around.text[start:end] for start, end in found.around.hits] == ["lighthouse"]
        assert written(desk, Asked("craving")).result() == []
        if not over:
            clock.pass_time(minutes(180))
            seat.do(commands.end, [])
            desk.put_away()


def test_days_narrow_what_is_found(desk: Desk, clock: SetClock) -> None:
    ended(desk, clock, "a promise")
    day = desk.vault.sessions().result()[0].day
    held = date.fromisoformat(day)
    assert texts(desk, Asked(text="promise", since=held, until=held)) == ["a promise"]
    assert texts(desk, Asked(since=held)) == ["a promise"]
    assert texts(desk, Asked(text="promise", until=held.replace(year=held.year - 1))) == []


def test_nothing_is_asked_by_nothing(desk: Desk, clock: SetClock) -> None:
    ended(desk, clock, "a promise")
    assert not Asked().something
    assert not Asked("…", person=MARIA).something
    assert Asked(person=MARIA).something
    assert texts(desk, Asked()) == texts(desk, Asked(text="…", person=MARIA)) == []


def test_people_are_found_by_any_part_of_the_name_as_it_is_used(desk: Desk) -> None:
    seat, now = desk.seat(ALEX.id), desk.now()

    def names(text: str, tag: str = "") -> list[tuple[str, str]]:
        found = people(desk.practice, Asked(text, tag=tag), now)
        return [(each.name.text, each.group_id) for each in found]

    maria = desk.practice.people[MARIA]
    assert names(text="mar") == [(maria.name, MORNING)]
    seat.arrange(practice.change_person, maria.model_copy(update={"name": "Zoë Márquez"}))
    assert names(text="mar zoe") == [("Zoë Márquez", MORNING)]
    assert names(text="maria") == names(text="mar", tag="insight") == names(text="") == []


def test_people_are_found_by_legal_name_alias_and_record_number_after_those_called_so(desk: Desk) -> None:
    seat, now = desk.seat(ALEX.id), desk.now()
    for person, told in (
        (MARIA, {"legal_name": "Guadalupe Jameson", "record_number": "MR-20417", "known_as": ("iPad 3",)}),
        (JAMES, {"name": "田中太郎"}),
    ):
        known = desk.practice.people[person]
        seat.arrange(practice.change_person, known.model_copy(update=told))

    def found(text: str) -> list[tuple[str, str]]:
        return [(each.id, each.also) for each in people(desk.practice, Asked(text), now)]

    assert found("guada") == [(MARIA, "Guadalupe Jameson")]
    assert found("mr-204") == found("20417") == [(MARIA, "MR-20417")]
    assert found("ipad") == [(MARIA, "iPad 3")]
    assert found("中太") == [(JAMES, "")]
    seat.arrange(practice.change_person, desk.practice.people[JAMES].model_copy(update={"name": "James T."}))
    assert found("james") == [(JAMES, ""), (MARIA, "Guadalupe Jameson")]


def test_topics_and_sessions_are_found_by_their_words(desk: Desk, clock: SetClock) -> None:
    titles = {topic.id: topic.title for topic in desk.library.topics.values()}
    found = topics(titles, Asked("stress"))
    assert [each.title.text for each in found] == ["Stress management"]
    assert topics(titles, Asked("stress", person=MARIA)) == []
    ended(desk, clock)
    (row,) = desk.vault.sessions().result()
    told = [(row, "IOP Morning, Tuesday, November 24, 2026")]
    ((held, around),) = sessions(told, Asked("nov 24 morning"))
    assert held == row
    assert [around.text[start:end] for start, end in around.hits] == ["Morning", "November", "24"]
    assert sessions(told, Asked("nov 25")) == sessions(told, Asked("nov", group="another")) == []


def test_a_signed_note_and_what_was_added_to_it_are_found_about_their_person(desk: Desk) -> None:
    opened(desk)
    signature = Signature(
        name="Alex Rivera", credentials="LADC", digest="0" * 64, head_count=1, head="0" * 64
    )
    note = SignedNote(
        format="dap",
        title="Progress note",
        header=(),
        sections=(SignedSection(id="data", title="Data", text="Named a lantern as a sign."),),
    )
    desk.act_live(ALEX.id, [SessionEnded()], None)
    signed = NoteSigned(about=MARIA, note=note, signature=signature)
    added = AddendumSigned(about=MARIA, text="The lantern was a lighthouse.", signature=signature)
    group = NoteSigned(about=GROUP_SECTION, note=note, signature=signature)
    desk.act_live(ALEX.id, [signed, added, group], None)
    found = written(desk, Asked("lantern")).result()
    assert [(each.kind, each.people) for each in found] == [
        ("note_signed", ()),
        ("addendum_signed", (MARIA,)),
        ("note_signed", (MARIA,)),
    ]
    assert [each.kind for each in written(desk, Asked("lighthouse", person=MARIA)).result()] == [
        "addendum_signed"
    ]


def test_what_was_struck_before_a_session_that_never_started_is_not_found(
    desk: Desk, clock: SetClock
) -> None:
    seat = desk.seat(ALEX.id)
    seat.open_session(desk.prepare(desk.practice.groups[MORNING], desk.now()).result())
    for words in ("@Maria a zebra", "@Maria a kept zebra", "@Maria another zebra"):
        seat.do(commands.catch_note, words)
        clock.pass_time(minutes(1))
    seat.undo()  # with this the vault is told of the session
    assert desk.session is not None
    seat.do(commands.strike_note, desk.session.notes[0].id)
    desk.put_away()
    assert texts(desk, Asked(text="zebra")) == ["a kept zebra"]
