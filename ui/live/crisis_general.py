"""What to do in a crisis, without a name: the crisis page before it is about somebody."""

from __future__ import annotations

from app.words import _
from ui.parts.card import Card
from ui.parts.label import label
from ui.theme import Space


def general_card() -> Card:
    """What to do, the most urgent first."""
    card = Card()
    column = card.body
    column.setSpacing(Space.XS)
    for title, words in (
        (
            _("A life is in danger"),
            _(
                "Call the dispatch center where the person is, by its ten-digit number. 911 reaches your own town: "
                "if you have no other number, say first which town the person is in."
            ),
        ),
        (
            _("No answer on camera"),
            _(
                "It is a medical emergency until you know better. Call, and ask whoever is near to look, "
                "and to bring naloxone."
            ),
        ),
        (
            _("Thoughts of suicide"),
            _(
                "Ask plainly, and stay on the call. 988 answers calls and texts day and night, "
                "and has a chat at 988lifeline.org."
            ),
        ),
        (
            _("Under the influence"),
            _(
                "No questions in the group. One of you talks with the person alone: no driving, "
                "and welcome again when not under the influence."
            ),
        ),
        (
            _("Everybody else"),
            _("A short break gives them something to do, and you a free hand."),
        ),
        (
            _("Afterwards"),
            _("Write down what was done, when, and who was told. For a referral: SAMHSA, 1-800-662-4357."),
        ),
    ):
        column.addWidget(label(title, "title", wrap=True))
        column.addWidget(label(words, "body", wrap=True))
        column.addSpacing(Space.SM)
    column.addStretch(1)
    return card
