"""What the Library says about items and topics."""

from __future__ import annotations

from datetime import date

from app.model.decks import DeckItem, DeckKind, EducationTopic
from app.practice.shelf import InGroup, Shelved
from app.practice.tag_words import tag_words
from app.words import _, ngettext
from ui.parts.text_list import TextRow
from ui.practice.group_details import specialization_words
from ui.practice.week_words import short_day

TOPICS_SECTION = "topics"
SECTIONS = (*(kind.value for kind in DeckKind), TOPICS_SECTION)


def section_words(section: str) -> str:
    return {
        DeckKind.ICEBREAKER.value: _("Icebreakers"),
        DeckKind.CLOSING_THOUGHT.value: _("Closing thoughts"),
        DeckKind.REFLECTION.value: _("Reflections"),
        TOPICS_SECTION: _("Topics"),
    }[section]


def new_words(section: str) -> str:
    return {
        DeckKind.ICEBREAKER.value: _("A new icebreaker"),
        DeckKind.CLOSING_THOUGHT.value: _("A new closing thought"),
        DeckKind.REFLECTION.value: _("A new reflection"),
        TOPICS_SECTION: _("A new topic"),
    }[section]


def not_saved_words(section: str) -> str:
    """Of something new; `{why}` is a sentence."""
    return {
        DeckKind.ICEBREAKER.value: _("Your new icebreaker is not saved: {why}"),
        DeckKind.CLOSING_THOUGHT.value: _("Your new closing thought is not saved: {why}"),
        DeckKind.REFLECTION.value: _("Your new reflection is not saved: {why}"),
        TOPICS_SECTION: _("Your new topic is not saved: {why}"),
    }[section]


def empty_words(section: str) -> str:
    """What to do where a section has nothing."""
    return {
        DeckKind.ICEBREAKER.value: _("No icebreakers here yet. Add one, or bring in a deck."),
        DeckKind.CLOSING_THOUGHT.value: _("No closing thoughts here yet. Add one, or bring in a deck."),
        DeckKind.REFLECTION.value: _("No reflections here yet. Add one, or bring in a deck."),
        TOPICS_SECTION: _("No topics here yet. Add one, or bring in a file of topics."),
    }[section]


def energy_words(energy: str) -> str:
    return {"calm": _("Calm"), "lively": _("Lively")}[energy]


def mood_words(mood: str) -> str:
    return {"any": _("Any day"), "heavy": _("A heavy day"), "light": _("A light day")}[mood]


def online_words(online: str) -> str:
    return {"voice": _("Out loud"), "chat": _("In the chat"), "camera": _("On camera")}[online]


def minutes_words(minutes: int) -> str:
    return _("{n} min").format(n=minutes)


def origin_words(shelved: Shelved) -> str:
    """Where it comes from."""
    if isinstance(shelved.thing, DeckItem):
        if shelved.origin == "own":
            return shelved.deck_title
        return _("Comes with Groupside")
    return {
        "shipped": _("Comes with Groupside"),
        "own": _("Your own"),
        "changed": _("Comes with Groupside, in your own words"),
    }[shelved.origin]


def row_of(shelved: Shelved) -> TextRow:
    thing = shelved.thing
    pieces = [_("Not offered")] if shelved.hidden else []
    if isinstance(thing, EducationTopic):
        pieces += [minutes_words(thing.minutes)]
        if shelved.origin != "shipped":
            pieces.append(_("your own") if shelved.origin == "own" else _("in your own words"))
    else:
        pieces += [energy_words(thing.energy)]
        if thing.mood != "any":
            pieces.append(mood_words(thing.mood))
        pieces.append(minutes_words(thing.minutes))
        if shelved.origin == "own":
            pieces.append(shelved.deck_title)
    return TextRow(
        id="/".join(shelved.key),
        text=shelved.words,
        line=" · ".join(pieces),
        icon="ban" if shelved.hidden else "",
        faint=shelved.hidden,
    )


def facts_of(thing: DeckItem | EducationTopic) -> list[tuple[str, str]]:
    """Names and words of what helps to choose it."""
    if isinstance(thing, EducationTopic):
        return [(_("Takes"), minutes_words(thing.minutes))]
    fits = ", ".join(specialization_words(each) for each in thing.fits)
    found = [
        (_("Takes"), minutes_words(thing.minutes)),
        (_("Energy"), energy_words(thing.energy)),
        (_("Right for"), mood_words(thing.mood)),
        (_("Answered"), online_words(thing.online)),
        (_("For groups of"), fits or _("Everybody")),
    ]
    return [*found, (_("Tags"), ", ".join(map(tag_words, thing.tags)))] if thing.tags else found


def had_words(there: InGroup, today: date) -> str:
    """Whether a group has had it, and when last."""
    if there.used is None:
        return _("Not yet")
    words = ngettext("Once, on {day}", "{n} times, last on {day}", there.used.times)
    return words.format(n=there.used.times, day=short_day(there.used.last, today))
