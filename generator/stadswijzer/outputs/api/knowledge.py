"""What the work asks and what people know, for `knowledge.json`: what the pages show, and nothing more.

How many people know something is a word, as on the pages; themes are counted in steps of five. No voices
and no wishes; a state only where a page tells it. What changed between two rounds: `before_after.py`.
"""

from __future__ import annotations

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Department, Initiative, Survey, Theme
from stadswijzer.content.values import Schema
from stadswijzer.facts.knowledge import focus
from stadswijzer.facts.knowledge.focus import FocusPicture, FocusRow, Step
from stadswijzer.facts.knowledge.needs_table import OfInitiative, Row
from stadswijzer.facts.knowledge.readiness import ALMOST, ENOUGH, NOT_MEASURED, NOT_YET, TOO_FEW
from stadswijzer.facts.site import Site
from stadswijzer.language.answer_words import MANY, WORDS
from stadswijzer.language.json_data import Json
from stadswijzer.outputs.api import before_after
from stadswijzer.outputs.api.plain_data import (
    FLAG,
    MOMENT,
    STRING,
    WHOLE,
    choice,
    day,
    many,
    maybe,
    things,
)
from stadswijzer.outputs.api.roadmap import STATES

SAID = things({"answers": choice(*WORDS), "word": choice(*WORDS[MANY])})
"""How many people, as a word; of a group of five to ten, or of eleven and more."""
STEP = things({"least": WHOLE, "most": maybe(WHOLE)})
"""How many people, in steps of five, both included; the highest step has no most."""


def data(site: Site) -> dict[str, Json]:
    """Departments, rounds, and what each running initiative asks."""
    organisation = site.library.organisation
    departments = organisation.departments if organisation else ()
    return {
        "min_group": site.library.project.options.min_group,
        "newest": site.know.newest.id if site.know.newest else None,
        "departments": [_department(each) for each in departments],
        "rounds": [_round(site, each) for each in site(Survey)],
        "initiatives": [_initiative(site, each) for each in site.know.table(site(Initiative))],
    }


def _department(department: Department) -> dict[str, Json]:
    until = {"until": day(department.until)} if department.until else {}
    return {"id": department.id, "name": department.name, "staff": department.staff, **until}


def schema() -> dict[str, Schema]:
    theme = things(
        {"theme": STRING, "named": STEP, "focus": STEP, "choice": choice("chosen", "not_now")},
        ("named", "focus", "choice"),
    )
    used = things({"concept": STRING, "said": SAID})
    around = {"id": STRING, "date": MOMENT, "method": STRING, "basis": STRING, "sample": FLAG}
    answered = {"invited": WHOLE, "responded": WHOLE, "withdrawn": MOMENT}
    none = things({"named": STEP, "focus": STEP}, ("named", "focus"))
    change = things({"before": STRING, "more": WHOLE, "less": WHOLE, "same": WHOLE, "by_chance": WHOLE})
    of_round = things(
        {
            **around,
            **answered,
            "themes": many(theme),
            "none": none,
            "used": many(used),
            "change": change,
            "needs": many(before_after.CHANGED),
        },
        ("withdrawn", "change", "needs"),
    )
    department = things({"id": STRING, "name": STRING, "staff": WHOLE, "until": MOMENT}, ("until",))
    return {
        "min_group": WHOLE,
        "newest": maybe(STRING),
        "departments": many(department),
        "rounds": many(of_round),
        "initiatives": many(_initiative_schema()),
    }


def _initiative_schema() -> Schema:
    higher = things({"level": WHOLE, "initiative": STRING})
    row = things(
        {
            "concept": STRING,
            "department": STRING,
            "level": WHOLE,
            "people": WHOLE,
            "state": choice(ENOUGH, ALMOST, NOT_YET, TOO_FEW, NOT_MEASURED),
            "said": maybe(SAID),
            "cluster": STRING,
            "higher": higher,
        },
        ("people", "cluster", "higher"),
    )
    of_initiative = {"id": STRING, "state": STATES, "sample": FLAG, "asks": many(row)}
    return things({**of_initiative, "earlier": before_after.EARLIER}, ("earlier",))


def _round(site: Site, entry: Entry[Survey]) -> dict[str, Json]:
    fields = entry.data
    picture = focus.focus_picture(entry.data, site(Theme), site.library)
    used = ((site.get(Concept, each.concept), each) for each in fields.used)
    beside = None if fields.withdrawn else site.know.beside_earlier(entry)
    needs = before_after.of_round(site, entry)
    change: dict[str, Json] | None = (
        {
            "before": beside.before.id,
            "more": beside.more,
            "less": beside.less,
            "same": beside.same,
            "by_chance": beside.by_chance,
        }
        if beside
        else None
    )
    return {
        "id": entry.id,
        "date": day(fields.date),
        "method": fields.method,
        "basis": fields.basis,
        "sample": bool(fields.sample),
        "invited": fields.invited,
        "responded": fields.responded,
        **({"withdrawn": day(fields.withdrawn.date)} if fields.withdrawn else {}),
        "themes": [_theme(row) for row in picture.rows] if picture else [],
        "none": _none(picture),
        "used": [
            {"concept": concept.id, "said": {"answers": each.answers, "word": each.yes}}
            for concept, each in used
            if concept
        ],
        **({"change": change} if change else {}),
        **({"needs": needs} if needs else {}),
    }


def _theme(row: FocusRow) -> dict[str, Json]:
    return {
        "theme": row.theme.id,
        **({"named": _step(row.named)} if row.named else {}),
        **({"focus": _step(row.focus)} if row.focus else {}),
        **({"choice": row.choice} if row.choice else {}),
    }


def _none(picture: FocusPicture | None) -> dict[str, Json]:
    steps = {"named": picture.named_none, "focus": picture.focus_none} if picture else {}
    return {name: _step(step) for name, step in steps.items() if step}


def _step(step: Step) -> dict[str, Json]:
    return {"least": step.least, "most": step.most}


def _initiative(site: Site, found: OfInitiative) -> dict[str, Json]:
    earlier = before_after.earlier(site, found.entry)
    return {
        "id": found.entry.id,
        "state": found.state,
        "sample": bool(found.entry.data.sample),
        "asks": [_row(row) for of in found.concepts for row in of.rows],
        **({"earlier": earlier} if earlier else {}),
    }


def _row(row: Row) -> dict[str, Json]:
    need, answer = row.need, row.need.cell.answer
    return {
        "concept": need.concept.id,
        "department": need.department,
        "level": need.level,
        **({"people": need.people} if need.people else {}),
        "state": need.state,
        "said": {"answers": answer.size, "word": need.word} if answer else None,
        **({"cluster": need.cell.cluster} if need.cell.cluster else {}),
        **({"higher": {"level": row.highest_level, "initiative": row.highest.id}} if row.highest else {}),
    }
