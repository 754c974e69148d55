"""The parts that views of several kinds share: references, text, the head, sources and the colophon.

In: a site and an entry. Out: `NamedTuple`s of plain data. Addresses are from the root of the site: the
template makes them links from its own page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from stadswijzer.content import model
from stadswijzer.content.library import AnyEntry, is_of
from stadswijzer.content.model import Concept, Example, Initiative, Path, Survey, Talk, Theme
from stadswijzer.facts import relations
from stadswijzer.facts.plan import standing
from stadswijzer.facts.site import Site
from stadswijzer.language import prose_facts
from stadswijzer.language.address_scheme import scheme_of

_READ = ("concept", "example", "path")
"""Kinds whose time to read is told."""


class Ref(NamedTuple):
    """A link to an entry. `sample`, `draft`: that it is made up, or only to be seen in a preview."""

    title: str
    address: str
    sample: bool
    draft: bool


class Link(NamedTuple):
    """A link to a place that is no entry."""

    title: str
    address: str


class Item(NamedTuple):
    """A link with a line under it. `tag`: how it stands, where a list says so."""

    ref: Ref
    text: str
    tag: Tag | None = None


class Fact(NamedTuple):
    """A fact and what it is called."""

    term: str
    text: str


class Text(NamedTuple):
    """Prose as it was written. `wiki`: `[[target]]` → address and title; `links`: other links → address."""

    text: str
    wiki: tuple[tuple[str, tuple[str, str]], ...]
    links: tuple[tuple[str, str], ...]


class Tag(NamedTuple):
    """A word about an entry that its colour tells too: of what, its value, and how that is said."""

    of: str
    value: str
    words: str


class Tags(NamedTuple):
    """What is told of an entry in a line. `facts`: what stands beside its tag; `minutes`: None where none is.

    `says_how`: whether beside the minutes stands how they were counted.
    """

    tag: Tag | None
    facts: tuple[str, ...]
    theme: Ref | None
    minutes: int | None
    says_how: bool


class Head(NamedTuple):
    """The head of a page."""

    kind: str
    title: str
    lead: str
    tags: Tags
    sample: bool
    draft: bool


class Effort(NamedTuple):
    """What something asks: `low`, `medium` or `high`, or None when nobody said."""

    time: str | None
    knowledge: str | None
    budget: str | None
    note: str | None


class SourceView(NamedTuple):
    """A source, with what is said beside it."""

    url: str
    title: str
    said: tuple[str, ...]


class Colophon(NamedTuple):
    """Who looks after an entry, and where its file is. '' is not known."""

    reviewed: str
    owner: str
    contact: str
    path: str


class Foot(NamedTuple):
    """What stands under the page of every entry. `seen`: the day on which most sources were read."""

    mentions: tuple[Ref, ...]
    seen: str
    sources: tuple[SourceView, ...]
    colophon: Colophon


def ref(entry: AnyEntry) -> Ref:
    return Ref(entry.title, entry.address, bool(entry.data.sample), entry.is_draft)


def refs(entries: Iterable[AnyEntry]) -> tuple[Ref, ...]:
    return tuple(ref(entry) for entry in entries)


def items(entries: Iterable[AnyEntry]) -> tuple[Item, ...]:
    return tuple(Item(ref(entry), entry.data.summary or "") for entry in entries)


def text(site: Site, entry: AnyEntry, written: str | None) -> Text | None:
    """Prose of an entry with where its links lead; what leads nowhere stays as it was written."""
    if not written:
        return None
    return Text(written, tuple(_wiki(site, written)), tuple(_links(site, entry, written)))


def _wiki(site: Site, written: str) -> Iterable[tuple[str, tuple[str, str]]]:
    for link in prose_facts.scan(written).wiki if "[[" in written else ():
        found = site.links.wiki(link.target)
        target = site.get(found[0].kind, found[0].id) if len(found) == 1 and found[0].entry else None
        if target:
            yield link.target, (target.address, target.title)


def _links(site: Site, entry: AnyEntry, written: str) -> Iterable[tuple[str, str]]:
    facts = prose_facts.scan(written) if "](" in written or "]:" in written else None
    for link, _ in (*facts.links, *facts.images) if facts else ():
        if not scheme_of(link) and not link.startswith("#"):
            yield link, address_of(site, entry, link)


def address_of(site: Site, entry: AnyEntry, link: str) -> str:
    """The address of what a link in the text of an entry means: a page, or a published file."""
    return site.links.leads_to(link, entry.path.removeprefix("docs/"))


def head(site: Site, entry: AnyEntry, lead: str | None = None) -> Head:
    """The head of the page of an entry. `lead`: in place of its summary."""
    return Head(
        site.words(f"kinds.{entry.kind}.one"),
        entry.title,
        lead or entry.data.summary,
        tags(site, entry, on_own=True),
        bool(entry.data.sample),
        entry.is_draft,
    )


def tags(site: Site, entry: AnyEntry, *, on_own: bool) -> Tags:
    """`on_own`: on its own page, where a path tells for whom it is and how it counts further on."""
    theme = site.get(Theme, entry.data.theme) if entry.kind != "theme" else None
    return Tags(
        tag(site, entry),
        (entry.data.audience,) if is_of(entry, Path) and not on_own else tuple(_facts(site, entry)),
        ref(theme) if theme else None,
        site.minutes(entry) if entry.kind in _READ else None,
        on_own and entry.kind != "path",
    )


def tag(site: Site, entry: AnyEntry) -> Tag | None:
    """How an example or an initiative stands, or for whom a concept is."""
    data, w = entry.data, site.words
    if isinstance(data, Example):
        return Tag("stage", data.stage, w(f"stage.{data.stage}"))
    if isinstance(data, Initiative):
        return Tag("status", data.status, standing.status(site, data))
    if isinstance(data, Concept) and data.level:
        return Tag("level", data.level, w(f"level.{data.level}"))
    return None


def _facts(site: Site, entry: AnyEntry) -> Iterable[str]:
    data, w = entry.data, site.words
    if isinstance(data, Example):
        yield data.city
    if isinstance(data, Initiative):
        yield f"{w.moment(data.start.text)} – {w.moment(data.end.text)}"
    if isinstance(data, Survey | Talk):
        yield w.moment(data.date.text)
        yield w(f"method.{data.method}") if isinstance(data, Survey) else w(f"form.{data.form}")


def effort(given: model.Effort | None) -> Effort | None:
    return Effort(given.time, given.knowledge, given.budget, given.note) if given else None


def foot(site: Site, entry: AnyEntry, shown: Iterable[AnyEntry]) -> Foot:
    """`shown`: the entries that the page links to already."""
    w, most = site.words, _seen_most(entry)
    is_all = all(source.accessed and source.accessed.text == most for source in entry.data.sources)
    seen = w(f"accessed_{'all' if is_all else 'most'}", date=w.moment(most)) if most else ""
    mentions = refs(relations.mentions(site, entry, shown))
    return Foot(mentions, seen, tuple(_sources(site, entry, most)), _colophon(site, entry))


def _seen_most(entry: AnyEntry) -> str:
    """The day on which most sources were read; '' where no two were read on one, or one has no day."""
    days = Counter(source.accessed.text if source.accessed else "" for source in entry.data.sources)
    day, n = min(days.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return day if n > 1 and "" not in days else ""


def _sources(site: Site, entry: AnyEntry, seen: str) -> Iterable[SourceView]:
    """`seen`: the day that is said once for all that were read on it."""
    w = site.words
    for source in entry.data.sources:
        read = source.accessed.text if source.accessed else ""
        said = [
            source.publisher,
            w("accessed", date=w.moment(read)) if read and read != seen else "",
            w("supports", what=source.supports) if source.supports else "",
        ]
        yield SourceView(source.url, source.title, tuple(each for each in said if each))


def _colophon(site: Site, entry: AnyEntry) -> Colophon:
    data = entry.data
    reviewed = site.words.moment(data.reviewed.text) if data.reviewed else ""
    return Colophon(reviewed, data.owner or "", data.contact or "", site.words.path(entry.path))
