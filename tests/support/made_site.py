"""A project that is written for a test → its `Site`, with an address and a name; or its pages, made when they are asked for."""

import made_up_roadmap
from site_checks import Built, sheet

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.outputs import csv_tables
from stadswijzer.outputs.api import json_files
from stadswijzer.pages.listings import pages


def of(root, **frame):
    checked = validate(read_project(root))
    assert not checked.problems.errors, list(checked.problems.errors)
    return Site(
        checked.links, Frame("Slimme stad Ergens", **{"site_url": "https://slimmestad.example/", **frame})
    )


def made(tmp_path, name="odd titles", **frame):
    files = made_up_roadmap.roadmap(**made_up_roadmap.ODD[name])
    return of(made_up_roadmap.write(tmp_path, files), **frame)


class Shown(Built):
    """The pages of a project as far as a test reads them, without the frame: a tenth of the time that a site takes."""

    def __init__(self, root, **frame):
        super().__init__(root)
        self.site = of(root, **frame)
        self._pages = {page.address: page for page in pages(self.site)}
        self._html = {}

    def __contains__(self, path):
        return path in self._pages

    def html(self, path):
        if path in self._pages and path not in self._html:
            self._html[path] = f"<main>{self._pages[path].render()}</main>"
        elif path not in self._html:  # the data, which takes long: all of it at once
            self._html |= {**dict(json_files.files(self.site)), **dict(csv_tables.files(self.site))}
        return self._html[path]

    def page(self, path):
        return sheet(self.html(path))

    @property
    def addresses(self):
        return list(self._pages)
