"""One catalogue of pages: it lists exactly what is made, and whatever it lists can be linked."""

import posixpath

import made_up
import made_up_roadmap
import pytest
from made_site import of
from site_checks import build, faults

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.facts.catalogue import FOOT, LISTED, MENU, TOOLS, WAYS, Catalogue, may_be
from stadswijzer.pages.listings import pages

CONCEPT = "docs/begrippen/digital-twin.yml"


def written(project):
    """The pages of the site of a project that were made, and the places of its catalogue."""
    site = of(project)
    return site, {page.address: page for page in pages(site)}, site.once(Catalogue)


def projects(tmp_path, site):
    yield site("").root
    yield site(
        {"docs/over/index.md": "# Over ons\n", "docs/los.md": "# Los\n", "docs/begrippen.md": "# B\n"}
    ).root
    for language in ("nl", "en"):
        yield made_up.write(tmp_path / language, 200, language=language) or tmp_path / language
    for number, files in enumerate((made_up_roadmap.roadmap(3, moved=2), made_up_roadmap.roadmap(0))):
        yield made_up_roadmap.write(tmp_path / f"plan-{number}", files)


def test_it_lists_what_is_made_and_nothing_else(tmp_path, site):
    for root in projects(tmp_path, site):
        made, shown, catalogue = written(root)
        by_hand = {page.address for page in made.library.pages}
        assert set(catalogue.places) == set(shown) | by_hand | {""}
        for address, page in shown.items():
            assert page.title == catalogue.places[address].title or address in by_hand


def test_the_menu_and_the_foot_name_only_pages_that_there_are():
    """A site leaves out what it does not have, so that nobody would see a name that is no page's."""
    known = {*LISTED, *(tool.name for tool in TOOLS), "roadmap"}
    named = {"MENU": MENU, "WAYS": WAYS} | {f"FOOT[{group!r}]": names for group, names in FOOT.items()}
    assert {place: gone for place, names in named.items() if (gone := set(names) - known)} == {}


def test_the_way_to_a_page_begins_at_the_start_and_never_turns_back(tmp_path, site):
    for root in projects(tmp_path, site):
        _, _, catalogue = written(root)
        for address in catalogue.places:
            above = [each for _, each in catalogue.crumbs(address)]
            assert above[:1] == ([""] if address else [])
            assert len({*above, address}) == len(above) + 1


@pytest.mark.parametrize("file", [CONCEPT, "roadmap/activiteiten/sensornetwerk.yml"])
def test_every_page_that_exists_can_be_linked_from_an_entry(site, file):
    everywhere = sorted(written(site("").root)[2].places)
    home = posixpath.dirname(file.removeprefix("docs/"))
    links = " ".join(
        f"[x]({posixpath.relpath(address.rstrip('/') or '.', home)}/)" for address in everywhere if address
    )
    linked = site({file: f"body: |\n  Zie {links}.\n"})
    linked.has_no_errors()
    built = build(linked)
    assert faults(built) == []
    page = built.html(f"{posixpath.splitext(file.removeprefix('docs/'))[0]}/")
    assert page.count(">x</a>") >= len(everywhere) - 1


def test_a_page_that_this_site_does_not_have_is_told(site):
    linked = site(
        {
            CONCEPT: "body: Zie [hier](../gidz/) en [daar](../roadmap/afloop/).\n",
            "docs/voorbeelden/utrecht.yml": "",
        }
    )
    catalogue = written(site("").root)[2]
    assert "roadmap/afloop/" not in catalogue
    linked.has_problem(f"{CONCEPT}:1:18: error[missing-file]", hint='bedoel je "../gids/"').has_problem(
        f"{CONCEPT}:1:38: error[missing-file]"
    )


def test_with_another_error_only_what_no_site_could_have_is_told(site):
    wrong = {
        CONCEPT: "body: Zie [a](../gidz/), [b](../gids/), [c](../roadmap/2020-2024/geld/), [d](../roadmap/2020-2024/afdrukken/).\nlevel: hoog\n"
    }
    told = [p.code for p in site(wrong).found().errors]
    assert sorted(told) == ["missing-file", "not-allowed"]


def test_whatever_is_there_may_be_there(tmp_path, site):
    for root in projects(tmp_path, site):
        made, _, catalogue = written(root)
        by_hand = {page.address for page in made.library.pages}
        entries = {entry.address for entry in made.library}
        for address in set(catalogue.places) - by_hand - entries - {""}:
            assert may_be(made.words, address), address
    assert not may_be(validate(read_project(site("").root)).library.words, "gidz/")
