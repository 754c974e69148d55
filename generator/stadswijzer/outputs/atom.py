"""What is new as a feed (Atom, RFC 4287), for readers and other sites. Only with an address of the site.

By hand on Python's own XML: a library for feeds wants its clock, and gives other bytes each day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from stadswijzer.facts.news import Item, news
from stadswijzer.facts.site import Site

_ATOM = "http://www.w3.org/2005/Atom"


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The feed; none without an address of the site, or when nothing is new."""
    items = news(site) if site.frame.site_url else []
    if items:
        yield site.words("data.addresses.feed"), feed(site, items)


def feed(site: Site, items: list[Item]) -> bytes:
    """The items as Atom. Ids are addresses, so that a reader knows an item again."""
    w, whole = site.words, site.frame.whole
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": w.language})
    _text(root, "id", whole(""))
    _text(root, "title", w("news.feed_title", name=site.frame.site_name))
    _text(root, "updated", _time(items[0].day))
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": whole(w("addresses.news"))})
    own = {"rel": "self", "type": "application/atom+xml", "href": whole(w("data.addresses.feed"))}
    SubElement(root, "link", own)
    _text(SubElement(root, "author"), "name", site.frame.site_name)
    for item in items:
        entry = SubElement(root, "entry")
        mark = f"{w('data.sample')}: " if item.entry.data.sample else ""
        _text(entry, "id", whole(item.id))
        _text(entry, "title", f"{mark}{item.what}: {item.title}")
        _text(entry, "updated", _time(item.day))
        href = whole(item.entry.address)
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": href})
        _text(entry, "summary", item.text)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _time(day: date) -> str:
    """A day of the content has no hour: the first of the day."""
    return f"{day.isoformat()}T00:00:00Z"
