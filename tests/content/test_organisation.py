"""The organisation: who may own an entry, and a department that ended. And what a decision is about in money."""

import datetime as dt

import pytest
from site_checks import pages

from stadswijzer.facts import talks_held
from stadswijzer.facts.departments import departments_today
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.outputs.api import knowledge
from stadswijzer.outputs.api.json_files import entry_data

ORGANISATION = """roadmap/organisatie.yml
| municipality: Proefstad
| roles: [Adviseur slimme stad]
| departments:
|   - {id: verkeer, name: Verkeer, staff: 34}
|   - {id: beheer, name: Beheer, staff: 20}
"""
CONCEPT = "docs/begrippen/digital-twin.yml\n| owner: "


@pytest.mark.parametrize("owner", ["Adviseur slimme stad", "Verkeer", "verkeer"])
def test_a_role_a_department_and_its_id_are_known_owners(site, owner):
    assert site(f"{ORGANISATION}{CONCEPT}{owner}\n").problems.startswith("0 fouten, 0 waarsch")


@pytest.mark.parametrize(
    ("owner", "hint"),
    [("Adviseur slimme stat", 'bedoel je "Adviseur slimme stad"?'), ("Griffie", 'onder "roles"')],
)
def test_an_owner_that_the_organisation_does_not_name_is_told(site, owner, hint):
    site(f"{ORGANISATION}{CONCEPT}{owner}\n").has_problem(
        "docs/begrippen/digital-twin.yml:1:8: warning[unknown-owner]", hint=hint
    )


def test_the_owner_of_a_promise_and_of_the_organisation_count_too(site):
    talk = "docs/gesprekken/een.yml\n| follow_up: [{text: Bellen, owner: Griffie, due: 2020-03-31}]\n"
    made = site(f"{ORGANISATION}| owner: Team HR\n{talk}")
    found = [(p.place.file, p.values["owner"]) for p in made.found() if p.code == "unknown-owner"]
    assert found == [("docs/gesprekken/een.yml", "Griffie"), ("roadmap/organisatie.yml", "Team HR")]


def test_without_an_organisation_every_owner_is_taken_for_granted(site):
    broken = ORGANISATION.replace("[Adviseur slimme stad]", "{}")
    assert "unknown-owner" not in site(f"{broken}{CONCEPT}Griffie\n").problems


ENDED = ORGANISATION.replace("staff: 20", "staff: 20, until: 2019-12-31")


@pytest.mark.parametrize(("day", "there"), [("2019-12-31", 2), ("2020-01-01", 1)])
def test_of_a_department_that_ended_nothing_is_asked_any_more(site, day, there):
    settings = f"mkdocs.yml\n| site_name: Proefstad\n| theme: {{name: material, language: nl}}\n| plugins: [stadswijzer: {{today: {day}}}]\n"
    made = site(ENDED + settings).validate()
    facts = Site(made.links, Frame("Proef"))
    assert made.library.today == dt.date.fromisoformat(day)
    assert len(departments_today(facts)) == len(talks_held.unspoken(facts)) == there
    listed = knowledge.data(facts)["departments"]
    assert listed[1] == {
        "id": "beheer",
        "name": "Beheer",
        "staff": 20,
        "until": {"day": "2019-12-31", "written": "2019-12-31"},
    }
    assert "until" not in listed[0]


DECISION = """roadmap/activiteiten/sensornetwerk.yml
| alternatives: [{text: Niets doen, why_not: Dan weten wij niets.}]
| decisions:
|   - {body: council, kind: decide, date: 2020-06-22, ask: Geld vrijmaken., amount: 40000}
|   - {body: executive, kind: inform, date: 2020-06-22, ask: Kennis nemen}
"""


def test_a_decision_says_what_it_is_about_in_money(site):
    built = pages(site(DECISION))
    text = built.html("roadmap/activiteiten/sensornetwerk/").replace("\u00a0", " ").replace("&nbsp;", " ")
    assert "Geld vrijmaken (€ 40.000)" in text
    assert "Kennis nemen</td>" in text
    whole = built.html("roadmap/2020-2024/").replace("\u00a0", " ").replace("&nbsp;", " ")
    assert "Geld vrijmaken (€ 40.000)" in whole or "Geld vrijmaken" not in whole


def test_the_api_has_the_amount(site):
    made = site(DECISION).validate()
    facts = Site(made.links, Frame("Proef"))
    asked = entry_data(facts, facts("initiative")[0])["decisions"]
    assert [each.get("amount") for each in asked] == [40000, None]
