"""Lines of an editor as sentences.

In: a line as it was written. Out: text to which another sentence can be joined.
"""

from __future__ import annotations


def ended(text: str) -> str:
    """A line as a sentence, so that another can follow it."""
    return text if text.rstrip()[-1:] in ".!?…:;" else f"{text.rstrip()}."
