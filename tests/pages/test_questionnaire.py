"""The questionnaire: what it asks, and that answers to it come back through the import without any option."""

import csv
import io
import random

import import_cases
import pytest
from folders import ROOT
from workbooks import FORMS, workbook

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.editing.survey import importing as rounds
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.language.words import LANGUAGES
from stadswijzer.pages import guide, questionnaire

PEOPLE = 40


@pytest.fixture(scope="module")
def real():
    return validate(read_project(ROOT))


@pytest.fixture(scope="module")
def real_site(real):
    return Site(real.links, Frame("Proefstad"))


def test_it_asks_what_the_period_that_runs_asks(real_site):
    """The period that is over leads the site, and asks nothing of anybody any more."""
    running = real_site.today
    assert running.period != real_site.period
    asked = {need.concept for entry in running("initiative") for need in entry.data.needs}
    rows = {entry.id for entry in guide.concepts(real_site)}
    assert rows == asked
    assert str(running.period.end) in guide.wish_question(real_site)


def answers(questions, *, seed=1):
    """What made-up people choose: by question, for each row of it; a wish now and then."""
    die = random.Random(seed)  # noqa: S311 - made-up answers
    for _ in range(PEOPLE):
        yield [
            [die.choice(question.answers) for _ in question.rows or [0]]
            if question.kind in (questionnaire.ONE, questionnaire.EACH)
            else [
                ";".join(die.sample(question.answers[:-2], die.randrange(3)))
                or die.choice(question.answers[-2:])
            ]
            if question.kind == questionnaire.SEVERAL
            else [die.choice(["", "Meer groen."])]
            for question in questions
        ]


def microsoft(questions):
    """What Microsoft Forms makes of it: rows are columns, and of a second table they get a 2."""
    head, seen = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"], set()
    for question in questions:
        head += [f"{row}2" if row in seen else row for row in question.rows] or [question.text]
        seen.update(question.rows)
    rows = [
        [
            n,
            44287.35 + n / 100,
            44287.36 + n / 100,
            "anonymous",
            None,
            *(each for answer in said for each in answer),
        ]
        for n, said in enumerate(answers(questions), 1)
    ]
    return workbook(("Sheet1", [head, *rows], FORMS))


def limesurvey(structure, *, seed=1):
    """What LimeSurvey exports of a survey that was imported from this file: full questions and full answers."""
    die = random.Random(seed)  # noqa: S311 - made-up answers
    head, columns = ["Antwoord ID", "Datum ingestuurd"], []
    for row in csv.DictReader(io.StringIO(structure), delimiter="\t"):
        if row["class"] == "Q":
            question = (row["text"], row["type/scale"], [], [])
            columns.append(question)
        elif row["class"] in ("SQ", "A"):
            columns[-1][2 if row["class"] == "SQ" else 3].append(row["text"])
    for text, _, rows, _ in columns:
        head += [f"{text} [{row}]" for row in rows] or [text]
    found = io.StringIO()
    writer = csv.writer(found, quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    for n in range(1, PEOPLE + 1):
        said = [
            die.choice(choices or ["", "Meer groen."]) for _, _, rows, choices in columns for _ in rows or [0]
        ]
        writer.writerow([n, f"2021-04-01 10:{n:02}:00", *said])
    return found.getvalue().encode()


def counted(checked, content):
    found = rounds.count(checked, {"a": content})
    assert {each.code for each in found.findings} <= {"no-department", "wishes-left"}
    return found


def test_it_asks_what_the_plan_asks_with_a_way_to_say_that_one_does_not_know(site):
    project = site(
        {
            **import_cases.PROJECT,
            "roadmap/activiteiten/sensornetwerk.yml": "needs:\n  - {concept: open-data, level: 1}\n",
        }
    )
    asked = list(questionnaire.asked(Site(project.validate().links, Frame("Proefstad"))))
    tables = [question for question in asked if question.kind == questionnaire.EACH]
    assert [question.rows for question in tables] == [("Open data",), ("Open data",)]
    assert all(question.answers[-1] == "Weet ik niet" for question in tables)
    assert "Een andere afdeling" in asked[0].answers
    assert all("weet ik niet" in " ".join((*each.answers, each.hint)).lower() for each in asked)


@pytest.mark.parametrize("form", ["microsoft", "limesurvey"])
def test_answers_to_it_come_back_without_an_option(real, real_site, form):
    questions = list(questionnaire.asked(real_site))
    structure = questionnaire.limesurvey(real_site)
    found = counted(real, microsoft(questions) if form == "microsoft" else limesurvey(structure))
    tally = found.tally
    rows = next(question.rows for question in questions if question.kind == questionnaire.EACH)
    assert tally.responded == PEOPLE
    assert len(tally.concepts) == len(tally.used) == len(rows)
    assert tally.asked == {"named", "focus"}
    assert sum(tally.focus.values()) + tally.none["focus"] == PEOPLE
    assert {column.role for column in found.columns["a"]} & {"unknown", "repeated"} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_for_limesurvey_has_a_line_for_each_part(site, language):
    project = site("", language=language)
    text = questionnaire.limesurvey(Site(project.validate().links, Frame("Proefstad")))
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t"))
    assert {row["class"] for row in rows} == {"S", "SL", "G", "Q", "SQ", "A"}
    assert all(row["language"] == language for row in rows if row["class"] != "S")
    assert all(len(row["name"]) <= 5 for row in rows if row["class"] in ("SQ", "A"))
    assert all(row["mandatory"] == "N" for row in rows if row["class"] == "Q")


def test_nobody_writes_a_line_of_it_with_a_tab_or_another_line(real_site):
    lines = questionnaire.limesurvey(real_site).splitlines()
    assert {line.count("\t") for line in lines} == {11}
