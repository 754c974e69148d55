"""What changed in the roadmap itself: its state, its focus and its goals.

In: the pair of the roadmap and the fields that differ. Out: changes, and the fields that are told whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stadswijzer.changes.compared.pairing import Pair, Pairing
from stadswijzer.changes.comparison import Change
from stadswijzer.content.model import Goal, Roadmap
from stadswijzer.content.model.roadmap import CalendarDate

_NUMBERS = ("baseline", "target")


class Direction:
    """The changes of one roadmap."""

    def __init__(self, pairing: Pairing, pair: Pair[Roadmap], fields: list[str]) -> None:
        self.pairing, self.pair, self.fields = pairing, pair, fields
        self.before, self.after = pair.before.data, pair.after.data

    def changes(self) -> tuple[list[Change], set[str]]:
        """All of them, and the fields that need not be named any more."""
        changed, told = [], set()
        for field, tell in (
            ("as_of", self._as_of),
            ("period", self._period),
            ("vision", self._vision),
            ("focus", self._focus),
            ("goals", self._goals),
            ("calendar", self._calendar),
        ):
            if field in self.fields:
                own = list(tell())
                changed += own
                told |= {field} if own else set()
        return changed, told

    def _change(self, code: str, **values: object) -> Change:
        entry = self.pair.after
        return Change("direction", code, entry.kind, entry.key, entry.title, values)

    def _as_of(self) -> Iterator[Change]:
        yield self._change("as_of", before=self.before.as_of.text, after=self.after.as_of.text)

    def _period(self) -> Iterator[Change]:
        years = [each.get("period", {}) for each in self._plain()]
        before, after = (f"{each.get('start', '?')}–{each.get('end', '?')}" for each in years)
        yield self._change("period", before=before, after=after)

    def _vision(self) -> Iterator[Change]:
        before, after = (each.get("vision") for each in self._plain())
        yield self._change("vision", before=before, after=after)

    def _plain(self) -> list[dict[str, Any]]:
        versions = ((self.pairing.old, self.before), (self.pairing.new, self.after))
        return [self.pairing.plain(*each) for each in versions]

    def _focus(self) -> Iterator[Change]:
        """Themes by where they stand: chosen, not now, or nowhere."""
        old, new = self._places(self.pairing.old, self.before), self._places(self.pairing.new, self.after)
        for theme in sorted({*old, *new}):
            if old.get(theme) != new.get(theme):
                yield self._change("focus", theme=theme, before=old.get(theme), after=new.get(theme))
        plain = [
            self.pairing.plain(*each).get("focus", {})
            for each in ((self.pairing.old, self.before), (self.pairing.new, self.after))
        ]
        for name in ("agreed", "dissent"):
            if plain[0].get(name) != plain[1].get(name):
                yield self._change(f"focus_{name}")
        why = [
            {row["theme"]: row["why"] for name in ("choices", "not_now") for row in each.get(name, ())}
            for each in plain
        ]
        changed = sorted(theme for theme in why[0].keys() & why[1].keys() if why[0][theme] != why[1][theme])
        if changed:
            yield self._change("focus_why", themes=changed)

    def _places(self, version: Any, data: Roadmap) -> dict[str, str]:
        if data.focus is None:
            return {}
        places = (("chosen", data.focus.choices), ("not_now", data.focus.not_now))
        return {
            self.pairing.name(version, "theme", each.theme): place for place, rows in places for each in rows
        }

    def _goals(self) -> Iterator[Change]:
        old, new = (
            {self.pairing.name(version, "goal", goal.id): goal for goal in data.goals}
            for version, data in ((self.pairing.old, self.before), (self.pairing.new, self.after))
        )
        for id_, goal in new.items():
            if id_ not in old:
                yield self._change("goal_new", goal=id_, what=goal.title)
        for id_, goal in old.items():
            if id_ not in new:
                yield self._change("goal_gone", goal=id_, what=goal.title)
            else:
                yield from self._goal(goal, new[id_])

    def _goal(self, old: Goal, new: Goal) -> Iterator[Change]:
        if old.title != new.title:
            yield self._change("goal_renamed", goal=new.id, what=new.title, before=old.title)
        measures = [f"{each.measure} ({each.unit})" for each in (old, new)]
        if measures[0] != measures[1]:
            told = {"before": measures[0], "after": measures[1]}
            yield self._change("goal_measure", goal=new.id, what=new.title, **told)
        unit = new.unit if old.unit == new.unit else f"{old.unit} → {new.unit}"
        for name in _NUMBERS:
            before, after = getattr(old, name), getattr(new, name)
            if before != after:
                yield self._change(
                    f"goal_{name}", goal=new.id, what=new.title, before=before, after=after, unit=unit
                )
        plain = [self.pairing.plain(*each) for each in ((self.pairing.old, old), (self.pairing.new, new))]
        if plain[0].get("measured") != plain[1].get("measured"):
            before, after = (each.current.value if each.current else None for each in (old, new))
            yield self._change(
                "goal_measured", goal=new.id, what=new.title, before=before, after=after, unit=unit
            )
        rest = {*plain[0], *plain[1]} - {*_NUMBERS, "measured", "title", "measure", "unit"}
        if any(plain[0].get(name) != plain[1].get(name) for name in rest):
            yield self._change("goal_changed", goal=new.id, what=new.title)

    def _calendar(self) -> Iterator[Change]:
        """A date of the council that is there in one version only."""
        old, new = (
            {(each.title, each.date.text) for each in data.calendar} for data in (self.before, self.after)
        )
        moved = dict(new - old)
        for title, date in sorted(old - new):
            if title in moved:
                yield self._change("calendar_moved", what=title, before=date, after=moved.pop(title))
            else:
                yield self._change("calendar_gone", what=title, before=date)
        for title, date in sorted(moved.items()):
            yield self._change("calendar_new", what=title, after=date)
        if old == new and sorted(map(_kind, self.before.calendar)) != sorted(map(_kind, self.after.calendar)):
            yield self._change("calendar_changed")


def _kind(date: CalendarDate) -> tuple[str, str]:
    return date.title, date.kind
