"""Sums of money, recomputed from the YAML as any reader of it would, with nothing of ours."""

import json
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from stadswijzer.content.model import Initiative
from stadswijzer.content.values import Report
from stadswijzer.content.yaml_source import read_mapping, read_source
from stadswijzer.facts.plan import money
from stadswijzer.language.problems import Problems

YEARS = st.integers(2020, 2023)
AMOUNTS = st.integers(0, 2_000)
COSTS = st.lists(
    st.fixed_dictionaries(
        {"year": YEARS, "amount": AMOUNTS, "kind": st.sampled_from(("one_off", "structural"))}
    ),
    max_size=4,
)
COVERAGE = st.lists(
    st.fixed_dictionaries({"year": YEARS, "amount": AMOUNTS, "source": st.sampled_from(money.SOURCES)}),
    max_size=4,
)
DECISIONS = st.lists(
    st.fixed_dictionaries(
        {
            "body": st.sampled_from(money.BODIES),
            "kind": st.sampled_from(("inform", "opinion", "decide")),
            "date": st.just("2021-06-22"),
            "ask": st.just("Geld vrijmaken"),
        }
    ),
    max_size=3,
)
INITIATIVES = st.lists(
    st.fixed_dictionaries(
        {"theme": st.sampled_from(("lucht", "verkeer")), "lead": st.just("verkeer")},
        optional={
            "costs": COSTS,
            "coverage": COVERAGE,
            "decisions": DECISIONS,
            "programme": st.sampled_from(("Programma 1", "Programma 2")),
        },
    ),
    max_size=4,
)
FIXED = {"title": "A", "summary": "B.", "status": "running", "start": "2020-Q1", "end": "2023-Q4"}


def read(given):
    """What was written → an initiative, by our reader."""
    problems = Problems()
    source = read_source("x.yml", json.dumps({**FIXED, **given}).encode(), problems)  # JSON is YAML too
    return Initiative.read(read_mapping(source, problems), Report(source, problems, 5))


def rows(written, part, **wanted):
    found = [row for each in written for row in each.get(part) or ()]
    return [row for row in found if all(row[name] == value for name, value in wanted.items())]


def amount(written, part, **wanted):
    return sum(row["amount"] for row in rows(written, part, **wanted))


def same(row, written, year=None):
    """Whether a `Money` is what the YAML says of one year, or of all."""
    at = {"year": year} if year else {}
    years = [year] if year else range(2020, 2024)
    if not rows(written, "costs", **at):
        assert row.one_off is row.structural is row.costs is row.uncovered is None
    else:
        assert row.one_off == amount(written, "costs", kind="one_off", **at)
        assert row.structural == amount(written, "costs", kind="structural", **at)
        assert row.costs == amount(written, "costs", **at)
        short = [
            amount([each], "costs", year=one) - amount([each], "coverage", year=one)
            for each in written
            for one in years
        ]
        assert row.uncovered == sum(max(0, each) for each in short)
    if not rows(written, "coverage", **at):
        assert row.coverage is row.covered is None
    else:
        assert row.covered == amount(written, "coverage", **at)
        assert dict(row.coverage) == {
            source: amount(written, "coverage", source=source, **at)
            for source in money.SOURCES
            if rows(written, "coverage", source=source, **at)
        }


def whole(found, written):
    assert [row.year for row in found.years] == sorted(
        {row["year"] for part in ("costs", "coverage") for row in rows(written, part)}
    )
    for row in found.years:
        same(row, written, row.year)
    same(found.total, written)
    assert found.unknown == sum(not each.get("costs") for each in written)


@given(INITIATIVES)
def test_by_year_and_in_all(written):
    whole(money.sums(read(each) for each in written), written)


def grouped(found, wanted):
    assert [group.key for group in found] == list(wanted)
    for group in found:
        whole(group, wanted[group.key])


def groups(written, keys):
    found = defaultdict(list)
    for each in written:
        for key in keys(each):
            found[key].append(each)
    return {key: found[key] for key in sorted(found, key=lambda key: (key is None, key or ""))}


@given(INITIATIVES)
def test_by_theme(written):
    grouped(money.by_theme(read(each) for each in written), groups(written, lambda each: [each["theme"]]))


@given(INITIATIVES)
def test_by_programme_and_none_last(written):
    grouped(
        money.by_programme(read(each) for each in written),
        groups(written, lambda each: [each.get("programme")]),
    )


@given(INITIATIVES)
def test_by_body_counts_what_it_is_asked_to_decide(written):
    wanted = groups(written, lambda each: {row["body"] for row in rows([each], "decisions", kind="decide")})
    grouped(
        money.by_body(read(each) for each in written),
        {body: wanted[body] for body in money.BODIES if body in wanted},
    )


def test_a_theme_by_its_old_id_is_that_theme():
    found = money.by_theme(
        [read({"theme": "oud", "lead": "x"}), read({"theme": "nieuw", "lead": "x"})],
        {"oud": "nieuw", "nieuw": "nieuw"}.get,
    )
    assert [(group.key, len(group.initiatives)) for group in found] == [("nieuw", 2)]


def test_money_of_one_initiative_does_not_cover_another():
    short = read({"theme": "a", "lead": "x", "costs": [{"year": 2021, "amount": 100, "kind": "one_off"}]})
    rich = read(
        {
            "theme": "a",
            "lead": "x",
            "costs": [{"year": 2021, "amount": 10, "kind": "one_off"}],
            "coverage": [{"year": 2021, "amount": 500, "source": "grant"}],
        }
    )
    (row,) = money.money([short, rich])
    assert (row.costs, row.covered, row.uncovered) == (110, 500, 100)


def test_what_nobody_gave_is_not_known_and_not_nothing():
    found = money.sums([read({"theme": "a", "lead": "x"})])
    assert found.years == ()
    assert (found.total.costs, found.total.covered, found.total.uncovered, found.unknown) == (
        None,
        None,
        None,
        1,
    )
