"""A build that is refused, since the content is wrong: what is said of it, whoever found out."""

from __future__ import annotations

import sys

from stadswijzer.checks.validation import Validated
from stadswijzer.facts.site import Site
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


def tell_not_made(checked: Validated, site: Site) -> str:
    """Prints which papers could not be made; returns the sentence for a build that may not go on without."""
    found, words = printing.Problems(site.not_made.values()), site.words
    print(printing.as_text(found, words, checked.line), file=sys.stderr)
    return words("refused", n=len(found))
