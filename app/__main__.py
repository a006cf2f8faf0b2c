"""`python -m app`: opens the windows, or answers in the terminal."""

from __future__ import annotations

import argparse
import os
import sys
from io import TextIOWrapper
from pathlib import Path

from app import __version__
from app.words import _

AGENDAS = ("harmony", "blue-heart")
# where documents of a rehearsal go when nobody says where
REHEARSAL = Path("rehearsal")


def main(arguments: list[str] | None = None) -> int:
    """0 when all went well, 2 with one sentence when something asked for cannot be done."""
    given = sys.argv[1:] if arguments is None else arguments
    # On Windows a program with windows has neither, and a file or a pipe there does not take every letter.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if given[:1] == ["rehearse"]:
        return _rehearse(_rehearse_parser().parse_args(given[1:]))
    if given[:1] == ["read-report"]:
        return _read_report(_read_report_parser().parse_args(given[1:]))
    if given[:1] == ["check"]:
        return _check(_check_parser().parse_args(given[1:]))
    if given[:1] == ["licences"]:
        return _licences(_licences_parser().parse_args(given[1:]))
    asked = _parser().parse_args(given)
    if not _has_screen():
        return _without_screen()
    from ui import start

    if asked.until_painted:
        return start.until_painted(asked.vault)
    return start.run(asked.vault, asked.locked)


def _parser() -> argparse.ArgumentParser:
    """Of the windows: only what every start needs, since a parser takes its time."""
    parser = argparse.ArgumentParser(
        prog="groupside",
        usage="groupside [--version] [--vault PATH]\n       groupside rehearse [--help] …\n"
        "       groupside read-report FILE [--help] …\n"
        "       groupside check VAULT [--help] …\n"
        "       groupside licences [NAME]",
        description="Runs beside a group's video call. Without arguments it opens its window.",
        epilog="`groupside rehearse` plays a whole session with ten fictional people in the terminal. "
        "`groupside read-report` prints what a call platform's attendance report says. "
        "`groupside check` goes through a vault or a backup and prints what is wrong with it. "
        "`groupside licences` prints what others made that is in it, and under which licences.",
    )
    parser.add_argument("--version", action="version", version=f"Groupside {__version__}")
    parser.add_argument("--vault", type=Path, metavar="PATH", help="open the vault in this folder")
    # Groupside itself starts so after a lock, with what there is to tell on its standard input
    parser.add_argument("--locked", action="store_true", help=argparse.SUPPRESS)
    # a start is measured so, from the source and from a bundle
    parser.add_argument("--until-painted", action="store_true", help=argparse.SUPPRESS)
    return parser


def _rehearse_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="groupside rehearse", description="Plays a whole session with ten fictional people."
    )
    parser.add_argument("--agenda", choices=AGENDAS, default="harmony")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write the exported documents here")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, another day")
    parser.add_argument("--paper", action="store_true", help="also write the session as PDF and for Word")
    parser.add_argument("--pictures", action="store_true", help="also draw each window at seven moments")
    parser.add_argument("--window", action="store_true", help="try the agenda by hand, in a window")
    # Groupside itself gives a program so, whose day is tried
    parser.add_argument("--program-stdin", action="store_true", help=argparse.SUPPRESS)
    return parser


def _rehearse(asked: argparse.Namespace) -> int:
    from app.errors import GroupsideError

    try:
        if asked.window and not _has_screen():
            return _without_screen()
        if asked.window:
            from ui.rehearsing import rehearse_in_a_window

            return rehearse_in_a_window(asked.agenda, asked.program_stdin)
        from app.rehearsal import rehearse

        out: Path = asked.out or REHEARSAL
        _make(out)
        moment = None
        if asked.pictures:
            from ui.pictures import Photographer

            moment = Photographer(out)
        print(rehearse(asked.agenda, out, asked.seed, moment, asked.paper))
    except GroupsideError as error:
        print(error.sentence, file=sys.stderr)
        return 2
    return 0


def _read_report_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="groupside read-report",
        description="Prints as JSON what an attendance report of Zoom, Teams or Meet says.",
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--on", metavar="DATE", help="the day of the session, such as 2026-11-24")
    parser.add_argument(
        "--zone",
        metavar="TZ",
        help="where its times are meant, such as America/New_York; this computer's else",
    )
    return parser


def _read_report(asked: argparse.Namespace) -> int:
    from app.errors import UnreadableReport
    from app.intake.attendance_reports.printing import printed

    try:
        print(printed(asked.file, asked.on, asked.zone))
    except UnreadableReport as error:
        print(error.sentence, file=sys.stderr)
        return 2
    return 0


def _check_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="groupside check",
        description="Goes through a vault, or one backup, and prints one line for each finding. "
        "Ends with 0 if all is well, 1 with findings, 2 if it cannot be checked.",
    )
    parser.add_argument("path", type=Path, metavar="VAULT", help="the folder of a vault, or a backup")
    parser.add_argument(
        "--passphrase-stdin", action="store_true", help="read the passphrase from standard input, one line"
    )
    parser.add_argument("--key-stdin", action="store_true", help=argparse.SUPPRESS)
    return parser


def _check(asked: argparse.Namespace) -> int:
    """0, 1 or 2; the keys of a backup come from the process that made it, through a pipe."""
    from app.check_printed import backup_apart, printed

    if asked.key_stdin:
        return backup_apart(asked.path)
    return printed(asked.path, asked.passphrase_stdin)


def _licences_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="groupside licences",
        description="Prints what others made that is shipped with Groupside, or the licence of one of these.",
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="whose licence to print")
    return parser


def _licences(asked: argparse.Namespace) -> int:
    """2 where nothing has that name, or where a text is missing: a bundle tries itself so."""
    from app.shipped import shipped, table

    works = shipped()
    if asked.name is not None:
        works = [work for work in works if work.name.casefold() == asked.name.casefold()]
    if works:
        print("\n".join(work.text for work in works) if asked.name is not None else table(works))
    if works and all(work.text for work in works):
        return 0
    print(_("There is no licence text for this."), file=sys.stderr)
    return 2


def _make(folder: Path) -> None:
    from app.errors import ExportRefused

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        sentence = _("Nothing can be written to {folder}. Choose another folder.").format(folder=folder)
        raise ExportRefused(sentence) from None


def _has_screen() -> bool:
    """Elsewhere there always is one; on Linux Qt would end the process without a plain word."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in wanted)


def _without_screen() -> int:
    print(_("There is no display here. `rehearse` works without one."), file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
