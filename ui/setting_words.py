"""The one table of settings: what each is called on its card, and by which other words somebody may look for it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, NamedTuple, TypeVar

from PySide6.QtWidgets import QWidget

from app.words import _
from ui.keys import Act

# by which a control says what it sets
_SETS: Final = "sets"


class Section(Enum):
    """What stands in the list of Settings, in its order: this computer, the practice, who gets in and what is kept."""

    APPEARANCE = auto()
    SOUNDS = auto()
    KEYS = auto()
    SHARE_VIEW = auto()
    PRIVACY = auto()
    DOCUMENTS = auto()
    PRACTICE = auto()
    GROUPS = auto()
    AGENDAS = auto()
    PROGRAMS = auto()
    DECKS = auto()
    MARKS = auto()
    FORMATS = auto()
    USERS = auto()
    PASSPHRASE = auto()
    VAULT = auto()
    BACKUPS = auto()
    AUDIT = auto()
    ABOUT = auto()

    @property
    def id(self) -> str:
        return f"section-{self.name}"


class Setting(Enum):
    """Everything that can be set, or begun, in Settings; rules of a program and keys have tables of their own."""

    COLORS = auto()
    TEXT_SIZE = auto()
    LANGUAGE = auto()
    VOLUME = auto()
    LISTEN = auto()
    KEYS_BACK = auto()
    SHARE_SIZE = auto()
    SHARE_CLOCK = auto()
    SHARE_BLOCK = auto()
    SHARE_PROMPTS = auto()
    SHARE_NEXT = auto()
    LOCK_AFTER = auto()
    HIDE_AFTER = auto()
    KEPT_OUT = auto()
    PAPER = auto()
    PRACTICE_NAME = auto()
    PRACTICE_LINE = auto()
    GROUP = auto()
    NEW_GROUP = auto()
    GROUP_NAME = auto()
    TIME_ZONE = auto()
    MEETS_ON = auto()
    GROUP_AGENDA = auto()
    GROUP_LANGUAGE = auto()
    CALL_LINK = auto()
    GROUP_PROGRAM = auto()
    GROUP_FOR = auto()
    GROUP_OPEN = auto()
    LED_BY = auto()
    HOLIDAYS = auto()
    CALENDAR = auto()
    AGENDAS = auto()
    NEW_AGENDA = auto()
    PROGRAM = auto()
    NEW_PROGRAM = auto()
    PROGRAM_NAME = auto()
    PROGRAM_AGENDA = auto()
    CHECK_IN = auto()
    CHECK_OUT = auto()
    FEWEST_WEEKS = auto()
    MOST_WEEKS = auto()
    PROGRAM_PARTS = auto()
    AFTERCARE = auto()
    CURRICULUM = auto()
    WELCOME = auto()
    WELCOME_PAGE = auto()
    KEEPING = auto()
    DECKS = auto()
    DECK_TAGS = auto()
    MARKS = auto()
    TAGS = auto()
    FORMATS = auto()
    NEW_FORMAT = auto()
    USERS = auto()
    ADD_USER = auto()
    RECOVERY_KEY = auto()
    OWN_PASSPHRASE = auto()
    EARLIER_PASSPHRASE = auto()
    BRING_IN = auto()
    DATA_KEY = auto()
    BACK_UP_NOW = auto()
    BACKUPS = auto()
    DESTROY_BACKUPS = auto()
    SECOND_PLACE = auto()
    ANOTHER_COMPUTER = auto()
    CHECK = auto()
    AUDIT = auto()
    SAVE_AUDIT = auto()


class Named(NamedTuple):
    """A setting or a section, what it is called, and other words for it."""

    id: str
    section: Section
    words: str
    also: str = ""


def sections() -> dict[Section, tuple[Named, str]]:
    """What there is to set, in its order, each with its icon."""
    made = (
        (Section.APPEARANCE, "sun", _("Appearance"), _("look theme screen display")),
        (Section.SOUNDS, "volume-2", _("Sounds"), _("chime bell noise mute alert")),
        (Section.KEYS, "keyboard", _("Keys"), _("shortcuts hotkeys keyboard")),
        (Section.SHARE_VIEW, "monitor-up", _("Share view"), _("screen sharing window for the group call")),
        (Section.PRIVACY, "eye-off", _("Privacy and lock"), _("idle timeout logoff auto-lock hide")),
        (Section.DOCUMENTS, "printer", _("Documents"), _("paper print PDF Word export printer")),
        (Section.PRACTICE, "house", _("Practice"), _("clinic agency center letterhead organization")),
        (Section.GROUPS, "calendar", _("Groups"), _("cohort schedule meetings")),
        (Section.AGENDAS, "list-checks", _("Agendas"), _("blocks plan minutes order")),
        (Section.PROGRAMS, "clipboard", _("Programs"), _("rules curriculum IOP service")),
        (
            Section.DECKS,
            "book-open",
            _("Decks"),
            _("icebreakers topics closing thoughts cards prompts library"),
        ),
        (Section.MARKS, "check", _("Marks and tags"), _("labels hashtag letters")),
        (
            Section.FORMATS,
            "pen-line",
            _("Note formats"),
            _("progress notes DAP SOAP BIRP GIRP PIRP template"),
        ),
        (Section.USERS, "users", _("Users"), _("co-facilitator supervisor staff accounts")),
        (Section.PASSPHRASE, "key-round", _("My passphrase"), _("password login")),
        (Section.VAULT, "lock", _("Vault"), _("folder data storage encryption location path disk")),
        (Section.BACKUPS, "save", _("Backups"), _("copies restore USB stick drive")),
        (Section.AUDIT, "eye", _("Audit"), _("log history access trail who looked")),
        (Section.ABOUT, "info", _("About"), _("version license licence credits open source")),
    )
    return {section: (Named(section.id, section, words, also), icon) for section, icon, words, also in made}


def _in(section: Section) -> tuple[tuple[Setting, str, str], ...]:
    """The settings of a section, in the order of its cards."""
    match section:
        case Section.APPEARANCE:
            return (
                (Setting.COLORS, _("Colors"), _("dark light mode theme night colours")),
                (Setting.TEXT_SIZE, _("Text size"), _("font size zoom larger letters percent")),
                (Setting.LANGUAGE, _("Language"), _("Spanish English español translation locale")),
            )
        case Section.SOUNDS:
            return (
                (Setting.VOLUME, _("Volume"), _("sound chime loud quiet mute off")),
                (Setting.LISTEN, _("Listen"), _("sound chime try")),
            )
        case Section.KEYS:
            return ((Setting.KEYS_BACK, _("All back to default"), _("reset keys shortcuts")),)
        case Section.SHARE_VIEW:
            return (
                (Setting.SHARE_SIZE, _("Text size"), _("share view font size zoom")),
                (Setting.SHARE_CLOCK, _("Clock"), _("share view seconds countdown timer")),
                (Setting.SHARE_BLOCK, _("The title of the block"), _("share view")),
                (Setting.SHARE_PROMPTS, _("Prompts"), _("share view icebreaker question")),
                (Setting.SHARE_NEXT, _("What comes next"), _("share view plan agenda")),
            )
        case Section.PRIVACY:
            return (
                (Setting.LOCK_AFTER, _("Lock after"), _("idle minutes timeout logoff inactivity auto-lock")),
                (Setting.HIDE_AFTER, _("Hide after"), _("idle minutes names inactivity")),
                (
                    Setting.KEPT_OUT,
                    _("Leave Groupside’s windows out of a shared or recorded screen"),
                    _("screen sharing recording capture screenshot"),
                ),
            )
        case Section.DOCUMENTS:
            return ((Setting.PAPER, _("Paper"), _("size Letter A4 sheet print printer page format")),)
        case Section.PRACTICE:
            return (
                (Setting.PRACTICE_NAME, _("Name of the practice"), _("clinic agency center letterhead")),
                (
                    Setting.PRACTICE_LINE,
                    _("Address and phone (optional)"),
                    _("of the practice clinic letterhead street telephone fax"),
                ),
            )
        case Section.GROUPS:
            return (
                (Setting.GROUP, _("Group"), _("cohort")),
                (Setting.NEW_GROUP, _("New group"), _("add a group cohort")),
                (Setting.GROUP_NAME, _("Name of the group"), _("rename")),
                (Setting.TIME_ZONE, _("Time zone"), _("timezone local time")),
                (Setting.MEETS_ON, _("Meets on"), _("schedule days times weekday start")),
                (Setting.GROUP_AGENDA, _("Agenda"), _("of the group blocks")),
                (
                    Setting.GROUP_LANGUAGE,
                    _("Language of what members get"),
                    _("Spanish English share window handouts"),
                ),
                (Setting.CALL_LINK, _("Call link (optional)"), _("Zoom Teams Meet video URL")),
                (Setting.GROUP_PROGRAM, _("Program"), _("of the group")),
                (Setting.GROUP_FOR, _("For"), _("group of women men veterans LGBTQ+ young adults")),
                (
                    Setting.GROUP_OPEN,
                    _("Open: people may join at any time"),
                    _("enrollment closed group"),
                ),
                (Setting.LED_BY, _("Usually led by"), _("facilitators group")),
                (Setting.HOLIDAYS, _("Holidays and changes"), _("cancel move meeting day off")),
                (Setting.CALENDAR, _("Save for a calendar…"), _("ics Outlook Google schedule export")),
            )
        case Section.AGENDAS:
            return (
                (Setting.AGENDAS, _("Agendas that there are"), _("copy change remove")),
                (Setting.NEW_AGENDA, _("New agenda"), _("add blocks")),
            )
        case Section.PROGRAMS:
            return (
                (Setting.PROGRAM, _("Program"), _("Harmony Blue Heart choose")),
                (Setting.NEW_PROGRAM, _("New program"), _("add copy")),
                (Setting.PROGRAM_NAME, _("Name of the program"), _("rename")),
                (Setting.PROGRAM_AGENDA, _("Agenda of the program"), _("default")),
                (Setting.CHECK_IN, _("Check-in"), _("questions craving feeling mood")),
                (Setting.CHECK_OUT, _("Check-out"), _("questions promise closing word")),
                (Setting.FEWEST_WEEKS, _("Fewest weeks"), _("length of the program stay")),
                (Setting.MOST_WEEKS, _("Most weeks"), _("length of the program stay")),
                (Setting.PROGRAM_PARTS, _("Parts of the program"), _("phases length")),
                (Setting.AFTERCARE, _("Aftercare"), _("step-down support groups The Bridge")),
                (Setting.CURRICULUM, _("Curriculum"), _("topics of the program education")),
                (Setting.WELCOME, _("Lines of the welcome page"), _("new members handout")),
                (Setting.WELCOME_PAGE, _("Welcome page…"), _("print handout new members")),
                (Setting.KEEPING, _("Keeping and erasing"), _("retention years discharge delete records")),
            )
        case Section.DECKS:
            return (
                (Setting.DECKS, _("Decks that there are"), _("icebreakers closing thoughts never")),
                (Setting.DECK_TAGS, _("Tags of the decks"), _("themes subjects icebreakers left out group")),
            )
        case Section.MARKS:
            return (
                (Setting.MARKS, _("Marks"), _("letter new mark")),
                (Setting.TAGS, _("Tags"), _("hashtag new tag label")),
            )
        case Section.FORMATS:
            return (
                (Setting.FORMATS, _("Formats that there are"), _("note sections DAP SOAP BIRP copy")),
                (Setting.NEW_FORMAT, _("New format"), _("note sections template")),
            )
        case Section.USERS:
            return (
                (
                    Setting.USERS,
                    _("People who use this vault"),
                    _("roles licensed states passphrase take away"),
                ),
                (Setting.ADD_USER, _("Add a person"), _("new user co-facilitator credentials role")),
                (Setting.RECOVERY_KEY, _("Recovery key"), _("forgotten passphrase print emergency access")),
            )
        case Section.PASSPHRASE:
            return (
                (Setting.OWN_PASSPHRASE, _("Change passphrase"), _("password new")),
                (Setting.EARLIER_PASSPHRASE, _("Words that wait"), _("earlier passphrase counseling notes")),
            )
        case Section.VAULT:
            return (
                (Setting.BRING_IN, _("Bring entries in…"), _("kept in another place disk full import")),
                (Setting.DATA_KEY, _("The vault’s key"), _("change encryption stolen laptop")),
            )
        case Section.BACKUPS:
            return (
                (Setting.BACK_UP_NOW, _("Back up now"), _("copy save")),
                (Setting.BACKUPS, _("Backups, newest first"), _("list copies")),
                (Setting.DESTROY_BACKUPS, _("Destroy these backups…"), _("erased person older delete")),
                (
                    Setting.SECOND_PLACE,
                    _("A second place"),
                    _("USB stick external drive network folder copy"),
                ),
                (Setting.ANOTHER_COMPUTER, _("Another computer"), _("move transfer new laptop migrate")),
                (Setting.CHECK, _("Check the vault now"), _("verify integrity damage test")),
            )
        case Section.AUDIT:
            return (
                (Setting.AUDIT, _("Who did and looked at what"), _("log user person kind of act filter")),
                (Setting.SAVE_AUDIT, _("Save as a table…"), _("audit export csv spreadsheet")),
            )
        case Section.ABOUT:
            return ()


def settings() -> Iterator[Named]:
    """Every setting but rules and keys, in the order of the sections."""
    for section in Section:
        for setting, words, also in _in(section):
            yield Named(setting.name, section, words, also)


def words_of(setting: Setting) -> str:
    return next(words for section in Section for each, words, _also in _in(section) if each is setting)


Control = TypeVar("Control", bound=QWidget)


def sets(control: Control, setting: Setting | str) -> Control:
    """Say of a control, or of what holds several, what is set with it: whoever looks for that is led there."""
    control.setProperty(_SETS, setting.name if isinstance(setting, Setting) else setting)
    return control


def called(setting: Setting, control: QWidget) -> str:
    """What a control is called, which sets this from now on."""
    sets(control, setting)
    return words_of(setting)


def what_is_set_with(control: QWidget) -> str:
    """The id of a setting, or '' for what sets nothing."""
    return str(control.property(_SETS) or "")


def key_id(act: Act) -> str:
    """Where the key of an act is chosen."""
    return f"key-{act.name}"


def rule_id(field: str) -> str:
    """Where a rule of a program is set."""
    return f"rule-{field}"
