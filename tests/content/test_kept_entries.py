"""What a file was read as, and refers to, is kept for the next process: it says the same, and runs nothing that lies there."""

import os
import pickle
import re
import shutil

import pytest

from stadswijzer.checks.validation import validate
from stadswijzer.content import kept_entries, leaves, loader, yaml_reader
from stadswijzer.content.leaves import leaves as found_in
from stadswijzer.content.project import read_project
from stadswijzer.content.sealed_files import read_sealed, write_sealed
from stadswijzer.content.values import Prose, Ref
from stadswijzer.language.problems import as_text
from stadswijzer.language.words import Words

CONCEPT = "docs/begrippen/digital-twin.yml"


def told(root, *, new=True):
    """What a process reads (a `new` one without what another had in memory), with the paths of the files that it parsed for it.

    Every value with its place, every problem, and who refers to whom.
    """
    if new:
        loader._HELD.clear()
        loader._entry.cache_clear()
        kept_entries.kept_entries.cache_clear()
    parsed, real = [], yaml_reader.read_root

    def reading(source, problems):
        parsed.append(source.path)
        return real(source, problems)

    with pytest.MonkeyPatch.context() as patch:
        for module in (yaml_reader, kept_entries):
            patch.setattr(module, "read_root", reading)
        checked = validate(read_project(root), papers=False)
    values = [
        (entry.path, leaf.path, re.sub(" at 0x\\w+", "", repr(leaf.value)), leaf.field, leaf.node.start)
        for entry in checked.library
        for wanted in (Prose, Ref, leaves.Value)
        for leaf in found_in(entry.data, wanted)
    ]
    return (values, as_text(checked.problems, Words("nl"), checked.line), checked.links.backlinks), parsed


@pytest.fixture
def read(site):
    """A project with a folder for notes, and `told` of it."""
    root = site().root
    (root / ".stadswijzer").mkdir()
    return root, lambda: told(root)


def test_the_next_process_parses_only_what_changed_or_is_wrong_and_says_the_same(read):
    root, again = read
    first, parsed = again()
    assert CONCEPT in parsed
    assert again() == (first, [])
    text = (root / CONCEPT).read_text("utf-8")
    (root / CONCEPT).write_text(text.replace("title: ", "levl: basic\ntitle: ", 1), "utf-8")
    second, parsed = again()
    assert parsed == [CONCEPT]
    assert "unknown-field" in second[1]
    assert again() == (second, [CONCEPT]), "what is wrong is parsed each time"
    (root / CONCEPT).write_text(text, "utf-8")
    assert again() == (first, [CONCEPT])


@pytest.mark.parametrize("harm", ["cut", "another", "version", "gone", "odd"])
def test_what_is_damaged_or_of_another_version_is_worth_nothing(read, harm, monkeypatch):
    root, again = read
    first, parsed = again()
    note = root / kept_entries.NOTE
    if harm == "cut":
        note.write_bytes(note.read_bytes()[:-1])
    elif harm == "another":
        note.write_bytes(b"x" * len(note.read_bytes()))
    elif harm == "version":
        monkeypatch.setattr(kept_entries, "package_state", lambda: "another")
    elif harm == "gone":
        note.unlink()
    else:
        write_sealed(note, read_sealed(note, kept_entries.package_state())[:-9], kept_entries.package_state())
    found, now = again()
    assert found == first
    assert now == (parsed if harm != "odd" else now[:1])


class Hostile:
    def __reduce__(self):
        return os.mkdir, ("made-by-a-pickle",)


def test_what_somebody_puts_there_is_not_run(read, tmp_path, monkeypatch):
    root, again = read
    first, parsed = again()
    monkeypatch.chdir(tmp_path)
    note, state = root / kept_entries.NOTE, kept_entries.package_state()
    content, at, forged = read_sealed(note, state), 0, b""
    hostile = pickle.dumps(Hostile())
    while at < len(content):
        key, size = kept_entries._HEAD.unpack_from(content, at)
        at += kept_entries._HEAD.size + size
        forged += kept_entries._HEAD.pack(key, len(hostile)) + hostile
    write_sealed(note, forged, state)
    assert again() == (first, parsed)
    assert not list(tmp_path.glob("made-by*"))


def instead(path, old, new):
    def change(root):
        text = (root / path).read_text("utf-8")
        assert old in text, path
        (root / path).write_text(text.replace(old, new, 1), "utf-8")

    return change


OTHER = {
    "an entry that others name is a draft": instead(
        "docs/begrippen/open-data.yml", "title: ", "draft: true\ntitle: "
    ),
    "it has another name": lambda root: (root / "docs/begrippen/open-data.yml").rename(
        root / "docs/begrippen/data-open.yml"
    ),
    "it has its old name too": instead(
        "docs/begrippen/data-open.yml", "title: ", "aliases: [open-data]\ntitle: "
    ),
    "it cannot be read": instead("docs/begrippen/data-open.yml", "title: ", "title: ["),
    "a department goes": instead("roadmap/organisatie.yml", "id: ", "id: x-"),
    "a goal goes": instead("roadmap/roadmap.yml", "id: ", "id: x-"),
    "another kind has the name": lambda root: shutil.copy(
        root / CONCEPT, root / "docs/voorbeelden/digital-twin.yml"
    ),
    "a page goes": lambda root: (root / "docs/uitleg.md").unlink(),
    "a picture goes": lambda root: (root / "docs/begrippen/beeld.png").unlink(),
}


def test_what_a_name_means_elsewhere_is_noticed_by_all_who_refer_to_it(site):
    root = site(
        """
        docs/begrippen/digital-twin.yml
        | body: |
        |   Zie [[open-data]], [[digital-twin|dit]], [uitleg](../uitleg.md) en ![x](beeld.png).
        docs/uitleg.md
        | # Uitleg
        docs/begrippen/beeld.png
        | beeld
        """
    ).root
    (root / ".stadswijzer").mkdir()
    told(root)
    assert told(root)[0][1].startswith("0 fouten")
    for name, change in OTHER.items():
        change(root)
        found = [told(root, new=new)[0] for new in (False, True)]
        shutil.rmtree(root / ".stadswijzer")
        assert found == [told(root)[0]] * 2, name
        (root / ".stadswijzer").mkdir()
        told(root)
