"""A section keeps what somebody wrote, and follows the facts in what they left alone."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.live.noting import Written
from app.review.standing import Piece, Sentence, Standing, pieces_of, standing

NINE = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
THERE = Sentence("attendance", "Attended the whole group.")
CALM = Sentence("check-in", "Checked in as calm.")
words = st.text("abc .", min_size=1, max_size=12).map(str.strip).filter(bool)
drafts = st.dictionaries(st.sampled_from("abcdef"), words, max_size=4).map(
    lambda found: tuple(Sentence(fact, f"{fact.upper()}{text}.") for fact, text in found.items())
)


def left(text: str, *offered: Sentence) -> Written:
    return Written(text, dict(offered), "sam", NINE)


def test_what_nobody_touched_is_the_draft() -> None:
    assert standing([THERE, CALM], None).text == "Attended the whole group. Checked in as calm."
    assert standing([THERE, CALM], None).facts == ("attendance", "check-in")


def test_a_sentence_that_was_left_alone_follows_its_fact() -> None:
    written = left("Attended the whole group. Smiled. Checked in as calm.", THERE, CALM)
    later = Sentence("attendance", "Attended 150 of 165 minutes.")
    assert standing([later, CALM], written).text == "Attended 150 of 165 minutes. Smiled. Checked in as calm."
    assert standing([CALM], written).text == "Smiled. Checked in as calm."


def test_a_sentence_that_was_changed_or_taken_out_stays_as_it_was_left() -> None:
    written = left("Attended the whole group, by phone.", THERE, CALM)
    assert (
        standing([Sentence("attendance", "Left early."), CALM], written).text
        == "Attended the whole group, by phone."
    )


def test_what_was_caught_since_comes_at_the_end() -> None:
    note = Sentence("note-1", "Asked for a copy of the worksheet.")
    written = left("Attended the whole group. Quiet at first.", THERE)
    stands = standing([THERE, note], written)
    assert stands.text == "Attended the whole group. Quiet at first. Asked for a copy of the worksheet."
    assert stands.own_words == "Quiet at first."


def test_an_emptied_section_stays_empty() -> None:
    assert standing([THERE], left("", THERE)) == Standing()


@given(drafts)
def test_leaving_a_draft_as_it_is_changes_nothing(drafted: tuple[Sentence, ...]) -> None:
    stands = standing(drafted, None)
    assert standing(drafted, left(stands.text, *drafted)) == stands


@given(drafts, drafts, st.text("ABCabc. \n", max_size=40))
def test_own_words_are_never_lost(
    drafted: tuple[Sentence, ...], later: tuple[Sentence, ...], text: str
) -> None:
    written = left(text, *drafted)
    own = "".join(piece.text for piece in pieces_of(text, dict(drafted)) if not piece.fact)
    stands = standing(later, written)
    kept = "".join(piece.text for piece in stands.pieces if not piece.fact)
    assert "".join(own.split()) == "".join(kept.split())
    assert all(
        Piece(each.text, each.fact) in stands.pieces for each in later if each.fact not in dict(drafted)
    )
