"""Who looks at which file: CODEOWNERS for both forges, from the owners of the entries."""

import pytest
from click.testing import CliRunner
from folders import ROOT

from stadswijzer.cli.main import main

CONCEPT = "docs/begrippen/digital-twin.yml"
PLAN = "roadmap/activiteiten/sensornetwerk.yml"
SETTINGS = "organisation: '@gemeente'\nteams:\n  Team Verkeer: '@gemeente/verkeer'\n"
OWNED = {CONCEPT: "owner: Adviseur slimme stad\n", PLAN: "owner: Team Verkeer\n", "docs/themas/data.yml": "owner: Team Verkeer\n"}  # fmt: skip


def owners(root, *options):
    done = CliRunner().invoke(main, ["owners", "--project", str(root), *options])
    return done.exit_code, done.stdout, done.stderr


def write(site, settings=SETTINGS, files=OWNED):
    root = site(files).root
    (root / "owners.yml").write_text(settings, "utf-8")
    return root


def test_the_committed_files_are_current():
    assert owners(ROOT, "--check") == (0, "", "")


def test_what_each_forge_reads(site):
    root = write(site)
    assert owners(root)[0] == 0
    assert (root / ".github/CODEOWNERS").read_text("utf-8").splitlines()[1:] == [
        "",
        "# Adviseur slimme stad",
        f"/{CONCEPT} @gemeente/adviseur-slimme-stad",
        "",
        "# Team Verkeer",
        "/docs/themas/data.yml @gemeente/verkeer",
        f"/{PLAN} @gemeente/verkeer",
    ]
    assert (root / ".gitlab/CODEOWNERS").read_text("utf-8").splitlines()[1:] == [
        "",
        "[Adviseur slimme stad] @gemeente/adviseur-slimme-stad",
        f"/{CONCEPT}",
        "",
        "[Team Verkeer] @gemeente/verkeer",
        "/docs/themas/data.yml",
        f"/{PLAN}",
    ]


@pytest.mark.parametrize("path", [".github/CODEOWNERS", ".gitlab"])
def test_nothing_is_written_through_a_link(site, tmp_path, path):
    root, home = write(site), tmp_path / "kluis"
    home.mkdir()
    (home / "van-mij").write_text("van mij")
    link = root / path
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(home if path == ".gitlab" else home / "van-mij")
    done = CliRunner().invoke(main, ["owners", "--project", str(root)])
    assert (done.exit_code, f"{path} is a symbolic link" in done.output) == (2, True), done.output
    assert [each.read_text() for each in home.iterdir()] == ["van mij"]


def test_a_file_that_is_not_current_is_told_and_made_anew(site):
    root = write(site)
    code, told, _ = owners(root, "--check")
    assert (code, told.count("is niet actueel; voer uit: make owners")) == (1, 2)
    assert not (root / ".github").exists()
    owners(root)
    assert owners(root, "--check") == (0, "", "")
    (root / CONCEPT).write_text((root / CONCEPT).read_text("utf-8").replace("Adviseur", "Regisseur"), "utf-8")
    assert owners(root, "--check")[0] == 1
    assert owners(root)[1].count("geschreven") == 2
    assert owners(root) == (0, "", "")


def test_a_project_in_a_folder_of_the_repository(site, tmp_path):
    root = write(site)
    assert owners(root, "--output", str(root.parent))[0] == 0
    text = (root.parent / ".github/CODEOWNERS").read_text("utf-8")
    assert f"/{root.name}/{CONCEPT} @gemeente/adviseur-slimme-stad" in text.splitlines()


def test_a_role_cannot_become_a_rule_of_its_own(site):
    root = write(site, files={CONCEPT: 'owner: "X] @kwaad/team [Y"\n'})
    owners(root)
    lines = (root / ".gitlab/CODEOWNERS").read_text("utf-8").splitlines()[2:]
    assert lines == ["[X) @kwaad/team (Y] @gemeente/x-kwaadteam-y", f"/{CONCEPT}"]


def test_without_settings_it_says_what_to_write(site):
    code, told, said = owners(site(OWNED).root)
    assert (code, told) == (2, "")
    assert said.startswith(
        'stadswijzer: er is geen owners.yml. Zet daarin: organisation: "@jouw-organisatie"'
    )


def test_a_mistake_in_the_settings_is_told_at_its_place(site):
    root = write(site, SETTINGS + "  Team Beheer: gemeente/beheer\n")
    code, told, said = owners(root)
    assert (code, told) == (1, "")
    assert said.startswith("owners.yml:4:16: error[not-allowed]")
    assert not (root / ".github").exists()
    assert owners(write(site, "teams: {}\n"))[2].startswith("owners.yml:1:1: error[missing-field]")


def test_a_role_of_which_no_team_can_be_made_is_told(site):
    """A line with `@gemeente/` would be an error on the forge, and nobody would look."""
    path = "docs/begrippen/digital-twin.yml"
    root = write(site, files={path: 'owner: "مدينة"\n'})
    code, told, said = owners(root)
    assert (code, told) == (2, "")
    assert said.startswith(f'stadswijzer: {path}: van de rol "مدينة" is geen naam van een team te maken.')
    assert not (root / ".github").exists()
    (root / "owners.yml").write_text(SETTINGS + "  مدينة: '@gemeente/stad'\n", "utf-8")
    assert owners(root)[0] == 0
