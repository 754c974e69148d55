"""A line of events, and what to read after an example."""

from datetime import date
from itertools import pairwise

import pytest
from example_places import ASSEN, GENT, MAASTRICHT, example, write
from made_site import of

from stadswijzer.facts import relations
from stadswijzer.facts.figures.event_line import APART, EDGE, END, event_line


def signs(found):
    return [each for each in found.shapes if each.look.startswith("event-")]


def line(*events):
    return event_line([(date.fromisoformat(day), kind) for day, kind in events], "Wanneer", "Lijst")


def test_events_stand_as_far_apart_as_their_days():
    found = line(("2017-01-01", "started"), ("2019-01-01", "changed"), ("2021-01-01", "stopped"))
    first, second, third = (each.x for each in signs(found))
    assert second - first == pytest.approx(third - second, abs=0.1)
    assert [each.form for each in signs(found)] == ["circle", "circle", "square"]


def test_one_event_is_no_line():
    assert line(("2017-01-01", "started")) is None
    assert line() is None


@pytest.mark.parametrize("count", [2, 9, 40])
def test_events_of_one_day_stand_beside_each_other_within_the_line(count):
    places = [each.x for each in signs(line(*[("2020-12-31", "ruled")] * count))]
    assert places == sorted(places)
    assert places[0] >= EDGE
    assert places[-1] <= END
    gaps = [later - sooner for sooner, later in pairwise(places)]
    assert min(gaps) >= min(APART, (END - EDGE) / (count - 1)) - 0.02


def test_a_long_time_names_few_years():
    named = [
        each.text for each in line(("1990-05-01", "started"), ("2026-05-01", "ruled")).shapes if each.text
    ]
    assert len([each for each in named if len(each) == 4]) <= 6


@pytest.fixture
def examples(tmp_path):
    def make(*texts):
        site = of(write(tmp_path, texts))
        return site, site.get("example", "e000")

    return make


def test_what_went_otherwise_is_read_next(examples):
    site, entry = examples(example(*ASSEN), example(*GENT), example(*MAASTRICHT, stage="stopped"))
    found = relations.next_example(site, entry)
    assert (found.example.title, found.concept.title, found.why) == ("Maastricht", "Data", "otherwise")


def test_the_only_example_has_nothing_to_read_next(examples):
    site, entry = examples(example(*ASSEN))
    assert relations.next_example(site, entry) is None
