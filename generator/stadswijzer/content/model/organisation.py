"""The municipality and its departments."""

from __future__ import annotations

from datetime import date

from stadswijzer.content.fields import Fields, Part, may, need, rule
from stadswijzer.content.model.entry import PARTIES, twice
from stadswijzer.content.values import (
    HOURS,
    YEAR,
    Flag,
    Id,
    Keyed,
    Line,
    Many,
    Moment,
    Ref,
    Report,
    Role,
    When,
    Whole,
)


class Department(Part):
    """A department of the municipality."""

    id: str = need(Id(PARTIES))
    name: str = need(Line())
    also_known_as: tuple[str, ...] = may(Many(Line()))
    staff: int = need(Whole(0), example=34)
    cluster: str | None = may(Ref("cluster"))
    hours: dict[int, int] = may(Keyed(YEAR, HOURS), example={2021: 400})
    until: Moment | None = may(When(), example="2024-12-31")


class Cluster(Part):
    """Departments that belong together."""

    id: str = need(Id())
    name: str = need(Line())


class Organisation(Part):
    """The municipality and its departments; not an entry, so it has no page of its own."""

    municipality: str | None = may(Line())
    departments: tuple[Department, ...] = need(Many(Fields(Department), least=1))
    clusters: tuple[Cluster, ...] = may(Many(Fields(Cluster)))
    roles: tuple[str, ...] = may(Many(Role()))
    owner: str | None = may(Role())
    reviewed: Moment | None = may(When(), example="2026-11-23")
    sample: bool | None = may(Flag(), example=True)

    def departments_on(self, day: date | None) -> list[Department]:
        """The departments that there are on a day: not those that ended before it."""
        return [d for d in self.departments if day is None or d.until is None or d.until.day >= day]

    @rule()
    def unique(self, report: Report) -> None:
        twice(report, [(d.id, d, "id") for d in self.departments if d.intact("id")], "department")
        twice(report, [(c.id, c, "id") for c in self.clusters if c.intact("id")], "cluster")
