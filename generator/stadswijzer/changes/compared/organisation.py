"""What changed in the organisation itself: what a department is called, its people and its hours.

In: the pair of the organisation and the fields that differ. Out: changes, and the fields that are told whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stadswijzer.changes.compared.pairing import Pair, Pairing, title_of
from stadswijzer.changes.comparison import Change
from stadswijzer.content.model import Organisation
from stadswijzer.content.model.organisation import Department

_TOLD = ("name", "staff", "hours")


def organisation(
    pairing: Pairing, pair: Pair[Organisation], fields: list[str]
) -> tuple[list[Change], set[str]]:
    """All of them, and the fields that need not be named any more."""
    if "departments" not in fields:
        return [], set()
    before, after = pair.before.data, pair.after.data
    names = [pairing.name(pairing.old, "department", each.id) for each in before.departments]
    old = dict(zip(names, before.departments, strict=True))
    changed, entry = [], pair.after
    for each in after.departments:
        if each.id in old:
            for section, code, values in _differences(old[each.id], each):
                told = {"department": each.id, **values}
                changed.append(Change(section, code, entry.kind, entry.id, title_of(entry), told))
    rows = [
        [
            {name: value for name, value in row.items() if name not in _TOLD} | {"id": id_}
            for row, id_ in zip(pairing.plain(version, data)["departments"], ids, strict=True)
        ]
        for version, data, ids in (
            (pairing.old, before, names),
            (pairing.new, after, [each.id for each in after.departments]),
        )
    ]
    return changed, {"departments"} if changed and rows[0] == rows[1] else set()


def _differences(before: Department, after: Department) -> Iterator[tuple[str, str, dict[str, object]]]:
    if before.intact("name") and after.intact("name") and before.name != after.name:
        yield "texts", "department_renamed", {"before": before.name, "after": after.name}
    people = [each.staff if each.intact("staff") else None for each in (before, after)]
    if people[0] != people[1] and None not in people:
        yield "texts", "staff", {"before": people[0], "after": people[1]}
    hours: list[Mapping[int, int]] = [each.hours if each.intact("hours") else {} for each in (before, after)]
    for year in sorted({*hours[0], *hours[1]}):
        first, second = hours[0].get(year), hours[1].get(year)
        if first != second:
            yield "money", "department_hours", {"year": year, "before": first, "after": second}
