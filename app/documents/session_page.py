"""A whole session as a page: it names everybody on the roster."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.page import Page, Section, Table
from app.documents.plan_actual import Line, end_sentence, plan_actual, stretches
from app.documents.record import Answer, EmergencyRecord, NoteRecord, PersonRecord, SessionRecord, Turn
from app.documents.wording import (
    attended,
    clock,
    covered,
    day_in_words,
    guests,
    kept,
    let_go,
    minutes,
    status,
    stretch,
)
from app.live.reports import platform_words
from app.words import _


def session_page(record: SessionRecord) -> Page:
    """How the session ran, who was there, what came up, each person, and all notes in their order."""
    return Page(
        record.group,
        tuple(session_sections(record)),
        day_in_words(record.day),
        _("It names everybody on the roster."),
    )


def session_sections(record: SessionRecord) -> Iterator[Section]:
    """The same without its head and foot."""
    yield Section(labelled=tuple((label, words) for label, words in _facts(record) if words))
    sentence = end_sentence(record)
    yield Section(_("How the session ran"), (sentence,) if sentence else (), table=_blocks(record))
    yield Section(_("Attendance"), table=_attendance(record))
    if record.reports:
        yield Section(_("Compared with the call’s report"), items=tuple(_reports(record)))
    if content := tuple(_content(record)):
        yield Section(_("Content"), labelled=content)
    people = [(person, lines) for person in record.people if (lines := tuple(_person(person)))]
    if people:
        yield Section(_("Each person"))
    for person, lines in people:
        yield Section(person.name, items=lines, under=True)
    if record.notes:
        yield Section(_("Participation notes"), table=_notes(record))


def _facts(record: SessionRecord) -> Iterator[tuple[str, str]]:
    yield _("Program"), record.program
    yield _("Agenda"), record.agenda
    if record.number:
        yield _("Session"), str(record.number)
    yield _("Scheduled"), stretch(record.scheduled_start, record.scheduled_end)
    yield _("Held"), stretch(record.started, record.ended) or _("not started")
    yield _("Running time"), _both(record.held.minutes, record.held_service.minutes)
    if record.paused.seconds:
        yield _("Paused"), minutes(record.paused.minutes)
    for person in record.facilitators:
        yield _("Facilitator") if person.role == "facilitator" else _("Co-facilitator"), person.signature
    yield _("Participants"), attended(record)
    if record.guests:
        yield _("Guests"), guests(record.guests)
    if record.zone:
        yield _("Times in"), record.zone.replace("_", " ")


def _both(group: int, service: int) -> str:
    return _("{group} min in group, {service} min of service").format(group=group, service=service)


def _blocks(record: SessionRecord) -> Table:
    """Each block as planned and as held, in minutes that add up."""
    head = (_("Block"), _("Scheduled"), _("Held"), _("Planned min"), _("Held min"))
    actual = plan_actual(record)
    whole = (_("All blocks"), "", "", str(actual.planned), str(actual.held))
    return Table(head, (*map(_block, actual.lines), whole), (3, 4))


def _block(line: Line) -> tuple[str, ...]:
    block = line.block
    held = ", ".join(stretch(start, end) for start, end in stretches(block))
    return (
        block.title,
        _("put in") if block.put_in else stretch(block.planned_start, block.planned_end),
        _("left out") if line.left_out else held,
        str(line.planned),
        str(line.held),
    )


def _attendance(record: SessionRecord) -> Table:
    head = (_("Name"), _("Status"), _("In the room"), _("Group min"), _("Service min"), _("Break min"))
    rows = tuple(
        (
            person.name,
            status(person.status),
            ", ".join(stretch(stay.start, stay.end) for stay in person.stays),
            *(
                str(amount.minutes) if person.stays else ""
                for amount in (person.group, person.service, person.breaks)
            ),
        )
        for person in record.people
    )
    return Table(head, rows, (3, 4, 5))


def _reports(record: SessionRecord) -> Iterator[str]:
    names = {person.id: person.name for person in record.people}
    for report in record.reports:
        platform = platform_words(report.platform) or _("Attendance report")
        # a file of one's own is found again by its digest
        pieces = [platform, clock(report.at), report.by, f"SHA-256 {report.digest}…"]
        for words, people in (
            (_("times of the report were kept for {names}"), report.kept_report),
            (_("times marked live were kept for {names}"), report.kept_live),
        ):
            if people:
                pieces.append(words.format(names=", ".join(names[person] for person in people)))
        yield " · ".join(piece for piece in pieces if piece)


def _content(record: SessionRecord) -> Iterator[tuple[str, str]]:
    if record.icebreaker:
        yield _("Icebreaker"), record.icebreaker.text
    if record.topic:
        yield _("Topic"), f"{record.topic.title} ({covered(record.topic)})"
    if record.reflection:
        yield _("Reflection prompt"), record.reflection.text
    if record.closing_thought:
        yield _("Closing thought"), record.closing_thought.text


def _person(person: PersonRecord) -> Iterator[str]:
    yield from _turn(_("Check-in"), person.check_in)
    yield from _turn(_("Check-out"), person.check_out)
    if person.seen:
        yield _("Seen before the end")
    if why := let_go(person):
        yield _("Still to be seen when the session ended: {why}").format(why=why)
    for step in person.safety:
        words = _("{time}: {words} ({author})") if step.author else _("{time}: {words}")
        yield words.format(time=clock(step.at), words=step.words, author=step.author)
    yield from map(_told, person.told)


def _told(told: EmergencyRecord) -> str:
    pieces = (told.told, told.affiliation, told.by, told.emergency)
    words = "; ".join(piece for piece in pieces if piece)
    return _("{time}: medical personnel told in an emergency (42 CFR 2.51). {words}").format(
        time=clock(told.at), words=words
    )


def _turn(name: str, turn: Turn | None) -> Iterator[str]:
    if turn is None:
        return
    if turn.passed:
        yield _("{round}, {time}: passed").format(round=name, time=clock(turn.at))
        return
    answers = [_answer(each) for each in turn.answers]
    if turn.last_promise or turn.kept:
        both = turn.last_promise and turn.kept
        words = f"{turn.last_promise} ({kept(turn)})" if both else turn.last_promise or kept(turn)
        answers.insert(0, _("Last promise: {words}").format(words=words))
    yield _("{round}, {time}: {answers}").format(round=name, time=clock(turn.at), answers="; ".join(answers))


def _answer(answer: Answer) -> str:
    if answer.label.endswith("?"):
        return f"{answer.label} {answer.answer}"
    return _("{label}: {words}").format(label=answer.label, words=answer.answer)


def _notes(record: SessionRecord) -> Table:
    head = (_("Time"), _("About"), _("Note"), _("Tags"), _("By"))
    return Table(head, tuple(map(_note, record.notes)))


def _note(note: NoteRecord) -> tuple[str, ...]:
    about = ", ".join(note.names) or _("the group")
    return clock(note.at), about, note.words, ", ".join(note.tags), note.author
