"""The call opens with one click: before the start from the card, later from the menus; only a web link does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.live import commands
from app.practice import commands as practice
from tests.practice_for_tests import MORNING, NINE
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from ui.screens.live import LiveScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
LINK = "https://call.example/room"


class Browser(QObject):
    """What the desktop opens comes here."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")  # type: ignore[arg-type]  # its stub says bytes, it takes text
    yield browser
    QDesktopServices.unsetUrlHandler("https")


def room(stage: Stage, theme: Theme, link: str = LINK) -> LiveScreen:
    group = stage.desk.practice.groups[MORNING]
    stage.seat.arrange(practice.change_group, group.model_copy(update={"call_link": link}))
    prepared = stage.desk.prepare(stage.desk.practice.groups[MORNING], NINE).result()
    stage.seat.open_session(prepared)
    return LiveScreen(theme, stage.hub, stage.ticker, stage.acting, stage.hiding)


def shown(screen: QWidget) -> list[QPushButton]:
    return [one for one in screen.findChildren(QPushButton) if one.isVisible() and one.text() == "Open call"]


def chosen(screen: LiveScreen, open_menu: Callable[[], object]) -> list[str]:
    """What the menu offers; the call is opened if it is among it."""
    open_menu()
    menus = [menu for menu in screen.findChildren(QMenu) if menu.isVisible()]
    words = [action.text() for menu in menus for action in menu.actions()]
    for menu in menus:
        for action in menu.actions():
            if action.text() == "Open call":
                action.trigger()
        menu.close()
    return words


def test_before_the_start_one_click_opens_it(
    stage: Stage, theme: Theme, browser: Browser, opened: Show
) -> None:
    screen = room(stage, theme)
    opened(screen, 1280, 720)
    (button,) = shown(screen)
    button.click()
    assert browser.opened == [LINK]
    stage.seat.do(commands.start)
    assert shown(screen) == []  # the room is for the group now


def test_while_the_group_goes_on_the_menus_open_it(
    stage: Stage, theme: Theme, browser: Browser, opened: Show
) -> None:
    screen = room(stage, theme)
    opened(screen, 1280, 720)
    stage.seat.do(commands.start)
    place = screen.mapToGlobal(screen.rect().center())
    assert "Open call" in chosen(screen, lambda: screen._open_clock_menu(place))
    assert "Open call" in chosen(screen, screen._open_more)
    assert browser.opened == [LINK, LINK]


def test_without_a_link_nothing_is_offered(stage: Stage, theme: Theme, opened: Show) -> None:
    screen = room(stage, theme, "")
    opened(screen, 1280, 720)
    assert shown(screen) == []
    assert "Open call" not in chosen(screen, screen._open_more)


@pytest.mark.parametrize(("width", "percent"), [(480, 100), (480, 150), (1280, 200)])
def test_both_buttons_of_the_room_have_their_place(
    stage: Stage, theme: Theme, opened: Show, width: int, percent: int
) -> None:
    theme.choose(Look("light", percent))
    screen = room(stage, theme)
    opened(screen, width, 900)
    (button,) = shown(screen)
    block = button.parentWidget()
    assert block is not None
    assert [words for words in cut_off(block) if "call" in words or "agenda" in words] == []
    assert [words for words in beyond(block) if "call" in words or "agenda" in words] == []
