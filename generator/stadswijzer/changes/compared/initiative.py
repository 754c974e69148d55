"""What changed in an initiative: dates, status, milestones, decisions, money, hours, needs and support.

In: a pair of one initiative and the names of the fields that differ. Out: changes, and the fields of which
every difference was told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from stadswijzer.changes.compared import money_rows
from stadswijzer.changes.compared.dates import ANSWERED_LATER, Dated, dated, matched, records, shown_otherwise
from stadswijzer.changes.compared.pairing import Pair, Pairing
from stadswijzer.changes.comparison import Change, Version
from stadswijzer.content.model import Initiative
from stadswijzer.content.model.initiative import Support
from stadswijzer.facts.plan import planning

_WHY = ("status_since", "status_reason")
_ALSO_CHANGED_BY = dict.fromkeys(("costs", "coverage"), ("status", "status_since"))
"""Field → what else changes what follows from it: a stop ends costs."""
_FIELD_OF = {"start": "start", "end": "end", "milestone": "milestones", "decision": "decisions"}


class Plan:
    """The changes of one initiative."""

    def __init__(self, pairing: Pairing, pair: Pair[Initiative], fields: list[str]) -> None:
        self.pairing, self.pair, self.fields = pairing, pair, fields
        self.before = pair.before.data
        self.after = pair.after.data

    def changes(self) -> tuple[list[Change], set[str]]:
        """All of them, and the fields that need not be named: not one of which only the order differs."""
        changed = list(self._dates()) if {*_FIELD_OF.values(), "moved"} & set(self.fields) else []
        told = {_FIELD_OF[str(change.values["field"])] for change in changed}
        told |= {"moved"} if changed else set()
        told |= {*_WHY} if "status" in self.fields else set()
        for field, tell in (
            ("evaluation", self._evaluation),
            ("status", self._status),
            ("lead", self._lead),
            ("milestones", self._milestones),
            ("decisions", self._decisions),
            ("costs", lambda: self._money("costs")),
            ("coverage", lambda: self._money("coverage")),
            ("spent", self._spent),
            ("hours", self._hours),
            ("needs", self._needs),
            ("support", self._support),
        ):
            if {field, *_ALSO_CHANGED_BY.get(field, ())} & set(self.fields):
                own = list(tell())
                changed += own
                told |= {field} if own else set()
        return changed, told - self._more_than_a_date()

    def _more_than_a_date(self) -> set[str]:
        """The evaluation, when something else of it changed too."""
        before, after = self.before.evaluation, self.after.evaluation
        same = before and after and not self._differs(before, after, without=("date",))
        return set() if same else {"evaluation"}

    def _change(self, section: str, code: str, **values: object) -> Change:
        entry = self.pair.after
        return Change(section, code, entry.kind, entry.key, entry.title, values)

    def _dates(self) -> Iterator[Change]:
        for each in dated(self.pairing, self.pair):
            if each.has_moved:
                yield self._move(each)
            elif each.before.text != each.after.text:
                yield self._change(
                    "dates",
                    "date_respelled",
                    field=each.field,
                    what=each.what,
                    before=each.before.text,
                    after=each.after.text,
                )
            for moved in each.added:
                if moved is not each.record or not each.has_moved:
                    yield self._change(
                        "dates",
                        "move_noted",
                        field=each.field,
                        what=each.what,
                        before=moved.from_.text,
                        reason=moved.reason,
                    )
            for moved in each.explained:
                values = {"before": moved.from_.text, "effect": moved.effect, "action": moved.action}
                yield self._change("dates", "move_explained", field=each.field, what=each.what, **values)
            if each.lost:
                yield self._change("dates", "move_lost", field=each.field, what=each.what, n=len(each.lost))

    def _move(self, each: Dated) -> Change:
        record = each.record
        return self._change(
            "dates",
            "moved",
            field=each.field,
            what=each.what,
            before=each.before.text,
            after=each.after.text,
            later=(each.after.day - each.before.day).days,
            reason=record.reason if record else None,
            effect=record.effect if record else None,
            action=record.action if record else None,
        )

    def _evaluation(self) -> Iterator[Change]:
        before, after = self.before.evaluation, self.after.evaluation
        if before and after and before.date.text != after.date.text:
            yield self._change("dates", "evaluation", before=before.date.text, after=after.date.text)

    def _status(self) -> Iterator[Change]:
        """With since when and why, as far as that is new too."""
        new = {name: getattr(self.after, name) for name in _WHY if name in self.fields}
        since = new["status_since"].text if new.get("status_since") else None
        more = {"since": since, "reason": new.get("status_reason")}
        yield self._change("status", "status", before=self.before.status, after=self.after.status, **more)

    def _lead(self) -> Iterator[Change]:
        before, after = (
            self.pairing.name(version, "department", data.lead)
            for version, data in ((self.pairing.old, self.before), (self.pairing.new, self.after))
        )
        yield self._change("status", "lead", before=before, after=after)

    def _milestones(self) -> Iterator[Change]:
        same, gone, new = matched(self.before.milestones, self.after.milestones)
        for stone in new:
            yield self._change("status", "milestone_new", what=stone.title, after=stone.date.text)
        for stone in gone:
            yield self._change("status", "milestone_gone", what=stone.title, before=stone.date.text)
        for old, stone in same:
            if bool(old.done) != bool(stone.done):
                code = "milestone_done" if stone.done else "milestone_undone"
                day = planning.done_on(stone.done)
                yield self._change("status", code, what=stone.title, after=day.text if day else None)
            if old.title != stone.title:
                yield self._change("status", "milestone_renamed", what=stone.title, before=old.title)
            told = ("done",) if bool(old.done) != bool(stone.done) else ()
            if self._differs(old, stone, without=("date", "moved", "title", "id", *told)):
                yield self._change("status", "milestone_changed", what=stone.title, before=old.title)
            elif old.id != stone.id:
                yield self._change("status", "milestone_id", what=stone.title, before=old.id, after=stone.id)

    def _decisions(self) -> Iterator[Change]:
        same, gone, new = matched(self.before.decisions, self.after.decisions)
        for each in new:
            yield self._change(
                "status",
                "decision_new",
                what=each.ask,
                body=each.body,
                after=each.date.text,
                outcome=each.outcome,
            )
        for each in gone:
            yield self._change(
                "status", "decision_gone", what=each.ask, body=each.body, before=each.date.text
            )
        for old, each in same:
            if old.outcome != each.outcome:
                yield self._change(
                    "status", "outcome", what=each.ask, body=each.body, before=old.outcome, after=each.outcome
                )
            if old.ask != each.ask:
                values = {"what": each.ask, "before": old.ask}
                yield self._change("status", "decision_reworded", body=each.body, **values)
            if self._differs(old, each, without=("date", "moved", "outcome", "ask")):
                yield self._change("status", "decision_changed", what=each.ask, body=each.body)

    def _differs(self, old: Any, new: Any, *, without: tuple[str, ...]) -> bool:
        before, after = self.pairing.plain(self.pairing.old, old), self.pairing.plain(self.pairing.new, new)
        return any(before.get(name) != after.get(name) for name in {*before, *after} - {*without})

    def _money(self, name: str) -> Iterator[Change]:
        """What differs in the rows of costs or coverage."""
        old, new = (self.pairing.old, self.pair.before), (self.pairing.new, self.pair.after)
        yield from money_rows.changes(self.pairing, self._change, name, old, new)

    def _spent(self) -> Iterator[Change]:
        old, new = (
            money_rows.by_year((row.year, row.amount) for row in data.spent) for _, data in self._versions()
        )
        for year in sorted({*old, *new}):
            if old.get(year) != new.get(year):
                yield self._change("money", "spent", year=year, before=old.get(year), after=new.get(year))

    def _versions(self) -> tuple[tuple[Version, Initiative], tuple[Version, Initiative]]:
        return (self.pairing.old, self.before), (self.pairing.new, self.after)

    def _hours(self) -> Iterator[Change]:
        old, new = (
            {self.pairing.name(version, "department", id_): years for id_, years in data.hours.items()}
            for version, data in ((self.pairing.old, self.before), (self.pairing.new, self.after))
        )
        for department in sorted({*old, *new}):
            first: Mapping[int, int] = old.get(department, {})
            second: Mapping[int, int] = new.get(department, {})
            for year in sorted({*first, *second}):
                if first.get(year) != second.get(year):
                    yield self._change(
                        "money",
                        "hours",
                        department=department,
                        year=year,
                        before=first.get(year),
                        after=second.get(year),
                    )

    def _needs(self) -> Iterator[Change]:
        old, new = (
            {self.pairing.name(version, "concept", need.concept): need for need in data.needs}
            for version, data in ((self.pairing.old, self.before), (self.pairing.new, self.after))
        )
        for concept in sorted({*old, *new}):
            before, after = old.get(concept), new.get(concept)
            if before is None and after is not None:
                yield self._change(
                    "knowledge", "need_new", concept=concept, after=after.level, people=after.people
                )
            elif after is None and before is not None:
                yield self._change("knowledge", "need_gone", concept=concept, before=before.level)
            elif before and after:
                if before.level != after.level:
                    yield self._change(
                        "knowledge", "need_level", concept=concept, before=before.level, after=after.level
                    )
                if before.people != after.people:
                    yield self._change(
                        "knowledge", "need_people", concept=concept, before=before.people, after=after.people
                    )

    def _support(self) -> Iterator[Change]:
        support = (self.before.support, self.after.support)
        lost, added, answered = records(self.pairing, *support, later=ANSWERED_LATER)
        for each in shown_otherwise(self.pairing, lost, added):
            yield self._of_support("support_public" if each.public else "support_not_public", each)
        for each in added:
            yield self._of_support("support_new", each, after=each.step)
        for each in answered:
            yield self._of_support("support_answered", each)
        for each in lost:
            yield self._of_support("support_lost", each, before=each.step)

    def _of_support(self, code: str, record: Support, **step: object) -> Change:
        public = bool(record.public)
        return self._change("support", code, party=record.party, date=record.date.text, **step, public=public)
