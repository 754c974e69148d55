"""Work shared by processes: the same outcome as alone, nothing lost with a process that dies, nobody left behind.

In a process of its own each time: work is shared only where no other thread runs, and the tests' own has some.
"""

import signal
import sys
import textwrap

import programs
from site_checks import Built

ALL_CORES = "import os; os.sched_getaffinity = lambda _: {0, 1, 2}"


def run(script, cwd):
    """What a script says; it begins with three workers, however few cores there are."""
    program = f"{ALL_CORES}\nfrom stadswijzer.engine import processes as workers\n{textwrap.dedent(script)}"
    done = programs.run(sys.executable, "-c", program, cwd=cwd)
    return done.stdout.strip() or done.stderr


def test_every_item_is_made_once(tmp_path):
    said = run(
        """
        found = workers.shared(range(1000), lambda item: item * 2, lambda: print("meanwhile", flush=True))
        print(sorted(found) == [(item, item * 2) for item in range(1000)])
        """,
        tmp_path,
    )
    assert said.split() == ["meanwhile", "True"]


def test_what_nobody_has_begun_with_may_be_left_out(tmp_path):
    said = run(
        """
        import time
        found = workers.shared(range(1000), lambda item: time.sleep(0.002), at_least=300)
        items = sorted(item for item, _ in found)
        print(items[:300] == list(range(300)), len(items) < 1000)
        """,
        tmp_path,
    )
    assert said == "True True"


def test_what_a_process_that_died_had_taken_is_left_out(tmp_path):
    said = run(
        """
        import os, time
        own = os.getpid()
        def work(item):
            if os.getpid() != own:
                os._exit(3)
            time.sleep(0.001)
            return item
        found = workers.shared(range(1000), work)
        print(0 < len(found) < 1000, all(item == made for item, made in found))
        """,
        tmp_path,
    )
    assert said == "True True"


def test_a_mistake_here_ends_the_others(tmp_path):
    said = run(
        """
        import os, time
        def meanwhile():
            raise ValueError("here")
        try:
            workers.shared(range(1000), lambda item: time.sleep(60), meanwhile)
        except ValueError as error:
            print(error)
        try:
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            print("nobody left")
        """,
        tmp_path,
    )
    assert said.splitlines() == ["here", "nobody left"]


def test_nobody_is_left_when_the_build_is_killed(tmp_path):
    """Every copy holds the end of the pipe that is read here: it ends when the last of them does."""
    script = """
        import os, signal
        def meanwhile():
            os.kill(os.getpid(), signal.SIGKILL)
        workers.shared(range(1000), lambda item: item, meanwhile)
        """
    program = f"{ALL_CORES}\nfrom stadswijzer.engine import processes as workers\n{textwrap.dedent(script)}"
    killed = programs.run(sys.executable, "-c", program, cwd=tmp_path, timeout=30)
    assert killed.returncode == -signal.SIGKILL


def test_few_items_are_not_shared(tmp_path):
    said = run("print(workers.shared(range(10), str, lambda: print('meanwhile')))", tmp_path)
    assert said.split() == ["meanwhile", "[]"]


HOOK = """
def on_page_context(context, page, config, nav):
    open("framed", "a").write(f"{page.url}\\n")
"""


def test_a_shared_build_makes_the_same_site(site):
    """Alone, shared, and shared with a hook that has a say in every page: MkDocs itself asks that one, page by page."""
    told = {}
    for name, enough in (("alone", 10**6), ("shared", 1), ("with a hook", 1)):
        project = site()
        if name == "with a hook":
            project.write("hook.py", HOOK)
            settings = (project.root / "mkdocs.yml").read_text("utf-8")
            project.write("mkdocs.yml", f"{settings}\nhooks: [hook.py]\n")
        said = run(
            f"""
            from pathlib import Path
            from stadswijzer.engine import build as building
            from stadswijzer.facts import print_sections
            print_sections.MOST = 3  # some pages are printed with one other page, some with more, some in parts
            workers.ENOUGH_PAGES = {enough}
            print(building.build(Path.cwd(), version="1", strict=True, papers=False))
            """,
            project.root,
        )
        assert said.endswith("/site"), said
        told[name] = Built(project.root / "site").bytes()
    assert told["alone"] == told["shared"] == told["with a hook"]
    framed = (project.root / "framed").read_text().splitlines()
    assert len(framed) == sum(path.endswith("index.html") for path in told["alone"])
