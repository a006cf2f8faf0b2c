"""What was caught, newest first: time, names, words, tags; unsaved ones visibly so."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.words import _
from ui.parts.note_row import NoteRow, NoteShape, Tag, paint_note
from ui.parts.row_list import RowList
from ui.parts.row_model import ROW
from ui.theme import Theme

__all__ = ["NoteRow", "NoteStream", "Tag"]


class NoteStream(RowList[NoteRow]):
    """The notes in the order that they are given, each with a menu of what can be done with it."""

    amend_asked = Signal(str)
    strike_asked = Signal(str)
    restore_asked = Signal(str)  # it is to count again
    earlier_asked = Signal(str)  # what it said before; once more, to fold it
    plan_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Notes"), parent)
        self._shapes = _Shapes(theme, self)
        self.setItemDelegate(self._shapes)
        self.say_when_empty(_("Nothing caught yet. Just type: the letters go into the note field."))
        self.row_activated.connect(self._open_at_row)
        self.row_menu.connect(self._open)

    def height_of(self, row: NoteRow) -> int:
        return self._shapes.shape(row).height

    def tip_at(self, row: NoteRow, point: QPointF) -> str:
        return row.tip

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.row(index)
        if row is None or event.button() != Qt.MouseButton.LeftButton or not row.acts:
            return
        inside = event.position() - self.visualRect(index).topLeft()
        if self._shapes.shape(row).sign.adjusted(-6, -6, 6, 6).contains(inside):
            self._open(row.id, event.globalPosition().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()

    def _open_at_row(self, note: str) -> None:
        place = self.visualRect(self.currentIndex()).center()
        self._open(note, self.viewport().mapToGlobal(place))

    def _open(self, note: str, place: QPoint) -> None:
        row = next((row for row in self.shown if row.id == note), None)
        if row is None or not row.acts:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = _("Hide what it said before") if row.earlier else _("What it said before")
        words = {
            "amend": ("pen-line", _("Amend")),
            "strike": ("x", _("Strike")),
            "restore": ("undo-2", _("Take the strike back")),
            "earlier": ("eye", said),
            "plan": ("list-checks", _("Add to a person’s plan…")),
        }
        for what in row.acts:
            icon, called = words[what]
            menu.addAction(self._theme.icon(icon), called).setData((what, note))
        menu.triggered.connect(self._ask)
        menu.popup(place)

    def _ask(self, action: QAction) -> None:
        what, note = action.data()
        asked = {
            "amend": self.amend_asked,
            "strike": self.strike_asked,
            "restore": self.restore_asked,
            "earlier": self.earlier_asked,
            "plan": self.plan_asked,
        }
        asked[what].emit(note)


class _Shapes(QStyledItemDelegate):
    """Draws notes; keeps their geometry, since a session's notes are many and change rarely."""

    def __init__(self, theme: Theme, view: NoteStream) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._kept: dict[str, NoteShape] = {}
        theme.changed.connect(self._forget)

    def shape(self, row: NoteRow) -> NoteShape:
        width = self._view.viewport().width()
        kept = self._kept.get(row.id)
        if kept is None or kept.width != width or (kept.row is not row and kept.row != row):
            kept = self._kept[row.id] = NoteShape(self._theme, row, width)
        return kept

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._view.viewport().width(), self.shape(index.data(ROW)).height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: NoteRow = index.data(ROW)
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        near = focus or bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.translate(option.rect.topLeft())
        menu = near and bool(row.acts)
        paint_note(painter, self._theme, self.shape(row), focus=focus, menu=menu)
        painter.restore()

    def _forget(self) -> None:
        self._kept.clear()
