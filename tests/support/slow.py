"""Which tests take longest: they have the mark `slow`, so that `pytest -m "not browser and not slow"` ends within a minute.

In: `tests/slow.txt`, one test a line. `pytest -n0 -m "not browser" --update-slow` measures all and writes it anew; nobody marks by hand.
"""

import os
from collections import Counter

import pytest
from folders import TESTS

LIST = TESTS / "slow.txt"
ALONE, TOGETHER = 0.15, 0.4
"""Seconds of processor that a test may take, and all its cases, with what is made for them first and the programs that they start:
unlike seconds on the clock these say the same while others are at work."""
TAKEN: dict[str, float] = {}


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


def of_processor() -> float:
    """Seconds until now, of this process and of those that it started and that ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    before = of_processor()
    outcome = yield
    TAKEN[item.nodeid] = of_processor() - before
    return outcome


def pytest_sessionfinish(session):
    if session.config.getoption("update_slow"):
        together = Counter()
        for nodeid, seconds in TAKEN.items():
            together[name_of(nodeid)] += seconds if seconds < ALONE else TOGETHER
        slow = {name for name, seconds in together.items() if seconds >= TOGETHER}
        LIST.write_text("".join(f"{name}\n" for name in sorted(slow)), "utf-8")
