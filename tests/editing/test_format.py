"""`format`: one hand for every file, comments kept, values equal, and a second time nothing changes."""

import re
import textwrap
from collections import Counter

import pytest
import yaml
from click.testing import CliRunner
from folders import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stadswijzer.cli.main import main
from stadswijzer.content.loader import load
from stadswijzer.content.project import read_project
from stadswijzer.content.yaml_reader import read_mapping
from stadswijzer.content.yaml_source import Mapping, Scalar, Source
from stadswijzer.editing.format.file_text import FormatError, formatted
from stadswijzer.language.problems import Problems


@pytest.fixture(scope="module")
def texts():
    """Of every entry of the real content: its path, kind and text."""
    entries, *_ = load(read_project(ROOT))
    return [(entry.path, entry.kind, (ROOT / entry.path).read_text("utf-8")) for entry in entries]


def plain(node):
    """Values as typed; a mapping has no order."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {name: plain(item) for name, item in node.items.items()}
    return [plain(item) for item in node.items]


def values(text):
    problems = Problems()
    root = read_mapping(Source("x.yml", text), problems)
    assert root
    assert not list(problems), text
    return plain(root)


def comments(text):
    """Every comment, by a way of its own: `#` at the start of a line or after a space, outside block texts."""
    return Counter(re.findall(r"(?:^|(?<=\s))#!.*?$", text, re.MULTILINE))


def check(before, after, kind="concept"):
    """`after` is what becomes of `before`, and stays so."""
    before, after = (textwrap.dedent(text).lstrip("\n") for text in (before, after))
    assert formatted(before, kind) == after
    assert formatted(after, kind) == after


def test_fields_stand_in_the_order_of_the_model_and_an_unknown_one_at_the_end():
    check("theme: data\nreviewed: 2021-01-01\nbogus: 1\nsummary: S\ntitle: T\n",
          "title: T\nsummary: S\ntheme: data\nreviewed: 2021-01-01\nbogus: 1\n")  # fmt: skip


def test_quotes_stand_only_where_they_must():
    check(
        r"""
        title: "Gewoon"
        summary: "Met: dubbele punt"
        definition: '"kopie", zo''n'
        situations: ["no", '5', "2021-01-01", 'a # b', "é", "a\tb"]
        requires: ['112', "digital-twin"]
        reviewed: "2021-01-01"
        """,
        """
        title: Gewoon
        summary: "Met: dubbele punt"
        definition: '"kopie", zo''n'
        situations:
          - "no"
          - "5"
          - "2021-01-01"
          - "a # b"
          - é
          - "a\tb"
        requires: [112, digital-twin]
        reviewed: 2021-01-01
        """,
    )


def test_what_is_wrong_stays_wrong():
    """A text that must be quoted, a number that may not be: formatting mends no mistake unseen."""
    check("title: no\neffort: 5\nquiz:\n- {question: Q, level: '2'}\nsample: \"true\"\ntheme:\n",
          'title: "no"\n'.replace('"', "") + 'theme:\neffort: 5\nquiz:\n  - question: Q\n    level: "2"\nsample: "true"\n')  # fmt: skip


def test_prose_is_a_block_with_its_own_lines():
    check(
        """
        body: "Een\\n\\n- twee  \\n    drie\\n"
        first_step: >
          Gevouwen
          tekst.
        recall:
          question: V
          answer: |-
              zonder eind
              en meer
        """,
        """
        first_step: |
          Gevouwen tekst.
        recall:
          question: V
          answer: |-
            zonder eind
            en meer
        body: |
          Een

          - twee\x20\x20
              drie
        """,
    )


def test_rows_and_lists_of_names_stand_on_one_line_while_they_fit():
    check(
        """
        needs:
          - concept: sensoren
            level: 2
          - concept: a
            level: 3
            people: 3
        departments:
          - verkeer
          - beheer
        costs:
          - {year: 2021, amount: 5,
             kind: one_off}
        hours:
          verkeer:
            2021: 5
        """,
        """
        departments: [verkeer, beheer]
        needs:
          - {concept: sensoren, level: 2}
          - {concept: a, level: 3, people: 3}
        costs:
          - {year: 2021, amount: 5, kind: one_off}
        hours:
          verkeer: {2021: 5}
        """,
        "initiative",
    )
    names = ", ".join(["a" * 20] * 6)
    check(f"related: [{names}]\n", "related:\n" + f"  - {'a' * 20}\n" * 6)


def test_comments_move_with_what_they_belong_to():
    check(
        """
        # yaml-language-server: $schema=../../schemas/concept.json
        # boven de samenvatting

        # ook
        summary: S # achter
        # boven de titel
        title: T
        quiz:
          # boven een vraag
          - question: Q   # achter de vraag

            level: 1
            # onder de vraag
          # - question: uit
        related:  # achter de sleutel
          - a # achter a
          - b
        requires: [a, # in haakjes
          b] # erachter
        body: | # achter het streepje
          tekst
          # geen opmerking
         # onder de tekst
        # helemaal onderaan
        """,
        """
        # yaml-language-server: $schema=../../schemas/concept.json
        # boven de samenvatting

        # boven de titel
        title: T
        # ook
        summary: S  # achter
        # in haakjes
        requires: [a, b]  # erachter
        related:  # achter de sleutel
          - a  # achter a
          - b
        quiz:
          # boven een vraag
          - question: Q  # achter de vraag

            level: 1
            # onder de vraag
          # - question: uit
        body: |  # achter het streepje
          tekst
          # geen opmerking
        # onder de tekst
        # helemaal onderaan
        """,
    )


def test_a_row_with_a_comment_inside_stays_open():
    check(
        "needs:\n- concept: a # waarom\n  level: 2\n- {concept: b, level: 1} # ook\n- # kop\n  concept: c\n  level: 1\n",
        "needs:\n  - concept: a  # waarom\n    level: 2\n  - {concept: b, level: 1}  # ook\n  # kop\n  - {concept: c, level: 1}\n",
        "initiative",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("quiz:\n-\n  # k\n  question: Q\n  level: 1\ntitle: T\n",
         "title: T\nquiz:\n  # k\n  - question: Q\n    level: 1\n"),
        ("sources:\n-\n\n  # k\n\n  # l\n  url: U\n  title: T\n",
         "sources:\n  # k\n\n  # l\n  - title: T\n    url: U\n"),
        ("body: |+\n  a\n\n# k\n\ndraft: true\ntitle: T\n", "title: T\nbody: |+\n  a\n\n# k\n\ndraft: true\n"),
        ("\n\n# k\ntitle: T\n", "# k\ntitle: T\n"),
        ("---\n\ntheme: a\nsummary: S\n", "summary: S\ntheme: a\n"),
        ("effort:\n  # k\n\n  time: low\n", "effort:\n  # k\n\n  time: low\n"),
    ],
)  # fmt: skip
def test_a_comment_stays_with_its_item_and_a_second_time_nothing_changes(before, after):
    check(before, after)


def test_a_comment_above_the_first_field_of_a_row_does_not_open_it():
    check(
        "needs:\n- level: 2\n  # k\n  concept: a\n",
        "needs:\n  # k\n  - {concept: a, level: 2}\n",
        "initiative",
    )


def test_line_ends_stay_as_they_are_and_a_byte_order_mark_goes():
    assert formatted("\ufeffsummary: S\r\ntitle: T\r\nbody: |\r\n  a\r\n  b\r\n", "concept") == (
        "title: T\r\nsummary: S\r\nbody: |\r\n  a\r\n  b\r\n"
    )


@pytest.mark.parametrize("text", ["title: [", "a: 1\na: 2\n", "a: &x 1\n", "", "- a\n", "a: 1\n---\nb: 2\n"])
def test_what_cannot_be_read_is_refused(text):
    with pytest.raises(FormatError) as refused:
        formatted(text, "concept")
    assert refused.value.problem


def test_real_content_keeps_its_values(texts):
    assert len(texts) > 50
    for path, kind, text in texts:
        once = formatted(text, kind)
        assert values(once) == values(text), path
        assert formatted(once, kind) == once, path


def commented(text):
    """A comment above every line that begins a field or an item, and one behind where that can be."""
    found, inside, seen = [], -1, 0
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        if inside >= 0 and (not line.strip() or indent > inside):
            found.append(line)
            continue
        seen += 1
        inside = indent if line.endswith("|") else -1
        behind = "" if line.endswith("|") else f" #! achter {seen}"
        found += [f"{' ' * indent}#! boven {seen}", line + behind]
    return "\n".join(found) + "\n"


def test_no_comment_is_lost_in_real_content(texts):
    for path, kind, plain_text in texts[::3]:
        text = commented(plain_text)
        once = formatted(text, kind)
        assert values(once) == values(text), path
        assert comments(once) == comments(text), path
        assert len(comments(text)) > 10, path
        assert formatted(once, kind) == once, path


TEXT = st.text(st.sampled_from(list("ab:# -,[]{}'\"\\\n|>&*!%@`?=~é0519.\t")), max_size=12)
NAMES = st.sampled_from("title body quiz effort level options question time hours needs x y".split())
TREES = st.recursive(
    TEXT | st.sampled_from(["no", "5", "true", "2021-01-01", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


def test_a_text_that_ends_in_a_line_of_spaces_gets_no_blank_line_behind_it():
    text = 'title: ["0\\n ", "x"]\n'
    once = formatted(text, "concept")
    assert once == "title:\n  - |-\n    0\n     \n  - x\n"
    assert values(once) == values(text)
    assert formatted(once, "concept") == once


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(NAMES, TREES, min_size=1, max_size=4),
    st.sampled_from([None, True, False]),
    st.lists(st.integers(0, 40), max_size=4),
    st.sampled_from(["concept", "initiative"]),
)
def test_any_file_keeps_values_and_comments_and_changes_once(tree, flow, at, kind):
    lines = yaml.dump(tree, default_flow_style=flow, allow_unicode=True, width=30).splitlines()
    for number in sorted(at, reverse=True):
        if number < len(lines):
            indent = len(lines[number]) - len(lines[number].lstrip(" "))
            lines.insert(number, f"{' ' * indent}#! {number}")
    text = "\n".join(lines) + "\n"
    problems = Problems()
    root = read_mapping(Source("x.yml", text), problems)
    if root is None or list(problems):
        with pytest.raises(FormatError):
            formatted(text, kind)
        return
    once = formatted(text, kind)
    assert values(once) == plain(root)
    assert formatted(once, kind) == once


def run(project, *options):
    found = CliRunner().invoke(main, ["format", "--project", str(project.root), *map(str, options)])
    return found.exit_code, found.output


def test_the_command_checks_then_writes_then_is_content(site):
    project = site({"docs/begrippen/x.yml": 'summary: "S"\ntitle: T\n'})
    assert run(project)[0] == 0
    file = project.root / "docs/begrippen/x.yml"
    file.write_text("summary: S\n" + file.read_text("utf-8").replace("summary: S\n", ""), "utf-8")
    before = file.read_bytes()
    assert run(project, "--check") == (1, "Zou veranderen: docs/begrippen/x.yml\n1 bestand zou veranderen.\n")
    assert file.read_bytes() == before
    assert run(project, file) == (0, "Opgemaakt: docs/begrippen/x.yml\n1 bestand opgemaakt.\n")
    assert file.read_text("utf-8").startswith("title: T\nsummary: S\n")
    assert run(project, "--check") == (0, "0 bestanden zouden veranderen.\n")


def test_a_file_that_cannot_be_read_is_left_alone_and_the_others_are_not(site):
    project = site({"docs/begrippen/x.yml": b"title: [\n", "docs/begrippen/y.yml": "summary: S\ntitle: T\n"})
    status, said = run(project)
    assert status == 1
    assert "docs/begrippen/x.yml:" in said
    assert "docs/begrippen/x.yml is niet veranderd" in said
    assert "Opgemaakt: docs/begrippen/y.yml" in said
    assert (project.root / "docs/begrippen/x.yml").read_bytes() == b"title: [\n"


def test_the_files_of_a_further_period_are_seen_to_as_well(site):
    paths = ("roadmap/2025-2028/activiteiten/meetnet.yml", "roadmap/2025-2028/roadmap.yml")
    project = site(dict.fromkeys(paths, "summary: S\ntitle: T\n"))
    for path in paths:
        (project.root / path).write_text("summary: S\ntitle: T\n", "utf-8")
    status, said = run(project)
    assert status == 0
    assert [line for line in said.splitlines() if "2025-2028" in line] == [
        f"Opgemaakt: {path}" for path in paths
    ]
    assert (project.root / paths[0]).read_text("utf-8") == "title: T\nsummary: S\n"


def test_a_file_that_is_no_entry_is_said(site):
    project = site()
    status, said = run(project, project.root / "mkdocs.yml")
    assert (status, "geen bestand met een begrip" in said) == (2, True)


def test_a_link_that_leads_out_of_the_project_is_not_followed(site, tmp_path):
    outside = tmp_path / "elders.yml"
    outside.write_text("summary: S\ntitle: T\n", "utf-8")
    project = site()
    (project.root / "docs/begrippen/buiten.yml").symlink_to(outside)
    status, said = run(project)
    assert (status, "docs/begrippen/buiten.yml is niet veranderd" in said) == (1, True)
    assert outside.read_text("utf-8") == "summary: S\ntitle: T\n"
