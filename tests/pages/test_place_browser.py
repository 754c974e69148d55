"""What a page does for who comes back or looks around: folds, filters, what is new, a sentence in a mail, where one is."""

import json
from urllib.parse import unquote

import pytest
from browsing import accessible_and_fits, overflow, violations
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
CONCEPT = "begrippen/digital-twin/"
KEPT = "Object.keys(localStorage).find(key => key.startsWith('stadswijzer-seen'))"


def choices(page):
    """Of every filter: its key and the number beside it."""
    return page.evaluate(
        """Object.fromEntries([...document.querySelectorAll('[data-filters] a[data-key]')]
        .map(each => [each.dataset.key, Number(each.querySelector('.count').textContent)]))"""
    )


def test_a_long_page_folds_on_a_phone_and_a_link_to_a_section_opens_it(visit):
    page = visit(CONCEPT, width=320)
    folds = page.locator("main .fold")
    assert folds.count() > 5
    section = page.locator("#folded-1")
    assert not section.is_visible()
    page.evaluate("location.hash = document.querySelector('#folded-1').previousElementSibling.id")
    expect(section).to_be_visible()
    expect(section.locator("xpath=preceding-sibling::h2[1]")).to_be_in_viewport()


def test_a_fold_says_by_itself_whether_it_is_open(visit):
    page = visit(CONCEPT, width=320)
    fold = page.locator("main .fold").first
    for state in ("true", "false"):
        fold.press("Enter")
        expect(fold).to_have_attribute("aria-expanded", state)


def test_long_lists_of_the_plan_begin_folded_on_a_phone_and_open_on_a_wide_screen(visit):
    for address in ("roadmap/2020-2024/verschoven/", "roadmap/2020-2024/besluiten/", "gesprekken/"):
        page = visit(address, width=320)
        parts = page.locator("main details.part")
        assert parts.count() > 0
        assert page.locator("main details.part[open]").count() == 0
        assert (address, violations(page), overflow(page)) == (
            address,
            [],
            [],
        )  # wide and dark: test_browser.py
        page = visit(address)
        assert page.locator("main details.part[open]").count() == parts.count()


def test_a_long_page_on_a_wide_screen_folds_nothing(visit):
    assert visit(CONCEPT).locator("main .fold").count() == 0


def test_the_numbers_of_filters_follow_each_other(visit):
    page = visit("voorbeelden/")
    before = choices(page)
    stage = next(key for key in before if key.startswith("stand-"))
    page.locator(f"a[data-key='{stage}']").click()
    after = choices(page)
    themes = [key for key in before if key.startswith("thema-")]
    assert sum(after[key] for key in themes) < sum(before[key] for key in themes)
    assert {key: n for key, n in after.items() if key.startswith("stand-")} == {
        key: n for key, n in before.items() if key.startswith("stand-")
    }  # of one filter any will do, so that a choice leaves its own numbers as they are


def test_filters_that_leave_nothing_say_what_to_take_away(visit):
    page = visit("voorbeelden/")
    stage = next(key for key in choices(page) if key.startswith("stand-"))
    page.evaluate("key => { location.hash = key }", stage)
    expect(page.locator(f"a[data-key='{stage}']")).to_have_attribute("aria-pressed", "true")
    empty = next((key for key, n in choices(page).items() if n == 0), None)
    if empty is None:  # look for a stage that some theme does not have
        pairs = [key for key in choices(page) if key.startswith("stand-")]
        for key in pairs:
            page.evaluate("key => { location.hash = key }", key)
            expect(page.locator(f"a[data-key='{key}']")).to_have_attribute("aria-pressed", "true")
            empty = next((each for each, n in choices(page).items() if n == 0), None)
            if empty:
                break
    assert empty, "no two filters of the sample exclude each other"
    page.evaluate("key => { location.hash += `,${key}` }", empty)
    nothing = page.locator("[data-nothing]")
    expect(nothing).to_be_visible()
    assert nothing.locator("button").count() == 2
    nothing.locator("button").last.click()
    expect(nothing).to_be_hidden()
    assert page.locator("[data-keys]:not([hidden])").count() > 0


def test_the_start_page_tells_what_is_new_since_the_last_visit(visit):
    page = visit("")
    told = page.locator("[data-since]")
    assert told.is_hidden()  # a first visit
    page.evaluate(f"localStorage.setItem({KEPT}, localStorage.getItem({KEPT}).split(' ').slice(1).join(' '))")
    page.reload()
    expect(told).to_be_visible()
    assert "1" in told.inner_text()
    page.reload()
    expect(page.locator(".mark-new")).to_have_count(0)


def test_a_selected_sentence_goes_along_with_the_mail(visit):
    page = visit(CONCEPT)
    link = page.locator("[data-answer]").first
    bare = link.get_attribute("href")
    said = page.evaluate(
        """() => { const lead = document.querySelector('.lead');
        getSelection().selectAllChildren(lead); return lead.textContent.trim(); }"""
    )
    link.dispatch_event("pointerdown")
    assert said in unquote(link.get_attribute("href"))
    page.evaluate("getSelection().removeAllRanges()")
    link.dispatch_event("pointerdown")
    assert link.get_attribute("href") == bare


def test_the_contents_mark_the_section_in_sight(visit):
    page = visit(CONCEPT)
    links = page.locator(".contents a")
    for at in (1, 3):
        links.nth(at).click()
        expect(links.nth(at)).to_have_attribute("aria-current", "location")
        assert page.locator(".contents [aria-current]").count() == 1


def test_the_start_page_tells_what_is_next_for_the_department_that_was_chosen(visit):
    page = visit("")
    assert page.locator("[data-no-department]").is_visible()
    assert not page.locator("[data-own-department]").is_visible()
    page.locator("[data-no-department] a").click()
    page.locator("main .links a", has_text="Openbare Ruimte").click()
    page.locator("button[data-department-is]").click()
    asked = page.evaluate(
        "window.stadswijzerLearning.departments.find(each => each.title === 'Openbare Ruimte').asked"
    )
    page.goto(visit.address)
    own = page.locator("[data-own-department]")
    expect(own.locator("[data-own-page]")).to_have_text("Openbare Ruimte")
    first = own.locator("[data-own-first] a").inner_text()
    assert first in page.locator("[data-my-begin]").inner_text(), "one page begins with one concept"
    assert own.locator("[data-own-decision]").inner_text()
    assert page.locator("[data-no-department]").is_hidden()
    known = json.dumps(
        {
            "day": "2026-11-02",
            "known": [each["id"] for each in page.evaluate("window.stadswijzerLearning.concepts")],
            "open": [],
        }
    )
    key = page.evaluate("Object.keys(localStorage).find(key => key.startsWith('stadswijzer-progress'))")
    page.evaluate(
        "([key, test]) => localStorage.setItem(key, JSON.stringify({...JSON.parse(localStorage.getItem(key)), test: JSON.parse(test)}))",
        [key, known],
    )
    page.reload()
    expect(own.locator("[data-own-first]")).to_have_text("Wat jullie werk vraagt, ken je al.")
    assert asked, "of who is asked nothing it would say that"
    assert accessible_and_fits(page)


def test_on_a_phone_what_a_cell_is_called_stands_beside_what_it_says(visit):
    page = visit("gesprekken/", width=320, script=False)
    free = page.locator("table.labelled td:not(:first-child)").evaluate_all(
        """cells => cells.filter(each => each.textContent.trim()).map(each => {
            const words = document.createRange();
            words.selectNodeContents(each);
            const name = parseFloat(getComputedStyle(each, '::before').width);
            return words.getBoundingClientRect().left - each.getBoundingClientRect().left - name;
        })"""
    )
    assert free
    assert min(free) >= 0


@pytest.mark.parametrize("concept", ["sensoren-iot", "privacy-avg-dpia", "slimme-verkeerslichten"])
def test_the_first_screen_of_a_concept_is_one_screen(visit, concept):
    """On a common phone: what it is, an example, what it means for us, and the whole first step."""
    page = visit(f"begrippen/{concept}/", width=390)
    step = page.locator(".brief-first > div").nth(2)
    assert "Eerste stap" in step.inner_text()
    box = step.bounding_box()
    assert box["y"] + box["height"] <= 844


def test_the_three_doors_of_the_start_page_are_in_the_first_screen_of_a_phone(visit):
    page = visit("", width=320)
    doors = page.locator(".doors a")
    assert doors.count() == 3
    last = doors.last.bounding_box()
    assert last["y"] + last["height"] <= 640


def test_how_an_activity_stands_fits_every_phone(visit):
    page = visit("roadmap/activiteiten/sensorennetwerk/", width=320)
    assert page.locator(".glance dd").count() > 3
    for width in (320, 360, 390, 430, 600):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
