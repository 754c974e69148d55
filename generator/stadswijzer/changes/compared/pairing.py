"""Which entry of the old version is which of the new one, by old names too; and values that can be compared.

In: two versions. Out: pairs, what is new, what is gone, and every field as plain data in which a reference
means the same in both versions, whatever name it uses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Generic, TypeGuard

from stadswijzer.changes.comparison import Version
from stadswijzer.content.fields import Part
from stadswijzer.content.library import Entry, F, F_co, is_of
from stadswijzer.content.links import PLAN_KINDS
from stadswijzer.content.model import KINDS, Organisation
from stadswijzer.content.values import Keyed, Many, Moment, Prose, Ref, Value

_WIKI = re.compile(r"\[\[([^\[\]|\n]+)")
_ADDRESS = re.compile(r"(?<=[(</])[a-z0-9-]+(?=(?:\.yml|\.md|/(?:index\.md)?)?[)>#?\s])")
"""The name of an entry in the address of a link to its page or its file."""


@dataclass(frozen=True)
class Pair(Generic[F_co]):
    """One entry in both versions."""

    before: Entry[F_co]
    after: Entry[F_co]

    @property
    def both(self) -> tuple[Entry[F_co], Entry[F_co]]:
        return self.before, self.after

    @property
    def is_renamed(self) -> bool:
        return self.before.id != self.after.id


def is_pair_of(pair: Pair[Part], kind: type[F]) -> TypeGuard[Pair[F]]:
    """Whether it is a pair of entries of this kind."""
    return is_of(pair.before, kind)


@dataclass
class Pairing:
    """All entries of two versions. `merged`: gone, and its old address now leads to another entry."""

    old: Version
    new: Version
    pairs: list[Pair[Part]] = field(default_factory=list)
    gone: list[Entry[Part]] = field(default_factory=list)
    merged: list[tuple[Entry[Part], Entry[Part]]] = field(default_factory=list)
    added: list[Entry[Part]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Files that could be read in one version only."""

    parts_now: dict[tuple[str, str], str] = field(default_factory=dict)
    """Kind and old id → the id of today, for a department, cluster or goal whose id changed."""

    def of(self, kind: type[F]) -> list[Pair[F]]:
        """The entries of this kind that are in both versions."""
        return [pair for pair in self.pairs if is_pair_of(pair, kind)]

    def __post_init__(self) -> None:
        for kind in KINDS:
            self._pair(kind)
        for kind in PLAN_KINDS:
            self._follow(kind)

    def _follow(self, kind: str) -> None:
        """What lives in a list has no old names: the same name means the same thing.

        Of what is left, all else that is the same does: a department that is called otherwise too.
        """
        before, after = (version.checked.links.parts[kind] for version in (self.old, self.new))
        gone = [part for id_, part in before.items() if id_ not in after]
        came = [part for id_, part in after.items() if id_ not in before]
        for told in (_called, self._rest):
            now = {part.id for part in came} - set(self.parts_now.values())
            old = _by(told, self.old, (part for part in gone if (kind, part.id) not in self.parts_now))
            new = _by(told, self.new, (part for part in came if part.id in now))
            for name, parts in old.items():
                if name and len(parts) == len(new.get(name, ())) == 1:
                    self.parts_now[kind, parts[0].id] = new[name][0].id

    def _rest(self, version: Version, part: Part) -> str:
        """All but what it is called; '' when that is nothing."""
        plain = self.plain(version, part)
        rest = [(name, value) for name, value in plain.items() if name not in ("id", "name", "title")]
        return repr(rest) if rest else ""

    def _pair(self, kind: str) -> None:
        before, after = self.old.checked.library, self.new.checked.library
        taken, heirs = set(), self._heirs(kind)
        for id_, entry in before.entries[kind].items():
            target = after.entries[kind].get(id_)
            if target is None and id_ in after.unread[kind]:
                self.unread.append(entry.path)
                continue
            if target is None and (now := after.aliases[kind].get(id_)):
                target = after.entries[kind][now]
                if now in before.entries[kind] or now in before.unread[kind] or entry is not heirs[now]:
                    self.merged.append((entry, target))
                    continue
            if target is None:
                self.gone.append(entry)
                continue
            taken.add(target.key)
            self.pairs.append(Pair(entry, target))
        for id_, entry in after.entries[kind].items():
            if id_ in before.unread[kind]:
                self.unread.append(entry.path)
            elif id_ not in taken:
                self.added.append(entry)

    def _heirs(self, kind: str) -> dict[str, Entry[Part]]:
        """Today's name → the entry that has it now, of all whose old names lead there: the one most like it.

        The others went into it. Of two that are as much like it, the first.
        """
        after, found = self.new.checked.library, dict[str, list[Entry[Part]]]()
        for id_, entry in self.old.checked.library.entries[kind].items():
            now = after.aliases[kind].get(id_)
            if now and id_ not in after.entries[kind]:
                found.setdefault(now, []).append(entry)
        return {
            now: max(entries, key=partial(_same_texts, after.entries[kind][now]))
            for now, entries in found.items()
        }

    def has_new_name(self, pair: Pair[Part]) -> bool:
        """Whether an old name now leads to this entry, which is told as a page that moves or goes."""
        return pair.is_renamed or any(target is pair.after for _, target in self.merged)

    def name(self, version: Version, kind: str, id_: str) -> str:
        """The id of today for what `id_` means in `version`."""
        if kind not in KINDS:
            return self.parts_now.get((kind, id_), id_) if version is self.old else id_
        target = version.checked.links.find(kind, id_)
        now = target.id if target else id_
        after = self.new.checked.library
        return now if now in after.entries[kind] else after.aliases[kind].get(now, now)

    def plain(self, version: Version, part: Part) -> dict[str, Any]:
        """The fields of a part that were given, as plain data."""
        values = {}
        for name, spec in type(part).fields.items():
            value = getattr(part, "from_" if name == "from" else name)
            if value is not None and value not in ((), {}):
                values[name] = self._plain(version, spec.value, value)
        return values

    def _plain(self, version: Version, kind: Value, value: Any) -> Any:
        if isinstance(value, Part):
            return self.plain(version, value)
        if isinstance(value, Moment):
            return value.text
        if isinstance(kind, Many):
            return [self._plain(version, kind.item, item) for item in value]
        if isinstance(kind, Keyed):
            return {
                self._plain(version, kind.key, key): self._plain(version, kind.value, item)
                for key, item in value.items()
            }
        if isinstance(kind, Ref):
            return self.name(version, kind.kind, value)
        if isinstance(kind, Prose):
            return self.text(version, value.strip())
        return value

    def text(self, version: Version, text: str) -> str:
        """A text with what it links to under its name of today."""
        if version is self.old and self._moved:
            text = _ADDRESS.sub(lambda match: self._moved.get(match[0], match[0]), text)
        return _WIKI.sub(lambda match: f"[[{self._wiki(version, match[1])}", text)

    @cached_property
    def _moved(self) -> dict[str, str]:
        """Old id → the id of today of an entry, where only one entry had it."""
        entries = self.old.checked.library.entries.values()
        ids = Counter(entry.id for each in entries for entry in each.values())
        renamed = [pair for pair in self.pairs if pair.is_renamed and ids[pair.before.id] == 1]
        return {pair.before.id: pair.after.id for pair in renamed}

    def _wiki(self, version: Version, target: str) -> str:
        target_entry = version.checked.links.wiki(target.strip())
        return (
            self.name(version, target_entry[0].kind, target_entry[0].id)
            if len(target_entry) == 1
            else target.strip()
        )

    def differing(self, before: Part, after: Part) -> list[str]:
        """The fields of two parts that were read in both and do not say the same."""
        old, new = self.plain(self.old, before), self.plain(self.new, after)
        return [
            name
            for name in type(after).fields
            if before.intact(name) and after.intact(name) and old.get(name) != new.get(name)
        ]

    def broken_fields(self) -> Iterator[tuple[Entry[Part], str]]:
        """Fields that could not be read in one of the versions."""
        for pair in self.pairs:
            for entry in (pair.before, pair.after):
                for name in sorted(entry.data.broken):
                    yield entry, name


def _by(told: Callable[[Version, Any], str], version: Version, parts: Iterable[Any]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for part in parts:
        groups.setdefault(told(version, part), []).append(part)
    return groups


def _same_texts(one: Entry[Part], other: Entry[Part]) -> int:
    """How many texts stand in both."""
    texts = (Counter(str(leaf.value) for leaf in entry.texts) for entry in (one, other))
    return (next(texts) & next(texts)).total()


def _called(_: Version, part: Any) -> str:
    return str(part.title if hasattr(part, "title") else part.name)


def title_of(entry: Entry[Part]) -> str:
    """What people call an entry; the organisation has no title of its own."""
    return entry.data.municipality or entry.id if is_of(entry, Organisation) else entry.title
