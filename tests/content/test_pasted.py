"""What comes along with pasting and merging: characters that nobody sees, two versions at once, empty values."""

import programs
import pytest
from click.testing import CliRunner

from stadswijzer.cli.main import main
from stadswijzer.content.half_merged import half_merged
from stadswijzer.language.invisible import invisible_in_text

CONCEPT = "docs/begrippen/digital-twin.yml"
ACTIVITY = "roadmap/activiteiten/sensornetwerk.yml"
PAGE = "docs/over/l.md"

# Characters that nobody sees


@pytest.mark.parametrize(
    ("text", "problem", "name"),
    [
        ("level\u200b: basic\n", "1:6: error[hidden-character]", "U+200B"),
        ("theme: data\u200b\n", "1:12: error[hidden-character]", "U+200B"),
        ("theme: data\u00a0\n", "1:12: error[hidden-character]", "U+00A0"),
        ("theme: \u2060data\n", "1:8: error[hidden-character]", "U+2060"),
        ("level: ba\u00adsic\n", "1:10: error[hidden-character]", "U+00AD"),
        ("reviewed: 2021-\u200d01-01\n", "1:16: error[hidden-character]", "U+200D"),
        ("aliases: [digi\u200ctaal]\n", "1:15: error[hidden-character]", "U+200C"),
        ("related: ['open-data\u200b']\n", "1:21: error[hidden-character]", "U+200B"),
        ('related: ["open\\u200b-data"]\n', "1:16: error[hidden-character]", "U+200B"),
        (
            "sources: [{title: B, url: 'https://x.example/a\u200b'}]\n",
            "1:47: error[hidden-character]",
            "U+200B",
        ),
        (
            "sources: [{title: B, url: https://x.example/a%E2%80%8B}]\n",
            "1:27: error[hidden-character]",
            "U+200B",
        ),
        ("title:\u00a0Fiets\n", "1:7: error[hidden-character]", "U+00A0"),
        ("level: basic\ntitle: \u2003Fiets\nsummary:\u202fKort\n", "3:9: error[hidden-character]", "U+202F"),
        ("risks:\n\u00a0 - een\n", "2:1: error[hidden-character]", "U+00A0"),
        ("risks:\n  -\u00a0een\n", "2:4: error[hidden-character]", "U+00A0"),
        ("effort:\n  time:\u00a0high\n", "2:8: error[hidden-character]", "U+00A0"),
        ("title: Fiets\u00ad\n", "1:13: warning[invisible-character]", "U+00AD"),
        ("also_known_as: [rij\u200bwiel]\n", "1:20: warning[invisible-character]", "U+200B"),
        ('also_known_as: ["rij\\u2060wiel"]\n', "1:21: warning[invisible-character]", "U+2060"),
        ("body: |\n  Een\n  twee\u200b drie.\n", "3:7: warning[invisible-character]", "U+200B"),
        ("body: Zie [x](open-data\u200b.yml).\n", "1:24: error[hidden-character]", "U+200B"),
        ("body: Zie [x](https://x.example/&#8203;a).\n", "1:15: error[hidden-character]", "U+200B"),
    ],
    ids=range(22),
)
def test_a_character_that_nobody_sees_is_told_by_name_and_place(site, text, problem, name):
    found = [p for p in site({CONCEPT: text}).problems.split("\n\n") if f"{CONCEPT}:" in p]
    assert len(found) == 1, found
    assert found[0].startswith(f"{CONCEPT}:{problem}")
    assert name in found[0]


def test_on_a_page_too(site):
    project = site({PAGE: "# Kop\n\nEen\u200bwoord en [x](../begrippen/open\u00ad-data.yml).\n"})
    project.has_problem(f"{PAGE}:3:4: warning[invisible-character]", hint="U+200B")
    project.has_problem(f"{PAGE}:3:35: error[hidden-character]", hint="U+00AD")


@pytest.mark.parametrize(
    "text", ["een gezin 👨‍👩‍👧 en ❤️", "می‌خواهم", "क्‍ष", "1️⃣", "🏴\U000e0067\U000e0062\U000e007f", "€ 5", "één"]
)
def test_where_it_has_a_use_nothing_is_said(text):
    assert list(invisible_in_text(text)) == []


def test_a_hard_space_between_words_is_fine(site):
    site({CONCEPT: "summary: Het kost €\u00a05 per jaar.\n"}).has_no_errors()


# A merge that nobody finished


SHAPES = {
    "merge": "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> tak\n",
    "diff3": "<<<<<<< ours\na\n||||||| 1a2b3c4\no\n=======\nb\n>>>>>>> theirs\n",
    "stash": "<<<<<<< Updated upstream\na\n=======\nb\n>>>>>>> Stashed changes\n",
    "rebase": "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> 0a1b2c3 (tak: zeg het anders)\n",
    "longer": "<<<<<<<<< HEAD\na\n=========\nb\n>>>>>>>>> tak\n",
    "no name": "<<<<<<<\na\n=======\nb\n>>>>>>>\n",
    "indented": "  <<<<<<< HEAD\n  a\n  =======\n  b\n  >>>>>>> tak\n",
    "crlf": "<<<<<<< HEAD\r\na\r\n=======\r\nb\r\n>>>>>>> tak\r\n",
    "only the end": "a\n=======\nb\n>>>>>>> tak\n",
    "only the beginning": "<<<<<<< HEAD\na\n",
    "inside another": "<<<<<<< HEAD\na\n||||||| base\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\n=======\nd\n>>>>>>> tak\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_that_git_writes(shape):
    assert len(list(half_merged(f"# Kop\n\n{SHAPES[shape]}\nslot\n"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kop\n=======\n",
        "|||||||\n|-|-|\n",
        "Typ <<<<<<< HEAD weg.\n",
        ">>>>>> zes diep\n",
        "<<<<<< zes\n",
        "a <<<<<<< b\n",
        "<<<<<<<HEAD\n",
    ],
)
def test_what_only_looks_like_it(text):
    assert list(half_merged(text)) == []


def test_two_conflicts_are_two_problems():
    assert list(half_merged(SHAPES["merge"] * 2)) == [0, len(SHAPES["merge"])]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("path", "before", "line"),
    [(CONCEPT, "body: |\n  x\n\n", 4), (ACTIVITY, "title: T\n", 2), (PAGE, "# Kop\n\n", 3)],
)
def test_it_is_told_in_every_file_at_its_line(site, path, before, line, shape):
    found = [p for p in site({path: before + SHAPES[shape]}).found() if p.place.file == path]
    line += 3 if shape == "only the end" else 0
    column = 3 if shape == "indented" else 1
    assert [(p.code, *p.place[1:]) for p in found if p.severity == "error"] == [("half-merged", line, column)]


def test_what_git_itself_leaves_is_told(site):
    root = site({PAGE: "# Werk\n\nWij werken op maandag.\n"}).root

    def git(*words):
        who = ("-c", "user.name=x", "-c", "user.email=x@x.example")
        return programs.run("git", *who, *words, cwd=root).returncode

    assert [
        git("init", "-qb", "main"),
        git("add", "."),
        git("commit", "-qm", "een"),
        git("switch", "-qc", "b"),
    ] == [0] * 4
    for branch, day in (("b", "dinsdag"), ("main", "vrijdag")):
        git("switch", "-q", branch)
        (root / PAGE).write_text(f"# Werk\n\nWij werken op {day}.\n", "utf-8")
        git("commit", "-qam", day)
    assert git("-c", "merge.conflictStyle=zdiff3", "merge", "-q", "b") == 1
    told = CliRunner().invoke(main, ["check", "--project", str(root)])
    assert f"{PAGE}:3:1: error[half-merged]" in told.output
    assert "1 fout, 0 waarschuwingen" in told.output


# A value that says that there is none


@pytest.mark.parametrize("nothing", ["null", "~", "Null", "''", '""', ""])
@pytest.mark.parametrize(
    "field",
    [
        "theme",
        "goals",
        "body",
        "milestones",
        "evaluation",
        "programme",
        "end",
        "hours",
        "depends_on",
        "costs",
    ],
)
def test_an_empty_value_of_a_web_editor_is_told_as_empty(site, field, nothing):
    found = [
        p for p in site({ACTIVITY: f"{field}: {nothing}\n"}).problems.split("\n\n") if p.startswith(ACTIVITY)
    ]
    assert len(found) == 1, found
    assert "haal de hele regel weg" in found[0] or "haal de regel weg" in found[0]
