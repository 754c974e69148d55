"""The settings of a project as the site engine reads them, without the time that it takes to load.

In: the path of an `mkdocs.yml`. Out: its settings with those of its parents (`INHERIT`) under them and the
environment (`!ENV`) filled in; a test holds this against MkDocs itself. Runs nothing that the file names: the
value of any other tag stays unread. What may stand in the settings is said in `settings_check`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import mergedeep
import yaml
import yaml_env_tag

from stadswijzer.content.half_merged import half_merged
from stadswijzer.content.yaml_reader import MAX_BYTES, MAX_DEPTH
from stadswijzer.language.answer_words import SMALLEST

MOST_PARENTS = 50
"""MkDocs follows `INHERIT` until Python gives up; nobody has as many as this."""


class ProjectError(Exception):
    """The project cannot be read at all; the message says what to do."""


class Unread:
    """The value behind a tag that only the site engine can give a meaning."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """As MkDocs reads: `!ENV` is looked up. `!relative` and Python's own tags are its business alone."""


def _unread(_loader: object, _suffix: object, _node: object = None) -> Unread:
    return Unread()


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
_Loader.add_constructor("!relative", _unread)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _unread)


def read_settings(path: Path, depth: int = 0) -> dict[str, Any]:
    """The settings in this file and what it inherits; raises `ProjectError` when they cannot be read."""
    config = _one_file(path, depth)
    if "INHERIT" not in config:
        return config
    named = config.pop("INHERIT")
    if not isinstance(named, str) or not named.strip() or "\0" in named:
        raise ProjectError(f"{path.name}: INHERIT must name a file, not {named!r}")
    if depth >= MOST_PARENTS:
        raise ProjectError(f"{path.name}: INHERIT goes round, or through more than {MOST_PARENTS} files")
    parent = Path(os.path.normpath(path.parent / named))
    inherited = read_settings(parent, depth + 1)
    least = least_group(inherited)
    try:
        merged = cast("dict[str, Any]", mergedeep.merge(inherited, config))
    except RecursionError:
        raise ProjectError(f"{path.name}: the settings hold themselves") from None
    if least_group(merged) < least:
        raise ProjectError(
            f"{path.name}:{_line(path, 'plugins')}:1: min_group would be {least_group(merged)}, and "
            f"{parent.name}, which this file inherits, says {least}: it goes only upward. "
            "A list of plugins takes the place of the inherited one; "
            f"write min_group: {least} in it too, or leave plugins away here"
        )
    return merged


def least_group(config: Mapping[str, Any]) -> int:
    """The `min_group` that these settings give, whatever else is wrong with them."""
    plugins = config.get("plugins")
    named = plugins.items() if isinstance(plugins, dict) else ()
    listed = [each for each in plugins if isinstance(each, dict)] if isinstance(plugins, list) else ()
    given = [
        options.get("min_group")
        for name, options in (*named, *(item for each in listed for item in each.items()))
        if name in ("stadswijzer", "/stadswijzer") and isinstance(options, dict)
    ]
    whole = [each for each in given if isinstance(each, int) and not isinstance(each, bool)]
    return max((*whole, SMALLEST))


def _line(path: Path, key: str) -> int:
    """The line of this setting in this file."""
    root = yaml.compose(path.read_bytes(), Loader=_Loader)
    keys = (name for name, _ in root.value) if isinstance(root, yaml.MappingNode) else ()
    return next((name.start_mark.line + 1 for name in keys if name.value == key), 1)


def _one_file(path: Path, depth: int) -> dict[str, Any]:
    content = _content(path, depth)
    text = content.decode("utf-8-sig", "replace")
    if (at := next(half_merged(text), None)) is not None:
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        raise ProjectError(
            f"{path.name}:{line}:{column}: a merge that nobody finished; keep one of both, remove the signs"
        )
    try:
        _refuse_deep(content)
        loader = _Loader(content)
        node = loader.get_single_node()
        if again := _key_again(node, set()):
            place = f"{path.name}:{again.start_mark.line + 1}:{again.start_mark.column + 1}"
            raise ProjectError(f"{place}: {again.value} stands here twice; keep one of both")
        config = loader.construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        where = f" on line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ProjectError(f"{path.name} cannot be read as YAML{where}: {error.problem}") from None
    except (yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        # PyYAML lets a tagged value that does not fit (`!!bool x`) fail in ways of its own.
        raise ProjectError(f"{path.name} cannot be read as YAML: {error}") from None
    if config is None and depth:
        return {}
    if not isinstance(config, dict):
        raise ProjectError(f"{path.name} holds no settings; it needs site_name, theme and plugins")
    return config


def _key_again(node: yaml.Node | None, seen: set[int]) -> yaml.Node | None:
    """A key that stands twice in one mapping, of which YAML drops the first without a word."""
    if node is None or id(node) in seen:
        return None
    seen.add(id(node))
    inner: list[yaml.Node] = []
    if isinstance(node, yaml.MappingNode):
        keys: set[tuple[str, str]] = set()
        for key, value in node.value:
            told = (key.tag, key.value) if isinstance(key, yaml.ScalarNode) else ("", "")
            if told in keys and told[1]:
                return cast("yaml.Node", key)
            keys.add(told)
            inner += [key, value]
    elif isinstance(node, yaml.SequenceNode):
        inner = node.value
    return next((found for each in inner if (found := _key_again(each, seen))), None)


def _content(path: Path, depth: int) -> bytes:
    hint = (
        "INHERIT names it"
        if depth
        else "give the project's folder with --project DIR, or begin a project with `stadswijzer init`"
    )
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe or a device: reading it may never end
            raise ProjectError(f"{path} is not a file: {hint}")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError:
        raise ProjectError(f"no {path.name} in {path.parent}: {hint}") from None
    if len(content) > MAX_BYTES:
        raise ProjectError(f"{path.name} is larger than 1 MiB")
    return content


def _refuse_deep(content: bytes) -> None:
    """`yaml.load` crashes the interpreter on deep nesting, so look at the events first."""
    depth = 0
    for event in yaml.parse(content, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise ValueError(f"more than {MAX_DEPTH} levels")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
