"""What the whole site knows: the facts that templates ask for.

In: the links of a library. Out: `Site`: lists in their order, who refers to whom, sums and words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources import files
from typing import Any, TypeVar, cast, overload

from markupsafe import Markup

from stadswijzer.content.library import OF_PERIOD, Entry, F, HandWritten, Library
from stadswijzer.content.links import Links, target_of
from stadswijzer.content.model import (
    NAMES,
    Concept,
    Department,
    EntryFields,
    Goal,
    Initiative,
    Milestone,
    Path,
    Step,
    Survey,
    Talk,
)
from stadswijzer.content.model.initiative import Need
from stadswijzer.content.model.survey import Wish
from stadswijzer.content.model.talk import FollowUp
from stadswijzer.content.periods import RUNNING, Period
from stadswijzer.content.values import Moment, Prose
from stadswijzer.facts.knowledge import focus, lead_example, read_next
from stadswijzer.facts.knowledge.gaps import Knowledge
from stadswijzer.facts.knowledge.shown import KnowledgeView
from stadswijzer.facts.plan import money, periods, planning, timeline
from stadswijzer.facts.plan.figures import shapes, timeline_figure
from stadswijzer.facts.plan.money import Horizon, Sums
from stadswijzer.language import prose, prose_facts, readability
from stadswijzer.language.problems import Problem
from stadswijzer.language.words import Words

T = TypeVar("T")
FOLDED_FROM = 13
"""Choices from which a filter is closed at first."""
_LEVELS = {"low": 1, "medium": 2, "high": 3}


@dataclass(frozen=True)
class Frame:
    """What every page of one site shares. `disk`: links name `index.html`, so that they work from a disk."""

    site_name: str
    site_url: str = ""
    version: str = ""
    disk: bool = False
    repo_url: str = ""
    edit_uri: str = ""
    """Where the files are kept, and how an address to change one begins, as MkDocs has them."""
    preview: bool = False
    """In a preview drafts are shown, and the problems of the last save."""
    papers: bool = False
    """Whether the papers for the council are made with this site; pages link to them only then."""

    def whole(self, address: str) -> str:
        """The whole address of a page or file of the site, or '' where the site does not know its own."""
        return f"{self.site_url.rstrip('/')}/{address}" if self.site_url else ""


class Site:
    """Facts of the whole site, as seen from one period of the plan, for templates.

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
        self.converter = prose.Converter(self.words("table"))
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

    def of(self, entry: Entry) -> Site:
        """This site as seen from the period of an initiative, roadmap or round; else the one that leads."""
        if entry.kind == "survey":
            day = entry.data.date.day
            return next((e for e in self.plans if periods.holds(self.whole, e.period, day)), self.main)
        if entry.period is None:
            return self.main
        return next((each for each in self.plans if each.period.folder == entry.period), self.main)

    @overload
    def __call__(self, kind: type[F]) -> list[Entry[F]]: ...
    @overload
    def __call__(self, kind: str) -> list[Entry]: ...
    def __call__(self, kind: type[F] | str) -> list[Entry[F]] | list[Entry]:
        """Entries of a kind, by title; themes by their order; initiatives and roadmap of this period.

        By the name of the kind, or by its fields: then they are typed.
        """
        return self._orders[_name(kind)]

    def _sorted(self, kind: str) -> list[Entry]:
        if kind == "theme":
            found = self.library.of("theme")
            return sorted(found, key=lambda e: (e.data.order is None, e.data.order or 0, _sort_key(e.title)))
        if kind in ("survey", "talk"):
            return sorted(self.library.of(kind), key=lambda e: (e.data.date.day, e.id), reverse=True)
        if kind == "initiative":
            return [entry for entry, _ in planning.initiatives(self.library)]
        return sorted(self.library.of(kind), key=lambda entry: (_sort_key(entry.title), entry.id))

    @overload
    def get(self, kind: type[F], id_: str | None) -> Entry[F] | None: ...
    @overload
    def get(self, kind: str, id_: str | None) -> Entry | None: ...
    def get(self, kind: type[F] | str, id_: str | None) -> Entry[F] | Entry | None:
        """The entry of this id, also by an old id; None when it is not on the site."""
        name = _name(kind)
        found = self.links.entry(name, id_)
        return self.whole.entries[name].get(found.key) if found else None

    @overload
    def all(self, kind: type[F], ids: Iterable[str]) -> list[Entry[F]]: ...
    @overload
    def all(self, kind: str, ids: Iterable[str]) -> list[Entry]: ...
    def all(self, kind: type[F] | str, ids: Iterable[str]) -> list[Entry[F]] | list[Entry]:
        """The entries of these ids, each once, in the order given."""
        found = (self.get(_name(kind), id_) for id_ in ids)
        return list(dict.fromkeys(entry for entry in found if entry))

    @overload
    def referring(self, entry: Entry, kind: type[F]) -> list[Entry[F]]: ...
    @overload
    def referring(self, entry: Entry, kind: str) -> list[Entry]: ...
    def referring(self, entry: Entry, kind: type[F] | str) -> list[Entry[F]] | list[Entry]:
        """The entries of `kind` that refer to this one, in the order of their list."""
        kind = _name(kind)
        keys = {key for other, key in self.links.backlinks.get((entry.kind, entry.key), ()) if other == kind}
        rank = self.main.ranks[kind]
        found = [self.whole.entries[kind][key] for key in keys if key in rank]
        return sorted(found, key=lambda each: rank[each.key])

    @cached_property
    def _orders(self) -> dict[str, list[Entry]]:
        return {kind: self._sorted(kind) for kind in self.library.entries if kind != "organisation"}

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

    def total_minutes(self, entries: Iterable[Entry]) -> int:
        """Reading time of several entries."""
        return sum(self.minutes(entry) for entry in entries)

    def path_with(self, concept: Entry) -> Entry | None:
        """The shortest path that holds a concept."""
        paths = self.referring(concept, Path)
        return min(paths, key=lambda path: (self.minutes(path), path.id), default=None)

    @cached_property
    def departments(self) -> list[Department]:
        """The departments that there are today, in the order of the organisation."""
        organisation = self.library.organisation
        return organisation.departments_on(self.library.today) if organisation else []

    @cached_property
    def unspoken(self) -> list[Department]:
        """Departments that no talk was with yet."""
        spoken = {name for entry in self(Talk) for name in entry.data.departments}
        return [each for each in self.departments if each.id not in spoken]

    @property
    def talks_with_whom_unknown(self) -> int:
        """How many talks do not say with which department they were."""
        return sum(not entry.data.departments for entry in self(Talk))

    @cached_property
    def promises(self) -> list[tuple[FollowUp, Entry[Talk], bool]]:
        """What was promised in talks: (promise, talk, whether it is late); open ones first, then by date."""
        found = [
            (each, entry, self.is_late(each.due, each.done))
            for entry in self(Talk)
            for each in entry.data.follow_up
        ]
        return sorted(found, key=lambda item: (bool(item[0].done), item[0].due.day, item[1].id))

    def mentions(self, entry: Entry, shown: Iterable[Entry]) -> list[Entry]:
        """Everything that refers to this entry and is not `shown` on its page already."""
        told = {(each.kind, each.id) for each in shown}
        kinds = dict.fromkeys(kind for kind, _ in self.links.backlinks.get((entry.kind, entry.key), ()))
        order = [kind for kind in self._orders if kind in kinds]
        return [e for kind in order for e in self.referring(entry, kind) if (e.kind, e.id) not in told]

    def needing(self, concept: Entry) -> list[tuple[Entry[Initiative], Need]]:
        """The initiatives whose people must know this concept, with that need."""
        return [
            (entry, need)
            for entry in self.referring(concept, Initiative)
            for need in entry.data.needs
            if self.get(Concept, need.concept) is concept
        ]

    def showing(self, concept: Entry) -> list[Entry]:
        """The examples that show this concept, closest first."""
        return [each.example for each in self.shown(concept)]

    def shown(self, concept: Entry) -> list[lead_example.Shown]:
        """The same, each with why it stands where it stands."""
        examples = self.referring(concept, "example")
        concepts = {e: self.all(Concept, e.data.concepts) for e in examples}
        chosen = self.get("example", concept.data.lead_example)
        return lead_example.closest_first(
            [e for e in examples if concept in concepts[e]],
            chosen=chosen,
            place_of=lambda e: concepts[e].index(concept) if concept in concepts.get(e, ()) else 0,
            told=lambda e: concept in self.referring(e, Concept),
        )

    def read_next(self, example: Entry) -> read_next.Next | None:
        """The example to read after this one."""
        return read_next.read_next(example, self._concepts_of_examples)

    @cached_property
    def _concepts_of_examples(self) -> dict[Entry, Sequence[Entry]]:
        return {each: self.all(Concept, each.data.concepts) for each in self("example")}

    def under(self, theme: Entry) -> dict[str, list[Entry]]:
        """Kind → what belongs to a theme."""
        kinds = ("concept", "example", "initiative", "path", "talk")
        found = {kind: self.referring(theme, kind) for kind in kinds}
        return {kind: [e for e in entries if self._belongs(e, theme)] for kind, entries in found.items()}

    def _belongs(self, entry: Entry, theme: Entry) -> bool:
        names = (entry.data.theme, *getattr(entry.data, "themes", ()))
        return any(self.get("theme", name) is theme for name in names if name)

    def department(self, id_: str) -> Department | None:
        """The department of this id, if there is an organisation that has it."""
        return cast("Department | None", self.links.parts["department"].get(id_))

    def department_name(self, id_: str) -> str:
        """Its name, or the id when it is not known."""
        found = self.department(id_)
        return found.name if found else id_

    def cluster_name(self, id_: str) -> str:
        """The name of a cluster, or the id when it is not known."""
        found = self.links.parts["cluster"].get(id_)
        return cast("str", found.name) if found else id_

    def department_names(self, ids: Iterable[str]) -> str:
        """Their names, each once, with commas between."""
        return ", ".join(self.department_name(id_) for id_ in dict.fromkeys(ids))

    def party_name(self, party: str) -> str:
        """A department, or one of the words for others (`management`, `council`, …)."""
        found = self.department(party)
        return found.name if found else self.words(f"party.{party}")

    def focus_picture(self, survey: Entry) -> focus.FocusPicture | None:
        """Named against chosen, by theme."""
        return focus.focus_picture(survey.data, self("theme"), self.library)

    def dependents(self, entry: Entry) -> list[Entry]:
        """The initiatives that wait for this one."""
        return [
            e
            for e in self.referring(entry, Initiative)
            if entry in self.of(e).all(Initiative, e.data.depends_on)
        ]

    def continues(self, initiative: Entry) -> Entry | None:
        """The initiative of an earlier period that this one goes on from."""
        return self.of(initiative).get(Initiative, initiative.data.continues)

    def continued_by(self, initiative: Entry) -> list[Entry]:
        """The initiatives of later periods that go on from this one."""
        found = self.referring(initiative, Initiative)
        return [each for each in found if each.data.continues and self.continues(each) is initiative]

    def page_title(self, page: HandWritten) -> str:
        """The title of a hand-written page."""
        return title_of(page)

    def icon(self, name: str | None) -> Markup:
        """A pictogram of the Material set as SVG, or nothing when there is none of that name."""
        if not name or not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)+", name):
            return Markup("")
        path = files("material") / "templates" / ".icons" / f"{name}.svg"
        if not path.is_file():
            return Markup("")
        svg = path.read_text("utf-8").replace("<svg ", '<svg aria-hidden="true" class="icon" ', 1)
        return Markup(svg)  # noqa: S704 - a file of the theme, not of an editor

    def goal(self, id_: str | None) -> Goal | None:
        """The goal of this id on the roadmap."""
        found = self.links.find("goal", id_) if id_ else None
        return cast("Goal | None", self.links.parts["goal"][found.id]) if found else None

    def address_of_goal(self, goal: Goal) -> str:
        """Where a goal stands: on the roadmap of its own period."""
        for plan in self.plans:
            roadmap = plan.library.roadmap_fields
            if roadmap and any(each is goal for each in roadmap.goals):
                return f"{plan.period.address}#{self.words('goal_anchor')}{goal.id}"
        return "roadmap/"

    def file(self, key: str, **values: str) -> str:
        """The address of a paper, table or calendar of this period, which keeps it for good."""
        return "/".join(filter(None, ("downloads", self.period.name, self.words(key, **values))))

    def paper(self, name: str, **values: str) -> str:
        """The address of a paper of this period, or '' when it is not made."""
        address = self.file(f"paper.addresses.{name}", **values)
        return address if self.frame.papers and address not in self.not_made else ""

    def goals_of(self, initiative: Entry) -> list[Goal]:
        """The goals that an initiative works on, each once."""
        found = (self.of(initiative).goal(id_) for id_ in initiative.data.goals)
        return list(dict.fromkeys(goal for goal in found if goal))

    @cached_property
    def goals_without_wish(self) -> list[Goal]:
        """Goals that no wish of any survey leads to."""
        roadmap = self.library.roadmap_fields
        return [goal for goal in roadmap.goals if not self.wishes(goal)] if roadmap else []

    def serving(self, goal: Goal) -> list[Entry]:
        """The initiatives that work on a goal."""
        return self._serving.get(goal, [])

    @cached_property
    def _serving(self) -> dict[Goal, list[Entry]]:
        found: dict[Goal, list[Entry]] = {}
        for entry in self(Initiative):
            for goal in self.goals_of(entry):
                found.setdefault(goal, []).append(entry)
        return found

    @cached_property
    def in_programme(self) -> dict[str, list[Entry]]:
        """Programme of the budget → its initiatives."""
        found: dict[str, list[Entry]] = {}
        for entry in self(Initiative):
            if entry.data.programme:
                found.setdefault(entry.data.programme, []).append(entry)
        return found

    def wishes(self, goal: Goal) -> list[tuple[Entry[Survey], Wish]]:
        """The wishes that led to a goal, with their survey."""
        meant = self.links.within(None)
        own = self.links.find("goal", goal.id)
        return [
            (entry, wish)
            for entry in self(Survey)
            for wish in entry.data.wishes
            if wish.goal and meant.find("goal", wish.goal) == own
        ]

    progress = staticmethod(planning.progress)

    @cached_property
    def as_of(self) -> date | None:
        """The day of which the roadmap tells, or None without a roadmap."""
        return planning.as_of(self.library)

    @cached_property
    def moves(self) -> list[planning.Move]:
        """Every date that moved, newest first."""
        return planning.moves(self.library)

    @staticmethod
    def moves_of(entry: Entry) -> list[planning.Move]:
        """The same of one initiative."""
        return planning.moves_of(entry, entry.data)

    @cached_property
    def money(self) -> Sums:
        """Costs and coverage of all initiatives but ideas."""
        return money.sums(money.plans(entry.data for entry in self(Initiative)), self.horizon)

    @cached_property
    def left_by_earlier(self) -> list[tuple[Site, int, int | None]]:
        """What earlier periods still cost each year: (seen from it, euros a year, of which nothing pays).

        Of what goes on in a later period nothing counts here: that period tells what it costs.
        """
        found = []
        for plan in reversed(self.plans):
            if plan.period.end is None or self.period.start is None or plan.period.end >= self.period.start:
                continue
            own = [entry.data for entry in plan("initiative") if not self.continued_by(entry)]
            after = money.sums(money.plans(own), plan.horizon).after
            if after.costs:
                found.append((plan, after.costs, after.uncovered))
        return found

    @cached_property
    def money_of_ideas(self) -> Sums:
        """The same of ideas, which are in no other sum."""
        return money.sums(money.ideas(entry.data for entry in self(Initiative)), self.horizon)

    @cached_property
    def horizon(self) -> Horizon:
        """The years of which money is told."""
        return money.horizon_of(self.library)

    def money_of(self, entry: Entry) -> Sums:
        """The money of one initiative, an idea too."""
        if entry.id not in self._money_of:
            self._money_of[entry.id] = money.sums([entry.data], self.horizon)
        return self._money_of[entry.id]

    @cached_property
    def _money_of(self) -> dict[str, Sums]:
        return {}

    def is_late(self, moment: Moment, done: object) -> bool:
        """Whether it should have been done by the day of the roadmap."""
        return planning.is_late(moment.day, self.as_of, done=done)

    def milestone_state(self, of: Initiative, stone: Milestone) -> planning.MilestoneState:
        """How a milestone stands on the day of the roadmap."""
        return planning.milestone_state(of, stone, self.as_of)

    def status_of(self, entry: Entry) -> str:
        """How an initiative stands, and that it should have ended by the day of the roadmap."""
        told = self.words(f"status.{entry.data.status}")
        overdue = planning.is_overdue(entry.data, self.as_of)
        return f"{told}, {self.words('timeline.late')}" if overdue else told

    def minutes(self, entry: Entry) -> int:
        """Reading time of an entry; of a path the sum of its steps."""
        if entry.id not in self._minutes.setdefault(entry.kind, {}):
            self._minutes[entry.kind][entry.id] = self._count_minutes(entry)
        return self._minutes[entry.kind][entry.id]

    @cached_property
    def _minutes(self) -> dict[str, dict[str, int]]:
        return {}

    def _count_minutes(self, entry: Entry) -> int:
        if entry.kind == "path":
            return sum(self.step_minutes(step) for step in entry.data.steps)
        return readability.reading_minutes(_own_words(entry), len(getattr(entry.data, "quiz", ())))

    def step_target(self, step: Step) -> Entry | HandWritten | None:
        """What a step of a path leads to; None when it is not on the site."""
        if step.page:
            return self.links.page(step.page)
        return self.get(Concept, step.concept) if step.concept else self.get("example", step.example)

    def steps(self, path: Entry[Path]) -> list[Step]:
        """The steps of a path in the editor's order, but no concept before what it requires on that path."""
        left, found = list(path.data.steps), []
        on_path = {concept.id for step in left if (concept := self.get(Concept, step.concept))}
        read: set[str] = set()
        while left:
            step = next((each for each in left if self._may_read(each, on_path, read)), left[0])
            left.remove(step)
            found.append(step)
            concept = self.get(Concept, step.concept)
            if concept:
                read.add(concept.id)
        return found

    def _may_read(self, step: Step, on_path: set[str], read: set[str]) -> bool:
        concept = self.get(Concept, step.concept)
        before = self.know.knowledge.prerequisites(concept) if concept else []
        return all(each.id in read for each in before if each.id in on_path)

    def step_minutes(self, step: Step) -> int:
        """Reading time of one step."""
        target = self.step_target(step)
        if isinstance(target, HandWritten):
            return readability.reading_minutes(readability.word_count(target.source.text), 0)
        return self.minutes(target) if target else 0

    @staticmethod
    def effort(entry: Entry) -> str:
        """The highest of time, knowledge and budget that is given; '' when none is."""
        effort = getattr(entry.data, "effort", None)
        given = [level for level in (effort.time, effort.knowledge, effort.budget) if level] if effort else []
        return max(given, key=lambda level: _LEVELS[level], default="")

    def situations(self, most: int | None = None) -> list[tuple[str, Entry]]:
        """Situations to come in by: the first of each entry, then the second, until there are enough."""
        entries = [e for e in (*self(Concept), *self("example")) if e.data.situations]
        rounds = range(max((len(entry.data.situations) for entry in entries), default=0))
        found = [(e.data.situations[n], e) for n in rounds for e in entries if n < len(e.data.situations)]
        return found[:most]

    def situations_by_theme(self) -> list[tuple[Entry | None, list[tuple[str, Entry]]]]:
        """Theme → situations with the entry to begin at; those without a theme last."""
        found: dict[str, list[tuple[str, Entry]]] = {}
        for text, entry in self.situations():
            theme = self.get("theme", entry.data.theme)
            found.setdefault(theme.id if theme else "", []).append((text, entry))
        themes: list[Entry | None] = [*self("theme"), None]
        return [(theme, found[key]) for theme in themes if (key := theme.id if theme else "") in found]

    def next_milestones(self, most: int) -> list[tuple[Milestone, Entry[Initiative], bool]]:
        """Milestones not done yet, by date, with whether they are late."""
        open_ = [
            (stone, entry, self.milestone_state(entry.data, stone) == "late")
            for entry in self(Initiative)
            if entry.data.status not in ("stopped", "done", "paused")
            for stone in entry.data.milestones
            if not stone.done
        ]
        return sorted(open_, key=lambda item: (item[0].date.day, item[1].id))[:most]

    def new(self, most: int) -> list[Entry]:
        """What was added last, newest first; the same day by kind and title."""
        today = self.library.today
        added = [e for e in self.whole if e.kind != "organisation" and e.fields.added]
        past = [
            (e, e.fields.added.day)
            for e in added
            if e.fields.added and (not today or e.fields.added.day <= today)
        ]
        return [e for e, day in sorted(past, key=lambda p: (-p[1].toordinal(), p[0].address))][:most]

    def pictures(self) -> Iterator[str]:
        """Files of the folder of pages that entries show or link to."""
        for entry in self.whole:
            image = getattr(entry.data, "image", None)
            if image:
                yield target_of(image.file, entry.path.removeprefix("docs/"))[0]
            for leaf in entry.texts:
                if type(leaf.kind) is Prose and "](" in leaf.value:
                    facts = prose_facts.scan(leaf.value)
                    for link, _ in (*facts.images, *facts.links):
                        yield target_of(link, entry.path.removeprefix("docs/"))[0]

    @cached_property
    def plan(self) -> timeline.Plan | None:
        """What the timeline tells."""
        return timeline.plan(self.library, self("theme"), self.links)

    def timeline(self) -> shapes.Timeline | None:
        """The picture of all initiatives by quarter."""
        return timeline_figure.timeline(self.plan, self.words) if self.plan else None


def _name(kind: type[EntryFields] | str) -> str:
    """Of a kind that is told by its name or by its fields."""
    return kind if isinstance(kind, str) else NAMES[kind]


def title_of(page: HandWritten) -> str:
    """The title of a hand-written page: its own setting, its first heading, or its file name."""
    for line in page.source.text.splitlines():
        if line.startswith("title: "):
            return line.removeprefix("title: ").strip(" \"'")
        if line.startswith("# "):
            return readability.plain(line.removeprefix("# ")).strip()
    return page.path.removesuffix(".md").rpartition("/")[2].replace("-", " ").capitalize()


def _sort_key(title: str) -> str:
    """Titles in alphabetical order, whatever their capitals and accents."""
    return prose.slug(title, " ") or title.casefold()


def _own_words(entry: Entry) -> int:
    """Words of an entry's own text: not of its lists, questions and sources."""
    data = entry.fields
    texts = [
        data.summary,
        *(leaf.value for leaf in entry.texts if type(leaf.kind) is Prose and "." not in leaf.path),
    ]
    if isinstance(data, Concept):
        texts.append(data.definition)
        if data.worked_example:
            example = data.worked_example
            texts += [
                example.situation,
                *(text for step in example.steps for text in (step.do, step.why)),
                example.result,
            ]
    return sum(readability.word_count(text) for text in texts if text)


def address_of_list(words: Words, kind: str, period: str = "") -> str:
    """The address of the list of a kind; of initiatives in the folder of a period: that of this period."""
    folder = words.folders[kind].removeprefix("docs/")
    return f"roadmap/{period}/{folder.removeprefix('roadmap/')}/" if period else f"{folder}/"
