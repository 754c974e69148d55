"""A file of content comes whole or not at all, whichever command writes it."""

import errno
import os

import pytest
from click.testing import CliRunner

from stadswijzer.cli.main import main
from stadswijzer.content.project import ProjectError, read_project
from stadswijzer.editing import atomic_write
from stadswijzer.editing.atomic_write import write_new
from stadswijzer.editing.survey import round_file


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def full_disk(monkeypatch):
    def refuses(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic_write, "_link", refuses)


def test_a_new_entry_on_a_full_disk_leaves_nothing(site, full_disk):
    root = site().root
    before = files(root)
    ended = CliRunner().invoke(main, ["new", "begrip", "deelmobiliteit", "--project", str(root)])
    assert (ended.exit_code, files(root)) == (2, before)
    assert "No space left" in ended.stderr


def test_a_new_round_on_a_full_disk_leaves_nothing(site, full_disk):
    project = read_project(site().root)
    before = files(project.root)
    with pytest.raises(ProjectError, match="No space left"):
        round_file.place(project, "2021-voorjaar", "title: x\n", force=False)
    assert files(project.root) == before


@pytest.mark.parametrize("has_hard_links", [True, False])
def test_a_file_that_is_there_stays(tmp_path, monkeypatch, has_hard_links):
    def unknown(*_):
        raise OSError(errno.EPERM, "Operation not permitted")

    if not has_hard_links:
        monkeypatch.setattr(os, "link", unknown)
    path = tmp_path / "map" / "een.yml"
    assert write_new(path, b"een")
    assert not write_new(path, b"twee")
    assert files(tmp_path) == {path: b"een"}
    assert write_new(path, b"drie", over=True)
    assert files(tmp_path) == {path: b"drie"}
    assert path.stat().st_mode & 0o777 == 0o644
