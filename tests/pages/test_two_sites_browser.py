"""Two sites in folders of one host, in a real browser: what a device keeps of one is not shown, changed or wiped by the other."""

import json

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CONCEPT = "begrippen/digital-twin/"
OLD_PROGRESS = {"app": "stadswijzer", "version": 1, "entries": {"digital-twin": {"begun": "2026-11-02"}}}
OLD_DRAFT = {"kind": "concept", "values": {"concept": {"title": "Lamp"}}, "names": {}}


@pytest.fixture(scope="module")
def folder(real_site, tmp_path_factory):
    """The same site twice, as two municipalities have it on one host."""
    root = tmp_path_factory.mktemp("host")
    for name in ("een", "twee"):
        (root / name).symlink_to(real_site.folder)
    return root


def go(page, address, path):
    page.goto(address + path, wait_until="load")


def keep(page, **kept):
    """Puts into the storage of this device what an earlier version of the site kept there."""
    for name, value in kept.items():
        page.evaluate("pair => localStorage.setItem(...pair)", [f"stadswijzer-{name}", json.dumps(value)])


def names(page):
    return page.evaluate("Object.keys(localStorage).sort()")


def state(page):
    return page.locator("[data-state] .learned").inner_text()


def title(page):
    page.locator("input[value=concept]").check()
    return page.locator("#field-title").input_value()


def answer(page):
    question = page.locator(".question[data-concept]:not([data-recall])").first
    question.locator(".to-choose input").first.check()
    question.locator("[data-check]").click()


def test_progress_belongs_to_one_site(visit, address):
    page = visit("een/" + CONCEPT)
    answer(page)
    assert state(page) != "Nieuw"
    go(page, address, "twee/" + CONCEPT)
    assert state(page) == "Nieuw"
    answer(page)
    kept = ["stadswijzer-due", "stadswijzer-progress"]
    assert names(page) == [f"{name}:/{site}/" for name in kept for site in ("een", "twee")]
    go(page, address, "twee/voortgang/")
    page.get_by_role("button", name="Wis alles").click()
    page.get_by_role("button", name="Ja, wis").click()
    assert names(page) == [f"{name}:/een/" for name in kept]
    go(page, address, "een/" + CONCEPT)
    assert state(page) != "Nieuw"


def test_a_draft_belongs_to_one_site(visit, address):
    page = visit("een/redactie/")
    assert title(page) == ""
    page.locator("#field-title").fill("Lantaarn")
    go(page, address, "twee/redactie/")
    assert title(page) == ""
    page.locator("#field-title").fill("Sluis")
    go(page, address, "een/redactie/")
    assert title(page) == "Lantaarn"


def test_another_tab_on_another_site_changes_nothing(visit, address):
    page = visit("een/redactie/")
    page.locator("input[value=concept]").check()
    other = page.context.new_page()
    go(other, address, "twee/redactie/")
    other.locator("input[value=concept]").check()
    other.locator("#field-title").fill("Sluis")
    expect(other.locator("#the-file")).to_have_value("title: Sluis\n")
    other.wait_for_function("localStorage.getItem('stadswijzer-form:/twee/').includes('Sluis')")
    page.locator("#field-title").fill("Lantaarn")
    expect(page.locator("#the-file")).to_have_value("title: Lantaarn\n")
    expect(page.locator(".outcome")).not_to_contain_text("ander tabblad")


def test_what_was_kept_for_a_whole_host_goes_to_the_site_that_is_opened_first(visit, address):
    page = visit("een/over/")
    keep(page, progress=OLD_PROGRESS, form=OLD_DRAFT, **{"progress-broken": "{"})
    go(page, address, "een/" + CONCEPT)
    assert state(page) == "Begonnen"
    go(page, address, "een/redactie/")
    assert title(page) == "Lamp"
    own = ["stadswijzer-form:/een/", "stadswijzer-progress-broken:/een/", "stadswijzer-progress:/een/"]
    assert names(page) == own
    go(page, address, "twee/" + CONCEPT)
    assert state(page) == "Nieuw"
    go(page, address, "twee/redactie/")
    assert title(page) == ""


def test_what_a_site_keeps_already_stays_as_it_is(visit, address):
    page = visit("een/" + CONCEPT)
    answer(page)
    before = page.evaluate("localStorage.getItem('stadswijzer-progress:/een/')")
    keep(page, progress={**OLD_PROGRESS, "path": "een-ander"})
    go(page, address, "een/" + CONCEPT)
    assert page.evaluate("localStorage.getItem('stadswijzer-progress:/een/')") == before
    assert "stadswijzer-progress" in names(page), "it may be of a site that was not opened yet"
