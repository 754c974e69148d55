"""What may be written of a tally: words, of groups that are large enough.

In: a tally, which no file ever holds. Out: rows of words (`language/answer_words.py` says which), in steps of
five how many named a theme, and what is left out. Pure; knows no file. By concept:

1. A department with fewer answers than `min_group` is `too_few`, also when it has none.
2. Such departments of one cluster, two or more, that together reach `min_group` become a row of the cluster
   too.

Nothing is hidden to protect another: that a row has five to ten answers, or who took part, need not be
secret. The same tally always gives the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stadswijzer.content.model import Department
from stadswijzer.editing.survey.tally import Tally
from stadswijzer.language import answer_words as words

THEME_LISTS = ("named", "focus")


@dataclass(frozen=True)
class Row:
    """A row of `results`. `answers` and `at_least` are empty for too few answers."""

    group: str
    is_cluster: bool
    concept: str
    answers: str = ""
    at_least: tuple[str, ...] = ()


@dataclass(frozen=True)
class Themes:
    """One list of themes: theme → step, and the step of who could name none (None: nobody was asked)."""

    steps: Mapping[str, int]
    none: int | None = None


@dataclass(frozen=True)
class Hidden:
    """What is left to write. `cells`, `shown`, `clusters` count cells and rows, never answers."""

    results: Sequence[Row]
    cells: int
    shown: int
    clusters: int
    used: Mapping[str, tuple[str, str]]
    """Concept → the size of the group, and the word for who used it."""
    themes: Mapping[str, Themes]
    """`named` and `focus`, as far as they are written."""
    left_out: tuple[str, ...]


def kept(tally: Tally, departments: Sequence[Department], themes: Sequence[str], *, least: int) -> Hidden:
    """All that may be written. `themes`: every theme, in its order; `least`: `min_group`."""
    results = rows(tally, departments, least=least)
    used = {
        concept: (words.size_of(asked), words.word_of(yes, asked))
        for concept, (asked, yes) in tally.used.items()
        if asked >= least
    }
    lists = {name: _themes(tally, name, themes, least) for name in THEME_LISTS if name in tally.asked}
    written = {name: found for name, found in lists.items() if found}
    apart = [row for row in results if not row.is_cluster]
    return Hidden(
        results,
        len(apart),
        sum(bool(row.answers) for row in apart),
        len(results) - len(apart),
        used,
        written,
        tuple([c for c in tally.used if c not in used] + [name for name in lists if name not in written]),
    )


def rows(tally: Tally, departments: Sequence[Department], *, least: int) -> list[Row]:
    """The rows to write, concept by concept: departments in their order, then clusters."""
    found: list[Row] = []
    concepts = list(tally.concepts) + sorted({c for _, c in tally.cells})  # never in the order of rows
    for concept in dict.fromkeys(concepts):
        together: dict[str, list[list[int]]] = {}
        for each in departments:
            levels = tally.cells.get((each.id, concept))
            if levels is None and not (concept in tally.concepts and each.id in tally.departments):
                continue
            row = _row(each.id, concept, levels or [], least, is_cluster=False)
            found.append(row)
            if not row.answers and each.cluster and levels:
                together.setdefault(each.cluster, []).append(levels)
        for cluster, members in together.items():
            row = _row(
                cluster,
                concept,
                [sum(column) for column in zip(*members, strict=True)],
                least,
                is_cluster=True,
            )
            if len(members) > 1 and row.answers:
                found.append(row)
    return found


def _row(group: str, concept: str, levels: Sequence[int], least: int, *, is_cluster: bool) -> Row:
    answers = sum(levels)
    if answers < least:
        return Row(group, is_cluster, concept)
    return Row(group, is_cluster, concept, words.size_of(answers), words.words_of(levels))


def _themes(tally: Tally, name: str, themes: Sequence[str], least: int) -> Themes | None:
    """A list in steps; None when too few took part, or when its sum would give a number away."""
    if tally.responded < max(words.FROM, least) or len(themes) < words.FEWEST_THEMES:
        return None
    counts = {"named": tally.named, "focus": tally.focus}[name]
    steps = {theme: words.step_of(counts[theme], tally.responded) for theme in themes}
    none = words.step_of(tally.none[name], tally.responded)
    return None if words.tells_too_much([*steps.values()], none, tally.responded) else Themes(steps, none)
