"""A round is written once: what was ever there is not imported again, whatever became of it since."""

import pytest
import yaml
from click.testing import CliRunner
from git_repository import git, save

from stadswijzer.cli.main import main

SAFE = (
    "--invited 90 --purpose Weten --legal-basis Taak --privacy-check 2021-03-01 "
    "--works-council agreed --works-council-date 2021-03-02 --delete-source-by 2022-10-01"
).split()
DEPARTMENTS = "departments:\n" + "".join(
    f"  - {{id: {name}, name: {name.capitalize()}, staff: 34, cluster: stad}}\n"
    for name in ("verkeer", "beheer", "ruimte")
)
FILES = {"roadmap/organisatie.yml": f"{DEPARTMENTS}clusters: [{{id: stad, name: Stad}}]\n"}
ROWS = "verkeer;2\n" * 6 + "beheer;1\n" * 7


class Project:
    """A project in git, and the import in it."""

    def __init__(self, made):
        self.root, self.made = made.root, made

    def git(self, *words):
        return git(self.root, *words)

    def commit(self):
        save(self.root)

    def __call__(self, name, *options, day="2021-04-30", rows=ROWS, safe=True):
        export = self.root.parent / f"{self.root.name}.csv"
        export.write_text(f"Afdeling;Hoe goed ken je [Open data] (0-3)?\n{rows}", "utf-8")
        given = ["survey", "import", str(export), "--round", name, "--project", str(self.root)]
        given += [*(SAFE if safe else ["--sample"]), "--date", day, *options]
        found = CliRunner().invoke(main, given)
        assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
        return found.exit_code, found.output

    def file(self, name):
        return self.root / f"docs/kennispeiling/{name}.yml"


@pytest.fixture
def project(site):
    made = Project(site(FILES))
    made.git("init", "-q")
    made.commit()
    return made


def test_a_round_that_is_there_is_not_written_over(project):
    assert project("r1")[0] == 0
    before = project.file("r1").read_bytes()
    for options in ((), ("--force",), ("--dry-run",)):
        code, said = project("r1", *options, rows=ROWS + "beheer;3\n")
        assert code == 2
        assert "Een ronde schrijf je één keer" in said
    assert project.file("r1").read_bytes() == before


def test_a_round_that_git_held_is_not_imported_again(project):
    project("r1")
    project.commit()
    project.git("rm", "-q", "docs/kennispeiling/r1.yml")
    project.git("commit", "-qm", "weg")
    code, said = project("r1", rows=ROWS + "beheer;3\n")
    assert code == 2
    assert "stond al eens in de geschiedenis (git, " in said
    assert not project.file("r1").exists()


def test_a_round_on_another_branch_was_there_too(project):
    project.git("checkout", "-qb", "voorstel")
    project("r1")
    project.commit()
    project.git("checkout", "-q", "-")
    assert not project.file("r1").exists()
    assert project("r1")[0] == 2


def test_what_was_made_up_may_be_written_again(project):
    assert project("r1", safe=False)[0] == 0
    project.commit()
    assert project("r1", safe=False)[0] == 2
    assert project("r1", "--force", safe=False, rows=ROWS + "beheer;3\n")[0] == 0
    assert project("r1", "--force")[0] == 0  # and become a real one, once
    assert project("r1", "--force", safe=False)[0] == 2


def test_where_the_history_cannot_be_seen_that_is_said(project, site, tmp_path):
    code, said = Project(site(FILES))("r1")
    assert code == 0
    assert "de geschiedenis is hier niet te zien (geen git)" in said
    project.commit() if project("r0", "--delete-source-by", "2020-08-01", day="2020-01-31")[0] == 0 else None
    shallow = tmp_path / "shallow"
    project.git("clone", "-q", "--depth", "1", f"file://{project.root}", str(shallow))
    found = Project(type("Made", (), {"root": shallow})())("r2")
    assert found[0] == 0, found[1]
    assert "een ondiepe kopie van git" in found[1]


def test_a_wrong_round_is_withdrawn_and_imported_anew_under_another_name(project):
    project("r1")
    text = project.file("r1").read_text("utf-8")
    gone = "withdrawn: {date: 2021-05-02, reason: Een afdeling stond er twee keer in.}\n"
    project.file("r1").write_text(text[: text.index("results:")] + gone, "utf-8")
    project.commit()
    code, said = project("r1-anders")
    assert code == 0, said
    assert "warning[after-withdrawn]" in said
    project.made.has_no_errors()


def test_a_few_late_answers_do_not_come_in_by_withdrawing_a_round(project):
    """Git keeps the words of the withdrawn one: laid beside the new ones they tell what was late."""
    project("r1")
    text = project.file("r1").read_text("utf-8")
    gone = "withdrawn: {date: 2021-05-02, reason: Er kwam nog een antwoord.}\n"
    project.file("r1").write_text(text[: text.index("results:")] + gone, "utf-8")
    for options in ((), ("--dry-run",)):
        code, said = project("r1-anders", *options, rows=ROWS + "beheer;3\n")
        assert code == 1
        assert "error[late-after-withdrawn]" in said
        assert not project.file("r1-anders").exists()
    assert project("r1-anders", rows=ROWS + "beheer;3\n", day="2021-07-30")[0] == 0  # the next round


@pytest.mark.parametrize("elsewhere", [False, True], ids=["taken away", "on another branch"])
def test_a_few_late_answers_do_not_come_in_under_another_name(project, elsewhere):
    """Git keeps a round that was taken away, and one of another branch."""
    project.git("checkout", "-qb", "voorstel")
    project("r1")
    project.commit()
    if elsewhere:
        project.git("checkout", "-q", "-")
    else:
        project.git("rm", "-q", "docs/kennispeiling/r1.yml")
    late = ROWS + "beheer;3\n"
    code, said = project("r1-anders", rows=late)
    assert (code, "error[late-after-withdrawn]" in said) == (1, True), said
    assert project("r1-anders", rows=late, day="2021-07-30")[0] == 0  # the next round


def test_the_same_department_is_not_asked_the_same_within_sixty_days(project):
    project("r1")
    code, said = project("r2", day="2021-05-04", rows=ROWS + "beheer;3\n")
    assert code == 1
    assert "error[rounds-overlap]" in said
    assert not project.file("r2").exists()
    # other people of that department neither, nor its cluster; another department may be asked
    assert "error[rounds-overlap]" in project("r2", day="2021-05-04", rows="beheer;1\n" * 9)[1]
    assert project("r2", day="2021-05-04", rows="ruimte;1\n" * 9)[0] == 0
    assert project("r3", day="2021-07-30")[0] == 0


def test_what_all_were_asked_together_is_not_asked_again_within_sixty_days(site):
    """24 name a theme; a late answer a day later, and a step more tells that it was 9 and is 10."""

    def found(day, *, of="", then=""):
        head = "method: questions\nbasis: self\ninvited: 90\nsample: true\n"
        row = "results: [{{department: {}, concept: open-data, too_few: true}}]\n"
        asked = "used: [{{concept: open-data, answers: 11+, yes: {}}}]\n"
        rounds = (("2021-04-30", 24, "under_half", of), (day, 25, "half", then))
        return [
            problem.code
            for problem in site(
                {
                    f"docs/kennispeiling/r{number}.yml": f"{head}date: {date}\nresponded: {responded}\n"
                    + asked.format(word)
                    + (row.format(department) if department else "results: []\n")
                    for number, (date, responded, word, department) in enumerate(rounds)
                }
            )
            .found()
            .errors
        ]

    assert found("2021-05-01") == ["rounds-overlap"]
    assert found("2021-05-01", of="verkeer") == ["rounds-overlap"]
    assert found("2021-05-01", of="verkeer", then="beheer") == []
    assert found("2021-06-29") == []


def test_a_cluster_and_its_departments_overlap(project):
    project("r1", rows="verkeer;2\n" * 3 + "beheer;1\n" * 4)
    written = yaml.safe_load(project.file("r1").read_text("utf-8"))["results"]
    assert [row.get("cluster") for row in written] == [None, None, "stad"]
    assert "error[rounds-overlap]" in project("r2", day="2021-05-04", rows="ruimte;1\n" * 9)[1]


def test_a_round_that_says_nearly_the_same_asks_whether_it_is_another(site):
    names = [f"team-{n}" for n in range(30)]
    organisation = (
        "departments:\n  - {id: verkeer, name: Verkeer, staff: 9}\n  - {id: beheer, name: Beheer, staff: 9}\n"
    )
    organisation += "".join(f"  - {{id: {name}, name: {name}, staff: 9}}\n" for name in names)
    project = Project(site({"roadmap/organisatie.yml": organisation}))
    rows = "".join(f"{name};2\n" * 5 for name in names)
    many = ("--invited", "900")
    assert project("r1", *many, rows=rows)[0] == 0
    code, said = project("r2", *many, day="2021-09-30", rows=rows)
    assert code == 1
    assert "rounds-alike" in said
    assert "--measured-again" in said
    assert project("r2", *many, "--measured-again", day="2021-09-30", rows=rows)[0] == 0
    assert [problem.code for problem in project.made.found().errors] == []
    other = "".join(f"{name};{n % 4}\n" * 5 for n, name in enumerate(names))
    assert project("r3", *many, day="2022-09-30", rows=other)[0] == 0


def test_informed_says_why_agreement_was_not_needed(project):
    code, said = project("r1", "--works-council", "informed")
    assert code == 2
    assert "--works-council-reason" in said
    assert (
        project("r1", "--works-council", "informed", "--works-council-reason", "Zie verslag: 3 mei")[0] == 0
    )
    council = yaml.safe_load(project.file("r1").read_text("utf-8"))["works_council"]
    assert council["reason"] == "Zie verslag: 3 mei"
