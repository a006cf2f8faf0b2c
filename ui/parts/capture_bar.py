"""The note field: type, choose names and tags as they are offered, Enter saves.

Tab takes what is offered and goes on. Enter does as well, but for a tag that was begun at the end of the line: there
nothing is left to say, and the same Enter saves. Behind a name alone, typed in full, Enter goes on too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from app.model.notes import folded
from app.words import _
from ui.parts.announce import announce
from ui.parts.completion import Begun, CompletionList, Offer, begun, matching
from ui.parts.field import FieldFrame
from ui.parts.label import label
from ui.parts.note_edit import NoteEdit
from ui.theme import Theme

__all__ = ["CaptureBar", "Offer"]

_HINT_FROM: Final = 460  # px of width at 100 % text


class CaptureBar(FieldFrame):
    """A note on its way. The text stays until the window calls `clear`: what could not be saved is not lost."""

    caught = Signal(str)  # Enter, with something typed
    typed = Signal(str)  # each change by a person; the window keeps it as a draft
    left = Signal()  # Escape took the focus away

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._edit = NoteEdit(theme)
        super().__init__(theme, self._edit, parent)
        self.setFocusProxy(self._edit)
        self._offers: tuple[Offer, ...] = ()
        self._list: CompletionList | None = None
        self._closed_at: int | None = None  # where the sign stands whose list Escape closed
        self._edit.setAccessibleName(_("Note"))
        self._invites = True  # as long as it does not say that something was saved
        self._ask()
        self._hint = label(_("Enter saves"), "caption", parent=self)
        self.row.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignBottom)
        self._edit.typed.connect(self._ask)
        self._edit.typed.connect(self.typed)
        self._edit.entered.connect(self._save)
        self._edit.left.connect(self._leave)
        self._edit.moved.connect(self._suggest)

    @property
    def text(self) -> str:
        return self._edit.toPlainText()

    def offer(self, people: Sequence[Offer], tags: Sequence[Offer]) -> None:
        """Who and what can follow @ and #."""
        offers = (*people, *tags)
        if offers != self._offers:
            self._offers = offers
            self._edit.know([person.word for person in people])

    def write(self, text: str) -> None:
        """Put a kept draft back; nothing is emitted."""
        if text != self.text:
            self._edit.write(text)

    def clear(self) -> None:
        """The note is saved: an empty line for the next one; nothing is emitted."""
        self._edit.write("")

    def hint(self, words: str = "") -> None:
        """What Enter does, when it is not simply to save."""
        self._hint.setText(words or _("Enter saves"))

    def say_saved(self) -> None:
        """Quietly, in the empty line: where no stream shows it, the note would be gone without a trace."""
        self._edit.setPlaceholderText(_("Saved. Just type the next note."))
        self._invites = False
        announce(self, _("Saved"))

    def start_with(self, text: str) -> None:
        """A letter that was typed elsewhere in the window: go on here, at the end of what stands here."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.moveCursor(QTextCursor.MoveOperation.End)
        self._edit.insertPlainText(text)

    @property
    def offered(self) -> list[str]:
        """What is offered just now, as it would be written: "@Maria", "#coping"."""
        return self._list.offered if self._list is not None else []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._invites:
            self._ask()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._steer(event):
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setVisible(event.size().width() >= self._theme.px(_HINT_FROM))
        if self._list is not None and self._list.isVisible():
            self._suggest()  # the line grew: the list stands clear of it

    def _steer(self, event: QKeyEvent) -> bool:
        """Keys that belong to the list of offers while it is open."""
        if self._list is None or not self._list.isVisible() or event.modifiers() not in _NO_MODIFIER:
            return False
        match event.key():
            case Qt.Key.Key_Down:
                self._list.step(1)
            case Qt.Key.Key_Up:
                self._list.step(-1)
            case Qt.Key.Key_Tab:
                self._list.take()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                ends = self._ends_with_tag()
                self._list.take()
                if ends:
                    self._save()
            case Qt.Key.Key_Escape:
                now = self._begun()
                self._closed_at = now.start if now else None
                self._list.hide()
            case _:
                return False
        return True

    def _ask(self) -> None:
        """The longest invitation that has room."""
        asked = (
            _("Just type. @ names a person, # adds a tag."),
            _("Just type. @ person, # tag"),
            _("Just type."),
        )
        room = self._edit.width() - 2 * self._edit.document().documentMargin()
        width = self._edit.fontMetrics().horizontalAdvance
        self._edit.setPlaceholderText(next((words for words in asked if width(words) <= room), asked[-1]))
        self._invites = True

    def _save(self) -> None:
        text = self.text.strip()
        if self._is_whole_name():
            self._edit.insertPlainText(" ")  # as a name that was begun: what it says comes next
        elif text:
            self.caught.emit(text)

    def _leave(self) -> None:
        self._edit.clearFocus()
        self.left.emit()

    def _ends_with_tag(self) -> bool:
        """Whether the line ends with the first letters of the tag that is chosen."""
        now = self._begun()
        if now is None or not now.letters or self._list is None or not self._edit.textCursor().atEnd():
            return False
        return now.sign == "#" and folded(self._list.chosen).startswith(folded(now.letters))

    def _is_whole_name(self) -> bool:
        """Whether a name stands there in full, and nothing else yet."""
        now = self._begun()
        if now is None or now.sign != "@" or self.text != f"@{now.letters}":
            return False
        return any(each.sign == "@" and folded(each.word) == folded(now.letters) for each in self._offers)

    def _begun(self) -> Begun | None:
        cursor = self._edit.textCursor()
        if cursor.hasSelection() or not self._edit.hasFocus():
            return None
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return begun(cursor.selectedText())

    def _suggest(self) -> None:
        now = self._begun()
        if now is None or now.start != self._closed_at:
            self._closed_at = None
        offers = matching(self._offers, now) if now and self._closed_at is None else []
        if offers or (self._list is not None and self._list.isVisible()):
            self._open_list().offer(offers, self._line(now))

    def _open_list(self) -> CompletionList:
        """In the window itself, not a window of its own: those are placed badly or not at all on Wayland."""
        if self._list is None or self._list.parentWidget() is not self.window():
            if self._list is not None:
                self._list.deleteLater()
            self._list = CompletionList(self._theme, self.window())
            self._list.taken.connect(self._take)
        return self._list

    def _line(self, now: Begun | None) -> QRect:
        """The bar's rectangle in its window, beginning where the sign stands."""
        cursor = self._edit.textCursor()
        if now is not None:
            cursor.setPosition(cursor.block().position() + now.start)
        left = self._edit.viewport().mapTo(self.window(), self._edit.cursorRect(cursor).topLeft()).x()
        top = self.mapTo(self.window(), QPoint(0, 0)).y()
        return QRect(left, top, self.width(), self.height())

    def _take(self, word: str) -> None:
        now = self._begun()
        if now is None:
            return
        cursor = self._edit.textCursor()
        cursor.setPosition(cursor.block().position() + now.start, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"{word} ")
        self._edit.setTextCursor(cursor)


_NO_MODIFIER: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
