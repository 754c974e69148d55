"""What the page that reads an export knows: the same words, names, limits and rounds as the command.

In: a `Site`. Out: a script that only holds data (`files`), since a page that is opened from a disk cannot
fetch. What can be data is data, so that the command and the page cannot differ in it; what they do with it is
held together by the exports in `tests/golden/import/`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from stadswijzer.checks import rounds
from stadswijzer.content.library import AnyEntry, Entry
from stadswijzer.content.model import Concept, Department, Survey
from stadswijzer.editing import form
from stadswijzer.editing.survey import withdrawn, workbook
from stadswijzer.editing.survey.spellings import habits
from stadswijzer.editing.survey.table_error import MOST_BYTES, MOST_CELLS
from stadswijzer.editing.survey.tally import LEVELS
from stadswijzer.editing.survey.theme_list import themes_of
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.site import Site
from stadswijzer.language import answer_words
from stadswijzer.language.json_data import Json
from stadswijzer.language.words import Words, package_yaml

DATA = "assets/survey.js"
_SAID = (
    "title", "summary", "lines", "and_further", "roles", "said", "hints", "responded", "survive", "hidden",
    "clusters", "left_out",
)  # fmt: skip
"""Words of the command that the page says too."""
_OF_TEMPLATE = (
    "title", "about", "stays", "no_script", "then", "guide", "guide_text", "council", "council_text",
)  # fmt: skip
_SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
"""What Python takes for space around a text and in it."""
_PROBLEMS = ("same-day", "rounds-overlap", "rounds-alike")


def data(site: Site) -> dict[str, Json]:
    """All that the page knows beside what the form of a round knows."""
    library = site.whole  # drafts are not on the site
    today = library.today
    return {
        "words": _words(site.words),
        "limits": {
            "bytes": MOST_BYTES,
            "cells": MOST_CELLS,
            "columns": workbook.MOST_COLUMNS,
            "rows": workbook.MOST_ROWS,
            "cell": workbook.LONGEST,
        },
        "habits": habits(),
        "spaces": _SPACES,
        "concepts": [_named(entry) for entry in library.of(Concept)],
        "themes": [_named(entry) for entry in themes_of(library)],
        "departments": [
            {"id": each.id, "name": each.name, "cluster": each.cluster or ""} for each in _departments(site)
        ],
        "least": library.project.options.min_group,
        "answer_words": {
            "few": answer_words.FEW,
            "many": answer_words.MANY,
            "many_from": answer_words.LEAST_SIZE[answer_words.MANY],
            "fits": answer_words.FITS,
            "step": answer_words.STEP,
            "from": answer_words.FROM,
            "fewest_themes": answer_words.FEWEST_THEMES,
        },
        "rounds": [_round(site, entry) for entry in library.of(Survey) if _counts(entry)],
        "withdrawn": [
            {**_when(site, entry), "responded": entry.data.responded}
            for entry in library.of(Survey)
            if withdrawn.may_be_of_same_people(entry)
        ],
        "rounds_rule": {
            "apart": rounds.APART,
            "alike": rounds.ALIKE,
            "alike_from": rounds.ALIKE_FROM,
        },
        "today": today.isoformat() if isinstance(today, date) else "2000-01-01",
    }


def _words(words: Words) -> dict[str, Json]:
    """What the command says, and what only the page says."""
    own = package_yaml(f"locale/{words.language}/importing.yml")["importing"]
    return {
        "survey_import": {name: words.under(f"survey_import.{name}") for name in _SAID},
        "importing": {name: said for name, said in own.items() if name not in _OF_TEMPLATE},
        "answers": words.under("answers"),
        "levels": [words(f"guide.levels.word_{level}") for level in range(LEVELS)],
        "problems": {code: words.problems[code]["text"] for code in _PROBLEMS},
    }


def _departments(site: Site) -> list[Department]:
    organisation = site.links.library.organisation
    return list(organisation.departments) if organisation else []


def _named(entry: AnyEntry) -> dict[str, Json]:
    also = getattr(entry.data, "also_known_as", ())
    called = [entry.id, entry.title, *entry.data.aliases, *also]
    return {"id": entry.id, "title": entry.title, "called": list(filter(None, called))}


def _counts(entry: Entry[Survey]) -> bool:
    return bool(entry.data.intact("date") and not entry.data.withdrawn)


def _round(site: Site, entry: Entry[Survey]) -> dict[str, Json]:
    """A round as far as another may not be like it."""
    asked = sorted(rounds.asked_of_all(site.links, entry))
    return {**_when(site, entry), "rows": dict(_said(site, entry.data)), "asked": asked}


def _when(site: Site, entry: Entry[Survey]) -> dict[str, Json]:
    survey = entry.data
    return {
        "path": site.words.path(entry.path),
        "day": survey.date.day.isoformat(),
        "basis": survey.basis,
    }


def _said(site: Site, survey: Survey) -> Iterator[tuple[str, str]]:
    """Of whom and what each row is, and what it says in one text; "" for too few."""
    for row in survey.results:
        concept = site.links.find("concept", row.concept) if row.intact("concept") else None
        if concept and (row.department or row.cluster):
            group = f"department:{row.department}" if row.department else f"cluster:{row.cluster}"
            words = " ".join((row.answers, *row.at_least)) if row.answers and row.at_least else ""
            yield f"{group}:{concept.id}", words


def files(site: Site) -> Iterator[tuple[str, str]]:
    """The data of the page, where there is one."""
    if "importing" in site.once(Catalogue).tools:
        text = json.dumps(data(site), ensure_ascii=False, separators=(",", ":"))
        of_a_round = form.script(form.data_of(site, "survey"))
        yield DATA, f"{of_a_round}window.stadswijzerSurvey = {text};\n"
