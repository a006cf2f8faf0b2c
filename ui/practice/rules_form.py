"""The rules of a program as a form: each with one sentence on what it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.note_formats import SHIPPED_FORMATS, NoteFormat
from app.model.programs import Rules
from app.words import _, ngettext
from ui.parts.choice import CheckBox, Picker
from ui.parts.label import label
from ui.parts.number_field import NumberField
from ui.practice.rule_line import RuleBox, RuleLine
from ui.setting_words import rule_id, sets
from ui.theme import Space, Theme

# working notes that are not destroyed
KEPT = "kept"


def choices(
    rules: Rules, formats: Iterable[NoteFormat] = SHIPPED_FORMATS
) -> dict[str, list[tuple[str, str]]]:
    """The rules of which one thing is picked: what there is to pick, with its words."""
    titles = {each.id: each.title for each in formats}
    titles.setdefault(rules.note_format, rules.note_format)
    return {
        "next_topic": [("in_order", _("In order")), ("most_needed", _("By need"))],
        "note_format": list(titles.items()),
        "working_notes_days": _kept_words(rules.working_notes_days),
    }


def _kept_words(now: int | None) -> list[tuple[str, str]]:
    """How long working notes can be kept; the days that stand are always among them."""
    days = sorted({0, 7, 30, 90} | ({now} if now is not None else set()))
    words = [
        (str(each), ngettext("{n} day", "{n} days", each).format(n=each) if each else _("Not at all"))
        for each in days
    ]
    return [(KEPT, _("For good")), *words]


class Rule(NamedTuple):
    """A field of `Rules`, its name, its sentence, and the numbers it can be; without a highest it is yes
    or no, or picked."""

    field: str
    name: str
    why: str
    low: int = 0
    high: int | None = None


def sections() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Every rule but the questions, in the order of the form."""
    yield (
        _("Hours and days"),
        (
            Rule(
                "weekly_minutes",
                _("Minutes a week"),
                _("What each person should reach in a week: 540 are nine hours."),
                0,
                3000,
            ),
            Rule("days_a_week", _("Days a week"), _("On how many days people usually come."), 0, 7),
            Rule(
                "day_minutes",
                _("Least minutes a day"),
                _("A day with fewer minutes is pointed out, as it may not count as a unit."),
                0,
                600,
            ),
            Rule(
                "breaks_count",
                _("Breaks count"),
                _("Minutes of breaks count toward the day and the week. Both figures are always shown."),
            ),
        ),
    )
    yield (
        _("Size of a group"),
        (
            Rule(
                "group_size_min",
                _("Fewest people"),
                _("A group with fewer people than this is pointed out."),
                1,
                99,
            ),
            Rule(
                "group_size_max",
                _("Most in counseling"),
                _("More people than this in small group or reflection are pointed out."),
                1,
                99,
            ),
            Rule(
                "education_size_max",
                _("Most in education"),
                _("Where a day has education alone, it may take more people."),
                1,
                199,
            ),
            Rule(
                "rooms_alone",
                _("Small groups alone"),
                _(
                    "There may be more small groups than facilitators; those who lead go from one to the other."
                ),
            ),
        ),
    )
    yield (
        _("Coming and going"),
        (
            Rule(
                "late_minutes",
                _("Minutes until late"),
                _(
                    "Who comes this long after the start is late, and who goes this long before the end left early."
                ),
                0,
                120,
            ),
            Rule(
                "roll_call",
                _("Roll call after a break"),
                _("After a break each person is marked back, one by one."),
            ),
        ),
    )
    yield (
        _("Beside the group"),
        (
            Rule(
                "individual_a_week",
                _("Individual sessions a week"),
                _(
                    "How many sessions alone with a counselor are usual; one that was not held is shown as owed."
                ),
                0,
                7,
            ),
            Rule(
                "family_a_week",
                _("Family sessions a week"),
                _("How many sessions with the family are usual; 0 where they are held as they are needed."),
                0,
                7,
            ),
            Rule(
                "individual_counts",
                _("Individual sessions count"),
                _("Their minutes count toward the week."),
            ),
            Rule("family_counts", _("Family sessions count"), _("Their minutes count toward the week.")),
        ),
    )
    yield (
        _("Topics"),
        (
            Rule(
                "next_topic",
                _("Next topic"),
                _(
                    "In order follows the curriculum; by need takes what most of the people expected have not had yet."
                ),
            ),
            Rule(
                "topic_share",
                _("Share of a topic, in percent"),
                _("Who was there for less of its block has had the topic partly, and still needs it."),
                1,
                100,
            ),
        ),
    )
    yield (
        _("Notes"),
        (
            Rule(
                "note_format",
                _("Format of notes"),
                _("The sections that each progress note has. Your own are made under Note formats."),
            ),
            Rule(
                "note_deadline_hours",
                _("Hours until a note is due"),
                _("Counted from the end of the group; a note that is not signed by then is pointed out."),
                1,
                999,
            ),
            Rule(
                "record_elsewhere",
                _("Record kept elsewhere"),
                _("Notes are copied into the program’s own record and marked as entered; nobody signs here."),
            ),
            Rule(
                "working_notes_days",
                _("Working notes are kept"),
                _(
                    "Where the record is elsewhere: how long after the group its working notes stay. "
                    "It holds for sessions that were held as well."
                ),
            ),
        ),
    )


class RulesForm(QWidget):
    """Shows rules and puts what was chosen into others; the questions have a form of their own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._formats: tuple[NoteFormat, ...] = SHIPPED_FORMATS
        self.fields: dict[str, NumberField] = {}
        self.boxes: dict[str, CheckBox] = {}
        self.pickers = {name: Picker(theme, "") for name in choices(Rules())}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        for place, (title, rules) in enumerate(sections()):
            if place:
                column.addSpacing(Space.SM)
            column.addWidget(label(title, "title", wrap=True))
            for rule in rules:
                column.addWidget(self._line(rule))

    def display(self, rules: Rules) -> None:
        for name, field in self.fields.items():
            field.display(getattr(rules, name))
        for name, box in self.boxes.items():
            box.setChecked(getattr(rules, name))
        for name, things in choices(rules, self._formats).items():
            chosen = getattr(rules, name)
            self.pickers[name].display(things, KEPT if chosen is None else str(chosen))

    def know(self, formats: Iterable[NoteFormat]) -> None:
        """The formats of notes that there are now; what is chosen stays."""
        self._formats = tuple(formats)
        chosen = self.pickers["note_format"].chosen
        if chosen:
            kept = Rules(note_format=chosen)
            self.pickers["note_format"].display(choices(kept, self._formats)["note_format"], chosen)

    def filled(self, rules: Rules) -> Rules:
        """The rules with what stands here."""
        chosen: dict[str, Any] = {name: field.value() for name, field in self.fields.items()}
        chosen |= {name: box.isChecked() for name, box in self.boxes.items()}
        chosen |= {name: picker.chosen for name, picker in self.pickers.items() if picker.chosen}
        if days := chosen.get("working_notes_days"):
            chosen["working_notes_days"] = None if days == KEPT else int(days)
        return rules.model_copy(update=chosen)

    def _line(self, rule: Rule) -> QWidget:
        if rule.field in self.pickers:
            sets(self.pickers[rule.field], rule_id(rule.field))
            return RuleLine(self._theme, rule.name, rule.why, self.pickers[rule.field])
        if rule.high is not None:
            field = self.fields[rule.field] = NumberField(self._theme, rule.name, rule.low, rule.high)
            sets(field, rule_id(rule.field))
            return RuleLine(self._theme, rule.name, rule.why, field)
        line = RuleBox(self._theme, rule.name, rule.why)
        self.boxes[rule.field] = sets(line.box, rule_id(rule.field))
        return line
