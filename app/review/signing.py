"""What stands in the way of a signature: each thing is one sentence, with the place to go to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.live.note_events import GROUP_SECTION
from app.live.noting import Risk
from app.review.sheet import AlikeNote, Hindrance, Need, ObjectiveLine, Place, SectionSheet
from app.words import _

ORDER = tuple(Need)


def hindrances(
    about: str,
    sections: Sequence[SectionSheet],
    risk: Risk | None,
    objectives: Sequence[ObjectiveLine],
    alike: Sequence[AlikeNote],
    *,
    absent: bool,
    risk_names: Sequence[str] = (),
    risk_said: str = "",
    group_asks: bool = False,
) -> tuple[Hindrance, ...]:
    """In the order of `Need`. Of an absent person no objective is asked, their note may be like another, and takes
    nothing of the group's section. `risk_said` is what speaks of a risk to them. `group_asks`: something in that
    section may be a name, and is not answered yet."""
    found = [*_names(sections, risk_names), *_sections(sections)]
    if about != GROUP_SECTION:
        found += _risk(risk, absent, risk_said)
        if not absent:
            if group_asks:
                words = _("The group’s section asks about a name. Answer it there first.")
                found.append(Hindrance(Need.NAME, words, Place.GROUP))
            found += [*_objectives(objectives), *_alike(alike)]
    return tuple(sorted(found, key=lambda each: ORDER.index(each.need)))


def _risk(risk: Risk | None, absent: bool, said: str) -> Iterator[Hindrance]:
    if risk is None and absent:
        words = _("Answer that they were not seen today.")
    elif risk is None:
        words = _("Answer the question about risk.")
        words = f"{said} {words}" if said else words
    elif risk.answer == "not_seen" and not absent:
        words = _("They were there after all. Answer the question about risk.")
    elif risk.answer == "none" and absent:
        words = _("They were not there. Answer that they were not seen today.")
    elif risk.answer == "concern" and not risk.words.strip():
        words = _("Say in a few words what the concern is, and what was done.")
    elif said and not risk.words.strip():
        words = _("{sentence} Say what became of it.").format(sentence=said)
    else:
        return
    yield Hindrance(Need.RISK, words, Place.RISK)


def _names(sections: Sequence[SectionSheet], in_risk: Sequence[str]) -> Iterator[Hindrance]:
    for section in sections:
        text = section.standing.text
        for word in dict.fromkeys(text[start:end] for start, end, _word in section.asked):
            words = _("Is “{word}” in {section} the name of another member, a guest or a contact?").format(
                word=word, section=section.title
            )
            yield Hindrance(Need.NAME, words, Place.SECTION, section.id)
    for word in dict.fromkeys(in_risk):
        words = _("Is “{word}” beside the risk the name of another member, a guest or a contact?").format(
            word=word
        )
        yield Hindrance(Need.NAME, words, Place.RISK)


def _sections(sections: Sequence[SectionSheet]) -> Iterator[Hindrance]:
    for section in sections:
        if section.required and not section.standing.text.strip():
            words = _("{section} is still empty.").format(section=section.title)
            yield Hindrance(Need.SECTION, words, Place.SECTION, section.id)


def _objectives(objectives: Sequence[ObjectiveLine]) -> Iterator[Hindrance]:
    if not objectives:
        words = _("There is no objective to name yet. Write one under “Objectives it bears on”.")
        yield Hindrance(Need.OBJECTIVE, words, Place.OBJECTIVES)
    elif not any(each.named for each in objectives):
        words = _("Name the objective that the note bears on.")
        yield Hindrance(Need.OBJECTIVE, words, Place.OBJECTIVES)


def _alike(alike: Sequence[AlikeNote]) -> Iterator[Hindrance]:
    for each in alike[:1]:
        words = _("The text is like {whose} ({percent} %). Change it, or say why it may be.").format(
            whose=each.whose, percent=each.percent
        )
        yield Hindrance(Need.ALIKE, words, Place.ALIKE)
