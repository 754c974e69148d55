"""Lists of many entries in a real browser: the first stand there, a button shows more, and nothing is lost.

A made-up project of 200 entries: 60 examples, 24 activities, 114 concepts that all begin with one letter.
"""

import io
from urllib.parse import quote

import pytest
from browsing import accessible_and_fits, once
from made_up import write
from playwright.sync_api import expect
from pypdf import PdfReader
from site_checks import build

pytestmark = pytest.mark.browser
EXAMPLES = 60
SAID = {
    "nl": ("Toon er nog {}", "Je ziet er {} van de {}.", "{} van {}"),
    "en": ("Show {} more", "You see {} of {}.", "{} of {}"),
}
PLACES = {"nl": ("voorbeelden/", "woordenlijst/", "thema"), "en": ("examples/", "glossary/", "theme")}


@pytest.fixture(scope="module", params=["nl", "en"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def folder(tmp_path_factory, language):
    def make(root):
        return build(write(root, 200, language=language), version="proef", papers=False)

    return once(tmp_path_factory, f"many-{language}", make).folder


def listed(page):
    """The titles that can be seen, in their order."""
    return page.locator(".item-title:visible").all_text_contents()


@pytest.fixture
def titles(visit, language):
    """All that the list of examples holds, as it was written."""
    page = visit(PLACES[language][0], script=False)
    assert page.locator(".item:visible").count() == EXAMPLES
    return page.locator(".item-title").all_text_contents()


def test_a_long_list_shows_its_first_and_as_many_again_when_asked(visit, language, titles):
    more, shown, _ = SAID[language]
    page = visit(PLACES[language][0], width=320)
    button, status = page.locator(".more button"), page.locator(".more [role=status]")
    assert listed(page) == titles[:24]
    expect(button).to_have_text(more.format(24))
    assert button.bounding_box()["height"] >= 44
    button.press("Enter")
    assert listed(page) == titles[:48]
    assert page.evaluate("document.activeElement.textContent") == titles[24].strip()
    expect(page.locator(":focus")).to_be_in_viewport()
    expect(status).to_have_text(shown.format(48, EXAMPLES))
    expect(button).to_have_text(more.format(12))
    button.click()
    assert listed(page) == titles
    assert page.evaluate("document.activeElement.textContent") == titles[48].strip()
    expect(button).to_be_hidden()


def test_filters_of_a_long_list_look_at_all_of_it(visit, language, titles):
    of_theme = f"{PLACES[language][2]}-{PLACES[language][2]}-0000"
    page = visit(PLACES[language][0] + f"#{of_theme}1,{of_theme}3,{of_theme}5")
    found = page.locator("[data-found]")
    number = int(found.text_content().split()[0])
    assert 24 + 8 < number < EXAMPLES
    expect(found).to_have_text(SAID[language][2].format(number, EXAMPLES))
    left = listed(page)
    assert len(left) == 24
    assert left == [title for title in titles if title in left], "in their order"
    assert left != titles[:24]
    expect(page.locator(".more button")).to_have_text(SAID[language][0].format(number - 24))
    page.evaluate("key => { location.hash = key }", f"{of_theme}1,{of_theme}5")
    expect(page.locator(".more button")).to_be_hidden()
    few = len(listed(page))
    expect(found).to_have_text(SAID[language][2].format(few, EXAMPLES))
    assert 24 < few <= 24 + 8, "for a few more there is no button"
    page.locator("[data-all]").click()
    assert listed(page) == titles[:24]


def test_a_search_of_the_page_finds_what_waits(visit, language, titles):
    page = visit(PLACES[language][0] + f"#:~:text={quote(titles[-1].strip())}")
    last = page.locator(".item-title").last
    expect(last).to_be_in_viewport()
    expect(page.locator(".more button")).to_be_hidden()
    assert listed(page) == titles


def test_a_link_to_what_waits_opens_it(visit, language):
    page = visit(PLACES[language][0])
    last = page.locator(".item-title").last
    expect(last).not_to_be_visible()
    last.evaluate("each => { each.id = 'here'; location.hash = 'here'; }")
    expect(last).to_be_in_viewport()


def test_all_of_a_long_list_is_printed(visit, language, titles):
    page = visit(PLACES[language][0])
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    text = " ".join(" ".join(each.extract_text() for each in sheets).split())
    assert [title.strip() for title in titles if title.strip() not in text] == []
    assert SAID[language][0].format(24) not in text


def test_who_comes_back_finds_what_was_asked_for(visit, language, titles):
    page = visit(PLACES[language][0])
    page.locator(".more button").click()
    page.locator(".item-title a:visible").last.click()
    expect(page.locator("h1")).to_have_text(titles[47].strip())
    page.go_back()
    expect(page.locator(".item-title:visible")).to_have_count(48)


def test_the_button_and_the_rest_are_accessible_in_every_long_list(visit, language):
    for place in PLACES[language][:2]:
        page = visit(place)
        expect(page.locator(".more button")).to_be_visible()
        assert accessible_and_fits(page)
        page.locator(".more button").click()
        assert accessible_and_fits(page)
