"""The two commands that everything hangs on, `make site` and `make test`: what they install, say, and stand."""

import json
import os
import re
import shutil
import tomllib
from itertools import groupby

import programs
import pytest
from folders import ROOT, TESTS
from programs import ODD
from slow import listed

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}", "utf-8")
    path.chmod(0o755)


def bare(name):
    return re.match(r"[\w-]+", name)[0].lower()


def locked(name):
    """Of a lock: name → the versions of it."""
    lines = [line.split(" \\")[0] for line in (ROOT / name).read_text("utf-8").splitlines() if "==" in line]
    return {bare(line): {each for each in lines if bare(each) == bare(line)} for line in lines}


LOCKS = ("requirements.lock", "requirements-dev.lock")


# What is locked


def test_the_lock_of_the_site_has_what_the_site_needs_and_no_tool():
    needed = {bare(each) for each in PROJECT["project"]["dependencies"]}
    tools = {bare(each) for each in PROJECT["project"]["optional-dependencies"]["dev"]}
    assert needed <= locked("requirements.lock").keys()
    assert not tools & locked("requirements.lock").keys()
    assert tools <= locked("requirements-dev.lock").keys()


def test_what_both_locks_have_is_the_same():
    site, tools = locked("requirements.lock"), locked("requirements-dev.lock")
    assert site.items() <= tools.items()


def test_what_builds_this_project_is_locked():
    assert PROJECT["dependency-groups"]["setup"] == PROJECT["build-system"]["requires"]
    assert {bare(each) for each in PROJECT["build-system"]["requires"]} <= locked("requirements.lock").keys()


# Setting up, with a Python that only notes what it is asked


@pytest.fixture
def fresh(tmp_path):
    """A clone in which nothing is installed yet, in a path that is hard on a shell."""
    root = tmp_path / "een kloon, één"
    shutil.copytree(ROOT / "scripts", root / "scripts")
    for name in ("Makefile", "pyproject.toml", *LOCKS):
        shutil.copy(ROOT / name, root / name)
        os.utime(root / name, (0, 0))
    noted = f"""
echo "$$ $*" >> '{root}/asked'
for last; do :; done
[ "$2 $3" != "pip install" ] || [ "$last" = . ] || cat "$last" > '{root}/share'.$$
[ "$2" != venv ] || {{ mkdir -p .venv/bin; cp "$0" .venv/bin/python; }}
"""
    script(root / "python", noted)
    script(root / ".venv/bin/stadswijzer", "")
    return root


def set_up(root, target):
    """What `make` installs, in order, and what it says."""
    (root / "asked").write_text("", "utf-8")
    done = programs.run("make", "--silent", target, cwd=root, env={"PYTHON": str(root / "python")})
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    asked = re.findall(r"^(\d+) -m pip install .*?(\S+)$", (root / "asked").read_text("utf-8"), re.MULTILINE)
    installed = list[str]()
    for is_lock, runs in groupby(asked, lambda run: run[1] != "."):
        installed.append(of_shares(root, [process for process, _ in runs]) if is_lock else ".")
    return installed, done.stderr


def of_shares(root, processes):
    """The lock whose lines these together were given, none of them twice."""
    given = sorted(line for each in processes for line in wanted((root / f"share.{each}").read_text("utf-8")))
    (lock,) = [name for name in LOCKS if sorted(wanted((root / name).read_text("utf-8"))) == given]
    return lock


def wanted(lock):
    """The lines of a lock that ask for something."""
    return [line for line in lock.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def test_the_site_installs_no_tools_and_says_once_what_it_does(fresh):
    installed, said = set_up(fresh, "setup")
    assert installed == ["requirements.lock", "."]
    assert re.fullmatch(r"Installing what the site needs in \.venv .*\n", said)
    assert set_up(fresh, "setup") == ([], "")


def test_tools_come_on_top_and_alone_when_only_they_are_newer(fresh):
    installed, said = set_up(fresh, "tools")
    assert installed == ["requirements.lock", ".", "requirements-dev.lock"]
    assert [line.split(" in .venv")[0] for line in said.splitlines()] == [
        "Installing what the site needs",
        "Installing what checks and tests need",
    ]
    assert set_up(fresh, "tools") == ([], "")
    later = (fresh / ".venv/.ready-tools").stat().st_mtime + 10
    os.utime(fresh / "requirements-dev.lock", (later, later))
    assert set_up(fresh, "setup")[0] == []
    assert set_up(fresh, "tools")[0] == ["requirements-dev.lock"]


def test_what_failed_halfway_is_done_again(fresh):
    good = (fresh / "python").read_text("utf-8")
    (fresh / "python").write_text(f'{good}[ "$3" != install ] || exit 7\n', "utf-8")
    done = programs.run("make", "setup", cwd=fresh, env={"PYTHON": str(fresh / "python")})
    assert done.returncode != 0
    (fresh / "python").write_text(good, "utf-8")
    assert set_up(fresh, "setup")[0] == ["requirements.lock", "."]


def test_what_make_starts_has_nothing_that_would_break_it(fresh):
    script(fresh / "scripts/setup", "env\n")
    more = {
        "PYTHONPATH": "/nowhere",
        "PYTEST_ADDOPTS": "-k nothing",
        "PIP_TARGET": "/nowhere",
        "BASH_ENV": "/nowhere",
    }
    given = {**ODD, **more, "HTTPS_PROXY": "http://proxy.example", "PIP_INDEX_URL": "https://index.example"}
    done = programs.run("make", "setup", cwd=fresh, env=given)
    known = dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)
    gone = {
        *more,
        "MAKEFLAGS",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "PYTHONWARNINGS",
        "PYTHONDONTWRITEBYTECODE",
        "FORCE_COLOR",
    }
    assert not gone & known.keys()
    assert known["LC_ALL"] == "C.UTF-8"
    assert {"HTTPS_PROXY", "PIP_INDEX_URL"} <= known.keys(), "how to reach the index is theirs to say"


# Checking the code, with tools that only say that they ran

TYPES = "tests/script_types"
FROM_NPM = {"tests/language_server": "yaml-language-server", TYPES: "typescript"}


@pytest.fixture
def lint(fresh):
    """Runs the checks; without npm, unless a test puts it in `bin`."""
    for name in ("ruff", "mypy", "shellcheck"):
        script(fresh / ".venv/bin" / name, f'echo "{name}"\n')
    for name in ("bash", "env", "dirname"):
        (fresh / "bin").mkdir(exist_ok=True)
        (fresh / "bin" / name).symlink_to(shutil.which(name))
    return lambda: programs.run(fresh / "scripts/lint", cwd=fresh, env={"PATH": str(fresh / "bin")})


def test_without_npm_the_types_of_scripts_are_told_to_be_unchecked(lint):
    done = lint()
    assert done.returncode == 0
    assert done.stdout.split() == ["ruff", "ruff", "mypy", "shellcheck"]
    assert done.stderr.startswith("The types of the site's scripts were not checked: no npm")


@pytest.mark.parametrize("outcome", [0, 2])
def test_a_type_that_is_wrong_fails_the_check(fresh, lint, outcome):
    script(fresh / TYPES / "node_modules/.bin/tsc", f'echo "tsc $*"; exit {outcome}\n')
    done = lint()
    assert (done.returncode, done.stderr) == (outcome, "")
    assert "tsc --project generator" in done.stdout.splitlines()


def test_what_comes_from_npm_is_locked_and_names_no_registry():
    for folder, program in FROM_NPM.items():
        lock = (ROOT / folder / "package-lock.json").read_text("utf-8")
        wanted = json.loads((ROOT / folder / "package.json").read_text("utf-8"))["devDependencies"]
        assert json.loads(lock)["packages"][""]["devDependencies"] == wanted
        assert list(wanted) == [program]
        assert "://" not in re.sub(r'"(?:url|funding)": "[^"]*"', "", lock)


# Testing, with a pytest and tools that only say that they ran


@pytest.fixture
def able(fresh):
    """A clone in which all that tests need is there; a path without anything else."""
    for name in ("setup", "lint"):
        script(fresh / "scripts" / name, f'echo "{name} $*"\n')
    script(fresh / "scripts/packages", "exit 1\n")
    script(fresh / ".venv/bin/pytest", 'echo "$CHROMIUM $*"; echo "== 1 passed in 0.01s =="\n')
    for folder, program in FROM_NPM.items():
        (fresh / folder / "node_modules" / program).mkdir(parents=True)
        (fresh / folder / "package-lock.json").write_text("{}")
        os.utime(fresh / folder / "package-lock.json", (0, 0))
    for name in ("chromium", "pdftotext", "npm"):
        script(fresh / "bin" / name, "")
    for name in ("bash", "env", "dirname"):
        (fresh / "bin" / name).symlink_to(shutil.which(name))
    return fresh


def run_tests(root, **env):
    env = {"PATH": str(root / "bin"), "CHROMIUM": "", **env}
    done = programs.run(root / "scripts/test", cwd=root.parent, env=env)
    return done.returncode, done.stdout.splitlines(), done.stderr


def test_the_last_line_is_of_pytest(able):
    status, said, wrong = run_tests(able)
    assert (status, wrong) == (0, "")
    assert said == ["setup tools", "lint ", f"{able}/bin/chromium ", "== 1 passed in 0.01s =="]


@pytest.mark.parametrize(
    ("missing", "installs", "lacks"),
    [
        ("bin/chromium", "Installing Chromium", "Browser tests were not run"),
        ("bin/pdftotext", "Installing pdftotext", ""),
        (
            "tests/language_server/node_modules",
            "Installing the language server",
            "help while typing were not run",
        ),
        (
            "tests/script_types/node_modules",
            "Installing TypeScript",
            "types of the site's scripts were not checked",
        ),
    ],
)
def test_what_is_not_there_is_installed_and_what_cannot_be_fails_in_words(able, missing, installs, lacks):
    path = able / missing
    path.unlink() if path.is_file() else shutil.rmtree(path)
    script(able / "bin/npm", "exit 1\n")
    status, said, wrong = run_tests(able)
    assert wrong.startswith(installs)
    assert bool(status) == bool(lacks)
    assert lacks in said[-1]
    assert ("-m not browser" in said[2]) == ("chromium" in missing)


def test_a_browser_that_does_not_start_is_told_at_once(able):
    status, said, wrong = run_tests(able, CHROMIUM="/nowhere/chromium")
    assert (status, said) == (1, [])
    assert wrong == "CHROMIUM=/nowhere/chromium is not a browser that starts.\n"


def test_a_test_that_fails_fails_it(able):
    script(able / ".venv/bin/pytest", 'echo "== 1 failed in 0.01s =="; exit 1\n')
    status, said, _ = run_tests(able)
    assert (status, said[-1]) == (1, "== 1 failed in 0.01s ==")


def test_the_build_server_runs_make_test_and_nothing_else(fresh):
    shutil.copytree(ROOT / ".ci", fresh / ".ci")
    (fresh / "Makefile").write_text('%:\n\t@echo "make $@ $(MAKEFLAGS)"\n', "utf-8")
    done = programs.run("bash", fresh / ".ci/run", cwd=fresh.parent)
    assert (done.returncode, done.stdout.strip()) == (0, "make test")


# Which tests are slow


def test_every_test_that_is_called_slow_is_there():
    there = {
        f"{path.name}::{name}"
        for path in TESTS.rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)\(", path.read_text("utf-8"))
    }
    assert sorted(set(listed()) - there) == [], "measure again: pytest -n0 -m 'not browser' --update-slow"
