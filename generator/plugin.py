"""The MkDocs adapter: our pages as MkDocs files, our frame as its theme; and nothing else.

The only module that imports mkdocs. What `mkdocs build` and `mkdocs serve` need is in the plugin class; what the
command line needs of MkDocs is in `build` and `serve` below it.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import posixpath
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

import watchdog.observers
from markupsafe import Markup
from mkdocs.commands import build as mkdocs_build, serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from generator import problems as printing, prose
from generator.links import target_of
from generator.project import Project, ProjectError, make_project, read_project
from generator.render import Frame, Page, Site, environment, pages, redirects
from generator.validation import Validated, validate

log = logging.getLogger("mkdocs.plugins.stadswijzer")

_THEME = package_files("generator") / "theme"
_STYLES = ("fonts", "tokens", "base", "frame", "parts", "lists", "figures", "print")
_IMAGES = re.compile(r"!\[[^\]]*\]\(<?([^)\s>]+)|(?:src|href)=[\"']?([^\"'\s>]+)|\]\(<?([^)\s>]+)", re.IGNORECASE)


class Options(Config):
    """The options of the plugin; `project.Options` says what each may be."""

    stale_after_months = config_options.Optional(config_options.Type(object))
    min_group = config_options.Optional(config_options.Type(object))
    ready_share = config_options.Optional(config_options.Type(object))
    almost_share = config_options.Optional(config_options.Type(object))
    today = config_options.Optional(config_options.Type(object))
    version = config_options.Optional(config_options.Type(str))
    disk = config_options.Type(bool, default=False)


class StadswijzerPlugin(BasePlugin[Options]):
    """Makes pages of the YAML beside the Markdown of a MkDocs project."""

    project: Project
    checked: Validated
    site: Site
    preview = False

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs' signature
        """Keeps this plugin alive from build to build under `serve`."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        try:
            self.project = _project(config, dict(self.config))
        except ProjectError as error:
            raise ConfigurationError(str(error)) from None
        if not config.use_directory_urls:
            log.warning("use_directory_urls is switched on: addresses follow from the names of files")
            config.use_directory_urls = True
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME))
        config.markdown_extensions.append(prose.WikiLinks(self._wiki))  # type: ignore[arg-type]  # Markdown takes instances too
        if not config.site_url:
            log.info("no site_url: feed, QR codes and canonical links are left out")
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Checks before anything is written, so that a refusal leaves the last good site whole."""
        self.checked = validate(self.project)
        found, words = self.checked.problems, self.project.words
        if found.errors or (config.strict and found.warnings):
            print(printing.as_text(found, words, self.checked.line), file=sys.stderr)
            if not self.preview:
                raise PluginError(words("refused", n=len(found.errors) or len(found.warnings)))
        elif found.warnings:
            log.info("%s; see `stadswijzer check`", words.count(0, len(found.warnings)))
        frame = Frame(
            config.site_name,
            config.site_url or "",
            self.config.version or "",
            disk=self.config.disk,
            preview=self.preview,
        )
        broken = frozenset(problem.place.file for problem in found.errors)
        self.site = Site(self.checked.links, frame, without=broken)
        self.shared = Shared(self.site)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        written = {file.src_uri: file for file in files if file.is_documentation_page()}
        for file in list(files):
            if not file.is_documentation_page() and not self._is_published(file, config):
                files.remove(file)
        self._images(files, written, config)
        for sheet in pages(self.site):
            if sheet.intro and sheet.intro.path in written:
                files.remove(written[sheet.intro.path])
            file = _SheetFile(sheet, config)
            files.append(file)
            _SheetPage(file, config, sheet)
        for address, entry in redirects(self.site):
            files.append(_generated(config, f"{address}index.html", self._redirect(address, entry.address, entry.title)))
        files.append(_generated(config, "assets/stadswijzer.css", self.shared.style))
        if self.preview:
            files.append(_generated(config, "assets/preview.js", preview_script(self.checked)))
        return files

    def _is_published(self, file: File, config: MkDocsConfig) -> bool:
        """Of all files that are no pages: our own assets, extra style and script, and the folder of files."""
        if file.src_dir == str(_THEME):
            return not file.src_uri.startswith("styles/") and file.src_uri != "assets/preview.js"
        if file.src_dir is None:
            return True
        extra = {*config.extra_css, *(str(script) for script in config.extra_javascript)}
        folder = self.project.words("folder_of_files")
        return file.src_dir == config.docs_dir and (file.src_uri.startswith(f"{folder}/") or file.src_uri in extra)

    def _images(self, files: Files, written: dict[str, File], config: MkDocsConfig) -> None:
        """Puts back the pictures and files of `docs` that a page shows or links to."""
        for path in sorted(self._used(written)):
            kept_back = path.endswith((".yml", ".yaml", ".csv"))
            if path in self.checked.library.media and files.get_file_from_path(path) is None and not kept_back:
                files.append(File(path, config.docs_dir, config.site_dir, use_directory_urls=True))

    def _used(self, written: dict[str, File]) -> Iterator[str]:
        for page in self.checked.library.pages:
            if page.path in written:
                for match in _IMAGES.finditer(page.source.text):
                    yield target_of(match[1] or match[2] or match[3], page.path)[0]
        yield from self.site.pictures()

    def _redirect(self, old: str, new: str, title: str) -> str:
        target = "../" * old.count("/") + new + ("index.html" if self.config.disk else "")
        canonical = f"{self.site.frame.site_url.rstrip('/')}/{new}" if self.site.frame.site_url else ""
        template = environment().get_template("redirect.html")
        return template.render(w=self.site.words, title=title, target=target, canonical=canonical)

    def _wiki(self, target: str, label: str) -> tuple[str, str] | None:
        """`[[link]]` on a hand-written page → the (generated) source file, which MkDocs makes relative."""
        found = self.site.links.wiki(target)
        entry = self.site.get(found[0].kind, found[0].id) if len(found) == 1 else None
        if entry is None or self._current is None:
            return None
        source = posixpath.relpath(_source_of(entry.address), posixpath.dirname(self._current.file.src_uri) or ".")
        return source, label or entry.title

    _current: MkDocsPage | None = None

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs' signature
        self._current = page
        return markdown

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002 - MkDocs' signature
        ours = {"main.html", "frame.html", "404.html"}
        env.autoescape = lambda name: name in ours
        day = self.site.library.today
        for file in files.documentation_pages():
            if file.page and day:
                file.page.update_date = day.isoformat()  # the content's day, not the clock's
        return env

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG002
        context["stadswijzer"] = self.shared
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ARG002
        context["stadswijzer"] = self.shared
        return context

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:  # noqa: ARG002
        """Watches what MkDocs does not, at once; and shows a wrong save instead of hanging on it."""
        server.observer = watchdog.observers.Observer(timeout=0.1)
        paths = list(server._watched_paths)  # noqa: SLF001 - no other way to change the observer
        server._watched_paths.clear()  # noqa: SLF001
        for path in paths:
            server.watch(path)
        if (self.project.root / "roadmap").is_dir():
            server.watch(str(self.project.root / "roadmap"))
        server.build_delay = 0.05
        rebuild = server.builder
        server.builder = lambda: self._rebuild(rebuild, server)  # type: ignore[method-assign]
        return server

    def _rebuild(self, rebuild: Callable[[], None], server: LiveReloadServer) -> None:
        """Builds again when the content is right; else keeps the last good site and shows the problems on it."""
        target = Path(server.root) / "assets" / "preview.js"
        try:
            checked = validate(read_project(self.project.root))
            if checked.problems.errors:
                print(printing.as_text(checked.problems, checked.library.words, checked.line), file=sys.stderr)
                target.write_text(preview_script(checked), "utf-8")
                return
            rebuild()
        except (ProjectError, MkDocsException, OSError) as error:
            log.error("%s", error)  # noqa: TRY400 - the message says what to do, a traceback does not
            if target.parent.is_dir():
                target.write_text(_script([{"file": "mkdocs.yml", "message": str(error), "hint": "", "severity": "error"}], {}), "utf-8")


def _project(config: MkDocsConfig, options: dict[str, Any]) -> Project:
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    ours = {name: value for name, value in options.items() if name not in ("version", "disk")}
    language = config.theme.get("language") or "en"
    return make_project(
        root, language=str(language), options=ours, docs=Path(config.docs_dir), site_url=config.site_url or ""
    )


def preview_script(checked: Validated) -> str:
    """The script that shows the problems of the last save on every page of a preview."""
    words = checked.library.words
    shown = [
        {**record, "source": checked.line(problem.place)}
        for problem, record in zip(checked.problems, json.loads(printing.as_json(checked.problems, words)), strict=True)
    ]
    return _script(shown, {"title": words("preview.title"), "hide": words("preview.hide")})


def _script(problems: list[dict[str, Any]], words: dict[str, str]) -> str:
    data = json.dumps({"problems": problems, "words": words}, ensure_ascii=False)
    return f"window.stadswijzerPreview = {data};\n{(_THEME / 'assets' / 'preview.js').read_text('utf-8')}"


class Shared:
    """What the frame shows on every page; `stadswijzer` in its template."""

    def __init__(self, site: Site) -> None:
        self.words = site.words
        self.sections = site.sections
        self.more = site.more
        self.preview = site.frame.preview
        self.index = "index.html" if site.frame.disk else ""
        day = site.as_of
        self.as_of = f"{site.words('plan.as_of_short')} {site.words.date(day)}" if day else ""

    @cached_property
    def style(self) -> str:
        """One style sheet of our files, in their order."""
        return "\n".join((_THEME / "styles" / f"{name}.css").read_text("utf-8") for name in _STYLES)

    @cached_property
    def stamp(self) -> str:
        """Changes when style or scripts do, so that browsers do not keep an old one."""
        scripts = "".join((_THEME / "assets" / f"{name}.js").read_text("utf-8") for name in ("mode", "filter"))
        return hashlib.sha256((self.style + scripts).encode()).hexdigest()[:8]

    @staticmethod
    def contents(page: MkDocsPage) -> list[prose.Heading]:
        """The sections of a page, ours or hand-written."""
        sheet = getattr(page, "sheet", None)
        if sheet:
            return list(sheet.contents)
        headings = [child for item in page.toc for child in (item.children if item.level == 1 else [item])]
        return [prose.Heading(2, item.id, item.title) for item in headings]


def _source_of(address: str) -> str:
    """The file that MkDocs believes a page comes from."""
    return f"{address.rstrip('/')}.md"


def _generated(config: MkDocsConfig, path: str, content: str) -> File:
    file = File(path, None, config.site_dir, use_directory_urls=True)
    file.generated_by = "stadswijzer"
    file.content_string = content
    return file


class _SheetFile(File):
    """A page of ours as a MkDocs file. The pencil opens the YAML (or the hand-written introduction)."""

    def __init__(self, sheet: Page, config: MkDocsConfig) -> None:
        plain = _source_of(sheet.address) if sheet.entry and sheet.kind != "roadmap" else f"{sheet.address}index.md"
        path = sheet.intro.path if sheet.intro else plain
        super().__init__(path, None, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV)
        self.generated_by = "stadswijzer"
        self.content_string = sheet.intro.source.text if sheet.intro else ""
        if sheet.intro:
            self.edit_uri = sheet.intro.path
        elif sheet.entry:
            path = sheet.entry.path
            self.edit_uri = path.removeprefix("docs/") if path.startswith("docs/") else f"../{path}"


class _SheetPage(MkDocsPage):
    """A page of ours as a MkDocs page: its HTML needs no Markdown pass, but for a hand-written introduction."""

    def __init__(self, file: File, config: MkDocsConfig, sheet: Page) -> None:
        super().__init__(None, file, config)
        self.sheet = sheet

    def read_source(self, config: MkDocsConfig) -> None:
        super().read_source(config)
        if not self.sheet.intro:
            self.meta = {"title": self.sheet.title}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        if self.sheet.intro:
            super().render(config, files)
            self.sheet.introduction = Markup(self.content or "")  # noqa: S704 - MkDocs' HTML of a hand-written page
            self.meta.setdefault("title", self._title_from_render or self.sheet.title)
            self.sheet.has_title = self._title_from_render is not None
        links = self.links_to_anchors
        self.content = self.sheet.render()
        self.present_anchor_ids = (self.present_anchor_ids or set()) | self.sheet.anchors
        self.links_to_anchors = links or {}
        self.toc = get_toc([])

    @property
    def is_homepage(self) -> bool:
        return self.sheet.address == ""


# What the command line needs


@dataclass(frozen=True)
class BuildRefused(Exception):
    """The site was not built; what was there is untouched. The reason has been printed."""


def build(root: Path, *, strict: bool = False, disk: bool = False, version: str = "") -> Path:
    """Builds the project in `root` beside its site and swaps it in; returns the folder of the site."""
    with _mkdocs_config(root, strict=strict) as config:
        target = Path(config.site_dir)
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        config.site_dir = str(fresh)
        plugin = config.plugins["stadswijzer"]
        plugin.config.disk = disk
        plugin.config.version = version or plugin.config.version
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
            fresh.chmod(0o755)
            _swap(fresh, target)
        except (MkDocsException, Abort) as error:
            raise BuildRefused from error
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
            config.plugins.on_shutdown()
    return target


def _swap(fresh: Path, target: Path) -> None:
    """Puts the new folder in the place of the old one."""
    if target.exists():
        old = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        target.rename(old / "old")
        fresh.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    else:
        fresh.rename(target)


class _mkdocs_config:  # noqa: N801 - used as a function
    """The MkDocs settings of a project, while its folder is the current one."""

    def __init__(self, root: Path, **settings: Any) -> None:
        self.root = root
        self.settings = settings

    def __enter__(self) -> MkDocsConfig:
        self.before = os.getcwd()
        read_project(self.root)  # a clear word when there is none
        os.chdir(self.root)
        try:
            config = load_config("mkdocs.yml", **self.settings)
        except (MkDocsException, Abort) as error:
            os.chdir(self.before)
            raise ProjectError(f"mkdocs.yml: {error}") from None
        if "stadswijzer" not in config.plugins:
            os.chdir(self.before)
            raise ProjectError("mkdocs.yml: add `plugins: [stadswijzer]`")
        return config

    def __exit__(self, *_: object) -> None:
        os.chdir(self.before)


def serve(root: Path, *, address: str | None = None) -> None:
    """Shows the project in `root` while someone writes."""
    read_project(root)
    options = {"dev_addr": address} if address else {}
    mkdocs_serve.serve(str(root / "mkdocs.yml"), **options)


