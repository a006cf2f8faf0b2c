"""A dialog that asks for a few things and keeps them: a refusal is said in it, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from app.errors import GroupsideError
from app.words import _
from ui.acting import Acting
from ui.keys import Act, bind
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.parts.scroll import Scroll
from ui.parts.side_by_side import SideBySide
from ui.theme import Space, Theme


class Asking(QDialog):
    """Put fields into `column`, say in `keep` what is done with them, and `ask`."""

    kept = Signal()

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._acting = theme, acting
        self.setObjectName("Root")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        outer.setSpacing(Space.MD)
        self._title = label("", "heading", wrap=True)
        self._sentence = label("", "trouble", wrap=True)
        self._sentence.setVisible(False)
        page = QWidget()
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.MD)
        self._keep = Button(theme, _("Save"), "check", "primary")
        bind(theme.keys, self, {Act.HIDE: acting.hide_asked.emit})
        self._keep.setDefault(True)  # Enter in a field
        self._back = Button(theme, _("Back"), kind="quiet")
        outer.addWidget(self._title)
        self._page, self._scroll = page, Scroll(page)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._leave_room_for_the_bar)
        self._scroll.viewport().installEventFilter(self)
        outer.addWidget(self._scroll)
        outer.addStretch(1)
        self._outer = outer
        outer.addWidget(self._sentence)
        outer.addWidget(SideBySide(theme, self._back, self._keep, least=0, right_from=0))
        self._back.clicked.connect(self.reject)
        self._keep.clicked.connect(self.try_to_keep)

    def fill_with(self, part: QWidget) -> None:
        """The last thing of the column takes all the room there is, as a list does that scrolls by itself."""
        self.column.addWidget(part, 1)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._outer.setStretchFactor(self._scroll, 1)
        self._outer.setStretch(self._outer.indexOf(self._scroll) + 1, 0)

    def keep(self) -> None:
        """Do what was asked for. Raises Refused with one sentence."""
        raise NotImplementedError

    def ask(self, title: str, word: str, first: QWidget, width: int = 460, height: int = 420) -> None:
        """Show the dialog; `word` is on the button, `first` gets the focus. Sizes in px at 100 % text."""
        self.setWindowTitle("Groupside")  # a person's name must not stand in a taskbar
        self._title.setText(title)
        self._keep.display(word)
        self._say("")
        for picker in self.findChildren(Picker):
            # as wide as the dialog, whatever its longest choice is
            picker.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            picker.setMinimumContentsLength(8)
        px = self._theme.px
        self.resize(QSize(px(width), px(height)).boundedTo(self.screen().availableSize() * 0.9))
        self._scroll.verticalScrollBar().setValue(0)
        self.open()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, field: QWidget) -> None:
        """What is meant by a refusal: it gets the focus, and is scrolled to."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keep_focus_in_sight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self._sentence.isHidden():
            self._keep_focus_in_sight()  # a refusal takes room of the page
        return super().eventFilter(watched, event)

    def can_keep(self, can: bool) -> None:
        """Whether there is anything to keep."""
        self._keep.setEnabled(can)

    def try_to_keep(self) -> None:
        self.done_with(self.keep)

    def done_with(self, act: Callable[[], None]) -> None:
        """Do it and close, or say why it cannot be."""
        try:
            act()
        except GroupsideError as error:
            self._say(error.sentence)
            return
        self._say("")
        self.accept()
        self.kept.emit()

    def _keep_focus_in_sight(self) -> None:
        field = cast("QWidget | None", self.focusWidget())
        if field is not None and self._page.isAncestorOf(field):
            # where the field is then is known when it has been laid out
            QTimer.singleShot(0, field, lambda: self._scroll_to(field))

    def _scroll_to(self, field: QWidget) -> None:
        """All of it is seen: to Qt the line where the cursor stands would be enough."""
        middle = field.mapTo(self._page, field.rect().center())
        half = field.height() // 2 + Space.SM
        self._scroll.ensureVisible(0, middle.y(), 0, min(half, self._scroll.viewport().height() // 2))

    def _leave_room_for_the_bar(self, _low: int, high: int) -> None:
        """Without a bar the fields end where the buttons do."""
        self.column.setContentsMargins(0, 0, Space.SM if high else 0, 0)

    def _say(self, sentence: str) -> None:
        self._sentence.clear()  # the same words once more are said once more
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
