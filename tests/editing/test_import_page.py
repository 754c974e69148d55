"""Answers read in a browser: the page makes of every export what `survey import` makes of it, and asks what that asks.

`tests/golden/import/` holds both: what is told of each export (`import_cases.py`), and its round or why there is none.
"""

import base64

import import_cases
import import_outcome
import odd_exports
import pytest
from browsing import overflow, violations
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
    return build(read_project(project)).folder


@pytest.fixture(scope="module")
def told(browser, folder):
    """What the page says of exports; opened from a disk, once for all of them."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((folder / PAGE).as_uri())
    page.evaluate(script_of(OUTCOME.read_text("utf-8")))
    yield lambda exports, said: page.evaluate("outcome", [given(exports), said.for_page()])
    context.close()


@pytest.fixture
def asked(told):
    """The same of a case that has a name."""
    return lambda name: told(import_cases.exports(name), import_cases.said(name))


def script_of(text):
    """A script of a module of the tests and those of the site that it needs."""
    real = scripts.module
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scripts, "module", lambda name: text if name == "of-tests.js" else real(name))
        return scripts.script.__wrapped__("of-tests")


def given(exports):
    return [{"name": file, "content": base64.b64encode(each).decode()} for file, each in exports.items()]


@pytest.mark.browser
def test_the_page_says_of_every_export_what_the_command_says(asked):
    differ = {
        name: asked(name) for name in import_cases.CASES if asked(name) != golden(name).read_text("utf-8")
    }
    assert differ == {}


@pytest.mark.browser
def test_the_page_says_of_exports_that_went_wrong_what_the_command_says(checked, told):
    """Fifty of them at random; the numbers that once differed are in it."""
    differ = {}
    for number in (*range(50), 73, 177, 288, 812, 1257):
        exports, said = odd_exports.odd_export(number)
        command = import_outcome.outcome(checked, exports, said)
        if told(exports, said) != command:
            differ[number] = command
    assert differ == {}


# At a desk

MONDAY = import_cases.CASES["unknown-level"][0]["a.csv"]


@pytest.fixture
def desk(visit):
    """The page with a file chosen, and what is typed in it."""

    def choose(content, name="maart.csv", **options):
        page = visit(PAGE.removesuffix("index.html"), **options)
        page.set_input_files("#exports", {"name": name, "mimeType": "text/csv", "buffer": content.encode()})
        page.locator(".count-left").first.filter(has_not_text="Bezig").wait_for()
        return page

    return choose


def tells(page):
    """Fills in the safeguards as somebody does, field after field."""
    council = import_cases.said("unknown-level").about["works_council"]
    for name, text in import_outcome.ABOUT.items():
        if name != "works_council":
            page.fill(f"#field-{name}", text)
    page.fill("#field-works_council-date", council["date"])
    page.select_option("#field-works_council-outcome", council["outcome"])


@pytest.mark.browser
def test_somebody_without_a_terminal_makes_a_round(desk):
    page = desk(MONDAY)
    assert "Wel eens van gehoord" in page.inner_text(".asked-of-file")
    assert page.locator("#the-file").is_hidden(), "no file while something is asked"
    page.select_option(".asked-of-file select", "1")
    page.locator("#field-purpose").wait_for()
    assert page.input_value("#the-file") == ""
    tells(page)
    assert page.input_value("#field-") == "2021-voorjaar", "a name that the date gives"
    made = page.input_value("#the-file")
    assert golden("unknown-level-said").read_text("utf-8").endswith(f"\n\n{made}")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Bewaar als bestand").click()
    assert saved.value.suggested_filename == "2021-voorjaar.yml"


@pytest.mark.browser
@pytest.mark.parametrize("name", ["maart.csv", "maart.xlsx"])
def test_it_reads_without_a_network_once_the_page_is_there(browser, address, name):
    content = import_cases.SMALL.encode() if name.endswith("csv") else import_cases.sheets()
    page = browser.new_context().new_page()
    page.goto(address + PAGE)
    page.context.set_offline(True)
    page.route("**/*", lambda route: route.abort())  # also what the browser kept
    page.set_input_files("#exports", {"name": name, "mimeType": "text/csv", "buffer": content})
    page.locator("#field-purpose").wait_for()
    page.context.close()


@pytest.mark.browser
def test_what_was_said_can_be_taken_back(desk):
    page = desk(MONDAY)
    page.select_option(".asked-of-file select", "1")
    page.get_by_role("button", name="Haal weg").click()
    page.locator(".asked-of-file select").wait_for()
    assert page.locator("#field-purpose").is_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_and_stays_within_the_rules(desk, width):
    page = desk(MONDAY, width=width)
    page.select_option(".asked-of-file select", "1")
    page.locator("#field-purpose").wait_for()
    assert violations(page) == []
    assert overflow(page) == []


@pytest.mark.browser
def test_it_goes_by_the_keyboard_alone(desk):
    page = desk(MONDAY)
    page.focus(".asked-of-file select")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.locator("#field-purpose").wait_for()
    assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.browser
def test_without_scripts_it_says_what_to_do(visit):
    page = visit(PAGE.removesuffix("index.html"), script=False)
    assert "stadswijzer survey import" in page.inner_text("main")
    assert page.locator("#exports").count() == 0
