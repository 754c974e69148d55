"""What a copy of the process works out is what this process would have, also when the copy cannot end."""

import os
import signal
import threading

import made_up_roadmap
import pytest

from stadswijzer.checks import aside as module
from stadswijzer.checks import validation
from stadswijzer.checks.aside import aside
from stadswijzer.content.project import read_project

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a copy of a process is of Unix")


@pytest.fixture(autouse=True)
def safe(monkeypatch):
    """Processes that share the tests have threads of their own, which wait."""
    monkeypatch.setattr(module, "_is_safe", lambda: True)


def test_a_copy_works_it_out():
    with aside(lambda: (os.getpid(), "x" * 200_000), worth_it=True) as outcome:
        process, text = outcome()
    assert (process != os.getpid(), len(text)) == (True, 200_000)
    with pytest.raises(ChildProcessError):  # nobody is left
        os.waitpid(process, os.WNOHANG)


@pytest.mark.parametrize("why", ["not worth it", "threads"])
def test_otherwise_this_process_does_it_when_it_is_asked(monkeypatch, why):
    monkeypatch.undo()
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    done = []
    with aside(lambda: done.append(1) or os.getpid(), worth_it=why == "threads") as outcome:
        assert done == []
        assert outcome() == os.getpid()
    waiting.set()
    thread.join()


def test_a_copy_that_is_killed_is_not_missed():
    def work():
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    own = os.getpid()
    with aside(work, worth_it=True) as outcome:
        assert outcome() == "done"


def test_what_goes_wrong_is_told_to_who_asks():
    with aside(lambda: {}["x"], worth_it=True) as outcome, pytest.raises(KeyError):
        outcome()


def test_a_copy_that_nobody_asks_ends():
    reading, writing = os.pipe()
    with aside(signal.pause, worth_it=True):
        os.close(writing)
    assert os.read(reading, 1) == b""  # whoever held it open is gone
    os.close(reading)


def test_what_does_not_fit_on_paper_is_told_the_same_by_a_copy(tmp_path, monkeypatch):
    files = made_up_roadmap.roadmap(2)
    path = "roadmap/activiteiten/activiteit-01.yml"
    many = ", ".join(["Een reden die lang is."] * 90)
    files[path] = files[path].replace("arguments: [", f"arguments: [{many}, ")
    project = read_project(made_up_roadmap.write(tmp_path, files))
    alone = list(validation.validate(project).problems)
    assert [each.code for each in alone].count("too-long-for-paper") == 1
    started, fork = [], os.fork
    monkeypatch.setattr(os, "fork", lambda: started.append(1) or fork())
    monkeypatch.setattr(validation, "ENOUGH_SHEETS", 2)
    assert list(validation.validate(project).problems) == alone
    assert started
