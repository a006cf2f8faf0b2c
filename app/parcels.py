"""The documents that a desk has, ready to leave: each is taken as it stands now."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from random import SystemRandom

from app.desk import Desk
from app.documents.accounting_page import accounting_csv, accounting_page, accounting_title
from app.documents.attendance_sheet import attendance_page
from app.documents.care_summary import care_page, take_summary
from app.documents.file_mark import mark_words, marked
from app.documents.formats import FORMATS, group_in_names
from app.documents.names_removed import disguise, names_removed, names_removed_page, names_removed_warning
from app.documents.page import Page, headed
from app.documents.parcel import Parcel, Way, names_told, page_ways
from app.documents.people_beside import names_of_those_around
from app.documents.plan_page import plan_page, plan_title, written_plan
from app.documents.record import SessionRecord
from app.documents.redaction import redact
from app.documents.session_json import session_json
from app.documents.session_page import session_page
from app.documents.taking import take_record
from app.documents.week_csv import week_file
from app.documents.wording import day_in_words
from app.errors import Refused
from app.guests_known import guests_met, names_known
from app.live.languages import record_language
from app.practice.accounting import Accounting
from app.practice.days import today_of
from app.practice.languages import own_language
from app.practice.languages import record_language as language_of
from app.practice.weeks import GroupWeek
from app.words import _, ngettext, speaking, told_in


def record_of(desk: Desk) -> SessionRecord:
    """What a document says about the open session. Raises Refused when there is none."""
    session = desk.session
    if session is None or session.opened is None:
        raise Refused(_("No session is open."))
    return take_record(session, desk.now(), desk.practice.users)


def session_parcel(desk: Desk) -> Parcel:
    """The whole session, for the program's own record. Raises Refused when none is open."""
    record = record_of(desk)
    people = tuple(person.id for person in record.people)
    holds = ngettext(
        "It names everybody on the list of this session: {n} person, with attendance, answers and notes.",
        "It names everybody on the list of this session: {n} people, with attendance, answers and notes.",
        len(people),
    )
    language = _recorded_in(desk)
    page = headed(told_in(language, session_page)(record), desk.practice.head)
    name = file_name(record, _("session"))
    for_programs = tuple(
        Way(each.id, each.title(), each.file_name(record), told_in(language, partial(each.render, record)))
        for each in FORMATS
    )
    return Parcel(
        document="session",
        title=_("{group}, {day}").format(group=record.group, day=day_in_words(record.day)),
        holds=holds.format(n=len(people)),
        people=people,
        ways=(*page_ways(page, name), *for_programs),
        stream=record.id,
        page=page,
    )


def attendance_parcel(desk: Desk) -> Parcel:
    """Who came to the open session and how long. Raises Refused when none is open."""
    record = record_of(desk)
    language = _recorded_in(desk)
    page = headed(told_in(language, attendance_page)(record), desk.practice.head)
    name = file_name(record, _("attendance sheet"))
    table = next(each for each in FORMATS if each.id == "csv")
    return Parcel(
        document="attendance",
        title=_("Attendance, {day}").format(day=day_in_words(record.day)),
        holds=_(
            "Everybody on the list of this session, by first name and initial, with their times. The table for a "
            "spreadsheet has the whole names."
        ),
        people=tuple(person.id for person in record.people),
        ways=(
            *page_ways(page, name),
            Way(
                "csv",
                table.title(),
                table.file_name(record),
                told_in(language, partial(table.render, record)),
            ),
        ),
        stream=record.id,
        nameless=True,
        page=page,
    )


def nameless_parcel(desk: Desk) -> Parcel:
    """The open session with letters for people and other days. It tells of the same people: what they said may still
    show who they are, so that the same rules hold for it. Raises Refused when no session is open."""
    record, session = record_of(desk), desk.session
    assert session is not None
    with speaking(record_language(session)):
        removed = names_removed(desk.practice, session, record, disguise(session, SystemRandom()))
        page = names_removed_page(removed)
    name = _("Session, names removed")
    data = partial(session_json, removed.record)
    return Parcel(
        document="names_removed",
        title=_("A session, names removed"),
        holds=_("Letters for people, other days, no addresses and no numbers."),
        people=tuple(person.id for person in record.people),
        ways=(*page_ways(page, name), Way("json", _("For other programs (JSON)"), f"{name}.json", data)),
        stream=record.id,
        nameless=True,
        page=page,
        told=names_removed_warning(),
    )


def week_parcel(week: GroupWeek) -> Parcel:
    """A group's week as a table. Whose name would be in the group's is left out of the file's."""
    people = [each.person for each in week.people]
    group = group_in_names(week.group.name, (person.name for person in people))
    name = f"{group} {week.monday.isoformat()} {_('week')}.csv"
    monday = day_in_words(week.monday)
    return Parcel(
        document="week",
        title=_("{group}, week of {day}").format(group=week.group.name, day=monday),
        holds=_("Everybody who was in the group in this week, with their minutes on each day."),
        people=tuple(person.id for person in people),
        ways=(Way("csv", _("A table for a spreadsheet (CSV)"), name, partial(week_file, week)),),
    )


def summary_parcel(desk: Desk, person: str) -> Parcel:
    """One page about a person's care. Raises Refused for somebody who is not here, VaultError. The file's name says
    neither who the person is nor in which group."""
    if person not in desk.practice.people:
        raise Refused(_("That person is not here any more."))
    attendance = desk.vault.attendance_of(person).result()
    coverage = desk.vault.coverage(people=[person]).result()
    titles = {topic.id: topic.title for topic in desk.library.topics.values()}
    today = today_of(desk.practice, desk.now(), person)
    language = language_of(desk.practice, person)
    with speaking(language):
        taken = take_summary(desk.practice, person, attendance, coverage, titles, today)
        summary = redact(taken, names_known(desk, person), desk.practice.care_of(person).names)
    name = marked(desk.practice, person, f"{_('Summary of care')} {today.isoformat()}")
    parcel = Parcel(
        document="care_summary",
        title=_("Summary of care of {name}").format(name=desk.practice.people[person].name),
        holds=_and_whose(
            desk,
            person,
            _("Groups, sessions, minutes, steps, topics and objectives. Nobody else is on it."),
        ),
        people=(person,),
        ways=(),
        told=names_told(summary),
        asked=summary.asked,
        again=partial(summary_parcel, desk, person),
    )
    return _with_page(parcel, lambda: headed(care_page(summary), desk.practice.head), name, language)


def plan_parcel(desk: Desk, person: str, met: Collection[str]) -> Parcel:
    """A person's plan; `met` are those whose names must not be on it. Raises KeyError for somebody who is not here,
    VaultError."""
    on = today_of(desk.practice, desk.now(), person)
    names = names_of_those_around(desk.practice, person, guests_met(desk, person), met)
    language = own_language(desk.practice, person)
    with speaking(language):
        plan = written_plan(desk.practice, person, names)
    name = marked(desk.practice, person, f"{_('Relapse prevention plan')} {on.isoformat()}")
    parcel = Parcel(
        document="plan",
        title=plan_title(plan.value.name),
        holds=_and_whose(desk, person, _("The plan as it stands today. Nobody of a group is named on it.")),
        people=(person,),
        ways=(),
        told=names_told(plan),
        asked=plan.asked,
        again=partial(plan_parcel, desk, person, met),
    )
    return _with_page(parcel, partial(plan_page, plan, on), name, language)


def accounting_parcel(desk: Desk, account: Accounting) -> Parcel:
    """What left about a person, for them. Raises KeyError for somebody who is not here, VaultError."""
    person = account.person
    language = language_of(desk.practice, person.id)
    with speaking(language):
        known = redact(account, names_known(desk, person.id), desk.practice.care_of(person.id).names)
    on = today_of(desk.practice, desk.now(), person.id)
    name = marked(desk.practice, person.id, f"{_('Accounting of disclosures')} {on.isoformat()}")
    parcel = Parcel(
        document="accounting",
        title=accounting_title(person),
        holds=_and_whose(
            desk,
            person.id,
            _(
                "When, what, to whom, what for, and what allowed it. Nobody else of the program is named on it."
            ),
        ),
        people=(person.id,),
        ways=(),
        told=names_told(known),
        asked=known.asked,
        again=partial(accounting_parcel, desk, account),
    )
    told = told_in(language, partial(accounting_csv, known))
    table = Way("csv", _("A table for a spreadsheet (CSV)"), f"{name}.csv", told)
    return _with_page(
        parcel, lambda: headed(accounting_page(known, on), desk.practice.head), name, language, table
    )


def _recorded_in(desk: Desk) -> str:
    """The language in which is said what is made of the open session's record."""
    return record_language(desk.session) if desk.session is not None else ""


def _with_page(parcel: Parcel, made: Callable[[], Page], name: str, language: str, *further: Way) -> Parcel:
    """The same with its page, in a language, and what it can leave as; without them while a name in it is not
    answered."""
    if parcel.unanswered:
        return parcel
    with speaking(language):
        page = made()
    return replace(parcel, ways=(*page_ways(page, name), *further), page=page)


def file_name(record: SessionRecord, kind: str) -> str:
    """Group, day and kind, without an ending; never a participant."""
    group = group_in_names(record.group, (person.name for person in record.people))
    return f"{group} {record.day.isoformat()} {kind}"


def _and_whose(desk: Desk, person: str, holds: str) -> str:
    return f"{holds} {mark_words(desk.practice, person)}"
