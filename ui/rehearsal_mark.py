"""In a rehearsal every window says that it is one: on its title, and where it can be seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.words import _
from ui.frame import Frame
from ui.parts.button import Button
from ui.parts.chip import Chip
from ui.parts.label import ElidedLabel
from ui.theme import Space, Theme
from ui.windows.main import MainWindow


class RehearsalMark(QObject):
    """Follows the application: each window is marked when it is shown."""

    def __init__(self, theme: Theme, application: QApplication) -> None:
        super().__init__(application)
        self._theme = theme
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() in (QEvent.Type.Show, QEvent.Type.WindowTitleChange)
        if shown and isinstance(watched, QWidget) and watched.isWindow() and _is_real(watched):
            self._name(watched)
            if event.type() == QEvent.Type.Show and not isinstance(watched, QDialog):
                self._mark(watched)
        return False

    def _name(self, window: QWidget) -> None:
        title, word = window.windowTitle(), _("Rehearsal")
        if not title.startswith(word):
            window.setWindowTitle(_("{rehearsal} · {title}").format(rehearsal=word, title=title))

    def _mark(self, window: QWidget) -> None:
        if window.findChild(QWidget, _MARK) is not None:
            return
        layout = window.layout()
        if isinstance(window, Frame) and isinstance(layout, QVBoxLayout):
            strip = self._strip(window)
            layout.insertWidget(0, strip)
            strip.show()  # the layout would do it later
            return
        chip = Chip(self._theme)
        chip.setObjectName(_MARK)
        chip.display(_("Rehearsal"), "rotate-ccw", "info")
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(0, chip, 0, Qt.AlignmentFlag.AlignVCenter)
            chip.show()
        else:
            chip.setParent(window)
            chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            _Top(window, chip)
            self._theme.changed.connect(chip.adjustSize)
            chip.show()

    def _strip(self, window: Frame) -> QWidget:
        """Above everything, and never in the way."""
        strip = QWidget()
        strip.setObjectName(_MARK)
        chip = Chip(self._theme)
        chip.display(_("Rehearsal"), "rotate-ccw", "info")
        row = QHBoxLayout(strip)
        row.setContentsMargins(Space.XL, Space.SM, Space.XL, 0)
        row.setSpacing(Space.SM)
        row.addWidget(chip)
        row.addWidget(ElidedLabel(_("Made-up people. Nothing of this is kept."), "muted"), 1)
        if isinstance(window, MainWindow):
            end = Button(self._theme, _("Close"), "x", "quiet")
            end.setAccessibleName(_("Close the rehearsal"))
            end.make_small()
            end.clicked.connect(window.close)
            row.addWidget(end)
        return strip


class _Top(QObject):
    """Keeps the chip in the middle of the upper edge of a window that arranges itself."""

    def __init__(self, window: QWidget, chip: QWidget) -> None:
        super().__init__(chip)
        self._window, self._chip = window, chip
        window.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.Show):
            self._place()
        return False

    def _place(self) -> None:
        self._chip.adjustSize()
        self._chip.move((self._window.width() - self._chip.width()) // 2, Space.SM)
        self._chip.raise_()


_MARK = "rehearsal-mark"


def _is_real(window: QWidget) -> bool:
    """Not a menu, a list that opens, or a tooltip."""
    return window.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)
