"""A copy of the process reads the entries while code is loaded: what it read is as good as what is read now.

In a process of its own: no copy is made where another thread runs, and the tests' own has some.
"""

import sys

import programs

SCRIPT = """
import sys
from pathlib import Path
from stadswijzer.content import kept_entries, loader
from stadswijzer.content.project import read_project
from stadswijzer.engine import reading_ahead
root = Path(sys.argv[1])
parsed = []
parse = loader.read_mapping
loader.read_mapping = lambda *given: parsed.append(given[0].path) or parse(*given)
if sys.argv[2] == "failing":
    reading_ahead.read_entries = lambda project: 1 / 0
with reading_ahead.reading(root) as is_new:
    pass
library, problems, _ = loader.load(read_project(root))
print(is_new, len(parsed), [problem.code for problem in problems])
print([(entry.path, entry.title, entry.data.at("title").start) for entry in library])
"""


def run(project, how):
    done = programs.run(sys.executable, "-c", SCRIPT, str(project.root), how, cwd=project.root)
    assert done.stdout, done.stderr
    return done.stdout.splitlines()


def test_what_a_copy_read_is_not_parsed_again_and_reads_the_same(site):
    project = site({"docs/begrippen/fout.yml": "title: Fout\nsumary: Een veld dat er niet is.\n"})
    (ahead, entries), (again, same) = run(project, "whole"), run(project, "whole")
    assert ahead == "True 1 ['unknown-field']", "the file with a mistake, of which the place must be told"
    assert again == "False 1 ['unknown-field']", "it is kept, so that no copy need read"
    assert entries == same


def test_a_copy_that_fails_costs_nothing_but_its_work(site):
    project = site({})
    said, entries = run(project, "failing")
    assert said.startswith("True ")
    assert int(said.split()[1]) > 0, "all is read by the process itself"
    assert run(project, "whole")[1] == entries
