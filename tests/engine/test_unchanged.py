"""A build of what did not change ends at once; whatever did change makes a build."""

import json
import os
import time

import pytest
from click.testing import CliRunner

from stadswijzer.cli.main import main
from stadswijzer.content.sealed_files import write_sealed
from stadswijzer.engine import build as building
from stadswijzer.engine import unchanged

CONCEPT = "docs/begrippen/digital-twin.yml"


def run(project, *options):
    found = CliRunner().invoke(
        main, ["build", "--project", str(project.root), "--no-papers", "--version", "x", *options]
    )
    assert found.exit_code == 0, found.output
    return found.output


@pytest.fixture
def builds(monkeypatch):
    """The builds that were really made."""
    made, real = [], building.build

    def build(*given, **named):
        made.append(given)
        return real(*given, **named)

    monkeypatch.setattr(building, "build", build)
    return made


def test_nothing_changed_says_the_same_and_builds_nothing(site, builds):
    project = site()
    first = sorted(run(project).splitlines())
    assert len(builds) == 1
    before = unchanged.site_state(project.root / "site")
    assert sorted(run(project).splitlines()) == first
    assert len(builds) == 1
    assert unchanged.site_state(project.root / "site") == before


def rewritten(project):
    path = project.root / CONCEPT
    times = path.stat()
    path.write_text(path.read_text("utf-8").replace("e", "a", 1), "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


CHANGES = {
    "a text": lambda project: project.write(CONCEPT, (project.root / CONCEPT).read_text("utf-8") + "\n"),
    "a text of the same size and time": rewritten,
    "a new file": lambda project: project.write("docs/over/nieuw.md", "# Nieuw\n"),
    "a file less": lambda project: (
        (project.root / "docs/over/privacy.md").unlink(missing_ok=True)
        or (project.root / CONCEPT).rename(project.root / "docs/begrippen/tweeling.yml")
    ),
    "a file beside the folders": lambda project: project.write("owners.yml", "{}\n"),
    "content beside the folders": lambda project: project.write("begrippen/x.yml", "titel: x\n"),
    "the settings": lambda project: project.write(
        "mkdocs.yml", (project.root / "mkdocs.yml").read_text("utf-8") + "copyright: Wij\n"
    ),
    "a page of the site": lambda project: (project.root / "site/index.html").write_text("x"),
    "a file of the site less": lambda project: (project.root / "site/assets/page.js").unlink(),
    "a file more in the site": lambda project: (project.root / "site/x.html").write_text("x"),
    "the note": lambda project: (project.root / unchanged.NOTE).write_text("{"),
}


def test_whatever_changed_is_noticed(site):
    """Each after the other, and each held against a note of what was there before it."""
    project = site()
    root, options = project.root, (False, False, True, "x")
    building.build(root, papers=False, version="x", states=unchanged.states_of(root, *options))
    assert unchanged.last_build(root, unchanged.state_of(root, *options))
    for name, change in CHANGES.items():
        state = unchanged.state_of(root, *options)
        now = {"state": state, "site": unchanged.site_state(root / "site")}
        write_sealed(root / unchanged.NOTE, json.dumps({**unchanged.read_note(root), **now}).encode())
        assert unchanged.last_build(root, state), name
        time.sleep(0.02)
        change(project)
        assert not unchanged.last_build(root, unchanged.state_of(root, *options)), name


def test_other_options_another_version_and_other_environment_are_a_change(site, monkeypatch):
    project = site()
    text = (project.root / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", text + "copyright: !ENV [WHO, wij]\n")
    before = unchanged.state_of(project.root, "x")
    assert unchanged.state_of(project.root, "x") == before
    assert unchanged.state_of(project.root, "y") != before
    monkeypatch.setenv("WHO", "zij")
    assert unchanged.state_of(project.root, "x") != before


@pytest.mark.parametrize(
    "settings",
    [
        "hooks: [haak.py]\n",
        "markdown_extensions: [pymdownx.snippets]\n",
        "markdown_extensions: [{pymdownx.b64: {}}]\n",
        "markdown_extensions: [eigen.uitbreiding]\n",
        "site_name: [\n",
    ],
)
def test_what_cannot_be_told_is_a_change(site, settings):
    project = site()
    text = (project.root / "mkdocs.yml").read_text("utf-8")
    assert unchanged.state_of(project.root)
    project.write("mkdocs.yml", text + settings)
    assert not unchanged.state_of(project.root)
