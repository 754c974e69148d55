"""A section as one page to print: everything in it, links that stay on it, in parts when it is long."""

import re
from functools import partial

import made_up
import made_up_roadmap
import pytest
from made_site import made, of
from site_checks import build, faults

from stadswijzer.facts import print_sections
from stadswijzer.pages.listings import pages
from stadswijzer.pages.merged_page import PrintPage

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
    from small_project import Site  # noqa: PLC0415 - the class behind the fixture `site`, for a site that is built once

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
def test_a_roadmap_is_printed_whole_whatever_its_length(tmp_path, name):
    site = made(tmp_path, name)
    found = {section.of: section for section in print_sections.sections(site)}
    number = made_up_roadmap.ODD[name]["number"]
    assert (site.period.address in found) == (number > 0)
    if number:
        section = found[site.period.address]
        assert section.entries == (site.library.roadmap, *site("initiative"))
        assert len(section.runs) == 1 + (number >= print_sections.MOST)


def test_initiatives_without_a_roadmap_can_be_printed_too(tmp_path):
    files = made_up_roadmap.roadmap(3, goals=0)
    site = of(
        made_up_roadmap.write(
            tmp_path, {path: text for path, text in files.items() if "roadmap.yml" not in path}
        )
    )
    found = {section.of: section.entries for section in print_sections.sections(site)}
    assert found["roadmap/activiteiten/"] == tuple(site("initiative"))


@pytest.mark.parametrize("most", [2, 3, 7, 60])
def test_every_entry_is_in_a_section_and_no_page_is_too_long(tmp_path, monkeypatch, most):
    site = of(made_up.write(tmp_path, 200))
    monkeypatch.setattr(print_sections, "MOST", most)
    found = print_sections.sections(site)
    themes = [section for section in found if section.of.startswith("themas/")]
    printed = [entry for section in themes for entry in section.entries]
    assert set(printed) >= {*site("concept"), *site("example")}
    assert len(printed) == len(set(printed))  # once with their themes
    runs = [run for section in found for run in section.runs]
    assert max(len(run.entries) for run in runs) <= most
    assert {entry for run in runs for entry in run.entries} >= {
        *site("initiative"),
        *site("path"),
        site.library.roadmap,
    }
    addresses = [section.address(site, run) for section in found for run in section.runs]
    assert len(addresses) == len(set(addresses))
    whole = {section.of: section.runs for section in found}
    assert whole["gesprekken/"]
    assert whole["kennispeiling/"]
    assert bool(whole["voorbeelden/"]) == (len(site("example")) <= most)


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    """A site where three entries are many."""
    root = tmp_path_factory.mktemp("long")
    made_up.write(root, 60)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(print_sections, "MOST", 4)
        return build(root, papers=False)


def test_a_long_list_leads_only_to_themes_that_hold_some_of_it(site, monkeypatch):
    monkeypatch.setattr(print_sections, "MOST", 2)
    files = {f"docs/begrippen/begrip-{n}.yml": "requires: []\n" for n in range(3)}
    project = site({**files, "docs/themas/leeg.yml": "title: Hier is nog niets\n"})
    built = build(project, papers=False)
    assert [fault for fault in faults(built) if fault.startswith("afdrukken/")] == []
    assert "Hier is nog niets" not in built.text("afdrukken/begrippen/")
    assert "Data" in built.text("afdrukken/begrippen/")


def test_a_long_section_leads_to_its_parts(long):
    assert faults(long) == []
    html = long.html("afdrukken/begrippen/")
    assert 'href="../../afdrukken/themas-thema-00000/"' in html
    assert "Kies een thema" in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'href="../afdrukken/begrippen/"' in long.html("begrippen/")
    parts = long.html("afdrukken/themas-thema-00000/")
    assert re.search(
        r'href="../../afdrukken/themas-thema-00000/1/"><bdi>Begrippen: Begrip \d+ t/m Begrip \d+</bdi></a>',
        parts,
    )
    assert "4 teksten" in parts
    first = long.html("afdrukken/themas-thema-00000/1/")
    assert first.count('class="one-of-many"') == 4
    assert "<h2><bdi>Thema 0</bdi></h2>" in first
    assert "<h2><bdi>Thema 0</bdi></h2>" not in long.html("afdrukken/themas-thema-00000/2/")


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
            page.made = partial(lambda made: made, counted(page))
    before = count
    for page in shown:
        page.render()
    assert count == before
    assert [page.address for page in shown if isinstance(page, PrintPage)] == [
        "roadmap/2020-2024/afdrukken/",
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
