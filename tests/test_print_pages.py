"""A section as one page to print: everything in it, links that stay on it, and a limit to its size."""

import re

import made_up_roadmap
import pytest
from site_checks import build, faults
from test_data_out import made, of

from generator import print_pages
from generator.listings import pages
from generator.print_page import PrintPage

CONTENT = {
    "docs/begrippen/digital-twin.yml": (
        'body: |\n  ## Wat het is\n\n  Zie [[open-data]] en [[rotterdam]]. Schrijf `<a id="x" href="#y">` zo.\n\n  ## Wat het is\n'
        "quiz:\n  - question: Wat?\n    options: [{text: Dit, correct: true, why: Ja.}, {text: Dat, why: Nee.}]\n"
        "recall: {question: Waarom?, answer: Daarom.}\nsituations: [Er belt iemand]\n"
    ),
    "docs/begrippen/open-data.yml": "requires: []\nsituations: [Er schrijft iemand]\nbody: |\n  ## Wat het is\n\n  Zie [[digital-twin]].\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    from conftest import Site  # noqa: PLC0415 - the class behind the fixture `site`, for a site that is built once

    project = Site(tmp_path_factory.mktemp("print"), CONTENT, language="nl", whole=False)
    return build(project, papers=False)


def test_everything_is_whole_and_every_name_is_there_once(built):
    assert faults(built) == []  # among others: duplicate ids, skipped headings, links to nowhere
    assert "afdrukken/begrippen/" in built
    html = built.html("afdrukken/begrippen/")
    for title in ("Digital twin", "Open data"):
        assert re.search(rf"<h2><bdi>{title}</bdi></h2>", html)
    assert html.count("<h1") == 1
    assert '<meta name="robots" content="noindex">' in html


def test_links_between_the_parts_stay_on_the_page_and_others_lead_to_theirs(built):
    html = built.html("afdrukken/begrippen/")
    assert 'href="#begrippen-open-data">Open data</a> en <a href="../../voorbeelden/rotterdam/">' in html
    assert 'href="#begrippen-digital-twin">' in html.partition("one-of-many")[2]
    assert "../../begrippen/open-data/" not in html.partition("<main")[2]


def test_text_that_looks_like_a_tag_is_left_alone(built):
    html = built.html("afdrukken/begrippen/")
    assert '&lt;a id="x" href="#y"&gt;' in html.replace("&quot;", '"').replace("&#34;", '"')


def test_what_needs_a_script_is_not_on_it_and_answers_are(built):
    html = built.html("afdrukken/begrippen/").partition("<main")[2]
    assert "<script" not in html
    assert "<template" not in html
    assert "data-question" not in html
    assert "Ja." in html
    assert "Daarom." in html


def test_the_page_of_a_section_leads_to_it_once(built):
    link = 'href="../afdrukken/begrippen/"'
    assert built.html("begrippen/").count(link) == 1
    assert "afdrukken" not in built.html("begrippen/digital-twin/")
    assert "afdrukken" not in built.html("")


@pytest.mark.parametrize("name", made_up_roadmap.ODD)
def test_a_roadmap_is_one_page_unless_it_is_large(tmp_path, name):
    site = made(tmp_path, name)
    found = {section.of: section for section in print_pages.sections(site)}
    number = made_up_roadmap.ODD[name]["number"]
    assert ("roadmap/" in found) == (0 < number < print_pages.MOST)
    if "roadmap/" in found:
        assert len(found["roadmap/"].entries) == 1 + number


def test_a_large_site_does_not_double_for_it(tmp_path, monkeypatch):
    site = made(tmp_path)
    whole = [section.of for section in print_pages.sections(site)]
    assert whole == ["roadmap/", "themas/lucht/"]
    monkeypatch.setattr(print_pages, "MOST_IN_ALL", 9)
    assert [section.of for section in print_pages.sections(site)] == ["roadmap/"]
    monkeypatch.setattr(print_pages, "MOST_IN_ALL", 8)
    assert [section.of for section in print_pages.sections(site)] == ["themas/lucht/"]


def test_a_preview_makes_none_and_links_to_none(tmp_path):
    shown = list(pages(made(tmp_path, preview=True)))
    assert not [page for page in shown if isinstance(page, PrintPage) or page.to_print]


def test_every_part_is_made_but_once(tmp_path):
    shown = list(pages(made(tmp_path)))
    count = 0
    make = type(shown[0]).make

    def counted(page):
        nonlocal count
        count += 1
        return make(page)

    for page in shown:
        if not isinstance(page, PrintPage):
            page.made = counted(page)
    before = count
    for page in shown:
        page.render()
    assert count == before
    assert [page.address for page in shown if isinstance(page, PrintPage)] == [
        "afdrukken/roadmap/",
        "afdrukken/themas-lucht/",
    ]


def test_in_english_and_from_a_disk(site):
    project = site({"docs/begrippen/open-data.yml": "requires: []\n"}, language="en")
    built = build(project, papers=False, disk=True)
    assert [fault for fault in faults(built, disk=True) if "no such anchor" not in fault] == []
    assert "print/concepts/" in built
    html = built.html("print/concepts/")
    assert 'href="#concepts-digital-twin"' in html
    assert of(project.root).words("print.link") == "Print this section"
