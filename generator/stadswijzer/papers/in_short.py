"""The roadmap in short: the first chapter of the booklet, on one page.

In: the site. Out: sections that fit one page: lists are as long as there is room for, and say how many more
there are. Names no department beside knowledge and counts no answers.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from stadswijzer.facts.plan import decisions, money_sentences, planning, roadmap_facts
from stadswijzer.facts.plan.figures.shapes import STATUSES
from stadswijzer.facts.site import Site
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting, measuring
from stadswijzer.papers.setting.blocks import Block, Text
from stadswijzer.papers.setting.measuring import Side
from stadswijzer.papers.sheet.side import when

MOST = 8
"""Items of a list, at most; fewer when the page is full."""


def intro(site: Site) -> list[Block]:
    """What stands above the sections."""
    roadmap = site.library.roadmap
    return [b.paragraph(roadmap.fields.summary)] if roadmap else []


def page(site: Site) -> tuple[list[dict[str, Any]], float]:
    """The sections, and the size in which they fit."""
    title, above = site.words("paper_booklet.summary"), intro(site)
    top = partial(fitting.chapter, title, above)
    data = {"title": title, "intro": above, "wide": False, "picture": None}
    return measuring.fullest(
        MOST, lambda most: Side("chapter", data, "sections", _Page(site, most).sections(), top)
    )


def progress(site: Site, goal: Any) -> str:
    """How far a goal is, in words."""
    share = planning.progress(goal)
    if share is None:
        return site.words("plan.not_measured").lower()
    return site.words("paper_booklet.progress", share=share)


def unknown_costs(site: Site) -> list[Block]:
    """How many initiatives do not say what they cost, and how many of the others are made up."""
    return [b.paragraph(text, small=True) for text in roadmap_facts.unknown_money(site)]


class _Page:
    def __init__(self, site: Site, most: int) -> None:
        self.site, self.w, self.most = site, site.words, most

    def say(self, key: str, **values: object) -> str:
        return self.w(f"paper_booklet.{key}", **values)

    def sections(self) -> list[dict[str, Any]]:
        found = {
            "status": self.status(),
            "goals": self.goals(),
            "money": self.money(),
            "knowledge": self.knowledge(),
            "asked": self.asked(),
        }
        return [b.section(self.say(key), "", blocks) for key, blocks in found.items() if blocks]

    def some(self, found: list[Text], more: str) -> list[Block]:
        """As many as fit, and how many more there are."""
        left = len(found) - self.most
        told = [b.paragraph(self.say(more, n=left), small=True)] if left > 0 else []
        return [*b.lines(found[: self.most]), *told]

    def status(self) -> list[Block]:
        entries = self.site("initiative")
        states = Counter(entry.data.status for entry in entries)
        told = [f"{self.w(f'status.{name}')}: {states[name]}" for name in STATUSES if states[name]]
        late = sum(planning.is_overdue(entry.data, self.site.as_of) for entry in entries)
        more = [b.paragraph(self.say("overdue", n=late))] if late else []
        return [b.paragraph(self.say("initiatives", n=len(entries))), *b.lines(told), *more]

    def goals(self) -> list[Block]:
        roadmap = self.site.library.roadmap_fields
        goals = roadmap.goals if roadmap else ()
        if not goals:
            return [b.paragraph(self.say("no_goals"), small=True)]
        measured = sum(goal.current is not None for goal in goals)
        texts: list[Text] = [f"{goal.title}: {progress(self.site, goal)}" for goal in goals]
        return [
            b.paragraph(self.say("goals_measured", n=len(goals), measured=measured)),
            *self.some(texts, "more_goals"),
        ]

    def money(self) -> list[Block]:
        """What it costs, how sure the money is, each year after the period, and the note on amounts."""
        w, site = self.w, self.site
        told = money_sentences.whole(w, site.money)
        told += [w("money_said.ideas")] if site.money_of_ideas.initiatives else []
        told += [site.horizon.note] if site.horizon.note else []
        return [b.paragraph(" ".join(told)), *unknown_costs(site)]

    def knowledge(self) -> list[Block]:
        states = [f"{self.w(f'readiness.{state}')}: {n}" for state, n in self.site.know.states]
        measured = [b.paragraph(self.site.measured)] if self.site.measured else []
        return [*b.lines(states), *measured]

    def asked(self) -> list[Block]:
        """Open decisions of the council, first date first."""
        found = sorted(
            (
                (each.date.day, entry.id, entry, each)
                for entry in self.site("initiative")
                for each in entry.data.decisions
                if each.body == "council" and each.kind == "decide" and decisions.is_open(each, entry.data)
            ),
            key=lambda item: item[:2],
        )
        texts: list[Text] = [
            [
                b.run(f"{when(self.site, entry, each)}, ", strong=True),
                b.run(entry.title, href=self.site.frame.whole(entry.address)),
                b.run(f": {decisions.asked_for(self.w, each)}"),
            ]
            for _, _, entry, each in found
        ]
        return self.some(texts, "more_asked") or [b.paragraph(self.say("nothing_asked"), small=True)]
