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

from stadswijzer.content.settings import ProjectError
from stadswijzer.content.settings_shape import check_shape, installed, shown
from stadswijzer.language.address_scheme import WEB, is_web_address, scheme_of

_TEXTS = (
    "site_name site_url repo_url repo_name edit_uri edit_uri_template site_description site_author copyright "
    "docs_dir site_dir dev_addr remote_branch remote_name exclude_docs draft_docs not_in_nav"
).split()
_WHOLE = ("site_url", "repo_url")
"""Whole addresses of the web; other addresses may be a path."""
_FLAGS = ("strict", "use_directory_urls")
_FETCHED = ("extra_css", "extra_javascript")
"""What every page would fetch, also from another host."""
_OWN_THEMES = (None, "material", "mkdocs", "readthedocs")
_OWN_PLUGINS = ("stadswijzer", "search")


def check_settings(config: Mapping[str, Any], root: Path) -> None:
    """Raises `ProjectError` for the first setting that cannot be. `root`: the folder of the settings."""
    for name in _TEXTS:
        if not isinstance(config.get(name), str | None):
            raise ProjectError(f"mkdocs.yml: {name} must be text, not {shown(config[name])}")
        if "\0" in (config.get(name) or ""):
            raise ProjectError(f"mkdocs.yml: {name} holds a character that no text has (U+0000)")
    if not config.get("site_name"):
        raise ProjectError("mkdocs.yml has no site_name; write site_name: and the name of the site")
    if config.get("docs_dir") == "":
        raise ProjectError("mkdocs.yml: docs_dir is empty; name a folder, or leave it away")
    for name in _FLAGS:
        if not isinstance(config.get(name), bool | None):
            raise ProjectError(f"mkdocs.yml: {name} must be true or false, not {shown(config[name])}")
    is_trusted = any(
        options.get("trusted_html") is True
        for name, options in _named(config.get("plugins"))
        if name.removeprefix("/") == "stadswijzer"
    )
    _theme(config.get("theme"), root)
    check_shape(config, root, is_trusted=is_trusted)
    _template(config.get("edit_uri_template"))
    _served_at(config.get("dev_addr"))
    for place, address in _addresses(config):
        _address(place, address, whole=place in _WHOLE)
        if place in _FETCHED and scheme_of(address) and not is_trusted:
            raise ProjectError(
                f"mkdocs.yml: {place} is {shown(address)}: a page asks nothing of another host; put the "
                "file in the folder of pages, or give the plugin trusted_html: true"
            )


def _template(text: str | None) -> None:
    """An address in which MkDocs fills in the path of a page."""
    try:
        (text or "").replace("!q", "").format(path="", path_noext="")
    except (ValueError, LookupError, AttributeError) as error:
        raise ProjectError(
            f"mkdocs.yml: edit_uri_template is {shown(text)}; between {{ }} comes path or path_noext"
        ) from error


def _served_at(address: str | None) -> None:
    host, _, port = (address or "localhost:8000").rpartition(":")
    try:
        if host != "localhost":
            ipaddress.ip_address(host.removeprefix("[").removesuffix("]") if host[:1] == "[" else host)
        int(port)
    except ValueError as error:
        raise ProjectError(f"mkdocs.yml: dev_addr is {shown(address)}; write it as 127.0.0.1:8000") from error


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
        raise ProjectError(f"mkdocs.yml: plugins must be a list or a mapping, not {shown(plugins)}")
    for each in listed:
        item = next(iter(each.items())) if isinstance(each, dict) and len(each) == 1 else each
        name, options = item if isinstance(item, tuple) else (item, {})
        if not isinstance(name, str):
            raise ProjectError(f"mkdocs.yml: {shown(name)} is not the name of a plugin")
        if not isinstance(options or {}, dict):
            raise ProjectError(f"mkdocs.yml: the options of {name} must be names with values")
        yield name, options or {}


def _refuse_unknown(names: Iterator[str]) -> None:
    """Asks what is installed only when a plugin is named that does not come along: that takes a moment."""
    others = [name.removeprefix("/") for name in names if name not in (*_OWN_PLUGINS, "/stadswijzer")]
    if not others:
        return
    known = installed("mkdocs.plugins")
    known |= {name.rpartition("/")[2] for name in known}
    for name in others:
        if name not in known:
            raise ProjectError(f'mkdocs.yml: the plugin "{name}" is not installed')


def _theme(theme: object, root: Path) -> None:
    if not isinstance(theme, str | dict | None):
        raise ProjectError(f"mkdocs.yml: theme must be a name or a mapping, not {shown(theme)}")
    if isinstance(theme, dict) and not theme.get("name"):
        raise ProjectError("mkdocs.yml: theme has no name; write theme: {name: material, language: nl}")
    name = theme.get("name") if isinstance(theme, dict) else theme
    if name not in _OWN_THEMES and name not in installed("mkdocs.themes"):
        raise ProjectError(f"mkdocs.yml: the theme {shown(name)} is not installed")
    if isinstance(theme, dict):
        _theme_options(theme)
    locale = theme.get("locale") if isinstance(theme, dict) else None
    if locale is not None and not re.fullmatch(r"[a-z]{2,3}(_[A-Za-z]{2,4})*", str(locale)):
        raise ProjectError(f"mkdocs.yml: theme.locale is {shown(locale)}; write nl or en, or leave it away")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    if not isinstance(custom, str | None):
        raise ProjectError(f"mkdocs.yml: custom_dir must name a folder, not {shown(custom)}")
    if custom and not (root / custom).is_dir():
        raise ProjectError(f"mkdocs.yml: custom_dir is {shown(custom)}: there is no such folder")
    if custom is not None and root.resolve().is_relative_to((root / custom).resolve()):
        raise ProjectError(
            f"mkdocs.yml: custom_dir is {shown(custom)}, which holds the project: all of it would be public"
        )


def _theme_options(theme: Mapping[Any, Any]) -> None:
    for key in theme:
        if not isinstance(key, str):
            raise ProjectError(f"mkdocs.yml: theme has an option {shown(key)}, which is no name")
    if not isinstance(theme.get("static_templates"), list | None):
        raise ProjectError(
            f"mkdocs.yml: theme.static_templates must be a list, not {shown(theme['static_templates'])}"
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
            f"mkdocs.yml: {place} is {shown(address)}; write a whole address that begins with https://, "
            "with the name of its host right behind that"
        )
    if place == "site_url" and re.search(r"[?#]", address):
        raise ProjectError(
            f"mkdocs.yml: site_url is {shown(address)}; addresses of pages are put behind it, so leave out "
            "what begins with ? or #"
        )
    if scheme in WEB and not is_web_address(address):
        raise ProjectError(f"mkdocs.yml: {place} is {shown(address)}; write // and a host behind {scheme}:")
    if scheme == "//" and place in _FETCHED:  # refused with its own sentence, or trusted
        return
    if scheme not in ("", *WEB) and not (place == "nav" and scheme in ("mailto", "tel")):
        raise ProjectError(
            f"mkdocs.yml: {place} is {shown(address)}; an address there is a path, or begins with https://"
        )
