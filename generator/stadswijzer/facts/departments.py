"""The departments of today, and what departments, clusters and other parties are called.

In: the site, and an id as it was written. Out: a name; the id itself where the organisation does not know it.
"""

from __future__ import annotations

from collections.abc import Iterable

from stadswijzer.content.model import Department
from stadswijzer.facts.site import Site


def departments_today(site: Site) -> list[Department]:
    """The departments that there are today, in the order of the organisation."""
    organisation = site.library.organisation
    return organisation.departments_on(site.library.today) if organisation else []


def department_name(site: Site, id_: str) -> str:
    """The name of a department, also of one that is no more; or the id when it is not known."""
    department = site.links.departments.get(id_)
    return department.name if department else id_


def department_names(site: Site, ids: Iterable[str]) -> str:
    """Their names, each once, with commas between."""
    return ", ".join(department_name(site, id_) for id_ in dict.fromkeys(ids))


def cluster_name(site: Site, id_: str) -> str:
    """The name of a cluster, or the id when it is not known."""
    cluster = site.links.clusters.get(id_)
    return cluster.name if cluster else id_


def party_name(site: Site, party: str) -> str:
    """A department, or one of the words for others (`management`, `council`, …)."""
    department = site.links.departments.get(party)
    return department.name if department else site.words(f"party.{party}")
