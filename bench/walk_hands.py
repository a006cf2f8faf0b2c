"""Hands on a keyboard, and nothing else: each key goes to whatever has the focus, and is written down."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QImage, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QMenu, QWidget

from app.words import _

PATIENCE = 10.0  # seconds, for a machine that is busy
AROUND = 80  # more stops than any window has


class Hands:
    """What was pressed since the last look, and what somebody with a keyboard would complain about."""

    def __init__(self) -> None:
        self.pressed: list[str] = []
        self.flaws: list[str] = []
        self.main: QWidget | None = None  # the window that the walk leads through
        self.size = (1280, 720)

    async def press(self, *keys: str) -> None:
        """As Qt writes them: "Ctrl+N", "Tab", "Down"."""
        for key in keys:
            await self._strike(key)
            self.pressed.append(key)

    async def type(self, text: str) -> None:
        for letter in text:
            target = await self._target()
            code = ord(letter.upper()) if letter.isascii() else 0
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter))
            await asyncio.sleep(0)
        self.pressed.append(f"“{text}”")

    async def enter(self, *texts: str) -> None:
        """Each of them, and Enter."""
        for text in texts:
            await self.type(text)
            await self.press("Return")

    async def to(self, name: str, key: str = "Tab") -> None:
        """Tab by Tab, until a button or field of this name has the focus."""
        passed = []
        while name not in (here := names_of(QApplication.focusWidget())):
            passed.append(here[0])
            if len(passed) > AROUND:
                raise AssertionError(f"no {key} leads to “{name}”, but to {passed}")
            await self.press(key)

    async def to_settings(self, section: str) -> None:
        """Back to the list of sections, or to the field that stands for it where there is no room for a list."""
        for _press in range(AROUND):
            if {section, _("Settings")} & set(names_of(QApplication.focusWidget())):
                return
            await self.press("Shift+Tab")

    async def push(self, name: str, key: str = "Tab") -> None:
        """Go to a button, and press it."""
        await self.to(name, key)
        await self.press("Return" if not isinstance(QApplication.focusWidget(), QLabel) else "Space")

    async def choose(self, words: str, *, within: str = "") -> None:
        """In the menu that is open: down to what begins so, and Enter; `within` is the menu that leads there."""
        if within:
            await self._walk(within)
            await self.press("Right")
        await self._walk(words)
        await self.press("Return")

    async def _walk(self, words: str) -> None:
        await self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "no menu is open")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        offered = [action.text().replace("&", "") for action in menu.actions()]
        for _step in range(len(offered) + 1):
            here = cast("QAction | None", menu.activeAction())
            if here is not None and here.text().replace("&", "").startswith(words):
                return
            await self.press("Down")
        raise AssertionError(f"“{words}” is not in the menu, but {offered}")

    async def sees(self, words: str) -> None:
        await self.until(lambda: words in seen(), f"“{words}” is not on the screen")

    async def until(self, condition: Callable[[], bool], otherwise: str) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                focus = names_of(QApplication.focusWidget())
                raise AssertionError(f"{otherwise}. Pressed: {self.pressed}; focus: {focus}\n{seen()}")
            await asyncio.sleep(0.02)

    async def _strike(self, key: str) -> None:
        target = await self._target()
        window = target.window().windowHandle()
        assert window is not None
        done = asyncio.get_running_loop().create_future()

        def strike() -> None:
            try:
                QTest.keySequence(window, QKeySequence(key))  # as the window system brings it
            finally:  # the window may just have gone
                done.set_result(None)

        QTimer.singleShot(
            0, strike
        )  # outside of this task: what the key brings about may begin tasks of its own
        await asyncio.wait_for(done, PATIENCE)
        await asyncio.sleep(0.03)
        self._look_at_focus(key)

    async def _target(self) -> QWidget:
        """As a desktop does by itself: what stands in front has the keys."""
        if (popup := QApplication.activePopupWidget()) is not None:
            return popup
        modal = QApplication.activeModalWidget()
        front = modal if modal is not None else QApplication.activeWindow() or self.main
        if front is not None and not front.isActiveWindow():
            front.activateWindow()
        await self.until(lambda: QApplication.focusWidget() is not None, "nothing has the focus")
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def _look_at_focus(self, key: str) -> None:
        """What has the focus is seen, and has a name."""
        focus = QApplication.focusWidget()
        if focus is None or key not in ("Tab", "Shift+Tab"):
            return
        name = names_of(focus)
        around = focus.visibleRegion().boundingRect()
        if not focus.visibleRegion().isEmpty() and isinstance(focus, QAbstractItemView):
            return
        least = min(focus.height(), 32)
        if around.height() < least or around.width() < min(focus.width(), 24):
            self.flaws.append(f"{name[0] or type(focus).__name__} has the focus and is not seen ({around})")

    # What is seen

    def keys(self) -> str:
        """What was pressed since this was asked last."""
        pressed, self.pressed = self.pressed, []
        shown = []
        for key, same in groupby(pressed):
            times = len(list(same))
            if key.startswith("“"):
                shown += [key] * times
            else:
                written = f"`{key.replace('Return', 'Enter')}`"
                shown.append(written if times == 1 else f"{written} × {times}")
        return " ".join(shown)

    async def picture(self, size: tuple[int, int] | None = None, of: QWidget | None = None) -> QImage:
        """The window, and what stands over it, where it stands."""
        window = of or self.main
        assert window is not None
        if size is not None:
            window.resize(*size)
        for _time in range(6):
            await asyncio.sleep(0.03)
        shot = window.grab()
        image = shot.toImage()
        painter = QPainter(image)
        for over in over_it(window):
            place = QRect(_place(window, over), over.size())
            painter.drawPixmap(place.topLeft(), over.grab())
            painter.setPen(window.palette().color(QPalette.ColorRole.Mid))  # a desktop frames it
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()
        return image


def _place(window: QWidget, over: QWidget) -> QPoint:
    """Where a dialog stands, in the middle where nothing has placed it."""
    inside = QRect(over.geometry().topLeft() - window.geometry().topLeft(), over.size())
    if over.windowType() is not Qt.WindowType.Popup:
        inside.moveCenter(window.rect().center())
    return inside.topLeft()


def over_it(window: QWidget) -> Iterator[QWidget]:
    """Dialogs and menus, from the back."""
    top = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
    for kinds in ((Qt.WindowType.Dialog, Qt.WindowType.Sheet), (Qt.WindowType.Popup,)):
        yield from (each for each in top if each.windowType() in kinds and _belongs(each, window))


def _belongs(over: QWidget, window: QWidget) -> bool:
    around = over.parentWidget()
    return around is not None and (around.window() is window or _belongs(around.window(), window))


def names_of(widget: QWidget | None) -> tuple[str, ...]:
    """What a button or a field is called, and what it says."""
    if widget is None:
        return ("",)
    text = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
    return (widget.accessibleName() or text, text)


def seen() -> str:
    """All words on the screen."""
    words = []
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            words += [
                each.text()
                for each in window.findChildren(QWidget)
                if isinstance(each, QLabel | QAbstractButton) and each.isVisible()
            ]
    return "\n".join(words)
