"""The real site in a real browser: one page of every type.

The site is built once and served over the loopback with the policy that we ship (`browsing.py`).
"""

import io

import pytest
from browsing import accessible_and_fits, overflow, unreadable, violations
from pypdf import PdfReader
from site_checks import PAGES

pytestmark = pytest.mark.browser


def test_every_type_of_page_is_looked_at(real_site):
    kinds = {address.partition("/")[0] for address in real_site.addresses}
    assert kinds == {path.partition("/")[0] for path in PAGES.values()} - {"bestaat"} | {"404.html"}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_is_accessible_and_fits(visit, path):
    page = visit(path)
    assert accessible_and_fits(page)
    page.set_viewport_size({"width": 665, "height": 900})  # A4 within its margins
    page.emulate_media(media="print", color_scheme="dark")
    assert ("paper", overflow(page), page.evaluate(CUT)) == ("paper", [], [])
    assert page.evaluate(COLOURS) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


FAULTS = {
    "pale": ("color-contrast", "text.style.color = 'rgb(190, 190, 190)'"),
    "on something dark": (
        "color-contrast",
        """const box = document.createElement('div'), at = text.getBoundingClientRect();
        Object.assign(box.style, {position: 'absolute', background: 'black', top: `${at.top + scrollY}px`, left: `${at.left}px`,
            width: `${at.width}px`, height: `${at.height}px`});
        document.body.prepend(box);
        Object.assign(text.style, {position: 'relative', zIndex: 1});""",
    ),
    "a link as the words around it": (
        "link-in-text-block",
        """const link = document.createElement('a');
        link.href = '#'; link.textContent = ' verder te lezen';
        text.append(link);
        Object.assign(link.style, {color: 'rgb(40, 40, 40)', textDecoration: 'none', border: 0});""",
    ),
}
TEXT = "[...document.querySelectorAll('main p')].find(each => each.textContent.length > 80 && !each.children.length)"


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_read_is_found_among_texts_that_were_looked_at_before(visit, fault):
    rule, script = FAULTS[fault]
    page = visit("begrippen/digital-twin/")
    assert violations(page) == []
    page.evaluate(f"{{ const text = {TEXT}; {script} }}")
    assert [wrong.partition(":")[0] for wrong in violations(page)] == [rule]
    assert [wrong.partition(":")[0] for wrong in unreadable(page)] == [rule], "and it is not kept as readable"


TARGETS = {
    "small and close together": "left: 0; width: 12px; height: 12px|left: 14px; width: 12px; height: 12px",
    "large under another": "left: 0; width: 100px; height: 30px|left: 12px; width: 100px; height: 30px",
    "large": "left: 0; width: 40px; height: 30px|left: 40px; width: 40px; height: 30px",
    "small with room around it": "left: 0; width: 12px; height: 12px|left: 50px; width: 12px; height: 12px",
}


def test_what_is_hard_to_hit_is_found_among_what_is_large_enough(visit):
    page = visit("begrippen/digital-twin/")
    found = {}
    for name, looks in TARGETS.items():
        page.evaluate(PUT, looks.split("|"))
        found[name] = [wrong.partition(":")[0] for wrong in violations(page)]
    assert found == {name: ["target-size"] * wrong for name, wrong in zip(TARGETS, [1, 1, 0, 0], strict=True)}


PUT = """looks => {
    const old = document.getElementById('targets'), box = document.createElement('p');
    box.id = 'targets';
    box.style.cssText = 'position: relative; height: 90px';
    looks.forEach((look, at) => {
        const button = document.createElement('button');
        button.setAttribute('aria-label', `${at}`);
        button.style.cssText = `position: absolute; top: 30px; padding: 0; border: 0; min-height: 0; min-width: 0; ${look}`;
        box.append(button);
    });
    if (old) old.replaceWith(box); else document.querySelector('main').append(box);
}"""
CUT = """[...document.querySelectorAll('main .scroll, main pre')].filter(e => e.scrollWidth > e.clientWidth + 1)
    .map(e => e.className + ' ' + e.textContent.slice(0, 40))"""
COLOURS = "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"


# The filter


def shown(page):
    return page.locator("[data-keys]:visible").count()


def test_filters_combine_and_keep_their_choice_in_the_address(visit, address):
    page = visit("voorbeelden/")
    everything = shown(page)
    stage = page.locator("[data-filters] a[data-key^='stand-']").first
    stage.click()
    some = shown(page)
    assert 0 < some < everything
    assert 0 < page.locator(".drawing-map .is-out").count() < everything, "the map shows what is left"
    assert stage.get_attribute("aria-pressed") == "true"
    page.locator("[data-filters] a[data-key^='thema-']").first.click()
    both = shown(page)
    assert both <= some
    assert page.locator("[data-found]").inner_text().startswith(f"{both} van {everything}")
    kept = page.url
    assert kept.startswith(address + "voorbeelden/#")
    again = visit(kept.removeprefix(address))
    assert shown(again) == both
    assert violations(again) == []
    page.get_by_role("link", name="Toon alles").click()
    assert shown(page) == everything
    assert page.url == address + "voorbeelden/"
    page.go_back()


def test_a_filter_works_with_the_keyboard_alone(visit):
    page = visit("voorbeelden/")
    everything = shown(page)
    first = page.locator("[data-filters] a[data-key]").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if first.evaluate("e => e === document.activeElement"):
            break
    assert first.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
    page.keyboard.press("Space")
    assert shown(page) < everything
    page.keyboard.press("Enter")
    assert shown(page) == everything
    page.keyboard.press("Enter")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Toon alles":
            break
    page.keyboard.press("Enter")
    assert shown(page) == everything
    assert page.evaluate("document.activeElement !== document.body"), "focus is not lost"


def test_a_filter_with_a_modifier_opens_its_own_page(visit):
    page = visit("voorbeelden/")
    with page.context.expect_page() as opened:
        page.locator("[data-filters] a[data-key]").first.click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_url("**/filter/**")


# Dark, menu, contents


def test_dark_is_remembered_on_the_device(visit, address):
    page = visit("begrippen/digital-twin/")
    button = page.locator("button.mode")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (button.get_attribute("aria-pressed"), dark == light) == ("true", False)
    page.goto(address + "roadmap/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    assert page.locator("button.mode").get_attribute("aria-pressed") == "true"


def test_nothing_breaks_where_storage_is_switched_off(visit):
    off = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('off', 'SecurityError'); }});"
    page = visit("voorbeelden/", init=off)
    page.locator("button.mode").click()
    assert page.locator("button.mode").get_attribute("aria-pressed") == "true"
    page.locator("[data-filters] a[data-key]").first.click()
    assert shown(page) > 0


def test_the_menu_opens_with_the_keyboard_on_a_telephone(visit):
    page = visit("begrippen/", width=320, height=640)
    link = page.locator("nav[aria-label='Menu'] a").first
    assert not link.is_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    assert link.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "A"
    assert violations(page) == []
    assert overflow(page) == []


def test_the_first_stop_of_the_keyboard_leads_to_the_content(visit):
    page = visit("begrippen/digital-twin/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "site.content"


# Without JavaScript


@pytest.mark.parametrize("width", [320, 1280])
def test_without_script_the_menu_works(visit, width):
    page = visit("begrippen/", script=False, width=width)
    link = page.locator("nav[aria-label='Menu'] a", has_text="Voorbeelden")
    if width < 1024:
        page.locator("[data-menu] summary").click()
    assert link.is_visible()
    link.click()
    assert page.url.endswith("/voorbeelden/")


def test_without_script_lists_filters_and_answers_work(visit):
    page = visit("voorbeelden/", script=False)
    everything = page.locator(".item").count()
    page.locator("[data-filters] a").first.click()
    assert "/filter/" in page.url
    assert 0 < page.locator(".item:visible").count() < everything
    page = visit("begrippen/digital-twin/", script=False)
    answer = page.locator(".question details").last
    assert not answer.locator("li").first.is_visible()
    answer.locator("summary").click()
    assert answer.locator("li").first.is_visible()
    assert not page.locator("button.mode").is_visible()


# On paper


def on_paper(page):
    """What a print of the page says, as one text."""
    pages = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return " ".join(" ".join(each.extract_text().split()) for each in pages)


def test_a_concept_prints_as_a_sheet_with_the_answers_at_the_end(visit):
    page = visit("begrippen/digital-twin/", scheme="dark")
    questions = page.locator(".quiz h3").all_text_contents()
    right, source = (
        page.locator(".answers .right .why").first.text_content(),
        page.locator(".sources a").first,
    )
    url = source.get_attribute("href")
    text = on_paper(page)
    before, _, after = text.partition("Antwoorden")
    assert all(question in before for question in questions)
    assert right not in before
    assert right in after
    assert "Goed." not in before
    assert url in text.replace("- ", "-").replace("/ ", "/")
    assert "(../" not in text
    assert "1 / " in text
    for navigation in ("Naar de inhoud", "Op deze pagina", "Verbeter deze pagina", "Woordenlijst", "Donker"):
        assert navigation not in text
    assert "https://slimmestad.maastricht.example/begrippen/digital-twin/" in after


def test_the_foot_of_a_page_is_never_alone_on_a_sheet(visit):
    page = visit("over/meldingen/")
    page.evaluate("document.querySelector('main').innerHTML = '<p id=room>Eerst</p><p>Laatst</p>'")
    sheets = set()
    for height in range(700, 1000, 30):
        page.evaluate("height => { document.getElementById('room').style.height = `${height}px` }", height)
        pages = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
        assert "Laatst" in pages[-1].extract_text(), height
        sheets.add(len(pages))
    assert sheets == {1, 2}


def test_what_belongs_together_is_printed_on_one_sheet(visit):
    terms = PdfReader(io.BytesIO(visit("woordenlijst/").pdf(format="A4"))).pages
    assert not [text for each in terms if (text := each.extract_text().strip()).startswith("zie ")]
    roadmap = PdfReader(io.BytesIO(visit("roadmap/").pdf(format="A4"))).pages
    (drawn,) = [text for each in roadmap if "De doelenboom als tekening" in (text := each.extract_text())]
    assert "Sensornetwerk" in drawn.partition("De doelenboom als tekening")[2]


def test_what_is_folded_is_printed_and_folds_again(visit):
    page = visit("roadmap/")
    table = page.locator(".as-table:not(.tree-list)")
    assert table.get_attribute("open") is None
    cell = table.locator("tbody tr").last.locator("td").nth(-2).text_content()
    assert " ".join(cell.split()[:4]) in on_paper(page)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert table.get_attribute("open") is not None
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert table.get_attribute("open") is None


# A text to copy


def test_a_council_text_is_copied_as_plain_lines(visit):
    init = "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); };"
    page = visit("roadmap/activiteiten/sensorennetwerk/raadstekst/", init=init)
    button = page.locator("main").get_by_role("button").first
    button.click()
    page.get_by_text("Gekopieerd.").first.wait_for()
    text = page.evaluate("window.copied")
    assert text.startswith("Onderwerp\nSensornetwerk in de binnenstad\n")
    assert "\n\nBeslispunten\n[Vul" in text
    assert "\n\nArgumenten\n- " in text


def test_where_copying_is_not_allowed_the_text_is_selected(visit):
    init = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
    page = visit("roadmap/activiteiten/sensorennetwerk/raadstekst/", init=init)
    page.locator("main").get_by_role("button").first.click()
    page.get_by_text("Ctrl+C").first.wait_for()
    assert "Beslispunten" in page.evaluate("String(getSelection())")
