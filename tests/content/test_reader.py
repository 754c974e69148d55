"""What is read as typed, what is refused, and that no input at all brings the reader down."""

import json
import os
import time

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stadswijzer.cli.main import main
from stadswijzer.content.model import KINDS
from stadswijzer.content.values import (
    BROKEN,
    Choice,
    Country,
    Done,
    Flag,
    Id,
    Line,
    Number,
    Prose,
    Report,
    When,
    Whole,
)
from stadswijzer.content.yaml_reader import MAX_BYTES, read_mapping, read_source
from stadswijzer.language.problems import Problems
from stadswijzer.language.prose_facts import scan

CONCEPT = "docs/begrippen/digital-twin.yml"


def read(kind, typed):
    """What `kind` makes of `typed` behind a colon: the value, or the code of the problem."""
    problems = Problems()
    source = read_source("x.yml", f"field: {typed}\n".encode(), problems)
    root = source and read_mapping(source, problems)
    value = kind.read(root.items["field"], Report(source, problems)) if root else BROKEN
    return value if value is not BROKEN else next(iter(problems)).code


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "Yes",
        "on",
        "true",
        "12:30",
        "2021-01-01",
        "5",
        "0x1f",
        "012",
        "40.000",
        "1_000",
        ".inf",
        "=",
    ],
)
def test_text_that_yaml_reads_as_something_else_must_be_quoted(typed):
    assert read(Line(), typed) == read(Prose(), typed) == "quote-text"
    assert read(Line(), f'"{typed}"') == read(Line(), f"'{typed}'") == typed


@pytest.mark.parametrize(
    "typed", ["1e3", "nee", "2021-Q1", "112 bellen", "v1.2.3", "10%", "50.851 noord", "é", "- x"]
)
def test_other_text_needs_no_quotes(typed):
    assert read(Line(), typed) in (typed, "not-yaml")


def test_ids_and_countries_are_read_as_typed():
    assert read(Country(), "NO") == "NO"
    assert read(Country(), "nl") == "not-allowed"
    assert read(Id(), "112") == "112"
    assert read(Id(), "012") == "012"
    assert read(Id(), "no") == "no"
    assert read(Id(), "2021-01-01") == "2021-01-01"
    assert read(Id(), "Digital_Twin") == read(Id(), "'😀'") == "bad-id"


@pytest.mark.parametrize("typed", ["0", "7", "40000", "999999999999999"])
def test_whole_numbers_are_digits(typed):
    assert read(Whole(), typed) == int(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "40.000",
        "40_000",
        "40,000",
        "010",
        "1:30",
        "1e3",
        "true",
        '"5"',
        "'5'",
        "+5",
        "0x10",
        "5.0",
        "٢٠٢١",
        "½",
        "veel",
    ],
)
def test_other_ways_to_write_a_number_are_refused(typed):
    assert read(Whole(), typed) == "not-a-number"


def test_a_number_outside_its_limits_says_which():
    assert read(Whole(1, 3), "4") == read(Whole(), "-1") == read(Whole(), "9" * 5000) == "out-of-range"


def test_numbers_have_a_point_and_at_most_two_decimals():
    assert read(Number(), "12.5") == 12.5
    assert read(Number(), "-3") == -3
    assert read(Number(), "12,5") == read(Number(), "1.234") == read(Number(), ".5") == "not-a-number"


def test_years_as_keys_may_be_quoted(site):
    site("""
        roadmap/activiteiten/sensornetwerk.yml
            | hours:
            |   verkeer: {2021: 10, "2022": 20, '2023': 5}
    """).has_only()
    site("""
        roadmap/activiteiten/sensornetwerk.yml
            | hours: {verkeer: {2021: 10, "2021": 20}}
    """).has_only("roadmap/activiteiten/sensornetwerk.yml:1:29: error[duplicate-key]")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2021-03-31", "2021-03-31", "2021-03-31"),
        ('"2021-03-31"', "2021-03-31", "2021-03-31"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021-Q1", "2021-01-01", "2021-03-31"),
        ("2021-Q4", "2021-10-01", "2021-12-31"),
    ],
)
def test_a_month_or_quarter_means_its_first_day_or_its_last(typed, first, last):
    assert read(When(start=True), typed).day.isoformat() == first
    assert read(When(), typed).day.isoformat() == last


@pytest.mark.parametrize(
    "typed",
    [
        "2021-02-30",
        "2021-13",
        "2021-Q5",
        "2021-Q0",
        "2021",
        "31-03-2021",
        "2021/03/31",
        "21-03-31",
        "２０２１-03-31",
        "nu",
    ],
)
def test_what_is_no_date_is_refused(typed):
    assert read(When(), typed) == "not-a-date"


def test_flags_and_choices_are_exact():
    assert (read(Flag(), "true"), read(Flag(), "false")) == (True, False)
    assert read(Flag(), "yes") == read(Flag(), "True") == read(Flag(), '"true"') == "wrong-type"
    assert read(Choice(("low", "high")), "Low") == "not-allowed"
    assert read(Done(), "true") is True
    assert read(Done(), "2021-03").day.isoformat() == "2021-03-31"
    assert read(Done(), "yes") == "wrong-type"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("&naam Twin", "not-in-format"),
        ("!!str Twin", "not-in-format"),
        ("!!python/object/apply:os.system [ls]", "not-in-format"),
        ("!ruby/object {}", "not-in-format"),
        ('"\\u0000"', "hidden-character"),
        ('"\\ud800"', "not-yaml"),
        ('"\\u202e"', "hidden-character"),
        ("|", "blank-text"),
        ('""', "blank-text"),
        ("[a, b]", "wrong-type"),
        ("{a: b}", "wrong-type"),
        ("@home", "not-yaml"),
        ("*naam", "not-in-format"),
        ("# alles", "empty-value"),
    ],
)
def test_a_title_that_cannot_be(site, typed, code):
    found = site({CONCEPT: f"title: {typed}\n"}).found()
    assert [problem.code for problem in found] == [code]


def test_one_value_that_cannot_be_hides_no_other(site):
    site("""
        docs/begrippen/digital-twin.yml
            | title: &a Twin
            | summary: *a
            | <<: {level: *a}
            | ? [lijst]
            | : waarde
            | related: [open-data, !!str dt]
            | theme: dta
    """).has_only(
        f"{CONCEPT}:1:8: error[not-in-format]",
        f"{CONCEPT}:2:10: error[not-in-format]",
        f"{CONCEPT}:3:1: error[not-in-format]",
        f"{CONCEPT}:4:3: error[wrong-type]",
        f"{CONCEPT}:6:22: error[not-in-format]",
        f"{CONCEPT}:7:8: error[unknown-reference]",
    )


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("", "1:1", "empty-file"),
        ("# niets\n", "1:1", "empty-file"),
        ("---\n...\n", "1:1", "empty-file"),
        ("~\n", "1:1", "not-a-mapping"),
        ("zomaar tekst\n", "1:1", "not-a-mapping"),
        ("title: T\nsummary: S\n---\ntitle: U\n", "3:1", "not-in-format"),
        ("title: T\nsummary: S\n...\n---\n", "4:1", "not-in-format"),
        ("title: T\n\tsummary: S\n", "2:1", "not-yaml"),
        ("title: T\n  summary: S\n", "2:10", "not-yaml"),
        ("title: T\nsummary S\n", "2:1", "not-yaml"),
        ("%YAML 1.2\n%YAML 1.2\n---\ntitle: T\n", "2:1", "not-yaml"),
        ("{" * 60 + "\n", "1:51", "too-deep"),
        ("[" * 500_000, "1:51", "too-deep"),
        ("- " * 300_000, "1:101", "too-deep"),
        ("title: " + "x" * MAX_BYTES, "1:1", "too-large"),
    ],
)
def test_a_file_that_cannot_be(site, text, place, code):
    started = time.process_time()
    site({"docs/themas/data.yml": text}, whole=True).has_only(f"docs/themas/data.yml:{place}: error[{code}]")
    assert time.process_time() - started < 20  # seconds; it takes two, and a quadratic reader minutes


def test_a_directive_and_document_marks_are_fine(site):
    site({"docs/themas/data.yml": "%YAML 1.1\n---\ntitle: T\nsummary: S\n...\n"}, whole=True).has_only()


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"veld{number}: x\n" for number in range(70_000)),
        "body: |\n  " + "[[weg]] " * 100_000,
        "body: |\n  " + "[a](b) " * 30_000,
        "body: '" + "[" * 200_000 + "'\n",
        "body: '" + "*a " * 50_000 + "'\n",
        "body: |\n  " + "> " * 2000 + "x\n",
        "body: |\n" + "".join("  " + "  " * (number % 40) + "- x\n" for number in range(2000)),
        "body: '" + "`" * 10_000 + "'\n",
        "owner: " + "a." * 200_000 + "@\n",
        "related: [" + "x, " * 200_000 + "]\n",
    ],
    ids=["fields", "wiki", "links", "brackets", "stars", "quotes", "lists", "ticks", "mail", "items"],
)
def test_a_file_made_to_hurt_is_soon_done(site, text):
    made = site({CONCEPT: text})
    started = time.process_time()
    assert len(made.found()) <= 101
    assert time.process_time() - started < 5


def check(root, *options):
    return CliRunner().invoke(main, ["check", "--project", str(root), *options])


def test_exit_status(site, tmp_path):
    assert check(site().root).exit_code == 0
    warned = site({CONCEPT: "related: [digital-twin]\n"}).root
    assert (check(warned).exit_code, check(warned, "--strict").exit_code) == (0, 1)
    assert check(site({CONCEPT: "title:\n"}).root).exit_code == 1
    assert check(tmp_path / "weg").exit_code == 2


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("", "no settings"),
        ("- lijst\n", "no settings"),
        ("site_name: x\n", "plugins: [stadswijzer]"),
        ("plugins: [search]\n", "plugins: [stadswijzer]"),
        ("site_name: x\nplugins: [stadswijzer]\n", "language: nl"),
        (
            "site_name: x\nplugins: [stadswijzer: {min_group: 4}]\ntheme: {name: material, language: nl}\n",
            "min_group",
        ),
        (
            "site_name: x\nplugins: [stadswijzer: {min_groep: 6}]\ntheme: {name: material, language: nl}\n",
            "min_groep",
        ),
        (
            "site_name: x\nplugins: [stadswijzer: {today: morgen}]\ntheme: {name: material, language: nl}\n",
            "today",
        ),
        ("site_name: x\nplugins: [stadswijzer: [5]]\ntheme: {name: material, language: nl}\n", "options"),
        ("site_name: x\nplugins: [stadswijzer]\ntheme: {name: material, language: fy}\n", "'fy'"),
        ("site_name: x\nplugins: [stadswijzer\n", "line"),
        ("plugins: " + "[" * 100_000, "levels"),
        ("today: !!bool x\n", "YAML"),
        ("INHERIT: weg.yml\nplugins: [stadswijzer]\n", "weg.yml"),
        (
            "site_name: x\nplugins: [stadswijzer]\ntheme: {name: material, language: nl}\ndocs_dir: weg\n",
            "docs_dir",
        ),
    ],
)
def test_a_project_that_cannot_be_read_says_what_to_do(site, settings, says):
    root = site({"mkdocs.yml": settings}, whole=True).root
    outcome = check(root)
    assert outcome.exit_code == 2, outcome.output
    assert says in outcome.output
    assert "Traceback" not in outcome.output


def test_a_project_without_content_is_no_project(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, language: nl}\nplugins: [stadswijzer]\n"
    )
    outcome = check(tmp_path)
    assert outcome.exit_code == 2
    assert "docs/begrippen" in outcome.output


def test_files_that_are_no_files(site, tmp_path):
    made = site()
    folder = made.root / "docs" / "begrippen"
    (folder / "map.yml").mkdir()
    (folder / "sub").mkdir()
    (folder / "sub" / "diep.yml").write_text("title: x\n")
    (folder / "weg.yml").symlink_to("nergens.yml")
    (folder / "kring.yml").symlink_to("kring.yml")
    (tmp_path / "geheim.yml").write_text("title: x\n")
    (folder / "geheim.yml").symlink_to(tmp_path / "geheim.yml")
    os.mkfifo(folder / "pijp.yml")
    (folder / "HOOFD.YML").write_text("title: x\n")
    (folder / "con:aux.yml").write_text("title: x\n")
    (folder / os.fsdecode(b"caf\xe9.yml")).write_text("title: x\n")
    assert [problem.code for problem in made.found()] == [
        "misplaced-file",  # HOOFD.YML
        "bad-id",  # caf\xe9.yml
        "bad-id",  # con:aux.yml
        "outside-project",  # geheim.yml
        "outside-project",  # kring.yml
        "misplaced-file",  # map.yml
        "not-yaml",  # pijp.yml
        "misplaced-file",  # sub/diep.yml
        "outside-project",  # weg.yml
    ]
    assert check(made.root).exit_code == 1


def test_files_of_the_other_language_are_pointed_to_their_place(site):
    made = site(
        {"roadmap/organisation.yml": "departments: []\n", "docs/concepts/x.yml": "title: x\n"}, whole=True
    )
    made.has_problem("roadmap/organisation.yml:1:1: error[misplaced-file]", hint="roadmap/organisatie.yml")
    made.has_problem("docs/concepts/x.yml:1:1: error[misplaced-file]", hint="docs/begrippen/x.yml")


def test_no_more_than_a_hundred_problems_of_one_file(site):
    made = site(
        {CONCEPT: "".join(f"veld{number}: x\n" for number in range(500)), "docs/themas/data.yml": "weg: x\n"}
    )
    assert len(made.found()) == 101


# how it is printed

MIXED = "title:\nrelated: [digital-twin, dt]\n"


def test_json_has_every_part_of_a_problem(site):
    records = json.loads(site({CONCEPT: MIXED}).check(format="json"))
    assert [record["code"] for record in records] == ["empty-value", "related-to-itself", "unknown-reference"]
    assert records[2] == {
        "file": CONCEPT,
        "line": 2,
        "column": 25,
        "severity": "error",
        "code": "unknown-reference",
        "message": 'er is geen begrip met de naam "dt"',
        "hint": "maak het bestand, of haal de verwijzing weg",
    }


def test_github_commands_are_one_line_each(site):
    lines = site({CONCEPT: 'title: "x%\\n: y"\ntheme: "a,\\n b%"\n'}).check(format="github").splitlines()
    place = f"::error file={CONCEPT}"
    assert lines[0].startswith(
        f"{place},line=1,col=8,title=wrong-type::hier hoort een tekst van één regel, niet"
    )
    assert lines[1].startswith(
        f'{place},line=2,col=8,title=unknown-reference::er is geen thema met de naam "a, b%25"'
    )
    assert len(lines) == 2


def test_gitlab_report_has_what_gitlab_needs(site):
    report = json.loads(site({CONCEPT: MIXED}).check(format="gitlab"))
    assert {record["severity"] for record in report} == {"major", "minor"}
    assert len({record["fingerprint"] for record in report}) == 3
    for record in report:
        assert record.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert record["location"]["path"] == CONCEPT
        assert record["location"]["lines"]["begin"] >= 1


def test_a_project_without_problems_prints_an_empty_report(site):
    assert [site().check(format=shape) for shape in ("json", "gitlab", "github")] == ["[]\n", "[]\n", ""]


# no input brings it down

VALID = "title: Twin\nsummary: 'Een \"kopie\"'\nbody: |\n  Zie [[dt|een]] en\n  `code`.\nrelated: [open-data, {a: 1}]\n"
SIGNS = st.sampled_from(
    [*"[]{}:,-?&*!|>'\"%@`#~<=\\ \t\n", "\r\n", "---\n", "...\n", "<<: ", "[[", "]]", "\u2028", "\0", "é"]
)


def read_all(content):
    """Reads `content` as every kind of entry; nothing may raise, and every place must be in the text."""
    for kind in KINDS.values():
        problems = Problems()
        source = read_source("x.yml", content, problems)
        root = read_mapping(source, problems) if source else None
        if root:
            kind.part.read(root, Report(source, problems))
        assert root or len(problems)
        for problem in problems:
            assert problem.place.line >= 1
            assert problem.place.column >= 1


@settings(max_examples=150, deadline=20_000)
@given(st.binary(max_size=300))
def test_any_bytes(content):
    read_all(content)


@settings(max_examples=150, deadline=20_000)
@given(
    st.lists(st.one_of(SIGNS, st.text(max_size=5), st.sampled_from(list(KINDS["initiative"].part.fields))))
)
@example(["? ", "- ", "x"])
def test_any_text_with_the_signs_of_yaml(parts):
    read_all("".join(parts).encode("utf-8", "surrogatepass"))


@settings(max_examples=200, deadline=20_000)
@given(st.integers(0, len(VALID)), st.integers(0, 12), SIGNS)
def test_a_valid_file_with_something_put_in_its_place(at, length, sign):
    read_all((VALID[:at] + sign + VALID[at + length :]).encode())


@settings(max_examples=100, deadline=20_000)
@given(
    st.lists(
        st.one_of(
            SIGNS,
            st.sampled_from(["](", "![", "](x)", "<http:", "&#x41;", "1. ", "    ", "***"]),
            st.text(max_size=4),
        )
    )
)
def test_any_prose_can_be_scanned_and_is_placed_inside_the_text(parts):
    text = "".join(parts)
    facts = scan(text)
    positions = [link.position for link in facts.wiki] + [
        at for _, at in (*facts.links, *facts.images, *facts.headings)
    ]
    assert all(0 <= position <= len(text) for position in positions)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 400), SIGNS), min_size=1, max_size=4))
def test_a_whole_project_with_mistakes_anywhere_prints_in_every_format(site, slips):
    made = site()
    paths = sorted(made.root.rglob("*.yml"))
    for number, at, sign in slips:
        path = paths[number % len(paths)]
        text = path.read_text("utf-8")
        if path.name != "mkdocs.yml":
            path.write_text(text[: at % len(text)] + sign + text[at % len(text) :], "utf-8", newline="")
    for shape in ("text", "json", "github", "gitlab"):
        made.check(format=shape).encode("utf-8")


# The same file again


def test_a_file_that_was_read_before_is_told_of_as_before_in_its_own_place(site):
    wrong = "title: Digital twin\nthemes: data\nbody: |\n  [[open-dat]]\n"
    first, again = (site({"docs/begrippen/digital-twin.yml": wrong}).problems for _ in range(2))
    assert first == again
    assert "docs/begrippen/digital-twin.yml:2:1: error[unknown-field]" in first
    site({"docs/begrippen/ander.yml": wrong}).has_problem(
        "docs/begrippen/ander.yml:2:1: error[unknown-field]"
    )


def test_a_file_that_was_read_before_is_held_against_another_least_group(site):
    row = "{department: verkeer, concept: digital-twin, answers: 5-10, at_least: [half, half, half]}"
    round_ = {"docs/kennispeiling/2019-najaar.yml": f"results: [{row}]\n"}
    site(round_).has_no_errors()
    settings = "site_name: Proefstad\ntheme: {name: material, language: nl}\nplugins: [stadswijzer: {min_group: 11}]\n"
    assert "small-group" in {p.code for p in site({**round_, "mkdocs.yml": settings}).found().errors}
