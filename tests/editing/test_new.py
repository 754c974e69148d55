"""`new`: a file with help above every field, where nothing is wrong but what is not filled in yet."""

import os
import pty
import re
import sys

import programs
import pytest
from click.testing import CliRunner
from folders import ROOT
from small_project import Site

from stadswijzer.__main__ import main as command
from stadswijzer.cli.main import main
from stadswijzer.content import kind_names
from stadswijzer.content.fields import Fields
from stadswijzer.content.model import KINDS
from stadswijzer.editing.format.file_text import formatted
from stadswijzer.editing.new import commented_file
from stadswijzer.editing.new.commented_file import starting_text
from stadswijzer.editing.new.place import kind_of, start, suggested, write
from stadswijzer.language.missing_word import MissingWordError
from stadswijzer.language.words import LANGUAGES, Words

KINDS_OF_MANY = [kind.name for kind in KINDS.values() if not kind.single]
UNFILLED = {"empty-value", "survey-safeguards", "concept-without-example"}
OF_THE_PROJECT = {
    "unknown-reference",
    "missing-file",
    "hours-not-taking-part",
    "wrong-kind",
    "same-day",
    "continues-later",
    "left-open",
    "withdrawn-results",  # in place of results, which are switched on too
}


def run(project, *options, **given):
    found = CliRunner().invoke(main, ["new", *options, "--project", str(project.root)], **given)
    assert not found.exception or isinstance(found.exception, SystemExit), found.exception
    return found.exit_code, found.output


def switched_on(text):
    """The same file with every field in use: the sign of a comment gone, an example where nothing stood."""
    found = []
    for paragraph in text.split("\n\n"):
        on = False
        for line in paragraph.splitlines():
            on = on or re.match(r"#[a-z_]+:", line) is not None
            found.append(line[1:] if on else line)
        found.append("")
    return "\n".join(found)


def filled(text):
    """What was empty filled in with the example above it."""
    found, example = [], ""
    for line in text.splitlines():
        if line.lstrip().startswith("# "):
            example += " " + line.strip(" #")
            found.append(line)
            continue
        if re.fullmatch(r"\s*(- )?[a-z_]+:", line):
            given = re.search(
                r"(?:Bijvoorbeeld: |For instance: )(.*)$|(?:Kies|Choose): (\w+)|(?:Er zijn|There are): ([\w-]+)",
                example,
            )
            if given:
                said = next(each for each in given.groups() if each)
                line += f" [{said}]" if "concepts:" in line else f" {said}"  # noqa: PLW2901
        found.append(line)
        example = ""
    return "\n".join(found) + "\n"


@pytest.fixture(scope="module", params=LANGUAGES)
def fresh(request, tmp_path_factory):
    """A project with one new file of each kind, and the text of each by its path."""
    project = Site(tmp_path_factory.mktemp("new"), {}, language=request.param, whole=False)
    checked, files = project.validate(), {}
    for kind in KINDS_OF_MANY:
        begun = start(checked, KINDS[kind], "iets-nieuws")
        write(checked.library.project, begun)
        files[begun.path] = (kind, begun.text)
    return project, files


def test_a_fresh_file_has_only_to_be_filled_in(fresh):
    project, files = fresh
    for path, (kind, text) in files.items():
        assert path.endswith("/iets-nieuws.yml")
        assert (project.root / path).read_text("utf-8") == text
        assert formatted(text, kind) == text
        assert all(re.search(rf"^#?{name}:", text, re.MULTILINE) for name in KINDS[kind].part.fields)
    problems = list(project.found())
    assert {problem.place.file for problem in problems} == set(files)
    assert {problem.code for problem in problems} <= UNFILLED, project.problems


def test_with_every_field_switched_on_nothing_is_wrong_of_shape(fresh):
    project, files = fresh
    for path, (kind, text) in files.items():
        whole = filled(switched_on(text))
        (project.root / path).write_text(whole, "utf-8")
        assert formatted(whole, kind).count("\n") == whole.count("\n")
    try:
        assert {problem.code for problem in project.found().errors} <= OF_THE_PROJECT, project.problems
    finally:
        for path, (_, text) in files.items():
            (project.root / path).write_text(text, "utf-8")


@pytest.mark.parametrize("kind", ["roadmap", "organisation"])
def test_what_there_is_one_of_is_begun_when_there_is_none(site, kind):
    project = site()
    assert run(project, kind)[0] == 2
    path = f"{Words('nl').folders[kind]}.yml"
    (project.root / path).unlink()
    assert run(project, kind)[0] == 0
    assert (
        (project.root / path)
        .read_text("utf-8")
        .startswith(f"# yaml-language-server: $schema=../.stadswijzer/schemas/{kind}.json\n")
    )


def test_the_schema_line_leads_to_the_schema(site):
    project = site()
    assert run(project, "activiteit", "nieuw")[0] == 0
    for path in ("roadmap/activiteiten/nieuw.yml",):
        file = project.root / path
        line = file.read_text("utf-8").splitlines()[0]
        assert (file.parent / line.partition("=")[2]).resolve().is_file(), line


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("begrip", "Slimme Stád!", 'Schrijf bijvoorbeeld "slimme-stad"'),
        ("begrip", "index", "kan geen naam zijn"),
        ("begrip", "../x", 'Schrijf bijvoorbeeld "x"'),
        ("begrip", "digital-twin", "bestaat al"),
        ("begrip", "oude-naam", 'oude naam van "nieuwe-naam"'),
        ("begripp", "x", 'Bedoel je "begrip"?'),
        ("afdeling", "x", "organisatie"),
        ("begrip", "", "Zeg hoe het bestand heet"),
        ("", "", "Zeg wat het wordt"),
    ],
)
def test_what_cannot_be_is_told_with_what_to_do(site, kind, name, told):
    files = {
        "docs/begrippen/digital-twin.yml": "title: T\n",
        "docs/begrippen/nieuwe-naam.yml": "title: T\naliases: [oude-naam]\n",
    }
    project = site(files)
    before = {path: path.read_bytes() for path in project.root.rglob("*.yml")}
    status, said = run(project, kind, name)
    assert (status, told in said) == (2, True), said
    assert {path: path.read_bytes() for path in project.root.rglob("*.yml")} == before


@pytest.mark.parametrize("word", ["begrip", "Begrippen", "concept", "concepts", "docs/begrippen"])
def test_a_kind_goes_by_any_of_its_words(word):
    assert kind_of(word, Words("nl")).name == "concept"


def test_the_command_says_what_to_do_next(site):
    project = site()
    status, said = run(project, "begrip", "nieuw")
    assert status == 0
    assert said.splitlines() == [
        "Gemaakt: docs/begrippen/nieuw.yml",
        "1. Open het bestand en vul in wat leeg is.",
        "2. Controleer het: stadswijzer check",
        "3. Bewaar het in git en stuur het in als voorstel (pull request).",
    ]


def test_at_a_terminal_it_asks(site, monkeypatch):
    project = site()
    monkeypatch.setattr("stadswijzer.cli.shared.at_terminal", lambda: True)
    status, said = run(project, input="voorbeeld\nDéze stad\n\n")
    assert status == 0, said
    assert "Gemaakt: docs/voorbeelden/deze-stad.yml" in said


def test_at_a_terminal_it_asks_again_and_says_why(site, monkeypatch):
    project = site()
    monkeypatch.setattr("stadswijzer.cli.shared.at_terminal", lambda: True)
    answers = ["begrp", "begrip", "Open data", "", "Iets", "Iets Anders", '"Slim" delen: hoe? ', ""]
    status, said = run(project, input="".join(f"{each}\n" for each in answers))
    assert status == 0, said
    for why in ('Bedoel je "begrip"?', "open-data.yml bestaat al", '"Iets Anders" kan geen naam zijn'):
        assert said.count(why) == 1
    made = (project.root / "docs/begrippen/slim-delen-hoe.yml").read_text("utf-8")
    assert """title: '"Slim" delen: hoe?'""" in made  # as it was called, not as the file is


def test_who_stops_made_nothing(site, monkeypatch):
    project = site()
    monkeypatch.setattr("stadswijzer.cli.shared.at_terminal", lambda: True)
    status, said = run(project, input="begrip\nNieuw\n")
    assert status == 2
    assert "Gestopt. Er is niets gemaakt.\n" in said
    assert not (project.root / "docs/begrippen/nieuw.yml").exists()


def test_it_can_be_stopped_while_it_begins(monkeypatch):
    class Stop:
        def find_spec(self, name, *_):
            if name == "stadswijzer.cli.main":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "stadswijzer.cli.main")
    monkeypatch.setattr(sys, "meta_path", [Stop(), *sys.meta_path])
    with pytest.raises(SystemExit, match="130"):
        command()


STOPPED_AT = """
import os, signal, sys
from stadswijzer.__main__ import main
class Stop:
    def find_spec(self, name, *_):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Stop())
for name in [each for each in sys.modules if each.startswith("stadswijzer.editing.rename")]:
    del sys.modules[name]
sys.argv = ["stadswijzer", "rename", "begrippen/x", "y"]
main()
"""


@pytest.mark.parametrize("name", ["stadswijzer.cli.main", "click", "stadswijzer.editing.rename.renaming"])
def test_ctrl_c_ends_a_command_without_a_word(site, name):
    """While it is loaded, and while it works."""
    stopped = programs.run(sys.executable, "-c", STOPPED_AT.format(name=name), cwd=site().root)
    assert (stopped.returncode, stopped.stdout, stopped.stderr) == (130, "", "")


def test_a_real_terminal_is_asked(site):
    project = site()
    ours, theirs = pty.openpty()
    command = (programs.BIN / "stadswijzer", "new")
    with programs.start(*command, cwd=project.root, stdin=theirs, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        said = ""
        answers = {"Wat wordt het: ": "begrip", "Hoe noem je het: ": "Deelfiets", "[deelfiets]: ": ""}
        for question, answer in answers.items():
            while question not in said:
                said += os.read(ours, 4096).decode()
            os.write(ours, f"{answer}\n".encode())
        assert running.wait(60) == 0
    os.close(ours)
    assert "title: Deelfiets\n" in (project.root / "docs/begrippen/deelfiets.yml").read_text("utf-8")


def test_existing_names_are_offered(site):
    project = site()
    assert run(project, "voorbeeld", "nieuw")[0] == 0
    text = (project.root / "docs/voorbeelden/nieuw.yml").read_text("utf-8")
    assert re.search(r"# Het thema[^\n]*\n?[^\n]* Er\s(?:# )?zijn:[\w,\s#-]*data", text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_stands_in_the_hand_of_format(kind):
    text = starting_text(KINDS[kind], Words("nl"))
    assert formatted(text, kind) == text
    assert "None" not in text


def test_a_kind_that_people_have_no_word_for_is_told_with_the_file_that_wants_it(monkeypatch):
    monkeypatch.setattr(kind_names, "KINDS", {**KINDS, "partner": KINDS["talk"]})
    with pytest.raises(MissingWordError, match=r'"files_kinds\.partner" in locale/nl/files\.yml'):
        kind_of("partner", Words("nl"))


def may_name_a_concept(value):
    return getattr(value, "kind", "") == "concept" or any(map(may_name_a_concept, value.inner()))


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_without_an_example_takes_a_name_that_there_is_or_stands_empty(kind, monkeypatch):
    monkeypatch.setattr(commented_file, "example_of", lambda *_: None)
    named = starting_text(KINDS[kind], Words("nl"), title="Zonder", names={"concept": ["open-data"]})
    assert "None" not in named
    assert ("open-data" in named) == may_name_a_concept(Fields(KINDS[kind].part))


def test_a_name_becomes_an_id():
    assert [suggested(each) for each in ("Zo'n Café’s", "index", "…", "A  b")] == ["zon-cafes", "", "", "a-b"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("begrip", "deelmobiliteit"),
        ("begrip", "l'été"),
        ('x"; echo weg; "', "`echo weg`"),
        ("begrip", ""),
        ("", "deelmobiliteit"),
    ],
)
def test_the_target_of_make_passes_both_on_as_they_are(tmp_path, kind, name):
    """A name as people type it is no command of the shell."""
    said = tmp_path / "stadswijzer"
    said.write_text("#!/bin/sh\nprintf '<%s>' \"$@\"\n", "utf-8")
    said.chmod(0o755)
    asked = (f"BIN={tmp_path}", f"kind={kind}", f"name={name}")
    done = programs.run("make", "--silent", "-o", "setup", "new", *asked, cwd=ROOT, check=True)
    assert done.stdout == "".join(f"<{each}>" for each in ("new", kind, name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_file_of_a_project_can_be_begun(tmp_path, language):
    """A project is a folder with one kind of content; who has none yet begins here."""
    settings = f"site_name: Ergens\ntheme: {{name: material, language: {language}}}\nplugins: [stadswijzer]\n"
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    found = CliRunner().invoke(main, ["new", "concept", "deelmobiliteit", "--project", str(tmp_path)])
    assert found.exit_code == 0, found.output
    assert (tmp_path / Words(language).folders["concept"] / "deelmobiliteit.yml").is_file()
