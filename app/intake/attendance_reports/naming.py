"""What a row calls somebody: the name shown, the one signed up with, and the mail address."""

from __future__ import annotations

import re

from app.intake.attendance_reports.gathering import Who
from app.intake.attendance_reports.lists import Row

# what stands behind a name in brackets and is no name: a part in the call, or pronouns
_PRONOUN = (
    r"(?:he|him|his|she|her|hers|they|them|theirs|ze|hir|xe|xem|any|all|él|ella|elle|el|il|er|sie|ihr|ihm)"
)
PRONOUNS = rf"{_PRONOUN}(?:\s*[/,|]\s*{_PRONOUN})+"
ASIDE = re.compile(
    r"\s*[\[(]\s*(?:(?:co-?)?host(?:, me)?|me|guest|gast|invitad[oa]|invitée?|extern\w*|unverified|organizer"
    rf"|nicht überprüft|no verificad[oa]|non vérifiée?|{_PRONOUN}(?:\s*[/,|]\s*{_PRONOUN})*)\s*[\])]\s*\Z",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\A(.*\S)\s*\(([^()]+)\)\Z")
# a guest's address in another organization's directory: maria_example.org#EXT#@clinic.onmicrosoft.com
_GUEST = re.compile(r"\A(.+)_([^_@]+\.[^_@]+)#EXT#@.+\Z", re.IGNORECASE)


def who_is_in(row: Row) -> Who:
    """Who a row is about. Without any name it is the mail address; '' when there is neither."""
    email = _email(row)
    shown, original = _name(row), ""
    if (
        "name_and_original" in row.columns.place
        and (found := _BRACKET.match(shown))
        and not ASIDE.search(shown)
    ):
        shown, original = found[1], found[2].strip()
    return Who(shown or email, email, original)


def _name(row: Row) -> str:
    name = row["name_and_original"] or row["name"]
    first, last = row["first_name"], row["last_name"]
    if name and not (first or last):
        return name
    # "Prénom, Nom" and "Nombre, Apellidos" are halves; beside both halves a name is the one that is shown
    if name and {"first_name", "last_name"} <= row.columns.place.keys():
        return name
    return " ".join(
        part for part in (first or (name if last else ""), last or (name if first else "")) if part
    )


def _email(row: Row) -> str:
    for column in ("email", "upn"):
        written = row[column]
        if guest := _GUEST.match(written):
            return f"{guest[1]}@{guest[2]}"
        if re.fullmatch(r"[^@\s]+@[^@\s]+", written):
            return written
    return ""
