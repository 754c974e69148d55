"""The same entries as Markdown, for MkDocs with Material as others use it.

In: a made-up project. Out: a project of Markdown with the same words, links, questions and sources, in the
navigation that MkDocs makes of its own accord, or (`expert`) kept out of it, as who knows MkDocs well would.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_WIKI = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]")
_HEADINGS = ("body", "problem", "approach", "result", "outcome", "intended_effect", "definition")
_SETTINGS = "site_name: Peer\ntheme: {name: material, language: nl}\n"
_EXPERT = "nav: [index.md]\nvalidation: {nav: {omitted_files: ignore}}\n"


def write(project: Path, root: Path, *, expert: bool) -> Path:
    """Writes the entries of `project` as Markdown in `root`, and returns that."""
    paths = {path.stem: _page(path, project) for path in _files(project)}
    _put(root / "mkdocs.yml", _SETTINGS + (_EXPERT if expert else ""))
    _put(root / "docs" / "index.md", "# Start\n")
    for file in _files(project):
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        _put(root / "docs" / paths[file.stem], markdown(data, paths[file.stem], paths))
    return root


def _files(project: Path) -> list[Path]:
    found = (*(project / "docs").rglob("*.yml"), *(project / "roadmap").rglob("*.yml"))
    return sorted(path for path in found if "title:" in path.read_text("utf-8")[:10])


def _page(path: Path, project: Path) -> str:
    return path.relative_to(project).with_suffix(".md").as_posix().removeprefix("docs/")


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def markdown(data: dict[str, Any], page: str, paths: dict[str, str]) -> str:
    """An entry as a page: its texts, then its other fields as lists, its questions and its sources."""

    def link(found: re.Match[str]) -> str:
        target = posixpath.relpath(paths[found[1]], posixpath.dirname(page))
        return f"[{found[2] or found[1]}]({target})"

    return _WIKI.sub(link, "\n\n".join(_parts(data))) + "\n"


def _parts(data: dict[str, Any]) -> Iterator[str]:
    yield f"# {data['title']}"
    yield str(data["summary"])
    yield from (str(data[name]) for name in _HEADINGS if name in data)
    for name, value in data.items():
        if isinstance(value, list) and name not in ("quiz", "sources"):
            yield f"## {name}"
            yield "\n".join(f"- {_item(each)}" for each in value)
    for question in data.get("quiz", ()):
        yield f"### {question['question']}"
        yield "\n".join(f"- {_item(option)}" for option in question["options"])
    for source in data.get("sources", ()):
        yield f"[{source['title']}]({source['url']}), {source['publisher']}"


def _item(value: Any) -> str:
    """An item of a list on one line. The id of an entry is a link, as it is on our pages."""
    if isinstance(value, dict):
        return " · ".join(str(each) for each in value.values() if not isinstance(each, dict | list))
    text = str(value)
    return f"[[{text}]]" if re.fullmatch(r"[a-z]+-\d{5}", text) else text
