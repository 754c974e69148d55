"""Another name for an entry: its file, every reference to it, and its old name as an alias.

In: a project and two names. Out: a `Plan` of the bytes of every file that changes, for `carry_out`, which
writes all or none and looks whether nothing got worse. Every byte that is no name stays as it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from stadswijzer.checks.validation import Validated, validate
from stadswijzer.content.kind_names import kind_named, names_of, split
from stadswijzer.content.library import aliases
from stadswijzer.content.links import PLAN_KINDS
from stadswijzer.content.model import FOLDERS
from stadswijzer.content.periods import within
from stadswijzer.content.project import Project, ProjectError, read_project
from stadswijzer.content.values import ID, as_id, nearest
from stadswijzer.content.yaml_source import Scalar
from stadswijzer.editing.atomic_write import Contents, write_all
from stadswijzer.editing.rename.edits import Edit, Rename, edits, mentions, of_id
from stadswijzer.editing.rename.old_names import with_alias, without_alias
from stadswijzer.language.problems import Place, Problem

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Plan:
    """What a rename comes to. `moved`: path before → path after."""

    rename: Rename
    moved: dict[str, str]
    edits: list[Edit]
    mentions: list[Place]
    by_hand: list[Place]
    """References that are written in a way that cannot be changed in place."""
    back: bool
    """Whether the new name is an old name of the entry, which then goes."""


class WorseError(Exception):
    """The project would have errors that it has not now; nothing was changed."""

    def __init__(self, problems: list[Problem], checked: Validated) -> None:
        super().__init__(len(problems))
        self.problems = problems
        self.checked = checked


def plan(checked: Validated, old: str, new: str) -> Plan:
    """What must change; raises `ProjectError` when it cannot be done."""
    library, words = checked.library, checked.library.words
    kind, id_ = _meant(checked, old)
    rename = Rename(kind, id_, _new_name(checked, kind, id_, new))
    unread = [p.place.file for p in checked.problems.errors if _is_unread(checked, p.place.file)]
    if unread:
        raise ProjectError(words("files_rename.unread", path=unread[0]))
    places = list(edits(checked.links, rename))
    entry = library.entries[kind][id_] if kind not in PLAN_KINDS else None
    back = entry is not None and rename.new in aliases(entry)
    if entry is not None:
        places.append(without_alias(entry, rename.new, words) if back else with_alias(entry, entry.id, words))
    else:
        part = checked.links.parts[kind][id_]
        homes = library.of("roadmap" if kind == "goal" else "organisation")
        home = next(each for each in homes if (each.period or "") == rename.period)
        places.append(of_id(home.source, cast("Scalar", part.at("id")), rename.new))
    own = sorted({each for each in places if isinstance(each, Edit)})
    moved = {entry.path: _renamed(entry.path, rename.new)} if entry else {}
    by_hand = sorted(each for each in places if isinstance(each, Place))
    return Plan(rename, moved, own, sorted(mentions(checked.links, rename.bare)), by_hand, back)


def carry_out(project: Project, checked: Validated, planned: Plan) -> None:
    """Writes the plan; raises `WorseError`, with all as it was, when that makes errors."""
    before = write_all(contents(checked, planned.edits, planned.moved))
    try:
        after = validate(read_project(project.root))
    except BaseException:
        write_all(before)
        raise
    errors = checked.problems.errors
    known = Counter((each.code, planned.moved.get(each.place.file, each.place.file)) for each in errors)
    now = Counter((each.code, each.place.file) for each in after.problems.errors)
    if worse := now - known:
        write_all(before)
        raise WorseError([p for p in after.problems.errors if (p.code, p.place.file) in worse], after)


def _meant(checked: Validated, given: str) -> tuple[str, str]:
    """Kind and id of what someone wants to rename."""
    library, words = checked.library, checked.library.words
    before, id_ = _of_period(checked, *split(words.inside(given)))
    kind = kind_named(before) if before else ""
    if before and kind in ("", "roadmap", "organisation", "milestone"):
        known = ", ".join(name for each, name in names_of(words).items() if each in _renamable())
        raise ProjectError(words("files_rename.no_kind", name=before, known=known))
    kinds = [kind] if kind else _renamable()
    kinds_with_it = [each for each in kinds if id_ in _ids(checked, each)]
    if len(kinds_with_it) > 1:
        names = ", ".join(f"{each}:{id_}" for each in kinds_with_it)
        raise ProjectError(words("files_rename.ambiguous", id=id_, names=names))
    if kinds_with_it:
        return kinds_with_it[0], id_
    current = next((library.aliases[each][id_] for each in kinds if id_ in library.aliases.get(each, {})), "")
    if current:
        raise ProjectError(words("files_rename.is_alias", id=id_, new=current))
    near = nearest(id_, sorted({name for each in kinds for name in _ids(checked, each)}))
    hint = words("files_rename.near", near=near) if near else ""
    raise ProjectError(f"{words('files_rename.unknown', id=given)} {hint}".rstrip())


def _of_period(checked: Validated, before: str, id_: str) -> tuple[str, str]:
    """The same with the period of the id in it: of `2025-2028/x`, and of the file of an initiative."""
    folders = checked.links.folders
    years = within(f"{before}/") or (before if before in folders else id_.rpartition("/")[0])
    if years not in folders:
        return before, id_
    before = before.replace(f"roadmap/{years}", "roadmap") if before != years else ""
    bare = id_.rpartition("/")[2]
    return before, f"{folders[years]}/{bare}" if folders[years] else bare


def _renamable() -> list[str]:
    return [*FOLDERS, *PLAN_KINDS]


def _ids(checked: Validated, kind: str) -> Iterable[str]:
    return checked.links.parts[kind] if kind in PLAN_KINDS else checked.library.entries[kind]


def _new_name(checked: Validated, kind: str, old: str, given: str) -> str:
    """The new id; raises `ProjectError` when it is no id, or is in use."""
    words, period = checked.library.words, old.rpartition("/")[0]
    before, new = split(words.inside(given))
    key = f"{period}/{new}" if period else new
    if before and kind_named(before) != kind:
        raise ProjectError(words("files_rename.other_kind", old=old, new=given))
    if not ID.fullmatch(new) or new == "index":
        hint = words("files_rename.write", write=as_id(new)) if as_id(new) not in ("", "index") else ""
        raise ProjectError(f"{words('files_rename.bad_id', id=new)} {hint}".rstrip())
    if key in _ids(checked, kind) or key in checked.library.unread.get(kind, ()):
        raise ProjectError(words("files_rename.taken", id=new))
    owner = checked.library.aliases.get(kind, {}).get(key)
    if owner not in (None, old):
        raise ProjectError(words("files_rename.taken_alias", id=new, owner=owner))
    if kind not in PLAN_KINDS:
        path = _renamed(checked.library.entries[kind][old].path, new)
        if checked.library.project.on_disk(path).exists():
            raise ProjectError(words("files_rename.taken", id=new))
    return new


def _renamed(path: str, new: str) -> str:
    return f"{path.rpartition('/')[0]}/{new}.yml"


def _is_unread(checked: Validated, path: str) -> bool:
    """Whether a file of content could not be read at all: a reference in it would be missed."""
    return path.endswith(".yml") and path not in {entry.path for entry in checked.library}


def contents(checked: Validated, changes: Iterable[Edit], moved: Mapping[str, str]) -> Contents:
    """Disk path → its new bytes; None for a file that goes."""
    by_path: dict[str, list[Edit]] = defaultdict(list)
    for each in changes:
        by_path[each.path].append(each)
    project, contents_of = checked.library.project, dict[Path, bytes | None]()
    for path, own in by_path.items():
        raw = project.on_disk(path).read_bytes()
        text = raw.removeprefix(_MARK).decode()
        for each in sorted(own, reverse=True):
            text = text[: each.start] + each.text + text[each.end :]
        target = project.on_disk(moved.get(path, path))
        contents_of[target] = (_MARK if raw.startswith(_MARK) else b"") + text.encode()
    return contents_of | dict.fromkeys(map(project.on_disk, moved))


def lines(checked: Validated, planned: Plan) -> dict[str, list[int]]:
    """Path → lines that change."""
    lines_of: dict[str, set[int]] = defaultdict(set)
    for each in planned.edits:
        lines_of[each.path].add(checked.sources[each.path].place(each.start).line)
    return {path: sorted(numbers) for path, numbers in sorted(lines_of.items())}
