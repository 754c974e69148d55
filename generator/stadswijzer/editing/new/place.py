"""Where a new entry goes, and whether its name can be: a file that is there is never written over.

In: a checked project, what kind and which name. Out: the path of the file, and its text from `starting`.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from stadswijzer.checks.validation import Validated
from stadswijzer.content.kind_names import kind_named, names_of
from stadswijzer.content.links import PLAN_KINDS, Links
from stadswijzer.content.model import KINDS, Kind
from stadswijzer.content.project import Project, ProjectError
from stadswijzer.content.values import ID, as_id, nearest
from stadswijzer.editing.atomic_write import write_new
from stadswijzer.editing.new.commented_file import Names, schema_place, starting_text
from stadswijzer.language.words import Words


@dataclass(frozen=True)
class Start:
    """A file to begin with: its path from the project's root, and its text."""

    path: str
    text: str


def kind_of(given: str, words: Words) -> Kind:
    """The kind that someone asks for; raises `ProjectError` with those that there are."""
    name = kind_named(given)
    if name in KINDS:
        return KINDS[name]
    known = {each: said for each, said in names_of(words).items() if each in KINDS}
    if name in (*PLAN_KINDS, "milestone"):
        home = {"goal": "roadmap", "milestone": "initiative"}.get(name, "organisation")
        raise ProjectError(words("files_new.inside", name=given, home=known[home]))
    near = nearest(given.lower(), [*known.values(), *known])
    hint = words("files_rename.near", near=near) if near else ""
    said = words("files_new.no_kind", name=given, known=", ".join(known.values()))
    raise ProjectError(f"{said} {hint}".rstrip())


def suggested(name: str) -> str:
    """The id that is nearest to a name as people write it, or ''."""
    id_ = as_id(name)
    return "" if id_ == "index" else id_


def start(checked: Validated, kind: Kind, name: str = "", title: str = "") -> Start:
    """The file of a new entry, called `title`, or else after its name.

    Raises `ProjectError` when its name cannot be, or is in use.
    """
    library, words = checked.library, checked.library.words
    folder = words.folders[kind.name]
    if kind.single:
        path, name = f"{folder}.yml", ""
    else:
        _refuse(checked, kind, name)
        path = f"{folder}/{name}.yml"
    if os.path.lexists(library.project.on_disk(path)):
        raise ProjectError(words("files_new.exists", path=path))
    title = " ".join(title.split()) or name.replace("-", " ").capitalize()
    schema = schema_place(library.project, kind)
    return Start(path, starting_text(kind, words, title=title, names=names_in(checked.links), schema=schema))


def _refuse(checked: Validated, kind: Kind, name: str) -> None:
    library, words = checked.library, checked.library.words
    if not ID.fullmatch(name) or name == "index":
        write = suggested(name)
        hint = words("files_rename.write", write=write) if write else ""
        raise ProjectError(f"{words('files_rename.bad_id', id=name)} {hint}".rstrip())
    if name in library.aliases[kind.name]:
        owner = library.aliases[kind.name][name]
        raise ProjectError(words("files_rename.taken_alias", id=name, owner=owner))


def names_in(links: Links) -> Names:
    """What a reference may name, by kind."""
    kinds = [each.name for each in KINDS.values() if not each.single]
    return {kind: links.known(kind) for kind in (*kinds, *PLAN_KINDS)}


def write(project: Project, begun: Start) -> None:
    """Writes the file, and its folder when there is none; raises `ProjectError` when a file came there."""
    file = project.on_disk(begun.path)
    homes = (project.docs.resolve(), project.root.resolve())
    file.parent.mkdir(parents=True, exist_ok=True)
    if not any(file.parent.resolve().is_relative_to(home) for home in homes):
        raise ProjectError(project.words("files_new.outside", path=begun.path))
    if not write_new(file, begun.text.encode()):
        raise ProjectError(project.words("files_new.exists", path=begun.path))


def check_command(root: Path) -> str:
    """How the content of this project is checked: its own target of make, when it has one."""
    makefile = root / "Makefile"
    has_target = makefile.is_file() and re.search(
        r"^check:", makefile.read_text("utf-8", "replace"), re.MULTILINE
    )
    return "make check" if has_target else "stadswijzer check"
