"""The wheel: one package of the product's name, with all that it needs, beside whatever lies in the same folder."""

import email
import shutil
import sys
import tomllib
import zipfile

import programs
import pytest
from folders import BASE, PACKAGE, ROOT

from stadswijzer import __version__
from stadswijzer.content.settings import read_settings

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
TRAVELS = {".html", ".css", ".js", ".yml", ".typ", ".ttf", ".woff2", ".txt", ".md", ".svg", ".typed"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    programs.run(
        *(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)), cwd=ROOT, check=True
    )
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder in which somebody has a package `generator`, and then installs the wheel."""
    folder = tmp_path_factory.mktemp("elders")
    (folder / "generator").mkdir()
    (folder / "generator/__init__.py").write_text("OWNER = 'somebody else'\n", "utf-8")
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile")
    programs.run(*pip, "--disable-pip-version-check", "--target", str(folder), str(wheel), check=True)
    return folder


@pytest.fixture
def python(installed, tmp_path):
    """Runs Python where the wheel comes before what is installed for tests; what it needs comes from there."""
    return lambda *command: programs.run(
        sys.executable, *command, cwd=tmp_path, env={"PYTHONPATH": str(installed)}
    )


def metadata(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return email.message_from_bytes(archive.read(f"stadswijzer-{__version__}.dist-info/METADATA"))


def test_it_holds_one_package_with_the_name_of_the_product(wheel):
    with zipfile.ZipFile(wheel) as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {
            "stadswijzer",
            f"stadswijzer-{__version__}.dist-info",
        }


def test_every_file_of_the_package_travels_along(wheel):
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    files = (path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix in {".py", *TRAVELS})
    assert {f"stadswijzer/{path.relative_to(PACKAGE).as_posix()}" for path in files} <= packed


def test_its_metadata_tells_what_it_is_where_it_lives_and_under_which_licence(wheel):
    told = metadata(wheel)
    assert told["License-Expression"] == "EUPL-1.2"
    assert told["License-File"] == "LICENSE"
    assert told["Description-Content-Type"] == "text/markdown"
    assert (
        told.get_payload(decode=True).decode("utf-8").strip()
        == (ROOT / "README.md").read_text("utf-8").strip()
    )
    addresses = dict(line.split(", ") for line in told.get_all("Project-URL"))
    project = read_settings(ROOT / "mkdocs.yml")
    assert addresses == {"Homepage": project["site_url"], "Source": project["repo_url"]}


def test_it_runs_beside_a_package_that_is_called_generator(python, installed):
    said = python("-c", "import generator, stadswijzer; print(generator.OWNER, stadswijzer.__file__)")
    assert said.stdout.strip() == f"somebody else {installed / 'stadswijzer/__init__.py'}"
    assert (installed / "generator/__init__.py").read_text("utf-8") == "OWNER = 'somebody else'\n"
    assert python("-m", "stadswijzer", "--version").stdout.strip() == f"stadswijzer, version {__version__}"


def test_it_checks_and_builds_a_project(python, tmp_path):
    """Words, templates, theme and what sets papers all come out of the wheel."""
    project = shutil.copytree(BASE, tmp_path / "project")
    assert python("-m", "stadswijzer", "check", "--project", str(project)).returncode == 0
    built = python("-m", "stadswijzer", "build", "--project", str(project))
    assert built.returncode == 0, built.stderr
    assert (project / "site/index.html").is_file()
    assert "tijdlijn.pdf" in {path.name for path in (project / "site").rglob("*.pdf")}
