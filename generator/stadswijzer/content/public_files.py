"""What stands in the folder of pages beside entries: pages, and files that may go to the site.

In: a project. Out: the paths of pages and files, and a problem for everything that may not be there.
Nothing is read or published through a symbolic link, and of the folder of files only kinds that are on a
list: what a browser would run on the address of the site is on none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from stadswijzer.content.plain_svg import first_active
from stadswijzer.content.project import Project
from stadswijzer.content.yaml_reader import MAX_BYTES
from stadswijzer.language.invisible import UNSEEN, name_of
from stadswijzer.language.problems import Place, Problem

PICTURES = (".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
PUBLIC_KINDS = frozenset(
    [
        *PICTURES,
        *(
            ".pdf .csv .tsv .txt .rtf .zip .ics .vcf .epub .json .geojson .gpkg .kml .kmz .tif .tiff .ico"
        ).split(),
        *(
            ".doc .docx .dotx .xls .xlsx .xltx .ppt .pptx .potx .odt .ods .odp .odg .ott .ots .otp .vsdx .mpp"
        ).split(),
        *(".mp3 .m4a .ogg .wav .mp4 .webm .ogv .mov .vtt .srt").split(),
    ]
)
"""Kinds of files that may lie in the folder of files; nobody's browser runs them as a part of the site."""
_PAGES = frozenset(
    ".html .htm .xhtml .xht .shtml .mhtml .mht .svgz .xml .xsl .xslt .php .asp .aspx .jsp .cgi".split()
)
_SCRIPTS = frozenset(
    """
    .js .mjs .cjs .ts .css .wasm .swf .jar .exe .com .bat .cmd .ps1 .vbs .vbe .wsf .hta .lnk .url .scr .msi
    .sh .py .rb .pl .docm .dotm .xlsm .xlsb .xltm .pptm .potm .htaccess .htpasswd
    """.split()
)
_RUN_BY_A_SERVER = re.compile(r"\.(php\d?|phtml|phar|shtml|aspx?|ashx|jspx?|f?cgi|pl)(?=\.)", re.IGNORECASE)
"""Some servers run a file for an ending in the middle of its name: `x.php.jpg`."""
_TO_MKDOCS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings that the site engine takes for a page, in capitals too; here a page ends in `.md`."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
MOST_OF_A_PICTURE = 4 * MAX_BYTES


@dataclass
class PublicFiles:
    """The files of the folder of pages, from that folder, in the order of their paths."""

    project: Project
    report: Callable[[Problem], None]
    pages: list[str] = field(default_factory=list)
    media: set[str] = field(default_factory=set)

    def find(self) -> PublicFiles:
        """Looks through the folder of pages and the project's own theme."""
        if is_through_link(self.project, self.project.docs):
            self._tell("docs", "outside-project", link="docs", hint="symlink")
            return self
        self._folder(self.project.docs, "")
        if self.project.custom:
            self._theme(self.project.custom)
        return self

    def _tell(self, path: str, code: str, line: int = 1, column: int = 1, **values: object) -> None:
        printable = path.encode("utf-8", "replace").decode("utf-8")  # a name on disk need not be text
        self.report(Problem(code, Place(printable, line, column), values))

    def _folder(self, folder: Path, inside: str) -> None:
        for entry in _entries(folder):
            path = f"{inside}{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                self._tell(f"docs/{path}", "outside-project", link=f"docs/{path}", hint="symlink")
            elif entry.is_dir():
                self._folder(Path(entry.path), f"{path}/")
            else:
                self._file(entry, path)

    def _file(self, entry: os.DirEntry[str], path: str) -> None:
        ending = PurePosixPath(path).suffix.lower()
        if ending in _TO_MKDOCS:
            if path.endswith(".md"):
                self.pages.append(path)
                self._name(path)
            else:
                write = f"docs/{path[: -len(ending)]}.md"
                self._tell(f"docs/{path}", "misplaced-file", hint="page", write=write)
            return
        if path.lower().endswith(".md.txt"):
            self._tell(f"docs/{path}", "misplaced-file", hint="ending", write=f"docs/{path[: -len('.txt')]}")
            return
        in_folder = path.startswith(f"{self.project.words('folder_of_files')}/")
        if not in_folder and ending not in PICTURES:
            self.media.add(path)
            return
        wrong = "" if entry.is_file(follow_symlinks=False) else "special"
        if run := _RUN_BY_A_SERVER.search(entry.name):
            wrong, ending = wrong or "script", run[0]
        if wrong := wrong or (_wrong_kind(ending) if in_folder else ""):
            self._tell(f"docs/{path}", "file-kind", ending=ending or "?", hint=wrong)
            return
        self.media.add(path)
        self._name(path)
        if ending == ".svg":
            self._svg(entry, path)

    def _name(self, path: str) -> None:
        """What is published has its name as an address."""
        if unseen := UNSEEN.search(path) or _CONTROL.search(path):
            self._tell(f"docs/{path}", "hidden-character", character=name_of(unseen[0]))

    def _svg(self, entry: os.DirEntry[str], path: str) -> None:
        try:
            with open(entry.path, "rb") as file:  # noqa: PTH123 - as everywhere that many files are read
                content = file.read(MOST_OF_A_PICTURE + 1)
        except OSError as error:
            self._tell(f"docs/{path}", "not-yaml", reason=error.strerror or "?", hint="unreadable")
            return
        if len(content) > MOST_OF_A_PICTURE:
            size = f"{len(content) / MAX_BYTES:.1f} MiB"
            self._tell(f"docs/{path}", "too-large", limit="4 MiB", size=size, hint="picture")
        elif active := first_active(content):
            self._tell(
                f"docs/{path}", "unsafe-svg", active.line, active.column, what=active.what, hint=active.kind
            )

    def _theme(self, custom: Path) -> None:
        """The project's own templates and files of a theme, which are published as they are."""
        name = os.path.relpath(custom, self.project.root)
        if is_through_link(self.project, custom):
            self._tell(name, "outside-project", link=name, hint="symlink")
            return
        for folder, folders, names in os.walk(custom):
            for each in sorted([*folders, *names]):
                disk = Path(folder, each)
                if disk.is_symlink():
                    path = Path(os.path.relpath(disk, self.project.root)).as_posix()
                    self._tell(path, "outside-project", link=path, hint="symlink")


def is_through_link(project: Project, disk: Path) -> bool:
    """Whether a path of the project goes through a symbolic link below the project's folder.

    What the settings put elsewhere (`docs_dir: ../pages`) is asked only for itself.
    """
    whole, sign = os.path.normpath(disk), os.sep
    for base in (project.root, project.docs):
        home = os.path.normpath(base)
        below = f"{home.rstrip(sign)}{sign}"
        if whole.startswith(below):
            parts = whole.removeprefix(below).split(sign)
            return any(os.path.islink(below + sign.join(parts[:end])) for end in range(1, len(parts) + 1))  # noqa: PTH114 - asked for every file
    return whole != os.path.normpath(project.root) and os.path.islink(whole)  # noqa: PTH114 - the same


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from sorted(entries, key=lambda entry: entry.name)
    except OSError:  # told by who reads the entries of that folder
        return


def _wrong_kind(ending: str) -> str:
    """Why a file may not lie in the folder of files, as a hint of `file-kind`, or ''."""
    if ending in PUBLIC_KINDS:
        return ""
    return "page" if ending in _PAGES else "script" if ending in _SCRIPTS else "general"
