"""The keys as a page of the guide (docs/guide/keys.md), made from the table that the windows bind.

`python -m ui.keys_table > docs/guide/keys.md`, and `python -m ui.keys_table es > docs/guide/es/keys.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from app.documents.markdown_text import plain
from app.words import _, speaking
from ui.keys import Key, live_keys, review_keys


def keys_table() -> str:
    """Markdown: the keys of a group, those of the notes, and what has none until somebody gives it one."""
    live = live_keys()
    lines = [
        "# " + _("Keys"),
        "",
        _(
            "Just type: any letter begins a note, and `Enter` saves it; `@` names a person, `#` adds a tag. Letters "
            "without Ctrl do nothing else. On a Mac, Ctrl is the Command key."
        ),
        "",
        _(
            "Every key, of a group and of the notes, can be changed or turned off under *Settings → Keys*. `F1` in "
            "Groupside shows them as they are on your computer."
        ),
        "",
        "## " + _("Keys during a group"),
        "",
        *_table(key for key in live if key.sequences),
        "",
        "## " + _("Keys while writing notes"),
        "",
        *_table(review_keys()),
        "",
        "## " + _("Without a key until you give it one"),
        "",
        *(f"- {plain(key.words)}" for key in live if not key.sequences),
    ]
    return "\n".join(lines) + "\n"


def _table(keys: Iterable[Key]) -> Iterator[str]:
    key_head, act_head = _("Key"), _("What it does")
    yield f"| {key_head} | {act_head} |"
    yield "|---|---|"
    for key in keys:
        shown = _(" or ").join(f"`{sequence}`" for sequence in key.sequences)
        yield f"| {shown} | {plain(key.words)} |"


if __name__ == "__main__":
    with speaking("".join(sys.argv[1:])):
        print(keys_table(), end="")
