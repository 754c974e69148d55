"""Words as part of an address: `deelmobiliteit-en-ov`, each once on a page."""

from __future__ import annotations

from markdown.extensions.toc import slugify


def slug(text: str, sign: str = "-") -> str:
    """A text as part of an address: lower-case letters and digits with `sign` between; '' if none is left."""
    return slugify(text, sign)


def free_anchor(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with a number behind it when it is taken; it is taken from then on."""
    anchor = wanted
    number = 2
    while anchor in taken:
        anchor = f"{wanted}-{number}"
        number += 1
    taken.add(anchor)
    return anchor
