"""Two versions laid side by side tell no more of answers than each tells by itself."""

from pathlib import Path

from alike_rounds import CONCEPTS, GROUPS, committed, project, same_looks, tally_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stadswijzer.changes.compared.whole import compare
from stadswijzer.changes.comparison import Version
from stadswijzer.changes.told import report
from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project

NEXT = "docs/kennispeiling/volgende.yml"
NOTHING = "results: []\n"
COUNTS = st.tuples(*[st.integers(0, 6)] * 4).filter(lambda counts: sum(counts) >= 5)
ROWS = st.fixed_dictionaries({(group, CONCEPTS[0]): COUNTS for group in GROUPS})


def told(before: Path, after: Path) -> str:
    old, new = (Version(name, validate(read_project(root))) for name, root in (("a", before), ("b", after)))
    assert not old.checked.problems.errors
    assert not new.checked.problems.errors
    found = compare(old, new)
    words = new.checked.library.words
    return report.as_markdown(found, words) + report.as_json(found, words)


def lines(rows) -> str:
    """The outcome of a round as the import writes it."""
    return committed(tally_of(rows))


def made(factory, outcome) -> Path:
    root = factory.mktemp("version")
    project(root, outcome)
    return root


def with_next(root: Path, outcome: str) -> Path:
    """A round a year later, of the same people."""
    text = (root / "docs/kennispeiling/ronde.yml").read_text("utf-8")
    head = text[: text.index("sample: true\n") + len("sample: true\n")]
    head = head.replace("2021-03-31", "2021-06-01").replace("title: Ronde", "title: Volgende")
    (root / NEXT).write_text(head + outcome, "utf-8")
    return root


@settings(max_examples=8, deadline=None)
@given(ROWS, ROWS, ROWS)
def test_answers_that_were_changed_are_not_laid_side_by_side(tmp_path_factory, first, second, third):
    """Whatever the answers were and became, the words are the same: nothing follows from them."""
    assume(lines(first) not in (lines(second), lines(third)))
    start = made(tmp_path_factory, lines(first))
    words = {told(start, made(tmp_path_factory, lines(rows))) for rows in (second, third)}
    assert len(words) == 1
    assert "De antwoorden zijn zelf aangepast" in words.pop()


@settings(max_examples=8, deadline=None)
@given(ROWS, ROWS, ROWS)
def test_a_round_under_another_name_is_not_laid_beside_the_old_one(tmp_path_factory, first, second, third):
    """Else a round written again with one answer more could be told as a new one."""
    start = made(tmp_path_factory, lines(first))
    words = set()
    for rows in (second, third):
        root = with_next(made(tmp_path_factory, NOTHING), lines(rows))
        (root / "docs/kennispeiling/ronde.yml").unlink()
        words.add(told(start, root))
    assert len(words) == 1


@settings(max_examples=8, deadline=None)
@given(same_looks())
def test_two_truths_with_the_same_words_are_told_in_the_same_bytes(tmp_path_factory, truths):
    words = set()
    for truth in truths:
        before = made(tmp_path_factory, NOTHING)
        words.add(told(before, with_next(made(tmp_path_factory, NOTHING), lines(truth))))
    assert len(words) == 1


def test_a_round_that_came_is_told_by_words(tmp_path_factory):
    """So that the tests above do not hold of silence alone."""
    rows = {(group, concept): (8, 0, 0, 0) for group in GROUPS for concept in CONCEPTS}
    before = made(tmp_path_factory, NOTHING)
    said = told(before, with_next(made(tmp_path_factory, NOTHING), lines(rows)))
    assert "- **portaal**: kennis: niet gemeten → nog te leren" in said
    assert "bij Afdeling verkeer: niet gemeten → gemeten" in said
    assert " 8" not in said


def test_a_round_that_is_gone_is_not_called_changed(tmp_path_factory):
    rows = {(group, CONCEPTS[0]): (6, 1, 1, 1) for group in GROUPS}
    one, two = (made(tmp_path_factory, lines(rows)) for _ in range(2))
    words = told(with_next(two, lines(rows)), one)
    assert "**Volgende**: Deze ronde is weg." in words
    assert "zelf aangepast" not in words
