"""A command says the same wherever it runs: in a hook of git, behind a pipe of another encoding, on a checkout of Windows."""

import json

import programs
import pytest
from click.testing import CliRunner
from programs import BIN
from small_project import Site

from stadswijzer.cli.main import main
from stadswijzer.cli.shared import git_version

WHO = ["-c", "user.name=x", "-c", "user.email=x@x.example"]


def run(*words, cwd, **environment):
    """One of our commands in a process of its own; what it said as bytes."""
    done = programs.run(BIN / "stadswijzer", *words, cwd=cwd, text=False, env=environment)
    assert b"Traceback" not in done.stdout + done.stderr, done.stderr.decode()
    return done


def git(*words, cwd):
    programs.run("git", *WHO, *words, cwd=cwd, check=True)


@pytest.fixture
def repository(site, tmp_path):
    """A repository that holds a project in a folder, with two commits."""
    project, top = site(), tmp_path / "top"
    top.mkdir()
    project.root.rename(top / "site")
    git("init", "-qb", "main", cwd=top)
    git("add", ".", cwd=top)
    git("commit", "-qm", "een", cwd=top)
    (top / "site/docs/over/index.md").write_text("# Over ons\n\nNieuw.\n", "utf-8")
    git("commit", "-qam", "twee", cwd=top)
    return top


# In a hook of git


HOOKS = [
    {"GIT_DIR": "{top}/.git"},
    {"GIT_DIR": ".git"},
    {"GIT_DIR": ".git", "GIT_WORK_TREE": "."},
    {"GIT_DIR": "{top}/elders/.git", "GIT_INDEX_FILE": "{top}/elders/index", "GIT_PREFIX": "site/"},
    {"GIT_INDEX_FILE": ".git/index.lock"},
]


def test_a_hook_changes_nothing_of_what_is_told(repository, monkeypatch):
    """In a process of its own at first; what others have set is read in this one too."""
    asked = ("changes", "HEAD~1..HEAD", "--project", "site")
    plain = run(*asked, cwd=repository)
    assert (plain.returncode, b"aangepast" in plain.stdout) == (0, True), plain.stderr
    for hook in HOOKS:
        with monkeypatch.context() as here:
            here.chdir(repository)
            for name, value in hook.items():
                here.setenv(name, value.format(top=repository))
            hooked = CliRunner().invoke(main, asked)
        assert (hooked.exit_code, hooked.stdout_bytes) == (0, plain.stdout), (hook, hooked.output)


def test_the_version_on_papers_is_of_the_project_in_a_hook_too(repository, monkeypatch):
    plain = git_version(repository / "site")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.chdir(repository.parent)
    assert plain
    assert git_version(repository / "site") == plain


# A checkout of Windows


@pytest.mark.parametrize("ends", [b"\r\n", b"\r"])
def test_other_line_ends_are_no_change(repository, ends):
    for path in (repository / "site/docs").rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", ends))
    for path in (repository / "site").rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    told = run("changes", "HEAD", "--project", "site", cwd=repository)
    assert (told.returncode, b"Er is niets veranderd" in told.stdout) == (0, True), told.stdout.decode()


# A pipe that is not UTF-8


@pytest.fixture(scope="module")
def odd_signs(tmp_path_factory):
    """Checked once in each shape; after that it is only said again."""
    text = "title: Slim 🚲 → fiets…\ntheme: dota\nsummary: Één — twee.\n"
    files = {"docs/begrippen/fiets.yml": text}
    return Site(tmp_path_factory.mktemp("odd") / "signs", files, language="nl", whole=False)


@pytest.mark.parametrize(
    ("encoding", "shape"),
    [
        *((encoding, "text") for encoding in ("cp1252", "cp850", "ascii", "latin-1", "utf-8", "utf-16")),
        *((encoding, "json") for encoding in ("cp850", "utf-16")),  # this and those have signs of their own
        ("cp850", "github"),
        *((encoding, "gitlab") for encoding in ("cp850", "ascii")),
    ],
)
def test_every_problem_is_told_to_any_pipe(odd_signs, encoding, shape):
    project = odd_signs
    done = run("check", "--format", shape, cwd=project.root, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == 1
    said = done.stdout.decode("utf-8" if encoding == "ascii" else encoding)  # as click takes ASCII
    assert "unknown-reference" in said
    if shape in ("json", "gitlab"):
        read = json.dumps(json.loads(said), ensure_ascii=False)
        assert "—" in read or shape == "json"
        assert json.loads(said) == json.loads(project.check(format=shape)) or shape == "gitlab"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_changes_and_help_too(repository, encoding):
    (repository / "site/docs/over/index.md").write_text("# Over 🚲 → ons\n", "utf-8")
    told = run("changes", "HEAD", "--project", "site", cwd=repository, PYTHONIOENCODING=encoding)
    assert (told.returncode, b"ons" in told.stdout) == (0, True), told.stderr
    assert run("check", "--help", cwd=repository, PYTHONIOENCODING=encoding).returncode == 0
