"""Two versions laid side by side tell no more of answers than each tells by itself."""

from pathlib import Path

from alike_rounds import CONCEPTS, GROUPS, project, same_looks
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stadswijzer.changes import Version
from stadswijzer.changes.compared.whole import compare
from stadswijzer.changes.told import report
from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project

NEXT = "docs/kennispeiling/volgende.yml"
COUNTS = st.tuples(st.integers(5, 12), *[st.integers(0, 2)] * 3)
ROWS = st.fixed_dictionaries({(group, CONCEPTS[0]): COUNTS for group in GROUPS})


def told(before: Path, after: Path) -> str:
    old, new = (Version(name, validate(read_project(root))) for name, root in (("a", before), ("b", after)))
    assert not old.checked.problems.errors
    assert not new.checked.problems.errors
    found = compare(old, new)
    words = new.checked.library.words
    return report.as_markdown(found, words) + report.as_json(found, words)


def lines(rows) -> list[str]:
    return [
        f"  - {{department: {group}, concept: {concept}, counts: {list(counts)}}}\n"
        for (group, concept), counts in rows.items()
    ]


def made(factory, results) -> Path:
    root = factory.mktemp("version")
    project(root, results, {"data": 30}, {"data": 20})
    return root


def with_next(root: Path, results: list[str]) -> Path:
    """A round a year later, of the same people."""
    text = (root / "docs/kennispeiling/ronde.yml").read_text("utf-8")
    head = (
        text[: text.index("results:")]
        .replace("2021-03-31", "2021-06-01")
        .replace("title: Ronde", "title: Volgende")
    )
    (root / NEXT).write_text(f"{head}results:{chr(10) if results else ' []'}{''.join(results)}\n", "utf-8")
    return root


@settings(max_examples=15, deadline=None)
@given(ROWS, ROWS, ROWS)
def test_answers_that_were_changed_are_not_laid_side_by_side(tmp_path_factory, first, second, third):
    """Whatever the answers were and became, the words are the same: nothing follows from them."""
    assume(first not in (second, third))
    start = made(tmp_path_factory, lines(first))
    words = {told(start, made(tmp_path_factory, lines(rows))) for rows in (second, third)}
    assert len(words) == 1
    assert "De antwoorden zijn zelf aangepast" in words.pop()


@settings(max_examples=15, deadline=None)
@given(ROWS, ROWS, ROWS)
def test_a_round_under_another_name_is_not_laid_beside_the_old_one(tmp_path_factory, first, second, third):
    """Else a round written again with one answer more could be told as a new one."""
    start = made(tmp_path_factory, lines(first))
    words = set()
    for rows in (second, third):
        root = with_next(made(tmp_path_factory, []), lines(rows))
        (root / "docs/kennispeiling/ronde.yml").unlink()
        words.add(told(start, root))
    assert len(words) == 1


@settings(max_examples=15, deadline=None)
@given(same_looks())
def test_a_new_round_is_told_by_what_its_pages_show(tmp_path_factory, rows):
    """Answers that look the same by the rules are told in the same words."""
    words = set()
    for results in rows:
        before = made(tmp_path_factory, [])
        words.add(told(before, with_next(made(tmp_path_factory, []), results)))
    assert len(words) == 1


def test_a_round_that_came_is_told_by_words(tmp_path_factory):
    """So that the tests above do not hold of silence alone."""
    rows = {(group, concept): (8, 0, 0, 0) for group in GROUPS for concept in CONCEPTS}
    before = made(tmp_path_factory, [])
    said = told(before, with_next(made(tmp_path_factory, []), lines(rows)))
    assert "- **portaal**: kennis: niet gemeten → nog te leren" in said
    assert "bij Afdeling verkeer: niet gemeten → gemeten" in said
    assert " 8" not in said


def test_why_nothing_is_laid_side_by_side_is_told_as_it_is(tmp_path_factory):
    """Answers that nobody touched are not called changed."""
    rows = {(group, CONCEPTS[0]): (6, 1, 1, 1) for group in GROUPS}
    one, two = (made(tmp_path_factory, lines(rows)) for _ in range(2))
    with_next(two, lines(rows))
    for before, after, said, untold in (
        (two, one, "**Volgende**: Deze ronde is weg.", "zelf aangepast"),
        (one, with_min_group(made(tmp_path_factory, lines(rows)), 6), "min\\_group", "zelf aangepast"),
    ):
        words = told(before, after)
        assert said in words
        assert untold not in words


def with_min_group(root: Path, number: int) -> Path:
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text[: text.index("plugins:")] + f"plugins: [{{stadswijzer: {{min_group: {number}}}}}]\n", "utf-8"
    )
    return root
