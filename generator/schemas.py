"""The JSON Schemas for editors: completion and help while typing, one schema for each kind.

In: the model, the only place for fields and their words. Out: text, the same each time. A schema says what
may stand where; what `check` adds (references, rules between fields) is not in it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.fields import part_schema
from generator.model import KINDS, Kind
from generator.words import Words

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: Kind) -> dict[str, Any]:
    """The schema of one kind. Its words are Dutch, as those of the model are."""
    words = Words("nl")
    return {
        "$schema": DIALECT,
        "title": words(f"kinds.{kind.name}.one"),
        "description": words(f"kinds.{kind.name}.about"),
        **part_schema(kind.part),
    }


def all_schemas() -> dict[str, str]:
    """Name of the file → its text."""
    return {
        f"{kind.name}.json": json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"
        for kind in KINDS.values()
    }


def write_schemas(folder: Path) -> list[Path]:
    """Writes them to `folder`; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in all_schemas().items():
        (folder / name).write_text(text, "utf-8", newline="\n")
        written.append(folder / name)
    return written
