"""Names of things: one that is new, and one that something else has (`Ref`)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from stadswijzer.content.values.reading import BROKEN, Broken, Report, Schema, Value, scalar_of
from stadswijzer.content.yaml_source import Node

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Id(Value[str]):
    """A new name: lower-case letters and digits, with hyphens between; none of `reserved`."""

    reserved: tuple[str, ...] = ()

    def read(self, node: Node, report: Report) -> str | Broken:
        scalar = scalar_of(node, report, "id")
        if scalar is None:
            return BROKEN
        if not ID.fullmatch(scalar.text):
            return report("bad-id", node, id=scalar.text, write=as_id(scalar.text))
        if scalar.text in self.reserved:
            return report("not-allowed", node, found=scalar.text, hint="reserved")
        return scalar.text

    def schema(self) -> Schema:
        shape = {"type": ["string", "integer"], "pattern": f"^{ID.pattern}$"}
        return {**shape, "not": {"enum": list(self.reserved)}} if self.reserved else shape


def as_id(text: str) -> str:
    """The id that someone who wrote `text` probably wanted: `Coördinatie & co` is `coordinatie-co`."""
    bare = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"'|\.ya?ml$", "", bare)).strip("-")


@dataclass(frozen=True)
class Ref(Value[str]):
    """The id of something of another kind; `words` are values with a meaning of their own."""

    kind: str
    words: tuple[str, ...] = ()

    def read(self, node: Node, report: Report) -> str | Broken:
        scalar = scalar_of(node, report, "id")
        return BROKEN if scalar is None else scalar.text

    def schema(self) -> Schema:
        return {"type": ["string", "integer"]}
