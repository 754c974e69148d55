"""Everything the site shows as JSON, for programs: entries, knowledge and roadmap, each with its JSON Schema.

Version 1: a field stays and keeps its meaning; fields may be added. A field is published when the model says
so of it (`api`), so that what the model gains is not before someone chose so. Keys are sorted, and no text
can end a script.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from stadswijzer.content.fields import Part
from stadswijzer.content.library import OF_PERIOD, AnyEntry
from stadswijzer.content.model import FOLDERS, KINDS, Initiative
from stadswijzer.content.values import Schema
from stadswijzer.facts.site import Site
from stadswijzer.language.json_data import Json
from stadswijzer.language.words import Words
from stadswijzer.outputs.api import knowledge
from stadswijzer.outputs.api import roadmap as api_roadmap
from stadswijzer.outputs.api.plain_data import (
    DAY,
    FLAG,
    STRING,
    WHOLE,
    data_of,
    many,
    optional,
    schema_of,
    things,
)

VERSION = 1
_HARMFUL = "<>&\u2028\u2029"
ENTRIES = tuple(kind for kind in FOLDERS if kind not in OF_PERIOD)
"""Kinds of the first file; initiatives stand in that of the roadmap."""


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Three files and their schemas."""
    w = site.words
    made: tuple[tuple[str, dict[str, Lines], Callable[[], dict[str, Schema]]], ...] = (
        ("entries", _entries(site), lambda: _entries_schema(w)),
        ("knowledge", _by_period(site, knowledge.data, "knowledge"), _knowledge_schema),
        ("roadmap", _by_period(site, _roadmap, "roadmap"), lambda: _periods_schema(_roadmap_schema(w))),
    )
    for name, data, schema in made:
        yield w(f"data.addresses.{name}"), as_text({"$schema": f"{name}.schema.json", **_about(site), **data})
        text = site.kept(f"{name} schema", None, partial(_schema_text, name, schema))
        yield w(f"data.addresses.{name}_schema"), text


def _schema_text(name: str, schema: Callable[[], dict[str, Schema]]) -> str:
    return as_text(_enveloped(name, schema()))


def _knowledge_schema() -> dict[str, Schema]:
    return _periods_schema(knowledge.schema())


class Lines(NamedTuple):
    """The items of a list, each as JSON already."""

    items: list[str]


def as_text(data: Mapping[str, Json | Lines]) -> str:
    """JSON with sorted keys, an item of a list on a line; no text in it can end a script."""
    fields = ",\n".join(f"{_json(name)}: {_lines(data[name])}" for name in sorted(data))
    return f"{{\n{fields}\n}}\n"


def _lines(value: Json | Lines) -> str:
    if isinstance(value, list):
        value = Lines(list(map(_json, value)))
    if isinstance(value, Lines):
        return "[\n" + ",\n".join(value.items) + "\n]" if value.items else "[]"
    return _json(value)


def _json(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)
    for sign in _HARMFUL:
        if sign in text:
            text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _about(site: Site) -> dict[str, Json]:
    days = {"as_of": site.as_of, "today": site.library.today}
    return {
        "version": VERSION,
        "language": site.words.language,
        "site": site.frame.site_name,
        "rule": site.words("data.rule"),
        **({"url": site.frame.site_url} if site.frame.site_url else {}),
        **{name: day.isoformat() for name, day in days.items() if day},
    }


def _enveloped(name: str, properties: dict[str, Schema]) -> Schema:
    about = {
        "$schema": STRING,
        "version": {"const": VERSION},
        "language": STRING,
        "site": STRING,
        "rule": STRING,
        "url": STRING,
        "as_of": DAY,
        "today": DAY,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Stadswijzer: {name}.json, version {VERSION}",
        **things({**about, **properties}, ("url", "as_of", "today", *api_roadmap.OPTIONAL)),
    }


def published(part: type[Part]) -> tuple[str, ...]:
    """The fields of a kind of entry that the API shows as they are."""
    return tuple(name for name, spec in part.fields.items() if spec.api)


def entry_data(site: Site, entry: AnyEntry) -> dict[str, Json]:
    """One entry: where it stands, whether it is made up, and its fields."""
    url = site.frame.whole(entry.address)
    return {
        "kind": entry.kind,
        "id": entry.id,
        "address": entry.address,
        **({"url": url} if url else {}),
        "sample": bool(entry.data.sample),
        **data_of(site, entry.data, published(KINDS[entry.kind].part)),
    }


def entry_schema(words: Words, kind: str) -> tuple[dict[str, Schema], list[str]]:
    """Fields of an entry of this kind, and which of them may be absent."""
    part, names = KINDS[kind].part, published(KINDS[kind].part)
    own = {"kind": {"const": kind}, "id": STRING, "address": STRING, "url": STRING, "sample": FLAG}
    return {**own, **schema_of(words, part, names)}, ["url", *optional(part, names)]


def _by_period(site: Site, data: Callable[[Site], dict[str, Json]], name: str) -> dict[str, Lines]:
    """The same of every period, the one that leads first."""

    def of(plan: Site) -> str:
        return plan.kept(name, None, lambda: _json({"period": plan.period.name, **data(plan)}))

    return {"periods": Lines([of(plan) for plan in site.plans])}


def _periods_schema(of_period: dict[str, Schema]) -> dict[str, Schema]:
    return {"periods": many(things({"period": STRING, **of_period}, ["newest", "roadmap"]))}


def _entries(site: Site) -> dict[str, Lines]:
    def of(entry: AnyEntry) -> str:
        read = entry.kind in ("concept", "example", "path")
        minutes = {"minutes": site.minutes(entry)} if read else {}
        return _json({**entry_data(site, entry), **minutes})

    entries = (entry for kind in ENTRIES for entry in sorted(site(kind), key=lambda each: each.id))
    return {"entries": Lines([site.kept("entries", entry, partial(of, entry)) for entry in entries])}


def _entries_schema(words: Words) -> dict[str, Schema]:
    kinds = []
    for kind in ENTRIES:
        properties, left_out = entry_schema(words, kind)
        kinds.append(things({**properties, "minutes": WHOLE}, [*left_out, "minutes"]))
    return {"entries": many({"anyOf": kinds})}


def _roadmap(site: Site) -> dict[str, Json]:
    roadmap = site.library.roadmap
    initiatives = [
        {**entry_data(site, entry), **api_roadmap.of_initiative(site, entry)}
        for entry in sorted(site(Initiative), key=lambda each: each.id)
    ]
    told: dict[str, Json] = {"initiatives": initiatives, **api_roadmap.totals(site)}
    if roadmap:
        told["roadmap"] = {**entry_data(site, roadmap), **api_roadmap.of_roadmap(site)}
    return told


def _roadmap_schema(words: Words) -> dict[str, Schema]:
    roadmap, may_lack = entry_schema(words, "roadmap")
    initiative, may_lack_too = entry_schema(words, "initiative")
    return {
        "roadmap": things({**roadmap, **api_roadmap.roadmap_schema()}, may_lack),
        "initiatives": many(
            things(
                {**initiative, **api_roadmap.initiative_schema(words)},
                [*may_lack_too, *api_roadmap.MAY_BE_OVER],
            )
        ),
        **api_roadmap.totals_schema(),
    }
