"""The files that a new project begins with.

In: a language, what the site is called, and the day. Out: path → text of each file. What is made up in them
says so (`sample: true`); what is told of a real city carries its sources.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from string import Template

from stadswijzer.content.model import KINDS
from stadswijzer.content.sealed_files import SCHEMAS
from stadswijzer.language.package_folder import PACKAGE
from stadswijzer.language.words import Words

YEARS = 4
"""Of the plan, with this one."""
_IGNORED = "/site/\n/.site-*/\n/build/\n/.stadswijzer/\n/.venv/\n/docs/**/*.csv\n"
"""The last: answers to a form, which never enter a repository."""


def files(language: str, name: str, today: date) -> Iterator[tuple[str, str]]:
    """Path from the folder of the project, and text. `name`: of the site, as it is shown."""
    words = Words(language)
    given = {"year": today.year, "last": today.year + YEARS - 1, "today": today.isoformat()}
    for file in sorted((PACKAGE / "editing" / "first_project" / language).iterdir()):
        said = json.dumps(name, ensure_ascii=False) if file.suffix == ".yml" else name
        yield _path(file.name, words), Template(file.read_text("utf-8")).substitute(given, name=said)
    yield ".gitignore", _IGNORED
    yield ".vscode/settings.json", _settings(words)
    yield ".vscode/extensions.json", json.dumps({"recommendations": ["redhat.vscode-yaml"]}) + "\n"


def _path(name: str, words: Words) -> str:
    """Where `concept.slimme-stad.yml`, `roadmap.yml` and `index.md` go."""
    kind, _, rest = name.partition(".")
    if kind not in KINDS:
        return f"docs/{name}" if kind == "index" else name
    folder = words.folders[kind]
    return f"{folder}.yml" if KINDS[kind].single else f"{folder}/{rest}"


def _settings(words: Words) -> str:
    """What VS Code must know to help while one types (the YAML extension)."""
    schemas = {
        f"{SCHEMAS}/{kind.name}.json": f"{words.folders[kind.name]}{'' if kind.single else '/*'}.yml"
        for kind in KINDS.values()
    }
    schemas[f"{SCHEMAS}/search-words.json"] = f"{words('search_words_file')}.yml"
    settings = {
        "yaml.yamlVersion": "1.1",
        "yaml.schemas": schemas,
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "files.eol": "\n",
    }
    return json.dumps(settings, indent=2) + "\n"
