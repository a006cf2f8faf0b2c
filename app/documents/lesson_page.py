"""A topic's lesson, and the alternatives to an education block, as pages for the facilitator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.documents.page import Page, Section
from app.model.decks import EducationTopic
from app.model.lessons import Alternative, Lesson, LessonSession
from app.words import _


def lesson_page(topic: EducationTopic, lesson: Lesson) -> Page:
    """Everything to run a topic with, in the order in which it is needed."""
    sections = [Section(_("Aim"), (lesson.aim,))]
    for session in lesson.session:
        sections += _way(session)
    sections += [
        Section(_("Key points"), items=lesson.key_points),
        Section(_("Questions"), items=lesson.questions),
        Section(
            _("Activity: {title}, {minutes} min").format(
                title=lesson.activity.title, minutes=lesson.activity.minutes
            ),
            items=lesson.activity.steps,
        ),
        Section(_("Watch for"), items=lesson.watch_for),
        Section(_("When to stop"), items=lesson.stop_when),
    ]
    if lesson.source:
        sections.append(
            Section(
                _("Where facts were checked"),
                items=tuple(
                    f"{source.title}, {source.publisher}, {source.date}. {source.says} {source.address}"
                    for source in lesson.source
                ),
            )
        )
    return Page(topic.title, tuple(sections), _("For the facilitator"))


def alternatives_page(alternatives: Iterable[Alternative]) -> Page:
    """Art, music and movement in the place of an education block, or of a part of it."""
    sections = tuple(
        Section(
            _("{title}, {minutes} min").format(title=each.title, minutes=each.minutes),
            (
                *((_("Have ready: {things}").format(things=" ".join(each.needs)),) if each.needs else ()),
                _("Watch for: {words}").format(words=" ".join(each.watch_for)),
                _("When to stop: {words}").format(words=" ".join(each.stop_when)),
            ),
            each.steps,
        )
        for each in alternatives
    )
    return Page(_("Art, music, movement"), sections, _("For the facilitator"))


def _way(session: LessonSession) -> Iterator[Section]:
    yield Section(_("Way {letter}: {title}").format(letter=session.id.upper(), title=session.title))
    for part in session.part:
        asked = (_("To ask: {question}").format(question=part.question),) if part.question else ()
        heading = _("{title}: {minutes} min, or {long} of 90").format(
            title=part.title, minutes=part.minutes, long=part.long
        )
        yield Section(heading, (*part.words, *asked))
