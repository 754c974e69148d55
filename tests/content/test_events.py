"""What happened to an example, and when: a year will do, and a page shows it in the order of the days."""

import pytest
from site_checks import pages

from stadswijzer.content.values import When
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.language.words import Words
from stadswijzer.outputs.api.json_files import entry_data

EXAMPLE = "docs/voorbeelden/rotterdam.yml\n| events:\n"


def event(date, kind="changed", text="Er verandert iets."):
    return f"|   - {{date: {date}, kind: {kind}, text: {text}}}\n"


@pytest.mark.parametrize("date", ["2016", "'2016'", "2016-03", "2016-Q2", "2016-03-31"])
def test_a_year_a_month_a_quarter_and_a_day_will_do(site, date):
    site(EXAMPLE + event(date)).has_no_errors()


@pytest.mark.parametrize("date", ["16", "3016", "2016-13", "ooit"])
def test_what_is_no_date_is_told_with_what_can_be_written(site, date):
    site(EXAMPLE + event(date)).has_problem(
        "docs/voorbeelden/rotterdam.yml:2:12: error[not-a-date]", hint="schrijf een jaar (2021)"
    )


def test_a_year_is_no_date_where_something_is_planned():
    assert When().day("2016") is None
    assert str(When(start=True, year=True).day("2016")) == "2016-01-01"
    assert str(When(year=True).day("2016")) == "2016-12-31"
    assert Words("nl").moment("2016") == "2016"


def test_a_page_tells_them_in_the_order_of_their_days(site):
    events = event("2021-08", "stopped", "Het gebruik stopt.") + event("2017", "started", "Het begint.")
    text = " ".join(pages(site(EXAMPLE + events)).html("voorbeelden/rotterdam/").split())
    assert '<h2 class="quiet" id="wanneer"' in text
    assert '<strong>2017</strong> <span class="small">begin</span> Het begint.' in text
    assert text.index("Het begint.") < text.index("<strong>augustus 2021</strong>")


def test_the_api_has_them_and_the_newest_is_a_day_that_was(site):
    made = site(EXAMPLE + event("2023", "ruled", "Er komt een oordeel.")).has_no_errors().validate()
    facts = Site(made.links, Frame("Proef"))
    (found,) = entry_data(facts, facts.get("example", "rotterdam"))["events"]
    assert found == {
        "date": {"day": "2023-01-01", "written": "2023"},
        "kind": "ruled",
        "text": "Er komt een oordeel.",
    }
    assert str(made.library.today) == "2023-01-01"


def test_without_events_there_is_no_heading(site):
    assert 'id="wanneer"' not in pages(site("")).html("voorbeelden/rotterdam/")
