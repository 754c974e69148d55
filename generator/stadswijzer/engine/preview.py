"""What a preview shows when the last save was wrong: the last good site, and on it what is wrong.

In: what `validation` found. Out: the script `assets/preview.js`, which every page of a preview loads; and a
folder for each build, so that the last good site stays while the next is made.
"""

from __future__ import annotations

import contextlib
import json
import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.exceptions import MkDocsException

from stadswijzer.checks.validation import Validated
from stadswijzer.engine import problem_place
from stadswijzer.engine.mkdocs_private import watch_anew
from stadswijzer.language import problems as printing
from stadswijzer.pages import scripts

log = logging.getLogger("mkdocs.plugins.stadswijzer")
SCRIPT = "assets/preview.js"


def script(checked: Validated, has_page: Callable[[str], bool]) -> str:
    """The script that shows the problems of the last save on every page, and beside the field where it can.

    `has_page`: whether the site that is shown has a page at an address.
    """
    words = checked.library.words
    records = json.loads(printing.as_json(checked.problems, words))
    shown = [
        {**record, "source": checked.line(problem.place), **_on_page(checked, problem, has_page)}
        for problem, record in zip(checked.problems, records, strict=True)
    ]
    return _script(shown, {name: words(f"preview.{name}") for name in ("title", "hide", "go")})


def _on_page(
    checked: Validated, problem: printing.Problem, has_page: Callable[[str], bool]
) -> dict[str, Any]:
    """The page that shows the file of a problem, and where on it."""
    file, words = problem.place.file, checked.library.words
    for kind, stem in words.folders.items():
        if file == f"{stem}.yml" or file.startswith(f"{stem}/"):
            address = (
                "roadmap/" if kind == "roadmap" else f"{file.removeprefix('docs/').removesuffix('.yml')}/"
            )
            source = checked.sources.get(file)
            field = problem_place.field_of(problem, source.text) if source else ""
            where = problem_place.selectors(words, kind, field)
            return {"page": address, "where": where} if has_page(address) else {}
    return {}


def script_without_project(message: str) -> str:
    """The same when not even the settings can be read, so that there are no words either."""
    return _script([{"file": "mkdocs.yml", "message": message, "hint": "", "severity": "error"}], {})


def _script(problems: list[dict[str, Any]], words: dict[str, str]) -> str:
    data = json.dumps({"problems": problems, "words": words}, ensure_ascii=False)
    return f"window.stadswijzerPreview = {data};\n{scripts.script('preview')}"


class Builds:
    """Under `mkdocs serve`: a folder for each build; the server shows the one that was good last."""

    def __init__(self, server: Any, plan: Path) -> None:
        """`server` shows the first build already, in a folder that is not ours to remove.

        `plan`: a folder to watch beside those that MkDocs does.
        """
        self._server = server
        self._rebuild: Callable[[], None] = server.builder
        self._root = Path(tempfile.mkdtemp(prefix="stadswijzer-"))
        self._count = 0
        attend(server, plan)

    def begin(self) -> Path:
        """The folder for the build that begins."""
        self._count += 1
        return self._folder

    @property
    def _folder(self) -> Path:
        return self._root / str(self._count)

    def build(self) -> None:
        """Builds, and shows it when it is whole; the one before stays a while: it may just be asked for."""
        self._rebuild()
        before, self._server.root = Path(self._server.root), str(self._folder)
        for folder in self._root.iterdir():
            if folder not in (before, self._folder):
                shutil.rmtree(folder, ignore_errors=True)

    def has_page(self, address: str) -> bool:
        """Whether the site that is shown has a page at this address."""
        return (Path(self._server.root) / address / "index.html").is_file()

    def failed(self, shown: str) -> None:
        """Runs the script `shown` on the last good site."""
        if self._folder != Path(self._server.root):
            shutil.rmtree(self._folder, ignore_errors=True)
        target = Path(self._server.root) / SCRIPT
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(shown, "utf-8")

    def end(self) -> None:
        """Leaves nothing behind."""
        shutil.rmtree(self._root, ignore_errors=True)


def rebuilt_in_place(builds: Builds, wrong: Callable[[Exception, Callable[[str], bool]], str]) -> None:
    """Builds again when the content is right; else the last good site shows the problems.

    `wrong`: the script that tells of wrong content, or '' when that was not the reason.
    """
    with heard() as said:
        try:
            builds.build()
        except Exception as error:  # noqa: BLE001 - whatever it is, the server goes on
            builds.failed(wrong(error, builds.has_page) or told_without_project(error, said))


@contextlib.contextmanager
def heard() -> Iterator[Heard]:
    """What MkDocs says is wrong while this lasts."""
    said = Heard(logging.ERROR)
    logging.getLogger("mkdocs").addHandler(said)
    try:
        yield said
    finally:
        logging.getLogger("mkdocs").removeHandler(said)


def told_without_project(error: Exception, said: Heard) -> str:
    """The script that shows an error that is not of the content; a traceback is printed only of a bug."""
    expected = isinstance(error, MkDocsException | jinja2.TemplateError | OSError)
    text = said.text or str(error)
    log.error("%s", error, exc_info=not expected)
    return script_without_project(text)


class Heard(logging.Handler):
    """What MkDocs says is wrong: of wrong settings its exception tells only that there are some."""

    text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text = f"{self.text} {record.getMessage()}".strip()


def attend(server: Any, folder: Path) -> None:
    """Makes MkDocs' server notice a save at once, and one in `folder` too.

    It looks at every file twice a second by itself; the system can tell sooner.
    """
    import watchdog.observers  # noqa: PLC0415 - slow to load, and only a preview needs it
    from watchdog.events import FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent  # noqa: PLC0415 - the same

    server.observer = observer = watchdog.observers.Observer(timeout=0.1)
    saves = (FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent)  # a build only reads
    observer.schedule = partial(observer.schedule, event_filter=list(saves))  # type: ignore[method-assign]
    server.build_delay = 0.05
    watch_anew(server, folder)
