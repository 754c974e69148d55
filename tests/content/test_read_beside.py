"""Half of the files read by a copy of the process: the same outcome as alone, whatever is wrong with them.

In a process of its own: nothing is shared where another thread runs, and the tests' own has some.
"""

import os
import sys

import programs
from made_up import write

SCRIPT = """
import os, sys
from pathlib import Path
from stadswijzer.checks.validation import validate
from stadswijzer.content import kept_entries, loader, read_beside
from stadswijzer.content.project import read_project
from stadswijzer.language.problems import as_text

def read(folder, share):
    loader._HELD.clear(), loader._entry.cache_clear(), kept_entries.kept_entries.cache_clear()
    read_beside.may_share, read_beside.ENOUGH = lambda: share, 20
    copies, fork = [], os.fork
    os.fork = lambda: copies.append(fork()) or copies[-1]
    checked = validate(read_project(Path(folder)))
    os.fork = fork
    entries = [(e.path, e.title, e.address, e.data.at("title").start, len(e.texts)) for e in checked.library]
    return as_text(checked.problems, checked.library.words, checked.line), entries, len(copies)

alone, shared = read(sys.argv[1], False), read(sys.argv[2], True)
print(alone[:2] == shared[:2], alone[2], shared[2], len(shared[1]), shared[0].count(".yml:"))
"""


def read_both(tmp_path):
    """What two projects say that are the same: the first is read alone, the other by two processes."""
    done = programs.run(sys.executable, "-c", SCRIPT, tmp_path / "a", tmp_path / "b", cwd=tmp_path)
    return done.stdout.split() or done.stderr


def test_two_processes_read_what_one_reads(tmp_path):
    for name in ("a", "b"):
        write(tmp_path / name, 40)
        (tmp_path / name / ".stadswijzer").mkdir()
        for file, old, new in (
            ("docs/begrippen/begrip-00001", "title:", "titel:"),
            ("docs/voorbeelden/voorbeeld-00003", "title:", "titel:"),
            ("docs/voorbeelden/voorbeeld-00002", "summary: ", "summary: 'Bel 043-3505050.' #"),
        ):
            path = tmp_path / name / f"{file}.yml"
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        os.mkfifo(tmp_path / name / "docs/begrippen/zzz.yml")
    said = read_both(tmp_path)
    assert said[:3] == ["True", "0", "1"], said
    entries, problems = map(int, said[3:])
    assert entries > 30
    assert problems >= 4
