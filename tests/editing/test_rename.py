"""`rename`: a file, every reference to it and its old name; every other byte stays, and back is back."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from site_checks import real_project

from stadswijzer.checks.validation import Validated
from stadswijzer.cli.main import main
from stadswijzer.content.loader import load
from stadswijzer.content.project import read_project
from stadswijzer.content.reference_check import link
from stadswijzer.editing.atomic_write import write_all
from stadswijzer.editing.rename import renaming

MARK = b"\xef\xbb\xbf"
FILES = {
    "docs/begrippen/twin.yml": "title: Twin\n",
    "docs/begrippen/twin-stad.yml": "title: Twin van de stad\n",
    "docs/begrippen/a.yml": """\
# twin staat ook hier, twin-stad niet
title: "A"   # twin
related: [twin-stad,  twin,   'twin'] # twin
requires:
  - "twin"   # eerst
  - twin-stad
body: |
  Zie [[twin]], [[twin-stad]], [[ begrippen/twin | de twin ]] en [[twin|twin]].
  Ook [zo](twin.yml#bronnen), [zo](../begrippen/twin/) en [zo](twin-stad.yml).

      [[twin]] in code

  | tabel |
  | --- |
  | [[twin|x]] `[[twin]]` |
""",
    "docs/voorbeelden/b.yml": "title: B\nconcepts: [twin]\nresult: \"Een \\u005b[twin]] en\\\n  \\ [[twin]].\"\nproblem: 'het is\n  een [[twin]] zo''n'\n",
    "docs/leerpaden/p.yml": "title: P\nsteps:\n  - {concept: twin, why: twin}\n  - concept: twin-stad\n",
    "docs/los.md": "# Los\n\n[[twin]] en [[twin-stad]] `[[twin]]` [weg](begrippen/twin.md)\n",
}


def run(root, *options):
    found = CliRunner().invoke(main, ["rename", *options, "--project", str(root)])
    assert not found.exception or isinstance(found.exception, SystemExit), found.output
    return found.exit_code, found.output


def tree(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("docs", "roadmap")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def test_every_reference_follows_and_nothing_else_changes(site):
    project = site(FILES)
    project.has_no_errors()
    before = tree(project.root)
    status, said = run(project.root, "concept:twin", "tweeling")
    assert status == 0, said
    after = tree(project.root)
    text = after["docs/begrippen/a.yml"].decode()
    assert text.startswith("""\
# twin staat ook hier, twin-stad niet
title: "A"   # twin
related: [twin-stad,  tweeling,   'tweeling'] # twin
requires:
  - "tweeling"   # eerst
  - twin-stad
body: |
  Zie [[tweeling]], [[twin-stad]], [[ begrippen/tweeling | de twin ]] en [[tweeling|twin]].
  Ook [zo](tweeling.yml#bronnen), [zo](../begrippen/tweeling/) en [zo](twin-stad.yml).

      [[twin]] in code

  | tabel |
  | --- |
  | [[tweeling|x]] `[[twin]]` |
""")
    assert (
        b"concepts: [tweeling]\nresult: \"Een \\u005b[tweeling]] en\\\n  \\ [[tweeling]].\"\nproblem: 'het is\n  een [[tweeling]] zo''n'\n"
        in after["docs/voorbeelden/b.yml"]
    )
    assert b"- {concept: tweeling, why: twin}\n  - concept: twin-stad\n" in after["docs/leerpaden/p.yml"]
    assert (
        after["docs/los.md"]
        == b"# Los\n\n[[tweeling]] en [[twin-stad]] `[[twin]]` [weg](begrippen/tweeling.md)\n"
    )
    assert "docs/begrippen/twin.yml" not in after
    assert (
        after["docs/begrippen/tweeling.yml"].replace(b"aliases: [twin]\n", b"")
        == before["docs/begrippen/twin.yml"]
    )
    assert {path for path in before if before[path] != after.get(path)} == {
        "docs/begrippen/twin.yml", "docs/begrippen/a.yml", "docs/voorbeelden/b.yml", "docs/leerpaden/p.yml", "docs/los.md"
    }  # fmt: skip
    for place in ("docs/begrippen/a.yml:1", "docs/begrippen/a.yml:2", "docs/begrippen/a.yml:3"):
        assert f"{place}: een opmerking noemt de oude naam" in said
    assert "docs/begrippen/twin.yml → docs/begrippen/tweeling.yml" in said
    project.has_no_errors()
    assert "old-id" not in project.problems
    assert run(project.root, "tweeling", "twin")[0] == 0
    assert tree(project.root) == before


def test_line_ends_and_a_byte_order_mark_stay(site):
    files = {
        "docs/begrippen/twin.yml": MARK
        + b"title: Twin\r\nsummary: S\r\ndefinition: D\r\ntheme: data\r\nsources:\r\n- {title: T, url: https://x.nl}\r\n# van wie\r\nsample: true\r\n",
        "docs/begrippen/a.yml": b"title: A\r\nsummary: S\r\ndefinition: D\r\ntheme: data\r\nsources:\r\n- {title: T, url: https://x.nl}\r\nrelated:\r\n- twin\r\nbody: |\r\n  [[twin]]\r\n  en [[twin]]",
    }
    project = site(files)
    before = tree(project.root)
    assert run(project.root, "twin", "b")[0] == 0
    after = tree(project.root)
    assert after["docs/begrippen/a.yml"] == files["docs/begrippen/a.yml"].replace(b"twin", b"b")
    assert after["docs/begrippen/b.yml"] == files["docs/begrippen/twin.yml"].replace(
        b"# van wie", b"aliases: [twin]\r\n# van wie"
    )
    assert run(project.root, "b", "twin")[0] == 0
    assert tree(project.root) == before


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("aliases: [x]\n", "aliases: [x, twin]\n"),
        ("body: |\n  a\n...\n# slot\n", "body: |\n  a\naliases: [twin]\n...\n# slot\n"),
        ("aliases: [x, 'y'] # oud\nsample: true\n", "aliases: [x, 'y', twin] # oud\nsample: true\n"),
        (
            "aliases:\n  - x # oud\n  - y\nsample: true\n",
            "aliases:\n  - x # oud\n  - y\n  - twin\nsample: true\n",
        ),
        ("aliases:\n- x", "aliases:\n- x\n- twin"),
        ("reviewed: 2020-01-01\nsample: true\n", "reviewed: 2020-01-01\naliases: [twin]\nsample: true\n"),
        ("body: |+\n  tekst\n\n\n", "body: |+\n  tekst\n\n\naliases: [twin]\n"),
        ("body: tekst", "body: tekst\naliases: [twin]"),
    ],
)
def test_the_old_name_joins_the_others_and_leaves_them_again(site, was, becomes):
    whole = "title: T\nsummary: S\ndefinition: D\ntheme: data\nsources:\n- {title: T, url: https://x.nl}\n"
    project = site({"docs/begrippen/twin.yml": (whole + was).encode()})
    assert run(project.root, "twin", "b")[0] == 0
    assert (project.root / "docs/begrippen/b.yml").read_text("utf-8") == whole + becomes
    assert run(project.root, "b", "twin")[0] == 0
    assert (project.root / "docs/begrippen/twin.yml").read_text("utf-8") == whole + was


def test_an_empty_list_of_old_names_takes_one_and_what_is_no_list_is_mended_first(site):
    project = site({
        "docs/begrippen/twin.yml": "title: T\naliases: [] # oud\n",
        "docs/begrippen/a.yml": "title: A\naliases:\n",
    })  # fmt: skip
    assert run(project.root, "twin", "b")[0] == 0
    assert "\naliases: [twin] # oud\n" in (project.root / "docs/begrippen/b.yml").read_text("utf-8")
    status, said = run(project.root, "a", "c")
    assert (status, "onder aliases staat geen lijst" in said) == (2, True)


def test_a_department_gets_no_name_that_means_another_party(site):
    project = site(
        {
            "roadmap/activiteiten/x.yml": "title: X\nsupport: [{date: 2020-01-01, party: verkeer, step: informed}]\n"
        }
    )
    before = tree(project.root)
    status, said = run(project.root, "department:verkeer", "council")
    assert (status, 'roadmap/organisatie.yml:3:9: error[not-allowed]: "council" kan hier niet' in said) == (
        1,
        True,
    )
    assert "kies een andere naam" in said
    assert tree(project.root) == before


def test_a_dry_run_says_the_same_and_writes_nothing(site):
    project = site(FILES)
    before = tree(project.root)
    status, said = run(project.root, "docs/begrippen/twin.yml", "tweeling", "--dry-run")
    assert status == 0
    assert "docs/begrippen/a.yml: regel 3, 5, 8, 9, 15\n" in said
    assert "Er is niets veranderd" in said
    assert tree(project.root) == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("twin", "twin-stad", "bestaat al"),
        ("twin", "Twin Stad", 'Schrijf bijvoorbeeld "twin-stad"'),
        ("twin", "Coördinatie van thema's", 'Schrijf bijvoorbeeld "coordinatie-van-themas"'),
        ("twin", "Nieuw.yml", 'Schrijf bijvoorbeeld "nieuw"'),
        ("twin", "index", "kan geen naam zijn"),
        ("twin", "voorbeelden/x", "schrijf alleen de nieuwe naam"),
        ("twni", "x", 'Bedoel je "twin"?'),
        ("oud", "x", 'Nu heet het "twin-stad"'),
        ("twin", "oud", 'oude naam van "twin-stad"'),
        ("dubbel", "x", "concept:dubbel, example:dubbel"),
        ("milestone:x", "y", "niets dat een andere naam kan krijgen"),
        ("roadmap", "y", "Er is niets met de naam"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(site, old, new, told):
    extra = {
        "docs/begrippen/dubbel.yml": "title: D\n",
        "docs/voorbeelden/dubbel.yml": "title: D\nconcepts: [dubbel]\n",
        "docs/begrippen/twin-stad.yml": "title: S\naliases: [oud]\n",
    }
    project = site({**FILES, **extra})
    before = tree(project.root)
    status, said = run(project.root, old, new)
    assert (status, told in said) == (2, True), said
    assert tree(project.root) == before


def test_a_name_that_another_kind_has_gets_its_folder(site):
    project = site({**FILES, "docs/voorbeelden/dubbel.yml": "title: D\nconcepts: [twin-stad]\n"})
    assert run(project.root, "twin", "dubbel")[0] == 0
    assert "[[begrippen/dubbel|twin]]" in (project.root / "docs/begrippen/a.yml").read_text("utf-8")
    project.has_no_errors()


def test_what_makes_errors_is_undone(site):
    """Another text names the example by an id that would then mean two things."""
    project = site({
        **FILES,
        "docs/voorbeelden/dubbel.yml": "title: D\nconcepts: [twin-stad]\n",
        "docs/begrippen/c.yml": "title: C\nbody: Zie [[dubbel]].\n",
    })  # fmt: skip
    before = tree(project.root)
    status, said = run(project.root, "twin", "dubbel")
    assert status == 1
    assert "docs/begrippen/c.yml:2:" in said
    assert "Alles is zoals het was" in said
    assert tree(project.root) == before


def test_a_write_that_fails_leaves_all_as_it_was(site, monkeypatch):
    project = site(FILES)
    before = tree(project.root)
    real = Path.replace

    def replace(self, target):
        if Path(target).name == "los.md":
            raise OSError(28, "vol", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    assert run(project.root, "twin", "tweeling")[0] == 2
    assert tree(project.root) == before


def test_a_file_that_cannot_be_read_is_mended_first(site):
    project = site({**FILES, "docs/begrippen/stuk.yml": b"title: [\n"})
    status, said = run(project.root, "twin", "x")
    assert (status, "docs/begrippen/stuk.yml kan niet worden gelezen" in said) == (2, True)


def test_departments_clusters_and_goals_too(site):
    files = {
        "roadmap/organisatie.yml": "departments:\n  - {id: verkeer, name: V, staff: 20, cluster: stad}\n  - {id: verkeer-noord, name: N, staff: 20}\nclusters: [{id: stad, name: S}]\n",
        "roadmap/activiteiten/x.yml": 'title: X\nlead: verkeer\ndepartments: [verkeer-noord]\ngoals: []\nhours:\n  "verkeer": {2021: 5}\n  verkeer-noord: {2021: 5}\n',
    }
    project = site(files)
    before = tree(project.root)
    problems = [p.code for p in project.found().errors]
    status, said = run(project.root, "afdeling:verkeer", "mobiliteit-en-verkeer")
    assert status == 0, said
    text = (project.root / "roadmap/activiteiten/x.yml").read_text("utf-8")
    assert text.startswith(
        'title: X\nlead: mobiliteit-en-verkeer\ndepartments: [verkeer-noord]\ngoals: []\nhours:\n  "mobiliteit-en-verkeer": {2021: 5}\n  verkeer-noord: {2021: 5}\n'
    )
    assert [p.code for p in project.found().errors] == problems
    assert run(project.root, "cluster:stad", "ruim")[0] == 0
    assert "cluster: ruim}" in (project.root / "roadmap/organisatie.yml").read_text("utf-8")
    assert run(project.root, "cluster:ruim", "stad")[0] == 0
    assert run(project.root, "department:mobiliteit-en-verkeer", "verkeer")[0] == 0
    assert tree(project.root) == before


@pytest.fixture
def real(tmp_path):
    return real_project(tmp_path / "real")


def linked(root):
    """As `validate`, without the rules that look at the content as a whole: they name nothing."""
    library, problems, sources = load(read_project(root))
    return Validated(library, link(library, problems), problems, sources)


def rename_all(root, names):
    """All at once: old → new, each planned as if it were the only one."""
    checked = linked(root)
    plans = [renaming.plan(checked, *pair) for pair in names.items()]
    assert [planned.by_hand for planned in plans if planned.by_hand] == []
    edits = [edit for planned in plans for edit in planned.edits]
    assert len(set(edits)) == len(edits)
    moved = {old: new for planned in plans for old, new in planned.moved.items()}
    write_all(renaming.contents(checked, edits, moved))
    return len(edits)


def test_every_real_entry_can_be_renamed_and_back(real):
    before, entries = tree(real), [
        each for each in linked(real).library if each.kind not in ("roadmap", "organisation")
    ]  # fmt: skip
    names = {f"{each.kind}:{each.key}": f"nieuw-{each.id}" for each in entries}
    assert len(names) > 60
    assert any("/" in name for name in names)  # of a further period
    assert rename_all(real, names) > 500
    middle = linked(real)
    assert [problem.code for problem in middle.problems] == []
    assert all(
        each.id.startswith("nieuw-")
        for kind in ("concept", "example", "initiative")
        for each in middle.library.of(kind)
    )
    back = {
        f"{each.kind}:{f'{each.period}/' if each.period else ''}nieuw-{each.id}": each.id for each in entries
    }
    rename_all(real, back)
    assert tree(real) == before


PERIODS = {
    "roadmap/activiteiten/net.yml": "title: Net\n",
    "roadmap/2025-2028/roadmap.yml": "period: {start: 2025, end: 2028}\ngoals:\n  - {id: doel, title: D, theme: data, measure: M, unit: '%', baseline: 0, target: 9}\n",
    "roadmap/2025-2028/activiteiten/net.yml": "start: 2025-Q1\nend: 2026-Q4\ngoals: [doel]\ncontinues: 2020-2024/net\nbody: Zie [[net]] en [[2020-2024/net]].\n",
    "docs/begrippen/a.yml": "body: Zie [[2025-2028/net]] en [[2020-2024/net|x]].\n",
}


@pytest.mark.parametrize(
    "given", ["2025-2028/net", "roadmap/2025-2028/activiteiten/net.yml", "initiative:2025-2028/net"]
)
def test_of_two_periods_only_the_one_that_is_meant_is_renamed(site, given):
    project = site(PERIODS)
    before = tree(project.root)
    assert run(project.root, given, "meetnet")[0] == 0
    after = tree(project.root)
    assert after["roadmap/activiteiten/net.yml"] == before["roadmap/activiteiten/net.yml"]
    moved = after["roadmap/2025-2028/activiteiten/meetnet.yml"].decode()
    assert "continues: 2020-2024/net\n" in moved
    assert "Zie [[meetnet]] en [[2020-2024/net]]." in moved
    assert b"Zie [[2025-2028/meetnet]] en [[2020-2024/net|x]]." in after["docs/begrippen/a.yml"]
    assert run(project.root, "2020-2024/net", "oudnet")[0] == 0
    after = tree(project.root)
    assert b"continues: 2020-2024/oudnet\n" in after["roadmap/2025-2028/activiteiten/meetnet.yml"]
    assert b"en [[2020-2024/oudnet|x]]." in after["docs/begrippen/a.yml"]


def test_a_goal_of_a_further_period_is_renamed_where_it_stands(site):
    project = site(PERIODS)
    assert run(project.root, "goal:2025-2028/doel", "mikpunt")[0] == 0
    after = tree(project.root)
    assert b"{id: mikpunt," in after["roadmap/2025-2028/roadmap.yml"]
    assert b"goals: [mikpunt]" in after["roadmap/2025-2028/activiteiten/net.yml"]


def test_the_command_on_the_real_content(real):
    before = tree(real)
    assert run(real, "begrippen/digital-twin", "digitale-tweeling")[0] == 0
    assert run(real, "digitale-tweeling", "digital-twin")[0] == 0
    assert tree(real) == before


def test_links_are_followed_where_they_stand(site):
    """Not in code that looks like them, and not in a longer address that begins the same."""
    page = (
        "[a](begrippen/twin.md) `[a](begrippen/twin.md)` [b](begrippen/twin/) [c](begrippen/twin) [d][ref] [e][ref]\n\n"
        "```\n[a](begrippen/twin.md)\n```\n\n"
        '<!-- [a](begrippen/twin.md) --> [f](<begrippen/twin.md>) [g](begrippen/twin.md "twin")\n\n'
        "[ref]: begrippen/twin.md\n"
    )
    first = "`[a](begrippen/twin.md)` [a](begrippen/twin.md)\n"
    project = site({**FILES, "docs/vooraan.md": first, "docs/los.md": page})
    before = tree(project.root)
    code, said = run(project.root, "begrippen/twin", "tweeling")
    assert (code, "met de hand" in said) == (0, False), said
    after = page.replace("(begrippen/twin.md)", "(begrippen/tweeling.md)")
    after = after.replace("`[a](begrippen/tweeling.md)`", "`[a](begrippen/twin.md)`")
    after = after.replace("```\n[a](begrippen/tweeling.md)", "```\n[a](begrippen/twin.md)")
    after = after.replace("<!-- [a](begrippen/tweeling.md)", "<!-- [a](begrippen/twin.md)")
    for old in (
        "(begrippen/twin/)",
        "(begrippen/twin)",
        "<begrippen/twin.md>",
        '(begrippen/twin.md "',
        "]: begrippen/twin.md",
    ):
        after = after.replace(old, old.replace("twin", "tweeling", 1))
    assert (project.root / "docs/los.md").read_text("utf-8") == after
    assert (project.root / "docs/vooraan.md").read_text("utf-8") == first.replace(
        " [a](begrippen/twin.md)", " [a](begrippen/tweeling.md)"
    )
    assert run(project.root, "begrippen/tweeling", "twin")[0] == 0
    assert tree(project.root) == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("~~~\n[a](begrippen/twin.md)\n\n[b](begrippen/twin.md)\n", "~~~\n[a](begrippen/tweeling.md)\n\n[b](begrippen/tweeling.md)\n"),
        ("[a](begrippen/twin.md#x)\n\n```\n[a](begrippen/twin.md)\n```\n", "[a](begrippen/tweeling.md#x)\n\n```\n[a](begrippen/twin.md)\n```\n"),
        ("[a](begrippen/twin.md)\n\n[1]: begrippen/twin.md\n\n[b](begrippen/twin.md)\n", "[a](begrippen/tweeling.md)\n\n[1]: begrippen/twin.md\n\n[b](begrippen/tweeling.md)\n"),
        ("Zo:\n\n    [a](begrippen/twin.md)\n\n[b](begrippen/twin.md)\n", "Zo:\n\n    [a](begrippen/twin.md)\n\n[b](begrippen/tweeling.md)\n"),
        ("\\[a](begrippen/twin.md) [b](begrippen/twin.md)\n", "\\[a](begrippen/twin.md) [b](begrippen/tweeling.md)\n"),
    ],
    ids=["fence left open", "address in code", "definition without use", "indented code", "escaped"],
)  # fmt: skip
def test_each_address_is_one_that_markdown_takes_for_a_link(site, before, after):
    project = site({**FILES, "docs/los.md": before})
    code, said = run(project.root, "begrippen/twin", "tweeling")
    assert code == 0, said
    assert (project.root / "docs/los.md").read_text("utf-8") == after


@pytest.mark.parametrize("old", ["./docs/begrippen/twin.yml", "docs\\begrippen\\twin.yml", "begrippen/twin/"])
def test_a_file_may_be_named_as_a_terminal_fills_it_in(site, old):
    project = site(FILES)
    assert run(project.root, old, "tweeling", "--dry-run")[0] == 0
