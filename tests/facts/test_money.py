"""Sums of money, recomputed from the YAML with nothing of ours (`sums_by_hand`)."""

import json
from collections import defaultdict
from dataclasses import asdict
from datetime import date

import pytest
import sums_by_hand
from hypothesis import given
from hypothesis import strategies as st
from sums_by_hand import AMOUNTS

from stadswijzer.content.model import Initiative
from stadswijzer.content.values import Report
from stadswijzer.content.yaml_reader import read_mapping, read_source
from stadswijzer.facts.plan import money
from stadswijzer.facts.plan.money_judgement import judgement
from stadswijzer.language.problems import Problems

PLAN = (2020, 2024, 2022, 2022)
HORIZON = money.Horizon(2020, 2024, 2022, date(2022, 3, 31))
YEARS = st.integers(2018, 2027)
AMOUNT = st.integers(0, 2_000)


def rows(fields, **optional):
    return st.lists(
        st.fixed_dictionaries({"year": YEARS, "amount": AMOUNT, **fields}, optional=optional), max_size=5
    )


COSTS = rows(
    {"kind": st.sampled_from(("one_off", "structural", "structural", "investment"))},
    what=st.sampled_from(("Stroom", "Beheer")),
    until=st.integers(2027, 2029),
    despite_stop=st.booleans(),
)
COVERAGE = rows(
    {
        "source": st.sampled_from(("budget", "reserve", "grant", "other")),
        "state": st.sampled_from(("adopted", "to_adopt", "uncertain")),
    },
    kind=st.sampled_from(("one_off", "structural")),
    reference=st.sampled_from(("Programma 1", "Programma 2")),
    until=st.integers(2027, 2029),
)
INITIATIVE = st.fixed_dictionaries(
    {
        "theme": st.sampled_from(("lucht", "verkeer")),
        "lead": st.just("verkeer"),
        "status": st.sampled_from(("idea", "running", "paused", "stopped", "done")),
        "status_since": st.sampled_from(("2020-03-01", "2021-05", "2022-Q1")),
    },
    optional={
        "costs": COSTS,
        "coverage": COVERAGE,
        "spent": rows({}),
        "programme": st.sampled_from(("Programma 1", "Programma 2")),
    },
)
INITIATIVES = st.lists(INITIATIVE, max_size=4)
FIXED = {
    "title": "A",
    "summary": "B.",
    "status": "running",
    "start": "2020-Q1",
    "end": "2023-Q4",
    "status_reason": "C.",
}
ONE = {"theme": "a", "lead": "x"}


def read(written):
    """What was written → an initiative, by our reader."""
    problems = Problems()
    source = read_source("x.yml", json.dumps({**FIXED, **written}).encode(), problems)  # JSON is YAML too
    found = Initiative.read(read_mapping(source, problems), Report(source, problems, 5))
    assert not problems.errors, list(problems.errors)
    return found


def named(amounts):
    """Amounts without what nobody wrote."""
    return {name: amount for name, amount in asdict(amounts).items() if amount is not None}


def same(found, written, plan=PLAN):
    """Whether `Sums` is what the YAML says."""
    wanted = sums_by_hand.whole([{**FIXED, **each} for each in written], plan)
    assert set(asdict(found.total)) == set(AMOUNTS)
    for year in range(plan[0], plan[1] + 1):
        assert named(found.of(year)) == wanted[year], year
    assert named(found.total) == wanted["total"]
    assert named(found.after) == wanted["after"]
    assert found.unknown == sum(not each.get("costs") for each in written)


@given(INITIATIVES)
def test_by_year_in_all_and_each_year_after(written):
    same(money.sums([read(each) for each in written], HORIZON), written)


@given(INITIATIVES)
def test_what_a_reader_can_add_adds_up(written):
    sums = money.sums([read(each) for each in written], HORIZON)
    for row in (*(year.amounts for year in sums.years), sums.total, sums.after):
        parts = [row.adopted, row.estimate, row.to_adopt, row.uncertain, row.uncovered]
        assert (row.costs or 0) == sum(each or 0 for each in parts)
        assert (row.costs or 0) == (row.one_off or 0) + (row.structural or 0)
    for name in AMOUNTS:
        years = [getattr(year.amounts, name) for year in sums.years]
        assert (getattr(sums.total, name) or 0) == sum(each or 0 for each in years)


def grouped(found, wanted):
    assert [group.key for group in found] == list(wanted)
    for group in found:
        same(group, wanted[group.key])


def groups(written, key):
    found = defaultdict(list)
    for each in written:
        found[key(each)].append(each)
    return {key: found[key] for key in sorted(found, key=lambda key: (key is None, key or ""))}


@given(INITIATIVES)
def test_by_theme_and_by_programme_none_last(written):
    plans = [read(each) for each in written]
    grouped(money.by_theme(plans, HORIZON), groups(written, lambda each: each["theme"]))
    grouped(money.by_programme(plans, HORIZON), groups(written, lambda each: each.get("programme")))


@given(INITIATIVES, st.randoms())
def test_the_order_of_rows_and_of_initiatives_does_not_matter(written, random):
    mixed = [{**each} for each in written]
    for each in mixed:
        for part in ("costs", "coverage", "spent"):
            if part in each:
                each[part] = random.sample(each[part], len(each[part]))
    random.shuffle(mixed)
    first, second = (money.sums([read(each) for each in found], HORIZON) for found in (written, mixed))
    assert (first.years, first.total, first.after) == (second.years, second.total, second.after)


def test_ideas_are_summed_apart():
    written = [{**ONE, "status": status} for status in ("idea", "running", "done")]
    plans = [read(each) for each in written]
    assert [each.status for each in money.ideas(plans)] == ["idea"]
    assert [each.status for each in money.plans(plans)] == ["running", "done"]


def test_a_theme_by_its_old_id_is_that_theme():
    plans = [read({"theme": "oud", "lead": "x"}), read({"theme": "nieuw", "lead": "x"})]
    found = money.by_theme(plans, HORIZON, {"oud": "nieuw", "nieuw": "nieuw"}.get)
    assert [(group.key, len(group.initiatives)) for group in found] == [("nieuw", 2)]


def cost(year, amount, kind="one_off", **more):
    return {"year": year, "amount": amount, "kind": kind, **more}


def cover(year, amount, source="budget", state="adopted", **more):
    return {"year": year, "amount": amount, "source": source, "state": state, **more}


def amounts(costs=(), coverage=(), **more):
    written = {**ONE, "costs": list(costs), "coverage": list(coverage), **more}
    return money.sums([read(written)], HORIZON)


def by_year(sums, name):
    return {row.year: amount for row in sums.years if (amount := getattr(row.amounts, name)) is not None}


def test_money_of_one_initiative_does_not_cover_another():
    short = read({**ONE, "costs": [cost(2021, 100)]})
    rich = read({**ONE, "costs": [cost(2021, 10)], "coverage": [cover(2021, 500, "grant")]})
    row = money.sums([short, rich], HORIZON).of(2021)
    assert (row.costs, row.adopted, row.uncovered, row.over) == (110, 10, 100, 490)


def test_two_structural_rows_side_by_side_both_go_on():
    sums = amounts([cost(2021, 10, "structural", what="Stroom"), cost(2022, 5, "structural", what="Beheer")])
    assert by_year(sums, "structural") == {2021: 10, 2022: 15, 2023: 15, 2024: 15}
    assert sums.after.structural == 15


def test_a_next_row_of_the_same_takes_the_place_of_a_structural_one():
    sums = amounts(
        [
            cost(2021, 10, "structural"),
            cost(2023, 4, "structural"),
            cost(2023, 1, "structural", what="Beheer"),
        ]
    )
    assert by_year(sums, "structural") == {2021: 10, 2022: 10, 2023: 5, 2024: 5}


def test_a_structural_row_ends_with_its_last_year_and_nothing_takes_its_place():
    sums = amounts(
        [cost(2021, 10, "structural", until=2022)], [cover(2020, 9, kind="structural", until=2021)]
    )
    assert by_year(sums, "structural") == {2021: 10, 2022: 10}
    assert by_year(sums, "uncovered") == {2021: 1, 2022: 10}
    assert by_year(sums, "over") == {2020: 9}
    assert not sums.after.is_given


def test_a_council_adopts_one_year_at_a_time_but_a_grant_stays_awarded():
    sums = amounts(
        [cost(2022, 10), cost(2023, 10)], [cover(2022, 10), cover(2023, 6), cover(2023, 4, "grant")]
    )
    assert by_year(sums, "adopted") == {2022: 10, 2023: 4}
    assert by_year(sums, "estimate") == {2023: 6}


def test_a_grant_paid_early_covers_the_year_of_its_use_and_what_was_awarded_is_what_counts():
    amended = [{"date": "2021-05-01", "from": 150, "reason": "Lager toegekend."}]
    sums = amounts(
        [cost(2021, 60), cost(2022, 90)],
        [cover(2021, 60, "grant"), cover(2022, 40, "grant", amended=amended)],
    )
    assert (sums.total.adopted, sums.total.uncovered, sums.total.over) == (100, 50, None)
    received = amounts([cost(2021, 60), cost(2022, 90)], [cover(2021, 150, "grant")])
    assert (received.total.adopted, received.total.uncovered, received.total.over) == (60, 90, 90)


def test_a_stop_ends_all_but_what_must_be_paid_despite_it_and_frees_its_cover():
    stopped = {"status": "stopped", "status_since": "2021-05-25", "status_reason": "Het mocht niet."}
    sums = amounts(
        [cost(2021, 30), cost(2022, 35), cost(2022, 8, despite_stop=True), cost(2021, 5, "structural")],
        [cover(2021, 40), cover(2022, 43)],
        **stopped,
    )
    row = sums.of(2022)
    assert (row.costs, row.adopted, row.uncovered, row.lapsed, row.freed) == (8, 8, 0, 40, 35)
    assert (sums.of(2021).costs, sums.of(2021).over, sums.of(2021).lapsed) == (35, 5, None)
    assert (sums.after.costs, sums.after.lapsed) == (0, 5)


def test_what_lapsed_by_a_stop_is_nothing_left_to_pay_and_frees_only_money_that_was_given():
    stopped = {"status": "stopped", "status_since": "2021-05-25", "status_reason": "Het mocht niet."}
    sums = amounts(
        [cost(2022, 35)],
        [cover(2022, 20), cover(2022, 10, "reserve", state="uncertain"), cover(2022, 5, "grant")],
        **stopped,
    )
    row = sums.of(2022)
    assert (row.one_off, row.costs, row.adopted, row.uncertain, row.uncovered) == (0, 0, 0, 0, 0)
    assert (row.lapsed, row.freed, row.over) == (35, 25, None)
    assert sums.of(2020).costs is None


def test_a_credit_is_never_added_to_the_costs():
    sums = amounts([cost(2021, 500, "investment"), cost(2021, 10)], [cover(2021, 100)])
    assert (sums.total.costs, sums.total.investment, sums.total.over) == (10, 500, 90)


def test_structural_costs_without_structural_cover_are_told_though_they_are_covered():
    sums = amounts([cost(2022, 10, "structural")], [cover(2022, 10), cover(2023, 4, kind="structural")])
    assert by_year(sums, "structural_uncovered") == {2022: 10, 2023: 6, 2024: 6}
    assert sums.of(2022).uncovered == 0


def test_what_was_spent_is_told_only_of_years_before_that_of_the_state():
    sums = amounts([cost(2020, 10)], spent=[{"year": year, "amount": 9} for year in (2020, 2021, 2022)])
    assert by_year(sums, "spent") == {2020: 9, 2021: 9}


def test_what_nobody_gave_is_not_known_and_not_nothing():
    found = money.sums([read(ONE)], HORIZON)
    assert found.years == ()
    assert named(found.total) == named(found.after) == {}
    assert found.unknown == 1


def test_rows_that_are_in_no_amount_are_named():
    data = read(
        {
            **ONE,
            "costs": [
                cost(2019, 7),
                cost(2031, 9),
                cost(2018, 1, "structural"),
                cost(2026, 3, "structural", what="B"),
            ],
            "coverage": [cover(2019, 5, kind="structural", until=2019), cover(2025, 2, kind="structural")],
        }
    )
    assert [(row.year, row.amount) for row in money.outside(data, HORIZON)] == [
        (2019, 7),
        (2031, 9),
        (2026, 3),
        (2019, 5),
    ]


@pytest.mark.parametrize(
    ("costs", "coverage", "state"),
    [
        ([], [], None),
        ([cost(2020, 10), cost(2021, 10)], [], "no_costs"),
        ([cost(2022, 10)], [cover(2022, 10)], "adopted"),
        ([cost(2023, 10)], [cover(2023, 10)], "estimate"),
        ([cost(2023, 10)], [cover(2023, 10, state="to_adopt")], "to_adopt"),
        (
            [cost(2023, 10)],
            [cover(2023, 9, state="to_adopt"), cover(2023, 1, state="uncertain")],
            "uncertain",
        ),
        ([cost(2022, 10, "structural")], [cover(2022, 10), cover(2023, 10), cover(2024, 10)], "uncovered"),
    ],
)
def test_the_judgement_is_the_worst_of_the_years_still_to_come(costs, coverage, state):
    assert judgement(read({**ONE, "costs": costs, "coverage": coverage}), HORIZON) == state


def test_a_period_of_eight_years():
    """As the council's review had it: one-off 52,023 and so on, 12,000 a year from 2025, 40,000 of cover a year."""
    written = {
        **ONE,
        "costs": [
            *(cost(year, 50_000 + year) for year in range(2023, 2026)),
            *(cost(year, 12_000, "structural") for year in range(2025, 2031)),
        ],
        "coverage": [cover(year, 40_000, reference="Programma 9") for year in range(2023, 2031)],
    }
    horizon = money.Horizon(2023, 2030, 2024, date(2024, 1, 15))
    sums = money.sums([read(written)], horizon)
    same(sums, [written], (2023, 2030, 2024, 2024))
    assert (sums.total.costs, sums.total.uncovered, sums.total.over) == (228_072, 48_072, 140_000)
    assert sums.after.uncovered == 12_000
