"""Which folder, which options, which language, which day.

In: a folder with a `mkdocs.yml`, which `settings` reads. Out: a `Project`. Reads no clock: `today` is an
option, or follows from the content.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from stadswijzer.content.look import Look, checked, look_of
from stadswijzer.content.own_menu import OwnItem, own_items
from stadswijzer.content.settings import ProjectError, read_settings
from stadswijzer.content.settings_check import check_settings, plugin_options
from stadswijzer.content.site_folder import refuse_links, refuse_site_folder, refuse_theme_folder
from stadswijzer.content.values.numbers import FIRST_YEAR, LAST_YEAR
from stadswijzer.language.answer_words import SMALLEST
from stadswijzer.language.words import LANGUAGES, Words, folders_of

__all__ = [
    "Options",
    "Project",
    "ProjectError",
    "expect_pages",
    "make_project",
    "read_project",
    "told_at_once",
]

_MOST = 1000


@dataclass(frozen=True)
class Options:
    """The options of the plugin."""

    stale_after_months: int = 12
    min_group: int = SMALLEST
    trusted_html: bool = False
    """Whether HTML on a hand-written page is shown as HTML, whatever it does."""
    today: date | None = None
    colours: Mapping[str, str] = field(default_factory=dict)
    """Of the municipality's own, in place of those of `look.yml`."""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Options:
        known = {option.name for option in fields(cls)}
        for name in given:
            if name not in known:
                raise ProjectError(
                    f"mkdocs.yml: stadswijzer has no option {name!r}; it has {', '.join(sorted(known))}"
                )
        values = {name: value for name, value in given.items() if value is not None}
        for name, least in (("stale_after_months", 1), ("min_group", SMALLEST)):
            value = values.get(name, least)
            if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= _MOST:
                raise ProjectError(
                    f"mkdocs.yml: {name} must be a whole number from {least} to {_MOST}, not {value!r}"
                )
        if not isinstance(values.get("trusted_html", False), bool):
            raise ProjectError(
                f"mkdocs.yml: trusted_html must be true or false, not {values['trusted_html']!r}"
            )
        if "colours" in values:
            values["colours"] = checked(values["colours"])
        if "today" in values:
            values["today"] = _day(values["today"])
        return cls(**values)


def _day(value: object) -> date:
    day = value.date() if isinstance(value, datetime) else value
    try:
        day = day if isinstance(day, date) else date.fromisoformat(str(day))
    except ValueError:
        raise ProjectError(f"mkdocs.yml: today must be a date such as 2021-03-31, not {value!r}") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ProjectError(f"mkdocs.yml: today must lie from {FIRST_YEAR} to {LAST_YEAR}, not on {day}")
    return day


@dataclass(frozen=True)
class Project:
    """A folder of content. `docs` is its folder of pages."""

    root: Path
    language: str = "nl"
    options: Options = field(default_factory=Options)
    docs: Path = Path("docs")
    site_url: str = ""
    site_name: str = ""
    custom: Path | None = None
    """The folder of templates and files that comes before the theme's."""
    nav: tuple[OwnItem, ...] = ()
    """What its own menu names."""

    @cached_property
    def words(self) -> Words:
        """The words of its language; they call the folder of pages what it is called here."""
        docs = os.path.relpath(self.docs, self.root) if self.docs.is_absolute() else str(self.docs)
        return Words(self.language, Path(docs).as_posix())

    @cached_property
    def look(self) -> Look:
        """Its colours and measures."""
        return look_of(self.options.colours)

    @property
    def top(self) -> Path:
        """The top of the repository that it is a part of; its own folder where there is none."""
        root = self.root.resolve()
        return next((each for each in (root, *root.parents) if (each / ".git").exists()), root)

    @property
    def in_repository(self) -> str:
        """Its place in the repository that it is a part of; '' at the top of it, and where there is none."""
        relative = self.root.resolve().relative_to(self.top).as_posix()
        return "" if relative == "." else relative

    def on_disk(self, path: str) -> Path:
        """Where a path from the project's root is; the folder of pages may have another name."""
        if path == "docs" or path.startswith("docs/"):
            return self.docs / path.removeprefix("docs").removeprefix("/")
        return self.root / path


def expect_pages(project: Project) -> Project:
    """The project; raises `ProjectError` when it has no folder of pages, without which there is no site."""
    if not project.docs.is_dir():
        raise ProjectError(
            f"there is no folder {project.docs}: make it, with a first page index.md, "
            "or name another as docs_dir in mkdocs.yml"
        )
    return project


@contextmanager
def told_at_once(root: Path, refusal: type[Exception]) -> Iterator[None]:
    """What the site engine logs of wrong settings, and its `refusal` of them, become one `ProjectError`."""
    expect_pages(read_project(root))
    said: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs.config")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    except refusal as error:
        raise ProjectError(f"mkdocs.yml: {'; '.join(said) or error}") from None
    finally:
        logger.removeHandler(handler)
        logger.propagate = True


def read_project(root: Path, *, may_be_empty: bool = False) -> Project:
    """The project in folder `root`; raises `ProjectError` when there is none, or nothing in it."""
    config = read_settings(root / "mkdocs.yml")
    options = plugin_options(config.get("plugins"))
    check_settings(config, root)
    theme, docs = config.get("theme"), Path(os.path.normpath(root / (config.get("docs_dir") or "docs")))
    refuse_links(root)
    site_dir = config.get("site_dir")  # '' is the project itself
    custom = _custom(root, theme)
    at = "site" if site_dir is None else site_dir
    refuse_site_folder(root, docs, at, custom, site_name=config["site_name"])
    project = make_project(
        root,
        language=(theme.get("language") if isinstance(theme, dict) else None) or "en",
        options=options,
        docs=docs,
        site_url=config.get("site_url") or "",
        site_name=config["site_name"],
        custom=custom,
        nav=own_items(config.get("nav")),
    )
    if custom:
        entries = [project.on_disk(each) for each in project.words.folders.values()]
        refuse_theme_folder(root, docs, entries, custom)
    _expect_content(project, may_be_empty=may_be_empty)
    return project


def _custom(root: Path, theme: object) -> Path | None:
    named = theme.get("custom_dir") if isinstance(theme, dict) else None
    return Path(os.path.normpath(root / str(named))) if named else None


def make_project(
    root: Path,
    *,
    language: str,
    options: Mapping[str, Any],
    docs: Path,
    site_url: str,
    site_name: str = "",
    custom: Path | None = None,
    nav: tuple[OwnItem, ...] = (),
) -> Project:
    """The project with these settings, checked."""
    short = str(language).split("-")[0].split("_")[0]
    if short not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise ProjectError(f"mkdocs.yml: theme.language is {language!r}; there are word lists for {known}")
    return Project(root, short, Options.of(options), docs, site_url, site_name, custom, nav)


def _expect_content(project: Project, *, may_be_empty: bool) -> None:
    """Raises `ProjectError` when there is no entry, or when the folders are named in another language."""
    kinds = {language: _kinds_there(project, language) for language in LANGUAGES}
    most = max(LANGUAGES, key=lambda language: (kinds[language], language == project.language))
    if most != project.language:
        raise ProjectError(
            f"mkdocs.yml: the language is {project.language!r}, but the folders are named in {most!r}; "
            f"write theme: {{name: material, language: {most}}}"
        )
    if not kinds[most] and not may_be_empty:
        folders = ", ".join(sorted(map(project.words.path, project.words.folders.values())))
        raise ProjectError(
            f"there is no content in {project.root}: begin with `stadswijzer new`; it stands in {folders}"
        )


def _kinds_there(project: Project, language: str) -> int:
    """Of how many kinds of entry there is a folder or file, by its name in `language`."""
    count = 0
    for stem in folders_of(language).values():
        top, _, rest = stem.partition("/")
        path = (project.docs if top == "docs" else project.root / top) / rest
        count += path.is_dir() or path.with_suffix(".yml").is_file()
    return count
