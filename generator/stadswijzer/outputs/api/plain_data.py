"""Parts of the model as plain data for JSON, and the JSON Schema of that data, both from one list of fields.

A field that was not given is not there; a reference is the id in use, and gone when it leads to nothing on
the site; a day is its date and how it was written; prose is Markdown as written.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stadswijzer.content.field_words import help_of
from stadswijzer.content.fields import Field, Fields, Part
from stadswijzer.content.library import OF_PERIOD, AnyEntry
from stadswijzer.content.values import (
    AtLeast,
    Choice,
    Digits,
    Done,
    Flag,
    Keyed,
    Many,
    Moment,
    Number,
    Ref,
    Schema,
    Url,
    Value,
    When,
)
from stadswijzer.facts.site import Site
from stadswijzer.language.words import Words

STRING: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}
WHOLE: Schema = {"type": "integer"}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def data_of(site: Site, part: Part, names: Iterable[str]) -> dict[str, Any]:
    """These fields of a part, as far as they were given."""
    data = {}
    for name in names:
        value = _plain(site, part.fields[name].value, part.__dict__["from_" if name == "from" else name])
        if value is not None and value not in ([], {}):
            data[name] = value
    return data


def _plain(site: Site, kind: Value, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, Fields):
        return data_of(site, value, public(kind.part))
    if isinstance(kind, Many):
        items = (_plain(site, kind.item, each) for each in value)
        return [each for each in items if each is not None]
    if isinstance(kind, Keyed):
        return {str(key): _plain(site, kind.value, each) for key, each in value.items()}
    if isinstance(kind, Ref):
        return _id(site, kind, value)
    return day(value) if isinstance(value, Moment) else value


def _id(site: Site, kind: Ref, value: str) -> str | None:
    if kind.kind == "page":
        page = site.links.page(value)
        return page.address if page else None
    if kind.kind in site.library.entries:
        entry = site.get(kind.kind, value)
        return id_of(site, entry) if entry else None
    return value


def id_of(site: Site, entry: AnyEntry) -> str:
    """Its id, as the period of this site says it: of another period with the years of that before it."""
    period = site.of(entry).period if entry.kind in OF_PERIOD else site.period
    return entry.id if period == site.period else f"{period.name}/{entry.id}"


def day(moment: Moment) -> dict[str, str]:
    return {"day": moment.day.isoformat(), "written": moment.text}


def public(part: type[Part]) -> tuple[str, ...]:
    """All fields of a part, unless it is a row of answers, which `knowledge.json` alone tells."""
    if any(isinstance(spec.value, AtLeast) for spec in part.fields.values()):
        raise TypeError(f"{part.__name__} holds answers")
    return tuple(part.fields)


def things(properties: dict[str, Schema], optional: Iterable[str] = ()) -> Schema:
    """The schema of a mapping with these fields and no others."""
    left_out = set(optional)
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": [name for name in properties if name not in left_out],
    }


def many(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def choice(*options: str) -> Schema:
    return {"enum": list(options)}


def maybe(schema: Schema) -> Schema:
    """The same, or null: not known."""
    return {"anyOf": [schema, {"type": "null"}]}


MOMENT: Schema = things({"day": DAY, "written": STRING})


def schema_of(words: Words, part: type[Part], names: Iterable[str]) -> dict[str, Schema]:
    """Field → its schema, with the help that editors read."""
    return {
        name: {"description": help_of(words, part, name), **_schema(words, part.fields[name].value)}
        for name in names
    }


def optional(part: type[Part], names: Iterable[str]) -> list[str]:
    """The fields that may be absent: not required, or a reference that can lead to nothing."""
    return [name for name in names if not _always(part.fields[name])]


def _always(field: Field) -> bool:
    reference = isinstance(field.value, Ref) and field.value.kind != "department"
    return field.required and not reference and not isinstance(field.value, Many)


def _schema(words: Words, kind: Value) -> Schema:
    if isinstance(kind, Fields):
        names = public(kind.part)
        return things(schema_of(words, kind.part, names), optional(kind.part, names))
    if isinstance(kind, Many):
        return many(_schema(words, kind.item))
    if isinstance(kind, Keyed):
        return {"type": "object", "additionalProperties": _schema(words, kind.value)}
    if isinstance(kind, When):
        return MOMENT
    if isinstance(kind, Done):
        return {"anyOf": [FLAG, MOMENT]}
    if isinstance(kind, Flag):
        return FLAG
    if isinstance(kind, Digits):
        return {"type": "number" if isinstance(kind, Number) else "integer"}
    return choice(*kind.options) if isinstance(kind, Choice) else _text(kind)


def _text(kind: Value) -> Schema:
    return {"type": "string", "pattern": "^[hH][tT][tT][pP][sS]?://"} if isinstance(kind, Url) else STRING
