"""Hand-written pages in the menu and in the way to a page, as `nav` or their folders say."""

import re

import pytest
from site_checks import pages

SETTINGS = "site_name: Proefstad\ntheme: {name: material, language: nl}\nplugins: [stadswijzer]\n"


def links(built, label, address=""):
    """Where the links in this part of the frame lead, and their words."""
    part = re.search(rf'<nav[^>]* aria-label="{label}">(.*?)</nav>', built.html(address), re.DOTALL)[1]
    return re.findall(r'<a href="([^"]*)"[^>]*>([^<]+)</a>', part)


def words(built, label, address=""):
    return [word for _, word in links(built, label, address)]


@pytest.fixture
def project(site):
    project = site()
    project.write("docs/handleiding/index.md", "# Handleiding\n\nTekst.\n")
    project.write("docs/handleiding/een.md", "# Stap een\n\nTekst.\n")
    project.write("docs/handleiding/meer/twee.md", "# Stap twee\n\nTekst.\n")
    project.write("docs/contact.md", "# Contact\n\nTekst.\n")
    project.write("docs/over/beheer.md", "# Beheer\n\nTekst.\n")
    project.write("docs/begrippen/index.md", "# Onze begrippen\n\nTekst.\n")
    return project


def test_without_nav_each_own_section_stands_before_what_is_about_the_site(project):
    built = pages(project)
    assert words(built, "Menu")[-2:] == ["Handleiding", "Over"]
    assert "Contact" not in words(built, "Menu")
    assert words(built, "Menu").count("Onze begrippen") == 0, "that page is the list of concepts"


def test_a_page_stands_under_the_nearest_page_that_there_is(project):
    built = pages(project)
    way = {each: words(built, "Je bent hier", each) for each in ("contact/", "handleiding/", "over/beheer/")}
    assert way == {"contact/": ["Start"], "handleiding/": ["Start"], "over/beheer/": ["Start", "Over"]}
    assert words(built, "Je bent hier", "handleiding/een/") == ["Start", "Handleiding"]
    assert words(built, "Je bent hier", "handleiding/meer/twee/") == ["Start", "Handleiding"]
    assert 'aria-current="true">Handleiding</a>' in built.html("handleiding/meer/twee/")


def test_nav_says_which_in_which_order_and_how_they_are_called(project):
    project.write(
        "mkdocs.yml",
        f"{SETTINGS}nav:\n- Start: index.md\n- Bel ons: contact.md\n- begrippen/index.md\n- weg.md\n"
        "- Zo werkt het:\n  - Eerst: handleiding/een.md\n  - handleiding/index.md\n- VNG: https://vng.nl/\n",
    )
    built = pages(project)
    own = [
        each
        for each in links(built, "Menu")
        if each[1] in ("Bel ons", "Zo werkt het", "Handleiding", "Start")
    ]
    assert own == [("./contact/", "Bel ons"), ("./handleiding/een/", "Zo werkt het")]
    assert words(built, "Menu")[-2:] == ["Over", "VNG"]
    assert ("https://vng.nl/", "VNG") in links(built, "Menu", "handleiding/een/")
