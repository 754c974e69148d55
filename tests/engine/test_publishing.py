"""A site in the place of another: never in the place of something else, and nothing is left behind."""

import errno
import fcntl
import os
import shutil
import signal
import time
from pathlib import Path

import programs
import pytest
from click.testing import CliRunner
from programs import BIN

from stadswijzer.cli.main import main
from stadswijzer.engine import publishing, put_away
from stadswijzer.engine.publishing import PublishingError, staged

SETTINGS = "site_name: Proef\ntheme: {name: material, language: nl}\nplugins: [stadswijzer]\nsite_dir: "


def names(folder):
    return sorted(path.name for path in folder.iterdir())


# In the place of something else


@pytest.mark.parametrize(
    "site_dir",
    [
        ".git",
        ".git/x",
        ".GIT",
        "docs",
        "Docs",
        "docs/x",
        "roadmap/uit",
        ".",
        "..",
        "/",
        "~",
        "mijn-werk",
        "link",
        "schemas",
    ],
)
@pytest.mark.parametrize("command", [["build"], ["check"]], ids=["build", "check"])
def test_the_site_never_takes_the_place_of_something_else(site, monkeypatch, site_dir, command):
    project = site()
    root = project.root
    monkeypatch.setenv("HOME", str(root / "thuis"))
    for path in ("thuis/.bashrc", "mijn-werk/brief.odt", ".git/HEAD", "thuis/foto.jpg"):
        project.write(path, "van mij")
    (root / "link").symlink_to("mijn-werk")
    asked = str(root / "thuis") if site_dir == "~" else site_dir
    project.write("mkdocs.yml", SETTINGS + asked + "\n")
    told = CliRunner().invoke(main, [*command, "--project", str(root)])
    assert (told.exit_code, "site_dir" in told.output) == (2, True), told.output
    assert (root / "mijn-werk/brief.odt").read_text() == "van mij"
    assert (root / ".git/HEAD").read_text() == "van mij"


@pytest.mark.parametrize("command", [["build"], ["check"]], ids=["build", "check"])
def test_two_projects_that_inherit_one_folder_do_not_take_each_others_site(site, tmp_path, command):
    root = site({"mkdocs.yml": "INHERIT: ../samen.yml\nsite_name: 'Stad – <Twee>'\n"}).root
    (root.parent / "samen.yml").write_text(SETTINGS.replace("site_name: Proef\n", "") + f"{tmp_path}/uit\n")
    standing = tmp_path / "uit/index.html"
    (standing.parent / "assets").mkdir(parents=True)
    (standing.parent / "assets/stadswijzer.css").touch()
    standing.write_text("<head><title>Welkom – Stad – Een</title>")
    told = CliRunner().invoke(main, [*command, "--project", str(root)])
    assert (told.exit_code, "'Welkom – Stad – Een' of another" in told.output) == (2, True), told.output
    standing.write_text("<head><title>Stad – &lt;Twee&gt;</title>")
    check_only = CliRunner().invoke(main, ["check", "--project", str(root)])
    assert (check_only.exit_code, standing.exists()) == (0, True), check_only.output


@pytest.mark.parametrize("command", [["build"], ["check"]], ids=["build", "check"])
def test_a_site_inside_its_own_theme_would_hold_the_one_before(site, command):
    project = site({"eigen/main.html": "x"})
    theme = SETTINGS.replace("language: nl", "language: nl, custom_dir: eigen")
    project.write("mkdocs.yml", theme + "eigen/site\n")
    told = CliRunner().invoke(main, [*command, "--project", str(project.root)])
    assert (told.exit_code, "would take the place of eigen/" in told.output) == (2, True), told.output


def test_an_empty_folder_one_with_a_branch_and_an_earlier_site_will_do(site):
    project = site()
    root = project.root
    (root / "leeg").mkdir()
    project.write("tak/.git", "gitdir: x")
    for site_dir in ("leeg", "tak", "tak", "nieuw"):
        project.write("mkdocs.yml", SETTINGS + site_dir + "\n")
        told = CliRunner().invoke(main, ["build", "--no-papers", "--project", str(root)])
        assert told.exit_code == 0, told.output
        assert (root / site_dir / "index.html").is_file()
    assert (root / "tak/.git").read_text() == "gitdir: x"


def test_mkdocs_alone_does_not_empty_such_a_folder(site):
    project = site({"mkdocs.yml": SETTINGS + "mijn-werk\n"})
    project.write("mijn-werk/brief.odt", "van mij")
    done = programs.run(BIN / "mkdocs", "build", cwd=project.root)
    assert done.returncode != 0
    assert "site_dir" in done.stderr
    assert names(project.root / "mijn-werk") == ["brief.odt"]


# What is left behind


def killed_build(target):
    """A build that was killed while it wrote."""
    code = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom stadswijzer.engine.publishing import staged\n"
        "with staged(Path(sys.argv[1])) as fresh:\n    (fresh / 'x.html').write_text('half')\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = programs.run(BIN / "python", "-c", code, target)
    assert done.returncode == -signal.SIGKILL


def test_what_killed_builds_left_is_cleared_by_the_next_good_one(tmp_path):
    target = tmp_path / "site"
    for name in (".site-van-mij", ".site-0123abc", "andere"):
        (tmp_path / name).mkdir()
    (tmp_path / ".site-00000000").symlink_to("andere")
    killed_build(target)
    killed_build(target)
    assert len(names(tmp_path)) == 6
    with pytest.raises(ZeroDivisionError), staged(target):
        raise ZeroDivisionError
    assert len(names(tmp_path)) == 6, "a build that failed clears nothing"
    with staged(target) as fresh:
        (fresh / "index.html").write_text("heel")
    assert names(tmp_path) == [".site-00000000", ".site-0123abc", ".site-van-mij", "andere", "site"]


def test_what_a_running_build_owns_stays(tmp_path):
    target = tmp_path / "site"
    with staged(target) as slow:
        (slow / "index.html").write_text("traag")
        with staged(target) as quick:
            (quick / "index.html").write_text("vlug")
        assert (slow / "index.html").read_text() == "traag"
    assert (target / "index.html").read_text() == "traag"
    assert names(tmp_path) == ["site"]


# A folder that cannot be moved


@pytest.fixture
def immovable(monkeypatch):
    """A target that no rename moves, as a mount point."""

    def fix(target, code=errno.EBUSY):
        rename = Path.rename

        def refuse(self, other):
            if target in (self, Path(other)):
                raise OSError(code, os.strerror(code), str(self))
            return rename(self, other)

        monkeypatch.setattr(publishing, "_exchange", lambda *_: False)
        monkeypatch.setattr(Path, "rename", refuse)

    return fix


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV])
def test_a_mount_point_is_filled_from_inside(tmp_path, immovable, code):
    target = tmp_path / "site"
    (target / "oud").mkdir(parents=True)
    (target / "oud/pagina.html").write_text("oud")
    (target / "index.html").write_text("oud")
    (target / ".htaccess").write_text("van mij")
    immovable(target, code)
    told = []
    with staged(target, lambda: told.append(1)) as fresh:
        (fresh / "nieuw").mkdir()
        (fresh / "nieuw/pagina.html").write_text("nieuw")
        (fresh / "index.html").write_text("nieuw")
    assert names(target) == [".htaccess", "index.html", "nieuw"]
    assert (target / "index.html").read_text() == "nieuw"
    assert names(tmp_path) == ["site"]
    assert told == [1]


def test_a_mount_point_keeps_its_site_when_that_goes_wrong(tmp_path, immovable, monkeypatch):
    target = tmp_path / "site"
    target.mkdir()
    for name in ("a.html", "b.html"):
        (target / name).write_text("oud")
    immovable(target)
    move = publishing.shutil.move

    def full(source, to):
        if Path(to) == target / "b.html" and "nieuw" in Path(source).read_text():
            raise OSError(errno.ENOSPC, "No space left on device")
        return move(source, to)

    monkeypatch.setattr(publishing.shutil, "move", full)
    with pytest.raises(PublishingError, match="No space"), staged(target) as fresh:
        _ = [(fresh / name).write_text("nieuw") for name in ("a.html", "b.html")]
    assert [(target / name).read_text() for name in names(target)] == ["oud", "oud"]
    assert names(tmp_path) == ["site"]


def test_inside_it_when_beside_it_is_read_only(tmp_path, monkeypatch):
    target = tmp_path / "site"
    target.mkdir()
    (target / "oud.html").write_text("oud")
    mkdir = Path.mkdir

    def read_only(self, *given, **named):
        if self.parent == tmp_path and self != target:
            raise OSError(errno.EROFS, "Read-only file system")
        return mkdir(self, *given, **named)

    monkeypatch.setattr(Path, "mkdir", read_only)
    with staged(target) as fresh:
        assert fresh.parent == target
        (fresh / "index.html").write_text("nieuw")
    assert names(target) == ["index.html"]


@pytest.fixture
def large_site(tmp_path, monkeypatch):
    """One that a process of its own removes."""
    monkeypatch.setattr(put_away, "_started_apart", lambda: True)  # the browser of other tests has threads
    site = tmp_path / "site"
    site.mkdir()
    for number in range(put_away.LARGE + 100):
        (site / f"{number}.html").write_text("oud")
    return site


def test_nobody_waits_until_a_large_old_site_is_gone(large_site, monkeypatch):
    """It goes in a process of its own, which takes it along when this one ends; what stands there is the new site at once."""
    removed_here, remove = [], shutil.rmtree
    monkeypatch.setattr(
        shutil, "rmtree", lambda *given, **how: removed_here.append(given) or remove(*given, **how)
    )
    with staged(large_site) as fresh:
        (fresh / "index.html").write_text("nieuw")
    assert not removed_here
    assert [path.name for path in large_site.iterdir()] == ["index.html"]
    deadline = time.monotonic() + 30
    while [*large_site.parent.iterdir()] != [large_site] and time.monotonic() < deadline:
        time.sleep(0.02)
    assert [*large_site.parent.iterdir()] == [large_site]


def test_the_next_site_does_not_wait_until_the_old_one_is_gone(large_site, monkeypatch):
    began, remover = os.pipe()
    waits, goes_on = os.pipe()

    def remove_later(*_given, **_how):
        os.write(remover, b"x")
        os.close(goes_on)  # which this process holds too
        os.read(waits, 1)

    monkeypatch.setattr(shutil, "rmtree", remove_later)
    with staged(large_site) as fresh:
        (fresh / "index.html").write_text("nieuw")
    assert os.read(began, 1) == b"x"
    held = os.open(large_site, os.O_RDONLY)
    try:
        fcntl.flock(
            held, fcntl.LOCK_EX | fcntl.LOCK_NB
        )  # as the swap of the next build does, and that one waits
    finally:
        os.close(held)
        os.write(goes_on, b"x")
