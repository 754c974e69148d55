"""The MkDocs adapter: our pages as MkDocs files, our frame as its theme; and nothing else.

In: the events of MkDocs. Out: what it asks for at each. `mkdocs build` and `mkdocs serve` need no more; what
the command line needs of MkDocs stands in `build` and `serve`.
"""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from stadswijzer import outputs
from stadswijzer.checks.validation import Validated, validate
from stadswijzer.content.project import Project, ProjectError, make_project
from stadswijzer.content.settings import read_settings
from stadswijzer.content.settings_check import check_settings, plugin_options
from stadswijzer.content.site_folder import refuse_links, refuse_site_folder
from stadswijzer.editing.schemas import refresh
from stadswijzer.engine.around import note_of
from stadswijzer.engine.checksums import write_checksums
from stadswijzer.engine.file_links import FileLinks
from stadswijzer.engine.framing import FRAMES
from stadswijzer.engine.kept_pages import KeptPages, Written, key_of, make_folder
from stadswijzer.engine.media import extras, pictures
from stadswijzer.engine.on_request import Gathered, OnRequest, shared_in, waits
from stadswijzer.engine.page_text import HtmlIsText
from stadswijzer.engine.preview import SCRIPT, Builds, rebuilt_in_place, script
from stadswijzer.engine.processes import render_ahead, shared, shown_by_several
from stadswijzer.engine.refused import tell_problems
from stadswijzer.engine.sheet_pages import OurFile, SheetPage, file_of, on_disk
from stadswijzer.engine.written_ahead import Ahead, has_all_to_itself, is_alone
from stadswijzer.engine.written_pages import WrittenPages
from stadswijzer.facts import shown_files
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.language import problems as printing
from stadswijzer.language import prose
from stadswijzer.language.missing_word import MissingWordError
from stadswijzer.language.safe_html import clean_page
from stadswijzer.language.unreadable_words import UnreadableWordsError
from stadswijzer.language.wiki_links import WikiLinks
from stadswijzer.outputs.published import PublishedSite
from stadswijzer.pages.fingerprint import fingerprint, of_frame
from stadswijzer.pages.frame import STYLE_SHEET, THEME, Shared
from stadswijzer.pages.listings import pages
from stadswijzer.pages.render import Page, redirects

log = logging.getLogger("mkdocs.plugins.stadswijzer")
_LAST = -100
"""The priority of who wants to see what all others made."""


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs' `__init_subclass__` has no types
    """The options of the plugin; `project.Options` says what each may be."""

    stale_after_months = config_options.Optional(config_options.Type(object))
    min_group = config_options.Optional(config_options.Type(object))
    trusted_html = config_options.Optional(config_options.Type(object))
    colours = config_options.Optional(config_options.Type(object))
    today = config_options.Optional(config_options.Type(object))


class WrongContentError(PluginError):
    """The content has errors. They have been printed."""


class StadswijzerPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # the same
    """Makes pages of the YAML beside the Markdown of a MkDocs project."""

    project: Project
    checked: Validated
    site: Site
    written: WrittenPages
    preview = False
    disk = False
    papers = True
    """Whether to make the papers for the council too; a preview never does: a save must show at once."""
    version = ""
    tell: Callable[[str], None] = staticmethod(lambda _: None)
    """Told what the build is at."""
    ahead: Path | None = None
    """The folder of the site, when pages are written in another one, before MkDocs comes to them."""
    kept: KeptPages | None = None
    """The pages of the site that stands there, which may be right still."""
    made: Sequence[Written] = ()
    """The pages that were written ahead, or kept."""
    around: dict[str, Any] = {}  # noqa: RUF012 - never changed
    """What the next build may ask of this one (see `around`)."""
    keeps_last = False
    """Whether a site is shown already, which stays when the next one is refused."""
    next_folder: Callable[[], Path] | None = None
    """Under `mkdocs serve`: gives the folder for the build that begins, once there is a site to keep."""
    by_request = False
    """Whether pages may be left to be made when they are asked for (see `serve`)."""
    given: Validated | None = None
    """What was read and checked already, when the same content is gathered once more."""
    on_request: OnRequest | None = None
    """The version of the site that was gathered, when its pages were left."""
    _look: list[str]  # the folders of templates
    _several: frozenset[int] = frozenset()
    _read: frozenset[str]
    """The hand-written pages that were read and checked."""
    _nav: Navigation
    _builds: Builds | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keeps this plugin alive from build to build under `serve`."""
        self.preview = command == "serve"
        if not self.preview:  # MkDocs keeps this plugin for the next build of this process
            self.by_request = self.keeps_last = False
            self.next_folder = self.given = self.on_request = None

    def on_shutdown(self) -> None:
        self.ahead, self.by_request, self.keeps_last = None, False, False  # MkDocs keeps this plugin
        if self._builds:
            self._builds.end()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        try:
            self.project = _project(config, dict(self.config))
        except (ProjectError, MissingWordError, UnreadableWordsError) as error:
            raise ConfigurationError(str(error)) from None
        if self.next_folder:
            config.site_dir = str(self.next_folder())
        config.use_directory_urls = True  # an address follows from the name of a file, for every project
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        ours: list[Any] = [
            WikiLinks(lambda target, label: self.written.wiki(target, label)),  # noqa: PLW0108 - `written` changes
            FileLinks(lambda link: self.written.source_of(link)),  # noqa: PLW0108 - the same
            HtmlIsText(lambda: self.written.is_html_shown()),  # noqa: PLW0108 - the same
            prose.Tables(self.project.words("table")),
        ]
        config.markdown_extensions += ours  # Markdown takes instances as well as names
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Checks before anything is written, so that a refusal leaves the last good site whole."""
        self.tell(self.project.words("building.reading"))
        asked = config.strict or not (self.by_request or self.ahead)  # a warning that nobody would see
        self.follow(self.given or validate(self.project, PublishedSite(), papers=asked), config)
        if self.preview and not self.by_request:
            with contextlib.suppress(OSError):  # help while typing; the preview does without
                refresh(self.project.root, self.checked.links)
        self._look, dirs = list(config.theme.dirs), config.theme.dirs
        dirs[:] = (
            dirs[: dirs.index(str(THEME)) + 1] + dirs[-1:]
        )  # MkDocs need not list 14,000 icons of Material

    def follow(self, checked: Validated, config: MkDocsConfig) -> None:
        """Makes the site of what was read, or refuses it."""
        self.checked = checked
        found, words = checked.problems, self.project.words
        refused = tell_problems(checked, strict=config.strict)
        if refused and (self.keeps_last or not self.preview):
            raise WrongContentError(refused)
        if not refused and found.warnings:
            log.info("%s; see `stadswijzer check`", words.count(0, len(found.warnings)))
        if not config.site_url:
            log.info(words("data.no_address"))
        broken = frozenset(problem.place.file for problem in found.errors)
        self.site = Site(checked.links, self._frame(config), without=broken)

    def _frame(self, config: MkDocsConfig) -> Frame:
        return Frame(
            config.site_name,
            config.site_url or "",
            self.version,
            disk=self.disk,
            repo_url=config.repo_url or "",
            edit_uri=config.edit_uri or "",
            preview=self.preview,
            papers=self.papers and not self.preview,
        )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        config.theme.dirs[:] = self._look
        written = self._publish(files, config)
        self.written = WrittenPages(self.site)
        self.written.sources = sources = {}
        sheets = list(pages(self.site))
        self.tell(self.project.words("building.making", n=len(sheets)))
        for sheet in sheets:
            if sheet.intro and sheet.intro.path not in written:
                sheet.intro = None
            if sheet.intro:
                files.remove(written[sheet.intro.path])
            own = file_of(sheet, config, self.project.words)
            sources[sheet.address] = own.src_uri
            files.append(own)
        if not (self.by_request and is_alone(self, config)):
            self._make(files, sheets, config)
        if self.disk:  # no server finds the page of a folder there
            for file in files.documentation_pages():
                file.url = quote(file.dest_uri)
        files.append(File.generated(config, STYLE_SHEET, content=Shared(self.site).style))
        if self.preview:
            files.append(File.generated(config, SCRIPT, content=script(self.checked, sources.__contains__)))
        return files

    def _publish(self, files: Files, config: MkDocsConfig) -> dict[str, File]:
        """Leaves in `files` what goes to the site, and returns the hand-written pages among it."""
        shown = InclusionLevel.is_in_serve if self.preview else InclusionLevel.is_included
        library = self.site.library
        self._read = frozenset(page.path for page in library.pages)
        for file in list(files):
            if not self._is_published(file, config):
                files.remove(file)
        written = {file.src_uri: file for file in files.documentation_pages(inclusion=shown)}
        library.pages[:] = [page for page in library.pages if page.path in written]
        asked = (*config.extra_css, *map(str, config.extra_javascript), *config.extra_templates)
        for path in (*pictures(library, shown_files.shown_files(self.site)), *extras(library, asked)):
            if files.get_file_from_path(path) is None:
                files.append(File(path, config.docs_dir, config.site_dir, use_directory_urls=True))
        return written

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

    def _make(self, files: Files, sheets: list[Page], config: MkDocsConfig) -> None:
        """Makes the pages that can be made without MkDocs, and the outputs meanwhile."""
        beside: list[tuple[str, str | bytes]] = []
        self.kept = self._kept(config) if self.ahead else None
        if self.kept and self.kept.pages:
            for sheet in sheets:
                waits(files.src_uris[self.written.sources[sheet.address]])
            shared_out = shared(sheets, fingerprint, lambda: beside.extend(outputs.files(self.site)))
            for sheet, own in shared_out or [(sheet, fingerprint(sheet)) for sheet in sheets]:
                sheet.fingerprint = own or ""
        else:
            self._render(files, sheets, beside, config)
        if self.site.not_made:
            self._leave_out(sheets, strict=config.strict)
        for address, page in redirects(self.site):
            beside.append((f"{address}index.html", page))
        self.written.beside = frozenset(path for path, _ in beside)
        if self.kept:
            self.around = note_of(self.site, sheets, self.written.beside)
        for path, content in beside:
            files.append(OurFile.generated(config, path, content=content))

    def _kept(self, config: MkDocsConfig) -> KeptPages | None:
        """What the last build made, where nothing but a page itself says what is on it."""
        if self.ahead is None or config.theme.custom_dir or not has_all_to_itself(self, config):
            return None
        with contextlib.suppress(OSError):  # where nothing can be written nothing is kept
            make_folder(self.project.root)
        settings = read_settings(Path(config.config_file_path))
        frame = replace(self.site.frame, version="")  # a page that tells it is made each time
        key = key_of(of_frame(Shared(self.site)), settings, frame)
        return KeptPages.read(self.project.root, self.ahead, key)

    def _render(
        self, files: Files, sheets: list[Page], beside: list[tuple[str, str | bytes]], config: MkDocsConfig
    ) -> None:
        """Makes pages with all cores, and the outputs meanwhile."""
        first, later = self._order(sheets, config)
        to_print = [each for each in sheets if each.parts] if later else []
        for sheet in (*later, *to_print):
            waits(files.src_uris[self.written.sources[sheet.address]])
        render_ahead([*first, *later], lambda: beside.extend(outputs.files(self.site)), at_least=len(first))

    def _order(self, sheets: list[Page], config: MkDocsConfig) -> tuple[list[Page], list[Page]]:
        """Of the pages that can be made without MkDocs: those to make now, and those to make when written."""
        plain = [] if self.preview else [each for each in sheets if not each.intro and not each.parts]
        if not self.ahead or not is_alone(self, config):
            return plain, []
        several = self._several = shown_by_several(sheets)
        return [each for each in plain if id(each) in several], [
            each for each in plain if id(each) not in several
        ]

    def _leave_out(self, sheets: list[Page], *, strict: bool) -> None:
        """Tells which papers could not be made; pages that were made with links to them are made again."""
        found, words = printing.Problems(self.site.not_made.values()), self.project.words
        print(printing.as_text(found, words, self.checked.line), file=sys.stderr)
        if strict:
            raise WrongContentError(words("refused", n=len(found)))
        for sheet in sheets:
            sheet.made, sheet.fingerprint = None, ""
            sheet.forget()

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._nav = nav
        if self.by_request and is_alone(self, config):
            for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
                waits(file)
        return nav

    @event_priority(_LAST)
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        self.written.begin(page, markdown)
        return markdown

    @event_priority(_LAST)
    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """After every other plugin: what they made of a page is cleaned too."""
        if isinstance(page, SheetPage):
            return html
        shown = on_disk(html) if self.disk else html
        return shown if self.project.options.trusted_html else clean_page(shown)

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        if isinstance(page, SheetPage) and self.ahead:
            page.find_in(output)
        return output

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        env.autoescape = lambda name: name in FRAMES
        env.auto_reload = False  # each build has an environment of its own
        env.bytecode_cache = jinja2.FileSystemBytecodeCache()  # as for our own templates
        env.loader.searchpath[:] = self._look  # a project's own templates may include parts of Material
        shared_in(env, self.site)
        day = self.site.library.today
        for file in files.documentation_pages():
            if file.page:  # the content's day, not the clock's
                file.page.update_date = day.isoformat() if day else "1980-01-01"
        if self.by_request:
            alone = is_alone(self, config)
            gathered = Gathered(config, files, self._nav, env)
            self.on_request = OnRequest.of(gathered, self.checked, self.site, are_made=not alone)
        elif self.ahead and is_alone(self, config):
            self.tell(self.project.words("building.writing"))
            kept = self.kept or KeptPages(self.ahead, "")
            self.made = Ahead(files, config, self._nav, env, self._several, kept).write()
        return env

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """A page of an error stands at any address: its links begin at the root."""
        context["base_url"] = "." if self.disk else context["base_url"].rstrip("/")
        return context

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Only of what is published: a preview makes its pages when they are asked for."""
        if not self.preview:
            write_checksums(Path(config.site_dir))

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Under `mkdocs serve`: shows a wrong save instead of hanging on it."""
        builds = self._builds = Builds(server, self.project.root / "roadmap")
        self.next_folder, self.keeps_last = builds.begin, True
        server.builder = lambda: rebuilt_in_place(builds, self.wrong)
        return server

    def wrong(self, error: Exception, has_page: Callable[[str], bool]) -> str:
        """The script that shows why a build went wrong, or '' when the content was not the reason."""
        is_content = isinstance(error, WrongContentError) or isinstance(error.__context__, WrongContentError)
        return script(self.checked, has_page) if is_content else ""  # MkDocs made an `Abort` of it


def _project(config: MkDocsConfig, options: dict[str, Any]) -> Project:
    named = Path(config.config_file_path or "mkdocs.yml").absolute()
    path = named.parent.resolve() / named.name  # settings that are a link belong to the folder of the link
    root, docs, custom = path.parent, Path(config.docs_dir), config.theme.custom_dir
    settings = read_settings(path)
    check_settings(settings, path.parent)  # MkDocs lets more pass
    plugin_options(settings.get("plugins"))  # such as this plugin twice
    refuse_links(root)
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
