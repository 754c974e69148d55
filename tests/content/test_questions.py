"""The questions of a concept: a heading that they name, answers to guess, answers that nobody can read."""

import re
from collections import Counter
from math import sqrt

import pytest
from folders import ROOT

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.facts.knowledge.teaching import right_answers, teaching_of

CONCEPT = """docs/begrippen/digital-twin.yml
    | body: |
    |   ## Waarom delen helpt
    |   Wie gegevens deelt, krijgt ze beter terug.
    |
    |   ```
    |   ## Geen kop
    |   ```
"""


def quiz(*questions):
    """Lines of YAML: questions of (question, right answer, wrong answer, further lines)."""
    lines = ["    | quiz:"]
    for question, right, wrong, *more in questions:
        lines += [f"    |   - question: {question}", *(f"    |     {line}" for line in more)]
        lines += ["    |     options:", f"    |       - {{text: {right}, correct: true, why: Ja.}}"]
        lines += [f"    |       - {{text: {wrong}, why: Nee.}}"]
    return "\n".join(lines)


def codes(checked):
    return [problem.code for problem in checked.validate().problems]


def test_the_heading_that_a_question_names_has_to_be_there(site):
    made = site(CONCEPT + quiz(("Helpt het?", "Ja", "Nee", "see: Waarom delen helpen")))
    made.has_problem(
        "docs/begrippen/digital-twin.yml:10:10: error[unknown-reference]", hint="Waarom delen helpt"
    )
    assert codes(made) == ["unknown-reference"]


@pytest.mark.parametrize("see", ["Geen kop", "Iets heel anders"])
def test_without_one_that_is_near_all_headings_are_named(site, see):
    made = site(CONCEPT + quiz(("Helpt het?", "Ja", "Nee", f"see: {see}")))
    made.has_problem(
        "docs/begrippen/digital-twin.yml:10:10: error[unknown-reference]",
        hint='neem een kop uit "body" over: "Waarom delen helpt"',
    )


def test_without_headings_there_is_nothing_to_name(site):
    made = site("docs/begrippen/digital-twin.yml\n" + quiz(("Helpt het?", "Ja", "Nee", "see: Delen")))
    made.has_problem("docs/begrippen/digital-twin.yml:3:10: error[unknown-reference]", hint="staat geen kop")


def test_capitals_and_spaces_of_a_heading_do_not_count(site):
    site(CONCEPT + quiz(("Helpt het?", "Ja", "Nee", "see: waarom  delen HELPT"))).has_no_errors()


LONG, SHORT = "Ja want delen helpt", "Nee"


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ([(LONG, SHORT), (LONG, SHORT)], True),
        ([(LONG, SHORT), (SHORT, LONG)], False),  # half is not more than half
        ([(LONG, SHORT), (LONG, SHORT), (SHORT, LONG)], True),
        ([("Twee", "Drie")], False),  # as long as another is not the longest
    ],
)
def test_the_right_answer_should_not_be_the_longest_most_of_the_time(site, answers, told):
    asked = [(f"Vraag {n}?", right, wrong) for n, (right, wrong) in enumerate(answers)]
    assert ("right-is-longest" in codes(site(CONCEPT + quiz(*asked)))) is told


@pytest.mark.parametrize(
    ("right", "more", "told"),
    [
        ("Zonder toestemming verdwijnen foto's", (), True),
        ("Zonder toestemming verdwijnen foto's", ("see: Waarom delen helpt",), False),
        ("Zonder delen verdwijnen gegevens", (), False),
        ("Ja", (), False),  # too short to look for
    ],
)
def test_an_answer_should_stand_somewhere_on_the_page(site, right, more, told):
    asked = ("Wat gebeurt er?", right, "Dat weet niemand in de stad precies te vertellen", *more)
    assert ("question-untaught" in codes(site(CONCEPT + quiz(asked)))) is told


def test_of_a_question_that_cannot_be_read_nothing_more_is_said(site):
    text = CONCEPT + quiz(("Wat?", "Zonder toestemming verdwijnen", "Nee")).replace(", why: Nee.", "")
    assert codes(site(text)) == ["missing-field"]


def words(text):
    return re.findall(r"[^\W\d_]+", text.casefold())


def said_of(text, listed):
    return sum(word in listed for word in words(text))


CAREFUL = {
    *"liever misschien soms meestal vaak kan kunnen mag eerst als zolang ook klein eigen kijken".split()
}
ABSOLUTE = {
    *"alle alles altijd nooit niets niemand elke elk alleen iedereen geen zeker meteen overal".split()
}
PEOPLE = {*"wie zelf samen mensen iemand collega bewoners inwoners".split()}


def alike(options, at):
    """How many words of four letters or more an answer shares with the other answers."""
    own, *others = ({word for word in words(each) if len(word) > 3} for each in (options[at], *options))
    return sum(len(own & other) for other in others) - len(own)


ROBOTS = {
    "longest": lambda options, at: len(options[at]),
    "shortest": lambda options, at: -len(options[at]),
    "neither": lambda options, at: -abs(len(options[at]) - sorted(map(len, options))[len(options) // 2]),
    "most words": lambda options, at: len(words(options[at])),
    "fewest words": lambda options, at: -len(words(options[at])),
    "first": lambda _, at: -at,
    "second": lambda _, at: at == 1,
    "last": lambda _, at: at,
    "most careful": lambda options, at: said_of(options[at], CAREFUL),
    "least absolute": lambda options, at: -said_of(options[at], ABSOLUTE),
    "careful and not absolute": lambda options, at: (
        said_of(options[at], CAREFUL) - said_of(options[at], ABSOLUTE)
    ),
    "most people": lambda options, at: said_of(options[at], PEOPLE),
    "two things": lambda options, at: said_of(options[at], {"en"}),
    "with a reason": lambda options, at: said_of(options[at], {"want", "omdat"}),
    "without a reason": lambda options, at: -said_of(options[at], {"want", "omdat"}),
    "denies": lambda options, at: said_of(options[at], {"niet", "geen", "nee"}),
    "does not deny": lambda options, at: -said_of(options[at], {"niet", "geen", "nee"}),
    "like the others": alike,
    "unlike the others": lambda options, at: -alike(options, at),
}
"""What makes an answer the one that a machine takes, which knows nothing: the answer with most of it."""


@pytest.fixture(scope="module")
def asked():
    """Every question of the real content that has one right answer: (concept, its number there, it)."""
    concepts = validate(read_project(ROOT)).library.of("concept")
    return [
        (concept.id, number, question)
        for concept in concepts
        for number, question in enumerate(concept.data.quiz)
        if not question.multiple
    ]


def right_by(robot, question):
    """Whether a robot answers right; of answers that are the same to it, it takes any."""
    options = [option.text for option in question.options]
    marks = [robot(options, at) for at in range(len(options))]
    chosen = [option for option, mark in zip(question.options, marks, strict=True) if mark == max(marks)]
    return sum(bool(option.correct) for option in chosen) / len(chosen)


def most_by_chance(asked):
    """What one in six who guess has right, or more: chance, and once its spread."""
    chances = [1 / len(question.options) for *_, question in asked]
    return sum(chances) + sqrt(sum(chance * (1 - chance) for chance in chances))


@pytest.mark.parametrize("name", ROBOTS)
def test_a_machine_answers_no_better_than_by_chance(asked, name):
    right = sum(right_by(ROBOTS[name], question) for *_, question in asked)
    assert right <= most_by_chance(asked), f"{name}: {right:.1f} of {len(asked)}"


def test_the_place_of_the_right_answer_does_not_follow_from_which_question_it_is(asked):
    places: dict[int, Counter[int]] = {}
    for _, number, question in asked:
        right = next(at for at, option in enumerate(question.options) if option.correct)
        places.setdefault(number, Counter())[right] += 1
    assert [max(each.values()) <= sum(each.values()) / 2 for each in places.values()] == [True] * len(places)


@pytest.mark.parametrize("name", ["longest", "shortest", "neither", "first", "second", "last"])
def test_no_concept_is_passed_by_length_or_place(asked, name):
    passed: dict[str, list[float]] = {}
    for concept, _, question in asked:
        passed.setdefault(concept, []).append(right_by(ROBOTS[name], question))
    assert [concept for concept, right in passed.items() if len(right) > 1 and min(right) == 1] == []


def test_what_is_right_is_taught_on_the_page_that_asks_it(asked):
    concepts = {entry.id: entry for entry in validate(read_project(ROOT)).library.of("concept")}
    untaught = [
        (concept, question.question)
        for concept, _, question in asked
        if teaching_of("nl", concepts[concept]).of(
            f"{question.question} {right_answers(question)}", question.see
        )
        is None
    ]
    assert untaught == []
