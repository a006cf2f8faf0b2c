"""What the share window may show: a value that has no field for a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from app.live.block_titles import block_title
from app.live.events import SessionOpened
from app.live.languages import group_language
from app.live.state import Session
from app.live.steering import back_at
from app.model.agenda import MINUTE, ZERO, lay, whole_minutes
from app.model.telling_names import telling_words, tells
from app.words import _, speaking


class PublicBlock(NamedTuple):
    """One block of the strip: its allotted minutes, how much of it has passed, 0 to 1, and what it was held."""

    id: str
    title: str
    minutes: int
    state: Literal["done", "now", "next", "passed_over"]
    passed: float
    held: int = 0


@dataclass(frozen=True, slots=True)
class PublicView:
    """Everything on the share window. Nothing here can name a participant."""

    title: str
    block: str
    is_break: bool
    left: timedelta
    allotted: timedelta
    back_at: datetime | None
    paused: bool
    ended: bool
    zone: str
    prompt_kind: str
    prompt: str
    follow_up: str
    strip: tuple[PublicBlock, ...]
    language: str = ""  # of what is said with it; '' is that of the screens


class Shared(NamedTuple):
    """The public view, and which of its texts were held back because a name stood in them."""

    view: PublicView
    held_back: tuple[str, ...]


def share(session: Session, now: datetime) -> Shared | None:
    """Build the public view. A title or prompt that holds a roster name is replaced by nothing and pointed out."""
    if session.opened is None:
        return None
    with speaking(group_language(session)):
        return _shared(session, session.opened, now)


def _shared(session: Session, opened: SessionOpened, now: datetime) -> Shared:
    held: list[str] = []
    guests = (guest.name for guest in session.guests.values())
    telling = telling_words((*session.names.values(), *guests))

    def safe(text: str) -> str:
        if not tells(text, telling):
            return text
        held.append(text)
        return ""

    timeline = lay(session.run, now)
    current = timeline.current
    back = back_at(session)  # of a short break, in which the clock stands and the break's runs
    on_break = back is not None or (current is not None and current.block.is_break)
    left, allotted = (current.remaining, current.allotted) if current else (ZERO, ZERO)
    of_all = back is not None
    if back is not None:
        left, allotted = back - timeline.at, (session.run.back_in or 0) * MINUTE
    elif current is not None and on_break:
        back = current.end
    prompt, follow_up = _prompt(session)
    view = PublicView(
        title=safe(opened.group_name),
        block=_("Short break") if of_all else safe(block_title(current.block.title)) if current else "",
        is_break=on_break,
        left=left,
        allotted=allotted,
        back_at=back,
        paused=session.run.paused and session.run.back_in is None,
        ended=session.run.ended is not None,
        zone=opened.zone,
        prompt_kind=session.shown,
        prompt=safe(prompt),
        follow_up=safe(follow_up),
        language=opened.language,
        strip=tuple(
            PublicBlock(
                laid.block.id,
                safe(block_title(laid.block.title)),
                round(laid.allotted.total_seconds() / 60),
                laid.state,
                min(1.0, laid.elapsed / laid.allotted) if laid.allotted else 1.0,
                whole_minutes(laid.elapsed) if laid.state in ("done", "passed_over") else 0,
            )
            for laid in timeline.blocks
        ),
    )
    return Shared(view, tuple(dict.fromkeys(held)))


def _prompt(session: Session) -> tuple[str, str]:
    if session.opened is None:
        return "", ""
    match session.shown:
        case "icebreaker" if session.icebreaker:
            return session.icebreaker.text, session.icebreaker.follow_up
        case "topic" if session.shown_text:
            first, _break, rest = session.shown_text.partition("\n")
            return first, rest
        case "topic" if session.topic:
            return session.topic.question or session.topic.title, ""
        case "closing_thought" if session.closing_thought:
            return session.closing_thought.text, ""
        case "reflection" if session.reflection:
            return session.reflection.text, session.reflection.follow_up
        case _:
            return "", ""


def names_someone(text: str, names: Iterable[str]) -> bool:
    """Whether a text holds a first name, or a longer part of a name, of the roster.

    Case and accents do not matter, nor what stands between the words.
    """
    return tells(text, telling_words(names))
