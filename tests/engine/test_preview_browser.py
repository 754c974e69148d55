"""A wrong save, seen in a browser: in the box on top, and beside the field on the page itself."""

import pytest
from playwright.sync_api import expect
from preview_server import CONCEPT, RIGHT

pytestmark = pytest.mark.browser
WHOLE = RIGHT.format(summary="De tekst.") + "risks: [Het duurt lang.]\n"


def test_a_mistake_stands_beside_its_field(serve, browser):
    preview = serve({CONCEPT: WHOLE})
    preview.wait("begrippen/digital-twin/", "De tekst.")
    wrong = WHOLE.replace("theme: data", "theme: dta").replace("https:", "javascript:")
    preview.project.write(CONCEPT, wrong.replace("summary: De tekst.\n", ""))
    preview.wait("assets/preview.js", "unsafe-link")
    page = browser.new_context().new_page()
    page.goto(f"{preview.url}begrippen/open-data/")
    box = page.locator(".preview-problems")
    expect(box).to_contain_text("theme: dta")
    assert page.locator(".preview-mark").count() == 0
    box.get_by_role("link").first.click()
    page.wait_for_url("**/begrippen/digital-twin/#preview-mark-*")
    expect(page.locator(".tags + .preview-mark")).to_contain_text("dta")
    expect(page.locator("#bronnen + .preview-mark")).to_contain_text("javascript")
    expect(page.locator(".lead + .preview-mark")).to_contain_text("summary")
    expect(page.locator("main")).to_contain_text("De tekst.")
    page.context.close()
