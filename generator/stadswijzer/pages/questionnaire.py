"""The questions of a round for a form: a text to paste into Microsoft or Google Forms, a file for LimeSurvey.

In: what the guide asks (`guide.py`). Out: files; `asked` is the one list of questions that both are made of.
`survey import` reads what comes of either without being told anything.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Theme
from stadswijzer.editing.survey.columns import LEVEL, USED, Reader
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.departments import departments_today
from stadswijzer.facts.site import Site
from stadswijzer.pages import guide

ONE, EACH, SEVERAL, TEXT = "one", "each", "several", "text"
"""One answer; one for each row of a table; as many as fit; words of one's own."""
_TYPES = {ONE: "L", EACH: "F", SEVERAL: "F", TEXT: "T"}
"""What LimeSurvey calls them. A box that stays empty says nothing there: each theme gets a yes or no."""
_COLUMNS = (
    "class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory",
    "other", "default", "same_default",
)  # fmt: skip


class Question(NamedTuple):
    """`rows`: what a table asks of; `answers`: to choose from."""

    text: str
    kind: str
    answers: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    hint: str = ""


def files(site: Site) -> list[tuple[str, bytes]]:
    """Address and content of both files."""
    if "guide" not in site.once(Catalogue).tools:
        return []
    w = site.words
    return [
        (w("questionnaire.limesurvey"), limesurvey(site).encode("utf-8-sig")),
        (w("questionnaire.text"), as_text(site).encode()),
    ]


def asked(site: Site) -> tuple[Question, ...]:
    """Every question, in the words of the guide; only what the work asks.

    Nobody has to answer, and each can be answered with *I do not know*.
    """
    return site.once(_asked)


def _asked(site: Site) -> tuple[Question, ...]:
    return tuple(_questions(site, Reader.of(site.library)))


def _questions(site: Site, reader: Reader) -> Iterator[Question]:
    """`reader`: who reads the answers later, and must know each row by its name."""
    w = site.words
    unknown = w("guide.none_focus")
    if departments_today(site):
        names = tuple(each.name for each in departments_today(site))
        others = (w("questionnaire.elsewhere"), w("questionnaire.no_department"))
        yield Question(w("guide.department"), ONE, (*names, *others))
    if concepts := guide.concepts(site):
        levels = tuple(step.word for step in guide.steps(site))
        title, used = w("guide.levels.title"), w("questionnaire.used")
        rows = tuple(_named(reader, entry, title, LEVEL) for entry in concepts)
        yield Question(title, EACH, (*levels, unknown), rows)
        rows = tuple(_named(reader, entry, used, USED) for entry in concepts)
        yield Question(used, EACH, (w("questionnaire.yes"), w("questionnaire.no"), unknown), rows)
    if themes := tuple(theme.title for theme in site(Theme)):
        of_none = (w("guide.none_named"), unknown)
        yield Question(w("guide.named"), SEVERAL, (*themes, *of_none), hint=w("guide.named_hint"))
        yield Question(w("guide.focus"), ONE, (*themes, unknown), hint=w("guide.focus_hint"))
    hint = f"{w('guide.wish_hint')} {w('questionnaire.wish_unknown')}"
    yield Question(guide.wish_question(site), TEXT, hint=hint)


def _named(reader: Reader, entry: Entry[Concept], question: str, role: str) -> str:
    """What a row of a table is called: its title, where the import knows it by that."""
    column = reader.columns([f"{question} [{entry.title}]"])[0]
    return entry.title if (column.role, column.target) == (role, entry.id) else entry.id


def as_text(site: Site) -> str:
    """The questions to paste, with what to choose in the form."""
    w = site.words
    lines = [w("questionnaire.title"), "", w("survey.statement"), ""]
    for number, question in enumerate(asked(site), start=1):
        lines.append(f"{number}. {question.text}")
        lines += [question.hint] if question.hint else []
        lines.append(f"({w(f'questionnaire.kinds.{question.kind}')})")
        if question.rows:
            lines += [
                w("questionnaire.rows"),
                *(f"- {row}" for row in question.rows),
                w("questionnaire.answers"),
            ]
        lines += [f"- {answer}" for answer in question.answers]
        lines.append("")
    return "\n".join(lines)


def limesurvey(site: Site) -> str:
    """The survey as LimeSurvey reads it: one line for each setting, group, question, row and answer."""
    w, language = site.words, site.words.language
    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS, delimiter="\t", lineterminator="\n", restval="")
    writer.writeheader()

    def row(kind: str, type_: str, name: str, said: str, hint: str = "", **more: str) -> None:
        cells = {"class": kind, "type/scale": type_, "name": name, "text": _line(said), "help": _line(hint)}
        writer.writerow({**cells, "language": "" if kind == "S" else language, **more})

    row("S", "", "language", language)
    row("S", "", "anonymized", "Y")
    row("S", "", "datestamp", "Y")
    row("SL", "", "surveyls_title", w("questionnaire.title"))
    row("SL", "", "surveyls_welcometext", w("survey.statement"))
    row("G", "0", w("guide.title"), "", relevance="1")
    for number, question in enumerate(asked(site), start=1):
        optional = {"relevance": "1", "mandatory": "N", "other": "N"}
        row("Q", _TYPES[question.kind], f"vraag{number}", question.text, question.hint, **optional)
        rows, answers = _table(site, question)
        for n, each in enumerate(rows, start=1):
            row("SQ", "0", f"SQ{n:03}", each, relevance="1")
        for n, each in enumerate(answers, start=1):
            row("A", "0", f"A{n:03}", each)
    return text.getvalue()


def _table(site: Site, question: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Rows and answers: of a question with tick boxes, each theme with yes, no and *I do not know*."""
    if question.kind != SEVERAL:
        return question.rows, question.answers
    w = site.words
    *themes, _, unknown = question.answers
    return tuple(themes), (w("questionnaire.yes"), w("questionnaire.no"), unknown)


def _line(text: str) -> str:
    return " ".join(text.split())
