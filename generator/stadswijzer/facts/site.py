"""The site as seen from a period: its entries in their order, who refers to whom, its day, its sums.

In: the links of a library. Out: `Site`. What follows from it for one subject is a function of a site, in a
module of that subject (`relations`, `plan/plan_goals`, `talks_held`, …); `Site.once` keeps what it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast, overload

from stadswijzer.content.fields import Part
from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.library import OF_PERIOD, AnyEntry, Entry, F, Library, is_of
from stadswijzer.content.links import Links
from stadswijzer.content.model import (
    NAMES,
    Concept,
    Department,
    Example,
    Goal,
    Initiative,
    Milestone,
    Step,
    Survey,
    Theme,
)
from stadswijzer.content.periods import RUNNING, Period
from stadswijzer.facts.entry_order import in_order
from stadswijzer.facts.knowledge.gaps import Knowledge
from stadswijzer.facts.knowledge.shown import KnowledgeView
from stadswijzer.facts.plan import money, periods, planning, timeline
from stadswijzer.facts.plan.money import Horizon, Sums
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
        self.minutes = ReadingTime(self.step_target)
        self.converter = prose.Converter(self.words("table"))
        self._money_of: dict[str, Sums] = {}
        self._made: dict[Callable[[Site], Any], Any] = {}
        self.not_made: dict[str, Problem] = self.main.not_made if seen_from else {}
        """Address → why, of the papers that could not be made. No page links to them."""

    def once(self, make: Callable[[Site], T]) -> T:
        """What `make` gives for this site, made when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    @cached_property
    def plans(self) -> list[Site]:
        """This site as seen from each period, the one that leads first, then the newest."""
        if self is not self.main:
            return self.main.plans
        others = [each for each in reversed(self.whole.periods) if each != self.period]
        return [self, *(Site(self.links, self.frame, seen_from=(self, each)) for each in others)]

    @cached_property
    def today(self) -> Site:
        """This site as seen from the period that runs today and asks for knowledge; else the one that leads.

        What to learn follows from it: a period that is over asks nothing of anybody any more.
        """
        running = [each for each in self.plans if each.period.state(self.library.today) == RUNNING]
        asking = (each for each in running if each.know.knowledge.asked_today)
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
        found = self.links.entry(name, id_)
        return cast("AnyEntry | None", self.whole.entries[name].get(found.key)) if found else None

    @overload
    def all(self, kind: type[F], ids: Iterable[str]) -> list[Entry[F]]: ...
    @overload
    def all(self, kind: str, ids: Iterable[str]) -> list[AnyEntry]: ...
    def all(self, kind: type[F] | str, ids: Iterable[str]) -> list[Entry[F]] | list[AnyEntry]:
        """The entries of these ids, each once, in the order given."""
        found = (self.get(_name(kind), id_) for id_ in ids)
        return list(dict.fromkeys(entry for entry in found if entry))

    @overload
    def referring(self, entry: AnyEntry, kind: type[F]) -> list[Entry[F]]: ...
    @overload
    def referring(self, entry: AnyEntry, kind: str) -> list[AnyEntry]: ...
    def referring(self, entry: AnyEntry, kind: type[F] | str) -> list[Entry[F]] | list[AnyEntry]:
        """The entries of `kind` that refer to this one, in the order of their list."""
        kind = _name(kind)
        keys = {key for other, key in self.links.backlinks.get((entry.kind, entry.key), ()) if other == kind}
        rank = self.main.ranks[kind]
        found = [self.whole.entries[kind][key] for key in keys if key in rank]
        return sorted(cast("list[AnyEntry]", found), key=lambda each: rank[each.key])

    @cached_property
    def _orders(self) -> dict[str, list[AnyEntry]]:
        return {kind: in_order(self.library, kind) for kind in self.library.entries if kind != "organisation"}

    @property
    def kinds(self) -> Iterable[str]:
        """The kinds that have entries, in the order of the model."""
        return self._orders

    @cached_property
    def ranks(self) -> dict[str, dict[str, int]]:
        """Kind → key → its place in the order of all entries of that kind, period after period."""
        orders = {
            kind: [entry for plan in self.plans for entry in plan(kind)] if kind in OF_PERIOD else found
            for kind, found in self._orders.items()
        }
        return {
            kind: {entry.key: place for place, entry in enumerate(found)} for kind, found in orders.items()
        }

    @cached_property
    def know(self) -> KnowledgeView:
        """What people know and what the work asks, as pages show it."""
        return KnowledgeView(Knowledge(self.library, self.links, self.minutes), self.minutes)

    @property
    def measured(self) -> str:
        """Of which round knowledge is told, and that the plans are older than it; '' without a round."""
        newest = self.know.newest
        if newest is None:
            return ""
        date = self.words.moment(newest.data.date.text)
        said = self.words("answers_round", title=newest.title, date=date, responded=newest.data.responded)
        if self.as_of is None or self.as_of >= newest.data.date.day:
            return said
        return f"{said} {self.words('answers_later', date=self.words.date(self.as_of))}"

    @cached_property
    def departments(self) -> list[Department]:
        """The departments that there are today, in the order of the organisation."""
        organisation = self.library.organisation
        return organisation.departments_on(self.library.today) if organisation else []

    def department(self, id_: str) -> Department | None:
        """The department of this id, if there is an organisation that has it."""
        return self.links.departments.get(id_)

    def department_name(self, id_: str) -> str:
        """Its name, or the id when it is not known."""
        found = self.department(id_)
        return found.name if found else id_

    def cluster_name(self, id_: str) -> str:
        """The name of a cluster, or the id when it is not known."""
        found = self.links.clusters.get(id_)
        return found.name if found else id_

    def department_names(self, ids: Iterable[str]) -> str:
        """Their names, each once, with commas between."""
        return ", ".join(self.department_name(id_) for id_ in dict.fromkeys(ids))

    def party_name(self, party: str) -> str:
        """A department, or one of the words for others (`management`, `council`, …)."""
        found = self.department(party)
        return found.name if found else self.words(f"party.{party}")

    def goal(self, id_: str | None) -> Goal | None:
        """The goal of this id on the roadmap."""
        found = self.links.find("goal", id_) if id_ else None
        return self.links.goals[found.id] if found else None

    def file(self, key: str, **values: str) -> str:
        """The address of a paper, table or calendar of this period, which keeps it for good."""
        return "/".join(filter(None, ("downloads", self.period.name, self.words(key, **values))))

    def paper(self, name: str, **values: str) -> str:
        """The address of a paper of this period, or '' when it is not made."""
        address = self.file(f"paper.addresses.{name}", **values)
        return address if self.frame.papers and address not in self.not_made else ""

    @cached_property
    def as_of(self) -> date | None:
        """The day of which the roadmap tells, or None without a roadmap."""
        return planning.as_of(self.library)

    @cached_property
    def moves(self) -> list[planning.Move]:
        """Every date that moved, newest first."""
        return planning.moves(self.library)

    @cached_property
    def money(self) -> Sums:
        """Costs and coverage of all initiatives but ideas."""
        return money.sums(money.plans(entry.data for entry in self(Initiative)), self.horizon)

    @cached_property
    def money_of_ideas(self) -> Sums:
        """The same of ideas, which are in no other sum."""
        return money.sums(money.ideas(entry.data for entry in self(Initiative)), self.horizon)

    @cached_property
    def horizon(self) -> Horizon:
        """The years of which money is told."""
        return money.horizon_of(self.library)

    def money_of(self, entry: Entry[Initiative]) -> Sums:
        """The money of one initiative, an idea too."""
        if entry.id not in self._money_of:
            self._money_of[entry.id] = money.sums([entry.data], self.horizon)
        return self._money_of[entry.id]

    def milestone_state(self, of: Initiative, stone: Milestone) -> planning.MilestoneState:
        """How a milestone stands on the day of the roadmap."""
        return planning.milestone_state(of, stone, self.as_of)

    def status_of(self, of: Initiative) -> str:
        """How an initiative stands, and that it should have ended by the day of the roadmap."""
        told = self.words(f"status.{of.status}")
        overdue = planning.is_overdue(of, self.as_of)
        return f"{told}, {self.words('timeline.late')}" if overdue else told

    def step_target(self, step: Step) -> AnyEntry | HandWritten | None:
        """What a step of a path leads to; None when it is not on the site."""
        if step.page:
            return self.links.page(step.page)
        return self.get(Concept, step.concept) if step.concept else self.get(Example, step.example)

    @cached_property
    def plan(self) -> timeline.Plan | None:
        """What the timeline tells."""
        return timeline.plan(self.library, self(Theme), self.links)


def _name(kind: type[Part] | str) -> str:
    """Of a kind that is told by its name or by its fields."""
    return kind if isinstance(kind, str) else NAMES[kind]
