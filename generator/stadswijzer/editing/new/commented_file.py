"""The file that a new entry starts from: every field with its help, and an example of what may stand there.

In: a kind, the words of a language, and what there is to refer to. Out: text in the hand of `format`. What
must be there is empty, to fill in; what may be there is switched off by the sign of a comment at its start.
"""

from __future__ import annotations

import json
import os
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from stadswijzer.content.field_words import choices, example_of, help_of
from stadswijzer.content.fields import Field, Fields, Part
from stadswijzer.content.model import Kind
from stadswijzer.content.project import Project
from stadswijzer.content.sealed_files import SCHEMAS
from stadswijzer.content.values import Choice, Flag, Keyed, Many, Prose, Ref
from stadswijzer.editing.format.file_text import formatted_part
from stadswijzer.language.words import Words

WIDTH = 80
MOST_LISTED = 8
"""Names of what may be referred to that a comment still lists."""
_OFF = "#"

Names = Mapping[str, list[str]]
"""Kind of reference → the ids that there are."""
_Known = tuple[tuple[str, tuple[str, ...]], ...]


def starting_text(
    kind: Kind, words: Words, *, title: str = "", names: Names | None = None, schema: str = ""
) -> str:
    """The whole file. `schema`: where its schema is, from the folder of the file."""
    known = tuple((each, tuple(ids)) for each, ids in (names or {}).items())
    return _text(kind, words.language, words.docs, title, known, schema)


@lru_cache(maxsize=128)  # `serve` shows the same again at every save
def _text(kind: Kind, language: str, docs: str, title: str, names: _Known, schema: str) -> str:
    writer = _Writer(Words(language, docs), {each: list(ids) for each, ids in names})
    head = [f"# yaml-language-server: $schema={schema}"] if schema else []
    parts = ["\n".join([*head, *(f"# {line}" for line in writer.about(kind))])]
    for name, spec in kind.part.fields.items():
        given = title if name == "title" else ""
        off = not spec.required
        parts.append("\n".join(writer.field(kind.part, name, spec, off=off, filled=off, given=given)))
    return "\n\n".join(parts) + "\n"


def schema_place(project: Project, kind: Kind) -> str:
    """From a file of this kind to its schema."""
    folder = project.on_disk(project.words.folders[kind.name])
    home = folder.parent if kind.single else folder
    schema = project.root / SCHEMAS / f"{kind.name}.json"
    return Path(os.path.relpath(schema.absolute(), home.absolute())).as_posix()


@dataclass(frozen=True)
class _Writer:
    words: Words
    names: Names

    def about(self, kind: Kind) -> Iterator[str]:
        w = self.words
        yield from _wrapped(f"{w(f'kinds.{kind.name}.one')}. {w(f'kinds.{kind.name}.about')}")
        yield from _wrapped(w("files_start.how"))

    def part(
        self, part: type[Part], indent: int, *, filled: bool, dash: bool = False, again: bool = False
    ) -> list[str]:
        """The fields of a part. `again`: a later item of a list, without help and what only one has."""
        needed = part.required or tuple(part.fields)[:1]
        lines: list[str] = []
        for name, spec in part.fields.items():
            if again and (spec.instead or isinstance(spec.value, Flag)):
                continue
            off = spec.instead or not (filled or name in needed)
            lines += self.field(
                part, name, spec, indent, off=off, filled=filled or off, dash=dash, again=again
            )
            dash = dash and off
        return lines

    def field(
        self,
        part: type[Part],
        name: str,
        spec: Field,
        indent: int = 0,
        *,
        off: bool,
        filled: bool,
        dash: bool = False,
        again: bool = False,
        given: str = "",
    ) -> list[str]:
        """Help above, then the field: empty, or with an example (`filled`), or that and switched off."""
        dash = dash and not off
        pad, outer = " " * indent, " " * (indent - 2) if dash else " " * indent
        shown = filled or bool(given)
        above = [] if again else [f"{outer}# {line}" for line in self.help(part, name, spec, shown=shown)]
        first, *rest = self.value(part, name, spec, filled=filled, given=given)
        start = f"{outer}- " if dash else pad + (_OFF if off else "")
        more = f"{pad}{_OFF}" if off else pad
        return [*above, start + first, *(more + line if line or off else "" for line in rest)]

    def value(self, part: type[Part], name: str, spec: Field, *, filled: bool, given: str) -> list[str]:
        """The field without its help, as it stands when nothing stands before it."""
        value = spec.value
        inner = value.item if isinstance(value, Many) else value
        if not isinstance(inner, Fields):
            return self.snippet(part, name, given or (self.example(part, name, spec) if filled else None))
        if inner.part.is_row:
            rows = self.snippet(part, name, [self.row(inner.part)])
            said = [
                line
                for each, its in inner.part.fields.items()
                for line in self.about_row(inner.part, each, its)
            ]
            return [rows[0], *(f"  # {line}" for line in said), *rows[1:]]
        if not isinstance(value, Many):
            return [f"{name}:", *self.part(inner.part, 2, filled=filled)]
        times = range(max(value.least, 1))
        items = [self.part(inner.part, 4, filled=filled, dash=True, again=time > 0) for time in times]
        return [f"{name}:", *(line for item in items for line in item)]

    def about_row(self, part: type[Part], name: str, spec: Field) -> tuple[str, ...]:
        return _wrapped(f"{name}: {' '.join(self.help(part, name, spec, shown=True))}")

    def snippet(self, part: type[Part], name: str, value: Any) -> list[str]:
        """The field with this value, as `format` writes it."""
        if value is None:
            return [f"{name}:"]
        text = f"{name}: {json.dumps(value, ensure_ascii=False)}\n"
        return formatted_part(text, part).splitlines()  # type: ignore[arg-type]  # a class can be hashed

    def row(self, part: type[Part]) -> dict[str, Any]:
        """A row to begin with; what may stand at its end is only described."""
        fields = {
            name: spec
            for name, spec in part.fields.items()
            if spec.required or not (spec.instead or name in part.at_the_end)
        }
        return {name: self.example(part, name, spec) for name, spec in fields.items()}

    def help(self, part: type[Part], name: str, spec: Field, *, shown: bool) -> tuple[str, ...]:
        """What the field is, whether it must be there, and what may stand in it when no example is shown."""
        w, value = self.words, spec.value
        said = [help_of(w, part, name)]
        if spec.required:
            said.append(w("files_start.required"))
        inner = value.item if isinstance(value, Many) else value
        example = example_of(w, part, name)
        if isinstance(inner, Ref) and 0 < len(self.names.get(inner.kind, ())) <= MOST_LISTED:
            said.append(w("files_start.there_are", names=", ".join(self.names[inner.kind])))
        elif isinstance(inner, Choice):
            options = [
                f"{each} ({about})" if about else each for each, about in choices(w, part, name, inner)
            ]
            said.append(w("files_start.choose", options=", ".join(options)))
        elif not shown and example is not None and not isinstance(inner, Fields):
            text = ", ".join(map(str, example)) if isinstance(example, list) else str(example)
            said.append(w("files_start.example", example=" ".join(text.split())))
        return _wrapped(" ".join(said))

    def example(self, part: type[Part], name: str, spec: Field) -> Any:
        """What may stand in a field, as plain data; a name that there is, when there is no example of it."""
        given, value = example_of(self.words, part, name), spec.value
        if isinstance(value, Ref):
            return self._existing(value, given)
        if isinstance(value, Many) and isinstance(value.item, Ref):
            return [
                self._existing(value.item, each) for each in given or self.names.get(value.item.kind, ())[:1]
            ]
        if isinstance(value, Keyed) and isinstance(value.key, Ref):
            return {self._existing(value.key, key): item for key, item in (given or {}).items()}
        if isinstance(value, Prose) and isinstance(given, str) and "\n" in given:
            return given + "\n"
        return given

    def _existing(self, value: Ref, given: str) -> str:
        known = self.names.get(value.kind, ())
        return given if given in known or not known else known[0]


@lru_cache(maxsize=4096)  # the same help on every site
def _wrapped(text: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False))
