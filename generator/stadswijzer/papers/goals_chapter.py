"""The chapter of goals: how each stands, how it is measured, and who works on it.

In: the site. Out: a chapter, or None without goals and activities.
"""

from __future__ import annotations

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Goal, Initiative, Milestone
from stadswijzer.facts.plan import across_periods, goal_pace, plan_goals, roadmap_facts, standing
from stadswijzer.facts.site import Site
from stadswijzer.papers import overview
from stadswijzer.papers.chapter import Chapter
from stadswijzer.papers.council_chapters import name
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting.blocks import Block, Section, Text
from stadswijzer.papers.setting.short_dates import short
from stadswijzer.papers.sheet.side import other_period


def chapter(site: Site) -> Chapter | None:
    """Goal → state → measure → activities with their programme → milestones."""
    w = site.words
    goals = site.library.roadmap_fields.goals if site.library.roadmap_fields else ()
    sections = [_section(site, goal) for goal in goals]
    orphans = [entry for entry in site(Initiative) if not plan_goals.of(site, entry)]
    if orphans:
        found = b.lines([name(site, entry) for entry in orphans])
        sections.append(b.section(w("pages_tree.without_goal"), "", found))
    if not sections:
        return None
    text = w("paper_booklet.no_goals")
    if goals:
        text = w("paper_booklet.tree_text" if _with_milestones(site) else "paper_booklet.tree_text_short")
    return Chapter(w("paper_booklet.tree"), [*_reached(site), b.paragraph(text)], sections, kept=True)


def _reached(site: Site) -> list[Block]:
    """Of a period that is over: how many goals were reached."""
    reached, missed, unmeasured = roadmap_facts.goals_reached(site)
    if not (roadmap_facts.is_over(site) and reached + missed + unmeasured):
        return []
    w = site.words
    told = f"{w('pages_periods.goals', n=reached + missed + unmeasured)}: "
    told += w("pages_periods.reached", reached=reached, missed=missed)
    told += w("pages_periods.unmeasured", n=unmeasured) if unmeasured else ""
    return [b.paragraph(f"{told}.")]


def _section(site: Site, goal: Goal) -> Section:
    serving = plan_goals.serving(site, goal)
    nobody = b.paragraph(site.words("plan.not_served"), small=True)
    return b.section(
        goal.title,
        "",
        b.paragraph(_state(site, goal)),
        b.paragraph(_measure(site, goal)),
        [b.paragraph(other_period(site, each)) for each in across_periods.of_goal(site, goal)],
        b.bullets([_branch(site, entry) for entry in serving]) if serving else nobody,
    )


def _state(site: Site, goal: Goal) -> Text:
    """How it stands, by shape and word; while the period runs also how much of the time was gone by then."""
    told = roadmap_facts.goal_state(site, goal)
    runs = [b.run(f"{told}.", strong=True, shape=roadmap_facts.goal_weight(site, goal))]
    time = goal_pace.time_gone(goal, site.period)
    if time is not None and not roadmap_facts.is_over(site):
        runs.append(b.run(f" {site.words('booklet_goal.pace', time=time)}"))
    return runs


def _measure(site: Site, goal: Goal) -> Text:
    w = site.words
    way = w("plan.from_baseline", baseline=w.number(goal.baseline), target=w.number(goal.target))
    now = ""
    if goal.current:
        value, when = w.number(goal.current.value), w.moment(goal.current.date.text)
        now = f" {w('plan.now', value=value, date=when, source=goal.current.source)}"
    measure = f"{goal.measure} ({goal.unit}): {way}{now}"
    return [b.run(f"{w('paper_booklet.measure')}: ", strong=True), b.run(measure)]


def _branch(site: Site, entry: Entry[Initiative]) -> list[Block]:
    data = entry.data
    programme = f" ({data.programme})" if data.programme else ""
    if not _with_milestones(site):
        return [b.paragraph(f"{name(site, entry)}{programme}")]
    stones = sorted(data.milestones, key=lambda each: each.date.day)
    told = [_milestone(site, data, each) for each in stones]
    return [b.paragraph(f"{name(site, entry)}{programme}"), *b.lines(told)]


def _milestone(site: Site, of: Initiative, stone: Milestone) -> str:
    """Its title with its day and how it stands: a day alone would read as reached."""
    state = site.words(f"timeline.{standing.milestone(site, of, stone)}")
    return f"{stone.title} ({short(site.words, stone.date.text)}, {state})"


def _with_milestones(site: Site) -> bool:
    """Of many activities they would take pages, and they stand on the sheets."""
    return len(site("initiative")) <= overview.SUMMARIES
