"""Where a site may be put, never in the place of something else; and which folder can be a theme.

In: the folder of a project and the folder that its settings choose for the site. Out: nothing, or a
`ProjectError`. What stands there is replaced whole by every build, so it must be empty, or what a build made.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path

from stadswijzer.content.sealed_files import FOLDER
from stadswijzer.content.settings import ProjectError

MADE_BY_A_BUILD = "assets/stadswijzer.css"
"""The file that every site of ours holds."""
MOST_OF_A_HEAD = 8192
_TITLE = re.compile(r"<title>([^<]*)</title>")
_OF_THE_PROJECT = ("roadmap", "schemas", FOLDER)


def refuse_site_folder(
    root: Path, docs: Path, site_dir: str, theme: Path | None = None, *, site_name: str
) -> None:
    """Raises `ProjectError` when the site would take the place of anything but a site of this name."""
    target = (root / site_dir).resolve()
    for path, what, whole in _kept(root, docs, theme):
        if _holds(target, path) or (whole and _holds(path, target)):
            raise ProjectError(f"mkdocs.yml: site_dir is {site_dir}: the site would take the place of {what}")
    if _is_history(target):
        raise ProjectError(f"mkdocs.yml: site_dir is {site_dir}: that is the history of a repository")
    if any(each.exists() and not each.is_dir() for each in (target, *target.parents)):
        raise ProjectError(
            f"mkdocs.yml: site_dir is {site_dir}, which is a file or lies in one; it must be a folder"
        )
    if target.is_dir() and not (target / MADE_BY_A_BUILD).is_file() and not _is_empty(target):
        raise ProjectError(
            f"mkdocs.yml: site_dir is {site_dir}, where files stand that no build made; "
            "choose another folder, or take them away"
        )
    title = "" if target.is_relative_to(root.resolve()) else _title_of_site(target)
    if title and not title.endswith(" ".join(site_name.split())):
        raise ProjectError(
            f"mkdocs.yml: site_dir is {site_dir}, where the site {title!r} of another project stands; "
            "give each project a folder of its own, or take that site away"
        )


def _title_of_site(folder: Path) -> str:
    """The title of the first page there, which ends with the name of its site; '' when none can be told."""
    try:
        with (folder / "index.html").open("rb") as file:
            found = _TITLE.search(file.read(MOST_OF_A_HEAD).decode("utf-8", "replace"))
    except OSError:
        return ""
    return " ".join(unescape(found[1]).split()) if found else ""


def refuse_theme_folder(root: Path, docs: Path, entries: Iterable[Path], theme: Path) -> None:
    """Raises `ProjectError` when a theme's own folder is one of content: all that lies in it is published."""
    target = theme.resolve()
    own = [path.resolve() for path in (*entries, *(root / name for name in _OF_THE_PROJECT))]
    is_own = any(_holds(target, path) or _holds(path, target) for path in own)
    if is_own or _is_history(target) or _holds(target, docs.resolve()):
        raise ProjectError(
            f"mkdocs.yml: custom_dir is {theme.name}, where more lies than a theme: all of it would be public"
        )


def _is_history(folder: Path) -> bool:
    """Whether it lies in what a repository keeps of itself."""
    return any(part.lower().rstrip(". ") in (".git", ".hg", ".svn") for part in folder.parts)


def refuse_links(root: Path, folder: str = FOLDER) -> None:
    """Raises `ProjectError` for a symbolic link where a command writes: git brings links to anywhere."""
    own = root / folder
    above = [each for each in own.parents if each != root and each.is_relative_to(root)]
    for path in (*reversed(above), own, *own.rglob("*")):
        if path.is_symlink():
            name = path.relative_to(root).as_posix()
            raise ProjectError(f"{name} is a symbolic link, and nothing is written through one; take it away")


def _kept(root: Path, docs: Path, theme: Path | None) -> list[tuple[Path, str, bool]]:
    """What must stay, what to call it, and whether no site may stand anywhere inside it."""
    home = Path(os.path.expanduser("~")).resolve()  # noqa: PTH111 - `Path.home` fails where there is none
    inside = [(docs.resolve(), f"{docs.name}/", True)]
    inside += [((root / name).resolve(), f"{name}/", True) for name in _OF_THE_PROJECT]
    if theme:  # all in it is published: a site there would hold the one before it
        inside.append((theme.resolve(), f"{theme.name}/", True))
    return [*inside, (root.resolve(), "the project", False), (home, "a home folder", False)]


def _holds(outer: Path, inner: Path) -> bool:
    """Whether `inner` is `outer` or lies in it, also on a disk to which A and a are the same."""
    return Path(str(inner).casefold()).is_relative_to(str(outer).casefold())


def _is_empty(folder: Path) -> bool:
    """Hidden files stay where they are, as those of a branch of pages do."""
    try:
        return all(name.startswith(".") for name in os.listdir(folder))  # noqa: PTH208 - names are all it takes
    except OSError:
        return False
