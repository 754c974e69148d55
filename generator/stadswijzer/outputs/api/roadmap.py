"""What follows from the plan, for `roadmap.json`: lateness, sums, progress, what holds back, public support.

Amounts that nobody gave are null, never 0; `after` is each year after the period. A record of support is
published only when it is public.
"""

from __future__ import annotations

from dataclasses import asdict, fields

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.content.model.initiative import Support
from stadswijzer.content.values import Schema
from stadswijzer.facts.knowledge.readiness import ALMOST, ASKS_NOTHING, ENOUGH, NOT_MEASURED, NOT_YET, TOO_FEW
from stadswijzer.facts.plan import judgement, money_judgement, plan_sums, planning, roadmap_facts
from stadswijzer.facts.plan.holdback import HoldBack
from stadswijzer.facts.plan.money import Amounts, Sums
from stadswijzer.facts.site import Site
from stadswijzer.language.json_data import Json
from stadswijzer.language.words import Words
from stadswijzer.outputs.api.plain_data import (
    FLAG,
    STRING,
    WHOLE,
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


def of_roadmap(site: Site) -> dict[str, Json]:
    """Progress of each goal in per cents, null when it was not measured."""
    roadmap = site.library.roadmap_fields
    goals = roadmap.goals if roadmap else ()
    return {"progress": [{"goal": goal.id, "percent": planning.progress(goal)} for goal in goals]}


def roadmap_schema() -> dict[str, Schema]:
    return {"progress": many(things({"goal": STRING, "percent": maybe(WHOLE)}))}


def of_initiative(site: Site, entry: Entry[Initiative]) -> dict[str, Json]:
    """What is late, what it costs, public support, and whether its people know enough."""
    data, judged = entry.data, judgement.of(site, entry)
    late = planning.late_milestones(data, site.as_of)
    running = site.know.is_running(entry)
    return {
        "overdue": planning.is_overdue(data, site.as_of),
        "late_milestones": [stone.title for stone in late],
        "money": _sums(plan_sums.of(site, entry)),
        **{f"{name}_judgement": judged.state(name) for name in judgement.NAMES},
        "support": [data_of(site, each, SUPPORT) for each in data.support if each.public],
        **({"knowledge": site.know.readiness(entry).state} if running else {}),
    }


def initiative_schema(words: Words) -> dict[str, Schema]:
    return {
        "overdue": FLAG,
        "late_milestones": many(STRING),
        "money": _sums_schema(),
        "time_judgement": choice(*judgement.TIME),
        "money_judgement": maybe(choice(*money_judgement.STATES)),
        "risk_judgement": choice(*judgement.RISK),
        "result_judgement": choice(*judgement.RESULT),
        "support": many(things(schema_of(words, Support, SUPPORT), optional(Support, SUPPORT))),
        "knowledge": STATES,
    }


def totals(site: Site) -> dict[str, Json]:
    """All initiatives together: money (ideas apart), and what holds back by year."""
    horizon = plan_sums.horizon(site)
    themes = [{"theme": _theme(group), **_sums(group.sums)} for group in roadmap_facts.by_theme(site)]
    programmes = [
        {"programme": group.sums.key, **_sums(group.sums)} for group in roadmap_facts.by_programme(site)
    ]
    return {
        "money": _sums(plan_sums.planned(site)),
        "money_of_ideas": _sums(plan_sums.of_ideas(site)),
        "money_by_theme": themes,
        "money_by_programme": programmes,
        "money_years": {"first": horizon.first, "last": horizon.last, "budget_to": horizon.budget_to},
        "unknown_costs": plan_sums.planned(site).unknown,
        "hold_backs": [
            {"year": year, "initiatives": [_holding(each) for each in held if each.holds]}
            for year, held in site.know.hold_backs
        ],
    }


def totals_schema() -> dict[str, Schema]:
    hours = things({"department": STRING, "asked": WHOLE, "has": WHOLE})
    money = things({"costs": WHOLE, "coverage": maybe(WHOLE)})
    holding = things({"initiative": STRING, "time": many(hours), "knowledge": FLAG, "money": maybe(money)})
    return {
        "money": _sums_schema(),
        "money_of_ideas": _sums_schema(),
        "money_by_theme": many(things({"theme": STRING, **_sums_fields()})),
        "money_by_programme": many(things({"programme": maybe(STRING), **_sums_fields()})),
        "money_years": things(dict.fromkeys(("first", "last", "budget_to"), WHOLE)),
        "unknown_costs": WHOLE,
        "hold_backs": many(things({"year": WHOLE, "initiatives": many(holding)})),
    }


def _holding(hold_back: HoldBack) -> dict[str, Json]:
    money = {"costs": hold_back.money[0], "coverage": hold_back.money[1]} if hold_back.money else None
    hours = [{"department": each.department, "asked": each.asked, "has": each.has} for each in hold_back.time]
    return {
        "initiative": hold_back.entry.id,
        "time": hours,
        "knowledge": hold_back.knowledge is not None,
        "money": money,
    }


def _theme(group: roadmap_facts.Group) -> str:
    """Its id; the name where no theme of that id is there."""
    return group.entry.id if group.entry else group.name


def _sums(sums: Sums) -> dict[str, Json]:
    years = [{"year": row.year, **asdict(row.amounts)} for row in sums.years]
    return {"years": years, "total": asdict(sums.total), "after": asdict(sums.after)}


def _sums_schema() -> Schema:
    return things(_sums_fields())


def _sums_fields() -> dict[str, Schema]:
    amounts = {each.name: maybe(WHOLE) for each in fields(Amounts)}
    return {
        "years": many(things({"year": WHOLE, **amounts})),
        "total": things(amounts),
        "after": things(amounts),
    }
