"""The outcome of a round is written once: what becomes of it in a later version is a broken rule, or withdrawn whole."""

import pytest

from stadswijzer.changes.compared.whole import compare
from stadswijzer.changes.comparison import Version

PATH = "docs/kennispeiling/2019-najaar.yml"
HEAD = (
    "title: Najaar\nsummary: Een ronde.\ndate: 2019-11-29\nmethod: interview\nbasis: self\ninvited: 60\nresponded: 50\nsample: false\npurpose: Weten\nlegal_basis: Taak\n"
    "privacy_check: 2019-09-20\nworks_council: {date: 2019-09-30, outcome: agreed}\ndelete_source_by: 2020-02-01\n"
)
VERKEER = (
    "  - {department: verkeer, concept: digital-twin, answers: 11+, at_least: [half, half, under_half]}\n"
)
BEHEER = (
    "  - {department: beheer, concept: digital-twin, answers: 5-10, at_least: [half, half, under_half]}\n"
)
USED = "used:\n  - {concept: digital-twin, answers: 11+, yes: under_half}\n"
FOCUS = "focus:\n  - {theme: data, count: 10}\n  - {none: true, count: 30}\n"
WHOLE = f"{HEAD}results:\n{VERKEER}{BEHEER}{USED}{FOCUS}"
GONE = "withdrawn: {date: 2020-01-15, reason: Een afdeling stond er twee keer in.}\n"


def told(site, before, after):
    """The line of what is broken: of each problem its code and its line."""
    old, new = (site({PATH: text}, whole=True).has_no_errors() for text in (before, after))
    found = compare(Version("", old.validate()), Version("", new.validate()))
    lines = after.splitlines()
    return [(each.code, lines[each.place.line - 1].strip()) for each in found.broken]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("[half, half, under_half]}\n  - {dep", "[half, half, half]}\n  - {dep", "- {department: verkeer"),
        ("answers: 5-10", "answers: 11+", "- {department: beheer"),
        (
            BEHEER,
            BEHEER + BEHEER.replace("digital-twin", "open-data"),
            "- {department: beheer, concept: open-data",
        ),
        (BEHEER, "", "- {department: verkeer"),
        ("yes: under_half", "yes: half", "- {concept: digital-twin"),
        ("count: 10", "count: 15", "- {theme: data"),
        ("responded: 50", "responded: 51", "responded: 51"),
        ("basis: self", "basis: test", "basis: test"),
    ],
)
def test_a_word_that_changes_is_told_at_its_row(site, old, new, line):
    assert old in WHOLE
    ((code, at),) = told(site, WHOLE, WHOLE.replace(old, new, 1))
    assert code == "round-rewritten"
    assert at.startswith(line)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (WHOLE, f"{WHOLE}source_deleted: 2020-01-31\n"),
        (WHOLE, f"{HEAD}{GONE}"),
        (WHOLE, WHOLE.replace("Weten", "Leren")),
        (
            WHOLE.replace("sample: false", "sample: true"),
            WHOLE.replace("half, half, under_half", "half, half, half"),
        ),
    ],
    ids=["deleted", "withdrawn", "words about it", "made up before"],
)
def test_what_may_become_of_a_round(site, before, after):
    assert told(site, before, after) == []


def test_what_was_withdrawn_does_not_come_back(site):
    ((code, _),) = told(site, f"{HEAD}{GONE}", WHOLE)
    assert code == "round-rewritten"
