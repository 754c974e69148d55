"""The bench measures what it says it does; how long anything takes is no test."""

import re
import resource
import sys

import made_up
import peers
import pytest
import report
import run
from measuring import FailedError, Subject, measure


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return made_up.write(tmp_path_factory.mktemp("project"), 40)


@pytest.mark.parametrize("expert", [False, True])
def test_a_peer_has_the_same_entries_and_links(project, tmp_path, expert):
    root = peers.write(project, tmp_path, expert=expert)
    ours = [*project.glob("docs/*/*.yml"), *project.glob("roadmap/*/*.yml"), project / "roadmap/roadmap.yml"]
    pages = sorted(page for page in (root / "docs").rglob("*.md") if page.name != "index.md")
    assert sorted(page.stem for page in pages) == sorted(path.stem for path in ours)
    for page in pages:
        text = page.read_text("utf-8")
        assert "[[" not in text
        for link in re.findall(r"\]\((?!http)([^)]+)\)", text):
            assert (page.parent / link).is_file(), link


def test_a_peer_says_what_a_concept_says(project, tmp_path):
    root = peers.write(project, tmp_path, expert=False)
    source = (project / "docs/begrippen/begrip-00001.yml").read_text("utf-8")
    page = (root / "docs/begrippen/begrip-00001.md").read_text("utf-8")
    said = re.findall(r"(?:definition|question|why|text): ([^\n,}]+)", source)
    assert len(said) > 10
    assert [each for each in said if each not in page] == []


def test_what_is_made_up_is_a_project(tmp_path):
    assert (run.made_up(3, tmp_path) / "mkdocs.yml").is_file()


def test_commands_run_by_turns_and_what_they_made_is_gone_before_the_next(tmp_path):
    script = "import pathlib; pathlib.Path('made').mkdir(); open('log', 'a').write('{} ')"
    subjects = [
        Subject(name, None, (sys.executable, "-c", script.format(name)), tmp_path, tmp_path / "made", runs)
        for name, runs in (("a", 2), ("b", 1))
    ]
    measure(subjects)
    assert (tmp_path / "log").read_text() == "a b a "
    assert [len(each.wall) for each in subjects] == [2, 1]
    # Linux counts what started it, until it runs its own program.
    starter = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert 1 < subjects[0].memory[0] < starter + 100
    assert 0 < subjects[0].cpu[0] < 60


def test_a_command_that_fails_says_so(tmp_path):
    broken = Subject("broken", None, (sys.executable, "-c", "raise SystemExit('no figures')"), tmp_path)
    with pytest.raises(FailedError, match="no figures"):
        broken.run()


def subject(name, entries, *seconds):
    found = Subject(name, entries, (), None)
    found.wall, found.cpu, found.memory = list(seconds), [2 * each for each in seconds], [100 * seconds[0]]
    return found


def test_a_table_shows_the_median_and_the_reach():
    *_, row = report.table([subject(report.OURS, 1000, 3.0, 2.0, 7.0)])
    assert row == "| cold build | 1,000 | 3.00 (2.00–7.00) | 6.00 | 300 | 3 | ≤ 2.5 s |"


def test_ratios_are_of_the_same_size():
    rows = [subject(report.OURS, n, n / 500) for n in (1000, 10_000)] + [subject(report.PLAIN, 1000, 30.0)]
    assert list(report.ratios(rows)) == [
        f"- {report.PLAIN}, 1,000 entries: it takes 15.0× our wall time (reach: ≥ 12×) and 15.0× our processor time",
        "- 10,000 entries take 10.0× the time of 1,000 (reach: ≤ 12×)",
        "- the largest process then takes 2000 MiB (reach: ≤ 600 MiB)",
    ]
