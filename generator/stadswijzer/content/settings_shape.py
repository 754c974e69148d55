"""What shape the settings of a project must have: what MkDocs would not take, told without loading MkDocs.

In: settings as `settings` read them. Out: nothing, or a `ProjectError`. Runs nothing that they name but
extensions that come along; and refuses what would put files on pages that nobody checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from stadswijzer.content.settings import ProjectError, Unread
from stadswijzer.language.address_scheme import scheme_of

READ_FILES = ("snippets", "b64", "include", "mdx_include")
"""Last parts of the names of extensions that put a file on a page."""
COME_ALONG = ("markdown.extensions.", "pymdownx.")
"""Extensions of a known maker."""
_NEVER = {"mdx_configs": "markdown_extensions", "pages": "nav", "config_file_path": "--project"}
"""What MkDocs keeps for itself, or took once → what is meant."""
_LISTS = ("nav", "hooks", "watch", "extra_css", "extra_javascript", "extra_templates")
_NOT_EMPTY = ("hooks", "watch", "extra_javascript", "extra", "validation")
"""What MkDocs refuses when nothing stands behind its name."""
_OF_TEXTS = {"extra_css": (".css",), "extra_templates": ()}
"""Lists of paths → how they end; whatever such a path names is published."""
_SCRIPTS = (".js", ".mjs")
_PATTERNS = ("exclude_docs", "draft_docs", "not_in_nav")
_FILES = ("hooks", "watch")
"""Lists of files and folders that must be there, from the folder of the settings."""
_VALIDATED = {
    "nav": ("omitted_files", "not_found", "absolute_links"),
    "links": ("not_found", "absolute_links", "unrecognized_links", "anchors"),
}
"""What MkDocs can be told to tell of, and in `_LOUD` how loud."""
_LOUD = (None, "warn", "info", "ignore")


def check_shape(config: Mapping[str, Any], root: Path, *, is_trusted: bool) -> None:
    """Raises `ProjectError` for the first setting of a wrong shape. `is_trusted`: a page may do anything."""
    for name, meant in _NEVER.items():
        if name in config and (config[name] is not None or name == "config_file_path"):
            raise ProjectError(f"mkdocs.yml: {name} is no setting; use {meant}")
    for name in _NOT_EMPTY:
        if name in config and config[name] is None:
            raise ProjectError(f"mkdocs.yml: {name} is empty; leave it away")
    for name in _LISTS:
        if not isinstance(config.get(name), list | None):
            raise ProjectError(f"mkdocs.yml: {name} must be a list, not {shown(config[name])}")
    if not isinstance(config.get("extra"), dict | None):
        raise ProjectError(f"mkdocs.yml: extra must be a mapping, not {shown(config['extra'])}")
    _nav(config.get("nav") or [])
    _files(config, root)
    _published(config)
    if config.get("extra_templates") and not is_trusted:
        raise ProjectError(
            "mkdocs.yml: extra_templates publishes files as they stand, with all that they do; leave it "
            "away, or give the plugin trusted_html: true"
        )
    for name, options in _extensions(config.get("markdown_extensions")):
        _extension(name, options, is_trusted=is_trusted)
    _validation(config.get("validation"))
    for name in _PATTERNS:
        _patterns(name, config.get(name))


def _nav(items: object) -> None:
    """A list of paths, or of one name with a path or such a list."""
    if isinstance(items, str):
        return
    if isinstance(items, dict) and items:  # MkDocs warns, and goes on
        for inner in items.values():
            _nav(inner)
        return
    if not isinstance(items, list):
        raise ProjectError(f"mkdocs.yml: nav holds {shown(items)}; write a path, or a list of them")
    for item in items:
        if isinstance(item, dict) and len(item) == 1:
            _nav(next(iter(item.values())))
        elif not isinstance(item, str):
            raise ProjectError(f"mkdocs.yml: nav holds {shown(item)}; write a path, or one name and a path")


def _files(config: Mapping[str, Any], root: Path) -> None:
    for name in _FILES:
        for path in config.get(name) or ():
            if not isinstance(path, str) or not (root / path).exists():
                raise ProjectError(f"mkdocs.yml: {name} names {shown(path)}, which is not there")
            if name == "hooks" and not ((root / path).is_file() and path.endswith(".py")):
                raise ProjectError(f"mkdocs.yml: hooks names {shown(path)}, which is no file of Python")


def _published(config: Mapping[str, Any]) -> None:
    """Styles, scripts and templates: each a path, of the kind that its setting is for."""
    for name, endings in _OF_TEXTS.items():
        for path in config.get(name) or ():
            _path(name, path, endings)
    for script in config.get("extra_javascript") or ():
        parts = script if isinstance(script, dict) else {"path": script}
        _path("extra_javascript", parts.get("path", ""), _SCRIPTS)
        kinds = {"type": str, "defer": bool, "async": bool}
        for key, kind in kinds.items():
            if not isinstance(parts.get(key), kind | None):
                raise ProjectError(f"mkdocs.yml: extra_javascript: {key} is {shown(parts[key])}")


def _path(name: str, path: object, endings: tuple[str, ...]) -> None:
    if not isinstance(path, str):
        raise ProjectError(f"mkdocs.yml: {name} names {shown(path)}, which is no path")
    bare = path.partition("?")[0].partition("#")[0]
    if path and endings and not scheme_of(path) and PurePosixPath(bare).suffix.lower() not in endings:
        raise ProjectError(f"mkdocs.yml: {name} names {shown(path)}; it must end in {' or '.join(endings)}")


def _extensions(part: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every Markdown extension by name, with its options."""
    if not isinstance(part, list | dict | None):
        raise ProjectError(f"mkdocs.yml: markdown_extensions must be a list, not {shown(part)}")
    for each in [{name: own} for name, own in part.items()] if isinstance(part, dict) else part or ():
        one = {each: None} if isinstance(each, str) else each
        name, options = next(iter(one.items())) if isinstance(one, dict) and len(one) == 1 else (None, None)
        if not isinstance(name, str) or not isinstance(options or {}, dict):
            raise ProjectError(
                f"mkdocs.yml: markdown_extensions holds {shown(each)}; write a name, or one name with options"
            )
        yield name, options or {}


def _extension(name: str, options: Mapping[str, Any], *, is_trusted: bool) -> None:
    if not _can_be_loaded(name):
        raise ProjectError(f'mkdocs.yml: the Markdown extension "{name}" is not installed')
    if name.partition(":")[0].rpartition(".")[2] in READ_FILES and not is_trusted:
        raise ProjectError(
            f'mkdocs.yml: the Markdown extension "{name}" puts files on pages that nobody checked; leave it '
            "away, or give the plugin trusted_html: true"
        )
    is_known = name.startswith(COME_ALONG) or name in installed("markdown.extensions")
    if (options or ":" in name) and is_known and not _is_unread(options):
        import markdown  # noqa: PLC0415 - seldom needed here

        try:
            markdown.Markdown(extensions=[name], extension_configs={name: dict(options)})
        except (LookupError, TypeError, ValueError, AttributeError, ImportError) as error:
            raise ProjectError(
                f'mkdocs.yml: the Markdown extension "{name}" does not take these options: {error}'
            ) from None


def _is_unread(part: object) -> bool:
    """Whether something in it has a meaning only for MkDocs."""
    inner = part.values() if isinstance(part, Mapping) else part if isinstance(part, list) else ()
    return isinstance(part, Unread) or any(map(_is_unread, inner))


def _can_be_loaded(name: str) -> bool:
    """Whether Markdown finds an extension of this name; nothing of it is run."""
    import importlib.util  # noqa: PLC0415 - as `_installed`

    try:
        return name in installed("markdown.extensions") or bool(
            importlib.util.find_spec(name.partition(":")[0])
        )
    except (ImportError, ValueError):
        return False


def _validation(part: object) -> None:
    """How loud MkDocs tells of links: of all, by group, or one by one."""
    names = {name for own in _VALIDATED.values() for name in own}
    if not isinstance(part, dict | None):
        raise ProjectError(f"mkdocs.yml: validation must be a mapping, not {shown(part)}")
    for name, value in (part or {}).items():
        own = _VALIDATED.get(name)
        if own and not isinstance(value, dict | None):
            raise ProjectError(f"mkdocs.yml: validation.{name} must be a mapping, not {shown(value)}")
        loud = (value or {}).items() if own else [(name, value)]
        for each, how in loud:
            if each in (own or names) and how not in _LOUD and how != "relative_to_docs":
                raise ProjectError(
                    f"mkdocs.yml: validation: {each} is {shown(how)}; write warn, info or ignore"
                )


def _patterns(name: str, text: str | None) -> None:
    """Paths as `.gitignore` has them."""
    if not text:
        return
    import pathspec  # noqa: PLC0415 - the same

    try:
        pathspec.gitignore.GitIgnoreSpec.from_lines(text.splitlines())
    except ValueError as error:
        raise ProjectError(f"mkdocs.yml: {name} cannot be read: {error}") from None


def installed(group: str) -> set[str]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to load, and seldom needed

    return {each.name for each in entry_points(group=group)}


def shown(value: object) -> str:
    return "a value behind a tag" if isinstance(value, Unread) else repr(value)[:80]
