"""How long whole processes take: several commands by turns, so that a busy moment hits them all.

In: commands. Out: for each the wall and processor seconds of every run and the memory of its largest process,
as the system counts them, from start to exit, with all that Python needs to start.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

MIB_IN_KIB = 1024
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Python keeps what it compiled, as it does by default, so that only a first run compiles our modules."""


class FailedError(Exception):
    """A command did not do what it should; its figures would say nothing."""


@dataclass
class Subject:
    """A command to measure. `fresh`: what it makes, removed before every run; `site`: where that is.

    `before`: what is changed before every run, by its number, after a run that nobody measures.
    """

    name: str
    entries: int | None
    command: Sequence[str | Path]
    folder: Path
    fresh: Sequence[Path] = ()
    runs: int = 5
    site: Path | None = None
    before: Callable[[int], None] | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    size: int = 0
    """Bytes of the site that it made."""
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Runs it once more, and keeps what it took."""
        for each in self.fresh:
            shutil.rmtree(each, ignore_errors=True)
        if self.before:
            self.before(len(self.wall))
        start = time.perf_counter()
        with subprocess.Popen(
            self.command,
            cwd=self.folder,
            env={**_ENVIRONMENT, **self.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as process:
            said = process.stderr.read() if process.stderr else b""
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.wall.append(time.perf_counter() - start)
        if process.returncode:
            raise FailedError(f"{self.name} ended with {process.returncode}:\n{said.decode()}")
        self.cpu.append(used.ru_utime + used.ru_stime)
        self.memory.append(used.ru_maxrss / MIB_IN_KIB)
        if self.site:
            self.size = sum(path.stat().st_size for path in self.site.rglob("*") if path.is_file())

    @property
    def seconds(self) -> float:
        """The median of its runs."""
        return median(self.wall)


def measure(subjects: Sequence[Subject]) -> None:
    """Runs all of them by turns, each as often as it asks."""
    for turn in range(max(subject.runs for subject in subjects)):
        for subject in subjects:
            if turn < subject.runs:
                subject.run()
                entries = f", {subject.entries:,} entries" if subject.entries else ""
                print(f"{subject.name}{entries}: {subject.wall[-1]:.2f} s", flush=True)
