"""What is new, as a page and as a feed; and the list of files that a site offers."""

from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import made_up_roadmap
import pytest
from made_site import made, of
from site_checks import Built, build, faults

from stadswijzer import outputs
from stadswijzer.facts.news import MOST, news
from stadswijzer.outputs import atom
from stadswijzer.pages import downloads
from stadswijzer.pages.listings import tools

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries_of(site):
    found = dict(atom.files(site))
    return ET.fromstring(found["feed.xml"]).findall("a:entry", ATOM) if found else []


def texts(entries, name):
    return [entry.find(f"a:{name}", ATOM).text for entry in entries]


CONTENT = {
    "docs/begrippen/digital-twin.yml": "added: 2021-05-01\n",
    "docs/begrippen/open-data.yml": "added: 2021-05-02\nrequires: []\n",
    "docs/voorbeelden/rotterdam.yml": "added: 2022-01-01\n",
    "roadmap/activiteiten/sensornetwerk.yml": (
        "moved: [{date: 2021-05-04, field: end, from: 2021-Q4, reason: De levering is laat.}]\n"
        "decisions:\n  - {body: council, kind: decide, date: 2021-05-03, ask: Geld vrijmaken, outcome: adopted}\n"
        "  - {body: council, kind: inform, date: 2021-12-01, ask: Later.}\n"
    ),
    "mkdocs.yml": "site_name: Proefstad\nsite_url: https://proef.example/gids/\ntheme: {name: material, language: nl}\n"
    "plugins: [stadswijzer: {today: 2021-06-30}]\n",
}


def test_the_feed_holds_what_happened_newest_first_and_nothing_after_today(site):
    found = entries_of(of(site(CONTENT).root, site_url="https://proef.example/gids/"))
    assert texts(found, "title")[:4] == [
        "Verschoven datum: Sensornetwerk",
        "Besluit: Sensornetwerk",
        "Nieuw begrip: Open data",
        "Nieuw begrip: Digital twin",
    ]
    assert texts(found, "updated")[0] == "2021-05-04T00:00:00Z"
    assert texts(found, "id")[:3] == [
        "https://proef.example/gids/roadmap/activiteiten/sensornetwerk/#verschoven-end-2021-05-04",
        "https://proef.example/gids/roadmap/activiteiten/sensornetwerk/#besluit-council-geld-vrijmaken",
        "https://proef.example/gids/begrippen/open-data/",
    ]
    assert texts(found, "summary")[0] == "Einde, eerst: 4e kwartaal 2021. De levering is laat."
    assert "Rotterdam" not in " ".join(texts(found, "title"))


def test_an_outcome_does_not_make_a_new_item(site):
    before = {path: text.replace(", outcome: adopted", "") for path, text in CONTENT.items()}
    ids = [texts(entries_of(of(site(files).root)), "id") for files in (before, CONTENT)]
    assert ids[0] == ids[1]


def test_a_decision_that_is_not_asked_any_more_is_no_news(tmp_path):
    files = made_up_roadmap.roadmap(1, parts=("decisions",))
    path = "roadmap/activiteiten/activiteit-00.yml"
    files[path] = files[path].replace(", outcome: adopted", "")
    told = []
    for status in ("running", "stopped\nstatus_since: 2020-12-01\nstatus_reason: Het mocht niet."):
        files[path] = (
            files[path]
            .replace("status: idea", f"status: {status}")
            .replace("status: running", f"status: {status}")
        )
        site = of(made_up_roadmap.write(tmp_path / status, files))
        told.append(any("Geld vrijmaken" in item.text for item in news(site)))
    assert told == [True, False]


def test_what_is_only_asked_is_not_called_a_decision_and_every_sentence_ends(tmp_path):
    files = made_up_roadmap.roadmap(1, moved=1, as_of="2020-12-31", parts=("decisions",))
    site = of(made_up_roadmap.write(tmp_path, files))
    told = {item.text: item.what for item in news(site)}
    assert told["Gemeenteraad, Aangenomen: Geld vrijmaken."] == "Besluit"
    assert told["College van B en W, Ter informatie: Kennis nemen van de stand."] == "Ter informatie"
    assert any(text.endswith(" Reden 0. Het gevolg. Wat wij doen.") for text in told)


@pytest.mark.parametrize("name", made_up_roadmap.ODD)
def test_every_id_is_there_once_and_what_atom_asks_is_there(tmp_path, name):
    site = made(tmp_path, name)
    found = dict(atom.files(site))
    assert bool(found) == bool(news(site))
    if not found:
        return
    root = ET.fromstring(found["feed.xml"])
    for tag in ("id", "title", "updated"):
        assert root.find(f"a:{tag}", ATOM).text
    assert root.find("a:author/a:name", ATOM).text
    entries = root.findall("a:entry", ATOM)
    ids = texts(entries, "id")
    assert len(ids) == len(set(ids)) <= MOST
    assert all(urlsplit(each).scheme == "https" for each in ids)
    assert root.find("a:updated", ATOM).text == max(texts(entries, "updated"))
    assert all(text.startswith("VOORBEELD: ") == (name == "sample") for text in texts(entries, "title"))


def test_without_an_address_of_the_site_there_is_no_feed(tmp_path):
    site = made(tmp_path, "everything moved twice", site_url="")
    assert list(atom.files(site)) == []
    assert not downloads.has_feed(site)
    assert [page.address for page in tools(site) if page.kind == "news"] == ["nieuw/"]


def test_pages_lead_to_the_feed_only_when_it_is_there(site):
    built = build(site(CONTENT), papers=False)
    assert faults(built, base="/gids/") == []
    link = 'rel="alternate" href="../../feed.xml" type="application/atom+xml"'
    assert link in built.html("begrippen/open-data/")
    bare = build(
        site({**CONTENT, "mkdocs.yml": CONTENT["mkdocs.yml"].replace("site_url", "site_author")}),
        papers=False,
    )
    assert "feed.xml" not in bare.html("begrippen/open-data/") + bare.html("nieuw/") + bare.html("")


@pytest.mark.parametrize("papers", [True, False])
@pytest.mark.parametrize("name", ["none", "odd titles"])
def test_the_files_on_offer_are_the_files_that_are_made(tmp_path, name, papers):
    """Beside scripts, the sheets of initiatives and departments and the form of the guide, which stand on their own pages."""
    site = made(tmp_path, name, papers=papers)
    offered = {address for each in downloads.downloads(site) for address in (each.address, each.schema)}
    made_ = {path for path, _ in outputs.files(site)}
    own = {
        site.words(f"{name}") for name in ("guide.csv", "questionnaire.limesurvey", "questionnaire.text")
    } | {
        path
        for path in made_
        if path.startswith(("downloads/2020-2024/activiteiten/", "downloads/afdelingen/"))
    }
    others = {path for path in made_ if not path.startswith("assets/")} - own
    assert others - offered == set(), "made and offered nowhere: pages/downloads.py `downloads`"
    assert offered - {""} - others == set(), "offered and never made: outputs/__init__.py `OUTPUTS`"


def test_the_page_about_data_and_the_roadmap_list_the_files(site):
    built: Built = build(site(CONTENT), papers=False)
    text = built.html("over/gegevens/")
    for address in (
        "downloads/2020-2024/roadmap.csv",
        "downloads/2020-2024/roadmap.ics",
        "feed.xml",
        "api/v1/knowledge.json",
    ):
        assert f'href="../../{address}"' in text
        assert f"<code>https://proef.example/gids/{address}</code>" in text
    assert 'href="../downloads/2020-2024/roadmap.csv"' in built.html("roadmap/")
    assert "onder welke voorwaarden" in text
    for address in (
        "downloads/vragenlijst.txt",
        "downloads/vragenlijst-tekst.txt",
        "downloads/peiling-invulblad.csv",
    ):
        assert f'href="../../{address}"' in text
    own = build(
        site({**CONTENT, "docs/over/gegevens.md": "# Onze gegevens\n\nVrij te gebruiken (CC0).\n"}),
        papers=False,
    )
    assert "Vrij te gebruiken (CC0)." in own.html("over/gegevens/")
    assert "onder welke voorwaarden" not in own.html("over/gegevens/")
