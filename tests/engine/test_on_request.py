"""A preview makes each page when it is asked for: the same bytes as when all are made, also after any number of saves."""

import pytest
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from site_checks import Built

from stadswijzer.engine.serve import Preview

CONCEPT = "docs/begrippen/digital-twin.yml"
ADDRESS = "127.0.0.1:8123"
WRITTEN = {
    "docs/over/index.md": "# Over\n\nZie [[digital-twin]] en [open data](../begrippen/open-data.yml).\n",
    "docs/begrippen/index.md": "Wat je eerst wilt weten: [[digital-twin]].\n",
}


@pytest.fixture
def started():
    """Begins a preview of a project; what it is told of the plugin, which MkDocs keeps, is forgotten afterwards."""
    begun = []

    def start(project):
        begun.append(preview_of(project))
        return begun[-1]

    yield start
    for each in begun:
        each.plugin.on_shutdown()


def preview_of(project):
    settings = {"dev_addr": ADDRESS}
    config = load_config(str(project.root / "mkdocs.yml"), **settings)
    config.plugins.on_startup(command="serve", dirty=True)
    folder = project.root.parent / f"{project.root.name}-versions"
    folder.mkdir()
    preview = Preview(project.root, config, settings, folder)
    preview.follow([])
    return preview


def saved(preview, project, *files):
    for path, text in files:
        project.write(path, text)
    preview.follow([project.root / path for path, _ in files])


def made_whole(root):
    """All of the site, made at once as `mkdocs serve` does."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root.parent / f"{root.name}-whole"))
    config.plugins.on_startup(command="serve", dirty=False)
    config.plugins["stadswijzer"].by_request = config.plugins["stadswijzer"].keeps_last = False
    config.site_url = f"http://{ADDRESS}/"
    mkdocs_build.build(config, serve_url=config.site_url)
    return Built(config.site_dir)


def differing(preview, whole):
    """What the preview shows otherwise than a site that was made whole, or not at all."""
    found = {path: preview.read(path) for path in whole.paths if path != "404.html"}
    return [path for path, content in found.items() if content != (whole.folder / path).read_bytes()]


@pytest.mark.parametrize("files", [{}, WRITTEN], ids=["yaml", "written"])
def test_a_page_is_the_same_when_it_is_asked_for_as_when_all_are_made(site, started, files):
    project = site(files)
    preview = started(project)
    assert differing(preview, made_whole(project.root)) == []


def test_after_saves_every_page_is_that_of_a_whole_build(site, started):
    project = site(WRITTEN)
    preview = started(project)
    text = (project.root / CONCEPT).read_text("utf-8")
    preview.read("begrippen/index.html")
    saved(preview, project, (CONCEPT, text.replace("title: ", "title: Nieuw: ", 1)))  # no YAML: a mistake
    assert b'"severity": "error"' in preview.read("assets/preview.js")
    saved(preview, project, (CONCEPT, text.replace("title: Digital twin", "title: Tweeling", 1)))
    assert not preview.shown.is_first, "a save of content needs no MkDocs"
    saved(preview, project, ("docs/begrippen/nieuw.yml", text.replace("Digital twin", "Nieuw begrip")))
    assert b"Nieuw begrip" in preview.read("begrippen/nieuw/index.html")
    assert not preview.shown.is_first
    assert b"Tweeling" in preview.read("over/index.html"), "a written page follows too"
    assert differing(preview, made_whole(project.root)) == []


def test_what_goes_is_not_found_any_more(site, started):
    project = site({"docs/begrippen/weg.yml": "title: Weg\ndraft: true\n"})
    preview = started(project)
    assert preview.read("begrippen/weg/index.html")
    (project.root / "docs/begrippen/weg.yml").unlink()
    preview.follow([project.root / "docs/begrippen/weg.yml"])
    assert preview.read("begrippen/weg/index.html") is None
    assert b"data-root" in preview.not_found()


def test_the_index_of_the_search_is_made_for_who_searches(site, started):
    project = site()
    preview = started(project)
    text = (project.root / CONCEPT).read_text("utf-8")
    saved(preview, project, (CONCEPT, text.replace("summary: ", "summary: Zandkasteel en ", 1)))
    preview.read("begrippen/digital-twin/index.html")
    preview.read("assets/stadswijzer.css")
    preview.read("data/concepts.json")
    assert not [path for path in preview.shown.content if path.startswith("assets/search/")]
    assert preview.read("assets/search/start.js")
    words = b"".join(
        content for path, content in preview.shown.content.items() if path.startswith("assets/search/")
    )
    assert b"zandkasteel" in words.lower()


def test_a_page_that_cannot_be_made_leaves_the_last_one_with_the_reason(site, started, monkeypatch):
    project = site()
    preview = started(project)
    before = preview.read("begrippen/digital-twin/index.html")
    preview.read("index.html")  # the page that is asked for last is made before all others
    text = (project.root / CONCEPT).read_text("utf-8")
    saved(preview, project, (CONCEPT, text.replace("summary: ", "summary: Nieuw ", 1)))

    def fails(*_, **__):
        raise OSError("de schijf is vol")

    monkeypatch.setattr("stadswijzer.engine.on_request.file_of", fails)
    assert preview.read("begrippen/digital-twin/index.html") == before
    assert "de schijf is vol" in preview.read("assets/preview.js").decode()
