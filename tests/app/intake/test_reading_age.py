"""What members get reads easily: for somebody of twelve to fourteen, whatever they know of the field."""

import re
from collections.abc import Iterable, Iterator

import pytest

from app.intake.decks import load_deck, shipped_topics
from app.intake.lessons import lesson_for, shipped_alternatives
from app.intake.worksheets import shipped_worksheets
from app.model.decks import Deck, EducationTopic
from app.model.lessons import Alternative
from app.model.worksheets import Worksheet
from app.resources import resources_folder

# A school grade of 7 is an age of about 12, one of 9 of about 14. A page as a whole is held to the lower one: short
# questions and headings on it would hide a hard sentence otherwise. One text alone is held to that of 14.
HARDEST_PAGE = 7.0
HARDEST_TEXT = 9.0
# In fewer words than these, one long word makes a grade by itself; they count only on their page.
ENOUGH = 10


def syllables(word: str) -> int:
    """Runs of vowels, two where two are heard in a run ("idea", "doing"), without an e at the end that is not heard
    ("made", "moved", but "table", "noted"); at least one.

    It misses a word now and then, up as well as down: over a page this evens out.
    """
    word = re.sub(r"[^a-z]", "", word.casefold())
    if not re.search(r"([^aeiouyl]les?|([sxz]|[cs]h|[cg])es|[td]ed)$", word):
        word = re.sub(r"(?<=[^aeiouy])(e|es|ed)$", "", word) or word
    word = re.sub(
        r"(?<=[^cgstx]i)(?=[aou])|(?<=[^gq]u)(?=[ae])|(?<=[aeiouy])(?=ing$)|(?<=qui)(?=et)", "-", word
    )
    word = re.sub(r"(?<=e)(?=[ao]$)", "-", word)
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def grade(texts: Iterable[str]) -> float:
    """The school grade by Flesch and Kincaid (1975): longer sentences and longer words make it higher.

    The end of a text ends a sentence. Figures and lines to write on are not read.
    """
    said = [re.findall(r"[A-Za-z][A-Za-z’']*", part) for text in texts for part in re.split(r"[.?!…]", text)]
    sentences = [words for words in said if words]
    words = [word for sentence in sentences for word in sentence]
    heard = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * heard / len(words) - 15.59


def too_hard(texts: Iterable[str]) -> dict[str, float]:
    """Each text that is too hard by itself, with its grade; a list of single words is no sentence and has none."""
    grades = {text: grade([text]) for text in texts if len(text.split()) >= ENOUGH and " · " not in text}
    return {text: round(found, 1) for text, found in grades.items() if found > HARDEST_TEXT}


def of_topic(topic: EducationTopic) -> Iterator[str]:
    """What members hear and see of a topic: what is asked, what to remember and what they do."""
    lesson = lesson_for(topic.id)
    assert lesson is not None, topic.id
    yield topic.question
    yield from lesson.key_points
    yield from lesson.questions
    yield from (part.question for way in lesson.session for part in way.part if part.question)
    yield from lesson.activity.steps


def on_sheet(sheet: Worksheet) -> Iterator[str]:
    yield from (sheet.title, sheet.line)
    for part in sheet.parts:
        yield from (part.heading, *part.words, *part.items, *part.boxes)


def dealt(deck: Deck) -> Iterator[str]:
    for item in deck.items:
        yield item.text
        if item.follow_up:
            yield item.follow_up


def decks() -> list[Deck]:
    return [load_deck(path) for path in sorted((resources_folder() / "decks").glob("*.toml"))]


@pytest.mark.parametrize("topic", shipped_topics(), ids=lambda topic: topic.id)
def test_a_topic_is_put_in_plain_words(topic: EducationTopic) -> None:
    assert grade(of_topic(topic)) <= HARDEST_PAGE
    assert too_hard(of_topic(topic)) == {}


@pytest.mark.parametrize("activity", shipped_alternatives(), ids=lambda activity: activity.id)
def test_art_music_and_movement_are_put_in_plain_words(activity: Alternative) -> None:
    assert grade(activity.steps) <= HARDEST_PAGE
    assert too_hard(activity.steps) == {}


@pytest.mark.parametrize("sheet", shipped_worksheets(), ids=lambda sheet: sheet.id)
def test_a_worksheet_is_put_in_plain_words(sheet: Worksheet) -> None:
    assert grade(on_sheet(sheet)) <= HARDEST_PAGE
    assert too_hard(on_sheet(sheet)) == {}


@pytest.mark.parametrize("deck", decks(), ids=lambda deck: deck.id)
def test_what_a_deck_deals_is_put_in_plain_words(deck: Deck) -> None:
    assert grade(dealt(deck)) <= HARDEST_PAGE
    assert too_hard(dealt(deck)) == {}


@pytest.mark.parametrize(
    ("words", "each"),
    [
        ("a made moved asked makes night through group breathe", 1),
        ("table noted rated wishes doing quiet people chances someone", 2),
        ("idea medicine video usual connection", 3),
        ("naturally recovery education", 4),
    ],
)
def test_syllables_are_counted_as_they_are_heard(words: str, each: int) -> None:
    found = {word: syllables(word) for word in words.split()}
    assert found == dict.fromkeys(words.split(), each)


def test_grades_come_out_as_the_formula_says() -> None:
    # 10 words in 2 sentences, 10 syllables: 0.39 × 5 + 11.8 × 1 − 15.59
    assert grade(["The cat sat on it. The dog did not mind."]) == pytest.approx(-1.84)


def test_what_is_hard_to_read_is_found() -> None:
    hard = (
        "Neurobiological adaptation following discontinuation necessitates individualized psychoeducational"
        " interventions, notwithstanding considerable heterogeneity in the trajectories of participants."
    )
    assert too_hard(["Ask one person for ten quiet minutes, and say what they are for.", hard]) != {}
    [topic, *_rest] = shipped_topics()
    assert grade([*of_topic(topic), *[hard] * 8]) > HARDEST_PAGE
    long_winded = " and then ".join(["you write down one more thing that you would like to do"] * 5)
    assert list(too_hard([long_winded])) == [long_winded]
