"""Lines of an editor as sentences.

In: a line as it was written. Out: text to which another sentence can be joined.
"""

from __future__ import annotations

import re

_LONG = 3
"""Words of more letters than this carry what a line says."""
_MOST = 0.8
"""From this share of such words on, a line says again what another said."""


def ended(text: str) -> str:
    """A line as a sentence, so that another can follow it."""
    return text if text.rstrip()[-1:] in ".!?…:;" else f"{text.rstrip()}."


_END = re.compile(r"(?<=[.!?])\s+(?=[^\Wa-z])")
"""Where a sentence ends and another begins: not where a small letter follows, as after "bijv."."""


def first_sentence(text: str) -> str:
    """How a text begins: its first sentence, on one line."""
    return _END.split(" ".join(text.split()), 1)[0]


def without(text: str, said: str) -> str:
    """What a text tells beyond a line that was said already; '' when that is nothing, or nearly nothing."""
    left = _taken_out(text, said.strip().rstrip(".")).strip()
    words, known = _telling(left), _telling(said)
    return "" if len(words & known) >= _MOST * len(words) else left


_AFTER = re.compile(r"[.!]?\s*")


def _taken_out(text: str, said: str) -> str:
    """A text less what was said, in capitals or not. A pattern for each would have to be compiled."""
    lower, wanted = text.lower(), said.lower()
    if len(lower) != len(text) or len(wanted) != len(said):  # letters of which one becomes two
        lower, wanted = text, said
    at = lower.find(wanted)
    if at < 0:
        return text
    after = _AFTER.match(text, at + len(said))
    return text[:at] + text[after.end() if after else len(text) :]


def _telling(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > _LONG}
