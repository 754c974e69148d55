"""Hours by department and year: what is asked beside what there is; nothing that nobody gave is told as 0."""

from types import SimpleNamespace

from stadswijzer.facts.plan.hours_by_year import hours_by_year, short


def initiative(status="running", **hours):
    return SimpleNamespace(status=status, hours=hours)


def department(id_, **hours):
    return SimpleNamespace(id=id_, hours={int(year[1:]): n for year, n in hours.items()})


DEPARTMENTS = [department("beheer", y2021=100), department("data", y2021=50), department("ruimte")]
PERIOD = range(2020, 2025)


def test_what_is_most_short_stands_first_and_the_rest_in_the_order_of_the_organisation():
    asked = [initiative(beheer={2021: 60}), initiative(data={2021: 80}, ruimte={2021: 10})]
    found = hours_by_year(asked, DEPARTMENTS, PERIOD)
    assert [row.department for row in found.rows] == ["data", "beheer", "ruimte"]
    assert [short(row.years[0]) for row in found.rows] == [30, 0, 0]
    assert found.most == 100


def test_what_nobody_gave_is_not_known_and_never_too_much():
    found = hours_by_year([initiative(ruimte={2021: 10, 2022: 5}, beheer={2022: 1})], DEPARTMENTS, PERIOD)
    told = {row.department: [(each.asked, each.has) for each in row.years] for row in found.rows}
    assert told == {"beheer": [(None, 100), (1, None)], "ruimte": [(10, None), (5, None)]}
    assert all(short(each) == 0 for row in found.rows for each in row.years)


def test_years_outside_the_period_and_what_was_stopped_do_not_count():
    asked = [initiative(beheer={2019: 5, 2021: 10}), initiative("stopped", beheer={2022: 50})]
    assert hours_by_year(asked, DEPARTMENTS, PERIOD).years == (2021,)
    assert hours_by_year([initiative("stopped", beheer={2021: 5})], DEPARTMENTS, PERIOD) is None
