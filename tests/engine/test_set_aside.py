"""What is set aside until it is wanted: given back as it was, by whoever made it, also where no file can be."""

import errno
import os
import sys
import tempfile
import textwrap

import made_up
import programs

from stadswijzer.engine.set_aside import Aside, Place


def test_it_gives_back_what_it_got():
    aside = Aside()
    made = [("één", [1]), ("", []), ("x" * 100_000, ["é"])]
    held = [aside.put(each) for each in made]
    assert all(isinstance(each, Place) for each in held)
    assert [aside.get(each) for each in reversed(held)] == [*reversed(made)]


def test_copies_write_in_it_at_once_and_nothing_is_mixed(tmp_path):
    program = """
    import os; os.sched_getaffinity = lambda _: {0, 1, 2}
    from stadswijzer.engine.processes import shared
    from stadswijzer.engine.set_aside import Aside, Place
    aside, makers = Aside(), set()
    found = shared(range(2000), lambda n: (os.getpid(), aside.put(f"{n}," * (n % 97 * 40))))
    right = [isinstance(held, Place) and aside.get(held) == f"{n}," * (n % 97 * 40) for n, (_, held) in found]
    print(len(right), all(right), len({maker for _, (maker, _) in found}) > 1)
    """
    done = programs.run(sys.executable, "-c", textwrap.dedent(program), cwd=tmp_path)
    assert done.stdout.split() == ["2000", "True", "True"], done.stderr


def test_without_a_file_and_on_a_full_disk_it_stays_in_memory(monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "full")

    aside, made = Aside(), ("html", ["heading"])
    monkeypatch.setattr(os, "pwrite", full)
    assert aside.get(aside.put(made)) is made
    monkeypatch.undo()
    assert isinstance(aside.put(made), Place), "the lock was let go"
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    alone = Aside()
    assert alone.get(alone.put(made)) is made


def test_no_page_that_waits_is_held_in_memory(tmp_path):
    """Neither what copies made nor what this process did, and MkDocs is not asked to make any."""
    program = """
    import os; os.sched_getaffinity = lambda _: {0, 1, 2}
    from pathlib import Path
    from stadswijzer.engine import build, making, processes, written_ahead
    from stadswijzer.engine.set_aside import Place

    processes.ENOUGH_PAGES = 2
    make, write = making.Making.make, written_ahead.Ahead.write

    def made(it):
        make(it)
        held = [sheet.made.args[0] for sheet in it.sheets if sheet.made]
        print(len(held) > 1, all(isinstance(each, Place) for each in held))

    def written(it):
        pages = [file.page for file in it.files if file.page]
        print(not [page for page in pages if page.content and not page.sheet.intro])
        found = write(it)
        print(not [page for page in pages if page.sheet.anchors and not page.sheet.intro])
        print(any(each.anchors for each in found))
        return found

    making.Making.make, written_ahead.Ahead.write = made, written
    build.build(Path.cwd(), papers=False)
    """
    made_up.write(tmp_path, 60)
    done = programs.run(sys.executable, "-c", textwrap.dedent(program), cwd=tmp_path)
    assert done.stdout.split() == ["True"] * 5, done.stderr
