"""The record of a session for reading, as Markdown that looks calm in its source as well."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.markdown_text import plain, table
from app.documents.notices import Notice
from app.documents.page_markdown import notice_markdown
from app.documents.plan_actual import Line, end_sentence, plan_actual, stretches
from app.documents.record import NoteRecord, PersonRecord, SessionRecord, Turn
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
from app.words import _, ngettext


def markdown(record: SessionRecord, notice: Notice | None = None) -> bytes:
    """UTF-8, without a byte order mark; a `notice` goes with a disclosure."""
    parts = [
        *_head(record),
        *_blocks(record),
        *_attendance(record),
        *_reports(record),
        *_content(record),
        *_people(record),
        *_notes(record),
        *_foot(record, notice),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _head(record: SessionRecord) -> Iterator[str]:
    yield f"# {plain(record.group)}: {day_in_words(record.day)}"
    yield _("{program} · {agenda} · session {number}").format(
        program=plain(record.program), agenda=plain(record.agenda), number=record.number
    )
    facts = [
        (_("Scheduled"), stretch(record.scheduled_start, record.scheduled_end)),
        (_("Held"), _held(record)),
        (_("Planned"), _amounts(record.planned_minutes, record.planned_service_minutes)),
        (_("Running time"), _amounts(record.held.minutes, record.held_service.minutes)),
    ]
    if record.paused.seconds:
        facts.append((_("Paused"), minutes(record.paused.minutes)))
    for person in record.facilitators:
        title = _("Facilitator") if person.role == "facilitator" else _("Co-facilitator")
        facts.append((title, plain(person.signature)))
    facts.append((_("Participants"), attended(record)))
    if record.guests:
        facts.append((_("Guests"), guests(record.guests)))
    facts.append((_("Times in"), plain(record.zone.replace("_", " "))))
    yield table([_("Session"), _("Details")], facts)


def _held(record: SessionRecord) -> str:
    if record.started is None:
        return _("not started")
    if record.ended is None:
        return _("{stretch}, still running").format(stretch=stretch(record.started, None))
    return stretch(record.started, record.ended)


def _amounts(group: int, service: int) -> str:
    return _("{group} min in group, {service} min of service").format(group=group, service=service)


def _blocks(record: SessionRecord) -> Iterator[str]:
    yield f"## {_('How the session ran')}"
    if sentence := end_sentence(record):
        yield plain(sentence)
    actual = plan_actual(record)
    rows = [_block(line, record) for line in actual.lines]
    rows.append(_sum(_("All blocks"), actual.planned, actual.held, record))
    rows.append(_sum(_("Of these service"), actual.planned_service, actual.service, record))
    if record.paused.seconds:
        rows.append((_("Pauses"), "", "", "", "", str(actual.paused), ""))
    yield table(
        [
            _("Block"),
            _("Scheduled"),
            _("Held"),
            _("Planned min"),
            _("Changed to"),
            _("Held min"),
            _("Difference"),
        ],
        rows,
        numbers=(3, 4, 5, 6),
    )


def _block(line: Line, record: SessionRecord) -> tuple[str, ...]:
    block = line.block
    return (
        plain(block.title),
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
    return (name, "", "", str(planned), "", took, _difference(held - planned, record))


def _difference(minutes: int, record: SessionRecord) -> str:
    """Only what is over can be compared."""
    if record.ended is None:
        return ""
    return f"{minutes:+d}".replace("-", "−") if minutes else "0"


def _attendance(record: SessionRecord) -> Iterator[str]:
    yield f"## {_('Attendance')}"
    yield table(
        [
            _("Name"),
            _("Status"),
            _("In the room"),
            _("Group min"),
            _("Service min"),
            _("Break min"),
            _("Before"),
            _("Paused"),
            _("After"),
        ],
        [
            (plain(person.name), status(person.status), _stays(person), *_minutes(person))
            for person in record.people
        ],
        numbers=(3, 4, 5, 6, 7, 8),
    )
    yield _("Time before the start, in pauses and after the end is not group time.")
    yield f"### {_('Minutes in each block')}"
    yield table(
        [_("Name"), *(plain(block.title) for block in record.blocks)],
        [
            (plain(person.name), *(str(part.time.minutes) if person.stays else "" for part in person.blocks))
            for person in record.people
        ],
        numbers=range(1, len(record.blocks) + 1),
    )


def _stays(person: PersonRecord) -> str:
    return ", ".join(stretch(stay.start, stay.end) for stay in person.stays)


def _minutes(person: PersonRecord) -> tuple[str, ...]:
    amounts = (person.group, person.service, person.breaks, person.before, person.paused, person.after)
    return tuple(str(amount.minutes) if person.stays else "" for amount in amounts)


def _reports(record: SessionRecord) -> Iterator[str]:
    """Which report of the call was compared with what was marked, and whose times were kept of which."""
    if not record.reports:
        return
    yield f"### {_('Compared with the call’s report')}"
    names = {person.id: plain(person.name) for person in record.people}
    for report in record.reports:
        day, time = day_in_words(report.at.date()), clock(report.at)
        head = [
            platform_words(report.platform) or _("Attendance report"),
            _("{day} at {time}").format(day=day, time=time),
            plain(report.by),
            ngettext("{n} person matched", "{n} people matched", report.matched).format(n=report.matched),
            # a file of one's own is found again by it
            f"SHA-256 {report.digest}…",
        ]
        lines = [f"- {' · '.join(piece for piece in head if piece)}"]
        for name, people in (
            (_("Times of the report were kept for"), report.kept_report),
            (_("Times marked live were kept for"), report.kept_live),
        ):
            if people:
                lines.append(f"  - {name}: {', '.join(names[person] for person in people)}")
        yield "\n".join(lines)


def _content(record: SessionRecord) -> Iterator[str]:
    found = list(_content_lines(record))
    if found:
        yield f"## {_('Content')}"
        yield "\n".join(found)


def _content_lines(record: SessionRecord) -> Iterator[str]:
    if record.icebreaker:
        yield _item(_("Icebreaker"), plain(record.icebreaker.text))
    if record.topic:
        yield _item(_("Topic"), f"{plain(record.topic.title)} ({plain(covered(record.topic))})")
        for line in record.topic.outline:
            yield f"  - {plain(line)}"
    if record.reflection:
        yield _item(_("Reflection prompt"), plain(record.reflection.text))
    if record.closing_thought:
        yield _item(_("Closing thought"), plain(record.closing_thought.text))


def _item(name: str, text: str) -> str:
    return f"- **{name}:** {text}"


def _people(record: SessionRecord) -> Iterator[str]:
    yield f"## {_('Each person')}"
    notes = {note.id: note for note in record.notes}
    for person in record.people:
        yield f"### {plain(person.name)}"
        yield _presence(person)
        lines = [
            *_turn(_("Check-in"), person.check_in),
            *_turn(_("Check-out"), person.check_out),
            *_seen(person),
            *_safety(person),
            *(_about(notes[note]) for note in person.notes),
        ]
        if lines:
            yield "\n".join(lines)


def _presence(person: PersonRecord) -> str:
    if not person.stays:
        return f"{status(person.status)}."
    amounts = _("{group} min in group, {service} min of service, {breaks} min of break").format(
        group=person.group.minutes, service=person.service.minutes, breaks=person.breaks.minutes
    )
    return f"{status(person.status)}: {_stays(person)}. {amounts}."


def _turn(name: str, turn: Turn | None) -> Iterator[str]:
    if turn is None:
        return
    if turn.passed:
        yield _item(_("{round}, {time}").format(round=name, time=clock(turn.at)), _("passed"))
        return
    yield f"- **{_('{round}, {time}').format(round=name, time=clock(turn.at))}**"
    if said := kept(turn):
        promise = plain(turn.last_promise)
        yield (
            f"  - {_('Last promise')}: {promise} ({said})" if promise else f"  - {_('Last promise')}: {said}"
        )
    for answer in turn.answers:
        question = plain(answer.label)
        yield f"  - {question if question.endswith('?') else f'{question}:'} {plain(answer.answer)}"


def _seen(person: PersonRecord) -> Iterator[str]:
    if person.seen:
        yield f"- **{_('Seen before the end')}**"
    if person.let_go:
        yield _item(_("Still to be seen when the session ended"), let_go(person))


def _safety(person: PersonRecord) -> Iterator[str]:
    """What was done for this person's safety, and who was told of an emergency."""
    if person.safety:
        yield f"- **{_('Safety')}**"
        for step in person.safety:
            by = f" ({plain(step.author)})" if step.author else ""
            yield f"  - {clock(step.at)} {plain(step.words)}{by}"
    for told in person.told:
        yield f"- **{_('Medical personnel told in an emergency (42 CFR 2.51), {time}').format(time=clock(told.at))}**"
        for name, words in (
            (_("Told"), told.told),
            (_("Affiliation"), told.affiliation),
            (_("By"), told.by),
            (_("Emergency"), told.emergency),
        ):
            yield f"  - {name}: {plain(words)}"


def _about(note: NoteRecord) -> str:
    return f"- {clock(note.at)} {plain(note.words)}{_tags(note)}"


def _tags(note: NoteRecord) -> str:
    return f" *{', '.join(plain(tag) for tag in note.tags)}*" if note.tags else ""


def _notes(record: SessionRecord) -> Iterator[str]:
    yield f"## {_('Participation notes')}"
    if not record.notes:
        yield _("No notes were caught.")
        return
    yield table(
        [_("Time"), _("About"), _("Note"), _("Tags"), _("By")],
        [
            (
                clock(note.at),
                plain(", ".join(note.names)) or _("the group"),
                plain(note.words),
                plain(", ".join(note.tags)),
                plain(note.author),
            )
            for note in record.notes
        ],
    )


def _foot(record: SessionRecord, notice: Notice | None) -> Iterator[str]:
    yield "---"
    count = ngettext("{n} note", "{n} notes", len(record.notes)).format(n=len(record.notes))
    words = (
        _("Written {day} at {time} by Groupside, with {count}. It names everybody on the roster.")
        if notice
        else _(
            "Written {day} at {time} by Groupside, with {count}. It names everybody on the roster and belongs in the "
            "program’s own records."
        )
    )
    yield words.format(day=day_in_words(record.made_at.date()), time=clock(record.made_at), count=count)
    if notice:
        yield notice_markdown(notice)
