"""The web server of a preview: answers from what `read` gives, and tells browsers of a change.

In: what stands at a path, and the folders to watch. Out: answers; a call for every save. A browser waits for
what is being made, so that it never gets an old page after it was told of a new one, nor a page that is gone.
"""

from __future__ import annotations

import posixpath
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import watchdog.observers
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers.api import ObservedWatch

from stadswijzer.engine.on_request import INDEX

Read = Callable[[str], bytes | None]
_CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
"""What a build does itself, reading, is none of these. All watches ask for the same: of two on one folder the
system knows what the last one asked for, and nobody knows which that is."""
_STILL = 0.02
"""Seconds without another save before one is followed: editors write a file in two or three goes."""
_REST = 1.0
"""Seconds without a save before there is time for what can wait."""


class PreviewServer(LiveReloadServer):
    """MkDocs' server, whose pages wait to be made, and which knows what was saved."""

    def __init__(
        self, host: str, port: int, mount_path: str, read: Read, not_found: Callable[[], bytes | None]
    ) -> None:
        super().__init__(lambda: None, host, port, "", mount_path)
        self.error_handler = lambda _code: not_found()
        self._read = read
        self._saved: list[Path] = []
        self._folders: dict[Path, ObservedWatch] = {}

    def run(
        self,
        watched: Iterable[str],
        follow: Callable[[Sequence[Path]], None],
        begun: Callable[[], None],
        rest: Callable[[], None] = lambda: None,
    ) -> None:
        """Serves until it is stopped. `follow` is called with what was saved, at the start with nothing."""
        self.server_bind()
        self.server_activate()
        begun()
        self._wanted_epoch += 1  # so that who asks waits for the first version
        self._watch(watched)
        self.serve_thread.start()
        try:
            self._follow(follow, [])
            while True:
                self._follow(follow, self._next_saves(rest))
        finally:
            self.shutdown()

    # saves

    def _watch(self, paths: Iterable[str]) -> None:
        observer = watchdog.observers.Observer(timeout=0.1)
        self.observer = observer  # type: ignore[assignment]  # one that the system tells
        folders = {Path(path) for path in paths if Path(path).is_dir()}
        for path in map(Path, paths):
            self._watch_folder(path)
            self._watch_beside(path, _Handler(self._folder_came, path, of_folders=True))  # it may come again
            if folders.isdisjoint((path, path.parent)):
                self._watch_beside(path, _Handler(self._save, path))  # editors put another file in its place
        self._watched_paths = dict.fromkeys(paths, 1)
        observer.start()

    def _watch_folder(self, path: Path) -> None:
        """Watches what is in a folder; one that came again is another to the system."""
        if watch := self._folders.pop(path, None):
            self.observer.unschedule(watch)
        if path.is_dir():
            with suppress(OSError):  # it may just have gone
                self._folders[path] = self.observer.schedule(
                    _Handler(self._save), str(path), recursive=True, event_filter=_CHANGES
                )

    def _watch_beside(self, path: Path, handler: _Handler) -> None:
        """Watches for a file or folder in the folder that it stands in."""
        if path.parent.is_dir():
            self.observer.schedule(handler, str(path.parent), event_filter=_CHANGES)

    def _folder_came(self, path: Path) -> None:
        self._watch_folder(path)
        self._save(path)

    def _save(self, path: Path) -> None:
        with self._rebuild_cond:
            self._saved.append(path)
            self._rebuild_cond.notify_all()

    def _next_saves(self, rest: Callable[[], None]) -> list[Path]:
        """Waits for a save, and until there come no more at once."""
        with self._rebuild_cond:
            if not self._rebuild_cond.wait_for(lambda: bool(self._saved), timeout=_REST):
                rest()
            while not self._rebuild_cond.wait_for(lambda: bool(self._saved), timeout=_REST):
                pass
            while self._rebuild_cond.wait(timeout=_STILL):
                pass
            saved, self._saved = self._saved, []
            return saved

    def _follow(self, follow: Callable[[Sequence[Path]], None], saved: Sequence[Path]) -> None:
        with self._epoch_cond:
            self._wanted_epoch = max(round(time.monotonic() * 1000), self._visible_epoch + 1)
        follow(saved)
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    # answers

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/") or not f"{path}/".startswith(self.mount_path):
            return super().serve_request(environ, start_response)
        wanted = posixpath.normpath("/" + path[len(self.mount_path) :]).lstrip("/")
        wanted = posixpath.join(wanted, INDEX).lstrip("/") if path.endswith("/") else wanted
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            epoch = self._visible_epoch
        content = self._read(wanted)
        if content is None and not path.endswith("/") and self._read(f"{wanted}/{INDEX}") is not None:
            start_response("302 Found", [("Location", f"{quote(path)}/")])
            return []
        status = "200 OK" if content is not None else "404 Not Found"
        kind = self._guess_type(wanted) if content is not None else "text/html"  # type: ignore[no-untyped-call]
        if content is None:
            content = self.error_handler(404) or status.encode()
        if kind == "text/html":
            content = self._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        head = [("Content-Type", kind), ("Content-Length", str(len(content))), ("Cache-Control", "no-cache")]
        start_response(status, head)
        return [content]


class _Handler(FileSystemEventHandler):
    """Tells of every save of a file, or of this file or folder alone."""

    def __init__(
        self, tell: Callable[[Path], None], only: Path | None = None, *, of_folders: bool = False
    ) -> None:
        self.tell, self.only, self.of_folders = tell, only, of_folders

    def on_any_event(self, event: FileSystemEvent) -> None:
        for name in (event.src_path, event.dest_path):
            path = Path(str(name)) if name else None
            if path and event.is_directory == self.of_folders and self.only in (None, path):
                self.tell(path)
