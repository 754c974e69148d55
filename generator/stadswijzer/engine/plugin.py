"""The MkDocs adapter: our pages as MkDocs files, our frame as its theme; and nothing else.

The only module that imports mkdocs. What `mkdocs build` and `mkdocs serve` need is in the plugin class; what
the command line needs of MkDocs is in `build` and `serve` below it.
"""

from __future__ import annotations

import contextlib
import logging
import posixpath
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

import jinja2
from markupsafe import Markup
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, ConfigurationError, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from stadswijzer import outputs
from stadswijzer.checks.validation import Validated, collector_at_rest, validate
from stadswijzer.content.links import target_of
from stadswijzer.content.project import Project, ProjectError, make_project, told_at_once
from stadswijzer.content.settings import read_settings
from stadswijzer.content.settings_check import check_settings
from stadswijzer.content.site_folder import refuse_site_folder
from stadswijzer.editing.schemas import refresh
from stadswijzer.engine.file_links import FileLinks
from stadswijzer.engine.media import extras, pictures
from stadswijzer.engine.page_text import HtmlIsText
from stadswijzer.engine.preview import SCRIPT, Builds, attend, script, script_without_project
from stadswijzer.engine.processes import render_ahead, shared
from stadswijzer.engine.publishing import PublishingError, staged
from stadswijzer.facts.site import Frame, Site
from stadswijzer.language import problems as printing
from stadswijzer.language import prose
from stadswijzer.language.address_scheme import scheme_of
from stadswijzer.language.words import Words
from stadswijzer.pages.frame import STYLE_SHEET, THEME, Shared
from stadswijzer.pages.listings import pages
from stadswijzer.pages.render import Page, redirects

log = logging.getLogger("mkdocs.plugins.stadswijzer")
_FOLDER = re.compile(r'(<a\b[^>]*? href="(?![a-z][a-z0-9+.-]*:|//)[^"?#]*/)([?#][^"]*)?(?=")')


_LAST = -100
"""The priority of who wants to see what all others made."""


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs' `__init_subclass__` has no types
    """The options of the plugin; `project.Options` says what each may be."""

    stale_after_months = config_options.Optional(config_options.Type(object))
    min_group = config_options.Optional(config_options.Type(object))
    trusted_html = config_options.Optional(config_options.Type(object))
    today = config_options.Optional(config_options.Type(object))


class WrongContentError(PluginError):
    """The content has errors. They have been printed."""


class StadswijzerPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # the same
    """Makes pages of the YAML beside the Markdown of a MkDocs project."""

    project: Project
    checked: Validated
    site: Site
    shared: Shared
    preview = False
    disk = False
    papers = True
    """Whether to make the papers for the council too; a preview never does: a save must show at once."""
    version = ""
    builds: Builds | None = None
    _sources: dict[str, str]  # address of a page → the file that MkDocs believes it comes from
    _look: list[str]  # the folders of templates
    _several: frozenset[int] = frozenset()
    """Pages (by identity) that more than one page to print shows: they are made before all others."""
    _read: frozenset[str]
    """The hand-written pages that were read and checked."""
    _current: MkDocsPage | None = None
    _current_text = ""
    _nav: Navigation
    ahead = False
    """Whether pages may be written before MkDocs comes to them: in a folder that is new (see `build`)."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keeps this plugin alive from build to build under `serve`."""
        self.preview = command == "serve"

    def on_shutdown(self) -> None:
        self.ahead = False  # MkDocs keeps this plugin for the next build of this process
        if self.builds:
            self.builds.end()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        try:
            self.project = _project(config, dict(self.config))
        except ProjectError as error:
            raise ConfigurationError(str(error)) from None
        if self.builds:
            config.site_dir = str(self.builds.begin())
        config.use_directory_urls = True  # an address follows from the name of a file, for every project
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        ours: list[Any] = [
            prose.WikiLinks(self._wiki),
            FileLinks(self._source_of),
            HtmlIsText(self._html_shown),
            prose.Tables(self.project.words("table")),
        ]
        config.markdown_extensions += ours  # Markdown takes instances as well as names
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Checks before anything is written, so that a refusal leaves the last good site whole."""
        self.checked = validate(self.project)
        if self.preview:
            with contextlib.suppress(OSError):  # help while typing; the preview does without
                refresh(self.project.root, self.checked.links)
        found, words = self.checked.problems, self.project.words
        if found.errors or (config.strict and found.warnings):
            print(printing.as_text(found, words, self.checked.line), file=sys.stderr)
            if self.builds or not self.preview:
                raise WrongContentError(words("refused", n=len(found.errors) or len(found.warnings)))
        elif found.warnings:
            log.info("%s; see `stadswijzer check`", words.count(0, len(found.warnings)))
        url = config.site_url or ""
        if not url:
            log.info(words("data.no_address"))
        frame = Frame(
            config.site_name,
            url,
            self.version,
            disk=self.disk,
            repo_url=config.repo_url or "",
            edit_uri=config.edit_uri or "",
            preview=self.preview,
            papers=self.papers and not self.preview,
        )
        broken = frozenset(problem.place.file for problem in found.errors)
        self.site = Site(self.checked.links, frame, without=broken)
        self.shared = Shared(self.site)
        self._look, dirs = list(config.theme.dirs), config.theme.dirs
        dirs[:] = (
            dirs[: dirs.index(str(THEME)) + 1] + dirs[-1:]
        )  # MkDocs need not list 14,000 icons of Material

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        config.theme.dirs[:] = self._look
        shown = InclusionLevel.is_in_serve if self.preview else InclusionLevel.is_included
        self._read = frozenset(page.path for page in self.site.library.pages)
        for file in list(files):
            if not self._is_published(file, config):
                files.remove(file)
        written = {file.src_uri: file for file in files.documentation_pages(inclusion=shown)}
        library = self.site.library
        library.pages[:] = [page for page in library.pages if page.path in written]
        asked = (*config.extra_css, *map(str, config.extra_javascript), *config.extra_templates)
        for path in (*pictures(library, self.site.pictures()), *extras(library, asked)):
            if files.get_file_from_path(path) is None:
                files.append(File(path, config.docs_dir, config.site_dir, use_directory_urls=True))
        self._sources = {}
        sheets = list(pages(self.site))
        for sheet in sheets:
            if sheet.intro and sheet.intro.path not in written:
                sheet.intro = None
            if sheet.intro:
                files.remove(written[sheet.intro.path])
            file = _file(sheet, config, self.project.words)
            self._sources[sheet.address] = file.src_uri
            files.append(file)
            _SheetPage(file, config, sheet)
        beside: list[tuple[str, str | bytes]] = []
        first, later = self._order(sheets, config)
        to_print = [each for each in sheets if each.parts] if later else []
        for sheet in (*later, *to_print):
            cast("_OurFile", files.src_uris[self._sources[sheet.address]]).is_waiting = True
        render_ahead([*first, *later], lambda: beside.extend(outputs.files(self.site)), at_least=len(first))
        if self.site.not_made:
            self._leave_out(sheets, strict=config.strict)
        if self.disk:  # no server finds the page of a folder there
            for file in files.documentation_pages():
                file.url = quote(file.dest_uri)
        for address, page in redirects(self.site):
            files.append(_OurFile.generated(config, f"{address}index.html", content=page))
        files.append(File.generated(config, STYLE_SHEET, content=self.shared.style))
        for path, content in beside:
            files.append(_OurFile.generated(config, path, content=content))
        if self.preview:
            files.append(
                File.generated(config, SCRIPT, content=script(self.checked, self._sources.__contains__))
            )
        return files

    def _leave_out(self, sheets: list[Page], *, strict: bool) -> None:
        """Tells which papers could not be made; pages that were made with links to them are made again."""
        found, words = printing.Problems(self.site.not_made.values()), self.project.words
        print(printing.as_text(found, words, self.checked.line), file=sys.stderr)
        if strict:
            raise WrongContentError(words("refused", n=len(found)))
        for plan in self.site.plans:
            plan.kept.clear()
        for sheet in sheets:
            sheet.made = None

    def _order(self, sheets: list[Page], config: MkDocsConfig) -> tuple[list[Page], list[Page]]:
        """Of the pages that can be made without MkDocs: those to make now, and those to make when written."""
        plain = [] if self.preview else [each for each in sheets if not each.intro and not each.parts]
        if not self.ahead or not self._is_alone(config):
            return plain, []
        several = self._several = _repeated(id(part) for sheet in sheets for part in sheet.parts)
        return [each for each in plain if id(each) in several], [
            each for each in plain if id(each) not in several
        ]

    def _is_published(self, file: File, config: MkDocsConfig) -> bool:
        """What was looked at: of the folder of pages only pages and the folder of files."""
        if file.src_dir == str(THEME):
            return not file.src_uri.startswith(("styles/", "scripts/"))
        if file.src_dir != config.docs_dir or file.generated_by:
            return file.abs_src_path is None or not Path(file.abs_src_path).is_symlink()
        if file.is_documentation_page():
            return file.src_uri in self._read
        folder = f"{self.project.words('folder_of_files')}/"
        return file.src_uri.startswith(folder) and file.src_uri in self.site.library.media

    def _wiki(self, target: str, label: str) -> tuple[str, str] | None:
        """`[[link]]` on a hand-written page → the (generated) source file, which MkDocs makes relative."""
        found = self.site.links.wiki(target)
        entry = self.site.get(found[0].kind, found[0].id) if len(found) == 1 else None
        if entry is None or self._current is None:
            return None
        folder = posixpath.dirname(self._current.file.src_uri) or "."
        return posixpath.relpath(self._sources[entry.address], folder), label or entry.title

    def _source_of(self, link: str) -> str | None:
        """A link on a hand-written page to the file of an entry, or from the root → the source file.

        From the root works on no disk, and on no server that has the site in a folder.
        """
        path, mark, anchor = link.partition("#")
        if self._current is None or scheme_of(link) or not path:
            return None
        wanted = target_of(path, self._current.file.src_uri)[0]
        bare = wanted.removesuffix("index.md").rstrip("/")
        address = self.site.links.files.get(wanted, bare and f"{bare}/")
        page = self.site.links.page_addresses.get(address)
        source = self._sources.get(address) or (page.path if page else None)
        if source is None:
            return None
        folder = posixpath.dirname(self._current.file.src_uri) or "."
        return posixpath.relpath(source, folder) + mark + anchor

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._nav = nav
        return nav

    @event_priority(_LAST)
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        self._current, self._current_text = page, markdown
        return markdown

    def _html_shown(self) -> bool:
        """Whether HTML on the current page is HTML: in a project that trusts it, and where a plugin made it.

        Whatever it is, it is cleaned unless the project trusts it.
        """
        if self.project.options.trusted_html or self._current is None:
            return True
        path = self._current.file.src_uri
        written = next((each.source.text for each in self.checked.library.pages if each.path == path), None)
        return written is None or not _lines(written).endswith(_lines(self._current_text))

    @event_priority(_LAST)
    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """After every other plugin: what they made of a page is cleaned too."""
        if isinstance(page, _SheetPage):
            return html
        shown = _on_disk(html) if self.disk else html
        return shown if self.project.options.trusted_html else prose.clean_page(shown)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        ours = {"main.html", "base.html", "frame.html", "404.html"}
        env.autoescape = lambda name: name in ours
        env.auto_reload = False  # each build has an environment of its own
        env.bytecode_cache = jinja2.FileSystemBytecodeCache()  # as for our own templates
        env.loader.searchpath[:] = self._look  # a project's own templates may include parts of Material
        day = self.site.library.today
        for file in files.documentation_pages():
            if file.page:  # the content's day, not the clock's
                file.page.update_date = day.isoformat() if day else "1980-01-01"
        if self.ahead and self._is_alone(config):
            self._write_ahead(env, config, files)
        return env

    def _is_alone(self, config: MkDocsConfig) -> bool:
        """Whether no other plugin and no hook has a say in a page."""
        names = [name for name in config.plugins.events if "page" in name or name == "env"]
        methods = [method for name in names for method in config.plugins.events[name]]
        return all(getattr(method, "__self__", None) is self for method in methods)

    def _write_ahead(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Makes and writes our files with all cores; MkDocs passes over what is not modified."""
        pages, ours = files.documentation_pages(), [file for file in files if isinstance(file, _OurFile)]

        def write(together: list[_OurFile]) -> list[set[str] | None]:
            return [write_one(file) for file in together]

        def write_one(file: _OurFile) -> set[str] | None:
            """The anchors of a page, which links from other pages are held against."""
            if file.page:
                populate(file)
                mkdocs_build._build_page(file.page, config, pages, self._nav, env)  # noqa: SLF001 - as MkDocs
                file.page.content = None  # it is written; ten thousand of them are too much to keep
                cast("_SheetPage", file.page).sheet.forget()
                return file.page.present_anchor_ids
            if file.inclusion.is_included():  # type: ignore[no-untyped-call]  # MkDocs has no types here
                file.copy_file()
            return None

        def populate(file: _OurFile) -> None:
            if file.page and file.is_waiting:
                file.is_waiting = False
                mkdocs_build._populate_page(file.page, config, files)  # noqa: SLF001 - the same

        for together, anchors in shared(self._together(ours), write):
            for file, own in zip(together, anchors, strict=True):
                file.is_written, file.is_waiting = True, False
                if file.page:
                    file.page.present_anchor_ids = own
        for file in ours:
            populate(file)

    def _together(self, ours: list[_OurFile]) -> list[list[_OurFile]]:
        """Each file alone, but a page to print with the pages that it alone shows: they are made but once."""
        by_sheet = {id(file.page.sheet): file for file in ours if isinstance(file.page, _SheetPage)}
        found, taken = [], set()
        for file in ours:
            if isinstance(file.page, _SheetPage) and file.page.sheet.parts:
                parts = [
                    by_sheet[id(part)] for part in file.page.sheet.parts if id(part) not in self._several
                ]
                found.append([file, *parts])
                taken |= {id(each) for each in found[-1]}
        return found + [[file] for file in ours if id(file) not in taken]

    def on_page_context(self, context: Any, *, page: Any, config: MkDocsConfig, nav: Navigation) -> Any:
        context["stadswijzer"] = self.shared
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """A page of an error stands at any address: its links begin at the root."""
        context["stadswijzer"] = self.shared
        context["base_url"] = "." if self.disk else context["base_url"].rstrip("/")
        return context

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Shows a wrong save instead of hanging on it."""
        attend(server, self.project.root / "roadmap")
        builds = self.builds = Builds(server)
        server.builder = lambda: self._rebuild(builds)
        return server

    def _rebuild(self, builds: Builds) -> None:
        """Builds again when the content is right; else the last good site shows the problems."""
        said = _Said(logging.ERROR)
        logging.getLogger("mkdocs").addHandler(said)
        try:
            builds.build()
        except Exception as error:  # whatever it is, the server goes on
            if isinstance(error.__context__, WrongContentError):  # MkDocs made an `Abort` of it
                builds.failed(script(self.checked, builds.has_page))
            else:
                expected = isinstance(error, MkDocsException | jinja2.TemplateError | OSError)
                log.error("%s", error, exc_info=not expected)  # noqa: TRY400 - a traceback only of a bug
                builds.failed(script_without_project(said.text or str(error)))
        finally:
            logging.getLogger("mkdocs").removeHandler(said)


class _Said(logging.Handler):
    """What MkDocs says is wrong: of wrong settings its exception tells only that there are some."""

    text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text = f"{self.text} {record.getMessage()}".strip()


def _project(config: MkDocsConfig, options: dict[str, Any]) -> Project:
    named = Path(config.config_file_path or "mkdocs.yml").absolute()
    path = named.parent.resolve() / named.name  # settings that are a link belong to the folder of the link
    root, docs, custom = path.parent, Path(config.docs_dir), config.theme.custom_dir
    check_settings(read_settings(path), path.parent)  # MkDocs lets more pass
    refuse_site_folder(root, docs, config.site_dir)
    language, url = str(config.theme.get("language") or "en"), config.site_url or ""
    return make_project(
        root,
        language=language,
        options=options,
        docs=docs,
        site_url=url,
        site_name=config.site_name,
        custom=Path(custom) if custom else None,
    )


class _OurFile(File):
    """A file that we make: of a page, or of an output."""

    is_waiting = False
    """Whether MkDocs must not make its page yet: with more processes than one that goes faster, later on."""
    is_written = False
    """Whether it stands in the site already."""

    def is_modified(self) -> bool:
        return not (self.is_waiting or self.is_written)


def _repeated(values: Iterable[int]) -> frozenset[int]:
    return frozenset(value for value, number in Counter(values).items() if number > 1)


def _file(sheet: Page, config: MkDocsConfig, words: Words) -> File:
    """A page of ours as a MkDocs file. The pencil opens the YAML (or the hand-written introduction)."""
    intro, entry = sheet.intro, sheet.entry
    path, source = f"{sheet.address}index.md", entry.path if entry else ""
    if intro:
        path, source = intro.path, intro.file
    elif entry and entry.kind != "roadmap":
        path = f"{sheet.address.rstrip('/')}.md"
    content = intro.source.text if intro else ""
    file = _OurFile.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    if source:
        file.edit_uri = posixpath.relpath(words.path(source), words.docs)
    return file


def _lines(text: str) -> str:
    """A text with the line ends that MkDocs reads."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip()


def _on_disk(html: str) -> str:
    """MkDocs makes links to files right; one to the address of a page of ours it leaves as written."""
    return _FOLDER.sub(r"\1index.html\2", html)


class _SheetPage(MkDocsPage):
    """A page of ours as a MkDocs page. Only a hand-written introduction needs a Markdown pass."""

    def __init__(self, file: File, config: MkDocsConfig, sheet: Page) -> None:
        super().__init__(None, file, config)
        self.sheet = sheet
        stays = sheet.site.frame.whole(sheet.same_as) if sheet.same_as else ""
        if stays:  # what two addresses show has the one that stays as its own
            self.canonical_url = stays

    def read_source(self, config: MkDocsConfig) -> None:
        super().read_source(config)
        if not self.sheet.intro:
            self.meta = {"title": self.sheet.title}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        if self.sheet.intro:
            super().render(config, files)
            html = self.content or ""
            site = self.sheet.site
            shown = _on_disk(html) if site.frame.disk else html
            trusted = site.library.project.options.trusted_html
            self.sheet.introduction = Markup(shown) if trusted else prose.clean_page(shown)  # noqa: S704 - as asked
            self.meta.setdefault("title", self._title_from_render or self.sheet.title)
            self.sheet.has_title = self._title_from_render is not None
        self.content = self.sheet.render()
        self.present_anchor_ids = (self.present_anchor_ids or set()) | self.sheet.anchors


class BuildRefusedError(Exception):
    """The site was not built; what was there is untouched. The reason has been printed."""


def build(
    root: Path, *, strict: bool = False, disk: bool = False, papers: bool = True, version: str = ""
) -> Path:
    """Builds the project in `root` beside its site and swaps it in; returns the folder of the site."""
    with contextlib.chdir(root), told_at_once(root, MkDocsException):
        config = load_config("mkdocs.yml", strict=strict or None)
    plugin = cast("StadswijzerPlugin", config.plugins["stadswijzer"])
    plugin.disk, plugin.papers, plugin.version, plugin.ahead = disk, papers, version, True
    target = Path(config.site_dir)

    def tell() -> None:
        print(plugin.project.words("data.filled_in_place"), file=sys.stderr)

    try:
        with contextlib.chdir(root), staged(target, tell) as fresh:
            config.site_dir = str(fresh)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                with collector_at_rest(), _in_a_new_folder():
                    mkdocs_build.build(config, dirty=True)
            finally:
                config.plugins.on_shutdown()
    except (ConfigurationError, PublishingError) as error:
        raise ProjectError(str(error)) from None
    except (MkDocsException, jinja2.TemplateError) as error:
        if not isinstance(error.__context__, BuildError):  # that one MkDocs has printed
            file = f"{error.filename}: " if isinstance(error, jinja2.TemplateSyntaxError) else ""
            print(f"{file}{error}", file=sys.stderr)
        raise BuildRefusedError from error
    except OSError as error:
        raise ProjectError(f"{error.filename or target}: {error.strerror}") from None
    if not config.site_url:  # MkDocs tells what it logs, and this command does not
        print(plugin.project.words("data.no_address"), file=sys.stderr)
    return target


@contextlib.contextmanager
def _in_a_new_folder() -> Iterator[None]:
    """MkDocs warns that asking what is modified may go wrong: not in a folder where nothing was."""
    mkdocs_build.log.addFilter(_says_more)
    try:
        yield
    finally:
        mkdocs_build.log.removeFilter(_says_more)


def _says_more(record: logging.LogRecord) -> bool:
    return "'dirty' build" not in record.msg


def serve(root: Path, *, address: str | None = None) -> None:
    """Shows the project in `root` while someone writes."""
    from mkdocs.commands import serve as mkdocs_serve  # noqa: PLC0415 - a build needs no web server

    settings: dict[str, Any] = {"dev_addr": address} if address else {}
    try:
        with told_at_once(root, MkDocsException):
            load_config(str(root / "mkdocs.yml"), **settings)
        mkdocs_serve.serve(str(root / "mkdocs.yml"), **settings)
    except ConfigurationError as error:
        raise ProjectError(str(error)) from None
    except OSError as error:
        raise ProjectError(f"cannot serve on {address or 'dev_addr'}: {error.strerror}") from None
