"""A path: what to read, in which order, for whom."""

from __future__ import annotations

from stadswijzer.content.fields import Fields, Part, may, need, rule
from stadswijzer.content.model.entry import EntryFields, one_of
from stadswijzer.content.values import Line, Many, Ref, Report


class Step(Part):
    """One thing to read on a path: exactly one of the three."""

    concept: str | None = may(Ref("concept"))
    example: str | None = may(Ref("example"), instead=True)
    page: str | None = may(Ref("page"), instead=True)
    why: str | None = may(Line())

    @rule("concept", "example", "page")
    def exactly_one(self, report: Report) -> None:
        one_of(self, report, ("concept", "example", "page"))


class Path(EntryFields):
    """What to read, in which order, for whom."""

    audience: str = need(Line(), place="tags", api=True)
    steps: tuple[Step, ...] = need(Many(Fields(Step), least=1), api=True)
    departments: tuple[str, ...] = may(Many(Ref("department")), api=True)
    goal: str | None = may(Line(), api=True)
