"""A build that is refused, since the content is wrong: what is said of it, whoever found out."""

from __future__ import annotations

import sys

from stadswijzer.checks.validation import Validated
from stadswijzer.language import problems as printing


class BuildRefusedError(Exception):
    """The site was not built; what was there is untouched. The reason has been printed."""


def tell_problems(checked: Validated, *, strict: bool = False) -> str:
    """Prints every problem when some of them stop a build; returns the sentence for that, or ''."""
    found, words = checked.problems, checked.library.words
    number = len(found.errors) or (len(found.warnings) if strict else 0)
    if not number:
        return ""
    print(printing.as_text(found, words, checked.line), file=sys.stderr)
    return words("refused", n=number)
