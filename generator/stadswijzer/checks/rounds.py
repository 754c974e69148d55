"""What two rounds may not be together, so that nobody's answer follows from one beside the other.

In: links of a library. Out: problems. The rules inside one round are in `content/model/survey.py`; what
became of a round since an earlier version is in `changes/compared/history_rules.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from stadswijzer.content.library import Entry
from stadswijzer.content.links import Links
from stadswijzer.content.model import Survey
from stadswijzer.content.model.survey import Result
from stadswijzer.content.yaml_source import Node
from stadswijzer.language.problems import Problem

APART = 60
"""Days within which the same people are not asked the same twice, whoever answered."""
ALIKE = 95
"""Per cents of rows that say the same, from which two rounds are perhaps one."""
ALIKE_FROM = 30
"""Rows in common from which that can be seen."""


def rules(links: Links) -> Iterator[Problem]:
    """Every problem of rounds beside each other, and of rows of clusters beside departments."""
    rounds = [
        entry for entry in links.library.of(Survey) if entry.data.intact("date") and not entry.data.withdrawn
    ]
    rounds.sort(key=lambda entry: (entry.data.date.day, entry.id))
    for first, second in combinations(rounds, 2):
        yield from _beside(links, first, second)
    for entry in rounds:
        yield from _clusters(links, entry)


def _beside(links: Links, first: Entry[Survey], second: Entry[Survey]) -> Iterator[Problem]:
    day = second.data.date
    days = (day.day - first.data.date.day).days
    if not days:
        yield second.problem("same-day", second.data.at("date"), date=day.text, file=first.path)
        return
    if days < APART and first.data.basis == second.data.basis:
        there = _groups(links, first)
        for row in second.data.results:
            if there.intersection(_names(links, row)):
                yield second.problem("rounds-overlap", row.node, file=first.path, days=days)
                return
        again = asked_of_all(links, first).keys() & asked_of_all(links, second).keys()
        if again and not _are_others(there, _groups(links, second)):
            at = asked_of_all(links, second)[min(again)]
            yield second.problem("rounds-overlap", at, file=first.path, days=days)
            return
    same, rows = alike(links, first.data, second.data)
    if is_alike(same, rows):
        at = second.data.at("results")
        yield second.problem("rounds-alike", at, file=first.path, same=same, rows=rows)


def _groups(links: Links, entry: Entry[Survey]) -> set[tuple[str, str, str]]:
    return {name for row in entry.data.results for name in _names(links, row, widen=True)}


def asked_of_all(links: Links, entry: Entry[Survey]) -> dict[str, Node]:
    """What was asked of all who took part together, and where that stands: themes, and who used what."""
    survey = entry.data
    asked: dict[str, Node] = {name: survey.at(name) for name in ("named", "focus") if getattr(survey, name)}
    for row in survey.used:
        concept = links.find("concept", row.concept) if row.intact("concept") else None
        if concept:
            asked[f"used:{concept.id}"] = row.node
    return asked


def _are_others(one: set[tuple[str, str, str]], other: set[tuple[str, str, str]]) -> bool:
    """Whether two rounds were surely among other departments."""
    first, second = ({(kind, name) for _, kind, name in rows} for rows in (one, other))
    return bool(first and second and first.isdisjoint(second))


def _names(links: Links, row: Result, *, widen: bool = False) -> Iterator[tuple[str, str, str]]:
    """What a row is of: its concept, and a department or cluster; `widen`: whose people may be in it too."""
    concept = links.find("concept", row.concept) if row.intact("concept") else None
    if not concept or not row.intact("department", "cluster"):
        return
    if row.department:
        yield concept.id, "department", row.department
        department = links.departments.get(row.department)
        if widen and department and department.cluster:
            yield concept.id, "cluster", department.cluster
    if row.cluster:
        yield concept.id, "cluster", row.cluster
        for department in links.departments.values() if widen else ():
            if department.cluster == row.cluster:
                yield concept.id, "department", department.id


def alike(links: Links, first: Survey, second: Survey) -> tuple[int, int]:
    """How many rows say the same in both, and how many both have."""
    one, other = _said(links, first), _said(links, second)
    shared = one.keys() & other.keys()
    return sum(one[key] == other[key] for key in shared), len(shared)


def _said(links: Links, survey: Survey) -> dict[tuple[str, bool, str], tuple[str, tuple[str, str, str]]]:
    answers = {}
    for row in survey.results:
        group, concept = row.department or row.cluster, links.find("concept", row.concept)
        if group and concept and row.answers and row.at_least:
            answers[group, row.cluster is not None, concept.id] = (row.answers, row.at_least)
    return answers


def is_alike(same: int, rows: int) -> bool:
    """Whether two rounds are perhaps one."""
    return rows >= ALIKE_FROM and 100 * same >= ALIKE * rows


def _clusters(links: Links, entry: Entry[Survey]) -> Iterator[Problem]:
    """A row of a cluster is of the departments without words of their own: at least two."""
    own: dict[str, set[str]] = {}
    for row in entry.data.results:
        if row.department and row.at_least:
            own.setdefault(row.concept, set()).add(row.department)
    told = [row for row in entry.data.results if row.cluster and not row.department and row.intact("cluster")]
    for row in told:
        if row.cluster not in links.clusters:
            continue
        members = {id_ for id_, each in links.departments.items() if each.cluster == row.cluster}
        if len(members - own.get(row.concept, set())) < 2:  # noqa: PLR2004 - of one it would be that one
            yield entry.problem("cluster-row", row.at("cluster"), cluster=row.cluster)
