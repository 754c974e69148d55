"""What changed in fields with one of a few values, in who joins, and in risks: what it was and what it is.

In: a pair of one entry and the names of the fields that differ. Out: changes, and the fields of which every
difference was told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stadswijzer.changes.compared.pairing import Pair, Pairing, title_of
from stadswijzer.changes.comparison import Change
from stadswijzer.content.fields import Fields, Part
from stadswijzer.content.model import Initiative


def told_choices(part: type[Part]) -> Iterator[tuple[str, str, str | None]]:
    """(code, field, field inside it) of what people choose from a list, as the model says it (`told`)."""
    for name, spec in part.fields.items():
        if spec.told:
            yield spec.told, name, None
        elif isinstance(spec.value, Fields):
            within = spec.value.part.fields.items()
            yield from ((inner.told, name, inside) for inside, inner in within if inner.told)


def choices(pairing: Pairing, pair: Pair[Part], fields: list[str]) -> tuple[list[Change], set[str]]:
    """All of them, and the fields that need not be named any more."""
    return Choices(pairing, pair, fields).changes()


class Choices:
    """The changes of one entry."""

    def __init__(self, pairing: Pairing, pair: Pair[Part], fields: list[str]) -> None:
        self.pair, self.fields = pair, fields
        self.known = list(told_choices(type(pair.after.data)))
        self.before = pairing.plain(pairing.old, pair.before.data)
        self.after = pairing.plain(pairing.new, pair.after.data)

    def changes(self) -> tuple[list[Change], set[str]]:
        """All of them, and the fields of which every difference was told."""
        changed: dict[str, list[Change]] = {}
        for code, field, inner in self.known:
            before, after = (self._one(values, field, inner) for values in (self.before, self.after))
            if field in self.fields and before != after:
                several = sum(other == code for other, *_ in self.known) > 1
                change = self._change(code, before=before, after=after, **({"of": inner} if several else {}))
                changed.setdefault(field, []).append(change)
        if isinstance(self.pair.after.data, Initiative):
            changed["departments"] = list(self._joining()) if "departments" in self.fields else []
            changed["risks"] = list(self._risks()) if "risks" in self.fields else []
        told = {field for field, own in changed.items() if own and not self._says_more(field)}
        return [change for own in changed.values() for change in own], told

    @staticmethod
    def _one(values: dict[str, Any], field: str, inner: str | None) -> Any:
        value = values.get(field)
        return value.get(inner) if inner and value else value

    def _says_more(self, field: str) -> bool:
        """Whether something of the field differs that is no choice: a note, a day."""
        told = {inner for _, name, inner in self.known if name == field and inner}
        rest = [
            {name: value for name, value in values.get(field, {}).items() if name not in told} if told else {}
            for values in (self.before, self.after)
        ]
        return rest[0] != rest[1]

    def _joining(self) -> Iterator[Change]:
        """Who takes part now and did not, and the other way round; nothing of another order."""
        before, after = (values.get("departments", ()) for values in (self.before, self.after))
        yield from (self._change("joins", department=each) for each in after if each not in before)
        yield from (self._change("leaves", department=each) for each in before if each not in after)

    def _risks(self) -> Iterator[Change]:
        """By their words: a risk in other words is another risk."""
        old, new = (
            {each["text"]: each for each in values.get("risks", ())} for values in (self.before, self.after)
        )
        for text in [*new, *(text for text in old if text not in new)]:
            before, after = old.get(text), new.get(text)
            weights = [f"{each['likelihood']}×{each['impact']}" if each else None for each in (before, after)]
            if not before or not after:
                yield self._change(
                    "risk_new" if after else "risk_gone", what=text, before=weights[0], after=weights[1]
                )
                continue
            if weights[0] != weights[1]:
                yield self._change("risk_weight", what=text, before=weights[0], after=weights[1])
            if before["mitigation"] != after["mitigation"]:
                yield self._change("risk_mitigation", what=text)

    def _change(self, code: str, **values: object) -> Change:
        entry = self.pair.after
        return Change("texts", code, entry.kind, entry.key, title_of(entry), values)
