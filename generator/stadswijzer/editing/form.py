"""The form for a new entry: its fields as data, what they may refer to, and where the file goes.

In: a `Site`. Out: a script that only holds data (`files`), since a page that is opened from a disk cannot
fetch; and values for the template. The fields are the model's, so the form asks what `check` asks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from stadswijzer.checks import personal_data
from stadswijzer.content.field_words import choices, example_of, help_of, key_label, label, one
from stadswijzer.content.fields import Field, Fields, Part
from stadswijzer.content.model import KINDS, Concept
from stadswijzer.content.model.entry import EntryFields
from stadswijzer.content.values import (
    COUNTRIES,
    FIRST_YEAR,
    ID,
    LAST_YEAR,
    MOMENT,
    URL_BEGINS,
    URL_REFUSES,
    AtLeast,
    Choice,
    Country,
    Done,
    Flag,
    Id,
    Keyed,
    Line,
    Many,
    Number,
    Prose,
    Proven,
    Ref,
    Url,
    Value,
    When,
    Whole,
)
from stadswijzer.content.yaml_reader import FORBIDDEN
from stadswijzer.editing.forge import LONGEST_ADDRESS, Forge, forge
from stadswijzer.editing.format import file_text
from stadswijzer.facts.site import Site
from stadswijzer.language import answer_words
from stadswijzer.language.words import Words, package_yaml

DATA = "assets/editing.js"
OFFERED = ("concept", "example", "theme", "path", "initiative", "talk", "survey")
_TOLD = ("safeguard-date", "citizen-number", "responded-over-invited")
"""Problems of a round or a talk that the form sees itself."""
FEW = 6
"""Numbers that are chosen from a list instead of typed."""


def described(words: Words, part: type[Part]) -> list[dict[str, Any]]:
    """The fields of a part, in their order; of one that is not asked what it takes to keep it as it was."""
    return [
        _field(words, part, name, spec) if spec.asked else _unasked(words, part, name, spec)
        for name, spec in part.fields.items()
    ]


def _unasked(words: Words, part: type[Part], name: str, spec: Field) -> dict[str, Any]:
    shape = _unshown(_value(words, spec.value, part, name))
    return {"name": name, "label": label(words, part, name), "help": "", **shape, "unasked": True}


def _unshown(shape: dict[str, Any]) -> dict[str, Any]:
    """A shape without what only its control says."""
    shown = {name: inner for name, inner in shape.items() if name != "example"}
    if "help" in shown:
        shown["help"] = ""
    if "options" in shown:
        shown["options"] = []
    if "fields" in shown:
        shown["fields"] = [_unshown(each) for each in shown["fields"]]
    return shown | {name: _unshown(shown[name]) for name in ("item", "key", "value") if name in shown}


def _field(words: Words, part: type[Part], name: str, spec: Field) -> dict[str, Any]:
    said, example = help_of(words, part, name), example_of(words, part, name)
    if name in ("title", "summary") and issubclass(part, EntryFields) and part is not Concept:
        example = None  # it is of a concept
    described = {
        "name": name,
        "label": label(words, part, name),
        "help": said,
        **_value(words, spec.value, part, name),
    }
    if described["is"] in ("ref", "country"):  # chosen from a list: how it is written need not be told
        described["help"] = re.sub(r": .*|, in .*\(ISO 3166\)\.$", ".", said)
    if spec.required:
        described["required"] = True
    if spec.care:
        described["care"] = True
    if described["help"].rstrip(".?") == described["label"]:
        described["help"] = ""
    if described["is"] in ("ref", "choice", "country") or _is_list_of(described, "ref"):
        return described
    if isinstance(example, str | int | float) and not isinstance(example, bool):
        described["example"] = str(example)
    elif isinstance(example, list):
        described["example"] = ", ".join(map(str, example))
    return described


def _is_list_of(described: dict[str, Any], what: str) -> bool:
    return bool(described["is"] == "many" and described["item"]["is"] == what)


def _value(words: Words, value: Value, part: type[Part], name: str) -> dict[str, Any]:
    """How a value is asked, checked and written."""
    return _of_several(words, value, part, name) or _of_one(words, value, part, name)


def _of_several(words: Words, value: Value, part: type[Part], name: str) -> dict[str, Any] | None:
    """A part, a list or values by key; None for a single value."""
    match value:
        case Fields():
            inner = described(words, value.part)
            return {"is": "part", "fields": inner, "row": value.part.is_row}
        case Many():
            item = _value(words, value.item, part, name)
            said = one(words, part, name)
            return {"is": "many", "one": said, "item": item, "least": value.least, "most": value.most}
        case AtLeast():
            words_of_it = choices(words, part, name, value.item)
            item = {"is": "choice", "options": [(each, said or each) for each, said in words_of_it]}
            many = answer_words.LEVELS_ABOVE
            said = one(words, part, name)
            return {"is": "many", "one": said, "item": item, "least": many, "most": many, "row": True}
        case Keyed():
            key = {"label": words("editing.year"), **_value(words, value.key, part, name)}
            if isinstance(value.key, Ref):
                key["label"] = key_label(words, part, name)
            inside = {"label": words("editing.value"), **_value(words, value.value, part, name)}
            said = one(words, part, name) if isinstance(value.key, Ref) else words("editing.year")
            return {"is": "keyed", "one": said, "key": key, "value": inside}
    return None


def _of_one(words: Words, value: Value, part: type[Part], name: str) -> dict[str, Any]:
    match value:
        case Choice():
            return {
                "is": "choice",
                "options": [(each, said or each) for each, said in choices(words, part, name, value)],
            }
        case Ref():
            return {"is": "ref", "kind": value.kind, "options": choices(words, part, name, value)}
        case Country():
            return {"is": "country"}
        case Flag():
            return {"is": "flag"}
        case Line():
            return {"is": "line", "text": True, "most": value.max_length}
        case Prose():
            return {"is": "prose", "text": True, "most": value.max_length}
        case Proven():
            return {"is": "choice", "options": [(str(n), str(n)) for n in value.numbers]}
        case Whole() | Number():
            if value.least is not None and value.most is not None and value.most - value.least < FEW:
                numbers = [str(n) for n in range(value.least, value.most + 1)]
                return {"is": "choice", "options": [(n, n) for n in numbers]}
            shape = "number" if isinstance(value, Number) else "whole"
            return {"is": shape, "pattern": value.pattern, "least": value.least, "most": value.most}
        case When():
            return {"is": "date", "start": value.start, **({"year": True} if value.year else {})}
        case Done():
            return {"is": "date", "done": True}
        case Url():
            return {"is": "url"}
        case Id():
            return {"is": "id"}
    raise TypeError(f"the form cannot ask for {value!r}")


def _known(site: Site) -> dict[str, list[tuple[str, str]]]:
    """Kind → id and title of what this site has."""
    titles = {kind: [(each.id, each.title) for each in site(kind)] for kind in OFFERED}
    titles["department"] = [(id_, each.name) for id_, each in site.links.departments.items()]
    titles["cluster"] = [(id_, each.name) for id_, each in site.links.clusters.items()]
    titles["goal"] = [(id_, each.title) for id_, each in site.links.goals.items()]
    return titles


def _linked(site: Site) -> dict[str, list[str]]:
    """Kind → every name of its entries that a link between double brackets may use, old names too."""
    library = site.links.library
    return {
        kind: sorted({*entries, *library.aliases.get(kind, {})})
        for kind, entries in library.entries.items()
        if kind != "organisation"
    }


def _patterns() -> dict[str, str]:
    """How values are written, and what no text may hold: regular expressions that a browser reads alike."""
    return {
        "hidden": FORBIDDEN.pattern,
        "id": ID.pattern,
        "url": URL_BEGINS.pattern,
        "url_refuses": URL_REFUSES.pattern,
        "moment": MOMENT.pattern,
    }


def _hand() -> dict[str, Any]:
    """What decides how `stadswijzer format` writes a text."""
    return {
        "width": file_text.WIDTH,
        "words": file_text.WORDS.pattern,
        "number_like": file_text.NUMBER_LIKE.pattern,
        "not_first": file_text.NOT_FIRST.pattern,
        "not_plain": file_text.NOT_PLAIN.pattern,
        "bracket_signs": file_text.BRACKET_SIGNS.pattern,
    }


def data_of(site: Site, kind: str) -> dict[str, Any]:
    """What a page knows that asks the fields of one kind alone, and of those none that refers to an entry."""
    nothing: dict[str, Any] = {"countries": [], "known": {}, "linked": {}, "folders": {}, "there": []}
    return data(site, (kind,)) | nothing


def data(site: Site, kinds: Sequence[str] = OFFERED) -> dict[str, Any]:
    """All that the form knows."""
    w = site.words
    where = forge(site.frame.repo_url, site.frame.edit_uri, w.docs)
    return {
        **json.loads(site.kept("form", None, lambda: json.dumps(_said(w)))),
        "today": _set_today(site),
        "personal": personal_data.for_browser(),
        "language": w.language,
        "patterns": _patterns(),
        "years": [FIRST_YEAR, LAST_YEAR],
        "hand": _hand(),
        "countries": sorted(COUNTRIES),
        "known": _known(site),
        "linked": _linked(site),
        "folders": site.links.link_folders,
        "forge": of_forge(where, w) if where else None,
        "kinds": [
            {
                "kind": kind,
                "one": w(f"kinds.{kind}.one"),
                "about": w(f"kinds.{kind}.about"),
                "folder": w.path(w.folders[kind]),
                "taken": sorted(
                    {*site.links.library.entries[kind], *site.links.library.aliases.get(kind, {})}
                ),
                "fields": json.loads(site.kept(f"form of {kind}", None, partial(_fields, w, kind))),
            }
            for kind in kinds
        ],
        "there": [(e.title, w.path(e.path)) for kind in OFFERED for e in site.whole.of(kind)],
    }


def _said(words: Words) -> dict[str, Any]:
    """The words of the form, and of the problems that it sees itself."""
    problems = {code: {name: words.problems[code][name] for name in ("text", "hint")} for code in _TOLD}
    said = package_yaml(f"locale/{words.language}/editing.yml")["editing"]
    return {"words": {key: word for key, word in said.items() if key != "upload"}, "problems": problems}


def of_forge(where: Forge, words: Words) -> dict[str, Any]:
    """With how to upload a file there: each forge has its own words."""
    return vars(where) | {"longest": LONGEST_ADDRESS, "told": words(f"editing.upload.{where.name}")}


def _fields(words: Words, kind: str) -> str:
    return json.dumps(described(words, KINDS[kind].part))


def _set_today(site: Site) -> str:
    """The day that the project sets; otherwise it follows from what is written, this file too."""
    today = site.links.library.project.options.today
    return today.isoformat() if today else ""


def script(known: dict[str, Any]) -> str:
    """What a form knows, as a script."""
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return f"window.stadswijzerEditing = {text};\n"


def files(site: Site) -> Iterator[tuple[str, str]]:
    """The data of the form."""
    yield DATA, script(data(site))
