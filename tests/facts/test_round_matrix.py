"""A round in one picture: the highest level that half or more of a group have, and what the work asks beyond it."""

from types import SimpleNamespace

import pytest

from stadswijzer.facts.knowledge.readiness import Answer
from stadswijzer.facts.knowledge.round_matrix import NOT_ASKED, TOO_FEW, matrix

DATA, TWIN = SimpleNamespace(id="data"), SimpleNamespace(id="twin")
BEHEER, STAD = ("beheer", False), ("stad", True)


def made(answers, asked=None):
    return matrix(answers, [DATA, TWIN], [BEHEER, STAD], lambda *of: (asked or {}).get(of))


@pytest.mark.parametrize(
    ("size", "words", "reached"),
    [
        ("5-10", ("under_half", "under_half", "under_half"), "0"),
        ("5-10", ("half", "half", "under_half"), "2"),
        ("11+", ("four_fifths", "half", "half"), "3"),
        ("11+", ("half", "under_half", "under_three"), "1"),
    ],
)
def test_a_cell_says_what_half_or_more_can(size, words, reached):
    found = made({("beheer", False, "data"): Answer(size, words)})
    assert [cell.reached for cell in found.rows[0].cells] == [reached]


def test_what_the_work_asks_is_told_only_where_it_is_more():
    answers = {
        ("beheer", False, each): Answer("5-10", ("half", "half", "under_half")) for each in ("data", "twin")
    }
    found = made(answers, {("beheer", "data"): 2, ("beheer", "twin"): 3})
    assert [(row.concept.id, row.cells[0].asked) for row in found.rows] == [("twin", 3), ("data", 0)]


def test_nobody_is_told_of_where_there_are_too_few_or_none_and_what_is_told_stands_first():
    found = made({("beheer", False, "data"): None, ("stad", True, "twin"): Answer("5-10", ("half",) * 3)})
    assert [[cell.reached for cell in row.cells] for row in found.rows] == [
        [NOT_ASKED, "3"],
        [TOO_FEW, NOT_ASKED],
    ]


def test_a_round_without_answers_has_no_picture():
    assert made({}) is None
