"""The one table of keys, and which of them are in force: what F1 shows is what the windows bind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.errors import Refused
from app.words import _
from ui.key_rules import ON_MAC, native, portable, why_not


class Act(Enum):
    """Everything that has a key, or can be given one. The names stand in the file of settings: they stay."""

    NEXT_BLOCK = auto()
    PREVIOUS_BLOCK = auto()
    ADD_MINUTE = auto()
    TAKE_MINUTE = auto()
    PAUSE = auto()
    SHORT_BREAK = auto()
    WHY = auto()
    REST_OF_SESSION = auto()
    SPEAKER = auto()
    UNDO = auto()
    FIND_PERSON = auto()
    DONE = auto()
    ANOTHER_ICEBREAKER = auto()
    HIDE = auto()
    LOCK = auto()
    CRISIS = auto()
    KEYS = auto()
    PASS = auto()
    CATCH_UP = auto()
    COPY = auto()
    SHARE_VIEW = auto()
    CO_FACILITATOR = auto()
    MINI_TIMER = auto()
    END_SESSION = auto()
    ANSWERS = auto()
    LATER = auto()
    PROMISE = auto()
    TURN_ORDER = auto()
    NO_MARK = auto()
    TO_PLAN = auto()
    SMALL_GROUPS = auto()
    DRAW_GROUPS = auto()
    SHOW_PROMPT = auto()
    MARK = auto()
    FILTER_NOTES = auto()
    FIND = auto()
    SIGN_AND_NEXT = auto()
    NEXT_NOTE = auto()
    PREVIOUS_NOTE = auto()


@dataclass(frozen=True, slots=True)
class Key:
    """One row of the table: the act, its keys until a person chooses (the first is shown), and what it does."""

    act: Act
    sequences: tuple[str, ...]
    words: str


def live_keys() -> tuple[Key, ...]:
    """The keys of the live windows. On macOS Qt reads Ctrl as Cmd; none of these is one that the system owns."""
    return (
        Key(Act.NEXT_BLOCK, ("Ctrl+N",), _("Next block")),
        Key(Act.PREVIOUS_BLOCK, ("Ctrl+Shift+N",), _("Back to the block before")),
        Key(Act.ADD_MINUTE, ("Ctrl++", "Ctrl+="), _("One minute more for this block")),
        Key(Act.TAKE_MINUTE, ("Ctrl+-",), _("One minute less for this block")),
        Key(Act.PAUSE, ("Ctrl+P",), _("Pause, or go on")),
        Key(Act.SHORT_BREAK, ("Ctrl+B",), _("A short break for everybody, or back from it")),
        Key(Act.WHY, ("F3",), _("Why the session is behind or ahead")),
        Key(Act.REST_OF_SESSION, ("F4",), _("The rest of the session: minutes, and when it ends")),
        Key(Act.SPEAKER, ("Ctrl+T",), _("A clock for one speaker, or their end")),
        Key(Act.UNDO, ("Ctrl+Shift+Z",), _("Take back the last act")),
        Key(
            Act.FIND_PERSON,
            ("Ctrl+J",),
            _("Go to a person: letters of the name, then Enter, or a letter for a mark"),
        ),
        Key(Act.DONE, ("Ctrl+D",), _("Done, next person")),
        Key(Act.ANOTHER_ICEBREAKER, ("Ctrl+I",), _("Another icebreaker, or closing thought")),
        Key(Act.HIDE, ("F9", "Ctrl+Shift+H"), _("Hide names and notes in all windows")),
        Key(Act.LOCK, ("Ctrl+Shift+L",), _("Lock: the passphrase is asked for again")),
        Key(Act.CRISIS, ("F2", "Ctrl+E"), _("Crisis: what to do now")),
        Key(Act.KEYS, ("F1",), _("Keys and guide")),
        Key(Act.PASS, ("Ctrl+Shift+D",), _("Pass, next person")),
        # most of these do nothing until a person gives them a key
        Key(Act.CATCH_UP, (), _("Catch up")),
        Key(Act.COPY, ("Ctrl+Shift+C",), _("Copy for the chat")),
        Key(Act.SHARE_VIEW, (), _("Share view")),
        Key(Act.CO_FACILITATOR, (), _("Co-facilitator")),
        Key(Act.MINI_TIMER, (), _("Mini timer")),
        Key(Act.END_SESSION, (), _("End session")),
        Key(Act.ANSWERS, ("Ctrl+R",), _("Type the answers of whoever has the turn")),
        Key(Act.LATER, ("Ctrl+L",), _("Their turn comes later, next person")),
        Key(Act.PROMISE, ("Ctrl+Shift+K",), _("The promise was kept, partly, or not yet")),
        Key(Act.TURN_ORDER, ("Ctrl+Shift+O",), _("The order of the round")),
        Key(Act.NO_MARK, ("Ctrl+G",), _("Who has no mark yet in this block")),
        Key(
            Act.TO_PLAN, ("Ctrl+Shift+P",), _("To a person’s plan: the check-out’s answer, or the last note")
        ),
        Key(Act.SMALL_GROUPS, ("Ctrl+Shift+G",), _("Small groups: who sits with whom")),
        Key(Act.DRAW_GROUPS, ("Ctrl+Shift+M",), _("Draw the small groups again")),
        Key(Act.SHOW_PROMPT, ("Ctrl+Shift+S",), _("The block’s prompt on the share window, or away from it")),
        Key(Act.MARK, ("Ctrl+Shift+J",), _("Mark who speaks, or has the turn: then a letter")),
        Key(Act.FILTER_NOTES, ("Ctrl+Shift+F",), _("Which notes are shown")),
        Key(Act.FIND, ("Ctrl+K",), _("Find a person, a session, a topic, a note, or something to do")),
    )


def review_keys() -> tuple[Key, ...]:
    """The keys of the notes after a group. As they stand here fields know them, and where this system moves in a text
    by one of them (Cmd with an arrow on macOS), the text keeps it; others, once chosen, come before the fields."""
    return (
        Key(
            Act.SIGN_AND_NEXT,
            ("Ctrl+Enter", "Ctrl+Return"),
            _("Sign the note, or mark it as entered, and go on"),
        ),
        Key(Act.NEXT_NOTE, ("Ctrl+Down",), _("The next person’s note")),
        Key(Act.PREVIOUS_NOTE, ("Ctrl+Up",), _("The note before")),
    )


def all_keys() -> tuple[Key, ...]:
    """The whole table."""
    return (*live_keys(), *review_keys())


class Keys(QObject):
    """The keys in force: those of the table, where a person chose no others. After `changed`, ask again.

    No key ever does two things. Choices that make no sense here are kept as they are, and the table stands in for them.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._in_force: dict[Act, tuple[str, ...]] = {}
        self._shown: dict[Act, str] = {}  # of those that were asked for
        self._look_up()

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """What differs from the table: the name of an act → its keys, none when it is off."""
        return dict(self._chosen)

    def take(self, chosen: Mapping[str, Iterable[str]]) -> None:
        """Take the choices of the file of settings; who asks has to know the words of this system already."""
        taken = {act: tuple(sequences) for act, sequences in chosen.items()}
        if taken != self._chosen:
            self._chosen = taken
            self._look_up()
            self.changed.emit()

    def of(self, act: Act) -> tuple[str, ...]:
        """The keys of an act as Qt writes them everywhere; none when it is off."""
        return self._in_force[act]

    def has(self, sequence: str) -> bool:
        """Whether a key, as `portable` writes it, does something now that comes before what a field makes of it."""
        chosen = (key for key in review_keys() if not self.is_default(key.act))
        return any(sequence in self._in_force[key.act] for key in (*live_keys(), *chosen))

    def shown(self, act: Act) -> str:
        """The key of an act as this system writes it; empty when it is off."""
        if act not in self._shown:
            self._shown[act] = native(self._in_force[act][0]) if self._in_force[act] else ""
        return self._shown[act]

    def all_shown(self, act: Act) -> str:
        """All keys of an act: "F9 or Ctrl+Shift+H"; empty when it is off."""
        return _(" or ").join(native(sequence) for sequence in self._in_force[act])

    def tip(self, act: Act, words: str = "") -> str:
        """What a button does, with its key: "One minute more (Ctrl++)"."""
        key = self.shown(act)
        return _("{words} ({key})").format(words=words, key=key) if words and key else words or key

    def is_default(self, act: Act) -> bool:
        return _kept(act) not in self._chosen

    def choose(self, act: Act, sequence: str) -> None:
        """Give an act another key, in place of those it has.

        Refused when the system or a text needs it, or when another act has it.
        """
        wished = portable(sequence)
        if not wished or wished in self._in_force[act]:
            return
        if words := why_not(wished, ON_MAC):
            raise Refused(words)
        self._refuse_taken(act, (wished,))
        self._change({**self._chosen, _kept(act): (wished,)})

    def turn_off(self, act: Act) -> None:
        self._change({**self._chosen, _kept(act): ()})

    def put_back(self, act: Act) -> None:
        """Give an act the keys of the table again. Refused when another act was given one of them."""
        default = next(key.sequences for key in all_keys() if key.act is act)
        self._refuse_taken(act, tuple(portable(sequence) for sequence in default))
        self._change({name: keys for name, keys in self._chosen.items() if name != _kept(act)})

    def put_all_back(self) -> None:
        self._change({})

    def _refuse_taken(self, act: Act, wished: tuple[str, ...]) -> None:
        for key in all_keys():
            for sequence in self._in_force[key.act]:
                if key.act is not act and sequence in wished:
                    words = _("{keys} is “{act}” already.")
                    raise Refused(words.format(keys=native(sequence), act=key.words))

    def _change(self, chosen: dict[str, tuple[str, ...]]) -> None:
        if chosen == self._chosen:
            return
        self._chosen = chosen
        self._look_up()
        self.changed.emit()

    def _look_up(self) -> None:
        """Choices first, in the table's order; then the table, as far as nobody has its keys."""
        table = all_keys()
        found: dict[Act, tuple[str, ...]] = {}
        taken: set[str] = set()
        for key in table:
            wished = self._chosen.get(_kept(key.act))
            if wished is None:
                continue
            sequences = tuple(dict.fromkeys(portable(sequence) for sequence in wished))
            if all(_can_be(sequence) and sequence not in taken for sequence in sequences):
                found[key.act] = sequences
                taken.update(sequences)
        for key in table:
            if key.act not in found:
                sequences = tuple(portable(sequence) for sequence in key.sequences)
                found[key.act] = tuple(sequence for sequence in sequences if sequence not in taken)
                taken.update(found[key.act])
        self._in_force, self._shown = found, {}


class Bound(QObject):
    """The keys of one window: they work wherever the focus is inside it, and follow what a person chooses."""

    def __init__(self, keys: Keys, window: QWidget, acts: Mapping[Act, Callable[[], object]]) -> None:
        super().__init__(window)
        self._keys, self._window, self._acts = keys, window, dict(acts)
        self._shortcuts: list[QShortcut] = []
        keys.changed.connect(self._bind)
        self._bind()

    def _bind(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(
                False
            )  # it goes later, and until then it must not stand in the way of another
            shortcut.deleteLater()
        self._shortcuts = []
        for act, what in self._acts.items():
            for sequence in self._keys.of(act):
                shortcut = QShortcut(QKeySequence(sequence), self._window)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                # held down it would answer what it has just asked, and sign the next note unread
                shortcut.setAutoRepeat(act is not Act.SIGN_AND_NEXT)
                shortcut.activated.connect(what)
                self._shortcuts.append(shortcut)


def bind(keys: Keys, window: QWidget, acts: Mapping[Act, Callable[[], object]]) -> Bound:
    """Give a window the keys of the acts that it knows."""
    return Bound(keys, window, acts)


def _kept(act: Act) -> str:
    """An act's name in the file of settings."""
    return act.name.lower()


def _can_be(sequence: str) -> bool:
    return bool(sequence) and not why_not(sequence, ON_MAC)
