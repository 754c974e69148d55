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


def without(text: str, said: str) -> str:
    """What a text tells beyond a line that was said already; '' when that is nothing, or nearly nothing."""
    left = re.sub(
        re.escape(said.strip().rstrip(".")) + r"[.!]?\s*", "", text, count=1, flags=re.IGNORECASE
    ).strip()
    words, known = _telling(left), _telling(said)
    return "" if len(words & known) >= _MOST * len(words) else left


def _telling(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > _LONG}
