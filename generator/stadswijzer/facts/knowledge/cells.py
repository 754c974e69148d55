"""What one group knows of one concept, by the answers of one round.

In: answers, the departments and a group. Out: its cell. A cluster answers for departments without words of
their own.
"""

from __future__ import annotations

from collections.abc import Mapping

from stadswijzer.content.model import Department
from stadswijzer.facts.knowledge.readiness import NOT_MEASURED, TOO_FEW, Cell
from stadswijzer.facts.knowledge.survey_rounds import Answers, Group


def cell_by(answers: Answers, departments: Mapping[str, Department], key: Group, level: int | None) -> Cell:
    """The cell of a group of which work asks this level; not measured where the round has nothing of it."""
    group, is_cluster, concept = key
    cluster = "" if is_cluster else _cluster_of(departments, group)
    if answers.get(key) is None and cluster and (cluster, True, concept) in answers:
        key = (cluster, True, concept)
        together = _in_row_of(answers, departments, cluster, concept)
    else:
        cluster, together = "", ()
    if key not in answers:
        return Cell(group, is_cluster, concept, level, NOT_MEASURED)
    answer = answers[key]
    state = "measured" if answer else TOO_FEW
    return Cell(group, is_cluster, concept, level, state, answer, cluster, together)


def _cluster_of(departments: Mapping[str, Department], group: str) -> str:
    return departments[group].cluster or "" if group in departments else ""


def _in_row_of(
    answers: Answers, departments: Mapping[str, Department], cluster: str, concept: str
) -> tuple[str, ...]:
    """The departments that answer in the row of a cluster: those without words of their own."""
    return tuple(
        id_
        for id_, each in departments.items()
        if each.cluster == cluster and answers.get((id_, False, concept)) is None
    )
