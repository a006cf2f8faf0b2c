"""Today's education topic in the card of its block."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.intake.lessons import lesson_for, shipped_alternatives
from app.intake.worksheets import worksheet_for
from app.live.languages import group_language
from app.live.state import Session
from app.words import _, speaking
from ui.live.lesson_panel import LessonPanel
from ui.parts.button import Button, IconButton
from ui.parts.label import label
from ui.theme import Space, Theme
from ui.topic_words import why_words


class TopicPanel(QWidget):
    """Its outline and its worksheet, why it comes, and whether it was covered."""

    covered_asked = Signal(bool)
    worksheet_asked = Signal()
    another_asked = Signal(QPoint)  # the list of topics is wanted there

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = label("", "display", wrap=True)
        self._why = label("", "muted", wrap=True)
        self._another = Button(
            theme, _("Other topic"), "list-checks", "quiet", tip=_("Choose another topic, most needed first")
        )
        self._outline = label("", "body", wrap=True)
        self.lesson = LessonPanel(theme)
        self._covered = Button(theme, _("Covered"), "check", "quiet", tip=_("The whole topic was covered"))
        self._partly = Button(theme, _("Partly"), kind="quiet", tip=_("A part of it is left for another day"))
        self._paper = IconButton(theme, "printer", _("Worksheet, to print or to save"))
        for button in (self._covered, self._partly):
            button.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        self._head, marks = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self._name, 1)
        for button in (self._covered, self._partly):
            marks.addWidget(button)
        marks.addStretch(0)
        self._head.addLayout(marks)
        column.addLayout(self._head)
        below = QHBoxLayout()
        below.addWidget(self._why, 1)
        for button in (self._paper, self._another):
            below.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(below)
        column.addWidget(self._outline)
        column.addWidget(self.lesson)
        self._another.clicked.connect(self._ask_another)
        self._covered.clicked.connect(self._wholly)
        self._partly.clicked.connect(self._in_part)
        self._paper.clicked.connect(self.worksheet_asked)

    def fit(self, narrow: bool, stacked: bool) -> None:
        self._another.show_word(_("Other topic"), not narrow)
        self.lesson.fit(narrow, stacked)
        self._head.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )

    def draw(self, session: Session, now: datetime) -> None:
        topic, opened = session.topic, session.opened
        with speaking(group_language(session)):  # what is said to the group, in its language
            lesson, others = lesson_for(topic.id) if topic else None, shipped_alternatives()
        self.lesson.draw(session, lesson, others, now)
        self.setVisible(True)
        self._name.setText(topic.title if topic else _("No topic is chosen yet"))
        why = why_words(session.why_topic, opened.day if opened else date.min) if topic else ""
        if session.parts_covered:
            why = _("Covered so far: {parts}").format(parts=", ".join(session.parts_covered))
        self._why.setText(why)
        self._outline.setText("\n".join(topic.outline) if topic else "")
        self._paper.setVisible(topic is not None and worksheet_for(topic.id) is not None)
        for part in (self._outline, self._covered, self._partly):
            part.setVisible(topic is not None)
        # while a part runs, what is done in it says more
        self._outline.setVisible(topic is not None and session.lesson_part is None)
        self._covered.setChecked(session.topic_covered is True)
        self._partly.setChecked(session.topic_covered is False)

    def _ask_another(self) -> None:
        self.another_asked.emit(self._another.mapToGlobal(QPoint(0, self._another.height())))

    def _wholly(self) -> None:
        self._covered.setChecked(True)
        self.covered_asked.emit(True)

    def _in_part(self) -> None:
        self._partly.setChecked(True)
        self.covered_asked.emit(False)
