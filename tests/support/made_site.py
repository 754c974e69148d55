"""A project that is written for a test → its `Site`, with an address and a name."""

import made_up_roadmap

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame


def of(root, **frame):
    checked = validate(read_project(root))
    assert not checked.problems.errors, list(checked.problems.errors)
    return Site(
        checked.links, Frame("Slimme stad Ergens", **{"site_url": "https://slimmestad.example/", **frame})
    )


def made(tmp_path, name="odd titles", **frame):
    files = made_up_roadmap.roadmap(**made_up_roadmap.ODD[name])
    return of(made_up_roadmap.write(tmp_path, files), **frame)
