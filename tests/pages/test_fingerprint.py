"""A page with the same fingerprint as before is the same page; what changes a page changes its fingerprint."""

import made_site
import pytest

from stadswijzer.pages import fingerprint, listings
from stadswijzer.pages.frame import Shared

CONCEPT = "docs/begrippen/open-data.yml"
INITIATIVE = "roadmap/activiteiten/sensornetwerk.yml"
EXAMPLE = "docs/voorbeelden/rotterdam.yml"
EDITS = {
    "a title that others link with": (CONCEPT, "title: Open data", "title: Data van ons"),
    "a line of its own": (CONCEPT, "Gegevens die iedereen", "Alles wat iedereen"),
    "a theme": ("docs/themas/data.yml", "title: ", "title: Nieuw: "),
    "an example": (EXAMPLE, "summary: ", "summary: Kort: "),
    "who does it": ("roadmap/organisatie.yml", "name: ", "name: De "),
    "the day of the state": ("roadmap/roadmap.yml", "as_of: 20", "as_of: 19"),
    "an initiative": (INITIATIVE, "title: ", "title: Het "),
    "a sample": (EXAMPLE, "title: ", "sample: true\ntitle: "),
}


def pages(root):
    return {page.address: page for page in listings.pages(made_site.of(root))}


def edited(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    quoted = {"title: Nieuw: ", "summary: Kort: "}
    if new in quoted:
        line = next(each for each in text.splitlines() if each.startswith(old))
        return text.replace(line, f'{old}"{new.removeprefix(old)}{line.removeprefix(old)}"', 1)
    return text.replace(old, new, 1)


@pytest.mark.parametrize("edit", EDITS)
def test_a_page_with_the_same_fingerprint_is_the_same(site, edit):
    root = site("").root
    before = {address: (fingerprint.fingerprint(page), page.make()) for address, page in pages(root).items()}
    path = root / EDITS[edit][0]
    path.write_text(edited(path, *EDITS[edit][1:]), "utf-8")
    changed = set()
    for address, page in pages(root).items():
        was, made = before.get(address, (None, None))
        now = fingerprint.fingerprint(page)
        if was and now == was:
            assert page.make() == made, address
        elif was:
            changed.add(address)
    assert changed


def test_the_fingerprint_of_the_frame_tells_what_every_page_shows(site):
    root = site("").root
    before = fingerprint.of_frame(Shared(made_site.of(root)))
    assert fingerprint.of_frame(Shared(made_site.of(root))) == before
    (root / "roadmap/roadmap.yml").write_text(
        edited(root / "roadmap/roadmap.yml", "as_of: 20", "as_of: 19"), "utf-8"
    )
    assert fingerprint.of_frame(Shared(made_site.of(root))) != before


def test_a_page_to_print_changes_with_each_of_its_parts(site):
    root = site("").root
    path = root / CONCEPT
    before = fingerprint.fingerprint(pages(root)["afdrukken/begrippen/"])
    path.write_text(edited(path, "Gegevens die iedereen", "Alles wat iedereen"), "utf-8")
    assert before != fingerprint.fingerprint(pages(root)["afdrukken/begrippen/"])
    assert before


def test_every_page_has_one_but_those_that_begin_with_a_hand_written_text(site):
    found = {page.address: page for page in pages(site("").root).values()}
    assert [a for a, page in found.items() if not page.intro and fingerprint.fingerprint(page) is None] == []
    assert fingerprint.fingerprint(found[""]) is None  # `docs/index.md` of the project comes first
