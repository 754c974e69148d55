"""The content of this repository: right, whole, and as much as was promised."""

import re
from urllib.parse import urlsplit

import html5lib
import pytest
from folders import ROOT
from site_checks import PAGES, faults

from stadswijzer.checks.validation import validate
from stadswijzer.content.model import Concept, Example
from stadswijzer.content.project import read_project
from stadswijzer.facts.knowledge.ten_minutes import asked_most
from stadswijzer.facts.plan.planning import progress
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.pages import learning_data

SAMPLES = ("survey", "talk", "roadmap", "initiative")


@pytest.fixture(scope="module")
def checked():
    return validate(read_project(ROOT))


@pytest.fixture(scope="module")
def real_facts(checked):
    return Site(checked.links, Frame("Proef"))


def test_there_are_no_errors(checked):
    assert [
        f"{problem.place.file}:{problem.place.line} {problem.code}" for problem in checked.problems.errors
    ] == []


def test_every_link_and_anchor_leads_somewhere(real_site):
    assert faults(real_site) == []


def test_from_a_disk_too(real_disk):
    assert faults(real_disk, disk=True) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_the_html_of_every_type_of_page_is_well_formed(real_site, path):
    html = real_site.html(path if path in real_site else "404.html")
    html5lib.HTMLParser(strict=True).parse(
        html
    )  # raises at the first thing that a browser would have to mend


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("concept", 15),
        ("example", 15),
        ("theme", 5),
        ("initiative", 8),
        ("path", 1),
        ("survey", 1),
        ("talk", 1),
    ],
)
def test_there_is_enough_of_it(checked, kind, least):
    assert len(checked.library.published().of(kind)) >= least


@pytest.mark.parametrize("kind", SAMPLES)
def test_what_is_made_up_says_so(checked, real_site, kind):
    entries = checked.library.of(kind)
    assert entries
    for entry in entries:
        assert entry.data.sample, entry.path
        assert "Verzonnen inhoud." in real_site.text(entry.address)


def plan(checked, years):
    """The roadmap of a period of the sample, and its initiatives."""
    library = checked.library
    period = next(each for each in library.periods if each.name == years)
    return library.of_period(period).roadmap.data, library.of_period(period).of("initiative")


def test_talks_round_and_goal_of_the_sample_agree_to_the_number(checked):
    talks = [entry.data for entry in checked.library.of("talk")]
    spoken = {
        year: sum(talk.people for talk in talks if talk.date.year <= year) for year in range(2019, 2025)
    }
    roadmap, _ = plan(checked, "2020-2024")
    goal = next(each for each in roadmap.goals if each.id == "in-gesprek")
    first = checked.library.entries["survey"]["2019-najaar"].data
    assert first.responded == spoken[2019] == goal.baseline
    assert [(row.date.year, row.value) for row in goal.measured] == list(spoken.items())[1:]
    everybody = {department.id for department in checked.library.organisation.departments}
    assert {name for talk in talks if talk.date.year == 2019 for name in talk.departments} == everybody


def test_the_period_of_the_sample_that_is_over_left_nothing_open(checked):
    _, old = plan(checked, "2020-2024")
    _, new = plan(checked, "2025-2028")
    open_ = {f"2020-2024/{entry.id}" for entry in old if entry.data.status not in ("done", "stopped")}
    assert open_ == {entry.data.continues for entry in new if entry.data.continues}
    assert (len(old), len(new), len(open_)) == (9, 4, 2)
    assert all(entry.data.outcome and entry.data.evaluation.result and entry.data.spent for entry in old)


def test_the_closing_of_the_sample_counts_goals_and_promises_right(checked):
    roadmap, _ = plan(checked, "2020-2024")
    missed = [goal.title for goal in roadmap.goals if progress(goal) != 100]
    assert (len(roadmap.goals), len(missed)) == (6, 2)
    assert roadmap.closing.achieved.startswith("Vier van de zes doelen zijn gehaald.")
    assert roadmap.closing.missed.startswith("Twee doelen zijn gemist.")
    assert sum(not promise.done for promise in roadmap.promises) == 2
    assert "Twee beloften aan de raad staan nog open." in " ".join(roadmap.closing.missed.split())


def test_nobody_adopted_the_second_period_of_the_sample(checked):
    roadmap, initiatives = plan(checked, "2025-2028")
    assert not roadmap.adopted
    asked = [each for entry in initiatives for each in entry.data.decisions if each.outcome is None]
    assert [(each.body, each.date.text) for each in asked] == [("council", "2027-02-09")]


def test_every_entry_has_a_page_with_its_title(checked, real_site):
    for entry in checked.library.published():
        if entry.kind != "organisation":
            assert entry.title in real_site.text(entry.address), entry.path


def test_no_page_says_what_a_template_forgot(real_site):
    for address in real_site.addresses:
        # "None" and "True" are Python's, "{" is a word that was not filled in; examples of YAML may hold them.
        text = re.sub(
            r"<pre.*?</pre>|<code.*?</code>|data-[a-z-]+=\"[^\"]*\"",
            "",
            real_site.html(address),
            flags=re.DOTALL,
        )
        body = text.partition("<main")[2]
        assert not re.search(r"\bNone\b|\bUndefined\b|>\s*(True|False)\s*<|\{[a-z_]+\}|\{\{|\[\[", body), (
            address
        )


def test_facts_have_a_source_and_sources_are_on_the_page(checked, real_site):
    for kind in ("concept", "example"):
        for entry in checked.library.of(kind):
            links = real_site.links(entry.address)
            assert entry.data.sources
            assert all(source.url in links for source in entry.data.sources), entry.path


def test_every_page_can_be_reached_from_the_start(real_site):
    seen, ahead = set(), [""]
    while ahead:
        address = ahead.pop()
        if address in seen or address not in real_site or not (not address or address.endswith("/")):
            continue
        seen.add(address)
        ahead += [link.partition("#")[0] for link in real_site.links(address) if not urlsplit(link).scheme]
    assert [address for address in real_site.addresses if address not in seen] == ["404.html"]


def test_questions_are_not_answered_by_length(checked):
    """Always the longest, or always the shortest, is right no more often than a guess."""
    one = [
        question.options
        for concept in checked.library.of(Concept)
        for question in concept.data.quiz
        if not question.multiple
    ]
    chance = sum(1 / len(options) for options in one)
    for most in (max, min):
        extreme = [most(options, key=lambda option: len(option.text)) for options in one]
        right = sum(
            bool(option.correct) and [len(each.text) for each in options].count(len(option.text)) == 1
            for option, options in zip(extreme, one, strict=True)
        )
        assert right <= chance, most


@pytest.mark.parametrize("most", [max, min])
def test_no_concept_is_passed_whole_by_length(checked, most):
    """The robot that this would let through needs a browser to be seen."""
    passed = [
        concept.id
        for concept in checked.library.of(Concept)
        if concept.data.quiz and all(_at_the_end(question, most) for question in concept.data.quiz)
    ]
    assert passed == []


def _at_the_end(question, most):
    end = most(len(option.text) for option in question.options)
    return any(option.correct and len(option.text) == end for option in question.options)


def test_every_question_has_a_place_on_its_page_that_teaches_the_answer(real_facts):
    untaught = [
        each.question
        for concept in real_facts(Concept)
        for each in learning_data.questions(real_facts, concept)
        if each.taught is None or not each.teaching.says(each.data)
    ]
    assert untaught == []


def test_the_start_test_asks_all_that_the_plan_asks(real_facts):
    wanted = set(asked_most(real_facts.today.know.knowledge))
    tested = {entry.id for entry, _ in learning_data.start_test(real_facts)}
    assert wanted <= tested if len(wanted) <= learning_data.TEST_LENGTH else tested <= wanted


def test_the_start_test_asks_for_work_and_not_for_what_a_city_did(real_facts):
    """Who never read this site can answer it: no question leans on an example from elsewhere."""
    cities = {each.data.city for each in real_facts(Example)} - {"Maastricht", "Limburg"}
    leaning = [
        each.question
        for _, asked in learning_data.start_test(real_facts)
        for each in asked
        if any(city in each.question for city in cities)
    ]
    assert leaning == []
