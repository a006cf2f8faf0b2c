"""Whose names may not stand in a note, and where they do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.documents.other_names import OtherNames, names_around
from app.live.note_events import GROUP_SECTION
from app.live.state import Session
from app.model.notes import folded
from app.practice.state import Practice
from app.words import _


class NamePlace(NamedTuple):
    """Where a word stands that names another member, or could."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Names:
    """The names of everybody else around one person. `answers` say, by folded word, whether it is a name here."""

    others: OtherNames
    answers: Mapping[str, bool] = field(default_factory=dict)

    def certain(self, text: str) -> tuple[NamePlace, ...]:
        """Where another member is named for certain."""
        places, at = [], 0
        for word in self.others.found(text):
            start = text.index(word, at)
            at = start + len(word)
            if self.answers.get(folded(word)) is not False:
                places.append(NamePlace(start, at, word))
        return tuple(places)

    def asked(self, text: str) -> tuple[NamePlace, ...]:
        """Where a word stands that is a name and a word, and nobody has said yet which it is here."""
        return ()

    def unknown(self, text: str) -> tuple[NamePlace, ...]:
        """Where something looks like a name and is nobody's here."""
        return ()

    def unanswered(self, text: str) -> tuple[NamePlace, ...]:
        """What has to be changed, or answered, before the text is signed."""
        open = (place for place in self.certain(text) if folded(place.word) not in self.answers)
        return tuple(sorted((*open, *self.asked(text))))

    def without(self, text: str) -> str:
        """The text with "another group member" in the place of each name."""
        out, done = "", 0
        for place in self.certain(text):
            out += text[done : place.start] + _("another group member")
            done = place.end
        return out + text[done:]


def names_for(practice: Practice, session: Session, about: str, met: Collection[str] = ()) -> Names:
    """For the note about one person, or for the group's section, where nobody is named."""
    others: list[str] = []
    own: list[str] = []
    around = names_around(practice, about, {*met, *session.people}) if about != GROUP_SECTION else ()
    if about == GROUP_SECTION:
        known = (practice.people[one] for one in session.people if one in practice.people)
        others += [name for one in known for name in (one.name, one.legal_name)]
    for one, name in around:
        (own if one == about else others).append(name)
    for one, name in session.names.items():
        (own if one == about else others).append(name)
    answers = {folded(word): member for word, member in session.progress_of(about).names.items()}
    return Names(OtherNames(" ".join(own), others), answers)
