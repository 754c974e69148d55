"""The timeline on paper: on as few sheets as it needs, nothing cut, links live, and the same facts in words."""

import io

import made_up_roadmap
import pdfua
import pikepdf
import pytest
from changed_roadmap import WAITING, WITH_INITIATIVES, changed
from folders import ROOT
from paper_checks import in_order, of, paper_of, structure, text_of
from pypdf import PdfReader

from stadswijzer.papers import catalogue, timeline_paper
from stadswijzer.papers.oplegger import paper as oplegger
from stadswijzer.papers.setting import pdf as paper


def sheet_of(site):
    (data,) = [data for _, name, data in catalogue.made(site) if name == "timeline-alone"]
    return paper.pdf("timeline-alone", data, day=site.library.today)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Name → site and PDF of each odd roadmap with initiatives."""
    root = tmp_path_factory.mktemp("paper")
    found = {}
    for number, name in enumerate(WITH_INITIATIVES):
        files = made_up_roadmap.roadmap(**made_up_roadmap.ODD[name])
        site = of(made_up_roadmap.write(root / str(number), files))
        found[name] = site, sheet_of(site)
    return found


def test_milestones_have_numbers_by_which_their_names_are_found(tmp_path):
    site = of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(2, moved=1)))
    picture = timeline_paper.picture(site, site.plan, timeline_paper.A3)
    assert [[mark[2] for mark in bar["marks"]] for bar in picture["bars"]] == [
        ["1", "2", "3"],
        ["4", "5", "6"],
    ]
    text = " ".join(text_of(sheet_of(site))).replace("\xa0", " ")
    in_order(
        text,
        "staan met hun naam in de tabellen hierna",
        "1 Stap 0 van 0 (",
        "3 Stap 2 van 0 (",
        "6 Stap 2 van 1 (",
    )


def test_what_the_council_decides_stands_on_the_bars_by_number_and_in_words(tmp_path):
    files = made_up_roadmap.roadmap(2)
    path = "roadmap/activiteiten/activiteit-01.yml"
    files[path] = files[path].replace(
        "decisions:\n",
        "decisions:\n  - {body: council, kind: decide, date: 2022-05-10, ask: Kiezen., amount: 5000}\n"
        "  - {body: council, kind: opinion, date: 2022-02-10, ask: Zeggen wat beter is., outcome: adopted}\n"
        "  - {body: council, kind: inform, date: 2022-06-10, ask: Horen hoe het staat.}\n",
    )
    site = of(made_up_roadmap.write(tmp_path, files))
    picture = timeline_paper.picture(site, site.plan, timeline_paper.A3)
    told = [[mark[1:] for mark in bar["council"]] for bar in picture["bars"]]
    assert told == [[["taken", "R1"]], [["taken", "R2"], ["taken", "R3"], ["open", "R4"]]]
    text = " ".join(text_of(sheet_of(site))).replace("\xa0", " ")
    in_order(
        text,
        "Raad: besluit of mening, gegeven",
        "Raad: besluit of mening, nog te geven",
        "Zeggen wat beter is. 10 feb. 2022 Mening gegeven",
        "R4 Activiteit nummer 1: Kiezen (€ 5.000)",
    )
    assert "Horen hoe het staat" not in text
    in_booklet = timeline_paper.picture(site, site.plan, timeline_paper.A4)
    assert not any(bar["council"] for bar in in_booklet["bars"])


def test_a_milestone_of_what_was_stopped_is_dropped_and_no_longer_awaited(tmp_path):
    files = made_up_roadmap.roadmap(6)
    site = of(made_up_roadmap.write(tmp_path, files))
    picture = timeline_paper.picture(site, site.plan, timeline_paper.A3)
    states = {bar["status"]: {mark[1] for mark in bar["marks"]} for bar in picture["bars"]}
    assert "dropped" in states["stopped"]
    assert "open" not in states["stopped"]
    assert not any("dropped" in found for status, found in states.items() if status != "stopped")
    text = " ".join(text_of(sheet_of(site)))
    in_order(text, "Mijlpaal, vervallen door een stop", ", vervallen")


def test_without_initiatives_there_is_no_sheet(tmp_path):
    site = of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(0)))
    assert "tijdlijn" not in " ".join(address for address, _, _ in catalogue.made(site))


@pytest.mark.parametrize("name", WITH_INITIATIVES)
def test_every_page_is_a_whole_a3_that_says_what_it_is(made, name):
    _, pdf = made[name]
    reader = PdfReader(io.BytesIO(pdf))
    pages = text_of(pdf)
    for number, (page, text) in enumerate(zip(reader.pages, pages, strict=True), 1):
        assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [420, 297]
        assert f"pagina {number} van {len(pages)}" in text
        assert "Bijlage, ter informatie" in text
        assert "stand per" in text
        assert ("VOORBEELD" in text) == (name == "sample")


@pytest.mark.parametrize("name", WITH_INITIATIVES)
def test_a_part_of_the_picture_fits_its_page(made, name):
    site, pdf = made[name]
    picture = timeline_paper.picture(site, site.plan, timeline_paper.A3)
    pages = text_of(pdf)
    whole = pages.index(next(text for text in pages if "Dezelfde gegevens in woorden" in text))
    assert whole == len(picture["parts"]), "each part has one page, and then the tables begin"
    number = made_up_roadmap.ODD[name]["number"]
    assert len(picture["parts"]) == (4 if number == 60 else 1)
    assert picture["width"] == pytest.approx(380 / 25.4 * 72, abs=0.5)


def test_the_sheet_is_accessible(made):
    for name in ("odd titles", "everything moved twice", "sixty"):
        site, pdf = made[name]
        assert list(pdfua.validate(io.BytesIO(pdf)).findings) == []
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            elements = list(structure(opened.Root.StructTreeRoot))
            alts = [str(each.Alt) for each in elements if each.get("/S") == "/Figure"]
            parts = timeline_paper.picture(site, site.plan, timeline_paper.A3)["parts"]
            assert {part["alt"] for part in parts} <= set(alts)
            kinds = [str(each.S) for each in elements if "/S" in each]
            assert {"/H1", "/H2", "/Table", "/TH"} <= set(kinds)


def links(pdf):
    """Address → how often the paper links to it."""
    found = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for each in page.get("/Annots", []):
            address = each.get_object()["/A"]["/URI"]
            found[address] = found.get(address, 0) + 1
    return found


def test_bars_and_labels_lead_to_their_page(made, tmp_path):
    found = links(made["sixty"][1])
    for number in range(60):
        assert found[f"https://slimmestad.example/roadmap/activiteiten/activiteit-{number:02}/"] >= 3
    without = of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(2)), site_url="")
    assert links(sheet_of(without)) == {}


def test_the_tables_say_all_that_the_picture_shows(tmp_path):
    site = of(made_up_roadmap.write(tmp_path, changed(2, WAITING)))
    text = " ".join(text_of(sheet_of(site)))
    in_order(text, "Stand per 31 maart 2022", "Activiteit nummer 0", "loopt · te laat · verschoven", "Begint voordat dat klaar is",
        "Dezelfde gegevens in woorden", "Activiteit nummer 0", "Loopt, te laat", "(eerst K3 2020)",
        "Activiteit nummer 1", "begint voordat dit klaar is", "22 juni 2020", "Kaderbrief")  # fmt: skip


def test_the_real_timeline_is_one_sheet_with_every_milestone_in_words():
    site = of(ROOT, version="v1")
    pages = text_of(sheet_of(site))
    assert len(pages) == 2, "the picture, and all of it in words"
    text = " ".join(pages[1:]).replace("\xa0", " ")
    for row in site.plan.rows:
        assert row.entry.title in pages[0]
        for stone in row.stones:
            assert stone.milestone.title in text
    for each in site.plan.calendar:
        assert each.title in pages[0]
        assert each.title in text


@pytest.mark.parametrize("name", ["odd titles", "sixty"])
def test_the_booklet_shows_the_picture_under_its_title_and_each_part_on_its_page(made, name):
    site, _ = made[name]
    booklet = catalogue.booklet_data(site, oplegger.data(site), [])  # the sheets come after it, and take long
    pages = text_of(paper.pdf("booklet", booklet, day=site.library.today))
    parts = timeline_paper.picture(site, site.plan, timeline_paper.A4)["parts"]
    drawn = [number for number, text in enumerate(pages) if "Raad en begroting" in text]
    assert drawn == list(range(drawn[0], drawn[0] + len(parts)))
    assert "Alle activiteiten per thema" in pages[drawn[0]]
    assert ("Stand per" if site.as_of else "") in pages[drawn[-1]]
    assert (len(parts) > 1) == (name == "sixty")


def test_the_booklet_has_no_empty_timeline(tmp_path):
    site = of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(0)))
    text = " ".join(text_of(paper_of(site, "booklet")))
    in_order(text, "Alle activiteiten in één oogopslag", "Er zijn nog geen activiteiten.", "Doelenboom")
    assert "Tijdlijn" not in text
