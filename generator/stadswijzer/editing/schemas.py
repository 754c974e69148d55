"""The JSON Schemas for editors: completion and help while typing, one schema for each kind.

In: the model, the only place for fields and their words; and, for the schemas of one project, what there is
to refer to. Out: text, the same each time. A schema says what may stand where; what `check` adds (rules
between fields) is not in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from stadswijzer.content.field_words import choices, example_of, help_of, label
from stadswijzer.content.fields import Fields, Part, part_schema
from stadswijzer.content.links import Links
from stadswijzer.content.model import KINDS, SEARCH_WORDS, Kind, SearchWord
from stadswijzer.content.sealed_files import SCHEMAS, make_folder
from stadswijzer.content.values import Choice, Keyed, Many, Ref, Schema, Value
from stadswijzer.facts.page_title import title_of
from stadswijzer.language.words import Words

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Known = Mapping[str, list[tuple[str, str]]]
"""Kind of reference → id and title of everything that it may name."""


def schema_of(kind: Kind, words: Words | None = None, known: Known | None = None) -> Schema:
    """The schema of one kind; with `known` it lists the ids that a reference may name."""
    words = words or Words("nl")
    schema = part_schema(kind.part)
    defs = _Definitions(known)
    _describe(kind.part, schema, words, defs)
    return {
        "$schema": DIALECT,
        "title": words(f"kinds.{kind.name}.one"),
        "description": words(f"kinds.{kind.name}.about"),
        **schema,
        **({"$defs": defs.used} if defs.used else {}),
    }


class _Definitions:
    """The lists of ids, each once however many fields name them."""

    def __init__(self, known: Known | None) -> None:
        self.of_project = known is not None
        self._known = known or {}
        self.used: Schema = {}

    def of(self, value: Ref, own: list[tuple[str, str]]) -> Schema | None:
        """A reference to the list that holds what `value` may name; None when nothing of it is known."""
        ids = [*self._known.get(value.kind, ()), *own]
        if not self._known.get(value.kind):
            return None
        name = f"{value.kind}-{'-'.join(value.words)}".rstrip("-")
        if name not in self.used:
            both = [(each, title) for id_, title in ids for each in _as_read(id_)]
            self.used[name] = {
                "enum": [each for each, _ in both],
                "enumDescriptions": [title for _, title in both],
            }
        return {"$ref": f"#/$defs/{name}"}


def _as_read(id_: str) -> list[str | int]:
    """An id as an editor's YAML reads it: `112` is a number there."""
    return [id_, int(id_)] if id_.isdecimal() and not id_.startswith("0") else [id_]


def _describe(part: type[Part], schema: Schema, words: Words, defs: _Definitions) -> None:
    """Adds names, the words of choices, and lists of ids to the schema of a part, at any depth."""
    for name, spec in part.fields.items():
        field = {
            "title": label(words, part, name),
            "description": help_of(words, part, name),
            **schema["properties"][name],
        }
        example = example_of(words, part, name)
        if example is not None:
            field["examples"] = [example]
        schema["properties"][name] = field
        if (
            defs.of_project and name == "yes"
        ):  # editors read YAML 1.1, as our settings ask: it is `true` there
            schema["patternProperties"] = {"^true$": field}
            schema["required"].remove(name)
        _describe_value(spec.value, field, (part, name), words, defs)


def _describe_value(
    value: Value, schema: Schema, at: tuple[type[Part], str], words: Words, defs: _Definitions
) -> None:
    if isinstance(value, Fields):
        _describe(value.part, schema, words, defs)
    elif isinstance(value, Many):
        _describe_value(value.item, schema["items"], at, words, defs)
    elif isinstance(value, Keyed):
        _describe_value(value.value, schema["additionalProperties"], at, words, defs)
        if isinstance(value.key, Ref) and (ids := defs.of(value.key, [])):
            schema["propertyNames"] = ids
    elif isinstance(value, Choice):
        said = [text for _, text in choices(words, *at, value)]
        if all(said):
            schema["enumDescriptions"] = said
    elif isinstance(value, Ref) and (ids := defs.of(value, choices(words, *at, value))):
        schema.pop("type", None)
        schema.update(ids)


def known_ids(links: Links) -> Known:
    """What a reference may name in this project. An old name comes last, with what it is called now."""
    library, known = links.library, {}
    kinds = {ref.kind for kind in KINDS.values() for ref in _references(Fields(kind.part))}
    for kind in sorted(kinds - {"page"}):
        parts = links.parts.get(kind) or library.entries.get(kind, {})
        known[kind] = [(id_, _title(parts[id_])) for id_ in links.known(kind)]
        aliases = library.aliases.get(kind, {})
        known[kind] += [(old, f"→ {new}") for old, new in sorted(aliases.items())]
    known["page"] = [(page.path, title_of(page)) for page in library.pages]
    known["page"] += [(page.address.strip("/"), title_of(page)) for page in library.pages if page.address]
    return known


def _title(of: object) -> str:
    return str(getattr(of, "title", None) or getattr(of, "name", None) or "")


def _references(value: Value) -> list[Ref]:
    if isinstance(value, Ref):
        return [value]
    return [ref for inner in value.inner() for ref in _references(inner)]


def search_words_schema(words: Words | None = None) -> Schema:
    """The schema of the file of everyday words."""
    words = words or Words("nl")
    schema = SEARCH_WORDS.schema()
    _describe(SearchWord, schema["items"], words, _Definitions(None))
    title, about = words("editing_search_words.title"), words("editing_search_words.about")
    return {"$schema": DIALECT, "title": title, "description": about, **schema}


def all_schemas(words: Words | None = None, known: Known | None = None) -> dict[str, str]:
    """Name of the file → its text."""
    schemas = {kind.name: schema_of(kind, words, known) for kind in KINDS.values()}
    schemas["search-words"] = search_words_schema(words)
    return {
        f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas.items()
    }


def write_schemas(folder: Path, schemas: Mapping[str, str] | None = None) -> list[Path]:
    """Writes them to `folder` (one that says the same already is left alone); returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in (all_schemas() if schemas is None else schemas).items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != text.encode():
            path.write_text(text, "utf-8", newline="\n")
        written.append(path)
    return written


def refresh(root: Path, links: Links) -> list[Path]:
    """Brings the schemas of the project in `root` up to date, with the ids of now; the files."""
    make_folder(root)
    return write_schemas(root / SCHEMAS, all_schemas(links.library.words, known_ids(links)))
