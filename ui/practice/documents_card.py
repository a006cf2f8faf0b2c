"""Documents: the paper that this computer prints on, and what becomes of a page that leaves."""

from __future__ import annotations

from PySide6.QtCore import QDir, QLocale, Qt, Signal

from app.documents.paper import A4, LETTER
from app.words import _
from ui.paper_of_the_system import system_paper
from ui.parts.card import Card, rule
from ui.parts.choice import Picker
from ui.parts.documents_folder import documents_folder
from ui.parts.field import Field
from ui.parts.label import label
from ui.setting_words import Setting, called
from ui.theme import Theme


class DocumentsCard(Card):
    """Another paper counts for every page that is made from then on."""

    paper_chosen = Signal(str)  # one of PAPERS, or '' for the system's

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Documents"))
        self._paper = Picker(theme, "")
        words = _("The paper for printing, PDF and Word on this computer.")
        folder = documents_folder()
        goes = _(
            "Nothing leaves by itself. For a document about people Groupside asks where it goes and what allows it, "
            "and writes that down. Pages that tell of nobody, such as worksheets, leave without a question."
        )
        found = _(
            "A session’s documents are under History: open it, and choose Export. Those about one person are on their "
            "page under People."
        )
        kept = _("You choose the folder for each file. {folder} is suggested.")
        self.body.addWidget(label(words, "muted", wrap=True))
        field = Field(theme, called(Setting.PAPER, self._paper), self._paper)
        self.body.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(rule())
        self.body.addWidget(label(_("Where documents go"), "strong", wrap=True))
        self.body.addWidget(label(found, "muted", wrap=True))
        self.body.addWidget(label(goes, "muted", wrap=True))
        suggested = kept.format(folder=QDir.toNativeSeparators(folder))
        self.body.addWidget(label(suggested, "muted", wrap=True))
        self._paper.picked.connect(self.paper_chosen)

    def display_paper(self, chosen: str) -> None:
        names = {LETTER.id: _("US Letter"), A4.id: _("A4")}
        system = _("As the system ({paper})").format(paper=names[system_paper(QLocale.system()).id])
        self._paper.display([("", system), *names.items()], chosen)
