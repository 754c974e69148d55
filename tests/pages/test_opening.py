"""The start page: doors for who comes with a question, strips that say in words what they show, and what is new."""

import pytest
from site_checks import pages

CONCEPTS_ONLY = {
    "mkdocs.yml": "site_name: Proefstad\ntheme: {name: material, language: nl}\nplugins: [stadswijzer]\n",
    "docs/themas/stad.yml": "title: Stad\nsummary: De stad.\n",
    "docs/begrippen/data.yml": "title: Data\nsummary: Gegevens.\ndefinition: Wat je weet.\ntheme: stad\n"
    "sources: [{title: Bron, url: 'https://voorbeeld.nl/'}]\n",
}


@pytest.fixture
def only(tmp_path):
    for name, text in CONCEPTS_ONLY.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return pages(tmp_path)


def test_a_site_of_concepts_alone_has_doors_and_no_map(only):
    text = only.text("")
    assert "Ik heb 10 minuten Begin met: Data" in text
    assert "Wat betekent dat woord? Alle begrippen van A tot Z, elk in één zin." in text
    assert text.count("1 begrip in gewone taal") == 1, "beside the list alone"
    assert "Hoe staat ons plan ervoor?" not in text
    assert '<svg class="drawing' not in only.html("")


def test_the_doors_of_a_whole_site_lead_where_they_say(site):
    built = pages(site())
    doors = built.html("").partition('class="doors"')[2].partition("</ul>")[0]
    assert doors.count("<li>") == 3
    for address in ("tien-minuten/", "roadmap/", "voorbeelden/"):
        assert address in doors


def test_the_start_page_names_no_department(site):
    built = pages(site())
    assert "Beheer" not in built.text("")


WITHOUT_A_ROUND = """
    docs/kennispeiling/2019-najaar.yml
    | draft: true
    roadmap/activiteiten/sensornetwerk.yml
    | needs:
    |   - {concept: open-data, level: 1}
"""


def test_without_a_round_no_strip_says_what_people_know(site):
    built = pages(site(WITHOUT_A_ROUND))
    measured = pages(site(WITHOUT_A_ROUND.replace("| draft: true\n", "| wishes: []\n")))
    for page in ("", "roadmap/"):
        assert "Weten wij genoeg?" in measured.text(page)
        assert "Weten wij genoeg?" not in built.text(page)
        assert "op orde (" not in built.text(page)


LATER = """
    roadmap/activiteiten/sensornetwerk.yml
    | status: done
    roadmap/roadmap.yml
    | adopted: [{body: Gemeenteraad, date: 2019-12-17}]
    roadmap/2025-2028/roadmap.yml
    | title: Verder
    | summary: Verder.
    | period: {start: 2025, end: 2028}
    | as_of: 2027-06-30
    | goals: []
    docs/kennispeiling/2019-najaar.yml
    | wishes: []
    docs/kennispeiling/2027-voorjaar.yml
    | title: Voorjaar 2027
    | summary: Een ronde.
    | date: 2027-05-31
    | method: questions
    | basis: self
    | invited: 40
    | responded: 30
    | sample: true
    | results: []
"""


def test_a_newer_round_of_another_period_is_named_with_its_day(site):
    assert "Nieuwste peiling: Voorjaar 2027" in pages(site(LATER)).text("")
    alone = LATER.partition("    docs/kennispeiling/2027")[0]
    assert "Nieuwste peiling" not in pages(site(alone)).text("")


def test_a_list_behind_a_door_is_not_offered_again(site):
    html = pages(site()).html("")
    doors = html.partition('class="doors"')[2].partition("</ul>")[0]
    browse = html.partition('class="browse"')[2].partition("</ul>")[0]
    assert "voorbeelden/" in doors
    assert "voorbeelden/" not in browse
    assert "begrippen/" in browse


def test_only_where_there_is_a_plan_a_colleague_chooses_a_department(site, tmp_path):
    assert "Kies je afdeling" in pages(site()).text("")
    files = CONCEPTS_ONLY | {
        "roadmap/organisatie.yml": "municipality: Proefstad\ndepartments: [{id: stad, name: Stad, staff: 9}]\n"
    }
    root = tmp_path / "concepts"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert "Kies je afdeling" not in pages(root).text("")
