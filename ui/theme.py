"""One table of colours and sizes, turned into palette, style sheet, fonts and tinted icons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from ui.keys import Keys
from ui.keys_over_fields import KeysOverFields
from ui.style_sheet import style_sheet

Mode = Literal["system", "light", "dark"]
Tone = Literal["neutral", "accent", "ok", "warn", "danger", "info"]

NORMAL: Final = QFont.Weight.Normal
MEDIUM: Final = QFont.Weight.Medium
STRONG: Final = QFont.Weight.DemiBold


class Space:
    """Distances between things, in px, at every text size: at 200 % the room is needed for words."""

    HAIR = 2  # between a name and the quiet line below it
    XS, SM, MD, LG, XL, XXL = 4, 8, 12, 16, 24, 32
    LIST, ROW = 14, 10  # around a list in a card, and what each of its rows brings: together XL


class Type:
    """Text sizes in px at 100 %."""

    CAPTION, BODY, TITLE, HEADING, DISPLAY = 12, 14, 16, 20, 24
    SMALL_CLOCK, CLOCK, TIMER = 32, 40, 60


@dataclass(frozen=True, slots=True)
class Look:
    """What a person chose about looks; kept outside the vault, since the unlock window needs it."""

    mode: Mode = "system"
    text_percent: int = 100
    reduced_motion: bool | None = None  # None: what the system says

    @property
    def scale(self) -> float:
        """Text size as a factor, 1.0 to 2.0."""
        return min(max(self.text_percent, 100), 200) / 100


def look_of(mode: str, text_percent: int) -> Look:
    """The look that the settings of a computer stand for; a mode that there is not is the system's."""
    return Look("dark" if mode == "dark" else "light" if mode == "light" else "system", text_percent)


class Theme(QObject):
    """What every widget asks for its colours, fonts, icons and keys; given to each in its constructor.

    All sizes that are passed in are px at 100 % text size. After `changed`, ask again: nothing that was
    handed out changes by itself.
    """

    changed = Signal()

    def __init__(self, application: QApplication, resources: Path, look: Look | None = None) -> None:
        super().__init__(application)
        self.keys = Keys(self)
        self._keys_over_fields = KeysOverFields(self.keys, application)
        self._application = application
        self._resources = resources
        self._look = look or Look()
        themes = resources / "themes"
        self._tables = {name: read_colours(themes / f"{name}.toml") for name in ("light", "dark")}
        self._drawings: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, str, int, float, int], QPixmap] = {}
        self._icons: dict[tuple[str, str, int, int], QIcon] = {}
        self._fonts: dict[tuple[int, QFont.Weight, bool], QFont] = {}
        _load_fonts(resources / "fonts")
        if application.style().objectName() != "fusion":
            application.setStyle("Fusion")
        self._moving = [effect for effect in _MOVING if application.isEffectEnabled(effect)]
        hints = application.styleHints()
        self._more_contrast = hints.accessibility().contrastPreference() is _HIGH
        self._apply()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)

    # What was chosen

    @property
    def look(self) -> Look:
        return self._look

    @property
    def dark(self) -> bool:
        return self._dark

    @property
    def reduced_motion(self) -> bool:
        """Nothing of ours moves; what Qt would roll out or fade in then stands at once as well."""
        if self._look.reduced_motion is not None:
            return self._look.reduced_motion
        return not self._application.isEffectEnabled(Qt.UIEffect.UI_General)

    def choose(self, look: Look) -> None:
        """Take another look and say so to all widgets."""
        if look != self._look:
            self._look = look
            # every widget is styled anew: up to a second and a half where many screens were seen
            self._application.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                self._apply()
                self.changed.emit()
            finally:
                self._application.restoreOverrideCursor()

    # What widgets ask for

    def hex(self, name: str) -> str:
        """A token's colour as "#RRGGBB"; an unknown name is a KeyError."""
        return self._colours[name]

    def colour(self, name: str) -> QColor:
        return QColor(self._colours[name])

    def tone(self, tone: str) -> tuple[QColor, QColor]:
        """Word and background colour of a tone."""
        if tone == "neutral":
            return self.colour("muted"), self.colour("sunken")
        return self.colour(tone), self.colour(f"{tone}_soft")

    def px(self, length: float) -> int:
        """A length that grows with the text size."""
        return round(length * self._scale)

    def font(self, px: int, weight: QFont.Weight = NORMAL, tabular: bool = False) -> QFont:
        """Inter in a size at 100 %; `tabular` digits do not jump while they count."""
        return self.exact_font(self.px(px), weight, tabular)

    def exact_font(self, pixels: int, weight: QFont.Weight = NORMAL, tabular: bool = False) -> QFont:
        """Inter in so many px as they stand, for text that is fitted into a drawing."""
        key = (pixels, weight, tabular)
        if key not in self._fonts:
            font = QFont(_FAMILY)
            font.setPixelSize(max(pixels, 1))
            font.setWeight(weight)
            if tabular:
                font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return QFont(self._fonts[key])

    def icon(self, name: str, colour: str = "text", size: int = 18, gap: int = 0) -> QIcon:
        """A tinted icon for a button; `gap` is empty room at its right, which style sheets cannot give."""
        key = (name, colour, size, gap)
        if key not in self._icons:
            icon = QIcon()
            for ratio in {1.0, self._application.devicePixelRatio()}:
                icon.addPixmap(self.pixmap(name, colour, size, ratio, gap), QIcon.Mode.Normal)
                icon.addPixmap(self.pixmap(name, "control", size, ratio, gap), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def icon_size(self, size: int = 18, gap: int = 0) -> QSize:
        return QSize(self.px(size) + self.px(gap), self.px(size))

    def pixmap(self, name: str, colour: str, size: int, ratio: float, gap: int = 0) -> QPixmap:
        """A tinted icon for painting, sharp at a device pixel ratio."""
        key = (name, colour, size, ratio, gap)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, colour, self.icon_size(size, gap), ratio)
        return self._pixmaps[key]

    # How it is made

    def _draw(self, name: str, colour: str, size: QSize, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # the unlock window paints before it needs an icon

        if name not in self._drawings:
            self._drawings[name] = (self._resources / "icons" / f"{name}.svg").read_bytes()
        pixmap = QPixmap(size * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawing = self._drawings[name].replace(b"currentColor", self.hex(colour).encode())
        side = size.height() * ratio
        QSvgRenderer(drawing).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _follow_system(self) -> None:
        if self._look.mode == "system" and self._dark != self._wants_dark():
            self._apply()
            self.changed.emit()

    def _follow_contrast(self, wished: Qt.ContrastPreference) -> None:
        """The system's wish for more contrast, at once."""
        if self._more_contrast is not (wished is _HIGH):
            self._more_contrast = wished is _HIGH
            self._apply()
            self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._look.mode == "system":
            return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._look.mode == "dark"

    def _apply(self) -> None:
        # Title bars, file choosers and the like are the system's: tell them too.
        hints = self._application.styleHints()
        if self._look.mode == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if self._look.mode == "dark" else Qt.ColorScheme.Light)
        self._dark, self._scale = self._wants_dark(), self._look.scale
        self._colours = self._tables["dark" if self._dark else "light"]
        if self._more_contrast:
            self._colours = with_more_contrast(self._colours)
        for cache in (self._pixmaps, self._icons, self._fonts):
            cache.clear()
        for effect in self._moving:
            self._application.setEffectEnabled(effect, not self.reduced_motion)
        self._application.setFont(self.font(Type.BODY))
        self._application.setPalette(self._palette())
        self._application.setStyleSheet(style_sheet(self._colours, self.px))

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("control"))
        return palette


_FAMILY: Final = "Inter"
_HIGH: Final = Qt.ContrastPreference.HighContrast
_MOVING: Final = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
_COLOUR: Final = re.compile(r'^(\w+) *= *"(#[0-9A-Fa-f]{6})"', re.MULTILINE)
_PALETTE: Final = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "window",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "control",
}


def read_colours(path: Path) -> dict[str, str]:
    """A table of colours from its file: name → "#RRGGBB".

    The tables are TOML, but flat: the parser would cost every start 5 ms before the first paint.
    """
    return dict(_COLOUR.findall(path.read_text("utf-8")))


def with_more_contrast(colours: dict[str, str]) -> dict[str, str]:
    """All words as strong as the text, and every line as strong as an outline: for who asks the system for it."""
    strong = {"muted": "text", "control": "text", "border": "control"}
    return {name: colours[strong.get(name, name)] for name in colours}


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2.2, 1 to 21."""
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _load_fonts(folder: Path) -> None:
    """Make the bundled font known; without it the system's own stands in."""
    for path in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
