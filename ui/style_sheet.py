"""The one style sheet, a template: `$name` is a token's colour, `14sp` a length that grows with the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from string import Template

_SCALED = re.compile(r"(\d+)sp(?:([+-]\d)px)?")

# A control keeps its outer size when its border grows from 1 to 2 px: hence `7sp-1px` in the focus rules.
_TEMPLATE = Template("""
QWidget#Root, QMainWindow, QDialog { background: $window; }
QLabel { background: transparent; }
QLabel[role="display"] { font-size: 24sp; font-weight: 600; }
QLabel[role="heading"] { font-size: 20sp; font-weight: 600; }
QLabel[role="title"] { font-size: 16sp; font-weight: 600; }
QLabel[role="strong"], QLabel[role="figure"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="caption"] { color: $muted; font-size: 12sp; font-weight: 500; }
QLabel[role="caption"][tone="warn"] { color: $warn; }
QLabel[role="overline"] { color: $muted; font-size: 12sp; font-weight: 600; }
QLabel[role="trouble"] { color: $danger; font-weight: 500; }

QFrame[part="card"] { background: $surface; border: 1px solid $border; border-radius: 14px; }
QFrame[part="popup"] { background: $surface; border: 1px solid $control; border-radius: 10px; }
QFrame[part="panel"] { background: $accent_soft; border: none; border-radius: 10px; }
QFrame[part="sunken"] { background: $sunken; border: none; border-radius: 10px; }
QFrame[part="room"] { background: transparent; border: 1px solid $border; border-radius: 10px; }
QFrame[part="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }

QFrame[part="field"] { background: $surface; border: 1px solid $control; border-radius: 8px; padding: 1px; }
QFrame[part="field"][ring="on"] { border: 2px solid $focus; padding: 0px; }
QFrame[part="field"]:disabled { border-color: $border; }
QFrame[part="kept"] { border: 1px solid transparent; border-radius: 8px; padding: 1px; }
QFrame[part="kept"][ring="on"] { border: 2px solid $focus; padding: 0px; }
QFrame[part="field"][ring="trouble"] { border: 2px solid $danger; padding: 0px; }
QFrame[part="field"] QTextEdit, QFrame[part="field"] QLineEdit { background: transparent; border: none;
    padding: 0px; min-height: 0px; }

QFrame[part="written"] { background: transparent; border: 1px solid transparent; border-radius: 8px;
    padding: 1px; }
QFrame[part="written"]:hover { border-color: $border; background: $surface; }
QFrame[part="written"][ring="on"] { border: 2px solid $focus; background: $surface; padding: 0px; }
QFrame[part="written"] QTextEdit { background: transparent; border: none; }
QFrame[part="field"][read="on"] { background: transparent; border-color: $border; }
QFrame[part="written"][read="on"], QFrame[part="written"][read="on"]:hover { background: transparent;
    border-color: transparent; }
QFrame[part="ring"] { background: transparent; border: 2px solid $focus; border-radius: 8px; }
QFrame[part="bar"] { border: none; border-radius: 8px; background: $sunken; }
QFrame[part="bar"] QLabel { font-weight: 500; }
QFrame[part="bar"][tone="ok"] { background: $ok_soft; }
QFrame[part="bar"][tone="info"] { background: $info_soft; }
QFrame[part="bar"][tone="warn"] { background: $warn_soft; }
QFrame[part="bar"][tone="danger"] { background: $danger_soft; }
QFrame[part="bar"][tone="ok"] QLabel { color: $ok; }
QFrame[part="bar"][tone="info"] QLabel { color: $info; }
QFrame[part="bar"][tone="warn"] QLabel { color: $warn; }
QFrame[part="bar"][tone="danger"] QLabel { color: $danger; }

QPushButton { min-height: 24sp; padding: 7sp 14sp; border-radius: 8px; font-weight: 600; outline: none;
    background: $surface; border: 1px solid $control; color: $text; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $track; }
QPushButton:focus { border: 2px solid $focus; padding: 7sp-1px 14sp-1px; }
QPushButton:disabled { color: $control; border-color: $border; background: $surface; }
QPushButton[kind="plain"]:checked { background: $accent_soft; color: $accent; border-color: $accent; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_hover; }
QPushButton[kind="primary"]:disabled { background: $track; border-color: $track; color: $muted; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $text; }
QPushButton[kind="quiet"]:hover { background: $sunken; }
QPushButton[align="left"] { text-align: left; }
QPushButton[align="edge"], QPushButton[align="edge"]:focus { border-width: 2px;
    padding: 7sp-1px 8sp 7sp-1px 0px; }
QPushButton[kind="quiet"]:pressed { background: $track; }
QPushButton[kind="quiet"]:checked { background: $accent_soft; color: $accent; }
QPushButton[kind="quiet"]:focus { border-color: $focus; }
QPushButton[kind="quiet"]:disabled { color: $control; background: transparent; border-color: transparent; }
QPushButton[kind="danger"] { color: $danger; border-color: $danger; }
QPushButton[kind="danger"]:hover { background: $danger_soft; }
QPushButton[kind="danger"]:focus { border: 2px solid $danger; }
QPushButton[kind="danger"]:disabled { color: $control; border-color: $border; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: $accent;
    padding: 7sp 4sp 7sp 1px; font-weight: 500; text-align: left; }
QPushButton[kind="link"]:hover { color: $accent_hover; text-decoration: underline; }
QPushButton[kind="link"]:focus { border-color: $focus; padding: 7sp-1px 4sp-1px 7sp-1px 0px; }
QPushButton[kind="link"]:disabled { color: $control; }
QPushButton[shape="square"] { padding: 7sp; min-width: 24sp; }
QPushButton[shape="square"]:focus { padding: 7sp-1px; }
QPushButton[shape="small"] { padding: 2sp 8sp; min-height: 20sp; border-radius: 6px; }
QPushButton[shape="small"]:focus { padding: 2sp-1px 8sp-1px; }
QPushButton[kind="link"][shape="small"] { padding: 2sp 4sp 2sp 1px; }
QPushButton[kind="link"][shape="small"]:focus { padding: 2sp-1px 4sp-1px 2sp-1px 0px; }
QPushButton[shape="step"] { padding: 2sp; min-height: 20sp; border-radius: 6px; }
QPushButton[shape="step"]:focus { padding: 2sp-1px; }
QPushButton[shape="day"] { padding: 6sp 6sp; min-width: 28sp; font-weight: 500; color: $muted; }
QPushButton[shape="day"]:focus { padding: 6sp-1px 6sp-1px; }
QPushButton[shape="day"]:checked { background: $accent; border-color: $accent; color: $on_accent; }

QLineEdit, QAbstractSpinBox, QComboBox { background: $surface; color: $text; min-height: 24sp;
    border: 1px solid $control; border-radius: 8px; padding: 6sp 10sp;
    selection-background-color: $accent; selection-color: $on_accent; }
QComboBox { padding-left: 10sp+2px; }
QLineEdit[part="answer"] { min-height: 26sp; padding: 6sp 4sp; font-size: 16sp; font-weight: 600; }
QLineEdit[part="answer"]:focus { padding: 6sp-1px 4sp-1px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid $focus; padding: 6sp-1px 10sp-1px; }
QComboBox:focus { padding-left: 10sp+1px; }
QLineEdit[ring="trouble"], QLineEdit[ring="trouble"]:focus { border: 2px solid $danger;
    padding: 6sp-1px 10sp-1px; }
QLineEdit[part="answer"][ring="trouble"], QLineEdit[part="answer"][ring="trouble"]:focus {
    padding: 6sp-1px 4sp-1px; }
QLineEdit[part="add"] { background: transparent; border: 1px solid transparent; padding: 3sp 7px; }
QLineEdit[part="add"]:hover { border-color: $border; }
QLineEdit[part="add"]:focus { background: $surface; border: 2px solid $focus; padding: 3sp-1px 6px; }
QComboBox[kind="quiet"] { background: transparent; border-color: transparent; min-height: 20sp;
    padding: 3sp 6sp; }
QComboBox[kind="quiet"]:hover { background: $sunken; }
QComboBox[kind="quiet"]:focus { border: 2px solid $focus; padding: 3sp-1px 6sp-1px; }
QComboBox[kind="chip"] { background: $info_soft; color: $info; border-color: transparent; min-height: 20sp;
    padding: 2sp 12sp; border-radius: 11sp; font-size: 12sp; font-weight: 600; }
QComboBox[kind="chip"]:focus { border: 2px solid $focus; padding: 2sp-1px 12sp-1px; }
QLineEdit[read="on"], QComboBox[read="on"]:disabled { background: transparent; color: $text;
    border-color: $border; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $control; border-color: $border; }
QAbstractSpinBox { max-height: 24sp; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: none; padding: 0px;
    min-height: 0px; }
QAbstractSpinBox QLineEdit { padding-left: 2px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0px; border: none; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView::item { min-height: 22sp; padding: 3sp 7sp; border-radius: 5px; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QComboBox::drop-down { border: none; width: 28sp; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; padding: 4px; outline: 0;
    selection-background-color: $accent_soft; selection-color: $text; }
QTextEdit, QPlainTextEdit { background: $surface; border: none; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit, QTextEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QLineEdit[read="on"], QFrame[read="on"] QTextEdit { placeholder-text-color: transparent; }
QListView, QTreeView, QTableView { background: transparent; border: none; outline: 0; }
QListWidget { selection-background-color: $accent_soft; selection-color: $text; }
/* what Qt itself opens below a field, as that of its file dialog: nothing stands behind it to shine through */
.QListView { background: $surface; border: 1px solid $control; }
QListView[part="popup"] { background: $surface; border: 1px solid $control; border-radius: 8px; padding: 4px; }
QTableView, QTreeView { alternate-background-color: $sunken; selection-background-color: $accent_soft;
    selection-color: $text; gridline-color: $border; }
QHeaderView { background: transparent; }
QTableView QTableCornerButton::section, QTableView::corner { background: transparent; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: 6sp 8sp; font-size: 12sp; font-weight: 600; }
QCheckBox, QRadioButton { spacing: 8sp; border: 2px solid transparent; border-radius: 6px; padding: 2px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QRadioButton::indicator { width: 16sp; height: 16sp; border: 1px solid $control;
    border-radius: 5px; background: $surface; }
QRadioButton::indicator { border-radius: 8sp; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(cx: 0.5, cy: 0.5,
    radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 $accent, stop: 0.5 $accent, stop: 0.6 $surface, stop: 1 $surface); }
QCheckBox:disabled, QRadioButton:disabled { color: $control; }
QCheckBox[read="on"]:disabled { color: $text; }
QCheckBox[read="on"]::indicator { border-color: $border; }
.QProgressBar { background: $track; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
.QProgressBar::chunk { background: $accent; border-radius: 4px; }
QTabWidget::pane { border: none; }
QTabBar { border: none; }
QTabBar::tab { background: transparent; color: $muted; font-weight: 600; padding: 7sp 12sp; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { background: $sunken; }
QScrollArea, QScrollArea > QWidget > QWidget[part="scrolled"] { background: transparent; border: none; }
QScrollArea[part="card"] { background: $surface; border: 1px solid $border; border-radius: 14px; }
QSplitter::handle { background: transparent; }

QMenu { background: $surface; color: $text; border: 1px solid $border; padding: 6px; }
QMenu::item { padding: 7sp 24sp 7sp 12sp; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $control; }
QMenu { icon-size: 16sp; }
QMenu::icon { padding-left: 10sp; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QToolTip { background: $text; color: $window; border: none; padding: 5sp 8sp; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: $control; border-radius: 3px; min-height: 32px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: $control; border-radius: 3px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    height: 0px; width: 0px; background: none; }
""")


def style_sheet(colours: Mapping[str, str], px: Callable[[float], int]) -> str:
    """The finished sheet for one table of colours and one text size."""

    def scaled(match: re.Match[str]) -> str:
        return f"{max(px(int(match[1])) + int(match[2] or 0), 0)}px"

    return _SCALED.sub(scaled, _TEMPLATE.substitute(colours))
