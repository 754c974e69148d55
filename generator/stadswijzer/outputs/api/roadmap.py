"""What follows from the plan, for `roadmap.json`: lateness, sums, progress, what holds back, public support.

Amounts that nobody gave are null, never 0. A record of support is published only when it is public.
"""

from __future__ import annotations

from typing import Any

from stadswijzer.content.library import Entry
from stadswijzer.content.model.roadmap import Support
from stadswijzer.facts.knowledge.gaps import ALMOST, ASKS_NOTHING, ENOUGH, NOT_MEASURED, NOT_YET, TOO_FEW
from stadswijzer.facts.plan import planning
from stadswijzer.facts.plan.holdback import HoldBack
from stadswijzer.facts.plan.money import SOURCES, Money, Sums
from stadswijzer.facts.site import Site
from stadswijzer.language.words import Words
from stadswijzer.outputs.api.plain_data import (
    FLAG,
    STRING,
    WHOLE,
    Schema,
    choice,
    data_of,
    many,
    maybe,
    optional,
    schema_of,
    things,
)

OPTIONAL = ("roadmap",)
MAY_BE_OVER = ("knowledge",)
"""What is over asks nothing of people any more."""
STATES = choice(NOT_YET, TOO_FEW, NOT_MEASURED, ALMOST, ENOUGH, ASKS_NOTHING)
SUPPORT = "date party step concern answer hours".split()


def of_roadmap(site: Site) -> dict[str, Any]:
    """Progress of each goal in per cents, null when it was not measured."""
    roadmap = site.library.roadmap_fields
    goals = roadmap.goals if roadmap else ()
    return {"progress": [{"goal": goal.id, "percent": site.progress(goal)} for goal in goals]}


def roadmap_schema() -> dict[str, Schema]:
    return {"progress": many(things({"goal": STRING, "percent": maybe(WHOLE)}))}


def of_initiative(site: Site, entry: Entry) -> dict[str, Any]:
    """What is late, what it costs, public support, and whether its people know enough."""
    data = entry.data
    late = planning.late_milestones(data, site.as_of)
    running = site.know.is_running(entry)
    return {
        "overdue": planning.is_overdue(data, site.as_of),
        "late_milestones": [stone.title for stone in late],
        "money": _sums(site.money_of(entry)),
        "support": [data_of(site, each, SUPPORT) for each in data.support if each.public],
        **({"knowledge": site.know.readiness(entry).state} if running else {}),
    }


def initiative_schema(words: Words) -> dict[str, Schema]:
    return {
        "overdue": FLAG,
        "late_milestones": many(STRING),
        "money": _sums_schema(),
        "support": many(things(schema_of(words, Support, SUPPORT), optional(Support, SUPPORT))),
        "knowledge": STATES,
    }


def totals(site: Site) -> dict[str, Any]:
    """All initiatives together: money, and what holds back by year."""
    return {
        "money": _sums(site.money),
        "unknown_costs": site.money.unknown,
        "hold_backs": [
            {"year": year, "initiatives": [_holding(each) for each in found if each.holds]}
            for year, found in site.know.hold_backs
        ],
    }


def totals_schema() -> dict[str, Schema]:
    hours = things({"department": STRING, "asked": WHOLE, "has": WHOLE})
    money = things({"costs": WHOLE, "covered": maybe(WHOLE)})
    holding = things({"initiative": STRING, "time": many(hours), "knowledge": FLAG, "money": maybe(money)})
    return {
        "money": _sums_schema(),
        "unknown_costs": WHOLE,
        "hold_backs": many(things({"year": WHOLE, "initiatives": many(holding)})),
    }


def _holding(found: HoldBack) -> dict[str, Any]:
    money = {"costs": found.money[0], "covered": found.money[1]} if found.money else None
    hours = [{"department": each.department, "asked": each.asked, "has": each.has} for each in found.time]
    return {
        "initiative": found.entry.id,
        "time": hours,
        "knowledge": found.knowledge is not None,
        "money": money,
    }


def _sums(sums: Sums) -> dict[str, Any]:
    return {"years": [{"year": row.year, **_money(row)} for row in sums.years], "total": _money(sums.total)}


def _money(row: Money) -> dict[str, Any]:
    return {
        "one_off": row.one_off,
        "structural": row.structural,
        "covered": None if row.coverage is None else dict(row.coverage),
        "uncovered": row.uncovered,
    }


def _sums_schema() -> Schema:
    amounts = {
        "one_off": maybe(WHOLE),
        "structural": maybe(WHOLE),
        "covered": maybe(things(dict.fromkeys(SOURCES, WHOLE), SOURCES)),
        "uncovered": maybe(WHOLE),
    }
    return things({"years": many(things({"year": WHOLE, **amounts})), "total": things(amounts)})
