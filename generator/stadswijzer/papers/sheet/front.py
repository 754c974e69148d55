"""The front of the sheet of an initiative: the four questions, what moved, and what must be learned.

In: the site and an initiative. Out: sections of blocks. Of milestones and moves the most telling are chosen,
and the sheet says how many more there are. No department is named here, since this side tells of knowledge.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Goal, Initiative, Milestone, Theme
from stadswijzer.facts.knowledge import readiness_told
from stadswijzer.facts.plan import (
    carried_over,
    delays,
    first_amounts,
    initiative_facts,
    judgement,
    money_sentences,
    money_table,
    plan_goals,
    plan_sums,
    planning,
    standing,
)
from stadswijzer.facts.site import Site
from stadswijzer.language.sentences import ended
from stadswijzer.papers import asked, money_blocks, promised
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting.blocks import Block, Section, Text
from stadswijzer.papers.setting.prose_tree import tree
from stadswijzer.papers.setting.short_dates import short
from stadswijzer.papers.sheet.side import MILESTONES, MOVES, Side, resolve

_COLUMNS = ((5.6, 1.7, 2.7), (5.4, 1.6, 3), (5, 2.4, 2.6), (4.4, 2, 3.6))
"""Widths for a table of milestones: some have long names, some long dates."""


class Front(Side):
    """What it wants, does, costs and measures."""

    def sections(self) -> list[Section]:
        site, data = self.site, self.data
        effect = tree(data.intended_effect, partial(resolve, site)) or self.none("not_given")
        return [
            *self.asked(),
            b.section(self.say("effect"), "intended_effect", effect),
            b.section(self.say("doing"), "milestones", self.milestones()),
            b.section(self.say("moved"), "moved", self.moves()),
            b.section(self.say("money"), "costs", self.money()),
            b.section(self.say("measure"), "goals", self.goals()),
            *self.knowledge_section(),
        ]

    def asked(self) -> list[Section]:
        """What is asked of whom, when there is anything to decide."""
        found = asked.open_asks(self.site, of=self.entry)
        lines: list[Text] = [
            [
                b.run(f"{asked.short(self.site, each)}: ", strong=True),
                b.run(ended(each.decision.ask)),
            ]
            for each in found
        ]
        return [b.section(self.w("sheet_front.asked"), "decisions", b.lines(lines))] if lines else []

    def knowledge_section(self) -> list[Section]:
        """Nothing of what is over: nobody has to learn for it any more."""
        if not self.site.know.is_running(self.entry):
            return []
        return [b.section(self.say("knowledge"), "needs", b.paragraph(self.knowledge()))]

    def judgements(self) -> Block:
        """The four judgements by rule, in word and shape."""
        w, found = self.w, judgement.of(self.site, self.entry)
        runs: list[b.Run] = []
        for name in judgement.NAMES:
            runs.append(b.run(f"{w(f'judgement.head.{name}')}: ", small=True))
            runs.append(b.run(f"{judgement.said(w, found, name)}   ", shape=found.weight(name)))
        return b.paragraph(runs)

    def facts(self) -> Block:
        w, data, site = self.w, self.data, self.site
        theme = site.get(Theme, data.theme)
        span = self.w("timeline.span", start=short(w, data.start.text), end=short(w, data.end.text))
        before = carried_over.first_promised(site, self.entry)
        first = before[1] if before else initiative_facts.first_end(data)
        if first != data.end.text:
            span = w("sheet_front.first_end", span=span, date=short(w, first))
        pairs: list[tuple[str, Text]] = [
            (w("plan.status"), self.status()),
            (self.say("period"), span),
            (w("kinds.theme.one"), [self.link(theme)] if theme else w("plan.no_theme")),
            (w("plan.programme"), data.programme or w("unknown")),
            *([(w("plan.portfolio"), data.portfolio)] if data.portfolio else []),
            (
                self.say("goal"),
                b.joined([self.goal(goal) for goal in plan_goals.of(site, self.entry)]) or "–",
            ),
        ]
        return b.facts(pairs)

    def status(self) -> str:
        """How it stands, since when, and why."""
        status = standing.status(self.site, self.data)
        status += initiative_facts.since(self.site, self.data, short)
        return f"{status}. {self.data.status_reason}" if self.data.status_reason else status

    def address(self) -> list[Block]:
        """Where it is on the site; nothing without `site_url`."""
        whole = self.site.frame.whole(self.entry.address)
        told = [b.run(self.w("paper.on_site")), b.run(whole, href=whole)]
        return [b.paragraph(told, small=True)] if whole else []

    def goal(self, goal: Goal) -> b.Run:
        page = self.site.library.roadmap
        anchor = f"{page.address}#{self.w('goal_anchor')}{goal.id}" if page else ""
        return b.run(goal.title, href=self.site.frame.whole(anchor) if anchor else "")

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
            (stone.title, short(w, stone.date.text), self._state(stone)) for stone in shown
        ]
        head = (w("plan.milestone"), w("plan.when"), w("plan.state"))
        return [fitting.tightest(head, rows, _COLUMNS), *self.left_out(len(stones) - len(shown))]

    def _state(self, stone: Milestone) -> Text:
        if day := planning.done_on(stone.done):
            return self.w("plan.done_on", date=short(self.w, day.text))
        state = planning.milestone_state(self.data, stone, self.site.as_of)
        told = self.w(f"plan.{state}")
        return [b.run(told, strong=True)] if state == "late" else told

    def moves(self) -> list[Block]:
        w = self.w
        found = planning.moves_of(self.entry, self.data)
        if not found:
            before, none = promised.told(self.site, self.entry), moves_told(self.site, self.entry)
            if not before:
                return self.none(none)
            end = b.run(f"{w('plan.field_end')}: {ended(before)} ", strong=True)
            return [b.paragraph([end, *([b.run(self.say(none), small=True)] if none else [])])]
        texts: list[list[b.Run]] = []
        for move in found[:MOVES]:
            what = w(f"plan.field_{move.what}") if move.own else move.what
            change = self.say("since", old=short(w, move.moved.from_.text), new=short(w, move.to))
            told = [
                b.run(f"{what}: {change}. ", strong=True),
                b.run(f"{w('plan.cause')} {ended(move.moved.reason)}"),
            ]
            more = ((key, getattr(move.moved, key)) for key in ("effect", "action"))
            told += [b.run(f" {w(f'plan.{key}')} {ended(text)}") for key, text in more if text]
            texts.append(told)
        return [*b.lines(texts), *self.left_out(len(found) - MOVES)]

    def money(self) -> list[Block]:
        """The table, where the money comes from, what stands apart, and in which money it is told."""
        w, data, site = self.w, self.data, self.site
        sums = plan_sums.of(site, self.entry)
        table = money_blocks.table(money_table.by_year(w, sums), fitting.BESIDE) if sums.is_given else []
        first = self.first_and_spent()
        under = [sums.horizon.note] if table else []
        under += [w("money_said.idea")] if data.status == "idea" else []
        told = [
            *([] if data.costs else [w("money_said.costs_unknown")]),
            *money_sentences.notes(w, sums, with_spent=not first),
            *money_sentences.afterwards(w, data, sums),
        ]
        rows = [
            *money_sentences.cost_lines(w, data, telling=True),
            *money_sentences.cover_lines(w, data, plan_sums.horizon(site)),
        ]
        small = " ".join(text for text in under if text)
        last = [b.run(text, small=soft) for text, soft in ((" ".join(told), False), (small, True)) if text]
        return [*first, *table, *b.lines(rows), *([b.paragraph(b.joined(last, " "))] if last else [])]

    def first_and_spent(self) -> list[Block]:
        """The first amount beside that of now and what was spent, when the amount was ever changed."""
        w, sums = self.w, plan_sums.of(self.site, self.entry)
        first = first_amounts.first_costs(self.data, plan_sums.horizon(self.site))
        if first is None or sums.total.costs is None:
            return []
        told = w("sheet_front.first_amount", first=w.euros(first), now=w.euros(sums.total.costs))
        if sums.total.spent is not None:
            told = f"{told} {w('sheet_front.spent', spent=w.euros(sums.total.spent))}"
        return [b.paragraph([b.run(told, strong=True)])]

    def goals(self) -> list[Block]:
        w, site = self.w, self.site
        goals = plan_goals.of(site, self.entry)
        if not goals:
            return self.none("no_goal")
        rows: list[Sequence[Text]] = []
        for goal in goals:
            now = self.say("not_measured")
            if goal.current:
                value, when = w.number(goal.current.value), short(w, goal.current.date.text)
                now = self.say("measured_on", value=value, date=when, source=goal.current.source)
            measure = f"{goal.measure} ({goal.unit})"
            rows.append((measure, w.number(goal.baseline), now, w.number(goal.target)))
        head = [self.say(key) for key in ("measured", "baseline", "now", "target")]
        return [b.grid(head, rows, (4.5, 1.3, 3, 1.2), numbers=(1, 3))]

    def knowledge(self) -> Text:
        """One sentence, in which each concept is a link."""
        told = readiness_told.told(self.site, self.entry)
        if not told.concepts:
            return told.plain
        concepts = b.joined([self.link(each) for each in told.concepts], ", ")
        return [b.run(told.before), *concepts, b.run(told.after)]


def moves_told(site: Site, entry: Entry[Initiative]) -> str:
    """Of what no date of moved: the words that say so, and of what is late that nobody wrote why.

    '' where it is told instead that an earlier period promised another end.
    """
    found = next((each for each in site.once(_delays) if each.entry is entry), None)
    is_late, before = found is not None and found.is_late, promised.told(site, entry)
    return ("no_cause" if is_late else "") if before else "no_moves_late" if is_late else "no_moves"


def _delays(site: Site) -> list[delays.Delay]:
    return delays.delays(site.library)
