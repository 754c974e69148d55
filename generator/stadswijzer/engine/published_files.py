"""Which files that MkDocs found go to the site: what was looked at, and nothing else.

In: the files of MkDocs, and what was read and checked. Out: the same files less what stays inside, with the
pictures and the like that pages ask for.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from stadswijzer.engine.media import extras, pictures
from stadswijzer.facts import shown_files
from stadswijzer.facts.site import Site
from stadswijzer.pages.frame import THEME


def publish(files: Files, site: Site, config: MkDocsConfig, *, preview: bool) -> dict[str, File]:
    """Leaves in `files` what goes to the site, and returns the hand-written pages among it."""
    shown = InclusionLevel.is_in_serve if preview else InclusionLevel.is_included
    library = site.library
    read = frozenset(page.path for page in library.pages)
    for file in list(files):
        if not _is_published(file, site, read, config):
            files.remove(file)
    written = {file.src_uri: file for file in files.documentation_pages(inclusion=shown)}
    library.pages[:] = [page for page in library.pages if page.path in written]
    asked = (*config.extra_css, *map(str, config.extra_javascript), *config.extra_templates)
    for path in (*pictures(library, shown_files.shown_files(site)), *extras(library, asked)):
        if files.get_file_from_path(path) is None:
            files.append(File(path, config.docs_dir, config.site_dir, use_directory_urls=True))
    return written


def _is_published(file: File, site: Site, read: Collection[str], config: MkDocsConfig) -> bool:
    """Of the folder of pages only pages and the folder of files. `read`: the hand-written pages, checked."""
    if file.src_dir == str(THEME):
        return not file.src_uri.startswith(("styles/", "scripts/"))
    if file.src_dir != config.docs_dir or file.generated_by:
        return file.abs_src_path is None or not Path(file.abs_src_path).is_symlink()
    if file.is_documentation_page():
        return file.src_uri in read
    return file.src_uri.startswith(f"{site.words('folder_of_files')}/") and file.src_uri in site.library.media
