"""Papers for council and management: what they say, in the order of reading, and when they are made."""

import json
import re

import made_up_roadmap
import pytest
import typst
from click.testing import CliRunner
from folders import ROOT
from paper_checks import TEXT, count, in_order, initiative, of, paper_of, places_of, sheets, text_of
from site_checks import real_project

from stadswijzer.checks.validation import validate
from stadswijzer.cli.main import main
from stadswijzer.content.project import read_project
from stadswijzer.facts.departments import department_name
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.language import text_width
from stadswijzer.language.words import LANGUAGES, Words
from stadswijzer.pages import guide
from stadswijzer.pages.listings import pages
from stadswijzer.pages.render import entries
from stadswijzer.papers import catalogue
from stadswijzer.papers.booklet import Booklet
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting import pdf as paper
from stadswijzer.papers.sheet.side import DECISIONS, MILESTONES, RISKS

DIFFERENT = {"odd titles": len(made_up_roadmap.ODD_TITLES)}
"""Sheets of a made-up roadmap that differ in more than their numbers; of others two."""


@pytest.fixture(scope="module", params=made_up_roadmap.ODD)
def odd(request, tmp_path_factory):
    """The papers of an odd roadmap, each made once: (arguments, booklet, first sheets, page for management)."""
    given, enough = made_up_roadmap.ODD[request.param], DIFFERENT.get(request.param, 2)
    site = of(made_up_roadmap.write(tmp_path_factory.mktemp("odd"), made_up_roadmap.roadmap(**given)))
    found = {"booklet": [], "sheet-alone": [], "management": []}
    for _, template, data in catalogue.made(site):
        if template in found and len(found[template]) < enough:
            found[template].append(paper.pdf(template, data, day=site.library.today))
    return given, *found.values()


def test_every_initiative_has_a_sheet_of_two_sides(odd):
    given, _, made, _ = odd
    enough = len(made_up_roadmap.ODD_TITLES) if given.get("titles") else 2
    assert len(made) == min(enough, given["number"])
    assert [count(pdf) for pdf in made] == [2] * len(made)


def test_the_booklet_stands_every_odd_roadmap(odd):
    given, (booklet,), _, _ = odd
    pages = text_of(booklet)
    opens = ["Oplegger bij de roadmap", "Wat wij van u vragen", "Inhoud"]
    chapters = ["Colofon Dit boekje", "Visie en focus"]
    if given["number"]:
        overview = "Activiteiten Alle activiteiten, in de volgorde van hun bladen"
        chapters = [overview, "Colofon Dit boekje", "Tijdlijn Alle", "Visie en focus", "Doelenboom"]
    in_order(" ".join(pages), *opens, *chapters)
    assert "Wat is veranderd Er is" not in " ".join(pages)
    for number, page in enumerate(pages, 1):
        assert f"pagina {number} van {len(pages)}" in page
        assert re.search(r"Bijlage, ter informatie · stand per [^·]+ · versie v1 ", page)
        assert ("VOORBEELD" in page) == bool(given.get("sample"))


def test_no_page_of_the_booklet_is_left_empty(odd):
    """But the one before the first sheet, where the glossary is longer than a page."""
    _, (booklet,), _, _ = odd
    empty = [page for page in text_of(booklet) if len(page) < 400]
    assert len(empty) <= 1, empty


def test_the_overview_names_the_page_of_every_sheet(odd):
    given, (booklet,), _, _ = odd
    pages = [page.replace("\xad", "") for page in text_of(booklet)]
    fronts = [number for number, page in enumerate(pages, 1) if "Blad per activiteit" in page]
    assert len(fronts) == given["number"]
    assert all(number % 2 for number in fronts)
    if given.get("titles") != "odd" and fronts:
        overview = " ".join(pages[: fronts[0]]).partition("in de volgorde van hun bladen")[2]
        for place, number in enumerate(fronts):
            assert re.search(rf"\b{place + 1} Activiteit nummer \d+\b.*?\b{number}\b", overview)


def test_the_overview_says_of_what_was_stopped_that_and_not_that_its_first_date_holds(tmp_path):
    files = made_up_roadmap.roadmap(2)
    path = "roadmap/activiteiten/activiteit-00.yml"
    files[path] = files[path].replace("status: idea", made_up_roadmap.STOPPED)
    site = of(made_up_roadmap.write(tmp_path, files))
    rows = Booklet(site).overview({}).intro[-1]["rows"]
    ends = {cell_text(row[1]).split(".")[0]: cell_text(row[4]) for row in rows}
    assert ends == {"Activiteit nummer 0": "gestopt", "Activiteit nummer 1": "–"}


def cell_text(cell):
    """What a cell says."""
    return "".join(run["text"] for run in cell)


def test_the_overview_stands_under_the_contents_with_what_each_is_about_where_that_fits(odd):
    given, (booklet,), _, _ = odd
    (contents,) = [page for page in text_of(booklet) if "Inhoud Uitvoeringsagenda" in page]
    assert ("in de volgorde van hun bladen" in contents) == bool(given["number"])
    if not given.get("titles"):
        assert ("Wat activiteit 0 doet" in contents) == (0 < given["number"] < 20)
    assert ("Colofon Dit boekje" in contents) == (given["number"] < 60)


def test_of_many_activities_the_tree_of_goals_leaves_the_milestones_to_the_sheets(odd):
    given, (booklet,), _, _ = odd
    tree = " ".join(text_of(booklet)).partition("Van doel naar meting")[2].partition("Kosten en dekking")[0]
    assert ("hun mijlpalen staan op de bladen" in tree) == (given["number"] > 20)
    shown = 0 < given["number"] <= 20 and given.get("goals") != 0
    assert (
        bool(re.search(r"Stap 0 van \d \([^)]*, (bereikt|te laat|nog niet bereikt|vervallen)\)", tree))
        == shown
    )


def test_the_booklet_looks_back_when_that_is_written(odd):
    given, (booklet,), _, _ = odd
    words = " ".join(text_of(booklet)) if given.get("closing") else ""
    assert ("Wat is gelukt Veel is gelukt. Wat is niet gelukt Iets niet. Wat wij leerden" in words) == bool(
        words
    )


def test_management_gets_one_page(odd):
    given, _, _, made = odd
    assert bool(made) == bool(given["number"])
    for pdf in made:
        (page,) = text_of(pdf)
        in_order(
            page,
            "Wat wij van u vragen",
            "Te laat",
            "Uren gevraagd",
            "Geld",
            "Draagvlak",
            "Wat ons werk",
            "Gesprekken",
            "Focus",
        )


@pytest.fixture(scope="module")
def eight(tmp_path_factory):
    """The words of the booklet of eight initiatives, by page."""
    root = made_up_roadmap.write(tmp_path_factory.mktemp("eight"), made_up_roadmap.roadmap(8))
    return text_of(paper_of(of(root), "booklet"))


def changed(tmp_path, *pairs, **given):
    """The site of one initiative, with other lines in its file and in the roadmap."""
    files = made_up_roadmap.roadmap(1, **given)
    for old, new in pairs:
        assert any(old in text for text in files.values()), old
        files = {path: text.replace(old, new) for path, text in files.items()}
    return of(made_up_roadmap.write(tmp_path, files))


def test_a_decision_that_was_put_off_is_still_asked(tmp_path):
    late = ("outcome: adopted", "outcome: postponed")
    inform = ("body: executive, kind: inform", "body: management, kind: decide, outcome: postponed")
    site = changed(tmp_path, late, inform)
    (page,) = text_of(paper_of(site, "management"))
    assert "Er ligt nu geen vraag" not in page
    assert "Gevraagd: Directie, 10 november 2020 (uitgesteld), besluit, bedrag niet opgegeven." in page
    for paper_ in (*text_of(paper_of(site, "booklet")), *text_of(sheets(site)[0])):
        assert "Gevraagd: Gemeenteraad, 10 mei 2020 (uitgesteld), besluit, bedrag niet opgegeven." in paper_


def test_a_paper_with_something_made_up_says_of_each_sheet_whether_it_is(tmp_path):
    files = made_up_roadmap.roadmap(3, parts=())
    files["roadmap/activiteiten/activiteit-01.yml"] += "sample: true\n"
    site = of(made_up_roadmap.write(tmp_path, files))
    pages = text_of(paper_of(site, "booklet"))
    whole, partly = "VOORBEELD – verzonnen inhoud", "VOORBEELD – deels verzonnen inhoud"
    marks = [next((mark for mark in (whole, partly) if mark in page), "") for page in pages]
    first = next(n for n, page in enumerate(pages) if "Activiteit nummer 0 Wat" in page)
    assert marks[first : first + 6] == ["", "", whole, whole, "", ""]
    assert set(marks[:first] + marks[first + 6 :]) == {partly}
    assert "Een deel van wat in dit boekje staat is verzonnen." in " ".join(pages)
    assert partly in text_of(paper_of(site, "management"))[0]
    assert partly in text_of(paper_of(site, "timeline-alone"))[0]
    assert [whole in text_of(sheet)[0] for sheet in sheets(site)] == [False, True, False]


def test_of_many_decisions_the_sheet_shows_what_the_council_decides_on_next(tmp_path):
    asked = [
        f"{{body: {body}, kind: decide, date: {2021 + n}-05-10, ask: Vraag {n} aan {body}.}}"
        for n in range(3)
        for body in ("council", "executive", "management")
    ]
    more = "".join(f"  - {each}\n" for each in asked)
    site = changed(tmp_path, ("decisions:\n", f"decisions:\n{more}"))
    back = text_of(sheets(site)[0])[1]
    in_order(back, "Vraag 0 aan council", "Vraag 1 aan council", "Vraag 2 aan council", "Nog 7 staan")


def test_a_decision_that_should_have_been_taken_is_called_so_on_the_sheet_as_on_the_page(tmp_path):
    day = (
        "date: 2020-05-10, ask: Geld vrijmaken., outcome: adopted",
        "date: 2022-03-30, ask: Geld vrijmaken.",
    )
    late = text_of(sheets(changed(tmp_path / "late", day))[0])[1]
    assert "Geld vrijmaken. Had al genomen moeten zijn" in late.replace(" Had al genomen Geld", " Geld")
    same_day = (day[0], day[1].replace("03-30", "03-31"))
    assert "Geld vrijmaken. Nog niet" in text_of(sheets(changed(tmp_path / "today", same_day))[0])[1]


@pytest.mark.parametrize(("outcome", "told"), [("", "te laat"), (", outcome: postponed", "uitgesteld")])
def test_a_decision_that_is_late_or_was_put_off_says_so_where_it_is_asked(tmp_path, outcome, told):
    council = ("ask: Geld vrijmaken., outcome: adopted", f"ask: Geld vrijmaken.{outcome}")
    management = (
        "body: executive, kind: inform, date: 2020-11-10",
        "body: management, kind: decide, date: 2020-11-10",
    )
    more = ("ask: Kennis nemen van de stand.", f"ask: Kennis nemen van de stand.{outcome}")
    site = changed(tmp_path, council, management, more)
    assert f"10 mei 2020 ({told}), besluit" in " ".join(text_of(paper_of(site, "booklet")))
    assert f"10 november 2020 ({told})" in text_of(paper_of(site, "management"))[0]


def test_an_activity_whose_end_is_past_is_late_on_its_sheet_and_in_the_oplegger(tmp_path):
    site = changed(tmp_path, late=True)
    assert "Loopt, te laat" in text_of(sheets(site)[0])[0]
    assert "had klaar moeten zijn: K4 2020" in " ".join(text_of(paper_of(site, "booklet")))


def test_of_an_activity_that_was_stopped_nothing_is_asked(tmp_path):
    asked = ("outcome: adopted", "outcome: postponed")
    management = ("body: executive, kind: inform", "body: management, kind: decide")
    site = changed(tmp_path, asked, management, ("status: idea", made_up_roadmap.STOPPED))
    whole = " ".join(text_of(paper_of(site, "booklet")))
    assert "Wat wij van u vragen Er wordt nu niets gevraagd." in whole
    (page,) = text_of(paper_of(site, "management"))
    assert "Er ligt nu geen vraag" in page
    _, back = sheet = text_of(sheets(site)[0])
    for paper_ in (whole, page, *sheet):
        assert "Bijlage, ter informatie · stand per" in paper_
        assert "Gevraagd:" not in paper_
    assert "Niet meer gevraagd; de activiteit is gestopt" in back


@pytest.mark.parametrize(
    ("given", "told"),
    [({"as_of": "2025-02-01"}, "Vanaf 2025 zijn er in de periode geen uren opgegeven."), ({"parts": ()}, "Er zijn geen uren opgegeven.")],
)  # fmt: skip
def test_hours_of_years_that_are_past_are_not_called_absent(tmp_path, given, told):
    (page,) = text_of(paper_of(changed(tmp_path, **given), "management"))
    assert told in page


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("900", "Afdeling 1 800 van 900 Afdeling 2 900 van niet bekend Alle afdelingen, gevraagd 1.700"),
        (
            "700",
            "Afdeling 1 800 van 700, 100 te kort Afdeling 2 900 van niet bekend Alle afdelingen, gevraagd 1.700",
        ),
    ],
)
def test_a_department_whose_hours_nobody_knows_is_not_called_enough(tmp_path, given, told):
    files = made_up_roadmap.roadmap(1, parts=())
    files["roadmap/activiteiten/activiteit-00.yml"] += (
        "hours: {afdeling-1: {2022: 800}, afdeling-2: {2022: 900}}\n"
    )
    path = "roadmap/organisatie.yml"
    for number, hours in ((1, f", hours: {{2022: {given}}}"), (2, "")):
        files[path] = re.sub(rf"(afdeling-{number}, .*?), hours: {{.*?}}", rf"\1{hours}", files[path])
    (page,) = text_of(paper_of(of(made_up_roadmap.write(tmp_path, files)), "management"))
    assert told in page


def test_management_reads_what_is_asked_and_what_is_late_by_name(tmp_path):
    files = made_up_roadmap.roadmap(2, parts=(), late=True)
    files["roadmap/activiteiten/activiteit-01.yml"] += (
        "decisions: [{body: management, kind: decide, date: 2022-06-01, ask: Kiezen wat voorgaat., amount: 5000}]\n"
    )
    files["docs/gesprekken/een.yml"] = (
        "title: Een\nsummary: Wij spraken.\ndate: 2021-02-01\nform: talk\n"
        "follow_up: [{text: Een brief sturen., owner: Afdeling 1, due: 2021-03-01}]\n"
    )
    (page,) = text_of(paper_of(of(made_up_roadmap.write(tmp_path, files)), "management"))
    page = page.replace("\xa0", " ")
    in_order(page, "1 juni 2022, besluit. Kiezen wat voorgaat (€ 5.000) (Activiteit nummer 1)", "Te laat",
        "Activiteit nummer 0: had klaar moeten zijn: K4 2020;", "Activiteit nummer 1: had klaar",
        "Toegezegd in een gesprek: Een brief sturen (Afdeling 1, 1 maart 2021)", "Gevraagd: Directie, 1 juni 2022, besluit, € 5.000.")  # fmt: skip


def test_how_many_people_is_not_nought_when_nobody_wrote_it_down(tmp_path):
    files = made_up_roadmap.roadmap(1, parts=())
    files["docs/gesprekken/een.yml"] = "title: Een\nsummary: Wij spraken.\ndate: 2021-02-01\nform: talk\n"
    root = made_up_roadmap.write(tmp_path, files)
    (page,) = text_of(paper_of(of(root), "management"))
    assert "1 gesprek met een onbekend aantal mensen, samen een onbekend aantal uur." in page
    html = next(page for page in pages(of(root)) if page.address == "gesprekken/").render()
    assert "1 gesprek met een onbekend aantal mensen, samen een onbekend aantal uur." in str(html)
    for text in (page, str(html)):
        assert "Van 1 gesprek is niet bekend met welke afdeling het was." in text


def test_hours_are_told_without_a_roadmap_too(tmp_path):
    files = made_up_roadmap.roadmap(1, goals=0)
    del files["roadmap/roadmap.yml"]
    (page,) = text_of(paper_of(of(made_up_roadmap.write(tmp_path, files)), "management"))
    assert "Afdeling 2020 Afdeling 1 100 van 100 Alle afdelingen, gevraagd 100" in page


def test_the_sheet_tells_where_a_move_brought_the_date_and_its_own_end_first(tmp_path):
    (front, _) = text_of(sheets(changed(tmp_path, moved=2))[0])
    in_order(front, "Einde: K3 2020 → K4 2020.", "Stap 0 van 0: 28 mrt. 2020 → 15 mrt. 2020.")


def test_every_sheet_in_the_booklet_is_one_leaf(eight):
    fronts = [number for number, page in enumerate(eight, 1) if "Blad per activiteit" in page]
    assert len(fronts) == 8
    assert all(number % 2 == 1 and "achterkant" in eight[number] for number in fronts)


def test_programmes_stand_in_the_order_of_their_numbers(tmp_path):
    files = made_up_roadmap.roadmap(2, parts=())
    for n, programme in enumerate(("Programma 10", "Programma 9")):
        path = f"roadmap/activiteiten/activiteit-0{n}.yml"
        files[path] = files[path].replace(f"programme: Programma {n + 1}", f"programme: {programme}")
        files[path] = files[path].replace("status: idea", "status: running")
    text = " ".join(text_of(paper_of(of(made_up_roadmap.write(tmp_path, files)), "booklet")))
    in_order(text.partition("Per programma")[2].partition("Per thema")[0], "Programma 9", "Programma 10")


def test_both_sides_say_what_a_council_asks_in_that_order():
    front, back = next(
        pages for pdf in sheets(of(ROOT)) if "Sensornetwerk in de binnenstad" in (pages := text_of(pdf))[0]
    )
    in_order(front, "VOORBEELD", "Sensornetwerk", "eerst beloofd: K2 2022", "Tijd:", "te laat", "Geld:", "Resultaat:", "Wat willen we bereiken", "Beheerders zien op tijd", "Wat gaan we daarvoor doen",
        "Alle twaalf sensoren meten", "Wat is verschoven", "verplichten om te melden", "Gevolg:", "Wat wij doen:", "Wat mag het",
        "€ 80.000", "Totaal", "€ 248.000", "Besteed:", "Hoe meten we het", "100 (30 nov. 2024", "Bijlage, ter informatie",
        "stand per 31 maart 2025 · versie v1", "pagina 1 van 2", "Er wordt nu niets gevraagd.", "de raad stelt ze per jaar vast", "Zaaknummer:")  # fmt: skip
    in_order(back, "VOORBEELD", "Argumenten", "Kanttekeningen", "Alternatieven", "Niets doen", "Participatie", "Privacy", "Risico's",
        "Besluiten", "Draagvlak", "Bewoners: weten ervan", "Evaluatie, en", "Minder dan de helft", "pagina 2 van 2")  # fmt: skip
    assert "alle batterijen" not in back, "support that is not public"


def test_every_word_of_an_activity_is_on_its_sheet():
    """But what is chosen from, and support that is not public; the eye reads it in the order of the page."""
    site = of(ROOT)
    for entry, pdf in zip(site("initiative"), sheets(site), strict=True):
        data, w = entry.data, site.words
        front, back = (bare(page) for page in text_of(pdf))
        for text in (data.title, data.summary, data.programme, data.after_period, data.intended_effect):
            assert not text or bare(text) in front
        for cost in data.costs:
            assert bare(w.euros(cost.amount)) in front
        for cover in data.coverage:
            assert bare(f"{cover.year}: {w.euros(cover.amount)}") in front
            assert bare(cover.reference or "") in front
        took_part = data.participation
        told = [
            *data.arguments, *data.caveats,
            *(text for each in data.alternatives for text in (each.text, each.why_not)),
            *((took_part.who, took_part.how, took_part.result) if took_part else ()),
            data.privacy and data.privacy.note, data.evaluation and data.evaluation.stop_if, department_name(site, data.lead),
        ]  # fmt: skip
        for text in told:
            assert not text or bare(text) in back
        for number, chosen, page in (
            (MILESTONES, [each.title for each in data.milestones], front),
            (RISKS, [each.text for each in data.risks], back),
            (DECISIONS, [each.ask for each in data.decisions], back),
        ):
            assert sum(bare(text) in page for text in chosen) == min(number, len(chosen))


def bare(text):
    """Letters and digits alone: where a line ends is not a fact, and prose has marks."""
    return re.sub(r"[\W_]+", "", text)


def test_a_department_is_not_named_beside_knowledge(eight):
    """Who leads and joins stands on the back of a sheet; what must be learned on the front, until it is over."""
    named = [page for page in eight if "Afdeling" in page]
    assert len([page for page in named if "Wie doet het Trekt: Afdeling" in page]) == 8
    knowing = [page for page in eight if "Weten wij genoeg" in page]
    over = [page for page in eight if re.search("Status (Klaar|Gestopt)", page)]
    assert (len(over), len(knowing)) == (2, 6)
    assert not [page for page in knowing if page in over]
    assert not [page for page in knowing if page in named]


def test_without_an_address_of_the_site_there_is_no_link_to_it(tmp_path):
    root = made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(1))
    (pdf,) = sheets(of(root, site_url=""))
    assert "Op de site" not in text_of(pdf)[0]
    (with_address,) = sheets(of(root))
    assert "https://slimmestad.example/roadmap/activiteiten/activiteit-00/" in text_of(with_address)[0]


def test_a_preview_makes_no_papers(tmp_path):
    root = made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(1))
    assert list(catalogue.files(of(root, papers=False))) == []


@pytest.mark.parametrize(
    "missing", ["roadmap/roadmap.yml", "roadmap/organisatie.yml", "roadmap/activiteiten", "docs/begrippen"]
)
def test_papers_are_made_without(tmp_path, missing):
    files = {
        path: text
        for path, text in made_up_roadmap.roadmap(2, parts=()).items()
        if not path.startswith(missing)
    }
    if missing.endswith("organisatie.yml"):
        files = {
            path: re.sub(r"^(departments|hours):.*\n", "", text, flags=re.MULTILINE)
            for path, text in files.items()
        }
    checked = validate(read_project(made_up_roadmap.write(tmp_path, files)))
    site = Site(checked.links, Frame("Proefstad", papers=True))
    for address, content in catalogue.files(site):
        assert content.startswith(b"%PDF"), address


def tables(data):
    """Every table in the data of a paper."""
    if isinstance(data, dict):
        if data.get("kind") == "table":
            yield data
        data = list(data.values())
    for each in data if isinstance(data, list) else ():
        yield from tables(each)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_in_the_head_of_a_table_is_wider_than_its_column(tmp_path, language):
    files = {
        path.replace("organisatie", Words(language).folders["organisation"].rpartition("/")[2]): text.replace(
            "language: nl", f"language: {language}"
        )
        for path, text in made_up_roadmap.roadmap(2, moved=1).items()
    }
    for kind in ("initiative", "theme", "concept"):
        old, new = (Words(each).folders[kind] for each in ("nl", language))
        files = {path.replace(f"{old}/", f"{new}/"): text for path, text in files.items()}
    checked_tables = 0
    for _, template, data in catalogue.made(of(made_up_roadmap.write(tmp_path, files))):
        wide = {"timeline-alone": 380 * fitting.MM, "booklet": fitting.WIDTH, "oplegger": fitting.WIDTH}.get(
            template, fitting.BESIDE
        )
        for table in tables(data):
            for head, column in zip(table["head"], table["columns"], strict=True):
                room = wide / fitting.SIZES[0] * column / sum(table["columns"]) - 2 * fitting.CELL
                for word in "".join(run["text"] for run in head).replace("\u00ad", " ").split():
                    assert text_width.width(word) <= room, (template, word)
            checked_tables += 1
    assert checked_tables > 10


def test_english_papers_speak_english(site):
    project = site(language="en")
    found = Site(project.validate().links, Frame("Town", version="v1", papers=True))
    for _, template, data in catalogue.made(found):
        pages = text_of(paper.pdf(template, data, day=found.library.today))
        assert "page 1 of" in pages[0]
        assert "Roadmap (roadmap)" not in pages[0]
        assert not re.search(r"\b(pagina|Ter informatie|niet bekend)\b", " ".join(pages))


def test_the_command_makes_the_papers(tmp_path):
    root = made_up_roadmap.write(tmp_path / "project", made_up_roadmap.roadmap(2))
    out = tmp_path / "out"
    done = CliRunner().invoke(
        main, ["council", "--project", str(root), "--output", str(out), "--version", "v1"]
    )
    assert done.exit_code == 0, done.output
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.pdf")) == [
        "2020-2024/activiteiten/activiteit-00.pdf", "2020-2024/activiteiten/activiteit-01.pdf",
        "2020-2024/oplegger.pdf", "2020-2024/roadmap.pdf", "2020-2024/tijdlijn.pdf", "2020-2024/voortgang.pdf",
    ]  # fmt: skip


def test_the_command_says_its_warnings_and_writes_where_the_project_is(tmp_path, monkeypatch):
    root = made_up_roadmap.write(tmp_path / "project", made_up_roadmap.roadmap(1, late=True, parts=()))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    done = CliRunner().invoke(main, ["council", "--project", "../project"])
    assert done.exit_code == 0, done.output
    assert "warning[late-unexplained]" in done.stderr
    assert (root / "build/council/2020-2024/oplegger.pdf").is_file()
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("command", [["council", "--output", "out"], ["build", "--no-papers"]])
def test_a_command_says_once_what_is_left_out_without_an_address_of_the_site(tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    files = made_up_roadmap.roadmap(1, parts=())
    for address, told in (
        (made_up_roadmap.SETTINGS, 0),
        (re.sub("site_url.*\n", "", made_up_roadmap.SETTINGS), 1),
    ):
        made_up_roadmap.write(tmp_path, {**files, "mkdocs.yml": address})
        done = CliRunner().invoke(main, [*command, "--project", str(tmp_path)])
        assert done.exit_code == 0, done.output
        assert done.output.count("zonder site_url zijn er geen feed") == told


def test_the_command_refuses_wrong_content_and_writes_nothing(tmp_path):
    files = made_up_roadmap.roadmap(1)
    path = "roadmap/activiteiten/activiteit-00.yml"
    root = made_up_roadmap.write(tmp_path / "project", {**files, path: files[path] + "titel: x\n"})
    done = CliRunner().invoke(main, ["council", "--project", str(root), "--output", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "unknown-field" in done.output
    assert not (tmp_path / "out").exists()


UNBROKEN = "Woordzonderspatiesdatzolangisdathetnergensineenkolompastenookoppapiernietafgebro"
NAMES = ("municipality: ", "name: ", "title: ", "measure: ", "unit: ", "programme: ", "summary: ")


@pytest.mark.skipif(TEXT is None, reason="poppler tells where words stand")
def test_a_name_of_one_long_word_runs_off_no_page_and_over_no_other_word(tmp_path):
    files = made_up_roadmap.roadmap(2, sample=True)
    for path, text in files.items():
        if path.endswith(".yml") and path != "mkdocs.yml":
            shorter = text.replace("kind: structural}", "kind: structural, until: 2022}")  # so that it fits
            files[path] = re.sub(f"({'|'.join(NAMES)})[^,}}\n]*", rf"\g<1>{UNBROKEN}", shorter)
    site = of(made_up_roadmap.write(tmp_path, files))
    made = [(name, paper.pdf(name, data, day=site.library.today)) for _, name, data in catalogue.made(site)]
    made.append(("guide", paper.pdf("guide", guide.on_paper(site), day=site.library.today)))
    for name, pdf in made:
        for number, (width, words) in enumerate(places_of(pdf), 1):
            for at, (left, top, right, bottom, text) in enumerate(words):
                assert 50 < left < right < width - 50, (name, number, text)
                for other in words[at + 1 :]:
                    wide = min(right, other[2]) - max(left, other[0])
                    high = min(bottom, other[3]) - max(top, other[1])
                    least = min(bottom - top, other[3] - other[1])
                    assert wide < 1 or high < least / 2, (name, number, text, other)


SAMPLES = paper.COUNCIL / "samples"
KEPT_SAMPLES = ("sheet-alone", "management")
"""Whose data stands beside its template, so that a change of what a paper is told shows in the diff."""
OPENER = '#import "../{0}.typ": printed\n#printed(json("{0}.json"))\n'


def test_every_paper_writes_out_the_address_that_its_code_holds(tmp_path):
    site = of(real_project(tmp_path))
    told = {}
    for _, template, data in catalogue.made(site):
        if template not in told:
            told[template] = data["frame"]["url"]
            assert data["frame"]["qr"], template
            words = " ".join(text_of(paper.pdf(template, data, day=site.library.today)))
            assert told[template] in words.replace(" ", ""), template
    assert {*told} == {"oplegger", "booklet", "timeline-alone", "sheet-alone", "management"}
    assert told["management"].endswith("/kennispeiling/2024-najaar/")


@pytest.mark.parametrize("template", ["oplegger", "sheet-alone", "booklet", "management", "timeline-alone"])
def test_a_template_opens_by_itself_with_the_sample_beside_it(tmp_path, template, request):
    """`pytest --update-golden` writes all five; the data of the longer ones is not kept (`.gitignore`)."""
    site = of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(2, sample=True)))
    data = next(data for _, name, data in catalogue.made(site) if name == template)
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    sample = SAMPLES / f"{template}.json"
    if request.config.getoption("--update-golden"):
        sample.write_text(text, "utf-8")
    opener = SAMPLES / f"{template}.typ"
    assert opener.read_text("utf-8") == OPENER.format(template)
    if template in KEPT_SAMPLES:
        assert sample.read_text("utf-8") == text, "run: pytest tests/papers/test_papers.py --update-golden"
        fonts = [paper.COUNCIL / "fonts"]
        made = typst.compile(opener, root=paper.ROOT, font_paths=fonts, ignore_system_fonts=True)
    else:
        made = paper.pdf(template, data, day=site.library.today)
    assert "VOORBEELD" in text_of(made)[0]


def test_a_page_links_to_its_paper_only_when_that_is_made(tmp_path):
    root = made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(1))
    for with_papers in (True, False):
        found = of(root, papers=with_papers)
        html = {page.address: page.render() for page in entries(found)}
        addresses = [address for address, _ in catalogue.files(found)]
        assert (
            "downloads/2020-2024/activiteiten/activiteit-00.pdf"
            in html["roadmap/activiteiten/activiteit-00/"]
        ) == with_papers
        linked = set(re.findall(r'href="[./]*(downloads/[^"]*\.pdf)"', " ".join(html.values())))
        assert linked == set(addresses)


def test_a_line_without_a_full_stop_still_ends_before_the_next(tmp_path):
    root = made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(1, moved=1))
    (pdf,) = sheets(of(root))
    in_order(text_of(pdf)[0], "Oorzaak: Reden 0. Gevolg: Het gevolg. Wat wij doen: Wat wij doen.")


def test_a_space_that_the_fonts_lack_prints_as_a_space(tmp_path):
    (pdf,) = sheets(of(initiative(tmp_path, summary="Van\u1680Ogham\u2003tot\u3000hier")))
    assert "Van Ogham tot hier" in text_of(pdf)[0]
