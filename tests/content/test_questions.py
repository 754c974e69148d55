"""The questions of a concept: a heading that they name, answers to guess, answers that nobody can read."""

import pytest
from folders import ROOT

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project

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


def test_who_answers_by_length_has_no_concept_of_the_real_content_right():
    """Always the shortest, the middle or the longest answer: it says nothing of what one knows."""
    right: dict[str, list[int]] = {}
    for concept in validate(read_project(ROOT)).library.of("concept"):
        for asked in concept.data.quiz:
            lengths = sorted(len(option.text) for option in asked.options)
            right.setdefault(concept.id, []).extend(
                lengths.index(len(option.text)) for option in asked.options if option.correct
            )
    by_length = [id_ for id_, places in right.items() if len(places) > 1 and len(set(places)) == 1]
    assert by_length == []
    every = [place for places in right.values() for place in places]
    assert max(map(every.count, set(every))) < len(every) / 2
