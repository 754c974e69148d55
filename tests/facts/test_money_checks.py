"""What `check` says of money and of why something stands still, each at its place."""

import pytest

PLAN = "roadmap/activiteiten/sensornetwerk.yml"
COST = "costs: [{{year: 2021, amount: 12000, kind: structural{0}}}]\n"
COVER = "coverage: [{{year: 2021, amount: {0}, kind: structural, source: budget, state: {1}}}]\n"


def test_costs_beyond_all_coverage_are_told_by_year_of_the_period(site):
    text = COST.format(", until: 2022") + COVER.format(7000, "uncertain")
    found = site({PLAN: text}).problems
    assert "niet alle kosten zijn gedekt (euro per jaar: 2021: 5000, 2022: 5000)" in found
    assert (
        "costs-not-covered" not in site({PLAN: COST.format("") + COVER.format(12000, "uncertain")}).problems
    )


def test_structural_costs_are_told_as_long_as_they_go_on(site):
    once = "coverage: [{year: 2021, amount: 90000, source: budget, state: adopted}]\n"
    found = site({PLAN: COST.format("") + once}).problems
    told = "2021: 12000, 2022: 12000, 2023: 12000, 2024: 12000, 2025…: 12000"
    assert f"structurele kosten zonder structurele dekking (euro per jaar: {told})" in found


@pytest.mark.parametrize(
    ("cost_until", "cover_until", "told"),
    [
        ("", ", until: 2026", "(euro per jaar: 2027…: 12000)"),
        (", until: 2028", ", until: 2026", "(euro per jaar: 2027…: 12000)"),
        (", until: 2026", ", until: 2026", ""),
        ("", "", ""),
    ],
)
def test_cover_that_ends_before_the_costs_is_told(site, cost_until, cover_until, told):
    """Each year after the period is one column, and says nothing of what ends after it."""
    cover = COVER.format(12000, "adopted" + cover_until)
    project = site({PLAN: COST.format(cost_until) + cover})
    assert ("structural-not-covered" in project.problems) == bool(told)
    assert told in project.problems


def test_a_row_without_its_year_is_told_beside_others_that_have_one(site):
    rows = "costs: [{year: 2021, amount: 1, kind: one_off}, {amount: 2, kind: one_off}]\n"
    site({PLAN: rows}).has_problem(f"{PLAN}:1:49: error[missing-field]")


@pytest.mark.parametrize("name", ["status_since", "status_reason"])
@pytest.mark.parametrize("status", ["paused", "stopped"])
def test_what_stands_still_says_since_when_and_why(site, status, name):
    lines = {"status_since": "2020-05-04", "status_reason": "Ziek."}
    text = f"status: {status}\n" + "".join(f"{k}: {v}\n" for k, v in lines.items() if k != name)
    site({PLAN: text}).has_problem(f"{PLAN}:1:1: error[missing-field]")
    assert name in site({PLAN: text}).problems
    assert "missing-field" not in site({PLAN: f"status: running\n{name}: {lines[name]}\n"}).problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (COST.format(", until: 2020"), "1:62: error[end-before-start]"),
        (
            "costs: [{year: 2021, amount: 5, kind: one_off, until: 2023}]\n",
            "1:55: warning[until-not-structural]",
        ),
        ("costs: [{year: 2019, amount: 5, kind: one_off}]\n", "1:16: warning[outside-period]"),
        ("costs: [{year: 2026, amount: 5, kind: structural}]\n", "1:16: warning[outside-period]"),
        ("spent: [{year: 2020, amount: 5}]\n", "1:16: warning[after-as-of]"),
        (
            "costs: [{year: 2021, amount: 5, kind: one_off, amended: [{date: 2021-05-04, from: 6, reason: Nee.}]}]\n",
            "1:65: warning[after-as-of]",
        ),
        ("coverage: [{year: 2021, amount: 5, source: grant}]\n", "1:12: error[missing-field]"),
        (
            "coverage: [{year: 2021, amount: 5, source: grant, state: adopted, kind: investment}]\n",
            "1:73: error[not-allowed]",
        ),
    ],
)
def test_each_row_is_checked_where_it_stands(site, text, problem):
    site({PLAN: text}).has_problem(f"{PLAN}:{problem}")


def test_a_structural_amount_of_before_the_period_is_in_it(site):
    assert "outside-period" not in site({PLAN: COST.format("").replace("2021", "2018")}).problems


def test_yearly_costs_that_the_activity_that_goes_on_does_not_carry_are_told_by_year(site):
    new = "roadmap/2025-2028/activiteiten/meetnet.yml"
    goes_on = "start: 2025-Q1\nend: 2026-Q4\ngoals: []\ncontinues: 2020-2024/sensornetwerk\n"
    plan = {"roadmap/2025-2028/roadmap.yml": "period: {start: 2025, end: 2028}\ngoals: []\n"}

    def told(old, carried):
        return site({**plan, PLAN: COST.format(old), new: goes_on + carried}).problems

    cost = "costs: [{{year: {0}, amount: {1}, kind: {2}}}]\n".format
    short = "(euro per jaar: 2025: 12000, 2026: 12000)"
    assert short in told("", cost(2027, 12000, "structural"))
    assert "(euro per jaar: 2025: 12000)" in told(", until: 2025", cost(2025, 90000, "one_off"))
    assert "2025: 2000, 2026: 2000, 2027: 2000, 2028: 2000" in told("", cost(2025, 10000, "structural"))
    assert "yearly-costs-left" not in told("", cost(2025, 12000, "structural"))
    assert "yearly-costs-left" not in told(", until: 2024", "")
