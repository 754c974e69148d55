"""Who answers where a department has no words of its own: the departments of a cluster together, by name.

In: the site and a cell. Out: values for sentences. A department of the cluster that has a row of its own is
not in that of the cluster, and so is not named.
"""

from __future__ import annotations

from stadswijzer.facts.departments import cluster_name, department_name
from stadswijzer.facts.knowledge.readiness import Cell, Need
from stadswijzer.facts.site import Site


def values(site: Site, cell: Cell) -> dict[str, str]:
    """The cluster, and the departments that answer in its row."""
    names = [department_name(site, id_) for id_ in cell.together]
    listed = site.words("answers_and").join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    return {"cluster": cluster_name(site, cell.cluster), "departments": listed}


def proved_told(site: Site, need: Need) -> str:
    """How many of the people who are needed the word proves: in a department, or in several together."""
    if not need.people or not need.word:
        return ""
    of_cluster = bool(need.cell.cluster)
    if not need.proved:
        return site.words("answers_why.not_proved", people=need.people)
    key = "proved_together" if of_cluster else "proved"
    told = {"proved": min(need.proved, need.people), "people": need.people}
    return site.words(f"answers_why.{key}", **told, **(values(site, need.cell) if of_cluster else {}))
