"""Two texts that differ, as far as one line goes: from a little before where they part.

In: two texts. Out: what is shown of each; '' for a text that is not there.
"""

from __future__ import annotations

WORDS_BEFORE, MOST_WORDS = 4, 30
"""Words shown before the first that differs, and in all."""


def excerpts(before: str | None, after: str | None) -> tuple[str, str]:
    """The part of each that tells them apart, between quotation marks."""
    first, second = (before or "").split(), (after or "").split()
    pairs = enumerate(zip(first, second, strict=False))
    same = next((n for n, (old, new) in pairs if old != new), min(len(first), len(second)))
    begin = max(0, same - WORDS_BEFORE)
    return _excerpt(first, begin), _excerpt(second, begin)


def _excerpt(words: list[str], begin: int) -> str:
    if not words:
        return ""
    shown = words[begin : begin + MOST_WORDS]
    before, after = ["…"] if begin else [], ["…"] if words[begin + MOST_WORDS :] else []
    return f"“{' '.join([*before, *shown, *after])}”"
