"""An export of a form → a round in YAML, with hiding first; nothing of a person is kept or written.

In: a project that was read, the bytes of exports, and what no export can know (safeguards, how it was asked).
Out: the text of the round's file, and everything there is to tell. Writes nothing and asks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from stadswijzer.checks.content import check
from stadswijzer.checks.validation import Validated
from stadswijzer.content.library import Entry
from stadswijzer.content.model import Survey
from stadswijzer.content.reference_check import link
from stadswijzer.content.values import Report
from stadswijzer.content.yaml_reader import read_mapping, read_source
from stadswijzer.content.yaml_source import Source
from stadswijzer.editing.format.file_text import FormatError, formatted
from stadswijzer.editing.survey import columns as of
from stadswijzer.editing.survey import hiding, sent_twice
from stadswijzer.editing.survey import rows_alike as alike
from stadswijzer.editing.survey.answers import Answers
from stadswijzer.editing.survey.column_answers import refuse_unread_levels, refuse_useless, resolved
from stadswijzer.editing.survey.columns import Column, ColumnError, Reader
from stadswijzer.editing.survey.counting import Counting
from stadswijzer.editing.survey.export_table import read_table
from stadswijzer.editing.survey.findings import Finding, shown
from stadswijzer.editing.survey.header import Finder
from stadswijzer.editing.survey.hiding import Hidden
from stadswijzer.editing.survey.round_text import Round, text_of
from stadswijzer.editing.survey.table_error import TableError
from stadswijzer.editing.survey.tally import Tally
from stadswijzer.editing.survey.theme_list import themes_of
from stadswijzer.language.problems import Problem, Problems

SAFEGUARDS = (
    "purpose", "legal_basis", "privacy_check", "works_council_date", "works_council", "delete_source_by",
)  # fmt: skip
ALWAYS = ("date", "invited")
"""What else must be told, since no export says it. A sample goes without."""


_ALIKE = "rounds-alike"


@dataclass(frozen=True)
class About:
    """What is told of a round beside its answers. Dates as `2021-03-31`."""

    id: str
    title: str = ""
    summary: str = ""
    date: str = ""
    method: str = "questions"
    basis: str = "self"
    invited: int | None = None
    responded: int | None = None
    """Only for hand-ins without a row of a person: how many took part, when more than the answers show."""
    purpose: str = ""
    legal_basis: str = ""
    privacy_check: str = ""
    works_council_date: str = ""
    works_council: str = ""
    works_council_reason: str = ""
    """Why agreement was not needed; only when it was `informed`."""
    delete_source_by: str = ""
    sample: bool = False

    @property
    def missing(self) -> list[str]:
        """What must still be told."""
        if self.sample:
            return []
        why = ("works_council_reason",) if self.works_council == "informed" else ()
        return [name for name in (*ALWAYS, *SAFEGUARDS, *why) if getattr(self, name) in ("", None)]


@dataclass
class Counted:
    """Exports, counted. `columns`: by file."""

    tally: Tally = field(default_factory=Tally)
    columns: dict[str, list[Column]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        return any(finding.severity == "error" for finding in self.findings)


def count(
    checked: Validated,
    exports: Mapping[str, bytes],
    *,
    chosen: Sequence[str] = (),
    said: Sequence[str] = (),
    wishes: bool = False,
    rows_alike: bool = False,
) -> Counted:
    """Counts all exports (name → bytes) together.

    `chosen`: what columns ask; `said`: what answers mean, where that cannot be known; `rows_alike`: that rows
    which are alike are of different people.
    """
    library, counted = checked.library, Counted()
    reader = Reader.of(library)
    departments = library.organisation.departments if library.organisation else ()
    try:
        answers = Answers(departments, reader.concepts, reader.themes, said)
    except ColumnError as error:
        counted.findings.append(_error(error.code, "--answer", 0, error.values_))
        return counted
    importing = _Import(Finder(reader, answers, chosen), library.project.options.min_group, wishes=wishes)
    for name, content in exports.items():
        try:
            counted.findings += importing.file(name, content, counted)
        except TableError as error:
            counted.findings.append(_error(error.code, name, error.line, error.values_))
        except ColumnError as error:
            counted.findings.append(_error(error.code, name, 1, error.values_))
    if not rows_alike:
        counted.findings += [_alike(found) for found in importing.rows.order.alike()]
    if not counted.has_errors:
        counted.findings += [
            _error("answer-unused", "--answer", 0, {"text": text}) for text in answers.by_hand.unmet
        ]
    return counted


@dataclass
class _Import:
    """The files of one import, and what was seen in them so far."""

    finder: Finder
    least: int
    rows: sent_twice.Rows = field(default_factory=sent_twice.Rows)
    files: sent_twice.Files = field(default_factory=sent_twice.Files)
    wishes: bool = field(default=False, kw_only=True)

    def file(self, name: str, content: bytes, counted: Counted) -> Iterable[Finding]:
        """Counts a file, and gives what there is to tell of it."""
        if other := self.files.same_bytes(content, name):
            return [Finding("same-file", name, (), "warning", (("other", other),))]
        table = read_table(content, self.finder)
        columns = self.finder.reader.columns(table.header.names, self.finder.chosen)
        columns = resolved(columns, table)
        counted.columns[name] = columns
        of.refuse_doubt(columns)
        refuse_unread_levels(columns, table, self.finder)
        refuse_useless(columns, table)
        counting = Counting(self.finder.answers, columns, name, self.rows, wishes=self.wishes)
        answered = counting.persons.content(table)
        if answered and (other := self.files.same_rows(answered, name)):
            return [Finding("same-file", name, (), "warning", (("other", other),))]
        if answered and not counting.persons.is_long:
            _refuse_grown(self.files, answered, table.header.line, least=self.least)
        counting.count(table, counted.tally)
        told = list(counting.odd.findings(self.finder.answers))
        if table.hidden:
            sheets = ", ".join(f'"{shown(sheet)}"' for sheet in table.hidden)
            told.append(Finding("hidden-sheets", name, (), "warning", (("sheets", sheets),)))
        if any(column.role == of.WISH for column in columns):
            told.append(Finding("read-wishes" if self.wishes else "wishes-left", name))
        return told


def _refuse_grown(files: sent_twice.Files, content: sent_twice.Content, line: int, *, least: int) -> None:
    """An earlier export of the same form would count its rows twice, and nothing in a row says so."""
    if other := files.grown_from(content, least=least):
        raise TableError("grown-file", line, other=other)


def _alike(found: alike.Alike) -> Finding:
    if found.is_sure:
        return Finding("rows-alike", found.file, found.lines, "error")
    return Finding("some-alike", found.file, found.lines, "warning" if found.lines else "note")


def _error(code: str, file: str, line: int, values: Mapping[str, object]) -> Finding:
    return Finding(code, file, (line,) if line else (), "error", tuple(values.items()))


def _wrong_numbers(counted: Counted, about: About, least: int) -> list[Finding]:
    """What makes these answers unfit to become a round."""
    tally, file = counted.tally, next(iter(counted.columns), "")
    is_least = any(finding.code == "fewest-people" for finding in counted.findings)
    responded = max(tally.responded, about.responded or 0)
    if responded < least:
        return [Finding("too-few-people", file, (), "error", (("least", least),))]
    if about.responded is not None and about.responded < tally.responded:
        return [Finding("responded-few", file, (), "error")]
    if is_least and about.responded is None and not about.sample:
        return [Finding("responded-unknown", file, (), "error")]
    if about.invited is not None and about.invited < responded:
        return [Finding("invited-few", file, (), "error")]
    return []


def hide(checked: Validated, counted: Counted, about: About) -> Hidden | None:
    """What may be written of the answers; None after adding why nothing may."""
    library, tally = checked.library, counted.tally
    least = library.project.options.min_group
    if not counted.has_errors:
        counted.findings += _wrong_numbers(counted, about, least)
    if counted.has_errors:
        return None
    tally.responded = max(tally.responded, about.responded or 0)
    departments = library.organisation.departments if library.organisation else ()
    return hiding.kept(tally, departments, [theme.id for theme in themes_of(library)], least=least)


def round_text(checked: Validated, tally: Tally, hidden: Hidden, about: About) -> str:
    """The file of the round."""
    words, today = checked.library.words, checked.library.today
    year, _, rest = about.id.partition("-")
    when = f"{rest.replace('-', ' ')} {year}" if re.fullmatch(r"\d{4}", year) and rest else about.id
    day = about.date or (today.isoformat() if isinstance(today, date) else "2000-01-01")
    facts: dict[str, str | int | None] = {
        "title": about.title or words("survey_import.title", when=when),
        "summary": about.summary or words("survey_import.summary"),
        "date": day,
        "method": about.method,
        "basis": about.basis,
        "invited": tally.responded if about.invited is None else about.invited,
        "responded": tally.responded,
    }
    for name in ("purpose", "legal_basis", "privacy_check"):
        if value := getattr(about, name):
            facts[name] = " ".join(value.split())
    council = None
    if about.works_council and about.works_council_date:
        council = {"date": about.works_council_date, "outcome": about.works_council}
        if about.works_council_reason:
            council["reason"] = " ".join(about.works_council_reason.split())
        facts["works_council"] = None
    if about.delete_source_by:
        facts["delete_source_by"] = about.delete_source_by
    if about.sample:
        facts["sample"] = True
    wishes = sorted(tally.wishes)  # not in the order of the rows
    text = text_of(Round(facts, council, hidden.results, hidden.used, hidden.themes, wishes))
    try:
        return formatted(text, "survey")
    except FormatError:  # what cannot be read, `refused` tells
        return text


def refused(
    checked: Validated, path: str, id_: str, text: str, *, measured_again: bool = False
) -> tuple[list[Problem], Source]:
    """The errors that the project would have with this file in it, and has not now; and the file itself.

    That it says nearly the same as another round is refused too, unless it was said that people were asked
    anew.
    """
    problems = Problems()
    source = read_source(path, text.encode(), problems)
    if source is None:
        return problems.errors, Source(path, text)
    root = read_mapping(source, problems)
    if root is None:
        return problems.errors, source
    library = checked.library
    data = Survey.read(root, Report(source, problems, library.project.options.min_group))
    folder = library.words.folders["survey"]
    entry = Entry("survey", id_, path, f"{folder.removeprefix('docs/')}/{id_}/", source, data)
    surveys = {**library.entries["survey"], id_: entry}
    entries = {**library.entries, "survey": dict(sorted(surveys.items()))}
    unread = {**library.unread, "survey": library.unread["survey"] - {id_}}
    there = replace(library, entries=entries, unread=unread)
    known = {(p.code, p.place.file) for p in checked.problems.errors if p.place.file != path}
    found = check(link(there, problems), problems)
    told = [p for p in found.errors if (p.code, p.place.file) not in known]
    if not measured_again:
        alike = [p for p in checked.problems if p.code == _ALIKE]
        told += [p for p in found if p.code == _ALIKE and p not in alike]
    return told, source
