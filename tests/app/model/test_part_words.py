"""What is said of each kind of part."""

from __future__ import annotations

from app.model.agenda import PartKind
from app.model.part_words import words_of


def test_every_kind_has_a_title_of_its_own() -> None:
    titles = [words_of(kind).title for kind in PartKind]
    assert all(titles)
    assert len(set(titles)) == len(PartKind)


def test_what_stands_in_a_sentence_is_written_so() -> None:
    for kind in PartKind:
        words = words_of(kind)
        assert not words.guidance or words.guidance.endswith(".")
        assert not words.lead or words.lead.endswith(",")
        for part in (words.offered, words.did):
            assert part[:1] == part[:1].lower()
            assert not part.endswith(".")
