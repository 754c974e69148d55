"""Which tests take longest: they have the mark `slow`, so that `pytest -m "not browser and not slow"` ends within a minute.

In: `tests/slow.txt`, one test a line. `pytest -n0 -m "not browser" --update-slow` measures all and writes it anew; nobody marks by hand.
"""

from collections import Counter, defaultdict

import pytest
from folders import TESTS

LIST = TESTS / "slow.txt"
ALONE, TOGETHER = 0.3, 1.0
"""Seconds that a test may take, and all its cases, with what is made for them first; on the machine that measured, at rest."""
TAKEN = defaultdict(float)


def pytest_addoption(parser):
    parser.addoption("--update-slow", action="store_true", help="measure, and write tests/slow.txt anew")


def name_of(nodeid):
    """Without its folder and its cases: `test_build.py::test_it`."""
    return nodeid.partition("[")[0].rpartition("/")[2]


def listed():
    return LIST.read_text("utf-8").split()


def pytest_collection_modifyitems(items):
    slow = set(listed())
    for item in items:
        if name_of(item.nodeid) in slow:
            item.add_marker(pytest.mark.slow)


def pytest_runtest_logreport(report):
    TAKEN[report.nodeid] += report.duration


def pytest_sessionfinish(session):
    if session.config.getoption("update_slow"):
        together = Counter()
        for nodeid, seconds in TAKEN.items():
            together[name_of(nodeid)] += seconds if seconds < ALONE else TOGETHER
        slow = {name for name, seconds in together.items() if seconds >= TOGETHER}
        LIST.write_text("".join(f"{name}\n" for name in sorted(slow)), "utf-8")
