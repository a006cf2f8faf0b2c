"""Which Groupside this is, and whose work is in it: each with its version and its licence to read."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPlainTextEdit

from app import __version__
from app.flowing import flowing
from app.shipped import Work, shipped
from app.words import _
from ui.parts.card import Card
from ui.parts.label import label
from ui.parts.text_list import TextList, TextRow
from ui.theme import Space, Theme

# px at 100 % text
LIST, TEXT = 235, 240


class AboutCard(Card):
    """Asks the packages themselves when it first comes up: nothing is said here that is not so in this copy."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("About"))
        self._theme = theme
        self._works: dict[str, Work] = {}
        self.list = TextList(theme, _("What others made"))
        self._whose = label("", "strong", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self._place()
        self.list.row_chosen.connect(self._read)
        self.list.row_activated.connect(self._read)
        theme.changed.connect(self._fit)
        self._fit()

    def _place(self) -> None:
        ours = _("Groupside is free under the Apache License 2.0. It never uses the network.")
        others = _(
            "Groupside is built on what others made and gave away. Choose a line to read its licence. You may put "
            "another build of Qt in the place of the one that came along: its licence says how."
        )
        self.body.addWidget(label(_("Groupside {version}").format(version=__version__), "strong"))
        self.body.addWidget(label(ours, "muted", wrap=True))
        self.body.addSpacing(Space.SM)
        self.body.addWidget(label(_("What others made"), "strong"))
        self.body.addWidget(label(others, "muted", wrap=True))
        self.body.addWidget(self.list)
        self.body.addSpacing(Space.SM)
        self.body.addWidget(self._whose)
        self.body.addWidget(self.text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._works:
            self._works = {work.name: work for work in shipped()}
            self.list.display([_row(work) for work in self._works.values()])
            self._read(next(iter(self._works)))

    def _read(self, name: str) -> None:
        words = _("Licence of {name}").format(name=name)
        self._whose.setText(words)
        self.text.setAccessibleName(words)
        self.text.setPlainText(flowing(self._works[name].text))

    def _fit(self) -> None:
        self.list.setFixedHeight(self._theme.px(LIST))
        self.text.setFixedHeight(self._theme.px(TEXT))


def _row(work: Work) -> TextRow:
    named = f"{work.name} {work.version}".strip()
    if work.inside:
        line = _("{licence}, in {packages}").format(licence=work.licence, packages=work.inside)
        return TextRow(work.name, named, line)
    return TextRow(work.name, named, work.licence)
