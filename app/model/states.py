"""The states and territories in which a license can hold, by their two letters."""

from __future__ import annotations

import re
from typing import Final

from app.errors import Refused
from app.model.notes import folded
from app.words import _

# USPS Publication 28, appendix B: the states, the district, and the territories.
STATES: Final = {
    "AL": "Alabama",
    "AK": "Alaska",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware",
    "DC": "District of Columbia",
    "FL": "Florida",
    "GA": "Georgia",
    "HI": "Hawaii",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MS": "Mississippi",
    "MO": "Missouri",
    "MT": "Montana",
    "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NY": "New York",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VT": "Vermont",
    "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia",
    "WI": "Wisconsin",
    "WY": "Wyoming",
    "AS": "American Samoa",
    "GU": "Guam",
    "MP": "Northern Mariana Islands",
    "PR": "Puerto Rico",
    "VI": "US Virgin Islands",
}
_BY_NAME: Final = {folded(name): letters for letters, name in STATES.items()}
_BETWEEN = re.compile(r"[,;/\n]+")


def read_states(typed: str) -> tuple[str, ...]:
    """The states that were typed, by letters or by name, with commas (or letters with spaces) between them.

    Each once, in the order of their letters. Raises Refused with one sentence for what is no state.
    """
    found: set[str] = set()
    for piece in _BETWEEN.split(typed):
        words = piece.split()
        if not words:
            continue
        if (whole := _letters(" ".join(words))) is not None:
            found.add(whole)
            continue
        for word in words:
            letters = _letters(word)
            if letters is None:
                raise Refused(
                    _("{words} is no state. Type states like {example}, with commas between them.").format(
                        words=" ".join(words), example="NY, NJ"
                    )
                )
            found.add(letters)
    return tuple(sorted(found))


def _letters(words: str) -> str | None:
    plain = folded(words)
    return plain.upper() if plain.upper() in STATES else _BY_NAME.get(plain)
