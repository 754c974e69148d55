"""The MkDocs adapter: our pages as MkDocs files, our frame as its theme; and nothing else.

In: the events of MkDocs. Out: what it asks for at each. `mkdocs build` and `mkdocs serve` need no more; what
the command line needs of MkDocs stands in `build` and `serve`.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Sequence
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

from stadswijzer.checks.validation import Validated, validate
from stadswijzer.content import reads
from stadswijzer.content.project import Project, ProjectError
from stadswijzer.editing.schemas import refresh
from stadswijzer.engine.checksums import write_checksums
from stadswijzer.engine.file_links import FileLinks
from stadswijzer.engine.framing import FRAMES
from stadswijzer.engine.kept_pages import KeptPages, Written
from stadswijzer.engine.making import Making, kept_of
from stadswijzer.engine.mkdocs_settings import project_of
from stadswijzer.engine.on_request import Gathered, OnRequest, shared_in, waits
from stadswijzer.engine.page_text import HtmlIsText
from stadswijzer.engine.preview import SCRIPT, Builds, rebuilt_in_place, script
from stadswijzer.engine.published_files import publish
from stadswijzer.engine.refused import tell_not_made, tell_problems
from stadswijzer.engine.sheet_pages import OurFile, SheetPage, file_of, on_disk, page_day
from stadswijzer.engine.written_ahead import Ahead, has_all_to_itself, is_alone
from stadswijzer.engine.written_pages import WrittenPages
from stadswijzer.facts.made_of import follow
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.language import prose
from stadswijzer.language.missing_word import MissingWordError
from stadswijzer.language.safe_html import clean_page
from stadswijzer.language.unreadable_words import UnreadableWordsError
from stadswijzer.language.wiki_links import WikiLinks
from stadswijzer.outputs.published import PublishedSite
from stadswijzer.pages.frame import STYLE_SHEET, THEME, Shared
from stadswijzer.pages.listings import pages
from stadswijzer.pages.render import Page

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
            self.project = project_of(config, dict(self.config))
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
        checked = self.given or validate(self.project, PublishedSite(), papers=asked)
        if self.ahead:
            follow(checked.library)
        else:
            reads.leave()
        self.follow(checked, config)
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
        written = publish(files, self.site, config, preview=self.preview)
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

    def _make(self, files: Files, sheets: list[Page], config: MkDocsConfig) -> None:
        is_ours, sources = has_all_to_itself(self, config), self.written.sources
        ahead = None if config.theme.custom_dir or not is_ours else self.ahead
        self.kept = kept_of(self.site, ahead, self.project.root, config) if ahead else None
        making = Making(
            self.site,
            sheets,
            {sheet.address: files.src_uris[sources[sheet.address]] for sheet in sheets},
            self.kept,
            waits=bool(self.ahead) and is_alone(self, config),
            preview=self.preview,
        )
        making.make()
        self._several = making.several
        if self.site.not_made:
            refused = tell_not_made(self.checked, self.site)
            if config.strict:
                raise WrongContentError(refused)
            making.forget()
        self.written.beside, self.around = frozenset(path for path, _ in making.published), making.note()
        for path, content in making.published:
            files.append(OurFile.generated(config, path, content=content))

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
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = page_day(self.site.library.today)
        if self.by_request:
            alone = is_alone(self, config)
            gathered = Gathered(config, files, self._nav, env)
            self.on_request = OnRequest.of(gathered, self.checked, self.site, are_made=not alone)
        elif self.ahead and is_alone(self, config):
            self.tell(self.project.words("building.writing"))
            self.made = Ahead(files, config, self._nav, env, self._several, self.kept, self.site).write()
        return env

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """A page of an error stands at any address: its links begin at the root."""
        context["base_url"] = "." if self.disk else context["base_url"].rstrip("/")
        return context

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Only of what is published: a preview makes its pages when they are asked for."""
        if not self.preview:
            write_checksums(Path(config.site_dir), {each.path: each.digest for each in self.made})

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
