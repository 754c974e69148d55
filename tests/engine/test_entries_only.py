"""An edit of entries alone makes the site without MkDocs, byte for byte that of a clean build; any other change is not for it."""

import json
import os
import shutil

import pytest
from site_checks import Built, pages

from stadswijzer.content.sealed_files import write_sealed
from stadswijzer.engine import entries_only, refused, unchanged

CONCEPT, THEME, PAGE = (
    "docs/begrippen/digital-twin.yml",
    "docs/themas/data.yml",
    "begrippen/digital-twin/index.html",
)
HAND = "docs/over/uitleg.md"


def clean(root):
    copy = root.with_name(f"{root.name}-clean")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("site", ".stadswijzer", ".site-*"))
    return pages(copy, version="v2")


def edited(project, version="v2"):
    """The site after a build of entries alone; None when that is not for it."""
    states = unchanged.states_of(project.root, version)
    found = entries_only.build(project.root, states, papers=False, version=version)
    return Built(found) if found else None


def built(project):
    return pages(project, states=unchanged.states_of(project.root, "v1"), version="v1")


def change(project, old, new, path=CONCEPT):
    text = (project.root / path).read_text("utf-8")
    assert old in text
    project.write(path, text.replace(old, new, 1))


@pytest.fixture
def project(site):
    made = site(
        f"""
        {HAND}
        | # Uitleg
        |
        | Zie [[digital-twin]] en [[open-data|de data]], of [het begrip](../begrippen/open-data.yml).
        docs/begrippen/index.md
        | ---
        | title: Woorden
        | ---
        | Alle *begrippen*: [[open-data|data]].
        mkdocs.yml
        | site_name: Proefstad & co
        | site_url: https://stad.voorbeeld.nl/wijzer
        | repo_url: https://github.com/ons/stad
        | copyright: Van &copy; ons
        | theme: {{name: material, language: nl}}
        | plugins: [stadswijzer]
        """
    )
    built(made)
    return made


def test_after_edits_of_entries_the_site_is_that_of_a_clean_build(project):
    kept = project.root / "site" / "begrippen/open-data/index.html"
    there, before = kept.stat().st_ino, (project.root / "site" / PAGE).read_bytes()
    os.link(project.root / "site" / PAGE, project.root / "of-before")
    (project.root / "of-before").rename(project.root.parent / "of-before")
    change(project, "definition: ", "definition: Nieuw. ")
    assert edited(project).bytes() == clean(project.root).bytes()
    assert kept.stat().st_ino == there, "a page that stays is not written again"
    assert (project.root.parent / "of-before").read_bytes() == before, (
        "nothing is written in files of the last site"
    )
    change(project, "title: Data", "title: Gegevens & meer", THEME)
    change(project, "summary: ", "summary: Ook anders. ", "docs/voorbeelden/rotterdam.yml")
    assert edited(project).bytes() == clean(project.root).bytes(), "after a build of its own as well"


TRACED = {
    "an entry more": lambda project: shutil.copy(
        project.root / CONCEPT, project.root / "docs/begrippen/kopie.yml"
    ),
    "a hand-written page": lambda project: change(project, "Zie", "Kijk bij", HAND),
    "the settings": lambda project: change(project, "Van", "Door", "mkdocs.yml"),
    "a file less in the site": lambda project: (project.root / "site/assets/page.js").unlink(),
}
"""What leaves a trace also when it is put back: after it the project is made anew."""
OTHER = {
    "a title that a hand-written page shows": lambda project: change(project, "title: ", "title: Een "),
    "an entry that becomes a draft": lambda project: change(
        project, "title: ", "draft: true\ntitle: ", "docs/gesprekken/2019-10-verkeer.yml"
    ),
    "another name for an entry": lambda project: change(project, "title: ", "aliases: [tweeling]\ntitle: "),
    "whom all pages name": lambda project: change(project, "title: ", "contact: wij@stad.nl\ntitle: ", THEME),
    "the day of the site": lambda project: change(project, "title: ", "reviewed: 2023-01-01\ntitle: "),
    "a file of the site": lambda project: (project.root / "site/404.html").write_text("x"),
    "the note": lambda project: (project.root / unchanged.NOTE).write_text("{"),
    "what the note says of the site": lambda project: write_sealed(
        project.root / unchanged.NOTE,
        json.dumps({**unchanged.read_note(project.root), "frame": 1}).encode(),
    ),
}


def put_back(before, root):
    """Each file that differs as it was, in its place and with its time."""
    for file in before.rglob("*"):
        now = root / file.relative_to(before)
        if file.is_file() and now.read_bytes() != file.read_bytes():
            now.write_bytes(file.read_bytes())
            os.utime(now, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))


def test_what_reaches_further_than_pages_of_entries_is_left_to_mkdocs(project):
    before = project.root.with_name("before")
    shutil.copytree(project.root, before, ignore=shutil.ignore_patterns("site", ".stadswijzer"))
    for name, other in TRACED.items():
        other(project)
        assert edited(project) is None, name
        shutil.rmtree(project.root)
        shutil.copytree(before, project.root)
        built(project)
    shutil.rmtree(before)
    shutil.copytree(project.root, before)
    for name, other in OTHER.items():
        other(project)
        assert edited(project) is None, name
        put_back(before, project.root)
    change(project, "title: ", "level: basic\ntitle: ")
    assert edited(project), "and what does not is made, so that all of it was put back"


def test_a_mistake_in_an_entry_leaves_the_last_site_as_it_was(project, capsys):
    before = Built(project.root / "site").bytes()
    change(project, "theme: data", "theme: dta")
    with pytest.raises(refused.BuildRefusedError):
        edited(project)
    assert "unknown-reference" in capsys.readouterr().err
    assert Built(project.root / "site").bytes() == before


def test_a_hand_written_page_says_what_it_stands_under(project):
    project.write("docs/begrippen/digital-twin/meer.md", "# Meer\n\nTekst.\n")
    built(project)
    change(project, "summary: ", "summary: Nieuw ")
    assert edited(project).bytes() == clean(project.root).bytes()
    change(project, "title: ", "title: Anders ")
    assert edited(project, "v3") is None, "it names the title of that entry, and only MkDocs makes it"
