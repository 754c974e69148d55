"""A plan of sixty activities in a real browser: no page of it is endless, and nothing of it is lost."""

import io

import pytest
from browsing import accessible_and_fits, once
from made_up_roadmap import roadmap, write
from playwright.sync_api import expect
from pypdf import PdfReader
from site_checks import build

pytestmark = pytest.mark.browser
ACTIVITIES = 60
PERIOD = "roadmap/2020-2024/"
PAGES = (
    "roadmap/",
    "roadmap/activiteiten/",
    f"{PERIOD}geld/",
    f"{PERIOD}besluiten/",
    f"{PERIOD}verschoven/",
    "mijn-afdeling/afdeling-1/",
    "roadmap/activiteiten/activiteit-30/raadstekst/",
)
PHONE_SCREENS = 8000
"""Pixels on a phone: what one thumb can still go through."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    def make(root):
        return build(write(root, roadmap(ACTIVITIES, moved=1)), version="proef", papers=False)

    return once(tmp_path_factory, "sixty", make).folder


def names(page):
    """The activities that can be seen in the picture of time."""
    return page.evaluate("""() => {
        const box = document.querySelector('.timeline').getBoundingClientRect();
        return [...document.querySelectorAll('.tl-link')].filter(each => each.getBoundingClientRect().bottom <= box.bottom).length;
    }""")


def test_no_page_of_a_long_plan_is_endless_on_a_phone(visit):
    for place in PAGES:
        page = visit(place, width=320)
        high = page.evaluate("document.documentElement.scrollHeight")
        assert high <= PHONE_SCREENS, (place, high)


def test_a_long_picture_of_time_shows_its_first_and_all_when_asked(visit):
    page = visit("roadmap/")
    assert names(page) == 24
    button = page.locator(".more button")
    expect(button).to_have_text("Toon alle 60 activiteiten")
    button.press("Enter")
    assert names(page) == ACTIVITIES
    expect(button).to_be_hidden()
    expect(page.locator(".timeline")).to_be_focused()


def test_who_comes_to_what_waits_in_the_picture_of_time_sees_it(visit):
    page = visit("roadmap/")
    last = page.locator(".tl-link").last
    last.focus()
    expect(page.locator(".more button")).to_be_hidden()
    assert names(page) == ACTIVITIES
    expect(last).to_be_focused()


def test_without_scripts_the_picture_of_time_is_whole(visit):
    page = visit("roadmap/", script=False)
    assert names(page) == ACTIVITIES
    expect(page.locator(".more")).to_have_count(0)


def test_a_table_of_many_shows_what_asks_most_attention_and_the_rest_in_a_fold(visit):
    page = visit("roadmap/", script=False)
    rows = page.locator(".judged tbody tr")
    expect(rows).to_have_count(ACTIVITIES)
    assert page.locator(".judged tbody tr:visible").count() == 12
    bad = [each.locator(".dr-weight-bad").count() for each in rows.all()]
    assert bad == sorted(bad, reverse=True)
    assert bad[0] > bad[-1]
    page.locator("details:has(.judged) > summary").click()
    assert page.locator(".judged tbody tr:visible").count() == ACTIVITIES


def test_a_table_with_a_total_is_shown_whole_or_not_at_all(visit):
    page = visit(f"{PERIOD}geld/", script=False)
    fold = page.locator("details:has(.groups-initiative)")
    expect(fold.locator("summary")).to_contain_text("50 activiteiten")
    expect(fold.locator("tfoot tr")).not_to_have_count(0)
    assert fold.locator("tbody tr:visible").count() == 0
    fold.locator("summary").click()
    assert fold.locator("tbody tr:visible").count() == fold.locator("tbody tr").count()


def test_goals_keep_their_progress_in_sight_where_no_picture_can_be_drawn(visit):
    page = visit("roadmap/")
    expect(page.locator(".goal-tree")).to_have_count(0)
    expect(page.locator(".tree .progress").first).to_be_visible()
    expect(page.locator(".tree .served a").first).not_to_be_visible()
    page.locator(".tree .goal > .stones > summary").first.click()
    expect(page.locator(".tree .served a").first).to_be_visible()


@pytest.mark.parametrize("place", ["roadmap/", f"{PERIOD}geld/", f"{PERIOD}verschoven/"])
def test_all_of_a_long_plan_is_printed(visit, place):
    page = visit(place)
    wanted = set(page.locator("main a[href*='activiteit-'] bdi").all_text_contents())
    text = " ".join(
        " ".join(each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages).split()
    )
    bare = {" ".join(each.split()) for each in wanted if each.strip().startswith("Activiteit")}
    assert len(bare) >= 50
    assert [each for each in sorted(bare) if each not in text] == []
    assert "Toon alle" not in text
    assert "Nog 48" not in text


def test_a_long_plan_is_accessible_folded_and_open(visit):
    for place in ("roadmap/", f"{PERIOD}besluiten/", f"{PERIOD}geld/"):
        page = visit(place)
        assert accessible_and_fits(page)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        assert accessible_and_fits(page)
