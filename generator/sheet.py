"""The sheet of one initiative: two sides for the council, as blocks.

In: the site and an initiative. Out: the sections of front and back, and the size in which each fits its side
(`fitting`); a side that fits in none is a problem that `check` tells. What an initiative keeps adding to
(moves, support, decisions, milestones, risks) is chosen from, and the sheet says how many more there are;
what an editor writes is never cut. No department is named beside knowledge; support only when it is public.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator import blocks as b
from generator import budget, fitting, planning
from generator.blocks import Block, Text
from generator.fields import Part
from generator.library import Entry
from generator.problems import Problem
from generator.prose_tree import tree
from generator.site import Site

MILESTONES, MOVES, RISKS, DECISIONS, PARTIES = 7, 2, 5, 4, 5
"""At most so many on a sheet."""


@dataclass(frozen=True)
class Sheet:
    """What both sides say. A size of None: this side has too much text."""

    entry: Entry
    facts: Block
    address: tuple[Block, ...]
    """Where it is on the site; nothing without `site_url`."""
    front: tuple[dict[str, Any], ...]
    back: tuple[dict[str, Any], ...]

    @property
    def front_size(self) -> float | None:
        data = self.entry.data
        top = partial(
            fitting.head, b.breakable(data.title), b.breakable(data.summary), (self.facts, *self.address)
        )
        return fitting.largest(top, self.front)

    @property
    def back_size(self) -> float | None:
        return fitting.largest(partial(fitting.other_side, b.breakable(self.entry.title)), self.back)


def sheet(site: Site, entry: Entry) -> Sheet:
    """Both sides of an initiative."""
    found = _Sheet(site, entry)
    return Sheet(entry, found.facts(), tuple(found.address()), tuple(found.front()), tuple(found.back()))


def problems(site: Site) -> Iterator[Problem]:
    """Every side with too much text, at the field that takes most of it."""
    for entry in site("initiative"):
        found = sheet(site, entry)
        for side, size in ((found.front, found.front_size), (found.back, found.back_size)):
            if size is None:
                worst = max(side, key=lambda each: fitting.section(each, fitting.SIZES[-1]))
                at = entry.data.at(worst["field"])
                name = "front" if side is found.front else "back"
                yield entry.source.problem("too-long-for-paper", at.start, side=name, section=worst["title"])


def resolve(site: Site, target: str, label: str) -> tuple[str, str] | None:
    """Where a `[[link]]` leads from paper: a whole address, or '' when this site has none."""
    found = site.links.wiki(target)
    if len(found) != 1:
        return None
    entry = site.get(found[0].kind, found[0].id)
    return (url(site, entry.address), label or entry.title) if entry else None


def url(site: Site, address: str) -> str:
    """The whole address of a page, or '' without `site_url`."""
    return f"{site.frame.site_url.rstrip('/')}/{address}" if site.frame.site_url else ""


class _Sheet:
    def __init__(self, site: Site, entry: Entry) -> None:
        self.site, self.entry, self.data = site, entry, entry.data
        self.w = site.words

    def say(self, key: str, **values: object) -> str:
        return self.w(f"paper_sheet.{key}", **values)

    def facts(self) -> Block:
        w, data, site = self.w, self.data, self.site
        theme = site.get("theme", data.theme)
        span = self.say("from_to", start=w.moment(data.start.text), end=w.moment(data.end.text))
        pairs: list[tuple[str, Text]] = [
            (w("plan.status"), w(f"status.{data.status}")),
            (self.say("period"), span),
            (w("kinds.theme.one"), [self.link(theme)] if theme else w("plan.no_theme")),
            (w("plan.programme"), data.programme or w("unknown")),
            (self.say("goal"), b.joined([self.goal(goal) for goal in site.goals_of(self.entry)]) or "–"),
        ]
        return b.facts(pairs)

    def address(self) -> list[Block]:
        whole = url(self.site, self.entry.address)
        told = [b.run(self.w("paper.on_site")), b.run(whole, href=whole)]
        return [b.paragraph(told, small=True)] if whole else []

    def link(self, entry: Entry) -> b.Run:
        return b.run(entry.title, href=url(self.site, entry.address))

    def goal(self, goal: Any) -> b.Run:
        page = self.site.library.roadmap
        anchor = f"{page.address}#{self.w('goal_anchor')}{goal.id}" if page else ""
        return b.run(goal.title, href=url(self.site, anchor) if anchor else "")

    def front(self) -> list[dict[str, Any]]:
        site, data = self.site, self.data
        effect = tree(data.intended_effect, partial(resolve, site)) or self.none("not_given")
        return [
            b.section(self.say("effect"), "intended_effect", effect),
            b.section(self.say("doing"), "milestones", self.milestones()),
            b.section(self.say("moved"), "moved", self.moves()),
            b.section(self.say("money"), "costs", self.money()),
            b.section(self.say("measure"), "goals", self.goals()),
            b.section(self.say("knowledge"), "needs", b.paragraph(self.knowledge())),
        ]

    def back(self) -> list[dict[str, Any]]:
        w, data = self.w, self.data
        titles = {name: w(f"sections.{name}.title") for name in _TITLED}
        stop = []
        if data.evaluation:
            when = w("plan.evaluation", date=w.moment(data.evaluation.date.text))
            stop = [b.paragraph(when), b.paragraph(f"{w('plan.stop_if')} {data.evaluation.stop_if}")]
        found = [
            b.section(titles["arguments"], "arguments", b.lines(data.arguments) or self.none("not_given")),
            b.section(titles["caveats"], "caveats", b.lines(data.caveats) or self.none("not_given")),
            b.section(titles["alternatives"], "alternatives", self.alternatives()),
            b.section(titles["participation"], "participation", self.participation()),
            b.section(titles["privacy"], "privacy", b.paragraph(self.privacy())),
            b.section(titles["plan_risks"], "risks", self.risks()),
            b.section(titles["decisions"], "decisions", self.decisions()),
            b.section(titles["support"], "support", self.support()),
            b.section(self.say("stop"), "evaluation", stop or self.none("not_given")),
            b.section(self.say("who"), "departments", self.who()),
        ]
        depends = self.depends()
        return [*found, b.section(self.say("depends"), "depends_on", depends)] if depends else found

    def none(self, key: str) -> list[Block]:
        text = self.w("paper.not_given") if key == "not_given" else self.say(key)
        return [b.paragraph(text, small=True)]

    def left_out(self, number: int) -> list[Block]:
        return [b.paragraph(self.w("paper.left_out", n=number), small=True)] if number > 0 else []

    def milestones(self) -> list[Block]:
        """Open ones before those that were reached, the newest of these; shown by date."""
        w, data = self.w, self.data
        stones = sorted(
            data.milestones,
            key=lambda s: (bool(s.done), -s.date.day.toordinal() if s.done else s.date.day.toordinal()),
        )
        shown = sorted(stones[:MILESTONES], key=lambda stone: stone.date.day)
        if not shown:
            return self.none("no_milestones")
        rows: list[Sequence[Text]] = [
            (stone.title, w.moment(stone.date.text), self._state(stone)) for stone in shown
        ]
        head = (w("plan.milestone"), w("plan.when"), w("plan.state"))
        return [b.grid(head, rows, (5, 2.4, 2.6)), *self.left_out(len(stones) - len(shown))]

    def _state(self, stone: Any) -> Text:
        if stone.done is True:
            return self.w("plan.done")
        if stone.done:
            return self.w("plan.done_on", date=self.w.moment(stone.done.text))
        late = self.data.status != "stopped" and self.site.is_late(stone.date, stone.done)
        return [b.run(self.w("plan.late"), strong=True)] if late else self.w("plan.open")

    def moves(self) -> list[Block]:
        w = self.w
        found = planning.moves_of(self.entry, self.data)
        if not found:
            return self.none("no_moves")
        texts: list[list[b.Run]] = []
        for move in found[:MOVES]:
            what = w(f"plan.field_{move.what}") if move.what in ("start", "end") else move.what
            change = self.say("since", old=w.moment(move.moved.from_.text), new=w.moment(move.to))
            told = [
                b.run(f"{what}: {change}. ", strong=True),
                b.run(f"{w('plan.cause')} {b.ended(move.moved.reason)}"),
            ]
            more = ((key, getattr(move.moved, key)) for key in ("effect", "action"))
            told += [b.run(f" {w(f'plan.{key}')} {b.ended(text)}") for key, text in more if text]
            texts.append(told)
        return [*b.lines(texts), *self.left_out(len(found) - MOVES)]

    def money(self) -> list[Block]:
        w, data = self.w, self.data
        after = b.paragraph(f"{w('plan.afterwards')} {data.after_period or w('plan.not_known')}")
        if not data.costs and not data.coverage:
            return [*self.none("money_unknown"), after]
        sums = budget.sums([data])
        rows = [self._year(each, str(each.year)) for each in sums.years]
        rows.append(self._year(sums.total, w("plan.total")))
        head = (
            w("plan.year"),
            self.say("one_off"),
            self.say("structural"),
            w("plan.coverage"),
            w("plan.uncovered"),
        )
        table = b.grid(head, rows, (1.3, 2, 2, 2, 2), numbers=range(1, 5), total=True)
        sources = [self._source(each) for each in data.coverage]
        found = [table, *(b.lines(dict.fromkeys(sources)) or self.none("coverage_unknown")), after]
        return found if data.costs else [*found, *self.none("money_unknown")]

    def _year(self, row: budget.Money, name: str) -> list[Text]:
        amounts = (row.one_off, row.structural, row.covered, row.uncovered)
        return [name, *(self.w("unknown") if each is None else self.w.euros(each) for each in amounts)]

    def _source(self, cover: Any) -> str:
        w = self.w
        told = f"{cover.year}: {w.euros(cover.amount)}, {w(f'cover.{cover.source}')}"
        told += f" ({cover.reference})" if cover.reference else ""
        if cover.authorised is None:
            return told
        return f"{told}, {w('plan.authorised') if cover.authorised else self.say('not_authorised')}"

    def goals(self) -> list[Block]:
        w, site = self.w, self.site
        goals = site.goals_of(self.entry)
        if not goals:
            return self.none("no_goal")
        rows: list[Sequence[Text]] = []
        for goal in goals:
            now = self.say("not_measured")
            if goal.current:
                value, when = w.number(goal.current.value), w.moment(goal.current.date.text)
                now = self.say("measured_on", value=value, date=when, source=goal.current.source)
            measure = f"{goal.measure} ({goal.unit})"
            rows.append((measure, w.number(goal.baseline), now, w.number(goal.target)))
        head = [self.say(key) for key in ("measured", "baseline", "now", "target")]
        return [b.grid(head, rows, (4.5, 1.3, 3, 1.2), numbers=(1, 3))]

    def knowledge(self) -> Text:
        """One sentence; with how many departments, never with which."""
        site, w = self.site, self.w
        if not site.know.is_running(self.entry):
            return self.say("over")
        found = site.know.readiness(self.entry)
        state = w(f"readiness.{found.state}")
        if found.state in ("asks_nothing", "enough") or not found.deciding:
            return f"{state}."
        what = {need.concept.id: self.link(need.concept) for need in found.deciding}
        n = len({need.department for need in found.deciding})
        where = f" ({self.say('departments', n=n)})." if n > 1 else "."
        return [b.run(f"{state}: "), *b.joined(list(what.values()), ", "), b.run(where)]

    def alternatives(self) -> list[Block]:
        texts = [
            [b.run(f"{b.ended(each.text)} ", strong=True), b.run(b.ended(each.why_not))]
            for each in self.data.alternatives
        ]
        return b.lines(texts) or self.none("no_alternatives")

    def participation(self) -> list[Block]:
        w, found = self.w, self.data.participation
        if not found:
            return self.none("not_given")
        told = [(name, getattr(found, name)) for name in ("who", "how", "result")]
        return [
            b.paragraph([b.run(f"{w(f'plan.{name}')}: ", strong=True), b.run(text)])
            for name, text in told
            if text
        ]

    def who(self) -> list[Block]:
        """The departments that do it: on this side, since what must be learned stands on the other."""
        w, site, data = self.w, self.site, self.data
        found = [(w("plan.lead"), site.department_name(data.lead))]
        joins = [name for name in data.departments if name != data.lead]
        found += [(w("plan.joins"), site.department_names(joins))] if joins else []
        return [b.paragraph([b.run(f"{name}: ", strong=True), b.run(text)]) for name, text in found]

    def privacy(self) -> str:
        w, found = self.w, self.data.privacy
        if not found:
            return w("paper.not_given")
        day = f" ({w.moment(found.date.text)})" if found.date else ""
        return f"{w(f'dpia.{found.dpia}')}{day}. {found.note or ''}".strip()

    def risks(self) -> list[Block]:
        """The largest first, by likelihood times impact."""
        w = self.w
        found = sorted(self.data.risks, key=lambda r: (-r.likelihood * r.impact, -r.impact, r.text))
        if not found:
            return self.none("not_given")
        rows: list[Sequence[Text]] = [
            (r.text, w("of_five", n=r.likelihood), w("of_five", n=r.impact), r.mitigation)
            for r in found[:RISKS]
        ]
        head = (w("plan.risk"), self.say("likelihood"), self.say("impact"), w("plan.mitigation"))
        return [b.grid(head, rows, (4, 1.35, 1.35, 4)), *self.left_out(len(found) - RISKS)]

    def decisions(self) -> list[Block]:
        """Open ones before those that were taken, the newest of these; shown by date."""
        w = self.w
        found = sorted(self.data.decisions, key=lambda d: (bool(d.outcome), -d.date.day.toordinal()))
        if not found:
            return self.none("not_given")
        rows: list[Sequence[Text]] = []
        for each in sorted(found[:DECISIONS], key=lambda d: d.date.day):
            outcome = w(f"outcome.{each.outcome}") if each.outcome else w("plan.open")
            reference = f" ({each.reference})" if each.reference else ""
            asked = f"{w(f'body.{each.body}')}, {w(f'decision_kind.{each.kind}').lower()}: {each.ask}"
            rows.append((w.moment(each.date.text), asked, f"{outcome}{reference}"))
        head = (w("plan.when"), w("plan.ask"), w("plan.outcome"))
        return [b.grid(head, rows, (2.2, 5, 2.6)), *self.left_out(len(found) - DECISIONS)]

    def support(self) -> list[Block]:
        """The latest public record of each party."""
        w = self.w
        public = [each for each in self.data.support if each.public]
        latest = {each.party: each for each in sorted(public, key=lambda each: each.date.day)}
        if not latest:
            return self.none("no_support")
        shown = sorted(latest.values(), key=lambda each: each.date.day, reverse=True)
        texts = []
        for each in shown[:PARTIES]:
            name = self.site.party_name(each.party)
            told = [b.run(f"{name}: ", strong=True), b.run(f"{w(f'step.{each.step}').lower()}")]
            told.append(b.run(f" ({w.moment(each.date.text)}). "))
            told += [b.run(f"{b.ended(each.concern)} ")] if each.concern else []
            told += [b.run(f"{w('plan.answer')} {b.ended(each.answer)}")] if each.answer else []
            texts.append(told)
        return [*b.lines(texts), *self.left_out(len(shown) - PARTIES)]

    def depends(self) -> list[Block]:
        w, site = self.w, self.site
        before, after = site.all("initiative", self.data.depends_on), site.dependents(self.entry)
        found = []
        for key, entries in (("waits_for", before), ("waited_for_by", after)):
            if entries:
                told = b.joined([self.link(entry) for entry in entries])
                found.append(b.paragraph([b.run(f"{w(f'plan.{key}')} "), *told]))
        return found


_TITLED = "arguments caveats alternatives participation privacy plan_risks decisions support".split()


def needs_decision(part: Part) -> bool:
    """Whether the council is still asked to decide on this initiative."""
    return any(
        each.body == "council" and each.kind == "decide" and not each.outcome
        for each in part.__dict__.get("decisions", ())
    )


def is_sample(site: Site, *entries: Entry) -> bool:
    """Whether anything of this is made up: an entry, the roadmap or the organisation."""
    shared = (site.library.roadmap.data if site.library.roadmap else None, site.library.organisation)
    return any(bool(each and each.sample) for each in (*shared, *(entry.data for entry in entries)))
