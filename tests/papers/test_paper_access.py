"""Papers are accessible: tagged, titled, with the fonts inside, and the same bytes for the same content.

`pdfinfo` says "Suspects object is wrong type (boolean)" of them: older versions of poppler take `/Suspects false`, which
is a boolean as it should be (ISO 32000-1, 14.7.1), for a fault, since they look only for true. It is harmless.
"""

import io
import re
from itertools import pairwise

import made_up_roadmap
import pdfua
import pikepdf
import pytest
from folders import ROOT
from paper_checks import of, structure

from stadswijzer.pages import guide
from stadswijzer.papers import catalogue
from stadswijzer.papers.setting import pdf, row_headers

KINDS = ("oplegger", "booklet", "sheet-alone", "timeline-alone", "management", "guide")
UNSEEN = {"UA-14-001": "rule raised ValueError: pikepdf.Object is not a Dictionary or Stream"}
"""What the checker cannot tell: it stumbles over headings of more than one part. See the test of headings."""


@pytest.fixture(scope="module")
def made():
    """Kind → paper of the real content."""
    site = of(ROOT)
    found = {
        template: pdf.pdf(template, data, day=site.library.today)
        for template, data in {template: data for _, template, data in catalogue.made(site)}.items()
    }
    return {**found, "guide": dict(guide.files(site))[site.words("guide.pdf")]}


@pytest.fixture(scope="module", params=KINDS)
def paper_file(request, made):
    with pikepdf.open(io.BytesIO(made[request.param])) as opened:
        opened.kind = request.param
        yield opened


@pytest.fixture(scope="module")
def elements(paper_file):
    return [each for each in structure(paper_file.Root.StructTreeRoot) if "/S" in each]


@pytest.mark.parametrize("kind", KINDS)
def test_the_checker_of_accessible_pdf_finds_nothing(made, kind):
    report = pdfua.validate(io.BytesIO(made[kind]))
    assert [(each.rule_id, each.message) for each in report.findings] == []
    unseen = {each.rule_id: each.skipped_reason for each in report.skipped}
    assert set(unseen) <= set(UNSEEN)
    assert all(reason.startswith(UNSEEN[rule]) for rule, reason in unseen.items())


def test_a_paper_says_what_it_is(paper_file):
    root = paper_file.Root
    assert root.Lang == "nl"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert "/Outlines" in root
    with paper_file.open_metadata() as about:
        assert about["dc:title"]
        assert about["dc:creator"] == ["Maastricht"]
        assert (about["pdfuaid:part"], about["pdfaid:part"], about["pdfaid:conformance"]) == ("1", "2", "A")


def test_its_headings_have_words_and_skip_no_level(paper_file, elements):
    headings = [each for each in elements if str(each.S).removeprefix("/H").isdigit()]
    levels = [int(str(each.S)[2:]) for each in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(has_words(each) for each in headings)


def has_words(element):
    """Whether an element, or one in it, marks what stands on a page: a number, or a reference to one."""
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return any(
        "/MCID" in kid or ("/S" in kid and has_words(kid)) if isinstance(kid, pikepdf.Dictionary) else True
        for kid in kids
    )


def test_its_tables_have_heads_with_a_direction(paper_file, elements):
    tables = [each for each in elements if each.S == "/Table"]
    assert tables or paper_file.kind == "management"  # of a period that is over it may have none
    for table in tables:
        parts = {
            part: [
                row
                for each in structure(table)
                if each.get("/S") == part
                for row in structure(each)
                if row.get("/S") == "/TR"
            ]
            for part in ("/THead", "/TBody")
        }
        assert all(parts.values())
        for part, wanted in (("/THead", ("/Column", "/Column")), ("/TBody", ("/Row", None))):
            for row in parts[part]:
                first, *others = [scope_of(cell) for cell in row.K]
                assert first == wanted[0]
                assert set(others) <= {wanted[1]}


def scope_of(cell):
    """Of which cells this one is the head: of its column or of its row; None of a cell that is no head."""
    given = cell.get("/A", [])
    given = list(given) if isinstance(given, pikepdf.Array) else [given]
    scopes = [str(each.Scope) for each in given if "/Scope" in each]
    assert bool(scopes) == (cell.S == "/TH")
    return scopes[0] if scopes else None


def test_heads_of_rows_change_nothing_that_is_seen_or_read(made):
    """What a PDF of another form says stays as it is."""
    for pdf_ in made.values():
        with pikepdf.open(io.BytesIO(pdf_)) as opened:
            assert len(opened.objects) == int(re.search(rb"/Size (\d+)", pdf_)[1]) - 1
        assert row_headers.with_row_headers(pdf_) == pdf_
    other = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF"
    assert row_headers.with_row_headers(other) == other


def test_its_pictures_are_told_in_words(paper_file, elements):
    pictures = [each for each in elements if each.S == "/Figure"]
    assert all(str(each.Alt).strip() for each in pictures)
    assert bool(pictures) == (paper_file.kind != "guide")


def test_its_links_say_where_they_lead(paper_file):
    links = [each for page in paper_file.pages for each in page.get("/Annots", []) if each.Subtype == "/Link"]
    assert bool(links) == (paper_file.kind != "guide")
    assert all(str(each.get("/Contents", "")).strip() for each in links)


def test_its_fonts_are_inside(paper_file):
    fonts = [font for page in paper_file.pages for font in page.Resources.get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        described = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in described or "/FontFile3" in described


def test_the_booklet_has_a_list_of_what_is_in_it(made):
    with pikepdf.open(io.BytesIO(made["booklet"])) as opened:
        kinds = {str(each.S) for each in structure(opened.Root.StructTreeRoot) if "/S" in each}
    assert {"/TOC", "/TOCI", "/H1", "/H2", "/H3"} <= kinds


def test_the_same_content_gives_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        made_up_roadmap.write(tmp_path / name, made_up_roadmap.roadmap(4))
    made = []
    for name in ("a", "b"):
        pdf._compiled.cache_clear()
        made.append(list(catalogue.files(of(tmp_path / name))))
    assert made[0] == made[1]
    assert len(made[0]) == 8
