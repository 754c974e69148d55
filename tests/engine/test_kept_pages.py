"""What a build keeps of the last one: the site is that of a clean build, byte for byte, whatever was changed in between."""

import json
import re
import shutil
import sys
from itertools import chain

import programs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from jinja2 import FileSystemLoader
from site_checks import Built, pages

from stadswijzer.content import kept_entries, loader, package_state
from stadswijzer.content.sealed_files import sealed
from stadswijzer.engine import build as building
from stadswijzer.engine import entries_only, kept_pages, processes, unchanged
from stadswijzer.language import words
from stadswijzer.language.package_folder import PACKAGE
from stadswijzer.pages import merged_page, render
from stadswijzer.pages.render import Page

CONCEPT, PAGE = "docs/begrippen/digital-twin.yml", "begrippen/digital-twin/index.html"
NOTE = unchanged.NOTE


def clean(root):
    """The same project in another folder, where nothing was ever built."""
    copy = root.with_name(f"{root.name}-clean")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("site", ".stadswijzer", ".site-*"))
    return pages(copy)


def inode(built, path):
    return (built.folder / path).stat().st_ino


def edited(project, old="summary: ", new="summary: Nieuw "):
    text = (project.root / CONCEPT).read_text("utf-8")
    assert old in text
    project.write(CONCEPT, text.replace(old, new, 1))


def test_a_page_that_stays_as_it_was_is_not_written_again(site):
    project = site()
    first = pages(project)
    before = {path: inode(first, path) for path in (PAGE, "begrippen/open-data/index.html", "index.html")}
    edited(project, "definition: ", "definition: Nieuw. ")
    second = pages(project)
    after = {path: inode(second, path) for path in before}
    assert [path for path in before if before[path] == after[path]] == ["begrippen/open-data/index.html"]
    assert second.bytes() == clean(project.root).bytes()


def test_a_page_to_print_is_made_of_the_kept_html_of_pages_that_stay(site, monkeypatch):
    project = site()
    monkeypatch.setattr(processes, "ENOUGH_PAGES", 10**6)  # all by this process
    made, real = [], Page.shown
    monkeypatch.setattr(Page, "shown", lambda page, **more: made.append(page.address) or real(page, **more))
    pages(project)
    assert PAGE.removesuffix("index.html") in made
    assert len(made) == len(set(made)), "a page that is printed too was made twice"
    made.clear()
    rewritten, body = [], merged_page._Rewriter.body
    monkeypatch.setattr(
        merged_page._Rewriter, "body", lambda it: rewritten.append(it.part.address) or body(it)
    )
    edited(project, "definition: ", "definition: Nieuw. ")
    second = pages(project)
    monkeypatch.undo()
    assert {"begrippen/digital-twin/", "afdrukken/begrippen/"} <= set(made)
    assert "begrippen/open-data/" not in made
    assert b"open-data" in second.bytes()["afdrukken/begrippen/index.html"]
    assert {*rewritten} == {"begrippen/digital-twin/"}, (
        "the other parts stand as they stood on the page to print"
    )
    assert second.bytes() == clean(project.root).bytes()


WRONG = {
    "none": None,
    "empty": "",
    "no JSON": "{",
    "without its seal": "0\n{}",
    "another shape": "[]",
    "pages of another shape": lambda note: {**note, "pages": [1]},
    "a page of another shape": lambda note: {**note, "pages": {PAGE: [1, 2]}},
    "of another version": lambda note: {**note, "key": "0"},
    "of another site": lambda note: {**note, "folder": "/elsewhere"},
    "fingerprints that are wrong": lambda note: {
        **note,
        "pages": {path: ["0" * 32, *each[1:]] for path, each in note["pages"].items()},
    },
    "files that are no stamps": lambda note: {
        **note,
        "pages": {path: [each[0], None, *each[2:]] for path, each in note["pages"].items()},
    },
}


BUILT = {
    "none": ("summary: ", "summary: Nieuw "),
    "files that are no stamps": ("summary: Nieuw ", "summary: "),
}
"""With these a whole build is made, of another text each time, so that a page of the last is never the right one."""


def test_a_note_that_is_damaged_foreign_or_old_is_worth_nothing(site):
    """No page is kept by it; and the site that follows is that of a clean build."""
    project = site()
    folder = pages(project).folder
    note, good = project.root / NOTE, unchanged.read_note(project.root)

    def kept(name):
        """The pages that a build would keep."""
        before = kept_pages.KeptPages.read(project.root, folder, good["key"])
        room = project.root.parent / "kept" / name
        return [path for path, each in good["pages"].items() if before.link(path, each[0], room / path)]

    assert len(kept("a note that is right")) == len(good["pages"])
    for name, wrong in WRONG.items():
        if wrong is None:
            shutil.rmtree(note.parent)
        else:
            text = json.dumps(wrong(good)) if callable(wrong) else ""
            note.write_bytes(sealed(text.encode()) if text else wrong.encode())
        assert kept(name) == [], name
        if name in BUILT:
            edited(project, *BUILT[name])
            assert pages(project).bytes() == clean(project.root).bytes(), name
            good = unchanged.read_note(project.root)


def test_a_page_that_somebody_changed_in_the_site_is_made_again(site):
    project = site()
    folder = pages(project).folder
    wanted = Built(folder).bytes()
    written, replaced, gone = (
        folder / path for path in (PAGE, "begrippen/open-data/index.html", "themas/data/index.html")
    )
    written.write_text(written.read_text("utf-8") + "x", "utf-8")
    other = replaced.with_name("other")
    other.write_text("x" * replaced.stat().st_size)
    other.replace(replaced)
    gone.unlink()
    assert pages(project).bytes() == wanted


def test_other_settings_and_other_ways_to_build_keep_nothing_that_differs(site):
    project = site()
    pages(project)
    on_disk = pages(project, disk=True)
    assert b"index.html" in on_disk.bytes()[PAGE]
    mkdocs_yml = (project.root / "mkdocs.yml").read_text("utf-8")
    project.write(
        "mkdocs.yml", f"{mkdocs_yml}copyright: Van ons\nrepo_url: https://git.voorbeeld.nl/ons/stad\n"
    )
    assert pages(project).bytes() == clean(project.root).bytes()
    project.write(
        "eigen/main.html", '{% extends "base.html" %}{% block extrahead %}<meta name="x">{% endblock %}'
    )
    project.write("mkdocs.yml", mkdocs_yml.replace("name: material,", "name: material, custom_dir: eigen,"))
    pages(project)
    project.write(
        "eigen/main.html", '{% extends "base.html" %}{% block extrahead %}<meta name="y">{% endblock %}'
    )
    assert b'name="y"' in pages(project).bytes()[PAGE]


def test_a_template_or_a_module_that_changed_is_noticed(tmp_path, monkeypatch):
    package = tmp_path / "stadswijzer"
    for name in ("words.py", "pages/templates/foot.html", "pages/templates/view/concept.html"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("a")
    monkeypatch.setattr(kept_pages, "PACKAGE", package)
    monkeypatch.setattr(package_state, "PACKAGE", package)
    monkeypatch.setattr(kept_pages, "package_stamps", package_state.package_stamps.__wrapped__)  # asked anew
    before = kept_pages.key_of()
    (package / "pages/templates/view/concept.html").write_text("ab")
    assert kept_pages.key_of() == before, "its source is in the fingerprint of each page that it shows"
    for name in ("words.py", "pages/templates/foot.html"):
        (package / name).write_text("ab")
        assert kept_pages.key_of() != before
        before = kept_pages.key_of()


def test_two_builds_at_once_do_not_spoil_the_next(site):
    project = site()
    command = (programs.BIN / "stadswijzer", "build", "--no-papers")
    running = [programs.start(*command, cwd=project.root, stdout=programs.DEVNULL) for _ in range(2)]
    assert [each.wait(timeout=120) for each in running] == [0, 0]
    edited(project)
    assert pages(project).bytes() == clean(project.root).bytes()


def test_the_note_holds_nothing_but_addresses_hashes_and_anchors(site):
    project = site()
    pages(project)
    note = unchanged.read_note(project.root)
    assert set(note) == {"key", "folder", "pages"}
    for path, (fingerprint, file, html, anchors, parts, head, followed) in note["pages"].items():
        assert path.endswith("index.html")
        assert head is None or head[:2] in (["Welkom", True], ["Over deze site", True])
        assert len(fingerprint) == 32
        assert re.fullmatch("([0-9a-f]{32} (none|[0-9,-]+)( [0-9a-f]{32})?)?", followed)
        assert all(isinstance(each, int) for each in (*file, *html, *chain.from_iterable(parts.values())))
        assert all(re.fullmatch("[0-9a-f-]+", key) for key in parts)
        assert all(each in f' id="{each}"' for each in anchors)
    assert (project.root / NOTE).parent.joinpath(".gitignore").read_text() == "*\n"


# Any changes, one after another

NAMES = st.sampled_from(["open-data", "erbij", "nog-een"])
TEXTS = st.sampled_from(
    ["Een tekst.", "Zie [[open-data]].", "Twee *woorden* en `code`.", "## Kop\n\n  Tekst."]
)
EDITED = st.sampled_from(
    [
        None,
        ("docs/voorbeelden/rotterdam.yml", "summary"),
        ("docs/kennispeiling/2019-najaar.yml", "title"),
        ("docs/leerpaden/raadslid.yml", "title"),
        ("roadmap/activiteiten/sensornetwerk.yml", "summary"),
        ("roadmap/roadmap.yml", "title"),
    ]
)
"""File and field; None for the definition of the concept that is renamed."""
PICTURE = b"\x89PNG\r\n\x1a\n"


class Program:
    """The templates and words of the program, in a copy that a test may change as a new version does."""

    def __init__(self, root, monkeypatch):
        self.root, self.real = root, {}
        for name in ("pages/templates", "language", "search", "editing"):
            shutil.copytree(PACKAGE / name, root / name)
        monkeypatch.setattr(
            render.jinja2, "PackageLoader", lambda _, name: FileSystemLoader(root / "pages" / name)
        )
        for module in (words, kept_pages, package_state):
            monkeypatch.setattr(module, "PACKAGE", root)

    def change(self, path, old, new):
        text = self.real.setdefault(path, (self.root / path).read_text("utf-8"))
        assert old in text
        (self.root / path).write_text(text.replace(old, new, 1), "utf-8")
        self.begin_anew()

    def as_it_was(self):
        for path in self.real:
            self.change(path, "", "")

    def begin_anew(self):
        """As a new process does, which has nothing in memory."""
        loader._HELD.clear()
        for module in [each for name, each in sys.modules.items() if name.startswith("stadswijzer.")]:
            for value in vars(module).values():
                if callable(getattr(value, "cache_clear", None)):
                    value.cache_clear()


class Editing(RuleBasedStateMachine):
    """An editor who adds, edits, renames, breaks, mends and deletes, and builds now and then, with a program that changes."""

    project = None
    make = None
    program = None
    of_entries = 0
    """Builds without MkDocs."""

    @initialize()
    def begin(self):
        self.project = type(self).make()
        self.program.as_it_was()
        self.name, self.text = "digital-twin", (self.project.root / CONCEPT).read_text("utf-8")
        self.is_dirty = True

    def put(self, path, text):
        self.project.write(path, text)
        self.is_dirty = True

    def concept(self, name, text, more=""):
        self.put(
            f"docs/begrippen/{name}.yml",
            f"title: Begrip {name}\nsummary: Een begrip.\ndefinition: Een begrip.\ntheme: data\nbody: |\n  {text}\n{more}"
            "sources: [{title: Bron, url: https://voorbeeld.nl}]\n",
        )

    @rule(name=NAMES, text=TEXTS)
    def writes(self, name, text):
        self.concept(name, text)

    @rule(name=st.sampled_from(["erbij", "nog-een"]))
    def deletes(self, name):
        (self.project.root / f"docs/begrippen/{name}.yml").unlink(missing_ok=True)
        self.is_dirty = True

    @rule(new=st.sampled_from(["tweeling", "stadskopie"]))
    def renames(self, new):
        (self.project.root / f"docs/begrippen/{self.name}.yml").unlink()
        self.put(f"docs/begrippen/{new}.yml", f"{self.text}\naliases: [digital-twin]\n")
        self.name = new

    @rule()
    def breaks_and_mends(self):
        path = "docs/begrippen/open-data.yml"
        text = (self.project.root / path).read_text("utf-8")
        self.project.write(path, text.replace("theme: data", "theme: [", 1))
        with pytest.raises(building.BuildRefusedError):
            pages(self.project)
        self.put(path, text)

    @rule(title=st.sampled_from(["Data", "Gegevens"]))
    def names_a_theme(self, title):
        path = self.project.root / "docs/themas/data.yml"
        lines = path.read_text("utf-8").splitlines()
        self.put(
            "docs/themas/data.yml",
            "\n".join([f"title: {title}", *(x for x in lines if not x.startswith("title:"))]),
        )

    @rule(option=st.sampled_from(["stale_after_months: 1", "stale_after_months: 24", "today: 2024-01-01"]))
    def sets_an_option(self, option):
        settings_of = "site_name: Proefstad\ntheme: {name: material, language: nl}\n"
        self.put("mkdocs.yml", f"{settings_of}plugins: [stadswijzer: {{{option}}}]\n")

    @rule(number=st.integers(1, 3))
    def has_another_template(self, number):
        self.program.change(
            "pages/templates/view/concept.html", "{{ p.foot(", f"<p>Sjabloon {number}</p>{{{{ p.foot("
        )
        self.is_dirty = True

    @rule(word=st.sampled_from(["Term", "Woord"]))
    def has_another_word(self, word):
        self.program.change("language/locale/nl/site.yml", "{one: Begrip,", f"{{one: {word},")
        self.is_dirty = True

    @rule(size=st.integers(1, 3))
    def shows_a_picture(self, size):
        self.put("docs/begrippen/beeld.png", PICTURE * size)
        self.concept("erbij", "![Een beeld](beeld.png)")

    @rule(text=TEXTS, path=st.sampled_from(["over/uitleg.md", "begrippen/index.md"]))
    def writes_by_hand(self, text, path):
        self.put(f"docs/{path}", f"# Met de hand\n\n{text.strip()}\n")

    @rule()
    def drops_what_was_written_by_hand(self):
        (self.project.root / "docs/begrippen/index.md").unlink(missing_ok=True)
        self.is_dirty = True

    @rule()
    def builds(self):
        if self.is_dirty and self.project:
            self.is_dirty = False
            root = self.project.root
            loader._HELD.clear()  # what was kept is read from where it was kept
            kept_entries.kept_entries.cache_clear()
            states = unchanged.states_of(root)
            if not unchanged.last_build(root, states.whole):
                if entries_only.build(root, states, papers=False):
                    type(self).of_entries += 1
                else:
                    pages(self.project, states=states)
            assert unchanged.last_build(root, unchanged.state_of(root))
            found, wanted = Built(root / "site").bytes(), clean(root).bytes()
            assert [path for path in {*found, *wanted} if found.get(path) != wanted.get(path)] == []

    @rule(number=st.integers(1, 9), edited=EDITED)
    def edits_between_two_builds(self, number, edited):
        self.builds()
        path, field = edited or (f"docs/begrippen/{self.name}.yml", "definition")
        text = (self.project.root / path).read_text("utf-8")
        self.put(
            path,
            re.sub(f"^{field}: .*", f"{field}: Een kopie, de {number}e.", text, count=1, flags=re.MULTILINE),
        )
        self.builds()

    def teardown(self):
        if self.project:
            self.is_dirty = True
            self.edits_between_two_builds(0, None)


def test_after_any_changes_the_site_is_that_of_a_clean_build(site, tmp_path_factory, monkeypatch):
    Editing.make, Editing.program = (
        staticmethod(site),
        Program(tmp_path_factory.mktemp("program"), monkeypatch),
    )
    try:
        run_state_machine_as_test(
            Editing, settings=settings(max_examples=6, stateful_step_count=10, deadline=None)
        )
    finally:
        monkeypatch.undo()
        Editing.program.begin_anew()  # or other tests of this process read the words that were changed last
    assert Editing.of_entries, "no edit of entries alone was tried"
