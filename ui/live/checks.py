"""One person's telehealth checks, answered by keys or clicks, and the first-day papers below them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QLineEdit, QVBoxLayout, QWidget

from app.live.lobby import check_as_before, check_telehealth
from app.live.state import Session
from app.model.people import Person
from app.model.telehealth import CheckName, TelehealthCheck
from app.words import _
from ui.acting import Acting
from ui.live import lobby_words
from ui.live.chat import Chat
from ui.live.check_words import alone, check_name, last_words, license_words
from ui.live.papers import Papers
from ui.parts.button import Button
from ui.parts.card import Card, rule
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.theme import Space, Theme

_YES_NO: Final[tuple[CheckName, ...]] = ("identity", "private", "not_driving")
_ELSEWHERE: Final = ""


class ChecksCard(Card):
    """Stands in the place of the block's card: before the start, and for who comes late.

    Digits answer as in the lobby while no field has the focus. What is typed is kept when its field is left.
    """

    left = Signal()
    next_asked = Signal()

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self.setObjectName("checks")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme, self._acting = theme, acting
        self._chat = Chat(acting, self)
        self._person = ""
        self._ask = label("", "muted", wrap=True)
        self._copy = Button(theme, _("Copy the question"), "copy", "quiet")
        self._copy.setToolTip(_("For the private chat: the address, and who is near. Nobody is asked aloud."))
        self._same = Button(theme, _("Same as last time"), "rotate-ccw")
        for button in (self._copy, self._same):
            button.make_small()
        self._last = label("", "muted", wrap=True)
        self._answers = {which: self._two(_("Yes"), _("No")) for which in _YES_NO}
        self._how = self._two(_("Camera"), _("Phone"))
        self._alone = self._small(_("Nobody"))
        self._usual = Picker(theme, _("A usual place"))
        self._address, self._state, self._others = QLineEdit(), QLineEdit(), QLineEdit()
        self._outside = label("", "muted", wrap=True)
        self.papers = Papers(theme, acting)
        self._line = rule()
        self._back = Button(theme, _("Back"), kind="quiet")
        self._next = Button(theme, _("Next person"), kind="plain")
        self._names: list[QLabel] = []
        self._dress()
        self._place()
        self._connect()

    def _dress(self) -> None:
        self._address.setMaxLength(200)
        self._state.setMaxLength(2)
        self._others.setMaxLength(120)
        for edit, name in (
            (self._address, _("Address today")),
            (self._state, _("State")),
            (self._others, _("Who is near")),
        ):
            edit.setAccessibleName(name)
            edit.setPlaceholderText(name)
        self._state.setFixedWidth(self._theme.px(72))
        self._same.setToolTip(_("After the person has said so"))

    def _place(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._ask, 1)
        top.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        before = QHBoxLayout()
        before.addWidget(self._last, 1)
        before.addWidget(self._same)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.MD)
        self._grid.setVerticalSpacing(Space.SM)
        self._grid.setColumnStretch(2, 1)
        near, where, place = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        near.addWidget(self._alone)
        near.addWidget(self._others, 1)
        where.addWidget(self._address, 1)
        where.addWidget(self._state)
        place.setSpacing(Space.XS)
        place.addWidget(self._usual)
        place.addLayout(where)
        place.addWidget(self._outside)
        rows: dict[CheckName, QWidget | QLayout] = {
            "identity": self._answers["identity"],
            "address": place,
            "private": self._answers["private"],
            "others": near,
            "not_driving": self._answers["not_driving"],
            "modality": self._how,
        }
        for at, which in enumerate(lobby_words.CHECKS):
            name = check_name(which)
            words = (label(str(at + 1), "caption"), label(name[:1].upper() + name[1:], "body"))
            for column, word in enumerate(words):
                if which == "address":  # level with the first of its fields
                    word.setContentsMargins(0, self._theme.px(Space.SM), 0, 0)
                    self._grid.addWidget(word, at, column, Qt.AlignmentFlag.AlignTop)
                else:
                    self._grid.addWidget(word, at, column)
            self._names.append(words[1])
            row = rows[which]
            if isinstance(row, QWidget):
                self._grid.addWidget(row, at, 2, Qt.AlignmentFlag.AlignLeft)
            else:
                self._grid.addLayout(row, at, 2)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._next)
        self.body.setSpacing(Space.SM)
        self.body.addLayout(top)
        self.body.addLayout(before)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._line)
        self.body.addWidget(self.papers)
        self.body.addLayout(buttons)

    def _connect(self) -> None:
        self._copy.clicked.connect(self.copy_question)
        self._same.clicked.connect(self.same)
        self._usual.picked.connect(self._pick)
        for edit in (self._address, self._state):
            edit.editingFinished.connect(self._keep_address)
            edit.returnPressed.connect(self._go_to_private)
        self._others.returnPressed.connect(self._go_to_driving)
        self._others.editingFinished.connect(self._keep_others)
        self._back.clicked.connect(self._leave)
        self._next.clicked.connect(self._go_on)

    def fit(self, narrow: bool) -> None:
        self._copy.show_word(_("Copy the question"), not narrow)
        if not narrow:
            self._copy.make_small()
        for name in self._names:
            name.setWordWrap(narrow and self._theme.look.scale > 1.2)

    # Drawing

    @property
    def person(self) -> str:
        return self._person

    def begin(self, session: Session, person: str) -> None:
        """This person, from here on; what was being typed for another is kept first."""
        self.keep()
        self._person = person
        for edit in (self._address, self._state, self._others):
            edit.setModified(False)
        self.draw(session)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def type_address(self) -> None:
        self._address.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._address.selectAll()

    def type_others(self) -> None:
        self._others.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._others.selectAll()

    def draw(self, session: Session) -> None:
        attendee = session.people.get(self._person)
        if attendee is None:
            return
        check = attendee.check or TelehealthCheck()
        left = len(check.missing)
        aside = (
            _("{n} of {count} to ask").format(n=left, count=len(lobby_words.CHECKS)) if left else _("checked")
        )
        self.display(attendee.name, aside)
        self._ask.setText(_("Ask in the private chat, never aloud."))
        last = attendee.person.last_check
        self._last.setText(_("Last time: {last}").format(last=last_words(last)) if last else "")
        for widget in (self._last, self._same):
            widget.setVisible(last is not None)
        self._same.setEnabled(last is not None and attendee.check != last)
        for which, box in self._answers.items():
            box.display(getattr(check, which))
        self._how.display({"": None, "video": True, "phone": False}[check.modality])
        self._alone.setChecked(alone(check))
        self._write(self._others, "" if alone(check) else check.others)
        self._write(self._address, check.address)
        self._write(self._state, check.state)
        self._show_usual(check)
        self._outside.setText(license_words(session, check))
        self._outside.setVisible(bool(self._outside.text()))
        self.papers.draw(session, self._person)
        self._line.setVisible(not self.papers.isHidden())
        self._next.setVisible(session.run.started is None)

    def _show_usual(self, check: TelehealthCheck) -> None:
        person = self._known()
        places = person.locations if person else ()
        self._usual.setVisible(bool(places))
        things = [(place.id, f"{place.name} · {place.address}") for place in places]
        self._usual.display([(_ELSEWHERE, _("A usual place…")), *things], check.location)

    def _write(self, edit: QLineEdit, text: str) -> None:
        if not (edit.hasFocus() and edit.isModified()) and text != edit.text():
            edit.setText(text)

    # What a person does

    def answer(self, at: int) -> None:
        """A digit: the check in that place, or 'same as last time'."""
        if at == lobby_words.AS_BEFORE:
            self.same()
            return
        which = lobby_words.CHECKS[at]
        check = lobby_words.next_answer(self._check(), which)
        if check is not None:
            self._acting.do(check_telehealth, self._person, check)
        elif which == "address":
            self.type_address()
        else:
            self.type_others()

    def same(self) -> None:
        self._acting.do(check_as_before, self._person)

    def copy_question(self) -> None:
        self._chat.say(lobby_words.question_for_chat)

    def keep(self) -> None:
        """What stands in the fields and was typed by a person."""
        self._keep_address()
        self._keep_others()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = [column.key for column in lobby_words.columns()]
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.text() in keys and held == Qt.KeyboardModifier.NoModifier:
            self.answer(keys.index(event.text()))
        else:
            super().keyPressEvent(event)

    def _known(self) -> Person | None:
        return self._acting.desk.practice.people.get(self._person)

    def _check(self) -> TelehealthCheck:
        session = self._acting.desk.session
        attendee = session.people.get(self._person) if session else None
        return (attendee.check if attendee else None) or TelehealthCheck()

    def _pick(self, place: str) -> None:
        person = self._known()
        found = next((one for one in person.locations if one.id == place), None) if person else None
        if found is not None:
            changes = {"address": found.address, "location": found.id, "state": found.state.upper()}
            self._acting.do(check_telehealth, self._person, self._check().model_copy(update=changes))

    def _keep_address(self) -> None:
        if not self._person or not (self._address.isModified() or self._state.isModified()):
            return
        # another address is in another state, unless that was typed as well
        state = self._state.text() if self._state.isModified() or not self._address.isModified() else ""
        for edit in (self._address, self._state):
            edit.setModified(False)
        check = lobby_words.at_address(self._check(), self._known(), self._address.text(), state)
        self._acting.do(check_telehealth, self._person, check)

    def _keep_others(self) -> None:
        if self._person and self._others.isModified():
            self._others.setModified(False)
            near = " ".join(self._others.text().split())
            check = self._check().model_copy(update={"others": near})
            self._acting.do(check_telehealth, self._person, check)

    def _go_to_private(self) -> None:
        """Enter in a field goes on to the next check: from there digits answer again."""
        self._answers["private"].take_focus()

    def _go_to_driving(self) -> None:
        self._answers["not_driving"].take_focus()

    def _say(self) -> None:
        """One of the buttons: yes, no, or open again."""
        pair = self.sender()
        check = self._check()
        if pair is self._how:
            how = {None: "", True: "video", False: "phone"}[self._how.value]
            check = check.model_copy(update={"modality": how})
        for which, box in self._answers.items():
            if box is pair:
                check = check.model_copy(update={which: box.value})
        self._acting.do(check_telehealth, self._person, check)

    def _nobody_near(self) -> None:
        near = "nobody" if self._alone.isChecked() else ""
        self._acting.do(check_telehealth, self._person, self._check().model_copy(update={"others": near}))

    def _leave(self) -> None:
        self.keep()
        self.left.emit()

    def _go_on(self) -> None:
        self.keep()
        self.next_asked.emit()

    def _two(self, yes: str, no: str) -> Pair:
        pair = Pair(self._theme, yes, no)
        pair.answered.connect(self._say)
        return pair

    def _small(self, word: str) -> Button:
        made = Button(self._theme, word, kind="quiet")
        made.setCheckable(True)
        made.make_small()
        made.clicked.connect(self._nobody_near)
        return made


class Pair(QWidget):
    """Two answers of which one can stand; pressing it again takes it back."""

    answered = Signal()

    def __init__(self, theme: Theme, yes: str, no: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: bool | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        self._buttons = {True: Button(theme, yes, kind="quiet"), False: Button(theme, no, kind="quiet")}
        for one in self._buttons.values():
            one.setCheckable(True)
            one.make_small()
            one.clicked.connect(self._press)
            row.addWidget(one)

    def display(self, value: bool | None) -> None:
        self.value = value
        for answer, one in self._buttons.items():
            one.setChecked(answer is value)

    def take_focus(self) -> None:
        self._buttons[True].setFocus(Qt.FocusReason.TabFocusReason)

    def _press(self) -> None:
        answer = self.sender() is self._buttons[True]
        self.display(None if self.value is answer else answer)
        self.answered.emit()
