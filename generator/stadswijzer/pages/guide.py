"""The guide for interviews and brainstorms: what to say, what to ask, and a sheet to fill in.

In: the concepts that initiatives of today need, themes, departments. Out: what the page shows, a PDF, and a
CSV whose header `survey import` understands without help.
"""

from __future__ import annotations

import csv
import io
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Initiative, Theme
from stadswijzer.editing.survey.columns import LEVEL, USED, Reader
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.departments import departments_today
from stadswijzer.facts.site import Site
from stadswijzer.language.json_data import Json
from stadswijzer.papers.setting import pdf
from stadswijzer.papers.setting.blocks import breakable

LEVELS = range(4)
OPENING = ("why", "noted", "read", "deleted", "voluntary")
FORM = ("questions", "once", "exports", "files", "unread")
_PLACES = ("example", "focus", "wish", "stops", "needed", "monday")


def files(site: Site) -> list[tuple[str, bytes]]:
    """Address and content of every file of the guide."""
    if "guide" not in site.once(Catalogue).tools:
        return []
    w = site.words
    return [
        (w("guide.pdf"), _pdf(site)),
        (w("guide.csv"), sheet(site)),
    ]


def _pdf(site: Site) -> bytes:
    project = site.library.project
    return pdf.pdf("guide", on_paper(site), day=site.library.today, look=project.look, root=project.root)


def concepts(site: Site) -> list[Entry[Concept]]:
    """What initiatives of today that are not over need, by title; everything when none needs anything."""
    open_ = [e for e in site.today(Initiative) if not e.data.is_finished]
    needed = site.all(Concept, (need.concept for entry in open_ for need in entry.data.needs))
    return [entry for entry in site(Concept) if entry in needed] or site(Concept)


class Level(NamedTuple):
    """A level of knowing: its number, its word, and the question that checks it."""

    number: int
    word: str
    check: str


def steps(site: Site) -> list[Level]:
    """Every level, the lowest first."""
    w = site.words
    return [Level(n, w(f"guide.levels.word_{n}"), w(f"guide.levels.check_{n}")) for n in LEVELS]


def check_question(site: Site, entry: Entry[Concept]) -> str:
    """A question about this concept alone: its own, or one that fits them all."""
    recall = entry.data.recall
    return recall.question if recall and recall.question else site.words("guide.explain", title=entry.title)


def wish_question(site: Site) -> str:
    """Where someone wants to be at the end of the period that runs: the next round is of that one."""
    roadmap = site.today.library.roadmap_fields
    if roadmap and roadmap.intact("period"):
        return site.words("guide.wish_in", year=roadmap.period.end)
    return site.words("guide.wish")


def on_paper(site: Site) -> dict[str, Json]:
    """The fields of `papers/typst/guide.typ`."""
    w, library = site.words, site.library
    organisation = library.organisation
    version = w("paper.stand_unknown", version=site.frame.version or w("unknown"))
    foot = [breakable(site.frame.site_name), version]
    if site.today.as_of:
        foot.append(f"{w('plan.as_of')} {w.date(site.today.as_of)}")
    return {
        "lang": w.language,
        "title": w("guide.title"),
        "about": w("guide.about"),
        "author": (organisation.municipality if organisation else None) or site.frame.site_name,
        "sample": w("guide.sample") if organisation and organisation.sample else "",
        "foot": " · ".join(foot),
        "page": w("paper.page"),
        "statement": w("survey.statement"),
        "opening": {
            "title": w("guide.opening.title"),
            "texts": [w(f"guide.opening.{name}") for name in OPENING],
            "until": w("guide.until"),
        },
        "close": {key: w(f"guide.close.{key}") for key in ("title", "ask", "promise", "hint")},
        "before": {"title": w("guide.questions"), "department": w("guide.department")},
        "departments": [breakable(d.name) for d in departments_today(site)],
        "themes": [breakable(theme.title) for theme in site(Theme)],
        "named": {"question": w("guide.named"), "hint": w("guide.named_hint"), "none": w("guide.none_named")},
        "focus": {"question": w("guide.focus"), "hint": w("guide.focus_hint"), "none": w("guide.none_focus")},
        "wish": {"question": wish_question(site), "hint": w("guide.wish_hint")},
        "levels": {
            "title": w("guide.levels.title"),
            "about": w("guide.levels.about"),
            "steps": [each._asdict() for each in steps(site)],
            "concept": w("kinds.concept.one"),
            "used": w("guide.levels.used"),
            "yes": w("guide.levels.yes"),
            "no": w("guide.levels.no"),
        },
        "concepts": [
            {"title": breakable(entry.title), "check": breakable(check_question(site, entry))}
            for entry in concepts(site)
        ],
        "notes": {
            "title": w("guide.notes.title"),
            "about": w("guide.notes.about"),
            "places": [
                wish_question(site) if name == "wish" else w(f"guide.notes.{name}") for name in _PLACES
            ],
        },
    }


def questions(site: Site) -> list[str]:
    """The header of the sheet: questions that `survey import` recognises."""
    w, reader = site.words, Reader.of(site.library)
    asked = [w("guide.department")]
    for role, key in ((LEVEL, "guide.level"), (USED, "guide.used")):
        for entry in concepts(site):
            by_title, by_id = (w(key, title=name) for name in (entry.title, entry.id))
            column = reader.columns([by_title])[0]
            asked.append(by_title if (column.role, column.target) == (role, entry.id) else by_id)
    if site.library.entries["theme"]:
        asked += [w("guide.named"), w("guide.focus")]
    return [*asked, wish_question(site)]


def sheet(site: Site) -> bytes:
    """A table to fill in, one row for each colleague; opens as such in a spreadsheet of this language."""
    text = io.StringIO()
    csv.writer(text, delimiter=site.words("signs.column"), lineterminator="\r\n").writerow(
        map(_harmless, questions(site))
    )
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """A spreadsheet would run what begins with these signs."""
    line = " ".join(cell.split())
    return f"'{line}" if line[:1] in "=+-@" else line
