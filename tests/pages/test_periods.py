"""Two periods on one site: every address stays, menus lead with one of them, and neither tells the other's sums."""

import json
import re

import made_up_roadmap
import pytest
from pypdf import PdfReader
from site_checks import build, faults

LATER = "roadmap/2025-2028/"


def moved_to(files, years):
    """The plan of a made-up roadmap as a further period: in a folder of its own, with other years."""
    first, last = years
    folder = f"roadmap/{first}-{last}/"
    return {
        path.replace("roadmap/", folder, 1): text
        for path, text in files.items()
        if path.startswith("roadmap/") and "organisatie" not in path
    }


def two(*, adopted=()):
    """A period that is over, and one that runs; `adopted`: those that somebody adopted."""
    old = made_up_roadmap.roadmap(4, as_of="2024-12-31", closing=True, moved=1, adopted=False)
    old = {
        path: re.sub("status: (idea|preparation|running|paused)", "status: done", text)
        for path, text in old.items()
    }
    new = moved_to(
        made_up_roadmap.roadmap(3, period=(2025, 2028), as_of="2026-03-31", adopted=False), (2025, 2028)
    )
    files = {**old, **new}
    for folder in adopted:
        path = f"roadmap/{folder}roadmap.yml"
        files[path] += "adopted: [{body: Gemeenteraad, date: 2020-07-07}]\n"
    return files


def pdf_text(built, path):
    reader = PdfReader(built.folder / path)
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = made_up_roadmap.write(tmp_path_factory.mktemp("two"), two(adopted=[""]))
    return build(root, papers=True)


def test_a_site_of_two_periods_is_whole(built):
    assert faults(built) == []


def test_every_link_to_a_file_of_a_period_gives_the_name_to_save_it_by(built):
    for address in ("roadmap/", "roadmap/2020-2024/", "roadmap/2025-2028/"):
        links = re.findall(r"<a [^>]*downloads/20\d\d-20\d\d/[^>]*>", built.html(address))
        assert [each for each in links if "tijdlijn.pdf" in each]
        assert [each for each in links if "download=" not in each] == []


def test_each_period_has_its_own_pages_papers_and_tables(built):
    for period, base in (("2020-2024", "roadmap/"), ("2025-2028", LATER)):
        for address in (f"roadmap/{period}/", f"roadmap/{period}/geld/", f"{base}activiteiten/"):
            assert address in built, address
        for file in ("roadmap.pdf", "tijdlijn.pdf", "voortgang.pdf", "roadmap.csv", "roadmap.ics"):
            assert f"downloads/{period}/{file}" in built, file
        assert f"downloads/{period}/activiteiten/activiteit-00.pdf" in built


def test_the_adopted_period_leads(built):
    assert "2020–2024" in built.text("roadmap/")
    assert built.links("roadmap/2020-2024/")
    assert 'rel="canonical" href="https://slimmestad.example/roadmap/2020-2024/"' in built.html("roadmap/")


def test_the_newest_adopted_period_leads(tmp_path):
    files = two(adopted=["", "2025-2028/"])
    found = build(made_up_roadmap.write(tmp_path, files), papers=False)
    assert 'rel="canonical" href="https://slimmestad.example/roadmap/2025-2028/"' in found.html("roadmap/")


def test_sums_of_a_period_are_its_own(built):
    old, new = json.loads(built.html("api/v1/roadmap.json"))["periods"]
    assert (old["period"], len(old["initiatives"])) == ("2020-2024", 4)
    assert (new["period"], len(new["initiatives"])) == ("2025-2028", 3)
    assert {row["year"] for row in new["money"]["years"]} >= {2026}
    assert 2020 not in {row["year"] for row in new["money"]["years"]}
    assert 2025 not in {row["year"] for row in old["money"]["years"] if row["one_off"]}


def test_events_of_a_further_period_have_its_years_before_their_name(built):
    old, new = (built.html(f"downloads/{each}/roadmap.ics") for each in ("2020-2024", "2025-2028"))
    assert "UID:activiteit-00--stap-0@" in old.replace("\r\n ", "")
    assert "UID:2025-2028--activiteit-00--stap-0@" in new.replace("\r\n ", "")


def test_what_nobody_adopted_says_so_on_every_page_and_paper_of_its_period(built):
    said = "Ambtelijk voorstel, nog niet vastgesteld."
    for address in (LATER, f"{LATER}geld/", f"{LATER}activiteiten/activiteit-00/"):
        assert said in built.text(address), address
    for address in ("roadmap/", "roadmap/2020-2024/", "roadmap/activiteiten/activiteit-00/"):
        assert said not in built.text(address), address
    assert said.rstrip(".") in pdf_text(built, "downloads/2025-2028/roadmap.pdf")
    assert said.rstrip(".") not in pdf_text(built, "downloads/2020-2024/roadmap.pdf")


def test_each_roadmap_leads_to_the_others(built):
    assert "roadmap/2025-2028/" in built.links("roadmap/2020-2024/")
    assert "roadmap/2020-2024/" in built.links("roadmap/2025-2028/")


def test_what_the_council_was_promised_is_told_with_its_state(tmp_path):
    files = made_up_roadmap.roadmap(1)
    files["roadmap/roadmap.yml"] += (
        "promises:\n"
        "  - {text: Een brief., body: Gemeenteraad, kind: promise, date: 2020-03-01, due: 2021-Q1, done: 2021-02-16}\n"
        "  - {text: Een proef., body: Gemeenteraad, kind: motion, date: 2020-04-01, due: 2021-Q2}\n"
        "  - {text: Een lijst., body: Gemeenteraad, kind: promise, date: 2020-05-01}\n"
    )
    text = build(made_up_roadmap.write(tmp_path, files), papers=False).text("roadmap/2020-2024/")
    assert "Een brief.Toezegging van 1 maart 2020, Gemeenteraad: gedaan op 16 februari 2021" in text
    assert "Motie van 1 april 2020, Gemeenteraad: had klaar moeten zijn op 2e kwartaal 2021" in text
    assert "Toezegging van 1 mei 2020, Gemeenteraad: open" in text


# A period that is over


def going_on():
    """The two periods, of which one initiative goes on, with what came of it."""
    files = two(adopted=[""])
    old = "roadmap/activiteiten/activiteit-01.yml"
    files[old] = (
        files[old].replace("status: done", "status: running").replace("status: stopped", "status: running")
        + "outcome: Het werkt in één [[lucht]].\n"
    )
    files[f"{LATER}activiteiten/activiteit-02.yml"] += "continues: 2020-2024/activiteit-01\n"
    return files


@pytest.fixture(scope="module")
def gone_on(tmp_path_factory):
    return build(made_up_roadmap.write(tmp_path_factory.mktemp("on"), going_on()), papers=False)


def test_start_and_menu_lead_with_what_came_of_a_period_that_is_over(gone_on):
    title, closing = "Wat beloofden wij voor 2024, en wat kwam ervan?", "roadmap/2020-2024/afsluiting/"
    assert title in gone_on.text("")
    assert closing in gone_on.links("")
    assert "Eerstvolgende mijlpalen" not in gone_on.text("")
    assert f"<h1>{title}</h1>" in gone_on.html(closing)
    menu = gone_on.html("begrippen/").partition("<nav")[2].partition("</nav>")[0]
    assert menu.index("Wat kwam ervan?") < menu.index("Begrippen")
    assert gone_on.html(closing).partition("</nav>")[0].count("aria-current") == 1


def test_what_goes_on_shows_what_was_promised_beside_what_came_of_it(gone_on):
    assert faults(gone_on) == []
    new = f"{LATER}activiteiten/activiteit-02/"
    text = gone_on.text(new)
    assert "Gaat verder op Activiteit nummer 1 (2020–2024)." in text
    assert "Het werkt in één Lucht." in text
    assert "roadmap/activiteiten/activiteit-01/" in gone_on.links(new)
    assert new in gone_on.links("roadmap/activiteiten/activiteit-01/")
    assert "Gaat verder (1)" in gone_on.text("roadmap/2020-2024/afsluiting/")


def test_a_period_says_what_the_one_before_still_costs_but_for_what_goes_on(gone_on):
    old = json.loads(gone_on.html("api/v1/roadmap.json"))["periods"][0]
    everything = old["money"]["after"]["structural"]
    (own,) = [
        each["money"]["after"]["structural"] for each in old["initiatives"] if each["id"] == "activiteit-01"
    ]
    said = f"Uit 2020–2024 loopt door: € {everything - own:,} per jaar.".replace(",", ".")
    for address in (LATER, f"{LATER}geld/"):
        assert said in gone_on.text(address).replace("\xa0", " "), address
    assert "loopt door" not in gone_on.text("roadmap/2020-2024/geld/")
