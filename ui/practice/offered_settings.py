"""Everything that is set in Settings, as it is offered to whoever looks for it. Pure."""

from __future__ import annotations

from app.words import _
from ui.keys import all_keys
from ui.practice.found_rows import Offered
from ui.practice.rules_form import sections as rules_by_section
from ui.setting_words import Named, Section, key_id, rule_id, sections, settings


def offered_settings() -> list[Offered]:
    """The sections, and behind them each single setting, by its id."""
    words = sections()
    offered = [
        Offered(named.id, named.words, icon, _("Settings"), named.also) for named, icon in words.values()
    ]
    for each in (*settings(), *_rules(), *_keys()):
        section, icon = words[each.section]
        line = _("Settings · {section}").format(section=section.words)
        offered.append(Offered(each.id, each.words, icon, line, f"{each.also} {section.words}"))
    return offered


def section_of(setting: str) -> Section | None:
    """Where it is set; None for the id of none."""
    return next((each.section for each in (*settings(), *_rules(), *_keys()) if each.id == setting), None)


def _rules() -> list[Named]:
    return [
        Named(rule_id(rule.field), Section.PROGRAMS, rule.name, f"{rule.why} {title}")
        for title, rules in rules_by_section()
        for rule in rules
    ]


def _keys() -> list[Named]:
    also = _("key shortcut hotkey")
    return [
        Named(key_id(key.act), Section.KEYS, _("Key: {act}").format(act=key.words), also)
        for key in all_keys()
    ]
