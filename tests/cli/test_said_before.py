"""A check of what did not change says the same and reads nothing; whatever did change is checked."""

import json
import os
import shutil

import pytest
from click.testing import CliRunner

from stadswijzer.checks import validation
from stadswijzer.cli.main import main
from stadswijzer.cli.said_before import NOTE, SCHEMAS
from stadswijzer.content.sealed_files import sealed

CONCEPT = "docs/begrippen/digital-twin.yml"
SUMMARY = """
    docs/begrippen/digital-twin.yml
        | reviewed: 2001-01-01
"""


@pytest.fixture
def reads(monkeypatch):
    """The checks that read the content."""
    made, real = [], validation.validate
    monkeypatch.setattr(
        validation, "validate", lambda *given, **named: made.append(given) or real(*given, **named)
    )
    return made


def check(project, *options):
    done = CliRunner().invoke(main, ["check", "--project", str(project.root), *options])
    return done.exit_code, done.output


def test_nothing_changed_says_the_same_and_reads_nothing(site, reads):
    project = site(SUMMARY)
    first = check(project)
    assert first[0] == 0
    assert "warning[stale]" in first[1]
    assert check(project) == first
    assert check(project, "--strict") == (1, first[1])
    assert len(reads) == 1
    assert [each["code"] for each in json.loads(check(project, "--format", "json")[1])] == ["stale"]
    assert len(reads) == 2


def again(change):
    def rewritten(project):
        path = project.root / CONCEPT
        times = path.stat()
        path.write_text(change(path.read_text("utf-8")), "utf-8")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    return rewritten


def noted(change):
    def rewritten(project):
        path = project.root / NOTE
        path.write_text(change(path.read_text("utf-8")), "utf-8")

    return rewritten


def forged(text):
    state, schemas, said = json.loads(text.partition("\n")[2])
    noted = [state[::-1], schemas, ["0 fouten, 0 waarschuwingen\n", *said[1:]]]
    return sealed(json.dumps(noted).encode()).decode()


CHANGES = {
    "a text": lambda project: project.write(CONCEPT, (project.root / CONCEPT).read_text("utf-8") + "\n"),
    "a text of the same size and time": again(lambda text: text.replace("2001", "2002")),
    "a file more": lambda project: project.write("docs/over/nieuw.md", "# Nieuw\n"),
    "the settings": lambda project: project.write(
        "mkdocs.yml", (project.root / "mkdocs.yml").read_text("utf-8") + "copyright: Wij\n"
    ),
    "a schema less": lambda project: (project.root / SCHEMAS / "concept.json").unlink(),
    "no schemas": lambda project: shutil.rmtree(project.root / SCHEMAS),
    "no note": lambda project: (project.root / NOTE).unlink(),
    "half a note": noted(lambda text: text[:-40]),
    "other words in the note": noted(lambda text: text.replace("warning", "nothing")),
    "a note of another state": noted(forged),
    "a note of something else": noted(lambda text: sealed(json.dumps({"state": text}).encode()).decode()),
}


@pytest.fixture
def checked(site):
    project = site(SUMMARY)
    return project, check(project)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changed_is_checked(checked, reads, change):
    project, _ = checked
    change(project)
    status, said = check(project)
    assert len(reads) == 1
    assert status == 0
    assert said.count("warning[stale]") == 1
    assert (project.root / SCHEMAS / "concept.json").is_file()
    assert check(project) == (status, said)
    assert len(reads) == 1


def test_a_mistake_that_is_mended_is_gone(checked, reads):
    project, first = checked
    path = project.root / CONCEPT
    text = path.read_text("utf-8")
    path.write_text(text + "onbekend: x\n", "utf-8")
    assert check(project)[0] == 1
    assert check(project)[0] == 1
    path.write_text(text, "utf-8")
    assert check(project) == first


def test_what_is_refused_is_refused_each_time(checked):
    project, _ = checked
    (project.root / "site").mkdir()
    (project.root / "site" / "brief.docx").write_text("x")
    status, said = check(project)
    assert status == 2
    assert "site_dir" in said


def test_where_nothing_can_be_kept_all_is_checked_each_time(site, reads):
    project = site(SUMMARY)
    (project.root / ".stadswijzer").write_text("a file")
    assert check(project) == check(project)
    assert len(reads) == 2
