"""`stadswijzer init`: a project that can be built at once, and that takes the place of nothing."""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from folders import ROOT

from stadswijzer.checks.validation import validate
from stadswijzer.cli.main import main
from stadswijzer.content.project import read_project
from stadswijzer.editing.first_project import files as first
from stadswijzer.editing.format import files as tidying
from stadswijzer.engine.build import build
from stadswijzer.language.words import LANGUAGES

DAYS = [date(2026, 1, 1), date(2027, 12, 31)]


def begin(root, *given):
    return CliRunner().invoke(main, ["init", "--project", str(root), *given])


def put(root, language, name, today):
    for path, text in first.files(language, name, today):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


@pytest.mark.parametrize("today", DAYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_in_it_on_any_day(tmp_path, language, today):
    put(tmp_path, language, 'Een "naam": met #tekens', today)
    project = read_project(tmp_path)
    assert project.site_name == 'Een "naam": met #tekens'
    assert list(validate(project).problems) == []
    assert [each.path for each in tidying.outcomes(project, ()) if each.new is not None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_site(tmp_path, language):
    outcome = begin(tmp_path / "stad", "--language", language)
    assert outcome.exit_code == 0, outcome.output
    assert "serve --project" in outcome.output
    site = build(tmp_path / "stad", papers=False)
    assert "Amsterdam</text>" in (site / "index.html").read_text("utf-8"), "on the map"
    assert (tmp_path / "stad/.stadswijzer/schemas/concept.json").is_file(), "help while typing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_made_up_says_so_and_what_is_real_has_sources(tmp_path, language):
    put(tmp_path, language, "Stad", DAYS[0])
    for entry in validate(read_project(tmp_path)).library:
        is_plan = entry.kind in ("organisation", "roadmap", "initiative")
        assert bool(entry.data.sample) == is_plan, entry.path
        assert is_plan or entry.kind == "theme" or entry.data.sources, entry.path


def test_both_languages_begin_with_the_same(tmp_path):
    kinds = {}
    for language in LANGUAGES:
        put(tmp_path / language, language, "Stad", DAYS[0])
        library = validate(read_project(tmp_path / language)).library
        kinds[language] = sorted(entry.kind for entry in library)
    assert kinds["nl"] == kinds["en"]


def test_an_editor_is_told_the_same_as_here():
    text = dict(first.files("nl", "Stad", DAYS[0]))[".vscode/settings.json"]
    assert json.loads(text) == json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))


def test_where_a_project_stands_nothing_is_written(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: Van ons\n")
    outcome = begin(tmp_path)
    assert (outcome.exit_code, "stadswijzer new" in outcome.output) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_a_file_that_is_there_stays(tmp_path):
    (tmp_path / "README.md").write_text("Van ons\n")
    outcome = begin(tmp_path)
    assert "Blijft zoals het is: README.md\n" in outcome.output
    assert (tmp_path / "README.md").read_text() == "Van ons\n"
    assert (tmp_path / "mkdocs.yml").is_file()
