"""The pages of an odd roadmap in a real browser: many initiatives, strange titles, all moved, and over."""

import io
import re

import pytest
from browsing import accessible_and_fits, once
from made_up_roadmap import roadmap, write
from playwright.sync_api import expect
from pypdf import PdfReader
from site_checks import build

from stadswijzer.facts import print_sections

pytestmark = pytest.mark.browser
FIRST = "roadmap/activiteiten/activiteit-00/"
MOVES = "roadmap/2020-2024/verschoven/"
PAGES = [
    "roadmap/",
    FIRST,
    "roadmap/2020-2024/afsluiting/",
    MOVES,
    "roadmap/2020-2024/afdrukken/",
    "roadmap/2020-2024/afdrukken/1/",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    files = roadmap(12, titles="odd", moved=1, as_of="2025-02-01", closing=True)
    moved = (
        "moved:\n  - {date: 2020-02-01, field: end, from: 2020-Q4, reason: Eerst., effect: G., action: A.}\n"
    )
    path = "roadmap/activiteiten/activiteit-01.yml"  # moved before the council first decided, and after
    assert "\nmoved:\n" in files[path]
    files[path] = files[path].replace("moved:\n", moved, 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(print_sections, "MOST", 3)  # so that the roadmap is printed in parts
        return once(tmp_path_factory, "odd", lambda root: build(write(root, files), papers=False)).folder


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_an_odd_roadmap_is_accessible_and_fits(visit, path):
    page = visit(path)
    assert accessible_and_fits(page)


def test_milestones_unfold_with_the_keyboard_and_stand_open_in_print(visit):
    page = visit("roadmap/", script=False)
    stone = page.locator(".tree .stones li").first
    assert not stone.is_visible()
    page.emulate_media(media="print")
    assert stone.is_visible()
    page.emulate_media(media="screen")
    page.locator(".tree-list > summary").press("Enter")
    page.locator(".tree .stones summary").first.press("Enter")
    assert stone.is_visible()


def test_a_title_of_one_long_word_leaves_the_other_columns_their_width_on_paper(visit):
    page = visit("roadmap/", width=660)  # A4 without its margins
    page.emulate_media(media="print")
    rows = page.locator(".tl-table tbody tr").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert len(rows) > 12
    assert max(rows) < 250
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("rows", [5, 25])
def test_a_total_is_printed_once_and_a_short_table_on_one_sheet(visit, rows):
    page = visit("roadmap/2020-2024/geld/")
    page.evaluate(
        """rows => {
            const table = document.querySelector("table.money"), body = table.tBodies[0], space = document.createElement("p");
            while (body.rows.length < rows) body.append(body.rows[0].cloneNode(true));
            document.querySelector("main").replaceChildren(space, table);
        }""",
        rows,
    )
    for height in range(740, 960, 40):  # so that the end of a sheet is at every row in turn
        page.evaluate("height => { document.querySelector('main p').style.height = height + 'px' }", height)
        printed = page.pdf(format="A4", prefer_css_page_size=True)
        sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(printed)).pages]
        assert [sheet.count("Totaal") for sheet in sheets] == [0, 1]
        assert sum("Eenmalig" in sheet for sheet in sheets) == 1 or rows > 12


def test_a_number_in_the_square_leads_to_its_risk_and_the_square_fits_a_telephone(visit):
    page = visit(FIRST, width=320)
    page.locator(".part:has(.square) > summary").click()
    box = page.locator(".scroll:has(> .square)")
    assert box.evaluate("e => e.scrollWidth <= e.clientWidth")
    page.locator(".square a").first.click()
    assert page.locator(".risks li:target").is_visible()
    page = visit(f"{FIRST}#risicos-1", width=320)  # from elsewhere, into what is folded
    assert page.locator(".risks li:target").is_visible()


def test_the_picture_of_the_tree_leads_to_goals_and_initiatives_by_keyboard(visit):
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


def test_what_moved_since_a_decision_can_be_chosen_by_keyboard_and_stands_in_the_address(visit, address):
    page = visit(MOVES)
    shown = page.locator("section.moved:visible")
    everything, first = shown.count(), page.locator("#activiteit-01 ~ [data-keys]").first
    assert (everything, "Eerst." in first.inner_text()) == (12, True)
    assert "Einde: van 4e kwartaal 2020" in first.inner_text()
    choice = page.locator("a[data-key='sinds-2020-05-10']")
    choice.focus()
    page.keyboard.press("Space")
    told = page.locator("[data-found][role=status]")
    number = page.locator("[data-keys]:visible").count()
    assert told.inner_text() == f"Sinds de raad van 10 mei 2020 zijn {number} datums verschoven."
    assert choice.locator(".count").inner_text() == str(number)
    assert shown.count() < everything
    plain = visit("roadmap/2020-2024/verschoven/sinds-2020-05-10/", script=False)
    told_here, told_there = (
        [re.sub(r" Daarvoor stond er: [^.]+\.", "", text) for text in each.all_inner_texts()]
        for each in (shown, plain.locator("section.moved"))
    )
    assert told_here == told_there
    assert "Einde: van 4e kwartaal 2020" not in first.inner_text()
    page.locator("a[data-key='sinds-2021-05-10']").press("Enter")  # in its place, not beside it
    assert page.locator("[aria-pressed=true]").count() == 1
    assert page.url == f"{address}{MOVES}#sinds-2021-05-10"
    assert visit(f"{MOVES}#sinds-2021-05-10").locator("section.moved:visible").count() == shown.count()
    two = visit(f"{MOVES}#sinds-2021-05-10,sinds-2020-05-10")  # days take turns
    assert two.locator("[aria-pressed=true]").count() == 1
    assert two.locator("section.moved:visible").count() == shown.count()
    page.get_by_role("link", name="Toon alles").press("Enter")
    assert (shown.count(), page.url) == (everything, address + MOVES)
    assert "Einde: van 4e kwartaal 2020" in first.inner_text()
    choice.click()
    page.locator(".contents a").last.click()  # to what is hidden now: then everything is shown
    expect(shown).to_have_count(everything)
    assert page.locator("section.moved").last.evaluate("e => e.getBoundingClientRect().top < innerHeight")


def test_a_link_into_a_folded_part_opens_it_and_shows_the_place(visit):
    page = visit(FIRST)
    place = page.locator("#plaats")
    assert not place.is_visible()
    page.locator(".contents a[href='#plaats']").click()
    expect(place).to_be_in_viewport()


def test_parts_of_an_activity_begin_folded_on_a_phone_but_for_the_one_that_was_asked_for(visit):
    page = visit(f"{FIRST}#plaats", width=320)
    expect(page.locator("#plaats")).to_be_in_viewport()
    assert page.locator("details.part[open]").count() == 1


def test_parts_of_an_activity_unfold_without_script_and_stand_open_in_print(visit):
    page = visit(FIRST, script=False)
    place = page.locator("#plaats")
    assert not place.is_visible()
    page.emulate_media(media="print")
    assert place.is_visible()
    page.emulate_media(media="screen")
    page.locator("details.part > summary", has_text="Cijfers").press("Enter")
    assert place.is_visible()
