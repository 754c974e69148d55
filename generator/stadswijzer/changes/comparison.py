"""What comparing two versions gives, as plain values: changes, broken rules of history, and notices.

`compared/` fills them, `told/` puts them in words; `SHAPE.md` is their shape as JSON. Compares nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from stadswijzer.checks.validation import Validated
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.language.problems import Problem

SECTIONS = (
    "entries",
    "pages",
    "dates",
    "status",
    "money",
    "direction",
    "knowledge",
    "support",
    "links",
    "texts",
    "settings",
)
"""The order of telling."""


@dataclass(frozen=True)
class Version:
    """One version of the content. `name`: a revision or folder, as it was asked for; '' is the work tree."""

    name: str
    checked: Validated
    day: date | None = None
    """Of a revision: the day of its commit."""

    @cached_property
    def site(self) -> Site:
        """What this version publishes."""
        return Site(self.checked.links, Frame(""))

    def plan(self, other: Site) -> Site | None:
        """What it publishes of the same period as that site is seen from; None when it has no such period."""
        return next((each for each in self.site.plans if each.period.folder == other.period.folder), None)

    @property
    def is_whole(self) -> bool:
        """Whether it has no errors, so that all that follows from the whole can be told."""
        return not self.checked.problems.errors


@dataclass(frozen=True)
class Change:
    """One thing that changed, of one entry (or of the project as a whole: `id` is '').

    `values` are plain data with names that stay: `before` and `after` hold what was and what is, as written
    in YAML; None is "not given". `id` is that of the whole library: of a further period with its years.
    """

    section: str
    code: str
    kind: str
    id: str
    title: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Notice:
    """What could not be compared, or stands apart from it."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Comparison:
    """All of it, in the order of telling."""

    before: Version
    after: Version
    changes: tuple[Change, ...]
    broken: tuple[Problem, ...]
    notices: tuple[Notice, ...]

    @property
    def incomplete(self) -> bool:
        """Whether something of the new version could not be read. What was wrong with the old one is over."""
        return not self.after.is_whole
