"""Who looks at a change: the owners of the entries as a CODEOWNERS file, as each forge reads it.

In: the library, and `owners.yml`: which team on the forge a role is. Out: the text of the file. A role that
has no team there is the team of the organisation that is named after it.
"""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

from stadswijzer.content.fields import Part, may, need
from stadswijzer.content.library import Entry, Library
from stadswijzer.content.project import ProjectError
from stadswijzer.content.values import BROKEN, Broken, Keyed, Line, Report
from stadswijzer.content.yaml_reader import read_mapping, read_source
from stadswijzer.content.yaml_source import Node, Source
from stadswijzer.language.anchors import slug
from stadswijzer.language.problems import Problems
from stadswijzer.language.words import Words

SETTINGS = "owners.yml"
FILES = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS"}
"""Forge → where it looks for the file."""
_ALLOWED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/")


class Team(Line):
    """A team or user on the forge: `@organisation/team`."""

    def read(self, node: Node, report: Report) -> str | Broken:
        team = super().read(node, report)
        if isinstance(team, Broken):
            return BROKEN
        if not team.startswith("@") or not team[1:] or set(team[1:]) - _ALLOWED:
            return report("not-allowed", node, found=team, allowed="@organisatie/team", near="")
        return team


class Owners(Part):
    """The file `owners.yml`: the organisation on the forge, and role or department → team."""

    organisation: str = need(Team())
    teams: dict[str, str] = may(Keyed(Line(), Team()))

    def team(self, role: str) -> str:
        """The team of a role."""
        return self.teams.get(role) or f"{self.organisation}/{slug(role)}"


def read_owners(content: bytes, problems: Problems) -> tuple[Owners | None, Source | None]:
    """What `owners.yml` says; None, with the reason in `problems`, when it cannot be read."""
    source = read_source(SETTINGS, content, problems)
    root = read_mapping(source, problems) if source else None
    if source is None or root is None:
        return None, source
    owners = Owners.read(root, Report(source, problems))
    return (None if owners.broken or problems.errors else owners), source


def as_text(library: Library, owners: Owners, forge: str, top: Path, words: Words) -> str:
    """The file for one forge. `top`: the folder of the repository, from which paths count."""
    by_role: dict[str, list[str]] = defaultdict(list)
    for entry in library:
        role = getattr(entry.data, "owner", None)
        if role and not (role in owners.teams or slug(role)):  # a forge takes `@organisation/` for no one
            raise ProjectError(words("owners.no_team", path=entry.path, role=role, settings=SETTINGS))
        if role:
            by_role[role].append(_path(library, entry, top))
    lines = [f"# {words('owners.made')}"]
    for role in sorted(by_role, key=lambda role: (owners.team(role), role)):
        team = owners.team(role)
        paths = sorted(by_role[role])
        if forge == "gitlab":  # a section has a name and an owner; what stands in it is theirs
            lines += ["", f"[{_bare(role)}] {team}", *paths]
        else:
            lines += ["", f"# {_bare(role)}", *(f"{path} {team}" for path in paths)]
    return "\n".join(lines) + "\n"


def _bare(role: str) -> str:
    """A role on one line, without what begins or ends a section."""
    return " ".join(role.replace("[", "(").replace("]", ")").split())


def _path(library: Library, entry: Entry[Part], top: Path) -> str:
    project = library.project
    inside = entry.path.removeprefix("docs/")
    file = project.docs / inside if inside != entry.path else project.root / entry.path
    return "/" + Path(os.path.relpath(file, top)).as_posix().replace(" ", "\\ ")
