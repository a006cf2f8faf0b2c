"""One small group on the screen: its people, who are moved by dragging and by keys, and who leads it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.words import _
from ui.live.small_groups_words import RoomView, Seat
from ui.parts.card import Panel
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.theme import NORMAL, STRONG, Space, Theme, Type


class PersonTile(QAbstractButton):
    """A person of a small group. A click or Space chooses them; arrows walk, with Ctrl they take the person along."""

    walked = Signal(str, int, int)  # from this person: rooms to the right, people down
    taken = Signal(str, int)  # rooms to the right, left when below zero
    let_go = Signal()
    dragged = Signal(str, QPoint)  # over this place of the screen
    dropped = Signal(str, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._seat = Seat("", "")
        self._pressed = QPoint()
        self._drags = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    @property
    def person(self) -> str:
        return self._seat.person

    def display(self, seat: Seat, room: str) -> None:
        said = _("{person}. {room}").format(person=seat.spoken, room=room)
        if said != self.accessibleName():
            self.setAccessibleName(said)
        if seat != self._seat:
            self._seat = seat
            self.setText(seat.name)
            self.updateGeometry()
            self.update()

    # Its size: what stands beside the name goes below it where there is no room

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(150), self.heightForWidth(self.width() or self._theme.px(150)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(32))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        name, aside = self._boxes(width)
        return max(name.bottom(), aside.bottom()) + 1 + self._theme.px(6)

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        """Where the name and what is beside it stand."""
        px = self._theme.px
        left, top, room = px(8), px(6), max(width - 2 * px(8), px(40))
        words = QFontMetrics(self._theme.font(Type.BODY, STRONG))
        small = QFontMetrics(self._aside_font())
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
        name = words.boundingRect(QRect(left, top, room, 10_000), flags, self._seat.name)
        beside = small.horizontalAdvance(self._seat.aside)
        if not beside:
            return name, QRect(left, top, 0, 0)
        if words.horizontalAdvance(self._seat.name) + px(8) + beside <= room:
            return name, QRect(left + room - beside, top, beside + 1, name.height())
        aside = small.boundingRect(QRect(left, name.bottom() + 1, room, 10_000), flags, self._seat.aside)
        return name, aside

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        colour = self._theme.colour
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent_soft" if self.isChecked() else "sunken"))
        painter.drawRoundedRect(box, 7, 7)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus() or self._drags:
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(box, 7, 7)
        elif self.underMouse() or self.isChecked():
            painter.setPen(QPen(colour("accent" if self.isChecked() else "control"), 1))
            painter.drawRoundedRect(box, 7, 7)
        name, aside = self._boxes(self.width())
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
        painter.setFont(self._theme.font(Type.BODY, STRONG))
        painter.setPen(colour("text"))
        painter.drawText(name.adjusted(0, 0, 2, 2), flags, self._seat.name)
        painter.setFont(self._aside_font())
        painter.setPen(colour("info" if self._seat.new else "muted"))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(aside.adjusted(0, 0, 2, 2), flags | middle, self._seat.aside)

    def _aside_font(self) -> QFont:
        return self._theme.font(Type.CAPTION, STRONG if self._seat.new else NORMAL)

    # What a person does with it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if across and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.taken.emit(self.person, across)
        elif (across or down) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.walked.emit(self.person, across, down)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        elif event.key() == Qt.Key.Key_Escape and self.isChecked():
            self.let_go.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._drags = event.position().toPoint(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and (
            self._drags or far >= QApplication.startDragDistance()
        ):
            if not self._drags:
                self._drags = True
                self.setDown(False)
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.person, event.globalPosition().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._drags:
            super().mouseReleaseEvent(event)
            return
        self._drags = False
        self.setDown(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()
        self.dropped.emit(self.person, event.globalPosition().toPoint())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)


class RoomPanel(Panel):
    """A room: its number, who leads it, and its people below each other."""

    lead_asked = Signal(int, str)  # the room, from 0; the user

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__("room", parent)
        self._theme, self._number = theme, number
        self._ringed = False
        self._title = label("", "strong")
        self.lead = Picker(theme, "…")
        self.lead.be_narrow()
        self.lead.be_quiet()
        self.lead.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._people = QVBoxLayout()
        self._people.setSpacing(Space.XS)
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self._title)
        head.addWidget(self.lead, 1)
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addLayout(self._people)
        column.addStretch(1)
        self.body.setContentsMargins(Space.SM, Space.SM, Space.SM, Space.SM)
        self.body.addLayout(column, 1)
        self.lead.picked.connect(self._choose_lead)

    def display(self, view: RoomView, leads: Sequence[tuple[str, str]], tiles: Sequence[PersonTile]) -> None:
        self._title.setText(view.title)
        self.setAccessibleName(f"{view.title}, {view.aside}")
        self.lead.setAccessibleName(_("Who leads {room}").format(room=view.title))
        # a lead who is not in this practice any more has no name here
        known = view.lead in {user for user, _name in leads}
        things = [*leads, *(() if known else [(view.lead, _("Nobody leads it"))])]
        self.lead.display(things, view.lead)
        for place, tile in enumerate(tiles):
            self._people.insertWidget(place, tile)
            tile.show()

    def ring(self, ringed: bool) -> None:
        """Somebody is dragged over it."""
        if ringed != self._ringed:
            self._ringed = ringed
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ringed:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)

    def _choose_lead(self, user: str) -> None:
        self.lead_asked.emit(self._number, user)
