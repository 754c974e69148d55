"""What a department talks about in twenty minutes, and what its page says: what is not known is never told as nothing."""

import json

import pytest
from site_checks import pages

from stadswijzer.facts import team_session
from stadswijzer.facts.departments import departments_today
from stadswijzer.facts.knowledge import cluster_told
from stadswijzer.facts.knowledge.work_asks import work_asks
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.pages.views import about_pages
from stadswijzer.papers import team_paper
from stadswijzer.papers.setting import pdf

ORGANISATION = """
    roadmap/organisatie.yml
    | municipality: Proefstad
    | departments:
    |   - {id: verkeer, name: Verkeer, staff: 34, cluster: stad}
    |   - {id: juridisch, name: Juridisch, staff: 6, cluster: stad}
    |   - {id: beheer, name: Beheer, staff: 20}
    | clusters:
    |   - {id: stad, name: Stad en ruimte}
    roadmap/activiteiten/sensornetwerk.yml
    | departments: [juridisch]
    | end: 2024-Q4
    | needs:
    |   - {concept: digital-twin, level: 2, people: 3}
    | decisions:
    |   - {body: council, kind: decide, date: 2021-06-30, ask: Geld voor meer sensoren.}
    docs/begrippen/digital-twin.yml
    | cards: [Wat vraag jij?, Wie weet dat?, Wat doen wij?, Nog een?]
    docs/gesprekken/2020-02-overleg.yml
    | title: Overleg
    | summary: Een overleg.
    | date: 2020-02-10
    | form: talk
    | follow_up:
    |   - {text: Een lijst maken., owner: Juridisch, due: 2020-03-31}
    |   - {text: Een lijst lezen., owner: Juridisch, due: 2020-03-31, done: 2020-03-30}
    |   - {text: Een lijst kopen., owner: Beheer, due: 2020-03-31}
"""
ROUND = """
    docs/kennispeiling/2019-najaar.yml
    | results:
    |   - {department: juridisch, concept: digital-twin, too_few: true}
    |   - {cluster: stad, concept: digital-twin, answers: 11+, at_least: [half, under_half, under_three]}
"""


@pytest.fixture
def made(site):
    def make(files=ORGANISATION + ROUND):
        found = site(files).has_no_errors().validate()
        return Site(found.links, Frame("Proef", papers=True))

    return make


def department(site, name):
    return next(each for each in departments_today(site) if each.id == name)


def test_a_session_has_topic_three_cards_and_who_leads_by_role(made):
    site = made()
    found = team_session.session(site, department(site, "juridisch"))
    assert found.topic.concept.id == "digital-twin"
    assert [text for text, _ in found.cards] == ["Wat vraag jij?", "Wie weet dat?", "Wat doen wij?"]
    assert (found.lead, found.is_own) == ("verkeer", True)


def test_of_whom_nothing_is_asked_the_session_is_about_what_is_asked_of_others(made):
    site = made()
    found = team_session.session(site, department(site, "beheer"))
    assert (found.topic.concept.id, found.is_own) == ("digital-twin", False)
    assert team_session.asked_of(site, department(site, "beheer")) == []


def test_without_cards_there_is_no_session_and_no_sheet(made):
    files = (ORGANISATION + ROUND).replace(
        "    | cards: [Wat vraag jij?, Wie weet dat?, Wat doen wij?, Nog een?]\n", "    | level: basic\n"
    )
    site = made(files)
    assert team_session.session(site, department(site, "juridisch")) is None
    assert list(team_paper.files(site)) == []


def test_open_promises_are_those_of_the_department(made):
    site = made()
    assert [each.text for each in team_session.promises(site, department(site, "juridisch"))] == [
        "Een lijst maken."
    ]


def test_the_next_decision_is_on_what_it_takes_part_in(made):
    site = made()
    assert (
        team_session.next_decision(site, department(site, "juridisch")).decision.ask
        == "Geld voor meer sensoren."
    )
    assert team_session.next_decision(site, department(site, "beheer")) is None


def test_a_cluster_answers_for_a_small_department_and_that_is_said(site):
    built = pages(site(ORGANISATION + ROUND))
    text = built.text("mijn-afdeling/juridisch/")
    assert "Kan het nu: drie of meer, minder dan de helft." in text
    assert "Hier antwoorden Verkeer en Juridisch samen, als cluster Stad en ruimte." in text
    assert (
        "Verkeer en Juridisch hebben samen ten minste 3 van de 3 mensen die nodig zijn. Hoeveel het er per"
        in text
    )
    assert "zijn er al genoeg" not in text
    table = built.text("wat-leren-wij-eerst/")
    assert "Verkeer en Juridisch hebben samen ten minste 3 van de 3 mensen die nodig zijn." in table


def test_a_department_with_a_row_of_its_own_is_not_named_as_of_the_cluster(made):
    files = ORGANISATION.replace("staff: 20}", "staff: 20, cluster: stad}") + ROUND
    own = "digital-twin, answers: 11+, at_least: [half, half, under_half]}"
    site = made(f"{files}    |   - {{department: beheer, concept: {own}\n")
    cell = site.know.knowledge.cell("juridisch", "digital-twin")
    assert cell.together == ("verkeer", "juridisch")
    assert cluster_told.values(site, cell)["departments"] == "Verkeer en Juridisch"
    assert site.know.knowledge.cell("beheer", "digital-twin").together == ()


def test_without_words_it_is_said_that_nothing_is_known(site):
    too_few = ROUND.splitlines()[:-1]
    built = pages(site(ORGANISATION + "\n".join(too_few) + "\n"))
    assert "Kan het nu: te weinig antwoorden." in built.text("mijn-afdeling/juridisch/")
    assert "iets anders dan dat er niets te leren valt" in built.text("mijn-afdeling/beheer/")


def test_what_the_old_period_said_is_told_with_its_round_and_date(site, made):
    later = """
    roadmap/2025-2028/roadmap.yml
    | title: Verder
    | summary: Verder.
    | period: {start: 2025, end: 2028}
    | as_of: 2026-06-30
    | goals: []
    roadmap/2025-2028/activiteiten/verder.yml
    | title: Verder meten
    | summary: Wij meten verder.
    | status: running
    | start: 2025-Q1
    | end: 2027-Q4
    | lead: verkeer
    | theme: data
    | goals: []
    | needs:
    |   - {concept: digital-twin, level: 2}
    docs/kennispeiling/2019-najaar.yml
    | wishes: []
"""
    files = (ORGANISATION + ROUND.replace("    docs/kennispeiling/2019-najaar.yml\n", later)).replace(
        "    | end: 2024-Q4\n", "    | end: 2024-Q4\n    | status: done\n"
    )
    facts = made(files)
    [asked] = work_asks(facts.today, "verkeer")
    round_, cell = asked.earlier
    assert (asked.cell.state, round_.id, cell.word(2)) == ("not_measured", "2019-najaar", "under_half")
    own = department(facts, "verkeer")
    why = team_session.why(facts, team_session.session(facts, own))
    assert why == (
        "“Verder meten” vraagt dit: kunnen uitleggen. Hoe bekend dit hier is, is in deze periode nog niet gemeten. "
        "De volgorde komt daarom nog uit een ronde van vóór dit plan: Najaar 2019 (29 november 2019), "
        "van Verkeer en Juridisch samen."
    )
    built = pages(site(files))
    then = "In Najaar 2019 (29 november 2019), van Verkeer en Juridisch samen (cluster Stad en ruimte): drie of meer, minder dan de helft."
    assert f"Kan het nu: niet gemeten. {then}" in built.text("mijn-afdeling/verkeer/")
    first = built.text("wat-leren-wij-eerst/")
    assert f"Niet gemeten. {then}" in first
    assert "In 2025–2028 is nog niet gemeten. Daarom staat erbij wat Najaar 2019 zei" in first
    assert "nog geen kennispeiling geweest" not in first


MEASURED = """
    docs/begrippen/data-ethiek.yml
    | title: Data-ethiek
    | summary: Eerlijk met data.
    | definition: Nagaan of wat met data kan ook mag.
    | theme: data
    | cards: [Wat mag?]
    docs/begrippen/open-data.yml
    | cards: [Wat deel je?]
    roadmap/activiteiten/sensornetwerk.yml
    | departments: [juridisch, beheer]
    | end: 2024-Q4
    | needs:
    |   - {concept: data-ethiek, level: 1}
    |   - {concept: digital-twin, level: 1}
    |   - {concept: open-data, level: 1}
    docs/kennispeiling/2019-najaar.yml
    | results:
    |   - {department: beheer, concept: digital-twin, answers: 11+, at_least: [four_fifths, half, half]}
    |   - {department: beheer, concept: open-data, answers: 11+, at_least: [under_half, under_three, under_three]}
    |   - {cluster: stad, concept: digital-twin, answers: 11+, at_least: [half, under_half, under_three]}
    |   - {cluster: stad, concept: open-data, answers: 11+, at_least: [under_half, under_half, under_three]}
"""


def test_what_a_round_says_comes_before_what_nobody_measured(site, made):
    """`data-ethiek` comes first by its name, and was never asked; what enough people know comes last."""
    files = ORGANISATION.replace(
        "    | departments: [juridisch]\n    | end: 2024-Q4\n    | needs:\n", "    | needs:\n"
    )
    files = files[: files.index("    roadmap/activiteiten")] + files[files.index("    docs/begrippen") :]
    facts = made(files + MEASURED)
    of = {each.id: [row.concept.id for row in work_asks(facts, each.id)] for each in departments_today(facts)}
    assert of["beheer"] == ["open-data", "data-ethiek", "digital-twin"]
    assert of["juridisch"] == ["open-data", "digital-twin", "data-ethiek"]
    own = department(facts, "beheer")
    session = team_session.session(facts, own)
    assert session.topic.concept.id == "open-data"
    assert (
        "volgt uit de antwoorden in Najaar 2019 (29 november 2019)."
        in team_paper.data(facts, own, session)["asks"]
    )
    built = pages(site(files + MEASURED))
    assert "volgt uit de antwoorden van Verkeer en Juridisch samen in Najaar 2019 (29 november 2019). " in (
        built.text("mijn-afdeling/juridisch/")
    )


def test_of_what_nobody_measured_the_session_says_so(made):
    site = made(ORGANISATION)
    own = department(site, "juridisch")
    assert "is nog niet gemeten" in team_session.why(site, team_session.session(site, own))


def test_who_is_asked_nothing_reads_what_others_are_asked_and_knows_whom_to_ask(site):
    built = pages(site(ORGANISATION + ROUND))
    text = built.text("mijn-afdeling/beheer/")
    assert "begint met wat van de meeste andere afdelingen wordt gevraagd" in text
    assert "Digital twin" in text[text.index("begint met wat") :]
    assert "Over: Sensornetwerk" in text[text.index("samen") :].replace("\xa0", " ")
    own = built.text("mijn-afdeling/juridisch/")
    assert "begint met wat van de meeste" not in own


def test_the_page_about_data_offers_every_sheet_that_is_made(made):
    site = made()
    offered = {each.paper for each in about_pages.data(site).departments}
    assert offered == {address for address, _ in team_paper.made(site)}
    assert len(offered) == 3


def test_the_sheet_is_one_page_and_says_no_word_of_what_people_know(made):
    site = made()
    found = dict(team_paper.files(site))
    assert sorted(found) == [
        f"downloads/afdelingen/{name}.pdf" for name in ("beheer", "juridisch", "verkeer")
    ]
    own = department(site, "juridisch")
    told = str(team_paper.data(site, own, team_session.session(site, own)))
    assert "minder dan de helft" not in told
    sample = json.loads((pdf.COUNCIL / "samples" / "team.json").read_text("utf-8"))
    assert sample.keys() == team_paper.data(site, own, team_session.session(site, own)).keys()
    assert all(content.startswith(b"%PDF") for content in found.values())
