"""What follows from the content: progress, money, late, stale, reading time, readability, links, cycles."""

from datetime import date, timedelta
from itertools import permutations
from types import SimpleNamespace as Of

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stadswijzer.checks.content import is_stale
from stadswijzer.content.cycles import cycles
from stadswijzer.facts.plan import planning
from stadswijzer.language import prose_facts, readability
from stadswijzer.language.wiki_links import WIKI

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


# planning


def goal(baseline, target, value):
    return Of(baseline=baseline, target=target, current=None if value is None else Of(value=value))


@pytest.mark.parametrize(
    ("baseline", "target", "value", "per_cent"),
    [
        (10, 100, 55, 50),
        (10, 100, 10, 0),
        (10, 100, 5, 0),
        (10, 100, 400, 100),
        (80, 20, 50, 50),
        (0, 3, 1, 33),
        (0, 3, 2, 67),
        (0, 200, 1, 1),
        (0.1, 0.3, 0.2, 50),
        (0, 1000, 999, 99),
        (0, 1000, 1000, 100),
        (0, 100, None, None),
    ],
)
def test_progress_is_the_share_of_the_way(baseline, target, value, per_cent):
    assert planning.progress(goal(baseline, target, value)) == per_cent


NUMBERS = st.integers(-1000, 1000)


@given(NUMBERS, NUMBERS, NUMBERS, st.integers(0, 50))
def test_progress_never_falls_when_the_value_nears_the_target(baseline, target, value, more):
    if baseline != target:
        nearer = value + more if target > baseline else value - more
        before, after = (planning.progress(goal(baseline, target, each)) for each in (value, nearer))
        assert 0 <= before <= after <= 100


def test_late_is_before_the_day_and_not_done():
    on = date(2021, 3, 31)
    assert planning.is_late(date(2021, 3, 30), on, done=None)
    assert not planning.is_late(date(2021, 3, 31), on, done=None)
    assert not planning.is_late(date(2021, 3, 30), on, done=True)
    assert not planning.is_late(date(2021, 3, 30), None, done=None)


def test_what_was_stopped_is_not_waited_for(site):
    text = "status: {}\nstatus_since: 2020-05-04\nstatus_reason: Ziek.\nend: 2020-05\nmilestones: [{{title: M, date: 2020-02}}]\n"
    path = "roadmap/activiteiten/sensornetwerk.yml"
    site({path: text.format("stopped")}).has_only()
    site({path: text.format("paused")}).has_only(
        f"{path}:4:6: warning[overdue]", f"{path}:5:31: warning[late-unexplained]"
    )


PLAN = "roadmap/activiteiten/sensornetwerk.yml"
HAPPENED = {
    "a milestone": "milestones: [{{title: Sensoren, date: 2020-Q2, done: {0}}}]\n",
    "a decision": "decisions: [{{body: executive, kind: decide, date: {0}, ask: Geld, outcome: adopted}}]\n",
    "looking back": "evaluation: {{date: 2022-Q4, stop_if: Als het niet werkt., result: {{date: {0}, text: Het werkt.}}}}\n",
    "support": "support: [{{date: {0}, party: verkeer, step: doubts}}]\n",
    "a move": "moved: [{{date: {0}, field: end, from: 2022-Q2, reason: Later geleverd.}}]\n",
    "a move of a milestone": "milestones: [{{title: Sensoren, date: 2021-Q2, moved: [{{date: {0}, from: 2021-Q1, reason: Later.}}]}}]\n",
}


@pytest.mark.parametrize("what", HAPPENED)
def test_what_happened_after_the_day_of_the_state_is_told(site, what):
    """The state is of 30 June 2020; a quarter that has begun may hold the day."""
    for day, is_told in (("2020-06-30", False), ("2020-Q2", False), ("2020-07-01", True), ("2020-Q3", True)):
        assert ("after-as-of" in site({PLAN: HAPPENED[what].format(day)}).problems) is is_told, day


def test_what_was_put_off_to_a_later_day_has_not_happened(site):
    asked = "decisions: [{body: executive, kind: decide, date: 2021-01-01, ask: Geld, outcome: postponed}]\n"
    assert "after-as-of" not in site({PLAN: asked}).problems


def test_a_goal_measured_after_the_day_of_the_state_is_told(site):
    goal = "goals: [{{id: sensoren-bekend, title: Bekend, theme: data, measure: Deel, unit: '%', baseline: 10, target: 90, measured: [{{value: 30, date: {0}, source: Register}}]}}]\n"
    for day, is_told in (("2020-06-30", False), ("2020-12-31", True)):
        assert ("after-as-of" in site({"roadmap/roadmap.yml": goal.format(day)}).problems) is is_told, day


# age


@pytest.mark.parametrize(
    ("reviewed", "today", "months", "stale"),
    [
        ("2020-03-31", "2021-03-31", 12, False),
        ("2020-03-30", "2021-03-31", 12, True),
        ("2021-02-28", "2021-03-31", 1, False),
        ("2021-02-27", "2021-03-31", 1, True),
        ("2020-02-29", "2021-02-28", 12, False),
        ("2020-12-31", "2022-01-31", 13, False),
    ],
)
def test_stale_is_more_than_so_many_months_ago(reviewed, today, months, stale):
    assert is_stale(date.fromisoformat(reviewed), date.fromisoformat(today), months) is stale


@given(DAYS, DAYS, st.integers(1, 60))
def test_what_is_stale_stays_stale(reviewed, today, months):
    if is_stale(reviewed, today, months):
        assert is_stale(reviewed, today + timedelta(days=1), months)
        assert is_stale(reviewed - timedelta(days=1), today, months)
        assert (today - reviewed).days >= 28 * months


# texts


def test_reading_time_is_words_by_two_hundred_and_a_minute_for_each_question():
    assert [readability.reading_minutes(words, 0) for words in (0, 1, 200, 201)] == [0, 1, 1, 2]
    assert readability.reading_minutes(200, 3) == 4


def test_words_are_counted_as_a_reader_sees_them():
    assert (
        readability.word_count(
            "## Een kop\n\n- een **twee** [drie](weg.md)\n- [[digital-twin]]\n- [[x|vier vijf]]"
        )
        == 9
    )


def test_readability_is_flesch_douma_in_dutch_and_flesch_in_english():
    # 4 words, 1 sentence, 5 syllables: 206.84 - 0.93 × 4 - 0.77 × 125
    assert readability.readability("De stad is groter.", "nl") == (pytest.approx(206.84 - 3.72 - 96.25), 4)
    # 6 words, 1 sentence, 6 syllables
    assert readability.readability("The cat sat on the mat.", "en") == (
        pytest.approx(206.835 - 6.09 - 84.6),
        6,
    )
    assert readability.readability("", "nl") == readability.readability("12 34", "en") == (100.0, 0)


@given(st.lists(st.sampled_from(["de", "stad", "meet", "vandaag", "gegevens"]), min_size=4, max_size=40))
def test_a_full_stop_makes_a_text_easier(words):
    long = " ".join(words) + "."
    half = len(words) // 2
    short = " ".join(words[:half]) + ". " + " ".join(words[half:]) + "."
    assert readability.readability(short, "nl")[0] > readability.readability(long, "nl")[0]


def test_the_longest_sentence_counts():
    assert readability.longest_sentence("Een twee. Een twee drie! Een") == 3
    assert readability.longest_sentence("") == 0


TEXT = """\
Zie [[een]] en [[map/twee|twee woorden]], niet `[[code]]`.

| kop | [[drie|met streep]] |
| --- | --- |
| ![plaatje](foto.png) | [link](weg.md#kop) |

```
[[niet]] [niet](niet.md)
# geen kop
```

## Kop

<https://voorbeeld.nl> \\[[[vier]]

Onder
-----
"""


def test_scan_finds_links_pictures_and_headings_but_not_in_code():
    facts = prose_facts.scan(TEXT)
    assert [(link.target, link.label) for link in facts.wiki] == [
        ("een", ""),
        ("map/twee", "twee woorden"),
        ("drie", "met streep"),
        ("vier", ""),
    ]
    assert [address for address, _ in facts.links] == ["weg.md#kop", "https://voorbeeld.nl"]
    assert [address for address, _ in facts.images] == ["foto.png"]
    assert [level for level, _ in facts.headings] == [2, 2]


def test_every_place_that_scan_gives_is_where_it_stands():
    facts = prose_facts.scan(TEXT)
    for link in facts.wiki:
        assert TEXT[link.position :].startswith(f"[[{link.target}")
    for address, position in (*facts.links, *facts.images):
        assert TEXT[position:].startswith(address)


# cycles

GRAPHS = st.dictionaries(
    st.sampled_from("abcde"), st.lists(st.sampled_from("abcde"), unique=True, max_size=3)
).map(lambda found: {name: list(found.get(name, ())) for name in "abcde"})


def all_cycles(graph):
    """Every round through different ids, from each of them, by trying all orders."""
    for length in range(1, len(graph) + 1):
        for path in permutations(graph, length):
            if all(after in graph[name] for name, after in zip(path, (*path[1:], path[0]), strict=True)):
                yield list(path)


@given(GRAPHS)
def test_one_cycle_for_each_knot_from_its_first_id_by_the_shortest_way(graph):
    every = list(all_cycles(graph))
    found = list(cycles(graph))
    assert all(cycle in every for cycle in found)
    knots = {name: {other for cycle in every if name in cycle for other in cycle} for name in graph}
    for _ in graph:  # ids on rounds that touch are one knot
        knots = {name: {far for near in knot for far in knots[near]} | knot for name, knot in knots.items()}
    wanted = {min(knot) for knot in knots.values() if knot}
    assert sorted(cycle[0] for cycle in found) == sorted(wanted)
    for cycle in found:
        assert len(cycle) == min(len(other) for other in every if other[0] == cycle[0])


def test_a_long_chain_needs_no_deep_stack():
    chain = {str(number): [str(number + 1)] for number in range(5000)} | {"5000": ["0"]}
    assert [len(cycle) for cycle in cycles({name: chain[name] for name in sorted(chain)})] == [5001]


PIECES = "een [[wiki]] [[map/w|label]] [l](a.md) ![p](b.png) [x](https://v.nl/a?b=1#c) ! [ ] * _ ** - | ( ) : \n \n\n ## # > 1.".split(
    " "
)


@given(st.lists(st.sampled_from([*PIECES, " "]), max_size=12).map("".join))
def test_the_short_way_to_scan_finds_what_markdown_finds(text):
    wiki = [prose_facts.WikiLink(m[1].strip(), (m[2] or "").strip(), m.start()) for m in WIKI.finditer(text)]
    slow = prose_facts._scan_with_markdown(text, wiki)
    fast = prose_facts.scan(text)
    assert [link.target for link in fast.wiki] == [link.target for link in slow.wiki]
    assert [address for address, _ in fast.links] == [address for address, _ in slow.links]
    assert [address for address, _ in fast.images] == [address for address, _ in slow.images]
