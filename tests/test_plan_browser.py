"""The pages of an odd roadmap in a real browser: many initiatives, strange titles, all moved, and over."""

import pytest
from made_up_roadmap import roadmap, write
from site_checks import build
from test_browser import accessible_and_fits, address, browser, visit  # noqa: F401 - fixtures

pytestmark = pytest.mark.browser
FIRST = "roadmap/activiteiten/activiteit-00/"
PAGES = ["roadmap/", FIRST, "roadmap/afsluiting/"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    files = roadmap(12, titles="odd", moved=1, as_of="2025-02-01", closing=True)
    return build(write(tmp_path_factory.mktemp("odd"), files), papers=False).folder


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_an_odd_roadmap_is_accessible_and_fits(visit, path):  # noqa: F811
    page = visit(path)
    assert accessible_and_fits(page)


def test_milestones_unfold_with_the_keyboard_and_stand_open_in_print(visit):  # noqa: F811
    page = visit("roadmap/", script=False)
    stone = page.locator(".tree .stones li").first
    assert not stone.is_visible()
    page.emulate_media(media="print")
    assert stone.is_visible()
    page.emulate_media(media="screen")
    page.locator(".tree .stones summary").first.press("Enter")
    assert stone.is_visible()


def test_a_title_of_one_long_word_leaves_the_other_columns_their_width_on_paper(visit):  # noqa: F811
    page = visit("roadmap/", width=660)  # A4 without its margins
    page.emulate_media(media="print")
    rows = page.locator(".tl-table tbody tr").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert len(rows) > 12
    assert max(rows) < 250
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_number_in_the_square_leads_to_its_risk_and_the_square_fits_a_telephone(visit):  # noqa: F811
    page = visit(FIRST, width=320)
    box = page.locator(".scroll:has(> .square)")
    assert box.evaluate("e => e.scrollWidth <= e.clientWidth")
    page.locator(".square a").first.click()
    assert page.locator(".risks li:target").is_visible()


def test_the_picture_of_the_tree_leads_to_goals_and_initiatives_by_keyboard(visit):  # noqa: F811
    page = visit("roadmap/")
    for link, leads in (
        (".goal-tree a:has(.gt-goal)", "**/#doel-doel-0"),
        (".goal-tree a:has(.gt-initiative)", f"**/{FIRST}"),
    ):
        page.locator(link).first.focus()
        box = "getComputedStyle(document.activeElement.querySelector('.gt-box')).strokeWidth"
        assert page.evaluate(box) == "5px"
        page.keyboard.press("Enter")
        page.wait_for_url(leads)
