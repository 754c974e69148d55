"""What can be found: a document for every page and paper, with the words that it is found by.

In: the site. Out: `Group`s of `Document`s: title, other names, and passages. Never in it: drafts, pages to
print, filters, and whatever `sections` does not name.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Initiative, Roadmap, Theme
from stadswijzer.facts import team_session
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.departments import departments_today
from stadswijzer.facts.file_addresses import file_address, paper_address
from stadswijzer.facts.page_title import title_of
from stadswijzer.facts.place import Place
from stadswijzer.facts.plan import roadmap_facts
from stadswijzer.facts.site import Site
from stadswijzer.language import headings
from stadswijzer.language.anchors import free_anchor, slug
from stadswijzer.pages import downloads
from stadswijzer.search.sections import Passage, Sections, plain


class Document(NamedTuple):
    """One page or paper. `kind`: what one of its kind is called; `lead`: what it is.

    `theme`: that, and its period where there are more, as it stands under its title; `names`: other words
    for it; `asks`: with what one comes to it; `asked`: what people ask for it (`everyday.py`), never shown.
    """

    address: str
    title: str
    kind: str
    theme: str
    names: tuple[str, ...]
    asks: tuple[str, ...]
    lead: str
    passages: tuple[Passage, ...]
    is_sample: bool = False
    asked: tuple[str, ...] = ()
    key: str = ""
    """A hash of all that less `asked`, of one that was kept."""

    @classmethod
    def read(cls, text: str) -> Document:
        """What `written` wrote."""
        address, title, kind, theme, names, asks, lead, passages, is_sample = json.loads(text)
        told = tuple(Passage(*each) for each in passages)
        named = address, title, kind, theme, tuple(names), tuple(asks), lead
        return cls(*named, told, is_sample, key=_hash(text))

    def written(self) -> str:
        """All of it less `asked` as text."""
        return json.dumps(self[:-2])

    @property
    def whole_key(self) -> str:
        """A hash of all of it."""
        key = self.key or _hash(self.written())
        return _hash(f"{key} {json.dumps(self.asked)}") if self.asked else key

    @property
    def id(self) -> str:
        """The last part of its address, which often has the name that the trade uses."""
        return self.address.rstrip("/").rpartition("/")[2]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Group(NamedTuple):
    """Documents of one kind that count for as much. `weight`: how much, beside an entry."""

    kind: str
    weight: float
    documents: list[Document]


_OLD = 0.8
"""How much what is of an earlier or later period counts beside the one that leads."""


def groups(site: Site) -> list[Group]:
    """Every document of the site, in a fixed order; its place in it is its number in the index."""
    catalogue = site.once(Catalogue)
    plans, tools = site.plans, [each for each in catalogue.tools.values() if each.name != "search"]
    introduced = {place.address for place in (*tools, *catalogue.lists.values())}
    document_groups = [Group(kind, weight, _entries(site, kind)) for kind, weight in _KINDS]
    document_groups += [
        Group(kind, _weight(plan, site), _entries(plan, kind)) for plan in plans for kind in OF_PLAN
    ]
    alone = [page for page in site.library.pages if page.address not in introduced]
    document_groups.append(Group("page", 0.9, [_written(site, page) for page in alone]))
    document_groups.append(Group("page", 0.85, [_tool(site, place) for place in tools]))
    document_groups.append(Group("page", 0.9, list(_departments(site, catalogue))))
    document_groups += [
        Group("page", 0.9 * _weight(plan, site), list(_of_plan(plan, catalogue))) for plan in plans
    ]
    document_groups.append(Group("list", 0.7, list(_lists(site, catalogue))))
    document_groups += [Group("paper", 0.5 * _weight(plan, site), list(_papers(plan))) for plan in plans]
    return [group for group in document_groups if group.documents]


_KINDS = (
    ("concept", 1.0),
    ("example", 0.95),
    ("theme", 0.95),
    ("path", 0.9),
    ("survey", 0.9),
    ("talk", 0.85),
)
OF_PLAN = ("initiative", "roadmap")  # what we do ourselves


def _weight(plan: Site, site: Site) -> float:
    return 0.95 if plan is site else _OLD


def _entries(site: Site, kind: str) -> list[Document]:
    def of(entry: AnyEntry) -> Document:
        return Document.read(site.kept("search", entry, lambda: _entry(site, entry).written()))

    return [of(entry) for entry in site(kind) if not entry.is_draft]


def _entry(site: Site, entry: AnyEntry) -> Document:
    data = entry.data
    theme = site.get(Theme, data.theme) if entry.kind != "theme" else None
    first = getattr(data, "definition", None) or getattr(data, "question", None)
    lead = " ".join(filter(None, (first, data.summary)))
    asks = (
        *getattr(data, "situations", ()),
        *filter(None, (getattr(data, "audience", None), getattr(data, "goal", None))),
    )
    names = (*getattr(data, "also_known_as", ()), *filter(None, (_city(site, entry),)))
    if entry.kind == "roadmap":
        asks = (*asks, *_years(site))
        names = (*names, site.words("kinds.roadmap.one"), site.period.title)
    passages = tuple(Sections(site, entry).passages())
    kind = f"{site.words(f'kinds.{entry.kind}.one')} {site.words(f'kinds.{entry.kind}.many')}"
    return Document(
        entry.address,
        entry.title,
        kind,
        _below(site, entry, theme),
        names,
        asks,
        lead,
        passages,
        bool(data.sample),
    )


def _below(site: Site, entry: AnyEntry, theme: Entry[Theme] | None) -> str:
    """What stands under its title: its theme, and its period where there are more."""
    has_period = entry.kind in OF_PLAN and len(site.plans) > 1
    return " · ".join([*([theme.title] if theme else []), *([site.period.title] if has_period else [])])


def _years(plan: Site) -> tuple[str, ...]:
    """Each year of its period: what someone asks for who wants to know what comes when."""
    start, end = plan.period.start, plan.period.end
    return tuple(map(str, range(start, end + 1))) if start and end else ()


def _city(site: Site, entry: AnyEntry) -> str | None:
    """Where it happens: of what is on the roadmap, here."""
    organisation = site.library.organisation
    if entry.kind in OF_PLAN:
        return organisation.municipality if organisation else None
    return getattr(entry.data, "city", None)


def _written(site: Site, page: HandWritten) -> Document:
    taken: set[str] = set()
    passages, lead = [], ""
    for heading, text in headings.split(page.body):
        words, below = " ".join(plain(site, heading).split()), plain(site, text)
        anchor = free_anchor(slug(words) or "kop", taken) if heading else ""
        if not lead:
            lead = below
        else:
            passages.append(Passage(anchor, words, below))
    title = title_of(page) if page.address else site.frame.site_name
    return Document(page.address, title, "", "", (), (), lead, tuple(passages))


def _tool(site: Site, place: Place) -> Document:
    """A page about the site: by the words that it shows."""
    about = site.words(f"{place.name}.about")
    told = [text for text in site.words.texts(place.name) if text not in (place.title, about)]
    text = _sentences(told)
    passages = (Passage("", "", text), *_introduction(site, place))
    return Document(place.address, place.title, "", "", (), (), about, passages)


def _departments(site: Site, catalogue: Catalogue) -> Iterator[Document]:
    """The page of each department, by its names and what it works on; never by what is known there."""
    if "department" not in catalogue.tools:
        return
    of_all = catalogue.tools["department"].title
    organisation = site.library.organisation
    is_sample = bool(organisation and organisation.sample)
    for each in departments_today(site):
        about = site.words("team_lead")
        address = team_session.address(site, each)
        yield Document(address, each.name, of_all, "", each.also_known_as, (), about, (), is_sample)


def _introduction(site: Site, place: Place) -> tuple[Passage, ...]:
    """What someone wrote to stand on top of a page of ours."""
    page = site.links.page_addresses.get(place.address)
    if page is None or page not in site.library.pages:
        return ()
    written = _written(site, page)
    return (Passage("", "", written.lead), *written.passages)


def _sentences(texts: Iterable[str]) -> str:
    """Words of the site without what is filled in, each on a line."""
    return "\n".join(_FILLED_IN.sub("", text).strip() for text in texts if " " in text)


_FILLED_IN = re.compile(r" ?\{\w+\}")


def _of_plan(plan: Site, catalogue: Catalogue) -> Iterator[Document]:
    whole = " ".join(entry.title for entry in plan(Roadmap))  # what they are pages of
    for name in roadmap_facts.PAGES:
        if roadmap_facts.has(plan, name):
            place = catalogue.places[roadmap_facts.address(plan, name)]
            about = plan.words(f"pages_titles.{name}.about")
            period = (plan.period.title,) if len(plan.plans) > 1 else ()
            passages = tuple(_told(plan, name))
            yield Document(place.address, place.title, whole, "", period, _years(plan), about, passages)


_WORDS_OF = {
    "money": "pages_money",
    "hold_backs": "pages_hold",
    "moves": "pages_moves",
    "closing": "pages_closing",
}
"""Page of the plan → where the words stand that it shows."""


def _told(plan: Site, name: str) -> Iterator[Passage]:
    if name in _WORDS_OF:
        yield Passage("", "", _sentences(plan.words.texts(_WORDS_OF[name])))
    roadmap = plan.library.roadmap_fields
    if name == "closing" and roadmap and roadmap.closing:
        for key in ("achieved", "missed", "learned"):
            text = plain(plan, getattr(roadmap.closing, key) or "")
            if text:
                yield Passage(plan.words(f"sections.{key}.anchor"), plan.words(f"sections.{key}.title"), text)


def _lists(site: Site, catalogue: Catalogue) -> Iterator[Document]:
    for kind, place in catalogue.lists.items():
        about = site.words(f"kinds.{kind}.about")
        yield Document(
            place.address,
            place.title,
            "",
            "",
            (site.words(f"kinds.{kind}.one"),),
            (),
            about,
            _introduction(site, place),
        )


def _papers(plan: Site) -> Iterator[Document]:
    """What can be printed or taken along, by its name; of another period only what is its own."""
    w = plan.words
    period = (plan.period.title,) if len(plan.plans) > 1 else ()
    folder = file_address(plan, "data.addresses.csv").rpartition("/")[0]
    for each in downloads.downloads(plan):
        if plan is plan.main or each.address.startswith(folder):
            title, about = w(f"data_files.{each.key}.title"), w(f"data_files.{each.key}.text")
            short = w(f"data_files.{each.key}.short")
            yield Document(each.address, title, "", "", period, (), f"{short} {about}", ())
    for entry in plan(Initiative):
        if not entry.is_draft:
            title, about = w("print_council.title", title=entry.title), w("print_council.about")
            address = f"{entry.address}{w('print_council.address')}"
            yield Document(address, title, "", "", period, (), about, ())
        address = paper_address(plan, "sheet", id=entry.id)
        if address and not entry.is_draft:
            title = f"{entry.title} ({w('paper.sheet_link')})"
            yield Document(address, title, "", "", period, (), w("paper.sheet"), ())
