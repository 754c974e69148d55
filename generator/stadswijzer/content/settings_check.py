"""What the settings of a project may say: refuses what the site engine refuses, and what would do harm.

In: settings as `settings` read them. Out: nothing, or a `ProjectError` that says what to write. An address
in them leads to the web or to the site itself; a name or a line of copyright is text.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from stadswijzer.content.settings import ProjectError, Unread
from stadswijzer.language.address_scheme import WEB, is_web_address, scheme_of

_TEXTS = (
    "site_name site_url repo_url repo_name edit_uri edit_uri_template site_description site_author copyright "
    "docs_dir site_dir dev_addr remote_branch remote_name exclude_docs draft_docs not_in_nav"
).split()
_WHOLE = ("site_url", "repo_url")
"""Whole addresses of the web; other addresses may be a path."""
_FLAGS = ("strict", "use_directory_urls")
_FILES = ("hooks", "watch")
"""Lists of files and folders that must be there, from the folder of the settings."""
_VALIDATED = {
    "nav": ("omitted_files", "not_found", "absolute_links"),
    "links": ("not_found", "absolute_links", "unrecognized_links", "anchors"),
}
"""What MkDocs can be told to tell of, and in `_LOUD` how loud."""
_LOUD = (None, "warn", "info", "ignore")
_FETCHED = ("extra_css", "extra_javascript")
"""What every page would fetch, also from another host."""
_OWN_THEMES = (None, "material", "mkdocs", "readthedocs")
_OWN_PLUGINS = ("stadswijzer", "search")


def check_settings(config: Mapping[str, Any], root: Path) -> None:
    """Raises `ProjectError` for the first setting that cannot be. `root`: the folder of the settings."""
    for name in _TEXTS:
        if not isinstance(config.get(name), str | None):
            raise ProjectError(f"mkdocs.yml: {name} must be text, not {_shown(config[name])}")
        if "\0" in (config.get(name) or ""):
            raise ProjectError(f"mkdocs.yml: {name} holds a character that no text has (U+0000)")
    if not config.get("site_name"):
        raise ProjectError("mkdocs.yml has no site_name; write site_name: and the name of the site")
    if config.get("docs_dir") == "":
        raise ProjectError("mkdocs.yml: docs_dir is empty; name a folder, or leave it away")
    for name in _FLAGS:
        if not isinstance(config.get(name), bool | None):
            raise ProjectError(f"mkdocs.yml: {name} must be true or false, not {_shown(config[name])}")
    _theme(config.get("theme"), root)
    _lists(config, root)
    _template(config.get("edit_uri_template"))
    _served_at(config.get("dev_addr"))
    _validation(config.get("validation"))
    is_trusted = any(
        options.get("trusted_html") is True
        for name, options in _named(config.get("plugins"))
        if name.removeprefix("/") == "stadswijzer"
    )
    for place, address in _addresses(config):
        _address(place, address, whole=place in _WHOLE)
        if place in _FETCHED and scheme_of(address) and not is_trusted:
            raise ProjectError(
                f"mkdocs.yml: {place} is {_shown(address)}: a page asks nothing of another host; put the "
                "file in the folder of pages, or give the plugin trusted_html: true"
            )


def _template(text: str | None) -> None:
    """An address in which MkDocs fills in the path of a page."""
    try:
        (text or "").replace("!q", "").format(path="", path_noext="")
    except (ValueError, LookupError, AttributeError) as error:
        raise ProjectError(
            f"mkdocs.yml: edit_uri_template is {_shown(text)}; between {{ }} comes path or path_noext"
        ) from error


def _served_at(address: str | None) -> None:
    host, _, port = (address or "localhost:8000").rpartition(":")
    try:
        if host != "localhost":
            ipaddress.ip_address(host.removeprefix("[").removesuffix("]") if host[:1] == "[" else host)
        int(port)
    except ValueError as error:
        raise ProjectError(
            f"mkdocs.yml: dev_addr is {_shown(address)}; write it as 127.0.0.1:8000"
        ) from error


def _validation(part: object) -> None:
    """How loud MkDocs tells of links: of all, by group, or one by one."""
    names = {name for own in _VALIDATED.values() for name in own}
    if not isinstance(part, dict | None):
        raise ProjectError(f"mkdocs.yml: validation must be a mapping, not {_shown(part)}")
    for name, value in (part or {}).items():
        own = _VALIDATED.get(name)
        if own and not isinstance(value, dict | None):
            raise ProjectError(f"mkdocs.yml: validation.{name} must be a mapping, not {_shown(value)}")
        loud = (value or {}).items() if own else [(name, value)]
        for each, how in loud:
            if each in (own or names) and how not in _LOUD and how != "relative_to_docs":
                raise ProjectError(
                    f"mkdocs.yml: validation: {each} is {_shown(how)}; write warn, info or ignore"
                )


def plugin_options(plugins: object) -> dict[str, Any]:
    """The options that `plugins`, a list or a mapping, gives this plugin."""
    named = [options for name, options in _named(plugins) if name in ("stadswijzer", "/stadswijzer")]
    if not named:
        raise ProjectError("mkdocs.yml does not name the plugin; write plugins: [stadswijzer]")
    if len(named) > 1:
        raise ProjectError("mkdocs.yml names the plugin stadswijzer more than once")
    options = dict(named[0])
    enabled = options.pop("enabled", True)
    if enabled is not True:
        raise ProjectError("mkdocs.yml: the plugin stadswijzer is not enabled; leave enabled away")
    _refuse_unknown(name for name, _ in _named(plugins))
    return options


def _named(plugins: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every plugin by name, with its options."""
    listed = (
        plugins if isinstance(plugins, list) else list(plugins.items()) if isinstance(plugins, dict) else []
    )
    if not isinstance(plugins, list | dict | None):
        raise ProjectError(f"mkdocs.yml: plugins must be a list or a mapping, not {_shown(plugins)}")
    for each in listed:
        item = next(iter(each.items())) if isinstance(each, dict) and len(each) == 1 else each
        name, options = item if isinstance(item, tuple) else (item, {})
        if not isinstance(name, str):
            raise ProjectError(f"mkdocs.yml: {_shown(name)} is not the name of a plugin")
        if not isinstance(options or {}, dict):
            raise ProjectError(f"mkdocs.yml: the options of {name} must be names with values")
        yield name, options or {}


def _refuse_unknown(names: Iterator[str]) -> None:
    """Asks what is installed only when a plugin is named that does not come along: that takes a moment."""
    others = [name.removeprefix("/") for name in names if name not in (*_OWN_PLUGINS, "/stadswijzer")]
    if not others:
        return
    installed = _installed("mkdocs.plugins")
    installed |= {name.rpartition("/")[2] for name in installed}
    for name in others:
        if name not in installed:
            raise ProjectError(f'mkdocs.yml: the plugin "{name}" is not installed')


def _installed(group: str) -> set[str]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to load, and seldom needed

    return {each.name for each in entry_points(group=group)}


def _lists(config: Mapping[str, Any], root: Path) -> None:
    for name in ("nav", *_FILES):
        if not isinstance(config.get(name), list | None):
            raise ProjectError(f"mkdocs.yml: {name} must be a list, not {_shown(config[name])}")
    for name in _FILES:
        for path in config.get(name) or ():
            if not isinstance(path, str) or not (root / path).exists():
                raise ProjectError(f"mkdocs.yml: {name} names {_shown(path)}, which is not there")
    for name in _extensions(config.get("markdown_extensions")):
        if not _can_be_loaded(name):
            raise ProjectError(f'mkdocs.yml: the Markdown extension "{name}" is not installed')


def _extensions(part: object) -> Iterator[str]:
    """Every Markdown extension by name."""
    for each in part if isinstance(part, list | dict) else ():
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            yield from filter(lambda name: isinstance(name, str), each)


def _can_be_loaded(name: str) -> bool:
    """Whether Markdown finds an extension of this name; nothing of it is run."""
    import importlib.util  # noqa: PLC0415 - as `_installed`

    try:
        return name in _installed("markdown.extensions") or bool(
            importlib.util.find_spec(name.partition(":")[0])
        )
    except (ImportError, ValueError):
        return False


def _theme(theme: object, root: Path) -> None:
    if not isinstance(theme, str | dict | None):
        raise ProjectError(f"mkdocs.yml: theme must be a name or a mapping, not {_shown(theme)}")
    if isinstance(theme, dict) and "name" not in theme:
        raise ProjectError("mkdocs.yml: theme has no name; write theme: {name: material, language: nl}")
    name = theme.get("name") if isinstance(theme, dict) else theme
    if name not in _OWN_THEMES and name not in _installed("mkdocs.themes"):
        raise ProjectError(f"mkdocs.yml: the theme {_shown(name)} is not installed")
    locale = theme.get("locale") if isinstance(theme, dict) else None
    if locale is not None and not re.fullmatch(r"[a-z]{2,3}(_[A-Za-z]{2,4})*", str(locale)):
        raise ProjectError(f"mkdocs.yml: theme.locale is {_shown(locale)}; write nl or en, or leave it away")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    if not isinstance(custom, str | None):
        raise ProjectError(f"mkdocs.yml: custom_dir must name a folder, not {_shown(custom)}")
    if custom and not (root / custom).is_dir():
        raise ProjectError(f"mkdocs.yml: custom_dir is {_shown(custom)}: there is no such folder")
    if custom is not None and root.resolve().is_relative_to((root / custom).resolve()):
        raise ProjectError(
            f"mkdocs.yml: custom_dir is {_shown(custom)}, which holds the project: all of it would be public"
        )


def _addresses(config: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every address in the settings, with the setting that it stands in."""
    for name in (*_WHOLE, "edit_uri", "edit_uri_template"):
        if config.get(name):
            yield name, config[name]
    for name in ("nav", "extra_css", "extra_javascript"):
        for _, address in _texts(config.get(name), name, set()):
            yield name, address
    for key, text in _texts(config.get("extra"), "extra", set()):
        if key in ("link", "url", "href", "homepage", "src"):
            yield f"extra.{key}", text


def _texts(part: object, key: str, seen: set[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    """Every text inside a setting, with the nearest key above it; what is named again (`*x`) only once."""
    if isinstance(part, str):
        yield key, part
    if isinstance(part, dict | list):
        if (id(part), key) in seen:
            return
        seen.add((id(part), key))
    for name, inner in part.items() if isinstance(part, dict) else ():
        yield from _texts(inner, str(name), seen)
    for inner in part if isinstance(part, list) else ():
        yield from _texts(inner, key, seen)


def _address(place: str, address: str, *, whole: bool) -> None:
    scheme = scheme_of(address)
    if whole and not is_web_address(address):
        raise ProjectError(
            f"mkdocs.yml: {place} is {_shown(address)}; write a whole address that begins with https://, "
            "with the name of its host right behind that"
        )
    if scheme in WEB and not is_web_address(address):
        raise ProjectError(f"mkdocs.yml: {place} is {_shown(address)}; write // and a host behind {scheme}:")
    if scheme == "//" and place in _FETCHED:  # refused with its own sentence, or trusted
        return
    if scheme not in ("", *WEB) and not (place == "nav" and scheme in ("mailto", "tel")):
        raise ProjectError(
            f"mkdocs.yml: {place} is {_shown(address)}; an address there is a path, or begins with https://"
        )


def _shown(value: object) -> str:
    return "a value behind a tag" if isinstance(value, Unread) else repr(value)[:80]
