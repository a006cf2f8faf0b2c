"""The guide's page of topics and sources is made from the lessons, and stands as they are."""

from pathlib import Path

from app.intake.decks import shipped_topics
from app.intake.lessons import lesson_for
from app.intake.worksheets import worksheet_for
from app.topics_table import topics_table

GUIDE = Path(__file__).parents[2] / "docs" / "topics.md"


def test_the_page_stands_as_the_lessons_are() -> None:
    assert GUIDE.read_text(encoding="utf-8") == topics_table(shipped_topics())


def test_each_topic_has_a_lesson_and_a_worksheet_and_every_source_stands_there() -> None:
    page = topics_table(shipped_topics())
    for topic in shipped_topics():
        lesson = lesson_for(topic.id)
        assert lesson is not None, topic.id
        assert lesson.topic == topic.id
        assert worksheet_for(topic.id) is not None, topic.id
        assert all(source.address in page for source in lesson.source)
