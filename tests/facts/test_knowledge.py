"""What the work asks and who knows it: recomputed the slow way, and properties that must always hold."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.facts.knowledge.gaps import (
    ALMOST,
    ASKS_NOTHING,
    ENOUGH,
    NOT_MEASURED,
    NOT_YET,
    TOO_FEW,
    Knowledge,
    initiative_state,
    need_state,
)
from stadswijzer.facts.knowledge.shares import Share, difference, share

COUNTS = st.tuples(*[st.integers(0, 12)] * 4).filter(lambda counts: sum(counts) >= 5)
WORST_FIRST = [NOT_YET, ALMOST, ENOUGH]


def raised(counts, level):
    """The same answers, one of them a level higher."""
    return tuple(n - (i == level) + (i == level + 1) for i, n in enumerate(counts))


@given(COUNTS, st.integers(1, 3), st.none() | st.integers(1, 9), st.integers(0, 2))
def test_raising_an_answer_never_lowers_a_need(counts, level, people, answer):
    if counts[answer] == 0:
        return
    before = need_state(counts, level, people, ready=80, almost=50)
    after = need_state(raised(counts, answer), level, people, ready=80, almost=50)
    assert WORST_FIRST.index(after) >= WORST_FIRST.index(before)


@given(st.lists(st.sampled_from([NOT_YET, TOO_FEW, NOT_MEASURED, ALMOST, ENOUGH]), max_size=6), st.data())
def test_raising_a_need_never_lowers_an_initiative(states, data):
    measured = [i for i, state in enumerate(states) if state in WORST_FIRST[:2]]
    if not measured:
        return
    at = data.draw(st.sampled_from(measured))
    better = [*states]
    better[at] = WORST_FIRST[WORST_FIRST.index(states[at]) + 1]
    order = [NOT_YET, TOO_FEW, NOT_MEASURED, ALMOST, ENOUGH]
    assert order.index(initiative_state(better)) >= order.index(initiative_state(states))


@pytest.mark.parametrize(
    ("counts", "level", "people", "state"),
    [
        ((1, 0, 4, 0), 2, None, ENOUGH),  # 4 of 5 is 80 %
        ((2, 1, 4, 0), 2, None, ALMOST),  # 4 of 7 is 57 %
        ((3, 3, 5, 0), 2, None, NOT_YET),  # 5 of 11 is 45 %
        ((5, 0, 0, 2), 3, 2, ENOUGH),
        ((5, 0, 0, 2), 3, 3, ALMOST),  # half of three people, rounded up, is two
        ((5, 0, 0, 1), 3, 3, NOT_YET),
    ],
)
def test_a_need_stands_as_the_contract_says(counts, level, people, state):
    assert need_state(counts, level, people, ready=80, almost=50) == state


def test_an_initiative_without_needs_asks_nothing():
    assert initiative_state([]) == ASKS_NOTHING


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_is_never_told_beyond_ten_and_ninety_nor_of_a_small_group(pair):
    count, total = pair
    found = share(count, total, 5)
    if total < 5:
        assert found is None
        return
    exact = Fraction(count, total)
    assert 10 <= found.percent <= 90
    assert (found.bound == -1) == (exact < Fraction(1, 10))
    assert (found.bound == 1) == (exact > Fraction(9, 10))
    if not found.bound:
        assert abs(found.percent - exact * 100) <= Fraction(1, 2)


def test_nobody_and_one_person_of_many_look_the_same():
    assert share(0, 30, 5) == share(1, 30, 5) == share(2, 30, 5) == Share(10, -1)


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ((3, 10), (9, 10), "more"),
        ((9, 10), (3, 10), "less"),
        ((4, 10), (6, 10), "unclear"),
        ((0, 5), (0, 5), "unclear"),
    ],
)
def test_a_difference_is_told_only_when_it_is_clear(before, after, word):
    assert difference(before, after) == word


def test_newcombes_own_example():
    # Newcombe 1998, table II (a): 56/70 and 48/80 differ by 0.20, 95 % interval 0.0524 to 0.3339 (method 10).
    assert difference((48, 80), (56, 70)) == "more"


DEPARTMENTS = ("verkeer", "beheer")


def survey(counts):
    """A round in which `verkeer` and `beheer` answered on open data; None is too few."""
    rows = [
        f"  - {{department: {name}, concept: open-data, "
        + ("too_few: true}" if answers is None else f"counts: {list(answers)}}}")
        for name, answers in counts.items()
    ]
    results = "\n".join(["results:", *rows]) if rows else "results: []"
    return f"""title: Ronde
summary: Een ronde.
date: 2021-03-31
method: questions
basis: self
invited: 90
responded: 90
sample: true
{results}
"""


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(DEPARTMENTS), st.none() | COUNTS), st.integers(1, 3))
def test_readiness_is_what_a_slow_reader_would_say(tmp_path_factory, answers, level):
    root = tmp_path_factory.mktemp("round")
    for path, text in {
        "mkdocs.yml": "site_name: T\ntheme: {name: material, language: nl}\nplugins: [stadswijzer]\n",
        "docs/themas/data.yml": "title: Data\nsummary: Over data.\n",
        "docs/begrippen/open-data.yml": (
            "title: Open data\nsummary: Open.\ndefinition: Open.\ntheme: data\n"
            "sources: [{title: B, url: 'https://example.org'}]\n"
        ),
        "docs/kennispeiling/ronde.yml": survey(answers),
        "roadmap/organisatie.yml": (
            "departments:\n  - {id: verkeer, name: Verkeer, staff: 40}\n  - {id: beheer, name: Beheer, staff: 40}\n"
        ),
        "roadmap/activiteiten/portaal.yml": (
            "title: Portaal\nsummary: Een portaal.\nstatus: running\nstart: 2021-Q1\nend: 2021-Q4\nlead: verkeer\n"
            f"departments: [beheer]\ntheme: data\nneeds: [{{concept: open-data, level: {level}}}]\n"
        ),
    }.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    checked = validate(read_project(root))
    assert not checked.problems.errors
    library = checked.library
    knowledge = Knowledge(library, checked.links, lambda _entry: 1)

    slow = []
    for department in DEPARTMENTS:
        if department not in answers:
            slow.append(NOT_MEASURED)
        elif answers[department] is None:
            slow.append(TOO_FEW)
        else:
            able = sum(n for at, n in enumerate(answers[department]) if at >= level)
            percent = Fraction(able * 100, sum(answers[department]))
            slow.append(ENOUGH if percent >= 80 else ALMOST if percent >= 50 else NOT_YET)
    worst = next((s for s in (NOT_YET, TOO_FEW, NOT_MEASURED, ALMOST) if s in slow), ENOUGH)
    readiness = knowledge.readiness(library.of("initiative")[0])
    assert [need.state for need in readiness.needs] == slow
    assert readiness.state == worst
    for department in DEPARTMENTS:
        cell = knowledge.cell(department, "open-data")
        given_counts = answers.get(department)
        if given_counts is None:
            assert cell.below is None
            assert cell.answers is None
        else:
            assert cell.below == share(sum(given_counts[:level]), sum(given_counts), 5)
