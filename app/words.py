"""Every word a person reads goes through here: gettext's functions, each message looked up once.

The standard library looks for the catalogue's file at every call; a window says some hundred words a second.
"""

from __future__ import annotations

import gettext as catalogue
from functools import cache


@cache
def _(message: str) -> str:
    """The message in the language that was set when the program started."""
    return catalogue.gettext(message)


@cache
def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of the message that fits a number."""
    return catalogue.ngettext(singular, plural, n)
