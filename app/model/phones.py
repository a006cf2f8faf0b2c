"""Telephone numbers and e-mail addresses as people write them, and the ten digits of a number in North America."""

from __future__ import annotations

import re

# digits and what people put between them; an extension behind
WRITTEN = re.compile(r"\+?[\d\s().\-/\u00a0\u2010-\u2013]+(?:\s*(?:x|ext\.?|#)\s*\d{1,6})?", re.IGNORECASE)


def is_phone(text: str) -> bool:
    """Whether this can be dialed: seven digits or more, and nothing that is no part of a number."""
    return WRITTEN.fullmatch(text.strip()) is not None and sum(each.isdigit() for each in text) >= 7


def ten_digits(text: str) -> str | None:
    """The number as (518) 555-0142, with or without a country's 1 in front; None where it has not ten digits.

    A dispatch center is dialed from another town: seven digits would reach the wrong one, and 911 too.
    """
    if re.fullmatch(r"\+?[\d\s().\-/\u00a0\u2010-\u2013]+", text.strip()) is None:
        return None
    digits = "".join(each for each in text if each in "0123456789")
    if len(digits) == 11 and digits[0] == "1":
        digits = digits[1:]
    # no area code and no exchange begins with 0 or 1
    if len(digits) != 10 or digits[0] in "01" or digits[3] in "01":
        return None
    return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}"


def is_address(text: str) -> bool:
    """Whether this looks like a whole e-mail address."""
    name, at, host = text.rpartition("@")
    return bool(at and name and "." in host.strip(".") and not any(each.isspace() for each in text))
