"""What only the answers under a question tell of it: a second question, levels of something unknown.

In: the columns of a table, as their names were read, and its rows. Out: the columns, or a refusal that says
what to type. Counts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stadswijzer.content.values import nearest
from stadswijzer.editing.survey import columns as of
from stadswijzer.editing.survey.columns import Column, ColumnError
from stadswijzer.editing.survey.export_table import Table
from stadswijzer.editing.survey.header import Finder
from stadswijzer.editing.survey.plain_answers import is_open, is_yes, is_yes_or_no
from stadswijzer.editing.survey.table_error import TableError
from stadswijzer.editing.survey.tally import LEVELS


def resolved(columns: Sequence[Column], table: Table) -> list[Column]:
    """The columns, with what a second question about a concept asks (`Digital twin2`, as a form numbers it).

    It asks for use when every answer is yes or no. Anything else would count one concept twice.
    """
    repeated = [column for column in columns if column.role == of.REPEATED]
    if not repeated:
        return list(columns)
    said = {text for row in table.rows([column.index for column in repeated]) for text in row.values}
    if not all(is_yes_or_no(text) for text in said) or not any(map(is_yes, said)):
        raise ColumnError(
            "repeated",
            columns=", ".join(f"#{column.index + 1}" for column in repeated),
            header=repeated[0].header,
            number=repeated[0].header[-1],
        )
    found = [replace(c, role=of.USED) if c.role == of.REPEATED else c for c in columns]
    of.refuse_twice(found)
    return found


def refuse_unread_levels(columns: Sequence[Column], table: Table, finder: Finder) -> None:
    """A question that nobody knows, with answers that are levels, is about a concept all the same."""
    unknown = [column for column in columns if column.role == of.UNKNOWN]
    answered: dict[int, set[str]] = {column.index: set() for column in unknown}
    for row in table.rows([column.index for column in unknown]):
        for column, text in zip(unknown, row.values if not row.is_header else (), strict=False):
            answered[column.index].add(text)
    for column in unknown:
        texts = {text for text in answered[column.index] if not is_open(text)}
        near = nearest(column.header, finder.reader.concepts.ids)
        are_words = len(texts) > 1 and all(map(finder.answers.is_level_in_words, texts))
        if are_words or (
            near and texts and all(finder.answers.level(text) in range(LEVELS) for text in texts)
        ):
            refuse_coded(columns, table)
            raise ColumnError(
                "column-levels",
                columns=f"#{column.index + 1}",
                header=column.header,
                number=column.index + 1,
                near=near or next(iter(finder.reader.concepts.ids), ""),
            )


def refuse_coded(columns: Sequence[Column], table: Table) -> None:
    """Questions that stand there by their code: one export with their text is less work than to name each."""
    if not _asks(columns) and of.looks_coded(table.header.names):
        raise TableError("question-codes", table.header.line)


def _asks(columns: Sequence[Column]) -> bool:
    """Whether a column is known to ask something."""
    return any(column.role in of.QUESTIONS for column in columns)


def refuse_useless(columns: Sequence[Column], table: Table) -> None:
    refuse_coded(columns, table)
    roles, line = {column.role for column in columns}, table.header.line
    if not _asks(columns):
        raise TableError("no-questions", line)
    if roles & {of.LEVEL, of.LONG_LEVEL} and of.DEPARTMENT not in roles:
        raise TableError("no-department-column", line)
