"""Exports that went wrong on the way, by a number: an export of `survey_shapes.py` in which a few things were changed.

In: a number. Out: files and what is said of them. The same number gives the same export, so that whoever finds a difference
between command and page with one can look at it.
"""

import csv
import io
import random
from collections.abc import Callable
from dataclasses import replace

from import_outcome import Said
from survey_shapes import SHAPES, people, text

CELLS = (
    "", " ", "-", "0", "1", "2", "3", "4", "5", "1,0", "٣", "1e3", "true", "Ja", "nee", "Weet ik niet", "n.v.t.", "anders", "Geen",
    "Wel eens van gehoord", "Ik pas het toe", "Ik kan het niet uitleggen", "VOORBEELD", "ik  kan\u00a0het uitleggen", "Nooit van gehoord.",
    "Beheer", "beheer ", "BEHEER", "Beheér", "Behe\u0301er", "Verkeer en Mobiliteit", "Verkeer &amp; Mobiliteit", "Sociaal", "Stad",
    "Data;Energie", "Mobiliteit, ook te voet", "Energie, Data", "energie en data", "=1+1", "'=1+1", "<b>Data</b>", "111222333",
    "piet@example.org", "İstanbul", "STRASSE", "straße", "a\u202eb", "een\nregel", 'een "woord"', "x" * 400, "😀", "Totaal", "Voorbeeld",
)  # fmt: skip
"""What stands where an answer is expected."""
HEADS = (
    "Open data", "Open data2", "Digital twin?", "Hoe goed ken je [Open data]?", "Hoe belangrijk is open data?", "Open data en slim licht",
    "Afdeling", "Team", "Naam", "E-mail", "ID", "Tijdstempel", "Opmerking", "", "[Open data]", "Heb je open data gebruikt?",
    "Wens", "slimme verlichting", "Q1", "Waar moet de focus liggen?", "OPEN  DATA", "Hoe goed ken je dit? [Bestaat niet]", "Level",
)  # fmt: skip
Rows = list[list[str]]


def _cell(rows: Rows, die: random.Random) -> None:
    row = die.choice(rows[1:])
    if row:
        row[die.randrange(len(row))] = die.choice(CELLS)


def _cells_of_a_column(rows: Rows, die: random.Random) -> None:
    """One answer that everybody wrote otherwise."""
    column = die.randrange(len(rows[0]))
    found = [row[column] for row in rows[1:] if column < len(row)]
    old, new = die.choice(found or [""]), die.choice(CELLS)
    for row in rows[1:]:
        if column < len(row) and row[column] == old:
            row[column] = new


def _head(rows: Rows, die: random.Random) -> None:
    rows[0][die.randrange(len(rows[0]))] = die.choice(HEADS)


def _row_twice(rows: Rows, die: random.Random) -> None:
    rows.insert(die.randrange(1, len(rows)), list(die.choice(rows[1:])))


def _rows_gone(rows: Rows, die: random.Random) -> None:
    del rows[die.randrange(2, len(rows)) :]


def _pasted_twice(rows: Rows, _: random.Random) -> None:
    rows.extend([list(row) for row in rows[1:]])


def _row_cut(rows: Rows, die: random.Random) -> None:
    row = die.choice(rows[1:])
    del row[die.randrange(len(row) + 1) :]


def _row_longer(rows: Rows, die: random.Random) -> None:
    die.choice(rows[1:]).extend(["", die.choice(CELLS)])


def _column_gone(rows: Rows, die: random.Random) -> None:
    at = die.randrange(len(rows[0]))
    for row in rows:
        del row[at : at + 1]


def _column_twice(rows: Rows, die: random.Random) -> None:
    at = die.randrange(len(rows[0]))
    for row in rows:
        row.insert(at, row[at] if at < len(row) else "")


def _rows_above(rows: Rows, die: random.Random) -> None:
    rows.insert(0, [die.choice(("Peiling april", "", "sep=;", "Totaal"))])


def _rows_under(rows: Rows, die: random.Random) -> None:
    rows.append([die.choice(("Totaal", "", "Gegenereerd op 1 april 2021", "Gemiddelde")), die.choice(CELLS)])


def _shuffled(rows: Rows, die: random.Random) -> None:
    rest = rows[1:]
    die.shuffle(rest)
    rows[1:] = rest


CHANGES: tuple[Callable[[Rows, random.Random], None], ...] = (
    _cell, _cell, _cell, _cells_of_a_column, _cells_of_a_column, _head, _head, _row_twice, _rows_gone, _pasted_twice, _row_cut, _row_longer,
    _column_gone, _column_twice, _rows_above, _rows_under, _shuffled,
)  # fmt: skip
SAID = (
    {"answers": ["Wel eens van gehoord=1"]}, {"answers": ["1=0", "2=1", "3=2", "4=3"]}, {"answers": ["Stad=", "Verkeer en Mobiliteit=verkeer"]},
    {"columns": ["#2=concept:open-data"]}, {"columns": ["*2=ignore"]}, {"columns": ["#1=ignore"]}, {"columns": ["Team=department"]},
    {"wishes": True}, {"rows_alike": True}, {"responded": 40}, {"responded": 5}, {"columns": ["#99=ignore"]}, {"answers": ["Ja=9"]},
)  # fmt: skip


def odd_export(number: int) -> tuple[dict[str, bytes], Said]:
    """The files of this number, and what is said of them."""
    die = random.Random(number)  # noqa: S311 - made-up mistakes
    said = Said()
    for given in die.sample(SAID, die.choice((0, 0, 1, 2))):
        said = replace(said, **given)
    shapes = die.sample(sorted(SHAPES), die.choice((1, 1, 1, 2)))
    found = {
        f"{n}.csv": _changed(SHAPES[name][0](people(die.randrange(9))), die) for n, name in enumerate(shapes)
    }
    if die.random() < 0.1:
        found["nog eens.csv"] = next(iter(found.values()))
    return found, said


def _changed(content: bytes, die: random.Random) -> bytes:
    """An export with a few changes; a workbook, of which bytes are no rows, loses at most its end."""
    if content.startswith(b"PK"):
        return content[: -die.randrange(1, 200)] if die.random() < 0.1 else content
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        written = content.decode(encoding)
    except UnicodeDecodeError:
        encoding, written = "cp1252", content.decode("cp1252")
    first = written.splitlines()[0]
    sign = max(";,\t", key=first.count)
    rows = [row for row in csv.reader(io.StringIO(written, newline=""), delimiter=sign) if row]
    for change in die.choices(CHANGES, k=die.choice((0, 1, 2, 3, 5))):
        if len(rows) > 2 and rows[0]:
            change(rows, die)
    return text(rows, die.choice((sign, ";", ",", "\t")), die.choice(("\r\n", "\n"))).encode(
        die.choice((encoding, "utf-8")), "replace"
    )
