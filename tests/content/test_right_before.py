"""What was found right is not looked at again; what is wrong is told each time."""

import pytest

from stadswijzer.checks import content
from stadswijzer.checks.validation import validate
from stadswijzer.content import right_before
from stadswijzer.content.project import read_project
from stadswijzer.content.sealed_files import read_sealed

CONCEPT = "docs/begrippen/digital-twin.yml"


@pytest.fixture
def checked(site, monkeypatch):
    """A project, and what a new process says of it: (codes, ids of the entries that were looked at)."""
    project = site()
    (project.root / ".stadswijzer").mkdir(exist_ok=True)
    real = content._by_itself.__wrapped__

    def check():
        looked = []
        monkeypatch.setattr(
            content, "_by_itself", lambda entry, language: looked.append(entry.id) or real(entry, language)
        )
        found = validate(read_project(project.root)).problems
        return [problem.code for problem in found], looked

    return project, check


def wrong(project):
    text = (project.root / CONCEPT).read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("summary:"))
    project.write(CONCEPT, text.replace(line, "summary: Bel Jan op 06-12345678.", 1))


def test_the_next_process_looks_only_at_what_changed_or_is_wrong(checked):
    project, check = checked
    first, looked = check()
    assert len(looked) > 1
    assert check() == (first, [])
    wrong(project)
    second, looked = check()
    assert looked == ["digital-twin"]
    assert second.count("personal-data") == first.count("personal-data") + 1
    assert check() == (second, ["digital-twin"]), "what is wrong is told each time"


@pytest.mark.parametrize("harm", ["cut", "another", "version", "gone"])
def test_a_note_that_is_damaged_or_of_another_version_is_worth_nothing(checked, harm, monkeypatch):
    project, check = checked
    first, looked = check()
    note = project.root / right_before.NOTE
    if harm == "cut":
        note.write_bytes(note.read_bytes()[:-1])
    elif harm == "another":
        note.write_bytes(b"x" * len(note.read_bytes()))
    elif harm == "version":
        monkeypatch.setattr(right_before, "package_state", lambda: "another")
    else:
        note.unlink()
    assert check() == (first, looked)


def test_it_holds_hashes_alone_and_makes_no_folder(site):
    project = site()
    validate(read_project(project.root))
    assert not (project.root / ".stadswijzer").exists()
    (project.root / ".stadswijzer").mkdir()
    found = validate(read_project(project.root)).library
    hashes = read_sealed(project.root / right_before.NOTE, right_before.package_state())
    assert 0 < len(hashes) <= 16 * len(list(found))
