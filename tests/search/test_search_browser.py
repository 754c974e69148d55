"""Search as a visitor meets it: the box, the page, the keyboard, without script, from a disk."""

import re

import pytest
from browsing import accessible_and_fits, overflow

from stadswijzer.search.files import FOLDER

pytestmark = pytest.mark.browser
HITS = "main ol > li"


def fetched_of(page):
    """The files of the index that the page asks for from now on."""
    found = []
    page.on("request", lambda made: found.append(made.url) if f"{FOLDER}/" in made.url else None)
    return found


def typed(page, text):
    page.keyboard.press("/")
    page.keyboard.type(text)
    page.wait_for_selector(".find-list li")


def test_nothing_is_fetched_until_the_box_is_used(visit):
    page = visit.blank()
    found = fetched_of(page)
    page.goto(visit.address + "begrippen/digital-twin/", wait_until="networkidle")
    assert found == []
    typed(page, "camera")
    assert found


def test_the_best_six_while_typing(visit):
    page = visit("begrippen/digital-twin/")
    typed(page, "stoplicht")
    assert 1 <= page.locator(".find-list li").count() <= 6
    assert "Slimme verkeerslichten" in page.locator(".find-list li").first.inner_text()
    assert re.search(r"\d", page.locator(".find [role=status]").inner_text())
    assert "verzonnen" in page.locator(".find-list li", has_text="Activiteit").first.inner_text()


def test_by_keyboard_alone(visit):
    page = visit("")
    typed(page, "digital twin")
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.getAttribute('href')") == first
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "site.find"
    page.keyboard.press("Escape")
    assert not page.locator("[id='site.find']").is_visible()
    assert page.evaluate("document.activeElement.className") == "find-link"
    page.keyboard.press(" ")
    assert page.evaluate("document.activeElement.id") == "site.find"
    page.keyboard.press("Enter")
    page.wait_for_selector(HITS)
    assert page.url.endswith("zoeken/#q=digital%20twin")


def test_one_tap_on_a_phone(visit):
    page = visit("", width=320)
    page.locator(".find-link").click()
    assert page.evaluate("document.activeElement.id") == "site.find"
    assert overflow(page) == []


def test_the_key_can_be_switched_off(visit):
    page = visit("zoeken/")
    page.locator("[data-search-key]").click()
    page.goto(visit.address + "over/")
    page.keyboard.press("/")
    assert not page.locator("[id='site.find']").is_visible()
    page.goto(visit.address + "zoeken/")
    page.locator("[data-search-key]").click()
    page.goto(visit.address + "over/")
    page.keyboard.press("/")
    assert page.locator("[id='site.find']").is_visible()


def test_the_key_is_a_sign_where_one_types(visit):
    page = visit("zoeken/")
    page.locator("#question").focus()
    page.keyboard.type("a/b")
    assert page.locator("#question").input_value() == "a/b"


def test_results_say_what_they_are_and_where(visit):
    page = visit("zoeken/#q=stoplicht")
    first = page.locator(HITS).first
    first.wait_for()
    assert page.evaluate(f"document.querySelector('{HITS}').firstElementChild.tagName") == "A"
    assert "Slimme verkeerslichten" in first.inner_text()
    assert "Begrip · Mobiliteit" in first.inner_text()
    assert first.locator("mark").count() > 1
    assert page.locator("[data-no-results]").count() == 0


def test_a_result_leads_to_the_section(visit):
    page = visit("zoeken/#q=stille%20keuzes%20kast")
    page.wait_for_selector(HITS)
    page.locator(".hit-section a").first.click()
    page.locator(":target").wait_for()


def test_what_is_made_up_says_so(visit):
    page = visit("zoeken/#q=laadpleinen%20in%20de%20buurt")
    page.wait_for_selector(HITS)
    assert "verzonnen" in page.locator(HITS, has_text="Laadpleinen in de buurt").first.inner_text()


def test_kinds_are_filters_with_counts(visit):
    page = visit("zoeken/#q=sensoren")
    page.wait_for_selector(HITS)
    button = page.locator("[data-search-kinds] button", has_text="Voorbeelden")
    count = int(button.locator(".count").inner_text())
    button.click()
    page.locator("[data-search-status]", has_text=re.compile(f"^{count} ")).wait_for()
    assert "kind=Voorbeelden" in page.url
    assert {
        text.split(" · ")[0] for text in page.locator(f"{HITS} .hit-kind:nth-child(2)").all_inner_texts()
    } == {"Voorbeeld"}
    assert page.evaluate("document.activeElement.dataset.kind") == "Voorbeelden"


def test_more_are_shown_when_asked(visit):
    page = visit("zoeken/#q=gemeente")
    page.wait_for_selector(HITS)
    assert page.locator(HITS).count() == 10
    page.locator("[data-search-after] button").click()
    page.locator(HITS).nth(10).wait_for()
    assert page.evaluate("document.activeElement.closest('li') !== null")


def test_the_question_stands_behind_the_hash_alone(visit):
    page = visit.blank()
    asked = []
    page.on("request", lambda made: asked.append(made.url))
    page.goto(visit.address + "zoeken/")
    page.locator("#question").fill("kwikstaart")
    page.wait_for_selector("[data-no-results]")
    assert not [url for url in asked if "kwikstaart" in url]
    assert page.url.endswith("#q=kwikstaart")


def test_nothing_found_offers_a_way_on(visit):
    page = visit("zoeken/#q=privqcq")
    page.wait_for_selector("[data-no-results]")
    assert page.locator(HITS).count() == 0
    again = page.locator("[data-no-results] a", has_text="privacy").first
    assert page.locator("[data-no-results] a", has_text="Woordenlijst").count() == 1
    again.click()
    page.wait_for_selector(HITS)
    assert page.locator("[data-no-results]").count() == 0


def test_what_is_a_guess_says_so(visit):
    page = visit("zoeken/#q=mobilitiet")
    page.wait_for_selector(HITS)
    assert "Niets gevonden voor" in page.locator("[data-search-status]").inner_text()
    page.evaluate("location.hash = '#q=mobiliteit'")
    page.wait_for_function("!document.querySelector('[data-search-status]').textContent.includes('Niets')")
    assert page.locator(HITS).count()


def test_a_question_with_a_sign_that_addresses_use_is_answered(visit):
    page = visit("zoeken/#q=100%25+laadpaal%")
    page.locator(HITS, has_text="Slim laden").first.wait_for()


def test_a_later_question_on_the_same_page_is_answered(visit):
    page = visit("zoeken/#q=parkeren")
    page.wait_for_selector(HITS)
    page.evaluate("location.hash = '#q=laadpaal'")
    page.locator(HITS, has_text="Slim laden").first.wait_for()


def test_without_script_the_page_leads_on(visit):
    page = visit("begrippen/digital-twin/", script=False)
    page.locator(".find-link").click()
    assert page.url.endswith("zoeken/")
    assert "JavaScript" in page.locator("noscript").inner_text()
    links = page.locator("main a").all_inner_texts()
    assert {"Woordenlijst", "Begrippen", "Voorbeelden"} <= set(links)
    assert not page.locator("#question").is_visible()


@pytest.mark.parametrize("path", ["zoeken/#q=sensoren", "zoeken/#q=privqcq"])
def test_the_page_is_accessible_and_fits(visit, path):
    page = visit(path)
    page.wait_for_selector(f"{HITS}, [data-no-results]")
    assert accessible_and_fits(page)


def test_the_open_box_is_accessible_and_fits(visit):
    page = visit("begrippen/digital-twin/")
    typed(page, "sensoren")
    assert accessible_and_fits(page)


def test_it_works_from_a_disk(browser, real_disk):
    """Under `file:` a page can fetch nothing; the parts come as scripts."""
    wrong = []
    context = browser.new_context()
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((real_disk.folder / "begrippen" / "digital-twin" / "index.html").as_uri())
    typed(page, "stoplicht")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.href").endswith(
        "begrippen/slimme-verkeerslichten/index.html"
    )
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_selector(HITS)
    page.locator(f"{HITS} a").first.click()
    assert page.locator("h1").inner_text() == "Slimme verkeerslichten"
    context.close()
    assert wrong == []


def test_a_part_that_is_gone_makes_it_begin_anew(visit):
    """The site was published anew while this page was open: its parts have other names now."""
    page = visit.blank()
    gone = []
    page.route(
        re.compile(rf"{FOLDER}/[0-9a-f]{{10}}\.js$"),
        lambda route: (
            route.continue_() if gone else (gone.append(route.request.url), route.abort("aborted"))[1]
        ),
    )
    page.goto(visit.address + "zoeken/#q=stoplicht")
    page.wait_for_selector(HITS)
    assert gone
