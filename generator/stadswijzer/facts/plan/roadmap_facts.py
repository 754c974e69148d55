"""What the pages of the roadmap tell: whether its period is over, which pages it has, and their facts.

In: the site. Out: small facts that templates show. The day is that of the roadmap (`as_of`), never a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Sized
from dataclasses import dataclass
from datetime import date
from functools import partial

from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Goal, Initiative, Moved, Theme
from stadswijzer.content.periods import OVER
from stadswijzer.facts.filters import FOLDED_FROM
from stadswijzer.facts.plan import (
    carried_over,
    continuation,
    decisions,
    goal_tree,
    money,
    money_sentences,
    money_table,
    moved_since,
    plan_sums,
    planning,
    standing,
)
from stadswijzer.facts.plan.figures import tree_figure
from stadswijzer.facts.plan.judgement import Weight
from stadswijzer.facts.site import Site

WHOLE_WAY = 100
"""Per cents of the way to a goal that was reached."""
PAGES = ("money", "hold_backs", "moves", "decisions", "closing")
"""The pages under the roadmap, in the order in which it tells of them."""

tree = goal_tree.tree


def tree_picture(site: Site, of: goal_tree.Tree) -> tree_figure.Picture | None:
    """The goal tree as a picture; None when it would not be readable."""
    w = site.words
    names = tree_figure.Names(
        w("pages_tree.no_programme"),
        w("pages_tree.without_goal"),
        w("pages_tree.idle"),
        partial(standing.status, site),
    )
    return tree_figure.picture(of, names)


def is_over(site: Site) -> bool:
    """Whether the period of the roadmap has ended, on the day of the site."""
    return bool(site.library.roadmap) and site.period.state(site.library.today) == OVER


def address(site: Site, name: str) -> str:
    """The address of a page under the roadmap."""
    return f"{site.period.address}{site.words(f'pages_addresses.{name}')}/"


def title(site: Site, name: str) -> str:
    """What a page under the roadmap is called; the one that looks back on a period asks what came of it."""
    if name == "closing" and is_over(site):
        return site.words("pages_periods.closing_title", end=site.period.end)
    return site.words(f"pages_titles.{name}.title")


def has(site: Site, name: str) -> bool:
    """Whether there is anything to tell on that page."""
    roadmap = site.library.roadmap_fields
    if roadmap is None:
        return False
    return {
        "money": lambda: plan_sums.planned(site).is_given or plan_sums.of_ideas(site).is_given,
        "hold_backs": lambda: any(held for _, held in site.know.hold_backs),
        "moves": lambda: bool(standing.moves(site)),
        "decisions": lambda: bool(
            roadmap.adopted or decisions.asked(site.library) or carried_over.taken(site)
        ),
        "closing": lambda: is_over(site) or bool(roadmap.closing),
    }[name]()


@dataclass(frozen=True)
class Group:
    """The money of a theme or a programme; `entry`: what has a page of it."""

    name: str
    entry: AnyEntry | None
    sums: money.Sums

    @property
    def made_up(self) -> int:
        """How many of its initiatives are made up."""
        return sum(bool(each.sample) for each in self.sums.initiatives)


def by_theme(site: Site) -> list[Group]:
    """A group for each theme, in the order of the themes."""

    def current(id_: str) -> str:
        theme = site.get(Theme, id_)
        return theme.id if theme else id_

    rank = {theme.id: place for place, theme in enumerate(site(Theme))}
    by_id = money.by_theme(_plans(site), plan_sums.horizon(site), current)
    by_id.sort(key=lambda sums: rank.get(sums.key or "", len(rank)))
    return [_group(site, site.get(Theme, sums.key), sums) for sums in by_id]


def by_programme(site: Site) -> list[Group]:
    """A group for each programme of the budget; without one comes last."""
    of_programmes = money.by_programme(_plans(site), plan_sums.horizon(site))
    return [
        _group(site, None, sums) for sums in sorted(of_programmes, key=lambda s: goal_tree.by_number(s.key))
    ]


def by_initiative(site: Site, *, ideas: bool = False) -> list[Group]:
    """Each initiative on its own, ideas or all others."""
    entries = [entry for entry in site(Initiative) if (entry.data.status == "idea") is ideas]
    return [Group(entry.title, entry, plan_sums.of(site, entry)) for entry in entries]


def groups_table(site: Site, groups: Sequence[Group], head: str, *, ideas: bool = False) -> money_table.Table:
    """A row for each of these groups, with how sure the money is, and their total."""
    whole = plan_sums.of_ideas(site) if ideas else plan_sums.planned(site)
    return money_table.grouped(site.words, head, [(each.name, each.sums) for each in groups], whole)


def years_table(site: Site, groups: Sequence[Group], head: str) -> money_table.Table:
    """The costs of each group by year of the period, in all, and each year after."""
    return money_table.costs_by_year(
        site.words, head, [(g.name, g.sums) for g in groups], plan_sums.planned(site)
    )


def investments(site: Site) -> list[money_table.Investment]:
    """The credits of all initiatives but ideas."""
    entries = [entry for entry in site(Initiative) if entry.data.status != "idea"]
    return money_table.investments(entries, plan_sums.horizon(site))


def made_up_money(site: Site) -> str:
    """That made-up initiatives are in the sums, and the sums without; empty when all or none are made up."""
    with_money = [data for data in _plans(site) if data.costs or data.coverage]
    real = [data for data in with_money if not data.sample]
    if not real or len(real) == len(with_money):
        return ""
    rest = " ".join(money_sentences.whole(site.words, money.sums(real, plan_sums.horizon(site))))
    return site.words("pages_money.made_up", n=len(with_money) - len(real), rest=rest)


def unknown_money(site: Site) -> list[str]:
    """How many initiatives do not say what they cost, ideas aside, and that made-up ones are in the sums."""
    n = plan_sums.planned(site).unknown
    unknown = f"{site.words('plan.unknown_costs', n=n)} {site.words('pages_money.in_no_amount')}" if n else ""
    return [text for text in (unknown, made_up_money(site)) if text]


def _plans(site: Site) -> list[Initiative]:
    return money.plans(entry.data for entry in site(Initiative))


def _group(site: Site, entry: Entry[Theme] | None, sums: money.Sums) -> Group:
    name = entry.title if entry else sums.key
    return Group(name or site.words("pages_tree.no_programme"), entry, sums)


def shifts(site: Site, since: date | None = None) -> list[moved_since.Shift]:
    """What moved after that day, or ever."""
    return moved_since.shifts(standing.moves(site), since)


def shifts_by_initiative(
    site: Site, since: date | None = None
) -> list[tuple[Entry[Initiative], list[moved_since.Shift]]]:
    """The same by initiative, the one that moved last first."""
    by_entry: dict[str, list[moved_since.Shift]] = {}
    for each in shifts(site, since):
        by_entry.setdefault(each.entry.id, []).append(each)
    return [(own[0].entry, own) for own in by_entry.values()]


def versions(site: Site) -> list[tuple[date, int]]:
    """Days on which the council decided, newest first, each with how many dates moved since."""
    return [(day, len(shifts(site, day))) for day in decisions.council_days(site.library)]


def is_folded(choices: Sized) -> bool:
    """Whether so many choices are shown closed at first, as in the filters of lists."""
    return len(choices) >= FOLDED_FROM


def since_address(site: Site, day: date) -> str:
    """The address of what moved since that day."""
    return f"{address(site, 'moves')}{since_key(site, day)}/"


def since_key(site: Site, day: date) -> str:
    """The name of that day in addresses and data."""
    return f"{site.words('pages_addresses.since')}-{day}"


def since_keys(site: Site, moved: Moved) -> str:
    """The names of the days after which that move came: it is told for each."""
    days = decisions.council_days(site.library)
    return " ".join(since_key(site, day) for day in days if moved.date.day > day)


def to_take(site: Site) -> list[decisions.Asked]:
    """Decisions that are open, by date."""
    return [each for each in decisions.asked(site.library) if each.is_open]


def taken(site: Site) -> list[decisions.Asked]:
    """Decisions that were taken, newest first."""
    return [each for each in reversed(decisions.asked(site.library)) if each.is_taken]


def dropped(site: Site) -> list[decisions.Asked]:
    """Decisions that are not asked any more since the work was stopped, by date."""
    return [each for each in decisions.asked(site.library) if each.is_dropped]


by_body_asked = decisions.by_body


def held(site: Site) -> list[tuple[int, int, int, int]]:
    """Year → how many initiatives run, how many are held back, and of how many figures are not known."""
    return [
        (
            year,
            len(hold_backs),
            sum(each.holds for each in hold_backs),
            sum(bool(each.unknown) for each in hold_backs),
        )
        for year, hold_backs in site.know.hold_backs
    ]


FINAL: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("done", lambda status: status == "done"),
    ("stopped", lambda status: status == "stopped"),
)


def by_final_status(site: Site) -> list[tuple[str, list[Entry[Initiative]]]]:
    """Done, stopped, going on in a later period, and not done; without those that are empty."""
    groups = [(name, [each for each in site(Initiative) if fits(each.data.status)]) for name, fits in FINAL]
    open_ = [each for each in site(Initiative) if not each.data.is_finished]
    groups.append(("goes_on", [each for each in open_ if continuation.continued_by(site, each)]))
    groups.append(("not_done", [each for each in open_ if not continuation.continued_by(site, each)]))
    return [(name, own) for name, own in groups if own]


def goals_reached(site: Site) -> tuple[int, int, int]:
    """How many goals were reached, missed, and never measured, by their last measurement."""
    roadmap = site.library.roadmap_fields
    shares = [planning.progress(goal) for goal in roadmap.goals] if roadmap else []
    known = [share for share in shares if share is not None]
    reached = sum(share == WHOLE_WAY for share in known)
    return reached, len(known) - reached, len(shares) - len(known)


def goal_state(site: Site, goal: Goal) -> str:
    """How far a goal is, in words; once the period is over, whether it was reached."""
    w, share = site.words, planning.progress(goal)
    if share is None:
        return w("plan.not_measured")
    way = w("plan.on_the_way", share=share)
    if share == WHOLE_WAY:
        return w("pages_periods.is_reached")
    return w("pages_periods.is_missed", way=way) if is_over(site) else way


def goal_weight(site: Site, goal: Goal) -> Weight:
    """Whether that is good, asks attention, is bad, or cannot be told."""
    share = planning.progress(goal)
    if share is None:
        return "unknown"
    return "good" if share == WHOLE_WAY else "bad" if is_over(site) else "attention"


def names(entries: Iterable[AnyEntry]) -> str:
    """Titles of entries, for a sentence."""
    return ", ".join(entry.title for entry in entries)
