"""Versions from git: which two are compared, and one clear sentence when they cannot be."""

import shutil

import pytest
from click.testing import CliRunner
from folders import BASE
from git_repository import PAUSED, PLAN, edit, git, repository, save

from stadswijzer.changes import versions
from stadswijzer.cli.main import main
from stadswijzer.content.git import Repository


@pytest.fixture
def root(tmp_path):
    return repository(tmp_path / "r")


def changes(root, *asked, env=None):
    done = CliRunner().invoke(main, ["changes", *asked, "--project", str(root)], env=env)
    return done.exit_code, done.stdout, done.stderr


TOLD = "- **Sensornetwerk**: loopt → ligt stil, sinds 2020-05-04, reden: Ziek."


def test_two_revisions(root):
    git(root, "switch", "-q", "-c", "voorstel")
    edit(root)
    save(root)
    code, told, said = changes(root, "main..HEAD")
    assert (code, said) == (0, "")
    assert "Van `main` naar `HEAD`." in told
    assert TOLD in told.splitlines()
    assert changes(root, "main..")[1] == told
    assert "ligt stil → loopt" in changes(root, "..main")[1]


def test_what_a_branch_brought_leaves_out_what_came_to_the_other(root):
    start = git(root, "rev-parse", "HEAD")
    git(root, "switch", "-q", "-c", "voorstel")
    edit(root)
    save(root)
    git(root, "switch", "-q", "main")
    edit(root, "theme: data", "theme: data\nprogramme: Programma 1")
    save(root)
    code, told, _ = changes(root, "main...voorstel")
    assert code == 0
    assert f"Van `main ({start[:10]})` naar `voorstel`." in told
    assert "programma" not in told.lower()
    assert TOLD in told.splitlines()
    assert "programma" in changes(root, "main..voorstel")[1].lower()


def test_one_revision_is_compared_with_the_files_as_they_are_and_says_what_is_not_committed(root):
    edit(root)
    code, told, said = changes(root, "main")
    assert (code, said) == (0, "Let op: 1 bestand is nog niet vastgelegd (commit). Het telt mee.\n")
    assert "Van `main` naar de bestanden zoals ze nu in de map staan." in told
    assert TOLD in told.splitlines()
    (root / "aantekening.txt").write_text("geen inhoud", "utf-8")
    assert changes(root)[1:] == (told.replace("`main`", "`HEAD`"), said)


def test_long_work_says_what_it_is_doing(root):
    edit(root)
    told = []
    versions.two(["HEAD"], root, told.append)
    number = sum(path.is_file() for path in BASE.rglob("*"))
    assert told[:2] == [f"HEAD: {number} bestanden uitpakken", "HEAD lezen"]
    assert told[2] == "de bestanden zoals ze nu in de map staan lezen"


def test_two_revisions_say_nothing_of_files_that_are_not_committed(root):
    edit(root)
    assert changes(root, "main..HEAD") == (
        0, "## Wat er verandert\n\nVan `main` naar `HEAD`.\n\nEr is niets veranderd.\n", "",
    )  # fmt: skip


def test_nothing_is_checked_out_or_written(root):
    edit(root)
    save(root)
    before = {path: path.stat().st_mtime_ns for path in sorted(root.rglob("*"))}
    changes(root, "HEAD~1..HEAD")
    assert {path: path.stat().st_mtime_ns for path in sorted(root.rglob("*"))} == before


@pytest.mark.parametrize("inside", ["site", "een map/site"])
def test_a_project_in_a_folder_of_the_repository(tmp_path, inside):
    root = repository(tmp_path / "r", inside)
    edit(root)
    save(tmp_path / "r")
    (tmp_path / "r" / "anders.md").write_text("# Iets anders\n", "utf-8")
    code, told, _ = changes(root, "HEAD~1..HEAD")
    assert (code, TOLD in told.splitlines()) == (0, True)
    assert changes(root, "HEAD")[2] == ""


def test_settings_that_lie_above_the_project(tmp_path):
    root = repository(tmp_path / "r", "site")
    (root / "mkdocs.yml").rename(tmp_path / "r" / "algemeen.yml")
    (root / "mkdocs.yml").write_text("INHERIT: ../algemeen.yml\n", "utf-8")
    save(tmp_path / "r")
    edit(root)
    save(tmp_path / "r")
    assert TOLD in changes(root, "HEAD~1..HEAD")[1].splitlines()


def test_a_branch_of_another_name(tmp_path):
    root = repository(tmp_path / "r", branch="trunk")
    assert changes(root, "trunk..HEAD")[0] == 0
    assert changes(root, "main..HEAD") == (
        2, "", 'stadswijzer: de versie "main" bestaat niet; de tak van nu heet "trunk"\n',
    )  # fmt: skip


def test_a_branch_that_only_the_origin_has(tmp_path, root):
    git(tmp_path, "clone", "-q", str(root), "kopie")
    copy = tmp_path / "kopie"
    git(copy, "switch", "-q", "-c", "voorstel")
    git(copy, "branch", "-q", "-D", "main")
    code, _, said = changes(copy, "main..HEAD")
    assert (code, said) == (
        2, 'stadswijzer: de versie "main" bestaat niet; bedoel je "origin/main"?\n',
    )  # fmt: skip


def test_a_shallow_clone(tmp_path, root):
    save(root)
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "kopie")
    code, told, said = changes(tmp_path / "kopie", "HEAD~1..HEAD")
    assert (code, told) == (2, "")
    assert said.startswith(
        'stadswijzer: "HEAD~1" is hier niet te vinden, want deze kopie heeft maar een deel'
    )
    assert "fetch-depth: 0" in said
    assert said.count("\n") == 1


def test_no_git(root, tmp_path):
    code, told, said = changes(root, "main..HEAD", env={"PATH": str(tmp_path)})
    assert (code, told) == (2, "")
    assert said.startswith("stadswijzer: git is niet geïnstalleerd")
    assert said.count("\n") == 1


def test_no_repository(tmp_path):
    shutil.copytree(BASE, tmp_path / "los")
    code, told, said = changes(tmp_path / "los", "main..HEAD", env={"GIT_CEILING_DIRECTORIES": str(tmp_path)})
    assert (code, told) == (2, "")
    assert "hoort niet bij een git-repository" in said


def test_a_repository_without_a_commit(tmp_path):
    shutil.copytree(BASE, tmp_path / "leeg")
    git(tmp_path / "leeg", "init", "-q")
    assert changes(tmp_path / "leeg")[::2] == (
        2, "stadswijzer: deze repository heeft nog geen enkele vastgelegde versie (commit)\n",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["bestaatniet", "--help-me", "-x", "$(id)", "main; ls", "a b"])
def test_a_name_is_never_an_option_or_a_command(root, name):
    code, told, said = changes(root, f"{name}..HEAD") if name[0] != "-" else changes(root, f"main..{name}")
    assert (code, told) == (2, "")
    assert said.startswith(f'stadswijzer: de versie "{name}" bestaat niet')


def test_a_version_without_the_project(root):
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.unlink()
    save(root)
    settings.write_text(text, "utf-8")
    save(root)
    assert changes(root, "HEAD~1..HEAD")[::2] == (
        2, 'stadswijzer: in de versie "HEAD~1" staat geen mkdocs.yml; daar is dus geen project om mee te vergelijken\n',
    )  # fmt: skip


def test_a_version_whose_settings_are_wrong(root):
    edit(root, "plugins: [stadswijzer]", "plugins: [search]", "mkdocs.yml")
    save(root)
    edit(root, "plugins: [search]", "plugins: [stadswijzer]", "mkdocs.yml")
    code, told, said = changes(root, "HEAD")
    assert (code, told) == (2, "")
    assert said.startswith('stadswijzer: in de versie "HEAD": mkdocs.yml does not name the plugin')


def test_a_version_with_a_mistake_still_tells_what_can_be_told(root):
    edit(root, "title: Sensornetwerk", "title: [", PLAN)
    edit(root, "title: Open data", "title: Open gegevens", "docs/begrippen/open-data.yml")
    save(root)
    code, told, _ = changes(root, "HEAD~1..HEAD")
    assert code == 2
    assert '- **Open gegevens** (begrip): heet nu zo; was "Open data"' in told
    assert "In de nieuwe versie (HEAD) staat 1 fout: roadmap/activiteiten/sensornetwerk.yml, regel" in told
    assert "vervallen" not in told
    edit(root, "status: running", "status: rnning", PLAN)
    edit(root, "title: [", "title: Sensornetwerk", PLAN)
    code, told, _ = changes(root, "HEAD~1")
    assert code == 2
    assert 'Het veld "status" van roadmap/activiteiten/sensornetwerk.yml kon in één' in told


def test_what_was_wrong_before_does_not_stop_what_mends_it(root):
    """Else a proposal that mends a broken main could never pass."""
    edit(root, "status: running", "status: rnning", PLAN)
    save(root)
    edit(root, "status: rnning", PAUSED, PLAN)
    edit(root, "title: Open data", "title: Open gegevens", "docs/begrippen/open-data.yml")
    save(root)
    code, told, _ = changes(root, "HEAD~1..HEAD")
    assert code == 0
    assert f"In de oude versie (HEAD\\~1) staat 1 fout: {PLAN}, regel" in told
    assert 'heet nu zo; was "Open data"' in told
    edit(root, "end: 2022-Q4", "end: 2023-Q4", PLAN)
    code, told, _ = changes(root, "HEAD~1")
    assert (code, "Dit kan zo niet" in told) == (1, True)


def test_links_of_a_version_lead_nowhere_outside_it(root, tmp_path):
    secret = tmp_path / "geheim.yml"
    secret.write_text((BASE / "docs/begrippen/open-data.yml").read_text("utf-8"), "utf-8")
    (root / "docs/begrippen/geheim.yml").symlink_to(secret)
    save(root)
    code, told, _ = changes(root, "HEAD~1..HEAD")
    assert code == 2
    assert "In de nieuwe versie (HEAD) staat 1 fout: docs/begrippen/geheim.yml" in told
    assert "begrip): nieuw" not in told


@pytest.mark.parametrize("path", ["../buiten.yml", "/etc/buiten.yml", "docs/../../buiten.yml", ".git/config"])
def test_a_tree_made_to_hurt_is_not_unpacked_outside_its_folder(path):
    assert not Repository._is_safe(path)
    assert Repository._is_safe("docs/begrippen/open..data.yml")
