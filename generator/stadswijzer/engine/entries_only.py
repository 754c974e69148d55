"""A build after an edit of entries alone: only what differs is made, and MkDocs is not loaded.

In: a project, its site that nobody touched, and the note of the build that made it. Out: the folder of the
site that follows: a copy by links, in which is replaced what differs; None where MkDocs must build, since
something else changed too, or what entries say reaches further than their pages and outputs. Byte for byte
what a clean build makes.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from markupsafe import Markup

from stadswijzer.checks.validation import validate
from stadswijzer.content import reads
from stadswijzer.content.at_rest import collector_at_rest
from stadswijzer.content.kept_parts import keep_parts, read_parts
from stadswijzer.content.package_state import Stamp
from stadswijzer.content.project import Project, ProjectError, read_project
from stadswijzer.content.settings import read_settings
from stadswijzer.engine.around import frame_of, no_address, note_of
from stadswijzer.engine.checksums import read_checksums, write_sums
from stadswijzer.engine.copies import beside
from stadswijzer.engine.framing import NOT_KNOWN, Framing
from stadswijzer.engine.kept_outputs import made_with
from stadswijzer.engine.kept_pages import Head, Kept, KeptPages, Written, key_of
from stadswijzer.engine.kept_views import Told, keep_views
from stadswijzer.engine.new_files import write_new
from stadswijzer.engine.places import places
from stadswijzer.engine.processes import shared, shown_by_several, together
from stadswijzer.engine.publishing import PublishingError, staged
from stadswijzer.engine.refused import BuildRefusedError, tell_problems
from stadswijzer.engine.unchanged import States, read_note, site_stamps, stamps_after, state_of_site
from stadswijzer.facts.made_of import Now, follow
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.outputs import CHECKSUMS
from stadswijzer.outputs.published import PublishedSite
from stadswijzer.pages.fingerprint import of_frame
from stadswijzer.pages.frame import Shared
from stadswijzer.pages.listings import pages
from stadswijzer.pages.merged_page import PrintPage
from stadswijzer.pages.render import Page, redirects

_FOR_MKDOCS = ("strict", "validation", "extra_templates", *NOT_KNOWN)
"""Settings with which a page is more than our frame, or which ask for warnings."""


_ENOUGH = 8
"""Pages that are worth a process: those to print take long."""


class _ByMkDocsError(Exception):
    """Something is not as it was: this build is not for here."""


def build(
    root: Path,
    states: States,
    *,
    papers: bool = True,
    version: str = "",
    tell: Callable[[str], None] = lambda _: None,
) -> Path | None:
    """Builds the project in `root`, if only its entries changed; returns the folder of the site, or None."""
    try:
        with _before(root, states) as (noted, opened), collector_at_rest():
            settings = read_settings(root / "mkdocs.yml")
            if any(settings.get(name) for name in _FOR_MKDOCS):
                return None
            frame = frame_of(noted, version=version, papers=papers)
            project = replace(read_project(root), site_url=frame.site_url, site_name=frame.site_name)
            words, kept = project.words, KeptPages.of(noted)
            tell(words("building.reading"))
            with (
                staged(kept.folder, lambda: print(words("data.filled_in_place"), file=sys.stderr)) as fresh,
                beside(partial(_copied, noted, opened, fresh)) as copied,
            ):
                site, framing = _read(project, frame, noted, settings)
                made = _made(site, noted, kept, tell)
                tell(words("building.writing"))
                stamps = copied()
                written, other = _Edited(fresh, kept, framing).write(made, noted["outputs"])
            said = no_address(site)
            now = {
                "state": states.whole,
                "around": states.around,
                "site": state_of_site(stamps_after(stamps, kept.folder, other)),
            }
            kept.note(root, written, said=said, **now, **made.around)
    except (_ByMkDocsError, ProjectError, OSError, LookupError, TypeError, ValueError):
        return None
    except PublishingError as error:
        raise ProjectError(str(error)) from None
    finally:
        reads.leave()
    if said:
        print(said, file=sys.stderr)
    return kept.folder


@contextmanager
def _before(root: Path, states: States) -> Iterator[tuple[dict[str, Any], int]]:
    """What the last build noted, and its site, opened: another build may swap it."""
    noted = read_note(root)
    if not states.around or noted.get("around") != states.around:
        raise _ByMkDocsError
    opened = os.open(noted["folder"], os.O_RDONLY)
    try:
        yield noted, opened
    finally:
        os.close(opened)


def _read(
    project: Project, frame: Frame, noted: dict[str, Any], settings: dict[str, Any]
) -> tuple[Site, Framing]:
    """The site that follows, when all pages share what they did."""
    checked = validate(project, PublishedSite(), papers=False)
    if refused := tell_problems(checked):
        print(refused, file=sys.stderr)
        raise BuildRefusedError
    follow(checked.library)
    site = Site(checked.links, frame)
    site.library.pages[:] = [page for page in site.library.pages if page.path in noted["written"]]
    all_share = Shared(site)
    if key_of(of_frame(all_share), settings, replace(frame, version="")) != noted["key"]:
        raise _ByMkDocsError
    return site, Framing(site, all_share, settings.get("copyright"))


@dataclass(frozen=True)
class _Made:
    """What the site is now: its pages, what is published beside them, and the note."""

    sheets: Sequence[Page]
    told: dict[int, Told]
    """Page, by identity → what tells whether it is the same."""
    beside: Sequence[tuple[str, str | bytes]]
    """Files beside pages that were made; others stay."""
    around: dict[str, Any]


def _made(site: Site, noted: dict[str, Any], kept: KeptPages, tell: Callable[[str], None]) -> _Made:
    sheets = list(pages(site))
    for sheet in sheets:
        if sheet.intro and sheet.intro.path not in noted["written"]:
            sheet.intro = None
    tell(site.words("building.making", n=len(sheets)))
    root, now = site.library.project.root, Now.of(site, noted["entries"])
    changed = now.changed(noted)
    keep_views(sheets, changed, kept)
    site.parts = read_parts(root, *now)
    told, beside = made_with(site, sheets, noted["made_of"], changed)
    keep_parts(root, site.parts, *now)
    for sheet in sheets:
        own = told[id(sheet)]
        sheet.fingerprint, sheet.followed = "" if sheet.intro else own.fingerprint, own.followed
    leading = [(f"{address}index.html", page) for address, page in redirects(site)]
    around = note_of(site, sheets, beside, (path for path, _ in leading), now)
    if site.not_made or around["told"] != noted["told"]:
        raise _ByMkDocsError
    return _Made(sheets, told, [*beside.files, *leading], around)


def _copied(noted: dict[str, Any], opened: int, fresh: Path) -> dict[str, Stamp]:
    """Puts the site that stands there in another folder too; what tells of its files that nobody touched."""
    folder = Path(noted["folder"])
    stamps = site_stamps(folder)
    if noted["site"] != state_of_site(stamps):
        raise _ByMkDocsError
    if not os.path.samestat(os.fstat(opened), os.stat(folder)):  # noqa: PTH116 - beside the other
        raise _ByMkDocsError
    _copy(opened, fresh)
    return stamps


def _copy(opened: int, fresh: Path) -> None:
    """Every file of a site in another folder too, less hidden ones."""
    for inside, folders, names, own in os.fwalk(".", dir_fd=opened):
        folders[:] = [name for name in folders if not name.startswith(".")]
        target = os.path.join(fresh, inside)  # noqa: PTH118 - of thousands
        if inside != ".":
            os.mkdir(target)  # noqa: PTH102 - the same
        for name in names:
            if not name.startswith("."):
                os.link(name, os.path.join(target, name), src_dir_fd=own, follow_symlinks=False)  # noqa: PTH118 - the same


def _put(path: Path, content: bytes) -> str:
    """Writes a file anew, and never in the file that the site of before has too; returns its hash."""
    with suppress(FileNotFoundError):
        path.unlink()
    return write_new(str(path), content)


@dataclass(frozen=True)
class _Edited:
    """The copy in `fresh`, in which what differs is replaced."""

    fresh: Path
    kept: KeptPages
    framing: Framing

    def write(self, made: _Made, before: Sequence[str]) -> tuple[list[Written], dict[str, bool]]:
        """The pages, and of every file that is another now whether it is there.

        `before`: the paths of what was published beside pages.
        """
        sums, other = read_checksums(self.fresh), {CHECKSUMS: True}
        for path, content in made.beside:
            data = content.encode() if isinstance(content, str) else content
            if sums.get(path) != hashlib.sha256(data).hexdigest():
                sums[path], other[path] = _put(self.fresh / path, data), True
        for path in {*before} - {*made.around["outputs"]}:
            (self.fresh / path).unlink()
            del sums[path]
            other[path] = False
        written, left = [], []
        for sheet in made.sheets:
            kept = self.kept.pages.get(_path(sheet))
            if kept and kept.fingerprint == made.told[id(sheet)].fingerprint:
                sheet.kept_html = partial(kept.html_in, self.fresh / _path(sheet))
                written.append(_as_before(_path(sheet), kept, sheet.followed))
            else:
                left.append(sheet)
        for each, digest in self._write_left(left, made):
            sums[each.path], other[each.path] = digest, True
            written.append(each)
        write_sums(self.fresh, sums)
        return written, other

    def _write_left(self, left: Sequence[Page], made: _Made) -> list[tuple[Written, str]]:
        groups = together(left, shown_by_several(left))

        def write(group: Sequence[Page]) -> list[tuple[Written, str]]:
            return [self._write_one(sheet, made.told[id(sheet)].fingerprint) for sheet in group]

        found = shared(groups, write, enough=_ENOUGH)
        done = {id(group) for group, _ in found}
        return [
            *chain.from_iterable(each for _, each in found),
            *chain.from_iterable(write(group) for group in groups if id(group) not in done),
        ]

    def _write_one(self, sheet: Page, own: str) -> tuple[Written, str]:
        path = _path(sheet)
        file, before = self.fresh / path, self.kept.pages.get(path)
        head = _take_over(sheet, file, before) if sheet.intro else None
        if before and isinstance(sheet, PrintPage):
            sheet.kept_part = partial(before.part_in, file)
        html = sheet.render()
        output = self.framing.text(sheet, head.title if head else sheet.title, html)
        found = places(sheet, html, output)
        if head and found.introduction:
            head = head._replace(html=found.introduction)
        anchors = {*sheet.anchors, *(before.anchors if before and head else ())}
        sheet.forget()
        digest = _put(file, output.encode("utf-8", errors="xmlcharrefreplace"))
        return Written(path, own, anchors, found.html, found.parts, head, followed=sheet.followed), digest


def _take_over(sheet: Page, file: Path, before: Kept | None) -> Head:
    """Gives a page the hand-written text that stands above it in its file of before."""
    if before is None or before.head is None:
        raise _ByMkDocsError
    head = before.head
    sheet.introduction = Markup(before._replace(html=head.html).html_in(file))  # noqa: S704 - of the last build
    sheet.has_title = head.has_title
    return head


def _path(sheet: Page) -> str:
    return f"{sheet.address}index.html"


def _as_before(path: str, kept: Kept, followed: str) -> Written:
    known = kept.html, kept.parts, kept.head, kept.file
    return Written(path, kept.fingerprint, set(kept.anchors), *known, followed)
