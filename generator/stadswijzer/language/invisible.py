"""Characters that nobody sees: told by name and place, since they come along with what is pasted.

In: text. Out: where they stand. In a text that people read some have a use (between the parts of an emoji, or
letters of Arabic or Hindi); in an id, a key or an address none has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\uff9f\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters without a width, which fonts draw as nothing."""
ODD_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like the plain one, and are none to YAML; as they stand in a class of a pattern."""
UNSEEN = re.compile(f"{INVISIBLE.pattern[:-1]}{ODD_SPACE}]")
"""Both: what may not stand in an id, a key or an address."""
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
_FIRST_THAT_JOINS = "\u0590"
"""From here on lie the scripts in which letters are joined or kept apart, and all emoji."""


def name_of(character: str) -> str:
    """`U+200B`."""
    return f"U+{ord(character):04X}"


def unseen_in_address(address: str) -> str:
    """The first character of an address that nobody sees, also as `%E2%80%8B` or `&#8203;`, or ''."""
    unseen = UNSEEN.search(unquote(unescape(address)))
    return unseen[0] if unseen else ""


def invisible_in_text(text: str) -> Iterator[int]:
    """Where characters stand in a text that nobody sees and that have no use there."""
    for match in INVISIBLE.finditer(text):
        at = match.start()
        before = text[at - 1] if at else ""
        joins = match[0] in _JOINERS and (before >= _FIRST_THAT_JOINS or before in "#*0123456789")
        if not (joins and before) and not "\U000e0020" <= match[0] <= "\U000e007f":
            yield at
