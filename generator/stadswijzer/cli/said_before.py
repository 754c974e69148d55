"""What `check` said of a project, to say it again when nothing changed since.

In: a project, and what was asked of it. Out: what was said then, or nothing: a note that is damaged, or of
other files, settings or another version of the package, is worth nothing. Looks at no content.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from stadswijzer.content.package_state import stamps_in
from stadswijzer.content.project import Project
from stadswijzer.content.sealed_files import FOLDER, SCHEMAS, read_sealed, write_sealed
from stadswijzer.engine.unchanged import state_of

NOTE = f"{FOLDER}/last-check.json"


class Said(NamedTuple):
    """The outcome of a check in the shape that was asked for, and how much was wrong."""

    text: str
    errors: int
    warnings: int


def asked(project: Project, shape: str) -> str:
    """All that the outcome is made of, '' when that cannot be told; asked before the content is read."""
    return state_of(project.root, "check", shape, project.in_repository)


def said_before(project: Project, state: str) -> Said | None:
    """What was said of this `state`."""
    try:
        noted = json.loads(read_sealed(project.root / NOTE))
        if state and noted[:2] == [state, _schemas(project.root)]:
            return Said(*noted[2])
    except (OSError, ValueError, LookupError, TypeError):
        pass
    return None


def note(project: Project, state: str, said: Said) -> None:
    """Keeps what was said, where something can be kept."""
    with suppress(OSError):  # there may be no schemas
        if state:
            noted = json.dumps([state, _schemas(project.root), said])
            write_sealed(project.root / NOTE, noted.encode())


def _schemas(root: Path) -> str:
    """What a check wrote for editors; when somebody changes it, the next check writes it anew."""
    return repr([stamp[:-1] for stamp in stamps_in(str(root / SCHEMAS))])
