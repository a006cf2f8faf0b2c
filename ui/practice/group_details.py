"""What else is to be known of a group: its program, who leads it, whom it is for, and whether people can join."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.model.groups import Group, Specialization
from app.practice.state import Practice
from app.words import _
from ui.parts.choice import CheckBox, Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.setting_words import Setting, called, sets, words_of
from ui.theme import Space, Theme

# below this width fields stand under each other, px at 100 %
NARROW = 440


def specialization_words(specialization: Specialization) -> str:
    return {
        Specialization.NONE: _("Everybody"),
        Specialization.WOMEN: _("Women"),
        Specialization.MEN: _("Men"),
        Specialization.VETERANS: _("Veterans"),
        Specialization.LGBTQ: _("LGBTQ+"),
        Specialization.YOUNG_ADULTS: _("Young adults"),
    }[specialization]


class GroupDetails(QWidget):
    """Shows these of a group and puts what was chosen into another one."""

    edited = Signal()
    program_picked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._boxes: list[tuple[str, CheckBox]] = []
        self._program, self._for = Picker(theme, ""), Picker(theme, "")
        self._open = sets(CheckBox(theme, words_of(Setting.GROUP_OPEN)), Setting.GROUP_OPEN)
        self._program.be_narrow()
        self._open.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.MD)
        self._row.addWidget(Field(theme, called(Setting.GROUP_PROGRAM, self._program), self._program), 1)
        self._row.addWidget(Field(theme, called(Setting.GROUP_FOR, self._for), self._for), 1)
        led = sets(QWidget(), Setting.LED_BY)
        leads = QVBoxLayout(led)
        leads.setContentsMargins(0, 0, 0, 0)
        leads.setSpacing(Space.XS)
        leads.addWidget(label(words_of(Setting.LED_BY), "caption"))
        self._leads = QVBoxLayout()
        self._leads.setSpacing(Space.XS)
        leads.addLayout(self._leads)
        column.addLayout(self._row)
        column.addWidget(self._open)
        column.addWidget(led)
        self._program.picked.connect(self._tell_program)
        self._for.picked.connect(self._tell)
        self._open.clicked.connect(self._tell)
        theme.changed.connect(self._fit)

    def display(self, group: Group, practice: Practice) -> None:
        """Show a group as it is kept."""
        self._offer_programs(practice, group.program_id)
        kinds = [(kind.value, specialization_words(kind)) for kind in Specialization]
        self._for.display(kinds, group.specialization.value)
        self._open.setChecked(group.open)
        self._offer_users(practice, group.facilitators)

    def offer(self, practice: Practice) -> None:
        """Programs and users as they are by now; what is chosen stays chosen."""
        self._offer_programs(practice, self._program.chosen)
        listed = [(user.id, user.signature) for user in practice.users.values()]
        if listed != [(user, box.words) for user, box in self._boxes]:
            self._offer_users(practice, self._leading)

    def _offer_programs(self, practice: Practice, chosen: str) -> None:
        programs = [(program.id, program.name) for program in practice.programs.values()]
        self._program.display(programs, chosen)

    @property
    def _leading(self) -> tuple[str, ...]:
        return tuple(user for user, box in self._boxes if box.isChecked())

    def _offer_users(self, practice: Practice, chosen: tuple[str, ...]) -> None:
        for _user, box in self._boxes:
            self._leads.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = []
        for user in practice.users.values():
            box = CheckBox(self._theme, user.signature)
            box.setChecked(user.id in chosen)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            box.clicked.connect(self._tell)
            self._leads.addWidget(box)
            self._boxes.append((user.id, box))
            box.show()  # a layout would do it later
        self._fit()

    @property
    def program(self) -> str:
        return self._program.chosen

    def filled(self, group: Group) -> Group:
        """The group with what was chosen here."""
        chosen = {
            "program_id": self._program.chosen or group.program_id,
            "specialization": Specialization(self._for.chosen or group.specialization),
            "open": self._open.isChecked(),
            "facilitators": self._leading,
        }
        return group.model_copy(update=chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._theme.px(NARROW)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        for box in (self._open, *(box for _user, box in self._boxes)):
            box.fit(self.width())

    def _tell(self) -> None:
        self.edited.emit()

    def _tell_program(self) -> None:
        self.program_picked.emit()
        self.edited.emit()
