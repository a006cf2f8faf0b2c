"""The tokens keep their promises, and everything drawn follows them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QPlainTextEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from app.resources import resources_folder
from ui.parts.card import Card
from ui.parts.field import Field
from ui.parts.words_edit import WordsEdit
from ui.style_sheet import style_sheet
from ui.theme import STRONG, Look, Mode, Theme, contrast, read_colours, with_more_contrast

TONES = ("ok", "warn", "danger", "info")
MOVING = [effect for effect in Qt.UIEffect if effect is not Qt.UIEffect.UI_General]

# WCAG 2.2: text 7 (AAA), other words 4.5, outlines, rings and signs 3. Every word and line may stand on every ground.
GROUNDS = ("window", "surface", "sunken", "accent_soft", "track", *(f"{tone}_soft" for tone in TONES))
LEAST = {"text": 7.0, "muted": 4.5, "accent": 4.5, "accent_hover": 4.5, "control": 3.0, "focus": 3.0}
LEAST |= dict.fromkeys(TONES, 4.5)
PAIRS = [
    *((word, ground, least) for word, least in LEAST.items() for ground in GROUNDS),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("window", "text", 7.0),
]
# it parts what is told apart without it
ONLY_A_LINE = {"border"}


def colours(table: str) -> dict[str, str]:
    return read_colours(resources_folder() / "themes" / f"{table}.toml")


@pytest.mark.parametrize("table", ["light", "dark"])
@pytest.mark.parametrize(("word", "ground", "least"), PAIRS)
def test_words_and_lines_stand_out_enough(table: str, word: str, ground: str, least: float) -> None:
    tokens = colours(table)
    assert contrast(tokens[word], tokens[ground]) >= least


def test_every_token_is_looked_at_and_more_contrast_is_never_less() -> None:
    looked_at = {token for word, ground, _least in PAIRS for token in (word, ground)}
    assert colours("light").keys() - looked_at == ONLY_A_LINE
    for table in ("light", "dark"):
        tokens, strong = colours(table), with_more_contrast(colours(table))
        for word, ground, _least in PAIRS:
            assert contrast(strong[word], strong[ground]) >= contrast(tokens[word], tokens[ground])
        assert contrast(strong["muted"], strong["surface"]) >= 7
        assert contrast(strong["border"], strong["surface"]) >= 3


def test_the_systems_wish_for_more_contrast_is_followed_at_once(qtbot: QtBot, theme: Theme) -> None:
    hints = QApplication.styleHints().accessibility()
    with qtbot.waitSignal(theme.changed, timeout=1000):
        hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.hex("muted") == theme.hex("text")
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert theme.hex("muted") != theme.hex("text")


def test_nothing_of_ours_moves_and_the_wish_for_less_motion_stills_qt(
    qapp: QApplication, theme: Theme
) -> None:
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, True)
    qapp.setEffectEnabled(Qt.UIEffect.UI_FadeMenu, True)
    still = Theme(qapp, resources_folder(), Look("light", reduced_motion=True))
    assert not any(qapp.isEffectEnabled(effect) for effect in MOVING)
    still.choose(Look("light", reduced_motion=None))  # as the system has it
    assert qapp.isEffectEnabled(Qt.UIEffect.UI_FadeMenu)
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, False)
    moving = re.compile(r"Q\w*Animation|QTimeLine|QMovie|QGraphicsEffect")
    sources = (Path(__file__).resolve().parents[2] / "ui").rglob("*.py")
    assert [path.name for path in sources if moving.search(path.read_text("utf-8"))] == []


def test_both_tables_name_the_same_tokens() -> None:
    assert colours("light").keys() == colours("dark").keys()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit, WordsEdit])
def test_what_stands_in_an_empty_field_can_be_read(
    theme: Theme, qtbot: QtBot, mode: Mode, kind: type[QLineEdit | QTextEdit | QPlainTextEdit]
) -> None:
    """On the pixels: a style sheet's colour for words thins out what stands for them."""
    theme.choose(Look(mode, 200))
    field = WordsEdit(theme) if kind is WordsEdit else kind()
    card = Card()
    card.body.addWidget(Field(theme, "Follow-up", field, framed=kind is not QLineEdit))
    qtbot.addWidget(card)
    field.setPlaceholderText("IIIIII")
    card.resize(400, 200)
    card.show()
    place = field.rect().translated(field.mapTo(card, QPoint(0, 0)))
    drawn = card.grab(place.adjusted(3, 3, -3, -3)).toImage()
    ground = theme.colour("surface").name()
    darkest = max(
        contrast(drawn.pixelColor(x, y).name(), ground)
        for x in range(drawn.width())
        for y in range(drawn.height())
    )
    assert darkest >= 4.5


def test_contrast_is_the_one_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_style_sheet_leaves_no_token_and_no_scaled_length_unfilled() -> None:
    sheet = style_sheet(colours("light"), round)
    assert "$" not in sheet
    assert not re.search(r"\dsp", sheet)


def test_lengths_grow_with_the_text_but_borders_stay_hairlines() -> None:
    sheet = style_sheet(colours("light"), lambda length: round(length * 2))
    assert "font-size: 40px" in sheet
    assert "border: 1px solid" in sheet


def test_a_choice_changes_palette_fonts_and_icons_and_says_so(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed, timeout=1000):
        theme.choose(Look("dark", 150))
    assert theme.dark
    assert QApplication.palette().color(QPalette.ColorRole.Window) == theme.colour("window")
    assert QApplication.font().pixelSize() == 21
    assert theme.pixmap("check", "ok", 16, 1.0).width() == 24


def test_the_same_choice_again_says_nothing(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(theme.look)


def test_text_size_stays_between_100_and_200_percent() -> None:
    assert Look(text_percent=40).scale == 1.0
    assert Look(text_percent=900).scale == 2.0


def test_the_bundled_font_has_its_weights_and_digits_of_one_width(theme: Theme) -> None:
    assert QFontInfo(theme.font(14)).family() == "Inter"
    plain, strong = theme.font(40), theme.font(40, STRONG)
    assert QFontMetrics(plain).horizontalAdvance("Group") < QFontMetrics(strong).horizontalAdvance("Group")
    tabular = QFontMetrics(theme.font(40, STRONG, tabular=True))
    assert tabular.horizontalAdvance("11:11") == tabular.horizontalAdvance("08:48")


def test_icons_take_the_colour_of_their_token(theme: Theme) -> None:
    picture = theme.pixmap("circle-check", "danger", 32, 2.0).toImage()
    assert picture.width() == 64
    drawn = {
        picture.pixelColor(x, y).name()
        for x in range(64)
        for y in range(64)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert drawn == {theme.hex("danger").lower()}


def test_a_focused_button_keeps_its_size(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton("Done")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.sizeHint() == before


def test_what_the_unlock_window_needs_brings_in_nothing_heavy() -> None:
    """It has to stand 1.5 times as late as an empty window, at most."""
    modules = "theme", "parts.label", "parts.button", "parts.card", "parts.message_bar", "parts.field"
    code = f"import sys, {', '.join(f'ui.{module}' for module in modules)}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    heavy = {"app.desk", "pydantic", "asyncio", "qasync", "cryptography", "sqlcipher3", "PySide6.QtSvg"}
    assert heavy.isdisjoint(done.stdout.split())


def test_the_pointer_waits_while_another_look_is_put_on_and_not_after_it(theme: Theme) -> None:
    met: list[Qt.CursorShape | None] = []

    def look() -> None:
        cursor = QApplication.overrideCursor()
        met.append(cursor.shape() if cursor is not None else None)

    theme.changed.connect(look)
    theme.choose(Look("dark", reduced_motion=True))
    theme.changed.disconnect(look)
    look()
    assert met == [Qt.CursorShape.WaitCursor, None]


def test_what_qt_opens_below_a_field_has_a_ground(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(Look("dark"))
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.setCompleter(QCompleter(["alpha", "alpine"], edit))
    edit.show()
    QTest.keyClicks(edit, "al")
    popup = edit.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    drawn = popup.grab().toImage()
    assert drawn.pixelColor(drawn.width() - 6, drawn.height() - 6) == theme.colour("surface")
    popup.hide()
