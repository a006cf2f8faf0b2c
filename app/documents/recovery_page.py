"""The page with the recovery key: it goes to a printer, and is never offered as a file or as text."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.page import Page, Section
from app.words import _


def recovery_page(groups: Sequence[str]) -> Page:
    """The groups as `recovery.shown` gives them, what they are for, and where the page belongs."""
    key = tuple((f"{number}", group) for number, group in enumerate(groups, 1))
    return Page(
        _("Recovery key"),
        (
            Section(
                words=(
                    _(
                        "Whoever has this page can open the Groupside vault that it was made for, without a "
                        "passphrase. It is for the day on which somebody has forgotten theirs."
                    ),
                )
            ),
            Section(_("The key"), labelled=key, whole=True),
            Section(
                _("Where to keep it"),
                items=(
                    _("In a locked drawer or a safe, in another place than the computer."),
                    _("Not as a photo, not in an email, not in the cloud, not in the laptop’s bag."),
                    _(
                        "When it may have been seen: make a new one in Groupside, under Settings, Users. "
                        "This page opens nothing from then on."
                    ),
                ),
            ),
            Section(
                _("How it is used"),
                (
                    _(
                        "Start Groupside and choose “Use the recovery key”. Type the groups in their order; small "
                        "letters, spaces and dashes do not matter. Then choose who you are, and a new passphrase."
                    ),
                ),
            ),
            Section(labelled=((_("Made on"), ""), (_("Which computer"), ""), (_("Kept by"), ""))),
        ),
    )
