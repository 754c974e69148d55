"""Answers read in a browser: the page makes of every export what `survey import` makes of it, and asks what that asks.

`tests/golden/import/` holds both: what is told of each export (`import_cases.py`), and its round or why there is none.
"""

import base64

import import_cases
import import_outcome
import pytest
from folders import GOLDEN, TESTS
from site_checks import build
from small_project import Site

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.pages import scripts

PAGE = "inlezen/index.html"
OUTCOME = TESTS / "support" / "import_outcome.js"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return Site(tmp_path_factory.mktemp("project"), import_cases.PROJECT, language="nl", whole=False).root


@pytest.fixture(scope="module")
def checked(project):
    return validate(read_project(project))


def golden(name):
    return GOLDEN / "import" / f"{name}.txt"


# The command


@pytest.mark.parametrize("name", import_cases.CASES)
def test_the_command_says_of_an_export_what_is_written_down(checked, request, name):
    found = import_outcome.outcome(checked, import_cases.exports(name), import_cases.said(name))
    if request.config.getoption("--update-golden"):
        golden(name).parent.mkdir(exist_ok=True)
        golden(name).write_text(found, "utf-8")
    assert found == golden(name).read_text("utf-8")


def test_every_outcome_that_is_written_down_is_of_a_case():
    assert {path.stem for path in golden("-").parent.iterdir()} == set(import_cases.CASES)


# The page


@pytest.fixture(scope="module")
def folder(project):
    return build(read_project(project), disk=True).folder


@pytest.fixture(scope="module")
def asked(browser, folder):
    """What the page says of a case; opened from a disk, once for all of them."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((folder / PAGE).as_uri())
    page.evaluate(script_of(OUTCOME.read_text("utf-8")))
    yield lambda name: page.evaluate("outcome", [given(name), import_cases.said(name).for_page()])
    context.close()


def script_of(text):
    """A script of a module of the tests and those of the site that it needs."""
    real = scripts.module
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scripts, "module", lambda name: text if name == "of-tests.js" else real(name))
        return scripts.script.__wrapped__("of-tests")


def given(name):
    files = import_cases.exports(name).items()
    return [{"name": file, "content": base64.b64encode(each).decode()} for file, each in files]


@pytest.mark.browser
def test_the_page_says_of_every_export_what_the_command_says(asked):
    differ = {
        name: asked(name) for name in import_cases.CASES if asked(name) != golden(name).read_text("utf-8")
    }
    assert differ == {}
