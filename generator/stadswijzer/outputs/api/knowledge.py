"""What the work asks and what people know, for `knowledge.json`: what the pages show, and nothing more.

Shares are in whole per cents, never beyond 10 and 90, of groups that are large enough. No counts, no voices,
no wishes; a state only where a page tells it.
"""

from __future__ import annotations

from typing import Any

from stadswijzer.content.library import Entry
from stadswijzer.facts.knowledge.focus import FocusRow
from stadswijzer.facts.knowledge.gaps import ENOUGH, Cell
from stadswijzer.facts.knowledge.needs_table import OfInitiative, Row
from stadswijzer.facts.knowledge.shares import LEAST, MOST, Share
from stadswijzer.facts.site import Site
from stadswijzer.outputs.api.plain_data import (
    FLAG,
    MOMENT,
    STRING,
    WHOLE,
    Schema,
    choice,
    day,
    many,
    maybe,
    things,
)
from stadswijzer.outputs.api.roadmap import STATES

_BOUNDS = ("under", "exact", "over")
SHARE = things({"bound": choice(*_BOUNDS), "percent": {"type": "integer", "minimum": LEAST, "maximum": MOST}})


def data(site: Site) -> dict[str, Any]:
    """Departments, rounds, and what each running initiative asks."""
    organisation = site.library.organisation
    departments = organisation.departments if organisation else ()
    return {
        "min_group": site.library.project.options.min_group,
        "newest": site.know.newest.id if site.know.newest else None,
        "departments": [{"id": each.id, "name": each.name, "staff": each.staff} for each in departments],
        "rounds": [_round(site, each) for each in site("survey")],
        "initiatives": [_initiative(each) for each in site.know.table(site("initiative"))],
    }


def schema() -> dict[str, Schema]:
    theme = things(
        {
            "theme": STRING,
            "named": maybe(SHARE),
            "focus": maybe(SHARE),
            "choice": choice("chosen", "not_now"),
        },
        ("named", "focus", "choice"),
    )
    used = things({"concept": STRING, "answers": maybe(WHOLE), "share": maybe(SHARE)})
    around = {"id": STRING, "date": MOMENT, "method": STRING, "basis": STRING, "sample": FLAG}
    answered = {"invited": WHOLE, "responded": WHOLE}
    of_round = things({**around, **answered, "themes": many(theme), "used": many(used)})
    department = things({"id": STRING, "name": STRING, "staff": WHOLE})
    return {
        "min_group": WHOLE,
        "newest": maybe(STRING),
        "departments": many(department),
        "rounds": many(of_round),
        "initiatives": many(_initiative_schema()),
    }


def _initiative_schema() -> Schema:
    cell = {
        "state": choice("measured", "too_few", "not_measured"),
        "below": maybe(SHARE),
        "answers": maybe(WHOLE),
        "change": choice("more", "less", "unclear", ""),
    }
    highest = things({"level": WHOLE, "initiative": STRING})
    row = things(
        {"concept": STRING, "department": STRING, "level": WHOLE, "highest": highest, "enough": FLAG, **cell}
    )
    return things({"id": STRING, "state": STATES, "sample": FLAG, "asks": many(row)})


def _round(site: Site, entry: Entry) -> dict[str, Any]:
    fields = entry.data
    used = ((site.get("concept", each.concept), each) for each in fields.used)
    least = site.library.project.options.min_group
    return {
        "id": entry.id,
        "date": day(fields.date),
        "method": fields.method,
        "basis": fields.basis,
        "sample": bool(fields.sample),
        "invited": fields.invited,
        "responded": fields.responded,
        "themes": [_theme(row) for row in site.focus_picture(entry)],
        "used": [
            {
                "concept": concept.id,
                "answers": each.asked if each.asked >= least else None,
                "share": _share(site.used_share(each)),
            }
            for concept, each in used
            if concept
        ],
    }


def _theme(row: FocusRow) -> dict[str, Any]:
    return {
        "theme": row.theme.id,
        **({"named": _share(row.named)} if row.asked_named else {}),
        **({"focus": _share(row.focus)} if row.asked_focus else {}),
        **({"choice": row.choice} if row.choice else {}),
    }


def _initiative(found: OfInitiative) -> dict[str, Any]:
    rows = [_row(of.concept, of.level, row) for of in found.concepts for row in of.rows]
    return {
        "id": found.entry.id,
        "state": found.state,
        "sample": bool(found.entry.data.sample),
        "asks": rows,
    }


def _row(concept: Entry, level: int, row: Row) -> dict[str, Any]:
    cell: Cell = row.cell
    return {
        "concept": concept.id,
        "department": row.need.department,
        "level": level,
        "highest": {"level": cell.level or level, "initiative": row.highest.id},
        "enough": row.need.state == ENOUGH,
        "state": cell.state,
        "below": _share(cell.below),
        "answers": cell.answers,
        "change": cell.change,
    }


def _share(found: Share | None) -> dict[str, Any] | None:
    return {"percent": found.percent, "bound": _BOUNDS[found.bound + 1]} if found else None
