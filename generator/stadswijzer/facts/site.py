"""The site as seen from a period: its entries in their order, and who refers to whom.

In: the links of a library. Out: `Site`. What follows from it for one subject is a function of a site, in a
module of that subject (`departments`, `plan/plan_sums`, `relations`, …); `Site.once` keeps what it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar, cast, overload

from stadswijzer.content.fields import Part
from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.kept_parts import KeptParts
from stadswijzer.content.library import OF_PERIOD, AnyEntry, Entry, F, Library, is_of
from stadswijzer.content.links import Links
from stadswijzer.content.model import (
    NAMES,
    Concept,
    Example,
    Step,
    Survey,
    Theme,
)
from stadswijzer.content.periods import RUNNING, Period
from stadswijzer.content.reads import fact, remembered, settled
from stadswijzer.facts.entry_order import in_order
from stadswijzer.facts.knowledge.gaps import Knowledge
from stadswijzer.facts.knowledge.shown import KnowledgeView
from stadswijzer.facts.plan import periods, planning, timeline
from stadswijzer.facts.reading_time import ReadingTime
from stadswijzer.facts.site_frame import Frame
from stadswijzer.language import prose
from stadswijzer.language.problems import Problem
from stadswijzer.language.words import Words

T = TypeVar("T")


class Site:
    """Facts of the whole site, as seen from one period of the plan.

    A site is that of the period that leads; `plans` are the same site as seen from every period. `library`
    has the roadmap and the initiatives of its period alone, `whole` those of all.
    """

    def __init__(
        self,
        links: Links,
        frame: Frame,
        without: frozenset[str] = frozenset(),
        *,
        seen_from: tuple[Site, Period] | None = None,
    ) -> None:
        """`without`: files to leave out, since a preview goes on when some of them cannot be shown.

        `seen_from`: the site that leads, and the period to see it from.
        """
        self.frame = frame
        if seen_from:
            self.main, self.period = seen_from
            self.whole: Library = self.main.whole
        else:
            self.whole = links.library.published(drafts=frame.preview, without=without)
            self.main, self.period = self, periods.leading(self.whole)
        self.links = links.within(self.period.folder)
        self.library: Library = self.whole.of_period(self.period)
        self.words: Words = self.library.words
        self.minutes: ReadingTime = self.main.minutes if seen_from else ReadingTime(self.step_target)
        self.converter = prose.Converter(self.words("table"))
        self._made: dict[Callable[[Site], Any], tuple[Any, int]] = {}
        self.not_made: dict[str, Problem] = self.main.not_made if seen_from else {}
        """Address → why, of the papers that could not be made. No page links to them."""
        self.parts = KeptParts()
        """Of the site that leads: parts of what is published beside pages."""

    def once(self, make: Callable[[Site], T]) -> T:
        """What `make` gives for this site, made when it is first asked for."""
        return cast("T", remembered(self._made, make, lambda: make(self)))

    def kept(self, name: str, about: Entry[Part] | None, make: Callable[[], str]) -> str:
        """A part of an output that is about one entry or none; made only where that of before is not right.

        `name`: of which output it is. What `make` reads beside entries must be in `kept_views.meant`.
        """
        return self.main.parts.get(f"{name} {about.path if about else self.period.folder}", make)

    @fact
    def plans(self) -> list[Site]:
        """This site as seen from each period, the one that leads first, then the newest."""
        if self is not self.main:
            return self.main.plans
        others = [each for each in reversed(self.whole.periods) if each != self.period]
        return [self, *(Site(self.links, self.frame, seen_from=(self, each)) for each in others)]

    @fact
    def today(self) -> Site:
        """This site as seen from the period that runs today and asks for knowledge; else the one that leads.

        What to learn follows from it: a period that is over asks nothing of anybody any more.
        """
        running = [each for each in self.plans if each.period.state(self.library.today) == RUNNING]
        asking = (each for each in running if each.know.knowledge.asked_today.by)
        return next(asking, self.main)

    def of(self, entry: Entry[Part]) -> Site:
        """This site as seen from the period of an initiative, roadmap or round; else the one that leads."""
        if is_of(entry, Survey):
            day = entry.data.date.day
            return next((e for e in self.plans if periods.holds(self.whole, e.period, day)), self.main)
        if entry.period is None:
            return self.main
        return next((each for each in self.plans if each.period.folder == entry.period), self.main)

    @overload
    def __call__(self, kind: type[F]) -> list[Entry[F]]: ...
    @overload
    def __call__(self, kind: str) -> list[AnyEntry]: ...
    def __call__(self, kind: type[F] | str) -> list[Entry[F]] | list[AnyEntry]:
        """Entries of a kind, by title; themes by their order; initiatives and roadmap of this period.

        By the name of the kind, or by its fields: then they are typed.
        """
        return self._orders[_name(kind)]

    @overload
    def get(self, kind: type[F], id_: str | None) -> Entry[F] | None: ...
    @overload
    def get(self, kind: str, id_: str | None) -> AnyEntry | None: ...
    def get(self, kind: type[F] | str, id_: str | None) -> Entry[F] | AnyEntry | None:
        """The entry of this id, also by an old id; None when it is not on the site."""
        name = _name(kind)
        target = self.links.entry(name, id_)
        return cast("AnyEntry | None", self.whole.entries[name].get(target.key)) if target else None

    @overload
    def all(self, kind: type[F], ids: Iterable[str]) -> list[Entry[F]]: ...
    @overload
    def all(self, kind: str, ids: Iterable[str]) -> list[AnyEntry]: ...
    def all(self, kind: type[F] | str, ids: Iterable[str]) -> list[Entry[F]] | list[AnyEntry]:
        """The entries of these ids, each once, in the order given."""
        entries = (self.get(_name(kind), id_) for id_ in ids)
        return list(dict.fromkeys(entry for entry in entries if entry))

    @overload
    def referring(self, entry: AnyEntry, kind: type[F]) -> list[Entry[F]]: ...
    @overload
    def referring(self, entry: AnyEntry, kind: str) -> list[AnyEntry]: ...
    def referring(self, entry: AnyEntry, kind: type[F] | str) -> list[Entry[F]] | list[AnyEntry]:
        """The entries of `kind` that refer to this one, in the order of their list."""
        kind = _name(kind)
        keys = {key for other, key in self.links.backlinks.get((entry.kind, entry.key), ()) if other == kind}
        rank = self.main.ranks[kind]
        entries = [self.whole.entries[kind][key] for key in keys if key in rank]
        return sorted(cast("list[AnyEntry]", entries), key=lambda each: rank[each.key])

    @settled
    def _orders(self) -> dict[str, list[AnyEntry]]:
        return {kind: in_order(self.library, kind) for kind in self.library.entries if kind != "organisation"}

    @property
    def kinds(self) -> Iterable[str]:
        """The kinds that have entries, in the order of the model."""
        return self._orders

    @settled
    def ranks(self) -> dict[str, dict[str, int]]:
        """Kind → key → its place in the order of all entries of that kind, period after period."""
        orders = {
            kind: [entry for plan in self.plans for entry in plan(kind)] if kind in OF_PERIOD else entries
            for kind, entries in self._orders.items()
        }
        return {
            kind: {entry.key: place for place, entry in enumerate(entries)}
            for kind, entries in orders.items()
        }

    @fact
    def know(self) -> KnowledgeView:
        """What people know and what the work asks, as pages show it."""
        return KnowledgeView(Knowledge(self.library, self.links, self.minutes), self.minutes)

    @fact
    def as_of(self) -> date | None:
        """The day of which the roadmap tells, or None without a roadmap."""
        return planning.as_of(self.library)

    def step_target(self, step: Step) -> AnyEntry | HandWritten | None:
        """What a step of a path leads to; None when it is not on the site."""
        if step.page:
            return self.links.page(step.page)
        return self.get(Concept, step.concept) if step.concept else self.get(Example, step.example)

    @fact
    def plan(self) -> timeline.Plan | None:
        """What the timeline tells."""
        return timeline.plan(self.library, self(Theme), self.links)


def _name(kind: type[Part] | str) -> str:
    """Of a kind that is told by its name or by its fields."""
    return kind if isinstance(kind, str) else NAMES[kind]
