"""The preview: a save is seen at once, on the page that somebody looks at.

In: a project. Out: a web server that shows it while someone writes. A save of content is read, checked and
shown without MkDocs; of anything else (settings, a hand-written page, a style) MkDocs gathers all anew. A
page is made when it is asked for, and what was asked last before anybody is told of a change. What is wrong
stands on the last good page.
"""

from __future__ import annotations

import contextlib
import gc
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, cast
from urllib.parse import urlsplit

import jinja2
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import ProjectError, read_project, told_at_once
from stadswijzer.editing.schemas import refresh
from stadswijzer.engine.build import in_a_new_folder
from stadswijzer.engine.mkdocs_private import serve_url
from stadswijzer.engine.on_request import INDEX, NeedsMkDocsError, OnRequest, shared_in
from stadswijzer.engine.plugin import StadswijzerPlugin
from stadswijzer.engine.preview import SCRIPT, heard, script, told_without_project
from stadswijzer.engine.preview_server import PreviewServer
from stadswijzer.engine.written_ahead import is_alone
from stadswijzer.outputs.published import PublishedSite


def serve(root: Path, *, address: str | None = None) -> None:
    """Shows the project in `root` until it is asked to stop (Ctrl+C, SIGTERM, SIGHUP)."""
    settings: dict[str, Any] = {"dev_addr": address} if address else {}
    try:
        with told_at_once(root, MkDocsException):
            config = load_config(str(root / "mkdocs.yml"), **settings)
    except ConfigurationError as error:
        raise ProjectError(str(error)) from None
    folder = Path(tempfile.mkdtemp(prefix="stadswijzer-"))
    try:
        with _stopped_by_signals(), contextlib.suppress(KeyboardInterrupt):
            Preview(root, config, settings, folder).run()
    except OSError as error:
        raise ProjectError(f"cannot serve on {address or 'dev_addr'}: {error.strerror}") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Makes of a request to stop what Ctrl+C is."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), stop) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


class Preview:
    """The versions of a site that follow one another, and who shows the last good one."""

    def __init__(self, root: Path, config: MkDocsConfig, settings: dict[str, Any], folder: Path) -> None:
        self.root, self.settings, self.folder = root, settings, folder
        self._words = read_project(root).words
        self.plugin = cast("StadswijzerPlugin", config.plugins["stadswijzer"])
        self.plugin.by_request = True
        self.shown: OnRequest | None = None
        self._config: MkDocsConfig | None = config
        self._lock = threading.RLock()
        """Held by who makes something: the site has one state."""
        self._last: OnRequest | None = None
        self._asked = INDEX
        self._number = 0
        self._wrong = False
        self._place = (*config.dev_addr, urlsplit(config.site_url or "/").path)
        self.url = serve_url(*self._place)
        self.watched = [config.docs_dir, str(root / "mkdocs.yml"), str(root / "roadmap"), *config.watch]
        if config.theme.custom_dir:
            self.watched.append(config.theme.custom_dir)

    def run(self) -> None:
        """Until somebody stops it."""
        assert self._config  # noqa: S101 - until the first build
        self._config.plugins.on_startup(command="serve", dirty=True)
        try:
            server = PreviewServer(*self._place, self.read, self.not_found)
            server.run(self.watched, self.follow, self._begun, self.rest)
        finally:
            self.plugin.on_shutdown()

    def _begun(self) -> None:
        gc.disable()  # looking for rubbish takes longer than making a page (see `rest`)
        self._say("serving", url=self.url)

    # what is asked for

    def read(self, path: str) -> bytes | None:
        """The content of a path of the last good version, or None."""
        with self._lock:
            if path.endswith(INDEX):
                self._asked = path
            shown = self.shown
            if shown is None:
                return None
            try:
                with contextlib.suppress(NeedsMkDocsError):
                    return shown.read(path)
                return self._gathered_again(shown).read(path)
            except Exception as error:  # noqa: BLE001 - whatever it is, the server goes on
                return self._instead(path, error)

    def not_found(self) -> bytes | None:
        """The page that says that nothing is there."""
        with self._lock:
            return self.shown.not_found() if self.shown else None

    def _instead(self, path: str, error: Exception) -> bytes | None:
        """What to show of a page that could not be made: the one before, with the reason on it."""
        with heard() as said:
            self._tell(told_without_project(error, said))
        return self._last.read(path) if self._last and self._last is not self.shown else None

    # what was saved

    def follow(self, changed: Iterable[Path]) -> None:
        """Shows what the project is now, or what is wrong with it. `changed`: files, none at the start."""
        begin, paths = time.monotonic(), sorted(set(changed))
        with self._lock, heard() as said:
            try:
                version = self._next(paths)
            except KeyboardInterrupt:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, the server goes on
                has_page = self.shown.has_page if self.shown else lambda _: False
                self._failed(self.plugin.wrong(error, has_page) or told_without_project(error, said))
                return
            self._show(version)
        names = [path.relative_to(self.root).as_posix() for path in paths if path.is_relative_to(self.root)]
        self._say(
            "mended" if self._wrong else "rebuilt" if paths else "built",
            what=", ".join(names[:3]) + (" …" if len(names) > 3 else ""),  # noqa: PLR2004 - a line is short
            n=len(names),
            seconds=f"{time.monotonic() - begin:.2f}",
        )
        self._wrong = False

    def rest(self) -> None:
        """What can wait until nobody does: help while typing, and rubbish."""
        with contextlib.suppress(OSError), self._lock:
            refresh(self.root, self.plugin.checked.links)
        gc.collect()

    def _next(self, paths: list[Path]) -> OnRequest:
        """The version that follows a save, with the page made that was asked for last."""
        before = self.shown
        self.plugin.keeps_last = before is not None
        if before and paths and self._is_content(paths, before):
            self.plugin.follow(
                validate(self.plugin.project, PublishedSite(), papers=False), before.gathered.config
            )
            version = before.after(self.plugin.checked, self.plugin.site, self._new_folder())
            shared_in(before.gathered.env, self.plugin.site)
            version.content[SCRIPT] = script(self.plugin.checked, version.has_page).encode()
        else:
            version = self._gathered()
        if before and version.has_page(self._asked.removesuffix(INDEX)):
            with contextlib.suppress(NeedsMkDocsError):
                version.read(self._asked)
        return version

    def _is_content(self, paths: list[Path], before: OnRequest) -> bool:
        """Whether only files of content changed, and nothing but our own frame shows them."""
        config = before.gathered.config
        own = is_alone(self.plugin, config) and not config.theme.custom_dir
        return own and all(path.suffix in (".yml", ".yaml") and path.parent != self.root for path in paths)

    def _gathered(self) -> OnRequest:
        """A version that MkDocs gathered."""
        config = self._config or load_config(str(self.root / "mkdocs.yml"), **self.settings)
        config.site_dir, self._config = str(self._new_folder()), None
        config.site_url = self.url
        with in_a_new_folder():
            mkdocs_build.build(config, serve_url=self.url, dirty=True)
        if self.plugin.on_request is None:
            raise jinja2.TemplateError
        return self.plugin.on_request

    def _gathered_again(self, version: OnRequest) -> OnRequest:
        """The same content by MkDocs, since somebody asks for a page that only it can make."""
        self.plugin.given = version.checked
        try:
            self._show(found := self._gathered())
        finally:
            self.plugin.given = None
        return found

    def _show(self, version: OnRequest) -> None:
        before, self.shown = self.shown, version
        self._last = before
        kept = {each.folder for each in (version, before) if each} | {version.base}
        for folder in self.folder.iterdir():
            if folder not in kept and (before is None or folder != before.base):
                shutil.rmtree(folder, ignore_errors=True)

    def _failed(self, shown: str) -> None:
        """Runs the script `shown` on the last good site."""
        self._wrong = True
        self._tell(shown)

    def _tell(self, shown: str) -> None:
        if self.shown:
            self.shown.content[SCRIPT] = shown.encode()

    def _new_folder(self) -> Path:
        self._number += 1
        return self.folder / str(self._number)

    def _say(self, key: str, **values: object) -> None:
        print(self._words(f"preview.{key}", **values), file=sys.stderr, flush=True)
