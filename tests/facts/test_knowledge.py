"""What the work asks and who knows it: recomputed the slow way, and properties that must always hold."""

import pytest
import words_by_chance
from hypothesis import given, settings
from hypothesis import strategies as st

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.facts.knowledge.gaps import Knowledge
from stadswijzer.facts.knowledge.needs import readiness as readiness_of
from stadswijzer.facts.knowledge.newest_round import told_of_round
from stadswijzer.facts.knowledge.readiness import (
    ALMOST,
    ASKS_NOTHING,
    ENOUGH,
    NOT_MEASURED,
    NOT_YET,
    TOO_FEW,
    Answer,
    initiative_state,
    need_state,
)
from stadswijzer.facts.knowledge.rounds_compared import BY_CHANCE, LESS, MORE, SAME, compared, with_earlier
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.language.answer_words import FEW, MANY, PROVEN, WORDS, size_of, word_of, words_of

COUNTS = st.tuples(*[st.integers(0, 12)] * 4).filter(lambda counts: sum(counts) >= 5)
WORST_FIRST = [NOT_YET, ALMOST, ENOUGH]


def raised(counts, level):
    """The same answers, one of them a level higher."""
    return tuple(n - (i == level) + (i == level + 1) for i, n in enumerate(counts))


@given(COUNTS, st.integers(1, 3), st.none() | st.sampled_from(PROVEN), st.integers(0, 2))
def test_raising_an_answer_never_lowers_a_need(counts, level, people, answer):
    if counts[answer] == 0:
        return
    size = size_of(sum(counts))
    before = need_state(size, words_of(counts)[level - 1], people)
    after = need_state(size, words_of(raised(counts, answer))[level - 1], people)
    assert WORST_FIRST.index(after) >= WORST_FIRST.index(before)


@given(COUNTS, st.integers(1, 3), st.sampled_from(PROVEN))
def test_a_need_is_never_told_rosier_than_the_answers_are(counts, level, people):
    """Enough people are said to be there only when they are."""
    able, total = sum(counts[level:]), sum(counts)
    word = words_of(counts)[level - 1]
    if need_state(size_of(total), word, people) == ENOUGH:
        assert able >= people
    if need_state(size_of(total), word, None) == ENOUGH:
        assert 5 * able >= 4 * total


@given(st.lists(st.sampled_from([NOT_YET, TOO_FEW, NOT_MEASURED, ALMOST, ENOUGH]), max_size=6), st.data())
def test_raising_a_need_never_lowers_an_initiative(states, data):
    measured = [i for i, state in enumerate(states) if state in WORST_FIRST[:2]]
    if not measured:
        return
    at = data.draw(st.sampled_from(measured))
    better = [*states]
    better[at] = WORST_FIRST[WORST_FIRST.index(states[at]) + 1]
    order = [NOT_YET, TOO_FEW, NOT_MEASURED, ALMOST, ENOUGH]
    assert order.index(initiative_state(better)) >= order.index(initiative_state(states))


@pytest.mark.parametrize(
    ("size", "people", "states"),
    [
        (MANY, None, {"under_three": NOT_YET, "under_half": NOT_YET, "half": ALMOST, "four_fifths": ENOUGH}),
        (MANY, 3, {"under_three": NOT_YET, "under_half": ENOUGH, "half": ENOUGH, "four_fifths": ENOUGH}),
        (MANY, 6, {"under_three": NOT_YET, "under_half": ALMOST, "half": ENOUGH, "four_fifths": ENOUGH}),
        (MANY, 9, {"under_three": NOT_YET, "under_half": NOT_YET, "half": ALMOST, "four_fifths": ENOUGH}),
        (FEW, None, {"under_half": NOT_YET, "half": ALMOST}),
        (FEW, 3, {"under_half": NOT_YET, "half": ENOUGH}),
        (FEW, 6, {"under_half": NOT_YET, "half": ALMOST}),
        (FEW, 9, {"under_half": NOT_YET, "half": NOT_YET}),
    ],
)
def test_a_need_stands_as_the_contract_says(size, people, states):
    assert {word: need_state(size, word, people) for word in WORDS[size]} == states


def test_an_initiative_without_needs_asks_nothing():
    assert initiative_state([]) == ASKS_NOTHING


def row(size, *words):
    return Answer(size, words)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (row(FEW, "half", "under_half", "under_half"), row(FEW, "half", "half", "under_half"), MORE),
        (
            row(MANY, "half", "under_half", "under_three"),
            row(MANY, "half", "under_three", "under_three"),
            LESS,
        ),
        (row(MANY, "half", "half", "under_half"), row(MANY, "four_fifths", "under_half", "under_half"), SAME),
        # of five to ten people it is told only whether it is half
        (
            row(FEW, "half", "under_half", "under_half"),
            row(MANY, "four_fifths", "under_three", "under_three"),
            SAME,
        ),
    ],
)
def test_two_rows_are_compared_by_their_words_together(before, after, said):
    assert compared(before, after) == said


def test_what_chance_does_is_what_the_simulation_finds():
    assert dict(BY_CHANCE) == words_by_chance.measured()


DEPARTMENTS = ("verkeer", "beheer")


def said(counts):
    """What a row of a round says of these answers."""
    return f"answers: {size_of(sum(counts))}, at_least: [{', '.join(words_of(counts))}]"


def survey(counts):
    """A round in which `verkeer` and `beheer` answered on open data; None is too few."""
    rows = [
        f"  - {{department: {name}, concept: open-data, "
        + ("too_few: true}" if answers is None else f"{said(answers)}}}")
        for name, answers in counts.items()
    ]
    results = "\n".join(["results:", *rows]) if rows else "results: []"
    return f"""title: Ronde
summary: Een ronde.
date: 2021-03-31
method: questions
basis: self
invited: 90
responded: 90
sample: true
{results}
"""


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(DEPARTMENTS), st.none() | COUNTS), st.integers(1, 3))
def test_readiness_is_what_a_slow_reader_would_say(tmp_path_factory, answers, level):
    root = tmp_path_factory.mktemp("round")
    for path, text in {
        "mkdocs.yml": "site_name: T\ntheme: {name: material, language: nl}\nplugins: [stadswijzer]\n",
        "docs/themas/data.yml": "title: Data\nsummary: Over data.\n",
        "docs/begrippen/open-data.yml": (
            "title: Open data\nsummary: Open.\ndefinition: Open.\ntheme: data\n"
            "sources: [{title: B, url: 'https://example.org'}]\n"
        ),
        "docs/kennispeiling/ronde.yml": survey(answers),
        "roadmap/organisatie.yml": (
            "departments:\n  - {id: verkeer, name: Verkeer, staff: 40}\n  - {id: beheer, name: Beheer, staff: 40}\n"
        ),
        "roadmap/activiteiten/portaal.yml": (
            "title: Portaal\nsummary: Een portaal.\nstatus: running\nstart: 2021-Q1\nend: 2021-Q4\nlead: verkeer\n"
            f"departments: [beheer]\ntheme: data\nneeds: [{{concept: open-data, level: {level}}}]\n"
        ),
    }.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    checked = validate(read_project(root))
    assert not checked.problems.errors
    library = checked.library
    knowledge = Knowledge(library, checked.links, lambda _entry: 1)

    slow = []
    for department in DEPARTMENTS:
        if department not in answers:
            slow.append(NOT_MEASURED)
        elif answers[department] is None:
            slow.append(TOO_FEW)
        else:
            able = sum(n for at, n in enumerate(answers[department]) if at >= level)
            word = word_of(able, sum(answers[department]))
            slow.append({"four_fifths": ENOUGH, "half": ALMOST}.get(word, NOT_YET))
    worst = next((s for s in (NOT_YET, TOO_FEW, NOT_MEASURED, ALMOST) if s in slow), ENOUGH)
    readiness = readiness_of(knowledge, library.of("initiative")[0])
    assert [need.state for need in readiness.needs] == slow
    assert readiness.state == worst
    for department in DEPARTMENTS:
        cell = knowledge.cell(department, "open-data")
        given_counts = answers.get(department)
        if given_counts is None:
            assert cell.answer is None
        else:
            assert cell.answer == Answer(size_of(sum(given_counts)), words_of(given_counts))


def rounds(site, first, second, *, basis="self"):
    """What the second of two rounds says beside the first."""
    head = "invited: 90\nresponded: 90\nsample: true\nresults:\n"
    files = {
        "docs/kennispeiling/2019-najaar.yml": f"date: 2019-11-29\nbasis: self\n{head}{first}",
        "docs/kennispeiling/2020-najaar.yml": f"date: 2020-11-29\nbasis: {basis}\n{head}{second}",
    }
    checked = site(files).has_no_errors().validate()
    knowledge = Knowledge(checked.library, checked.links, lambda _entry: 1)
    return with_earlier(knowledge, checked.library.entries["survey"]["2020-najaar"])


def line(department, *words):
    return f"  - {{department: {department}, concept: digital-twin, answers: 5-10, at_least: [{', '.join(words)}]}}\n"


def test_a_round_beside_the_one_before_counts_rows_that_are_in_both(site):
    first = line("verkeer", "half", "under_half", "under_half")
    second = line("verkeer", "half", "half", "under_half") + line("beheer", "half", "half", "half")
    found = rounds(site, first, second)
    assert (found.more, found.less, found.same, found.by_chance) == (1, 0, 0, 0)
    assert found.before.id == "2019-najaar"


def test_rounds_of_another_basis_are_not_laid_side_by_side(site):
    rows = line("verkeer", "half", "under_half", "under_half")
    assert rounds(site, rows, rows, basis="test") is None


CLUSTER = "departments:\n" + "".join(
    f"  - {{id: {name}, name: {name.capitalize()}, staff: 9, cluster: stad}}\n"
    for name in ("verkeer", "beheer")
)


def test_a_cluster_answers_for_departments_without_words_of_their_own(site):
    files = {
        "roadmap/organisatie.yml": f"{CLUSTER}clusters: [{{id: stad, name: Stad}}]\n",
        "docs/kennispeiling/2019-najaar.yml": (
            "results:\n  - {department: verkeer, concept: digital-twin, too_few: true}\n"
            "  - {cluster: stad, concept: digital-twin, answers: 5-10, at_least: [half, under_half, under_half]}\n"
        ),
        "roadmap/activiteiten/sensornetwerk.yml": (
            "lead: verkeer\ndepartments: [beheer]\nneeds: [{concept: digital-twin, level: 1}]\n"
        ),
    }
    checked = site(files).has_no_errors().validate()
    (initiative,) = checked.library.of("initiative")
    needs = Site(checked.links, Frame("")).know.readiness(initiative).needs
    assert [(need.department, need.state, need.cell.cluster) for need in needs] == [
        ("verkeer", ALMOST, "stad"),
        ("beheer", ALMOST, "stad"),
    ]


def test_knowledge_is_told_with_its_round_and_that_the_plans_are_older(site):
    def said(day):
        checked = site({"docs/kennispeiling/2019-najaar.yml": f"date: {day}\n"}).has_no_errors().validate()
        return told_of_round(Site(checked.links, Frame("")))

    assert said("2019-11-29") == "Gemeten: Najaar 2019, 29 november 2019, 30 mensen deden mee."
    assert said("2020-09-30").endswith(
        "De stand van de plannen is van 30 juni 2020, dus ouder dan deze ronde."
    )
