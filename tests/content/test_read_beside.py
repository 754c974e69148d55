"""Half of the files read by a copy of the process: the same outcome as alone, whatever is wrong with them.

In a process of its own: nothing is shared where another thread runs, and the tests' own has some.
"""

import os
import sys

import programs
import pytest
from made_up import write

SCRIPT = """
import os, sys
from pathlib import Path
from stadswijzer.checks import validation
from stadswijzer.content import kept_entries, loader, read_beside
from stadswijzer.content.project import read_project
from stadswijzer.language.problems import as_text

def read(folder, share):
    loader._HELD.clear(), loader._entry.cache_clear(), kept_entries.kept_entries.cache_clear()
    for each in (read_beside, validation):
        each.may_share, each.ENOUGH = lambda: share, 20
    copies, fork = [], os.fork
    os.fork = lambda: copies.append(fork()) or copies[-1]
    checked = validation.validate(read_project(Path(folder)))
    os.fork = fork
    entries = [(e.path, e.title, e.address, e.data.at("title").start, len(e.texts)) for e in checked.library]
    return as_text(checked.problems, checked.library.words, checked.line), entries, len(copies)

alone, shared = read(sys.argv[1], False), read(sys.argv[2], True)
print(alone[:2] == shared[:2], alone[2], shared[2], len(shared[1]), shared[0].count(".yml:"))
print(*("too-long-for-paper" in each[0] for each in (alone, shared)))
"""


def read_both(tmp_path):
    """What two projects say that are the same: the first is read alone, the other by two processes."""
    done = programs.run(sys.executable, "-c", SCRIPT, tmp_path / "a", tmp_path / "b", cwd=tmp_path)
    return done.stdout.split() or done.stderr


def edit(tmp_path, file, old, new):
    """Writes something else in a file of both projects."""
    for name in ("a", "b"):
        path = next((tmp_path / name).rglob(f"{file}.yml"))
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.fixture
def both(tmp_path):
    for name in ("a", "b"):
        write(tmp_path / name, 40)
        (tmp_path / name / ".stadswijzer").mkdir()
    return tmp_path


def test_two_processes_read_what_one_reads(both):
    edit(both, "begrip-00001", "title:", "titel:")
    edit(both, "voorbeeld-00003", "title:", "titel:")
    edit(both, "voorbeeld-00002", "summary: ", "summary: 'Bel 043-3505050.' #")
    for name in ("a", "b"):
        os.mkfifo(both / name / "docs/begrippen/zzz.yml")
    said = read_both(both)
    assert said[:3] == ["True", "0", "1"], said
    entries, problems = map(int, said[3:5])
    assert entries > 30
    assert problems >= 4


def test_two_processes_say_of_paper_what_one_says(both):
    edit(both, "activiteit-00000", "intended_effect: ", "intended_effect: " + "De stad meet meer. " * 120)
    edit(both, "begrip-00001", "summary: ", "summary: 'Bel 043-3505050.' #")
    said = read_both(both)
    assert said[:3] == ["True", "0", "2"], said
    assert said[5:] == ["True", "True"]
