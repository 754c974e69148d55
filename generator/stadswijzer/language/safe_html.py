"""The last word on which HTML is safe: what tags, attributes and addresses may stay.

In: HTML of an entry's text or of a hand-written page. Out: the same without what may do harm.
"""

from __future__ import annotations

import nh3
from markupsafe import Markup

from stadswijzer.language.address_scheme import SCHEMES, scheme_of

_TAGS = {
    *("p br hr em strong del code pre blockquote ul ol li dl dt dd a img abbr div").split(),
    *("h2 h3 h4 h5 h6 table thead tbody tr th td").split(),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "th": {"class", "scope"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
_CLEANER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=None)


_CLASSES = frozenset({"scroll", "align-left", "align-center", "align-right"})


def _kept(_tag: str, name: str, value: str) -> str | None:
    """An attribute as it may stay: pictures are our own, and only classes of ours say how something looks."""
    if name == "src" and scheme_of(value):
        return None
    if name == "class" and not all(each in _CLASSES for each in value.split()):
        return None
    return value


_PAGE_CLEANER = nh3.Cleaner(
    tags={*_TAGS, "h1", *("sup sub s mark ins kbd details summary").split()},
    attributes={**_ATTRIBUTES, "h1": {"id"}, "li": {"id"}, "sup": {"id"}},
    url_schemes=set(SCHEMES),
    link_rel=None,
    attribute_filter=_kept,
)


def clean(html: str) -> Markup:
    """The HTML of an entry's text, without what may do harm."""
    return Markup(_CLEANER.clean(html))  # noqa: S704 - cleaned just now


def clean_page(html: str) -> Markup:
    """The HTML of a hand-written page, whatever made it: no more than the text of an entry can hold.

    Besides that a page has a title, notes at its foot, and signs for what was struck out or added.
    """
    return Markup(_PAGE_CLEANER.clean(html))  # noqa: S704 - cleaned just now
