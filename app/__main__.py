"""`python -m app`: opens the windows, or answers in the terminal."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app import __version__

AGENDAS = ("harmony", "blue-heart")
# where documents of a rehearsal go when nobody says where
REHEARSAL = Path("rehearsal")


def main(arguments: list[str] | None = None) -> int:
    """0 when all went well, 2 with one sentence when something asked for cannot be done."""
    asked = _parser().parse_args(arguments)
    if asked.act == "rehearse":
        return _rehearse(asked)
    from ui import start

    return start.run(asked.vault)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="groupside", description="Runs beside a group's video call.")
    parser.add_argument("--version", action="version", version=f"Groupside {__version__}")
    parser.add_argument("--vault", type=Path, metavar="PATH", help="open the vault in this folder")
    acts = parser.add_subparsers(dest="act", metavar="")
    rehearse = acts.add_parser("rehearse", help="play a whole session with ten fictional people")
    rehearse.add_argument("--agenda", choices=AGENDAS, default="harmony")
    rehearse.add_argument("--out", type=Path, metavar="DIR", help="write the exported documents here")
    rehearse.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, another day")
    rehearse.add_argument("--pictures", action="store_true", help="also draw each window at six moments")
    rehearse.add_argument("--window", action="store_true", help="try the agenda by hand, in a window")
    return parser


def _rehearse(asked: argparse.Namespace) -> int:
    from app.errors import GroupsideError

    try:
        if asked.window:
            from ui.rehearsing import rehearse_in_a_window

            return rehearse_in_a_window(asked.agenda)
        from app.rehearsal import rehearse

        moment = None
        if asked.pictures:
            from ui.pictures import Photographer

            moment = Photographer(asked.out or REHEARSAL)
        print(rehearse(asked.agenda, asked.out or REHEARSAL, asked.seed, moment))
    except GroupsideError as error:
        print(error.sentence, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
