"""`survey import` on exports as other programs write them: what it counts is what the people answered."""

from dataclasses import replace
from datetime import timedelta

import pytest
from survey_shapes import (
    FILES,
    SHAPES,
    Person,
    Sums,
    forms_english,
    forms_saved,
    people,
    sums,
)

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.editing.survey import importing as rounds


@pytest.fixture
def checked(site):
    return validate(read_project(site(FILES).root))


def counted(checked, *files: bytes, **given):
    """What the import counts of these files, by the same names as `Sums`."""
    found = rounds.count(
        checked, {f"{n}.csv": content for n, content in enumerate(files)}, wishes=True, **given
    )
    tally = found.tally
    return found, Sums(
        tally.responded,
        tally.cells,
        {concept: list(n) for concept, n in tally.used.items()},
        {theme: n for theme, n in tally.named.items() if n},
        {theme: n for theme, n in tally.focus.items() if n},
        {role: n for role, n in tally.none.items() if n},
        tally.wishes,
    )


def expected(asked: list[Person], name: str) -> Sums:
    """`people` who answered something, as this shape could tell."""
    only = SHAPES[name][1]
    sent = [p for p in asked if p.is_sent and (name[:9] != "qualtrics" or p.number != 44)]
    if "wish" not in only:  # who answered nothing that was asked did not take part
        sent = [
            p for p in sent
            if any(v is not None for v in p.levels.values())
            or ("used" in only and any(v is not None for v in p.used.values()))
            or ("named" in only and p.named is not None)
        ]  # fmt: skip
    if name == "google, TSV, UTF-16":
        sent = [replace(p, wish=f'"{p.wish}') for p in sent]
    return sums(sent, only=only)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_gives_the_true_answers(checked, name, seed):
    asked = people(seed)
    found, outcome = counted(checked, SHAPES[name][0](asked))
    assert [f for f in found.findings if f.severity == "error"] == []
    assert outcome == expected(asked, name)
    kept = repr((found.tally, found.findings))
    assert not any(word in kept for word in ("Puk", "example.org", "Zoë", "10.0.0.1"))


@pytest.mark.parametrize("name", SHAPES)
def test_the_same_export_twice_counts_once(checked, name):
    """Two downloads; of forms that number their answers also an earlier one beside a later."""
    asked = people(3)
    content = SHAPES[name][0](asked)
    found, outcome = counted(checked, content, content)
    assert outcome == expected(asked, name)
    assert [f.code for f in found.findings if f.file == "1.csv"] == ["same-file"]


NUMBERED = [
    name
    for name in SHAPES
    if name.split(",")[0] in ("forms", "google", "limesurvey", "surveymonkey", "qualtrics", "survalyzer")
]


@pytest.mark.parametrize("name", NUMBERED)
@pytest.mark.parametrize("is_later_first", [True, False])
def test_an_earlier_export_beside_a_later_one_counts_once(checked, name, is_later_first):
    asked = people(4)
    files = [SHAPES[name][0](asked[:30]), SHAPES[name][0](asked)]
    found, outcome = counted(checked, *(files[::-1] if is_later_first else files))
    assert [f for f in found.findings if f.severity == "error"] == []
    assert outcome == expected(asked, name)
    assert any(f.code == "sent-twice" for f in found.findings)


def test_the_same_people_as_a_workbook_and_as_csv_count_once(checked):
    """Excel leaves out the seconds when it saves, and the number of the form tells that it is one answer."""
    asked = people(5)
    found, outcome = counted(checked, forms_english(asked), forms_saved(asked))
    assert [f for f in found.findings if f.severity == "error"] == []
    assert outcome == expected(asked, "forms, English, inline, wrong size")


@pytest.mark.parametrize("name", ["by hand, titles, merged header, foot", "workbook without places"])
def test_a_table_without_numbers_that_grew_is_refused(checked, name):
    """Nothing in a row tells that it is the same, but forty equal rows in a row do."""
    asked = people(6)
    found, _ = counted(checked, SHAPES[name][0](asked[:30]), SHAPES[name][0](asked))
    assert [f.code for f in found.findings if f.severity == "error"] == ["grown-file"]


def test_two_forms_that_count_from_one_are_asked_about(checked):
    """The same numbers, other people: refused, and counted once it is said that numbers mean nothing."""
    one, other = people(7), [replace(p, at=p.at + timedelta(days=3)) for p in people(8)]
    files = forms_english(one), forms_english(other)
    found, _ = counted(checked, *files)
    assert {f.code for f in found.findings if f.severity == "error"} == {"same-number"}
    found, outcome = counted(checked, *files, chosen=["ID=ignore"])
    assert [f for f in found.findings if f.severity == "error"] == []
    assert outcome.responded == sum(p.is_sent for p in [*one, *other])
