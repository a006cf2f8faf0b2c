"""A whole session as a page: it names everybody on the roster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.documents.page import Page, Section, Table
from app.documents.plan_actual import Line, end_sentence, plan_actual, stretches
from app.documents.record import (
    Answer,
    EmergencyRecord,
    NoteRecord,
    PersonRecord,
    ReportRecord,
    SessionRecord,
    Turn,
)
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
    times_in,
)
from app.live.block_titles import block_title
from app.live.reports import platform_words
from app.model.rounds import answer_words
from app.words import _, ngettext


def session_page(record: SessionRecord) -> Page:
    """How the session ran, who was there, what came up, each person, and all notes in their order."""
    facts, *others = session_sections(record)
    facts = replace(facts, labelled=(*facts.labelled, (_("Written"), _written(record))))
    return Page(
        record.group,
        (facts, *others),
        day_in_words(record.day),
        _("It names everybody on the roster."),
    )


def session_sections(record: SessionRecord) -> Iterator[Section]:
    """The same without its head and foot, and without when it was written."""
    yield Section(labelled=tuple((label, words) for label, words in _facts(record) if words))
    sentence = end_sentence(record)
    yield Section(_("How the session ran"), (sentence,) if sentence else (), table=_blocks(record))
    yield Section(
        _("Attendance"),
        (_("Time before the start, in pauses and after the end is not group time."),),
        table=_attendance(record),
    )
    if record.reports:
        yield Section(_("Compared with the call’s report"), items=tuple(_reports(record)), under=True)
    if content := tuple(_content(record)):
        yield Section(_("Content"), labelled=content)
    if record.topic and record.topic.outline:
        yield Section(_("Outline of the topic"), items=record.topic.outline, under=True)
    yield Section(_("Each person"))
    notes = {note.id: note for note in record.notes}
    for person in record.people:
        about = [notes[note] for note in person.notes]
        yield Section(person.name, tuple(_presence(person)), tuple(_said_and_done(person, about)), under=True)
    words = () if record.notes else (_("No notes were caught."),)
    yield Section(_("Participation notes"), words, table=_notes(record) if record.notes else None)


def _written(record: SessionRecord) -> str:
    words = ngettext(
        "{day} at {time} by Groupside, with {n} note",
        "{day} at {time} by Groupside, with {n} notes",
        len(record.notes),
    )
    day, time = day_in_words(record.made_at.date()), clock(record.made_at)
    return words.format(day=day, time=time, n=len(record.notes))


def _facts(record: SessionRecord) -> Iterator[tuple[str, str]]:
    yield _("Program"), record.program
    yield _("Agenda"), record.agenda
    if record.number:
        yield _("Session"), str(record.number)
    yield _("Scheduled"), stretch(record.scheduled_start, record.scheduled_end)
    yield _("Held"), _held(record)
    yield _("Planned"), _both(record.planned_minutes, record.planned_service_minutes)
    yield _("Running time"), _both(record.held.minutes, record.held_service.minutes)
    if record.paused.seconds:
        yield _("Paused"), minutes(record.paused.minutes)
    for person in record.facilitators:
        yield _("Facilitator") if person.role == "facilitator" else _("Co-facilitator"), person.signature
    yield _("Participants"), attended(record)
    if record.guests:
        yield _("Guests"), guests(record.guests)
    if record.zone:
        yield _("Times in"), times_in(record)


def _held(record: SessionRecord) -> str:
    if record.started is None:
        return _("not started")
    if record.ended is None:
        return _("{stretch}, still running").format(stretch=stretch(record.started, None))
    return stretch(record.started, record.ended)


def _both(group: int, service: int) -> str:
    return _("{group} min in group, {service} min of service").format(group=group, service=service)


def _blocks(record: SessionRecord) -> Table:
    """Each block as planned and as held, in minutes that add up."""
    head = (
        _("Block"),
        _("Scheduled"),
        _("Held"),
        _("Planned min"),
        _("Changed to"),
        _("Held min"),
        _("Difference"),
    )
    actual = plan_actual(record)
    rows = [_block(line, record) for line in actual.lines]
    rows.append(_sum(_("All blocks"), actual.planned, actual.held, record))
    rows.append(_sum(_("Of these service"), actual.planned_service, actual.service, record))
    if record.paused.seconds:
        rows.append((_("Pauses"), "", "", "", "", str(actual.paused), ""))
    return Table(head, tuple(rows), (3, 4, 5, 6))


def _block(line: Line, record: SessionRecord) -> tuple[str, ...]:
    block = line.block
    return (
        block_title(block.title),
        _("put in") if block.put_in else stretch(block.planned_start, block.planned_end),
        _when(line, record),
        str(line.planned),
        "" if block.allotted_minutes == line.planned else str(block.allotted_minutes),
        str(line.held) if block.started or record.ended else "",
        _difference(line.difference, record),
    )


def _when(line: Line, record: SessionRecord) -> str:
    if line.left_out:
        return _("left out")
    if line.block.started is None:
        return _("not held") if record.ended else ""
    said = ", ".join(stretch(start, end) for start, end in stretches(line.block))
    if line.paused:
        said = _("{stretches} (paused {minutes} min)").format(stretches=said, minutes=line.paused)
    return said


def _sum(name: str, planned: int, held: int, record: SessionRecord) -> tuple[str, ...]:
    took = str(held) if record.started else ""
    return name, "", "", str(planned), "", took, _difference(held - planned, record)


def _difference(minutes: int, record: SessionRecord) -> str:
    """Only what is over can be compared."""
    if record.ended is None:
        return ""
    return f"{minutes:+d}".replace("-", "−") if minutes else "0"


def _attendance(record: SessionRecord) -> Table:
    head = (
        _("Name"),
        _("Status"),
        _("In the room"),
        _("Group min"),
        _("Service min"),
        _("Break min"),
        _("Before"),
        _("Paused"),
        _("After"),
    )
    rows = tuple(
        (person.name, status(person.status), _stays(person), *_minutes(person)) for person in record.people
    )
    return Table(head, rows, (3, 4, 5, 6, 7, 8))


def _stays(person: PersonRecord) -> str:
    return ", ".join(stretch(stay.start, stay.end) for stay in person.stays)


def _minutes(person: PersonRecord) -> tuple[str, ...]:
    amounts = (person.group, person.service, person.breaks, person.before, person.paused, person.after)
    return tuple(str(amount.minutes) if person.stays else "" for amount in amounts)


def _reports(record: SessionRecord) -> Iterator[str]:
    """Which report of the call was compared with what was marked, and whose times were kept of which."""
    names = {person.id: person.name for person in record.people}
    for report in record.reports:
        pieces = list(_report(report))
        for words, people in (
            (_("times of the report were kept for {names}"), report.kept_report),
            (_("times marked live were kept for {names}"), report.kept_live),
        ):
            if people:
                pieces.append(words.format(names=", ".join(names[person] for person in people)))
        yield " · ".join(piece for piece in pieces if piece)


def _report(report: ReportRecord) -> Iterator[str]:
    yield platform_words(report.platform) or _("Attendance report")
    yield _("{day} at {time}").format(day=day_in_words(report.at.date()), time=clock(report.at))
    yield report.by
    yield ngettext("{n} person matched", "{n} people matched", report.matched).format(n=report.matched)
    # a file of one's own is found again by its digest
    yield f"SHA-256 {report.digest}…"


def _content(record: SessionRecord) -> Iterator[tuple[str, str]]:
    if record.icebreaker:
        yield _("Icebreaker"), record.icebreaker.text
    if record.topic:
        yield _("Topic"), f"{record.topic.title} ({covered(record.topic)})"
    if record.reflection:
        yield _("Reflection prompt"), record.reflection.text
    if record.closing_thought:
        yield _("Closing thought"), record.closing_thought.text


def _presence(person: PersonRecord) -> Iterator[str]:
    if not person.stays:
        yield f"{status(person.status)}."
        return
    amounts = _("{group} min in group, {service} min of service, {breaks} min of break").format(
        group=person.group.minutes, service=person.service.minutes, breaks=person.breaks.minutes
    )
    yield f"{status(person.status)}: {_stays(person)}. {amounts}."
    blocks = (f"{block_title(part.title)} {part.time.minutes}" for part in person.blocks)
    yield _("Minutes in each block: {blocks}.").format(blocks=", ".join(blocks))


def _said_and_done(person: PersonRecord, notes: Iterable[NoteRecord]) -> Iterator[str]:
    yield from _turn(_("Check-in"), person.check_in)
    yield from _turn(_("Check-out"), person.check_out)
    if person.seen:
        yield _("Seen before the end")
    if why := let_go(person):
        yield _("Still to be seen when the session ended: {why}").format(why=why)
    for step in person.safety:
        words = (
            _("For their safety, {time}: {words} ({author})")
            if step.author
            else _("For their safety, {time}: {words}")
        )
        yield words.format(time=clock(step.at), words=step.words, author=step.author)
    yield from map(_told, person.told)
    for note in notes:
        words = _("Note, {time}: {words} ({tags})") if note.tags else _("Note, {time}: {words}")
        yield words.format(time=clock(note.at), words=note.words, tags=", ".join(note.tags))


def _told(told: EmergencyRecord) -> str:
    pieces = (
        (_("Told"), told.told),
        (_("Affiliation"), told.affiliation),
        (_("By"), told.by),
        (_("Emergency"), told.emergency),
    )
    words = "; ".join(
        _("{label}: {words}").format(label=label, words=words) for label, words in pieces if words
    )
    return _("Medical personnel told in an emergency (42 CFR 2.51), {time}. {words}").format(
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
    answers = answers or [_("nothing written down")]
    yield _("{round}, {time}: {answers}").format(round=name, time=clock(turn.at), answers="; ".join(answers))


def _answer(answer: Answer) -> str:
    words = answer_words(answer.answer)
    if answer.label.endswith("?"):
        return f"{answer.label} {words}"
    return _("{label}: {words}").format(label=answer.label, words=words)


def _notes(record: SessionRecord) -> Table:
    head = (_("Time"), _("About"), _("Note"), _("Tags"), _("By"))
    return Table(head, tuple(map(_note, record.notes)))


def _note(note: NoteRecord) -> tuple[str, ...]:
    about = ", ".join(note.names) or _("the group")
    return clock(note.at), about, note.words, ", ".join(note.tags), note.author
