"""A sheet that fitted is not made again to be looked at, until something changes of which it was made."""

import pytest
from paper_checks import warned

from stadswijzer.checks.validation import FITS
from stadswijzer.papers.sheet import sheet

INITIATIVE = "roadmap/activiteiten/sensornetwerk.yml"
OTHER = "roadmap/activiteiten/laadplein.yml"
CONCEPT = "docs/begrippen/open-data.yml"


@pytest.fixture
def looked(site, monkeypatch):
    """A project, and the sheets that a check makes: (ids, warnings)."""
    project = site(
        {OTHER: (site().root / INITIATIVE).read_text("utf-8").replace("Sensornetwerk", "Laadplein")}
    )
    (project.root / ".stadswijzer").mkdir(exist_ok=True)
    real = sheet.sheet

    def check():
        made = []
        monkeypatch.setattr(sheet, "sheet", lambda plan, entry: made.append(entry.id) or real(plan, entry))
        found = warned(project.root)
        return sorted(set(made)), found

    return project, check


def edit(project, path, more):
    project.write(path, f"{(project.root / path).read_text('utf-8')}{more}")


def test_only_sheets_of_which_something_changed_are_made(looked):
    project, check = looked
    assert check() == (["laadplein", "sensornetwerk"], [])
    assert check() == ([], [])
    edit(project, CONCEPT, "body: Een langere uitleg.\n")
    assert check() == ([], []), "no sheet tells of it"
    edit(project, INITIATIVE, f"intended_effect: {'Dit is een lange zin over wat er gebeurt. ' * 400}\n")
    made, found = check()
    assert "sensornetwerk" in made
    assert [each.place.file for each in found] == [INITIATIVE]
    assert "sensornetwerk" in check()[0], "what does not fit is looked at each time"
    assert [each.place.file for each in check()[1]] == [INITIATIVE]


def test_another_name_or_link_has_all_of_them_made(looked):
    project, check = looked
    check()
    concept = (project.root / CONCEPT).read_text("utf-8")
    project.write("docs/begrippen/nieuw.yml", concept.replace("title: ", "title: Nieuwe ", 1))
    assert check()[0] == ["laadplein", "sensornetwerk"]


def test_a_note_that_is_damaged_is_worth_nothing(looked):
    project, check = looked
    check()
    file = project.root / FITS
    file.write_bytes(file.read_bytes()[:-1])
    assert check()[0] == ["laadplein", "sensornetwerk"]
