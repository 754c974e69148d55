"""Whatever is on the site can be linked, from an entry and from a hand-written page; whatever is not, is told."""

import posixpath
import re

import pytest
from site_checks import build, faults

ENTRY = "docs/begrippen/digital-twin.yml"
PLAN = "roadmap/activiteiten/sensornetwerk.yml"
PAGE = "docs/over/uitleg.md"
TOP = "docs/uitleg.md"
FILES = (ENTRY, PLAN, PAGE, TOP)


def link(site, file, *addresses, **others):
    """A site in which a text of this file links to these addresses, written from the root of pages."""
    return site({file: linking(file, *addresses), **others})


def linking(file, *addresses):
    """A file with a text that links to these addresses."""
    home = posixpath.dirname(file.removeprefix("docs/")) or "."
    links = []
    for address in addresses:
        path, sign, anchor = address.partition("#")
        end = "/" if path.endswith("/") or not path else ""
        links.append(f"[x]({posixpath.relpath(path.rstrip('/') or '.', home)}{end}{sign}{anchor})")
    text = " en ".join(links)
    return f"# Kop\n\n{text}\n" if file.endswith(".md") else f"body: |\n  Zie {text}.\n"


MADE = (
    "downloads/2020-2024/roadmap.pdf",
    "downloads/2020-2024/tijdlijn.pdf",
    "downloads/2020-2024/voortgang.pdf",
    "downloads/2020-2024/activiteiten/sensornetwerk.pdf",
    "downloads/2020-2024/roadmap.csv",
    "downloads/2020-2024/mijlpalen.csv",
    "downloads/gespreksgids.pdf",
    "api/v1/entries.json",
    "api/v1/roadmap.json",
)


def test_files_that_the_site_makes_and_its_start_can_be_linked(site):
    built = build(site({file: linking(file, *MADE, "", "index.md") for file in FILES}).has_no_errors())
    assert faults(built) == []
    for file in FILES:
        address = posixpath.splitext(file.removeprefix("docs/"))[0] + "/"
        up = "../" * address.count("/")
        hrefs = re.findall(r'<a href="([^"]*)"[^>]*>x</a>', built.html(address))
        assert hrefs == [*(f"{up}{each}" for each in MADE), up, up], file


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    "address", ["downloads/2020-2024/weg.pdf", "downloads/2021-2024/roadmap.pdf", "api/v1/weg.json", "index.html", "begrippen/index.yml", "Index.md"]
)  # fmt: skip
def test_a_file_that_the_site_does_not_make_is_told(site, file, address):
    told = [(p.code, p.place.file) for p in link(site, file, address).found().errors]
    assert told == [("missing-file", file)]


@pytest.mark.parametrize("file", FILES)
def test_a_heading_on_another_page_is_looked_for(site, file):
    there = (
        "begrippen/open-data.yml#een-kop-van-ons",
        "begrippen/open-data/#een-kop-van-ons",
        "begrippen/open-data/#bronnen",
        "ander.md#geschreven-kop",
        "roadmap/roadmap.yml#doel-sensoren-bekend",
        "#tekst-van-het-begin",
    )
    others = {
        "docs/begrippen/open-data.yml": "body: |\n  ## Een kop van ons\n\n  Tekst.\n",
        "docs/ander.md": "# Ander\n\n## Geschreven kop\n",
        "docs/index.md": "# Begin\n\n## Tekst van het begin\n",
    }
    right = link(site, file, *there, **others)
    right.has_no_errors()
    for address in there:
        path, _, anchor = address.partition("#")
        wrong = link(site, file, f"{path}#{anchor}-niet", **others)
        told = wrong.found().errors
        assert [(p.code, p.place.file) for p in told] == [("unknown-anchor", file)], address
        assert told[0].place.line in (2, 3)
        assert told[0].values["near"] == anchor


def test_a_section_of_its_own_page_is_looked_for_on_the_page(site):
    """Which sections there are follows from the fields of an entry."""
    site({ENTRY: "body: Zie [de bronnen](#bronnen).\n"}).has_no_errors()
    told = site({ENTRY: "body: Zie [elkaar](#vraag-het-elkaar).\n"}).found().errors
    assert [p.code for p in told] == ["unknown-anchor"]
