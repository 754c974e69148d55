"""What it costs and whether it works: money by year, goals with their state, and what evaluations gave.

In: the site and how much there is room for. Out: blocks. Adds nothing up.
"""

from __future__ import annotations

from collections.abc import Sequence

from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import (
    continuation,
    initiative_facts,
    money_of_plan,
    money_sentences,
    money_spent,
    money_table,
    plan_sums,
    planning,
    roadmap_facts,
)
from stadswijzer.facts.site import Site
from stadswijzer.papers import money_blocks
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting.blocks import Block, Text

_WORST_FIRST = ("bad", "attention", "unknown", "good")


def money(site: Site, most: int) -> list[Block]:
    """In a sentence, by year with each year after the period, and what stands apart."""
    w, sums = site.words, plan_sums.planned(site)
    left = [b.paragraph(text) for _, text in continuation.told_left(site)]
    if not (sums.is_given or plan_sums.of_ideas(site).is_given):
        return [b.paragraph([b.run(w("money_said.costs_unknown"), small=True)]), *left]
    told = [
        money_spent.told(w, sums),
        money_sentences.costs(w, sums),
        money_sentences.cover(w, sums.total),
    ]
    if not sums.is_given:
        told = money_of_plan.told(site)
    table = money_blocks.table(money_table.by_year(w, sums), fitting.WIDTH) if sums.is_given else []
    apart = [*roadmap_facts.unknown_money(site), *money_sentences.notes(w, plan_sums.planned(site))]
    hidden = len(apart) - most
    more = [b.paragraph(w("oplegger.more_money", n=hidden), small=True)] if hidden > 0 else []
    under = [w("money_said.ideas")] if plan_sums.of_ideas(site).initiatives and sums.is_given else []
    note = plan_sums.horizon(site).note
    under += [note] if note else []  # of years to come the foot of the page says it
    return [
        b.paragraph([b.run(" ".join(text for text in told if text), strong=True)]),
        *left,
        *table,
        *b.lines(apart[:most]),
        *more,
        *([b.paragraph(" ".join(under), small=True)] if under else []),
    ]


def goals(site: Site, most: int) -> list[Block]:
    """Goals with where they began, stand and should end; of more than `most` those that were missed first."""
    w, roadmap = site.words, site.library.roadmap_fields
    found = roadmap.goals if roadmap else ()
    if not found:
        return [b.paragraph(w("paper_booklet.no_goals"), small=True)]
    rows: list[Sequence[Text]] = []
    first = sorted(found, key=lambda goal: _WORST_FIRST.index(roadmap_facts.goal_weight(site, goal)))[:most]
    for goal in (each for each in found if each in first):
        now: Text = [b.run(w("plan.not_measured").lower(), small=True)]
        if goal.current:
            value, day = w.number(goal.current.value), w.moment(goal.current.date.text)
            now = [b.run(f"{value} "), b.run(f"({day})", small=True)]
        state = b.run(roadmap_facts.goal_state(site, goal), shape=roadmap_facts.goal_weight(site, goal))
        title = [b.run(f"{goal.title} "), b.run(f"({goal.unit})", small=True)]
        rows.append((title, f"{w.number(goal.baseline)} → {w.number(goal.target)}", now, [state]))
    head = [w(f"oplegger_goals.{key}") for key in ("goal", "way", "now", "state")]
    left = len(found) - most
    more = [b.paragraph(w("paper_booklet.more_goals", n=left), small=True)] if left > 0 else []
    return [b.grid(head, rows, (5.6, 2.0, 3.2, 3.3)), *more]


def evaluations(site: Site, most: int) -> list[Block]:
    """What looking back gave, newest first; and of which initiatives the day to do so has passed."""
    w = site.words
    given = [(entry, entry.data.evaluation) for entry in site(Initiative) if entry.data.evaluation]
    done = [(found.result.date.day, entry, found) for entry, found in given if found.result]
    done.sort(key=lambda each: (-each[0].toordinal(), each[1].id))
    texts: list[Text] = [
        [b.run(f"{entry.title}: ", strong=True), b.run(initiative_facts.looking_back(w, found)[0])]
        for _, entry, found in done
    ]
    late = [
        entry.title
        for entry, found in given
        if not found.result
        and entry.data.status != "stopped"
        and planning.is_late(found.date.day, site.as_of, done=None)
    ]
    left = len(texts) - most
    more = [b.paragraph(w("oplegger.more_evaluations", n=left), small=True)] if left > 0 else []
    gaps = []
    if late:
        names, rest = ", ".join(late[:most]), len(late) - most
        more_late = f" {w('oplegger_goals.and_more', n=rest)}" if rest > 0 else ""
        gaps = [b.paragraph(f"{w('oplegger_goals.not_evaluated', n=len(late))} {names}{more_late}.")]
    none = [] if texts or gaps else [b.paragraph(w("oplegger_goals.no_evaluation"), small=True)]
    return [*b.lines(texts[:most]), *more, *gaps, *none]
