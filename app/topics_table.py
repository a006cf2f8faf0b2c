"""The topics and their sources as a page of the guide (docs/topics.md), made from the lessons themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.documents.markdown_text import plain
from app.intake.decks import shipped_topics
from app.intake.lessons import lesson_for
from app.intake.worksheets import worksheet_for
from app.model.decks import EducationTopic
from app.words import _


def topics_table(topics: Iterable[EducationTopic]) -> str:
    """Markdown: a table of topics with both ways and the worksheet, then the sources of each."""
    topics = tuple(topics)
    lines = [
        f"# {_('Topics and their sources')}",
        "",
        _(
            "Each topic has two ways through it, of 45 minutes, that can be made 90 long. Facts were checked where "
            "the sources say; what could not be checked was left out."
        ),
        "",
        f"| {_('Topic')} | {_('One way')} | {_('Another way')} | {_('Worksheet')} |",
        "|---|---|---|---|",
        *(_row(topic) for topic in topics),
        "",
    ]
    for topic in topics:
        lines += _sources(topic)
    return "\n".join(lines).rstrip() + "\n"


def _row(topic: EducationTopic) -> str:
    lesson, sheet = lesson_for(topic.id), worksheet_for(topic.id)
    ways = [session.title for session in lesson.session] if lesson else ["", ""]
    cells = (topic.title, *ways, sheet.title if sheet else "")
    return f"| {' | '.join(plain(cell) for cell in cells)} |"


def _sources(topic: EducationTopic) -> Iterator[str]:
    lesson = lesson_for(topic.id)
    if lesson is None or not lesson.source:
        return
    yield f"## {plain(topic.title)}"
    yield ""
    for source in lesson.source:
        where = f"[{plain(source.title)}]({source.address}), {plain(source.publisher)}, {plain(source.date)}"
        yield f"- {where}. {plain(source.says)}"
    yield ""


if __name__ == "__main__":
    print(topics_table(shipped_topics()), end="")
