"""Sentences about what the group did together: the topic, and the interventions of the blocks that were held.

Nobody is named, and no number of theirs is told. A person's note takes those of the blocks that they were there for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.documents.record import TopicRecord
from app.documents.wording import guests
from app.live.block_titles import block_title
from app.model.agenda import Block, PartKind
from app.model.part_words import words_of
from app.model.rounds import Question
from app.review.facts import Held, Known
from app.review.phrasing import listed
from app.review.standing import Sentence
from app.words import _, ngettext

# a block that the group was in for less was passed through
SHORTEST = 60


def topic(held: Held) -> Iterator[Sentence]:
    """The education topic, and what of it was covered. Whoever marked it covered knows better than the clock: it may
    have been held in another block."""
    taught = held.record.topic
    held_by_clock = any(_was_held(held, block) for block in _with(held, PartKind.EDUCATION))
    if taught is None or (taught.covered == "not_marked" and not held_by_clock):
        yield Sentence("topic", _("No education topic was held in this session."))
        return
    title = _title(taught)
    covered = {
        "wholly": _("Education topic: {title}, covered in full."),
        "partly": _("Education topic: {title}, covered in part."),
        "not_marked": _("Education topic: {title}."),
    }[taught.covered]
    yield Sentence("topic", covered.format(title=title))
    if taught.covered == "wholly" and taught.outline:
        yield Sentence("topic-outline", _("Content: {outline}").format(outline=" ".join(taught.outline)))
    parts = taught.parts or tuple(dict.fromkeys(part.title for part in held.session.lesson))
    if parts:
        words = _("Parts of the lesson that were held: {parts}.")
        yield Sentence("topic-parts", words.format(parts="; ".join(part.rstrip(".") for part in parts)))


def interventions(held: Held) -> Iterator[Sentence]:
    """What was done with everybody, block by block."""
    for block in held.record.blocks:
        planned = held.session.run.block(block.id)
        if planned is None or block.held.seconds < SHORTEST or block.is_break:
            continue
        minutes = ngettext("{n} min", "{n} min", block.held.minutes).format(n=block.held.minutes)
        words = _block(held, planned)
        said = _("{block} ({minutes}): {done}.") if words else _("{block} ({minutes}).")
        text = said.format(block=block_title(block.title), minutes=minutes, done=words)
        yield Sentence(f"block-{block.id}", text)
    if held.record.guests:
        words = _("Guests present: {guests}.").format(guests=guests(held.record.guests))
        yield Sentence("guests", words)


def together(known: Known) -> Iterator[Sentence]:
    """Of what the group did, what this person was there for."""
    held, taught = known.held, known.held.record.topic
    if taught is not None and known.was_in(PartKind.EDUCATION):
        yield Sentence("group-topic", _topic_of(known, taught))
    done = []
    for block in held.session.run.blocks:
        there = any(each.block == block.id and each.time.seconds >= SHORTEST for each in known.record.blocks)
        if there and not block.is_break:
            done += [words for words in _offered(held, block) if words not in done]
    if done:
        yield Sentence("group-interventions", _("Interventions: {done}.").format(done=listed(done)))


def _topic_of(known: Known, taught: TopicRecord) -> str:
    blocks = {block.id for block in _with(known.held, PartKind.EDUCATION)}
    there = sum(each.time.seconds for each in known.record.blocks if each.block in blocks)
    whole = sum(each.held.seconds for each in known.held.record.blocks if each.id in blocks)
    if whole - there < SHORTEST:
        return _("Education on {topic}, attended in full.").format(topic=_title(taught))
    return _("Education on {topic}, attended for {there} of {whole} minutes.").format(
        topic=_title(taught), there=round(there / 60), whole=round(whole / 60)
    )


def _offered(held: Held, block: Block) -> Iterator[str]:
    """The interventions of a block in a few words."""
    for kind in PartKind:
        if block.has(kind) and (words := words_of(kind).offered) and _happened(held, kind):
            yield words


def _happened(held: Held, kind: PartKind) -> bool:
    """A round was held when somebody had a turn in it."""
    match kind:
        case PartKind.CHECK_IN_ROUND | PartKind.ARRIVAL_CHECK:
            return any(each.check_in is not None for each in held.session.people.values())
        case PartKind.CHECK_OUT_ROUND:
            return any(each.check_out is not None for each in held.session.people.values())
        case PartKind.PLAN:
            # plans are made at the check-out, where there is one
            return not held.has(PartKind.CHECK_OUT_ROUND) or _happened(held, PartKind.CHECK_OUT_ROUND)
        case PartKind.EDUCATION:
            return held.record.topic is not None
        case _:
            return True


def _block(held: Held, block: Block) -> str:
    """What was done in a block, part by part."""
    pieces = []
    for part in block.parts:
        words = _part(held, block, part.kind) if _happened(held, part.kind) else ""
        if words and words not in pieces:
            pieces.append(words)
    return "; ".join(pieces)


def _part(held: Held, block: Block, kind: PartKind) -> str:
    words, record = words_of(kind).did, held.record
    match kind:
        case PartKind.CHECK_IN_ROUND:
            return _round(words, held.opened.rules.check_in)
        case PartKind.CHECK_OUT_ROUND:
            return _round(words, held.opened.rules.check_out)
        case PartKind.EDUCATION:
            return words.format(topic=_title(record.topic)) if record.topic else ""
        case PartKind.SMALL_GROUP if (rooms := len(held.session.sat)) > 1:
            apart = ngettext("in {n} room", "in {n} rooms", rooms).format(n=rooms)
            return f"{words}, {apart}"
        case PartKind.ICEBREAKER if record.icebreaker is None:
            return ""
        case PartKind.CLOSING_THOUGHT if record.closing_thought is None:
            return ""
        case _:
            return words


def _round(words: str, questions: Sequence[Question]) -> str:
    """A round, and what was asked in it: the usual questions in a word, a program's own by their short name."""
    usual = {
        "used": _("use"),
        "goal": _("goal for today"),
        "learned": _("what was learned"),
        "differently": _("what to do differently"),
        "promise": _("plan for the high-risk hours"),
        "next_time": _("attending next time"),
        "closing_word": _("closing word"),
    }
    asked = [usual.get(each.id, each.short.lower()) for each in questions]
    return _("{round} ({questions})").format(round=words, questions=", ".join(asked)) if asked else words


def _title(taught: TopicRecord) -> str:
    """A title as it stands within a sentence: what follows a small letter is an abbreviation or a name."""
    title = taught.title.strip().rstrip(".")
    first = title.split()[0] if title.split() else ""
    return title[0].lower() + title[1:] if first[1:].islower() else title


def _with(held: Held, kind: PartKind) -> list[Block]:
    return [block for block in held.session.run.blocks if block.has(kind)]


def _was_held(held: Held, block: Block) -> bool:
    return any(each.id == block.id and each.held.seconds >= SHORTEST for each in held.record.blocks)
