"""Every error that Groupside raises on purpose, drawn as one tree.

GroupsideError
├── Refused            a command that cannot be done now; nothing happened
├── VaultError         something about the vault; a banner or the unlock window says it
│   ├── WrongPassphrase
│   ├── MustWait        too many failed tries: how long until the next one
│   ├── NotAVault
│   ├── DamagedVault
│   ├── NewerFormat
│   ├── ReadOnlyFolder
│   ├── AlreadyOpen
│   ├── VaultExists
│   └── DiskTrouble    an append, a read or a file operation that the disk did not do
│       └── VaultClosed    the same, since the vault was closed first
├── BadFile            something that came in (a deck, a roster, an agenda) and cannot be read
│   └── UnreadableReport   a call platform's attendance report from which nothing can be taken
└── ExportRefused      something that was to leave and did not

`str(error)` is one sentence that a person can read. It never holds a word about a participant.
"""

from __future__ import annotations

from app.words import _, ngettext


class GroupsideError(Exception):
    """The root: carries one sentence for the person at the keyboard."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refused(GroupsideError):
    """A command was not carried out. The sentence stands in the window's message bar."""


class VaultError(GroupsideError):
    """The vault could not do what was asked; what it holds is untouched."""

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.default_sentence())

    @classmethod
    def default_sentence(cls) -> str:
        return _("The vault could not be used. Nothing in it was changed.")


class WrongPassphrase(VaultError):
    """No slot of the vault opens with this passphrase."""

    @classmethod
    def default_sentence(cls) -> str:
        return _("That passphrase does not open this vault. Nothing was changed; try again.")


class MustWait(VaultError):
    """Nothing was tried: too many tries failed, and the next one may come in so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            ngettext(
                "Several tries did not open this vault. Wait {count} second, then try again.",
                "Several tries did not open this vault. Wait {count} seconds, then try again.",
                seconds,
            ).format(count=seconds)
        )
        self.seconds = seconds


class NotAVault(VaultError):
    """The folder holds no vault header, or somebody else's file."""

    @classmethod
    def default_sentence(cls) -> str:
        return _("There is no Groupside vault in this folder. Nothing was changed; choose another folder.")


class DamagedVault(VaultError):
    """Header or journal fail their checks."""

    @classmethod
    def default_sentence(cls) -> str:
        return _(
            "A part of this vault is damaged and cannot be read. Nothing is thrown away; it can be recovered."
        )


class NewerFormat(VaultError):
    """The vault was written by a later version: in which format, and which ones this version reads."""

    def __init__(self, found: int, reads: int) -> None:
        super().__init__(
            _(
                "This vault was written by a newer Groupside, in format {found}; this one reads up to format {reads}. "
                "It was not touched: update Groupside to open it."
            ).format(found=found, reads=reads)
        )


class ReadOnlyFolder(VaultError):
    """The folder or its files cannot be written."""

    @classmethod
    def default_sentence(cls) -> str:
        return _("This folder cannot be written to, so a session could not be saved. Choose another folder.")


class AlreadyOpen(VaultError):
    """Another process holds the vault."""

    @classmethod
    def default_sentence(cls) -> str:
        return _("This vault is already open in another window. Nothing was changed; use that window.")


class VaultExists(VaultError):
    """A new vault was asked for where one already is."""

    @classmethod
    def default_sentence(cls) -> str:
        return _(
            "There is already a vault in this folder. It was not touched; unlock it, or choose another folder."
        )


class DiskTrouble(VaultError):
    """The disk did not do what it was asked; what waits is kept in order and tried again."""

    @classmethod
    def default_sentence(cls) -> str:
        return _(
            "The disk did not take the last entries. They are kept and tried again; the session goes on."
        )


class VaultClosed(DiskTrouble):
    """Asked for, or still in the line, when the vault was closed."""

    @classmethod
    def default_sentence(cls) -> str:
        return _("The vault was closed before this was done.")


class BadFile(GroupsideError):
    """Something that came in cannot be read; `line` is counted from 1 where there is one."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence)
        self.line = line


class UnreadableReport(BadFile):
    """Nobody can be read from an attendance report. It is never taken for a report in which everybody was absent."""


class ExportRefused(GroupsideError):
    """A document was not written. Whatever stood there before still stands."""
