"""A paper that cannot be made stops nothing: it is told at a place, left out, and no page links to it."""

import pytest
import typst
from click.testing import CliRunner
from paper_checks import of
from site_checks import Built, faults

from stadswijzer.cli.main import main
from stadswijzer.engine import build as building
from stadswijzer.papers import catalogue
from stadswijzer.papers.setting import fitting, measuring, pdf
from stadswijzer.papers.sheet.sheet import sheet

SHEET, FILE = "downloads/2020-2024/activiteiten/sensornetwerk.pdf", "roadmap/activiteiten/sensornetwerk.yml"


@pytest.fixture
def untitled(monkeypatch):
    """One sheet without a title, which PDF/UA does not allow."""
    whole = catalogue.sheet_data

    def without_title(site, entry, sides):
        data = whole(site, entry, sides)
        return {**data, "frame": {**data["frame"], "title": ""}} if entry.id == "sensornetwerk" else data

    monkeypatch.setattr(catalogue, "sheet_data", without_title)


@pytest.mark.usefixtures("untitled")
def test_a_site_is_built_without_a_paper_that_cannot_be_made(site, capsys):
    project = site()
    folder = building.build(project.root)
    said = capsys.readouterr().err
    assert f'{FILE}:1:8: warning[paper-not-made]: "{SHEET}" kon niet worden gemaakt: ' in said
    assert "title" in said
    assert faults(Built(folder)) == [], "no link leads to it"
    assert not (folder / SHEET).exists()
    assert (folder / "downloads/2020-2024/roadmap.pdf").exists()


@pytest.mark.usefixtures("untitled")
def test_a_strict_build_refuses_it_and_leaves_the_last_good_site(site, capsys):
    project = site()
    with pytest.raises(building.BuildRefusedError):
        building.build(project.root, strict=True)
    assert "paper-not-made" in capsys.readouterr().err
    assert not (project.root / "site").exists()


@pytest.mark.usefixtures("untitled")
def test_the_command_makes_the_others_and_says_which_it_could_not_make(site, tmp_path):
    root = site().root
    done = CliRunner().invoke(main, ["council", "--project", str(root), "--output", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert f"{FILE}:1:8: warning[paper-not-made]" in done.output
    made = {path.name for path in (tmp_path / "out").rglob("*.pdf")}
    assert {"roadmap.pdf", "voortgang.pdf"} <= made
    assert "sensornetwerk.pdf" not in made


def test_a_side_that_cannot_be_measured_is_as_high_as_was_told_before(site):
    """The others are still measured."""
    found = of(site().root)
    front, back = sheet(found, found("initiative")[0]).sides
    broken = front._replace(kind="unknown")
    asked = [(broken, fitting.SIZES[0]), (back, fitting.SIZES[0])]
    heights = measuring.measure(asked)
    assert heights == [measuring.guessed(broken, fitting.SIZES[0]), *measuring.measure(asked[1:])]
    assert heights[1].whole < measuring.guessed(back, fitting.SIZES[0]).whole


def test_when_typst_breaks_off_that_is_an_error_as_any_other(monkeypatch):
    class PanicException(BaseException):
        pass

    def breaks_off(*_args, **_given):
        raise PanicException("index out of bounds")

    monkeypatch.setattr(typst, "compile", breaks_off)
    with pytest.raises(pdf.PaperError, match="index out of bounds"):
        pdf.pdf("management", {}, day=None)
