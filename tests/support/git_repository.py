"""A git repository with the base project in it: made, changed and saved for tests of versions."""

import shutil

import programs
from folders import BASE

PLAN = "roadmap/activiteiten/sensornetwerk.yml"


def git(folder, *words):
    given = {
        **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "T"), ("EMAIL", "t@t.example"), ("DATE", "2021-01-01T00:00:00Z"))},
    }  # fmt: skip
    done = programs.run("git", "-C", folder, *words, env=given, check=True)
    return done.stdout.strip()


def save(folder, message="x"):
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


PAUSED = "status: paused\nstatus_since: 2020-05-04\nstatus_reason: Ziek."


def edit(root, old="status: running", new=PAUSED, path=PLAN):
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def repository(folder, inside="", branch="main"):
    """A repository with the base project in it, and that project's folder."""
    shutil.copytree(BASE, folder / inside)
    git(folder, "init", "-q", "-b", branch)
    save(folder)
    return folder / inside
