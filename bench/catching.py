"""What two facilitators press, click and type to catch a session, entry by entry, in the order in which it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.live import events as e
from app.live.before_end import not_here_yet, to_be_seen
from app.live.state import LiveEntry, Session, fold
from app.live.turns import is_arrival_check, round_of, to_come
from app.model.agenda import PartKind
from app.model.marks import Mark
from app.model.marks import Tag as KnownTag
from app.model.rounds import Question, Round
from bench.strokes import DOWN, ENTER, ESCAPE, SPACE, Click, Press, Stroke, Words, completed, key_of, marked
from ui.keys import Act
from ui.live.note_words import offers
from ui.parts.completion import Offer

# The letters of a person's menu, as ui/live/person_menu.py underlines them.
OUT, LEFT, EXCUSED, CHECK_IN, CHECK_OUT, FLAG, CHECKS = (Press(letter) for letter in "OLEIHFC")
# The digit of ui/live/lobby_words.columns that is "same as last time".
SAME: Final = Press("0")
# The letter of ui/live/before_end.py that lets somebody go, or leaves for Today whom nobody reached.
LET_GO: Final = Press("L")
# The buttons of ui/live/round.py that say what became of a promise.
KEPT: Final = {"kept": "Kept", "partly": "Partly", "not_yet": "Not yet"}
# The prompts of ui/live/block.py, in the order in which they stand below each other.
PROMPTS: Final = {
    "icebreaker": PartKind.ICEBREAKER,
    "topic": PartKind.EDUCATION,
    "reflection": PartKind.REFLECTION,
    "closing_thought": PartKind.CLOSING_THOUGHT,
}
_SIGNED: Final = re.compile(r"(?<!\w)([@#][\w'’\-]+)\s?")


@dataclass(frozen=True, slots=True)
class Caught:
    """One entry and what happened by it, how many facts it holds, and the strokes that write it."""

    entry: LiveEntry
    event: e.LiveEvent
    facts: int
    strokes: tuple[Stroke, ...]


def catch(
    entries: Sequence[LiveEntry],
    marks: Sequence[Mark],
    tags: Sequence[KnownTag],
    unreached: Iterable[str] = (),
) -> tuple[Caught, ...]:
    """A session's entries as they are caught by the fewest keys. `marks` and `tags` are those of the practice;
    `unreached` did not come, and nobody tried to reach them before the end.

    Raises ValueError where the words of an entry were erased, and for a kind of entry of which no way is known here:
    nothing is caught for nothing.
    """
    hands, session, caught = _Hands(marks, tags, frozenset(unreached)), Session(entries[0].stream), []
    for entry in entries:
        after, event = fold(session, entry), entry.event
        if event is None:
            raise ValueError("The words of this session were erased.")
        strokes = (*hands.come_to(entry), *hands.way(session, event))
        caught.append(Caught(entry, event, facts(event), strokes))
        hands.have_done(event, after)
        session = after
    return tuple(caught)


def facts(event: e.LiveEvent) -> int:
    """What the record holds by an entry that somebody could have answered in another way, or left out.

    The time, the block and the author of an entry are none: nobody gives them. What was taken back is none either.
    """
    match event:
        case e.CheckedIn(answers=answers, kept=kept):
            return len(answers) + bool(kept)
        case e.CheckedOut(answers=answers):
            return len(answers)
        case e.TelehealthChecked(check=check):
            answered = (check.identity, check.private, check.not_driving)
            said = (check.address, check.others, check.modality)
            return sum(each is not None for each in answered) + sum(map(bool, said))
        case e.NoteCaught(mark=mark, people=people) if mark:
            return len(people)
        case e.NoteCaught(people=people, tags=tags):
            return 1 + len(people) + len(tags)
        case e.SessionEnded(let_go=let_go):
            return 1 + len(let_go)
        case e.Undone():
            return -1  # the act that is taken back was none
        case _:
            return 1


class _Hands:
    """Where the focus is: '' where a letter begins a note, 'note', or 'answers' of whoever has the card of the round.

    Two facilitators share a desk: a key goes to the window that was clicked last.
    """

    def __init__(self, marks: Sequence[Mark], tags: Sequence[KnownTag], unreached: frozenset[str]) -> None:
        self._marks, self._tags, self._unreached = {mark.id: mark for mark in marks}, tags, unreached
        self._at, self._focus, self._card = "", "", ""

    def come_to(self, entry: LiveEntry) -> tuple[Stroke, ...]:
        """A click into the note field of the other window, where the one before was somebody else's."""
        before, self._at = self._at, entry.author
        if before in ("", entry.author):
            return ()
        self._focus = "note"
        return (Click("note"),)

    def way(self, session: Session, event: e.LiveEvent) -> tuple[Stroke, ...]:
        """The strokes of one entry; the session is as it was before."""
        match event:
            case e.SessionOpened():
                return (Click("Open the room"),)
            case e.SessionStarted() | e.BlockEntered():
                return (key_of(Act.NEXT_BLOCK),)
            case e.Paused() | e.Resumed():
                return (key_of(Act.PAUSE),)
            case e.PlanChanged():
                return (Click("catch-up"),)
            case e.Undone():
                return (key_of(Act.UNDO),)
            case e.IcebreakerDrawn():
                return (key_of(Act.ANOTHER_ICEBREAKER),)
            case e.PromptShown(what=what):
                # the key is for the one that is shown already, and else for the first of the block
                there = [kind for kind, part in PROMPTS.items() if session.block and session.block.has(part)]
                first = session.shown if session.shown in there else next(iter(there), "")
                return (key_of(Act.SHOW_PROMPT) if what == first else Click("show", what),)
            case e.TopicCovered(whole=whole):
                return (Click("Covered" if whole else "Partly"),)
            case e.SessionEnded():
                # Down goes to the first of them, and after each the next has the focus; at last the button has it.
                # With whom there is a risk is let go by the second press
                waiting = to_be_seen(session)
                asked = sum(1 for each in waiting if {"risk", "safety"} & set(each.why))
                keys = len(waiting) + asked + len(not_here_yet(session, self._reached(session)))
                return (key_of(Act.NEXT_BLOCK), *((DOWN,) if keys else ()), *(LET_GO,) * keys, SPACE)
            case _:
                return self._of_a_person(session, event)

    def _of_a_person(self, session: Session, event: e.LiveEvent) -> tuple[Stroke, ...]:
        match event:
            case e.PersonArrived(person=person) | e.PersonReturned(person=person):
                return (Click("chip", person),)
            case e.PersonSteppedOut(person=person):
                return (Click("row", person), OUT)
            case e.PersonLeft(person=person):
                return (Click("row", person), LEFT)
            case e.PersonExcused(person=person):
                return (Click("row", person), EXCUSED)
            case e.PersonFlagged(person=person):
                return (Click("row", person), FLAG)
            case e.TelehealthChecked(person=person, as_before=True) if session.run.started is None:
                return (Click("same", person),)
            case e.TelehealthChecked(person=person, as_before=True):
                return (Click("row", person), CHECKS, SAME, ESCAPE)
            case e.CheckedIn(person=person, answers=answers, kept=kept):
                said = (*self._promise(person, kept), *self._answers(session, Round.CHECK_IN, answers))
                return said if person == self._card else (Click("row", person), CHECK_IN, *said)
            case e.CheckedOut(person=person, answers=answers):
                reach = self._reach() if person == self._card else (Click("row", person), CHECK_OUT)
                return (*reach, *self._answers(session, Round.CHECK_OUT, answers))
            case e.NoteCaught(mark=mark, people=people) if mark:
                return tuple(s for person in people for s in marked(session.names, person, self._marks[mark]))
            case e.NoteCaught(text=text):
                return (*((ESCAPE,) if self._focus == "answers" else ()), *self._note(session, text))
        raise ValueError(f"No way is known for {event.kind}.")

    def _reached(self, session: Session) -> list[str]:
        return [person for person in session.people if person not in self._unreached]

    def _reach(self) -> tuple[Stroke, ...]:
        """To the answers of whoever has the card: nothing while they go round, else one key."""
        return () if self._focus == "answers" else (key_of(Act.ANSWERS),)

    def _promise(self, person: str, kept: str) -> tuple[Stroke, ...]:
        """The key says first that it was kept; the buttons say all three, and lead to the answers as well."""
        reach = self._reach() if person == self._card else ()
        if kept == "kept" and not reach:
            return (key_of(Act.PROMISE),)
        return (Click(KEPT[kept]),) if kept else reach

    def _answers(self, session: Session, which: Round, given: Mapping[str, str]) -> Iterable[Stroke]:
        """Each answer, and Enter; a question that was skipped is Enter alone."""
        for question in _questions(session, which):
            if question.id in given:
                answer = given[question.id]
                yield Words(answer[:1] if question.kind == "yes_no" else answer)
            yield ENTER

    def _note(self, session: Session, text: str) -> Iterable[Stroke]:
        """Names and tags as they are offered, the rest word for word, Enter."""
        people, tags = offers(session, self._tags, self._card)
        at = 0
        for match in _SIGNED.finditer(text):
            if between := text[at : match.start()]:
                yield Words(between)
            at, sign, word = match.end(), match[1][0], match[1][1:]
            wanted = next((each for each in (*people, *tags) if each.id == match[1]), None)
            wanted = wanted or Offer("@" if sign == "@" else "#", word)
            yield from completed((*people, *tags), wanted, ends=at == len(text))
        if rest := text[at:]:
            yield Words(rest)
            yield ENTER

    def have_done(self, event: e.LiveEvent, after: Session) -> None:
        """Where the focus is then, and who has the card: whoever had it keeps it until their turn is over."""
        which = round_of(after)
        left = to_come(after, which) if which else ()
        match event:
            case e.CheckedIn() | e.CheckedOut():
                self._focus = "answers" if left else ""
                if event.person != self._card:
                    self._card = ""
            case e.NoteCaught(mark=""):
                self._focus = "note"
            case e.BlockEntered() | e.Undone():
                self._focus = "note" if self._focus == "note" else ""
            case e.PersonArrived() | e.PersonReturned() | e.PersonSteppedOut() | e.PersonLeft():
                self._focus = ""
            case e.PersonFlagged() | e.TelehealthChecked() | e.TopicCovered() | e.PlanChanged():
                self._focus = ""
        gives_way = is_arrival_check(after) and self._focus != "answers"
        if self._card not in left or gives_way:
            self._card = left[0] if left else ""


def _questions(session: Session, which: Round) -> tuple[Question, ...]:
    if session.opened is None:
        return ()
    rules = session.opened.rules
    return rules.check_in if which is Round.CHECK_IN else rules.check_out
