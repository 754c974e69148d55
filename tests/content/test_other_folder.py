"""Pages in a folder of another name, in a project that is a folder of its repository: what is said is where it is."""

import json

import pytest
from click.testing import CliRunner
from git_repository import edit, git, repository, save

from stadswijzer.checks.validation import validate
from stadswijzer.cli.main import main
from stadswijzer.content.project import read_project
from stadswijzer.editing.form import data
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.pages.listings import pages

CONCEPT = "inhoud/begrippen/digital-twin.yml"


@pytest.fixture
def root(tmp_path):
    """The base project in `gids/` of a repository, its pages in `gids/inhoud/`."""
    project = repository(tmp_path / "r", "gids")
    (project / "docs").rename(project / "inhoud")
    (project / "mkdocs.yml").write_text(
        (project / "mkdocs.yml").read_text("utf-8") + "docs_dir: inhoud\n", "utf-8"
    )
    save(tmp_path / "r")
    return project


def run(root, command, *options, status=0):
    done = CliRunner().invoke(main, [command, *options, "--project", str(root)])
    assert done.exit_code == status, done.output
    assert "docs/" not in done.output.replace("https://docs.", ""), done.output
    return done.output


def begin(root, line, path=CONCEPT):
    """A line on top of the concept."""
    (root / path).write_text(f"{line}\n{(root / path).read_text('utf-8')}", "utf-8")


def test_check_names_the_file_as_it_is(root):
    edit(root, "theme: ", "them: ", CONCEPT)
    text = (root / CONCEPT).read_text("utf-8")
    line = text[: text.index("them:")].count("\n") + 1
    assert run(root, "check", status=1).startswith(f"{CONCEPT}:1:1: error[missing-field]")
    assert f"{CONCEPT}:{line}:1: error[unknown-field]" in run(root, "check", status=1)
    assert {each["file"] for each in json.loads(run(root, "check", "--format", "json", status=1))} == {
        CONCEPT
    }


def test_an_annotation_names_it_from_the_top_of_the_repository(root):
    edit(root, "theme: ", "them: ", CONCEPT)
    said = run(root, "check", "--format", "github", status=1)
    assert said.count(f"::error file=gids/{CONCEPT},line=") == 2
    report = json.loads(run(root, "check", "--format", "gitlab", status=1))
    assert {each["location"]["path"] for each in report} == {f"gids/{CONCEPT}"}
    edit(root, "lead: verkeer", "lead: vervoer")
    assert "file=gids/roadmap/activiteiten/sensornetwerk.yml," in run(
        root, "check", "--format", "github", status=1
    )


def test_a_place_that_a_message_tells_is_where_it_is(root):
    (root / "inhoud/begripen").mkdir()
    (root / "inhoud/begripen/nieuw.yml").write_text("title: Nieuw\n", "utf-8")
    (root / "inhoud/begrippen/digital-twin.md").write_text("# Ook\n", "utf-8")
    (root / "inhoud/lijst.csv").write_text("a\n", "utf-8")
    begin(root, 'body: "[lijst](../lijst.csv)"')
    said = run(root, "check", status=1)
    assert "bedoel je inhoud/begrippen/nieuw.yml?" in said
    assert f"het adres /begrippen/digital-twin/ is al van {CONCEPT}" in said
    assert "inhoud/bestanden/" in said


def test_without_entries_the_folders_of_this_project_are_named(root):
    for folder in ("inhoud", "roadmap"):
        for each in (root / folder).iterdir():
            each.rename(root / each.name)
    assert "inhoud/begrippen" in run(root, "check", status=2)


def test_changes_names_it_as_it_is(root):
    (root / CONCEPT).rename(root / "inhoud/begrippen/tweeling.yml")
    said = run(root, "changes", status=1)
    assert f"`{CONCEPT}:1`" in said
    assert "zet in inhoud/begrippen/tweeling.yml: aliases" in said
    data = json.loads(run(root, "changes", "--format", "json", status=1).partition("\n")[2])
    assert [each["file"] for each in data["broken"]] == [CONCEPT]
    assert [each["values"]["file"] for each in data["notices"]] == ["inhoud/kennispeiling/2019-najaar.yml"]


def test_changes_since_the_pages_had_another_folder_sees_no_change(root):
    git(root, "mv", "inhoud", "paginas")
    edit(root, "docs_dir: inhoud", "docs_dir: paginas", "mkdocs.yml")
    assert "Er is niets veranderd" in run(root, "changes")


def test_format_names_it_and_takes_it(root):
    text = (root / CONCEPT).read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    (root / CONCEPT).write_text(text.replace(f"{title}\n", "") + f"{title}\n", "utf-8")
    assert f"Zou veranderen: {CONCEPT}" in run(root, "format", "--check", status=1)
    assert f"Opgemaakt: {CONCEPT}" in run(root, "format", str(root / CONCEPT))
    (root / CONCEPT).write_text("title: [\n", "utf-8")
    assert f"{CONCEPT}:2:1: " in run(root, "format", status=1)


def test_rename_names_it_and_takes_a_file(root):
    said = run(root, "rename", CONCEPT, "inhoud/begrippen/tweeling.yml")
    assert "inhoud/begrippen/tweeling.yml" in said
    assert (root / "inhoud/begrippen/tweeling.yml").is_file()
    assert run(root, "check").endswith("0 fouten, 0 waarschuwingen\n")


@pytest.mark.parametrize(
    ("at", "old", "new"),
    [
        ("", f"gids/{CONCEPT}", "gids/inhoud/begrippen/tweeling.yml"),
        ("gids/inhoud/begrippen", "digital-twin.yml", "tweeling.yml"),
        ("gids/inhoud", "../inhoud/begrippen/digital-twin.yml", "tweeling"),
        ("gids/inhoud", CONCEPT, "inhoud/begrippen/tweeling.yml"),  # from the project, wherever one stands
    ],
)
def test_rename_takes_a_file_from_where_one_stands(root, monkeypatch, at, old, new):
    monkeypatch.chdir(root.parent / at)
    run(root, "rename", old, new)
    assert (root / "inhoud/begrippen/tweeling.yml").is_file()


def test_new_names_it_and_its_schema_is_where_the_file_says(root):
    assert "Gemaakt: inhoud/begrippen/deelmobiliteit.yml" in run(root, "new", "begrip", "deelmobiliteit")
    made = root / "inhoud/begrippen/deelmobiliteit.yml"
    schema = made.read_text("utf-8").splitlines()[0].partition("$schema=")[2]
    assert (made.parent / schema).resolve() == root / ".stadswijzer/schemas/concept.json"
    assert "inhoud/begrippen/deelmobiliteit.yml bestaat al" in run(
        root, "new", "begrip", "deelmobiliteit", status=2
    )


@pytest.mark.parametrize("name", ["../inhoud", "inhoud/paginas"])
def test_the_schema_is_found_wherever_the_pages_are(root, name):
    (root / "inhoud").rename(root / "tijdelijk")
    (root / name).parent.mkdir(exist_ok=True)
    (root / "tijdelijk").rename(root / name)
    edit(root, "docs_dir: inhoud", f"docs_dir: {name}", "mkdocs.yml")
    site = Site(validate(read_project(root)).links, Frame("Gids"))
    sheet = next(each for each in pages(site) if each.address == "over/meewerken/")
    places = {}
    for kind, given, folder in (
        ("concept", "begrip", f"{name}/begrippen"),
        ("path", "leerpad", f"{name}/leerpaden"),
    ):
        run(root, "new", given, "nieuw")
        line = (root / folder / "nieuw.yml").read_text("utf-8").splitlines()[0]
        places[kind] = (root / folder / line.partition("$schema=")[2]).resolve()
        assert line in sheet.html
    assert places == {kind: root / f".stadswijzer/schemas/{kind}.json" for kind in places}


def test_owners_go_to_the_top_of_the_repository(root):
    (root / "inhoud").rename(root.parent / "inhoud")
    edit(root, "docs_dir: inhoud", "docs_dir: ../inhoud", "mkdocs.yml")
    begin(root, "owner: Team Data", "../" + CONCEPT)
    (root / "owners.yml").write_text('organisation: "@proefstad"\n', "utf-8")
    run(root, "owners")
    said = (root.parent / ".github/CODEOWNERS").read_text("utf-8")
    assert f"/{CONCEPT} @proefstad/team-data" in said


def test_owners_names_it_from_the_top(root):
    begin(root, "owner: Team Data")
    (root / "owners.yml").write_text('organisation: "@proefstad"\n', "utf-8")
    run(root, "owners", "--output", str(root.parent))
    said = (root.parent / ".github/CODEOWNERS").read_text("utf-8")
    assert f"/gids/{CONCEPT} @proefstad/team-data" in said


def test_pages_and_the_form_name_it(root):
    frame = Frame("Gids", repo_url="https://github.com/proefstad/gids", edit_uri="edit/main/gids/inhoud/")
    site = Site(validate(read_project(root)).links, frame)
    found = data(site)
    assert found["forge"]["prefix"] == "gids/"
    assert [each["folder"] for each in found["kinds"]][:1] == ["inhoud/begrippen"]
    for sheet in pages(site):
        if sheet.address in ("begrippen/digital-twin/", "over/meewerken/"):
            assert "inhoud/begrippen" in sheet.html
            assert "docs/" not in sheet.html
