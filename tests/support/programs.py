"""Programs that tests start, and the environment that they and the tests themselves have: the same wherever tests run.

In: a command. Out: what it said, or the running program. Nothing of who typed `pytest` comes along: no repository of a git
hook, no flags of a make, no forge, no colours, no proxy, no settings of their Python or git. No other file of the tests starts
a program or looks at the environment; `test_programs.py` holds that.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
"""Where `stadswijzer`, `mkdocs` and the like are."""

KEPT = ("PATH", "TMPDIR", "LD_LIBRARY_PATH", "CHROMIUM")
"""What says where programs are and may write."""
OWN = {"LANG": "C.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
RUNNER = "PYTEST_"
"""What pytest tells its own processes; programs do not get it."""
ODD = {
    "CI": "true",
    "GITHUB_ACTIONS": "true",
    "GITHUB_STEP_SUMMARY": "/nowhere/summary.md",
    "GITLAB_CI": "true",
    "NO_COLOR": "1",
    "FORCE_COLOR": "1",
    "COLUMNS": "20",
    "TZ": "Pacific/Auckland",
    "LC_ALL": "C",
    "LANG": "nl_NL.ISO-8859-1",
    "MAKEFLAGS": "w",
    "MAKELEVEL": "1",
    "GIT_DIR": "/nowhere/.git",
    "GIT_INDEX_FILE": "/nowhere/index",
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "core.quotepath",
    "GIT_CONFIG_VALUE_0": "false",
    "HTTP_PROXY": "http://127.0.0.1:9",
    "PYTHONWARNINGS": "error",
    "PYTHONDONTWRITEBYTECODE": "1",
    "SOURCE_DATE_EPOCH": "0",
    "XDG_CONFIG_HOME": "/nowhere",
}
"""What a git hook, another make, a forge or a person may have set."""

TEMPORARY = f"{RUNNER}DEBUG_TEMPROOT"
MEMORY = "/dev/shm"  # noqa: S108 - pytest makes a folder of this user's own in it
ROOM = 8 * 1024**3
"""Bytes that must be free there, so that tests crowd nobody out."""

PIPE, DEVNULL, TimeoutExpired = subprocess.PIPE, subprocess.DEVNULL, subprocess.TimeoutExpired


def shield(home):
    """From here on this process has the environment that programs of tests have; `home` is an empty folder."""
    kept = {name: value for name, value in os.environ.items() if name in KEPT or name.startswith(RUNNER)}
    os.environ.clear()
    os.environ.update(kept, **OWN, HOME=str(home))
    time.tzset()
    os.umask(0o022)
    for number in (
        signal.SIGINT,
        signal.SIGHUP,
    ):  # a shell has its background jobs ignore these, and all they start
        if signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


def write_in_memory():
    """Has pytest put what tests write in memory, where that is large and programs may run from it.

    Tests write a hundred thousand files, and to remove those of an earlier run from a disk takes minutes.
    """
    if given(TEMPORARY) or not (hasattr(os, "ST_NOEXEC") and os.access(MEMORY, os.W_OK)):
        return
    found = os.statvfs(MEMORY)
    if not found.f_flag & os.ST_NOEXEC and found.f_bavail * found.f_frsize > ROOM:
        os.environ[TEMPORARY] = MEMORY


def is_in_memory():
    return given(TEMPORARY) == MEMORY


def given(name, default=""):
    """A setting of the run itself: of pytest, or which browser."""
    return os.environ.get(name, default)


def environment(**more):
    """What a program gets: nothing but this, also where a test changed its own."""
    names = (*KEPT, *OWN, "HOME")
    return {**{name: os.environ[name] for name in names if name in os.environ}, **more}


def run(*command, env=None, text=True, timeout=60, **options):
    """A command that has ended: its status and all it said, as text or as bytes. `env`: what it gets more."""
    return subprocess.run(
        command,
        env=environment(**(env or {})),
        capture_output=True,
        encoding="utf-8" if text else None,
        timeout=timeout,
        check=options.pop("check", False),
        **options,
    )


def start(*command, env=None, **options):
    """A command that runs on; who starts it ends it."""
    return subprocess.Popen(command, env=environment(**(env or {})), **options)
