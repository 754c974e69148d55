"""The bench measures what it says it does; how long anything takes is no test."""

import re
import resource
import sys

import made_up
import peers
import pytest
import report
import run
import saving
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
        Subject(name, None, (sys.executable, "-c", script.format(name)), tmp_path, [tmp_path / "made"], runs)
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


def test_hugo_gets_the_same_entries_and_links(project, tmp_path):
    root = peers.write_for_hugo(project, tmp_path)
    own = sorted(page.stem for page in peers.write(project, tmp_path / "mkdocs", expert=True).rglob("*.md"))
    pages = sorted((root / "content").rglob("*.md"))
    assert sorted([*(page.stem for page in pages), "index"]) == own
    text = (root / "content" / "begrippen" / "begrip-00001.md").read_text("utf-8")
    assert text.startswith("---\ntitle: Begrip 1\n---\n\n")
    for page in pages:
        for link in re.findall(r"\]\((/[^)]+)/\)", page.read_text("utf-8")):
            assert (root / f"content{link}.md").is_file(), link


def test_an_edit_is_another_one_each_time_and_one_alone(tmp_path):
    (tmp_path / "a.yml").write_text("title: A\nsummary: title: B\n")
    (tmp_path / "a.md").write_text("# A\n")
    (tmp_path / "a.html").write_text("<p>A</p>")
    for name in ("a.yml", "a.md", "a.html"):
        change, seen = run.edit(tmp_path / name), {(tmp_path / name).read_text()}
        for number in range(3):
            change(number)
            seen.add((tmp_path / name).read_text())
        assert len(seen) == 4
    assert (tmp_path / "a.yml").read_text() == "title: Nummer 2 A\nsummary: title: B\n"
    assert (tmp_path / "a.md").read_text() == "# Nummer 2 A\n"
    assert (tmp_path / "a.html").read_text() == "<p>A</p>{# 2 #}"


def test_what_is_edited_is_there(tmp_path):
    root, package = run.made_up(40, tmp_path), run.ours(tmp_path)
    assert all((root / f"{path}.yml").is_file() for path in run.EDITS.values())
    assert (package / "stadswijzer" / run.TEMPLATE).is_file()


def test_a_save_in_a_preview_is_timed_and_undone(project):
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}
    took = saving.seconds(project, 2)
    assert len(took) == 2
    assert all(0 < each < 60 for each in took)
    assert {
        path: path.read_bytes() for path in project.rglob("*.yml") if ".stadswijzer" not in path.parts
    } == before


def subject(name, entries, *seconds):
    found = Subject(name, entries, (), None)
    found.wall, found.cpu, found.memory = list(seconds), [2 * each for each in seconds], [100 * seconds[0]]
    return found


def test_a_table_shows_the_median_and_the_reach():
    checked = subject(report.CHECK, 1000, 3.0, 2.0, 7.0)
    checked.size = 2_500_000
    *_, row = report.table([checked])
    assert row == "| check, nothing changed | 1,000 | 3.00 (2.00–7.00) | 6.00 | 300 | 2 | 3 | ≤ 0.8 s |"


def test_ratios_are_of_the_same_size():
    rows = [subject(report.OURS, n, n / 500) for n in (1000, 10_000)] + [subject(report.HUGO, 1000, 1.0)]
    assert list(report.ratios(rows)) == [
        f"- 1,000 entries: {report.OURS} takes 2.00× the wall time (reach: ≤ 3×) and 2.00× the processor time of {report.HUGO}",
        "- 10,000 entries take 10.0× the time of 1,000 (reach: ≤ 12×)",
        "- the largest process then takes 2000 MiB (reach: ≤ 400 MiB)",
    ]


def test_a_peer_that_could_not_be_installed_is_named():
    page = report.page([], [f"| {report.ZENSICAL} |"], [])
    assert "Could not be installed here: Hugo." in page
    assert "Could not" not in report.page([], [report.ZENSICAL, report.HUGO], [])


def test_a_save_is_told_with_its_reach():
    assert report.saves(1000, [0.3, 0.1, 0.2]) == (
        "- `serve`, 1,000 entries: from a save to the new page 0.20 s (0.10–0.30, 3 saves; reach: ≤ 0.35 s)"
    )
