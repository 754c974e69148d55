"""Every command means the same by `--project`, and ends alike when it could not run."""

import re

import click
import pytest
from click.testing import CliRunner

from stadswijzer.cli.main import main
from stadswijzer.cli.shared import PROJECT


def commands(group, name=()):
    for word in group.list_commands(None):
        command = group.get_command(None, word)
        if isinstance(command, click.Group):
            yield from commands(command, (*name, word))
        else:
            yield (*name, word), command


COMMANDS = dict(commands(main))
ASKED = {
    ("rename",): ["a", "b"],
    ("new",): ["begrip", "naam"],
    ("schema",): ["--ids"],
    ("survey", "import"): ["antwoorden.csv", "--round", "2021-voorjaar", "--dry-run"],
}
"""What a command asks beside its options."""


@pytest.fixture
def outcome(tmp_path, monkeypatch):
    """What a command says in a folder that is no project, or whose settings cannot be read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "antwoorden.csv").write_text("Vraag\nJa\n", "utf-8")

    def run(name, settings):
        (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
        return CliRunner().invoke(main, [*name, *ASKED.get(name, ()), "--project", str(tmp_path)])

    return run


@pytest.mark.parametrize("name", COMMANDS, ids=" ".join)
def test_each_has_the_same_project(name):
    @PROJECT
    def nothing():
        pass

    (same,) = (each for each in click.command()(nothing).params if each.name == "root")
    (own,) = (each for each in COMMANDS[name].params if each.name == "root")
    assert own.to_info_dict() == same.to_info_dict()


@pytest.mark.parametrize("name", COMMANDS, ids=" ".join)
def test_each_ends_with_a_sentence_when_the_project_cannot_be_read(outcome, name):
    ended = outcome(name, "plugins: [stadswijzer]\n")  # it has no name
    assert ended.exit_code == 2, ended.output
    assert re.fullmatch(r"stadswijzer: .+\n", ended.stderr)


@pytest.mark.parametrize("name", [each for each in COMMANDS if each != ("init",)], ids=" ".join)
def test_each_ends_with_a_sentence_when_the_disk_refuses(outcome, name, monkeypatch):
    def refuses(*_, **__):
        raise PermissionError(13, "Permission denied", "docs")

    for module in ("main", "council", "files", "review", "survey"):
        for reader in ("read_project", "validate"):
            monkeypatch.setattr(f"stadswijzer.cli.{module}.{reader}", refuses, raising=False)
    monkeypatch.setattr("stadswijzer.content.project.read_project", refuses)  # loaded when it is asked
    monkeypatch.setattr("stadswijzer.changes.versions.two", refuses)
    monkeypatch.setattr("stadswijzer.engine.build.build", refuses)
    monkeypatch.setattr("stadswijzer.engine.serve.serve", refuses)
    ended = outcome(name, "plugins: [stadswijzer]\n")
    assert ended.exit_code == 2, ended.output
    assert ended.stderr.strip() == "stadswijzer: cannot read or write docs: Permission denied"


def test_a_project_that_cannot_be_begun_is_a_sentence_too(tmp_path):
    (tmp_path / "docs").write_text("a file")
    ended = CliRunner().invoke(main, ["init", "--project", str(tmp_path)])
    assert ended.exit_code == 2, ended.output
    assert re.fullmatch(r"stadswijzer: cannot read or write .+docs.*: .+\n", ended.stderr)
    assert [path.name for path in tmp_path.iterdir()] == ["docs"], "all of it or nothing"
