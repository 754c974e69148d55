"""A view is kept while the entries stay that were read for it: who reads what is followed, and nothing is missed."""

import re
from pathlib import Path

import made_up
import pytest

import stadswijzer
from stadswijzer import outputs
from stadswijzer.checks.validation import validate
from stadswijzer.content import reads
from stadswijzer.content.project import read_project
from stadswijzer.facts.made_of import Now, follow
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.pages import fingerprint
from stadswijzer.pages.listings import pages

OUTPUTS_READ = [each for each in outputs.OUTPUTS if each != "stadswijzer.pages.guide"]
"""Less what takes long: a paper."""
FRAME = Frame("Stad", papers=False)
WORDS = {
    "docs/begrippen": (
        "title",
        "summary",
        "definition",
        "body",
        "requires",
        "related",
        "theme",
        "level",
        "quiz",
    ),
    "docs/voorbeelden": ("title", "summary", "city", "stage", "body", "concepts", "theme"),
    "docs/themas": ("title", "order", "summary"),
    "docs/leerpaden": ("title", "audience", "steps"),
    "docs/kennispeiling": ("title", "date"),
    "docs/gesprekken": ("title", "date"),
    "roadmap/activiteiten": ("title", "summary", "status", "end", "needs", "costs", "theme"),
}
"""Folder → fields, of each of which something is changed where it is there."""


def followed(root):
    """Page, output and part of one → a hash of it and its reads, with what else they are made of."""
    checked = validate(read_project(root), papers=False)
    if checked.problems.errors:
        return None, None
    follow(checked.library)
    try:
        site = Site(checked.links, FRAME)
        told = {}
        for page in pages(site):
            fingerprint.of_ours(page)
            told[page.address] = page.followed
        for output in OUTPUTS_READ:
            made = outputs.made(site, output)
            told[output] = f"{fingerprint.shortened(made.files)} {made.made_of}"
        for name, part in site.parts.new.items():
            told[name] = f"{fingerprint.shortened(part.text)} {part.made_of}"
        return told, Now.of(site)
    finally:
        reads.leave()


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made-up") / "project"
    made_up.write(folder, 40)
    return folder


def test_it_does_not_matter_who_asked_first_for_what_all_share(root):
    """A page whose site nobody asked before has read no more and no less."""
    checked = validate(read_project(root), papers=False)
    together, _ = followed(root)
    follow(checked.library)
    try:
        for number, address in enumerate(page.address for page in pages(Site(checked.links, FRAME))):
            page = [*pages(Site(checked.links, FRAME))][number]
            fingerprint.of_ours(page)
            assert page.followed == together[address], address
        for output in OUTPUTS_READ:
            made = outputs.made(Site(checked.links, FRAME), output)
            assert made.made_of == together[output].split()[1], output
    finally:
        reads.leave()


def changed(text, field, number):
    """The text with something else in a field; None when it has no such field."""
    found = re.search(rf"^{field}:(.*(?:\n[ -].*)*)", text, re.MULTILINE)
    if not found:
        return None
    word = re.search(r"[A-Za-z]{4,}(?![^\n]*://)", found[1]) or re.search(r"\d(?=\D*$)", found[1])
    if not word:
        return None
    at = found.start(1) + word.start()
    other = (
        str((int(word[0]) + 1) % 9 + 1)
        if word[0].isdigit()
        else f"{word[0][:2]}{'aeiou'[number % 5]}{word[0][2:]}"
    )
    return text[:at] + other + text[found.start(1) + word.end() :]


def test_what_was_not_read_changes_no_view(root):
    before, meaning = followed(root)
    noted = {"meant": meaning.meant, "entries": meaning.texts}
    kept = made = 0
    for folder, fields in WORDS.items():
        for number, field in enumerate(fields):
            files = sorted((root / folder).glob("*.yml"))
            file = files[number % len(files)]
            text = file.read_text("utf-8")
            other = changed(text, field, number)
            if other is None:
                continue
            file.write_text(other, "utf-8")
            after, now = followed(root)
            file.write_text(text, "utf-8")
            if after is None or (mask := now.changed(noted)) == reads.ALL:
                continue
            for address, told in before.items():
                given = (*after.get(address, "").split(" "), "")[2:3]
                if not told or fingerprint.is_made_of(told, mask, *given):
                    made += 1
                else:
                    kept += 1
                    assert after[address].split()[0] == told.split()[0], (file, field, address)
    assert made
    assert kept > made, "most stay"


def test_what_is_worked_out_once_is_followed():
    """A `cached_property` would hide from whoever asks second what it was made of."""
    package = Path(stadswijzer.__path__[0])
    files = [*(package / "facts").rglob("*.py"), *(package / "pages" / "views").rglob("*.py")]
    assert [file.name for file in files if "cached_property" in file.read_text("utf-8")] == []
