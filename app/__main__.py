"""`python -m app`: opens the windows, or answers in the terminal."""

from __future__ import annotations

import argparse
import sys

from app import __version__


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="groupside")
    parser.add_argument("--version", action="version", version=f"Groupside {__version__}")
    parser.parse_args(arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main())
