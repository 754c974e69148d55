"""The same entries as Markdown, for MkDocs with Material and Zensical as others use them, and for Hugo.

In: a made-up project. Out: a project of Markdown with the same words, links, questions and sources. For
MkDocs and Zensical in the navigation that these make of their own accord, or (`expert`) kept out of it, as
who knows them well would; for Hugo with bare templates of our own: the least that a page can be.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
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


HUGO = {
    "hugo.toml": "baseURL = '/'\ntitle = 'Peer'\ndisableKinds = ['taxonomy', 'term', 'RSS']\n",
    "layouts/_default/baseof.html": (
        "<!doctype html>\n<html lang='nl'><head><meta charset='utf-8'><title>{{ .Title }}</title></head>\n"
        "<body><nav><a href='/'>Start</a></nav><main>{{ block \"main\" . }}{{ end }}</main></body></html>\n"
    ),
    "layouts/_default/single.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}\n',
    "layouts/_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .RegularPages }}'
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</ul>{{ end }}\n',
}


def write_for_hugo(project: Path, root: Path) -> Path:
    """Writes the entries of `project` as a site for Hugo in `root`, and returns that."""
    for name, text in HUGO.items():
        _put(root / name, text)
    paths = {path.stem: f"/{_page(path, project).removesuffix('.md')}/" for path in _files(project)}
    for file in _files(project):
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        text = markdown(data, "", paths, lambda address, _page: address).partition("\n\n")[2]
        _put(root / "content" / _page(file, project), f"---\ntitle: {data['title']}\n---\n\n{text}")
    return root


def _files(project: Path) -> list[Path]:
    found = (*(project / "docs").rglob("*.yml"), *(project / "roadmap").rglob("*.yml"))
    return sorted(path for path in found if "title:" in path.read_text("utf-8")[:10])


def _page(path: Path, project: Path) -> str:
    return path.relative_to(project).with_suffix(".md").as_posix().removeprefix("docs/")


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _relative(path: str, page: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(page))


def markdown(
    data: dict[str, Any],
    page: str,
    paths: dict[str, str],
    address: Callable[[str, str], str] = _relative,
) -> str:
    """An entry as a page: its texts, then its other fields as lists, its questions and its sources.

    `address`: how a page links to a path.
    """

    def link(found: re.Match[str]) -> str:
        target = address(paths[found[1]], page)
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
