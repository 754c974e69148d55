"""What all tests share: the fixture `site` (a few lines of YAML in, a small project checked), browser, settings."""

# ruff: noqa: E402 - what is set before the imports is meant for them
import gc
import os
import shutil
import sys
import tempfile

# What was compiled is kept, also where Python is told not to: compiling the tests takes longer than collecting them, and each
# command that a test starts would compile the generator. Before all imports: pytest compiles the whole of Hypothesis its own way.
sys.dont_write_bytecode = False

import programs
import pytest
from browsing import (  # noqa: F401 - fixtures
    address,
    browser,
    folder,
    real_disk,
    real_site,
    visit,
    visits,
)
from hypothesis import settings
from preview_server import serve  # noqa: F401 - a fixture
from small_project import Site, tree

# How fast a shared machine is says nothing of the code; and the same code passes or fails each time.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("fresh", deadline=None)  # to look for more: pytest --hypothesis-profile=fresh
settings.load_profile("same")

pytest_plugins = ["slow", "papers_once"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_configure(config: pytest.Config) -> None:
    home = tempfile.TemporaryDirectory(prefix="home-of-tests-")
    config.add_cleanup(home.cleanup)
    programs.shield(home.name)
    programs.write_in_memory()


def pytest_unconfigure(config: pytest.Config) -> None:
    """What lies in memory takes of it until it is removed."""
    is_worker = hasattr(config, "workerinput")
    if programs.is_in_memory() and not (is_worker or config.option.basetemp):
        shutil.rmtree(config._tmp_path_factory.getbasetemp(), ignore_errors=True)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Processes that share the tests; a file or a test that is asked for by name runs in this one, which begins sooner."""
    asked = config.args if config.args_source is config.ArgsSource.ARGS else []
    if any(".py" in each for each in asked):
        return 0
    # One more than there are cores where some wait for the browser, which is a process of its own.
    return max(2, min(4, os.cpu_count() or 2)) + ("not browser" not in config.option.markexpr)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was imported and collected stays: looking through it for rubbish again and again takes long."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def site(tmp_path):
    """Makes a `Site` of a text tree or a mapping of path → content (bytes are written as they are)."""
    number = iter(range(1000))

    def make(files="", /, *, language="nl", whole=False) -> Site:
        given = tree(files) if isinstance(files, str) else files
        return Site(tmp_path / str(next(number)), given, language=language, whole=whole)

    return make
