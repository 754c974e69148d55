"""The oplegger: two sides in every case, in the words of the data, with a gap for what nobody wrote."""

import json
import re

import made_up_roadmap
import pytest
import two_periods
from folders import ROOT
from paper_checks import count, in_order, of, paper_of, text_of, with_fields

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.facts.plan import money_sentences, plan_sums
from stadswijzer.outputs import calendar as agenda
from stadswijzer.pages.render import entries
from stadswijzer.papers import asked, catalogue
from stadswijzer.papers.oplegger import oplegger as oplegger_sections
from stadswijzer.papers.oplegger import paper as oplegger
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.sheet.front import Front

ONE = "roadmap/activiteiten/activiteit-00.yml"
TITLES = {
    "glance": "Alle activiteiten in één oogopslag",
    "late": "Te laat of verschoven, en waarom",
    "works": "Werkt het?",
    "evaluated": "Wat terugkijken opleverde",
    "decided": "Wat u eerder besloot",
    "promises": "Toezeggingen en moties",
}


def eight_years(*, own=False):
    """Eight years with two sources a year, and amounts of nine digits. `own`: what each is of its own."""
    files = made_up_roadmap.roadmap(4, period=(2023, 2030), as_of="2024-01-15", costs=False)
    years = range(2023, 2031)
    cover = [(year, source) for year in years for source in ("budget", "grant")]
    money = {
        "costs": [
            {"year": year, "amount": 987_654_321, "kind": "one_off", **({"what": "Bouw"} if own else {})}
            for year in years
        ],
        "coverage": [
            {
                "year": year,
                "amount": 123_456_789,
                "source": source,
                "state": "to_adopt",
                "reference": f"Stuk {source} {year}" if own else "Programma 9",
            }
            for year, source in cover
        ],
    }
    return {
        path: with_fields(text, **money) if "/activiteiten/" in path else text for path, text in files.items()
    }


def stopped(number):
    files = made_up_roadmap.roadmap(number)
    return {
        path: re.sub(r"status: .*\n(status_.*\n)*", f"{made_up_roadmap.STOPPED}\n", text)
        if "/activiteiten/" in path
        else text
        for path, text in files.items()
    }


CASES = {
    **{
        name: lambda given=given: made_up_roadmap.roadmap(**given)
        for name, given in made_up_roadmap.ODD.items()
        if name != "sixty"  # those of forty are cut short too
    },
    "twelve": lambda: made_up_roadmap.roadmap(12),
    "forty, late": lambda: made_up_roadmap.roadmap(40, late=True, moved=2),
    "forty odd titles": lambda: made_up_roadmap.roadmap(40, titles="odd"),
    "all stopped": lambda: stopped(12),
    "eight years": eight_years,
}


@pytest.mark.parametrize("name", CASES)
def test_it_has_two_sides_at_most_in_letters_that_can_be_read(tmp_path, name):
    root = made_up_roadmap.write(tmp_path, CASES[name]())
    site = of(root)
    data = oplegger.data(site)
    assert data["size"] in fitting.SIZES
    pdf = paper_of(site, "oplegger")
    assert count(pdf) <= 2
    whole = " ".join(text_of(pdf))
    in_order(
        whole,
        "Oplegger bij de roadmap",
        "Zaaknummer",
        "Wat wij van u vragen",
        *TITLES.values(),
        "Wat is veranderd",
    )
    entries = site("initiative")
    named = sum(f" {entry.title} " in f" {whole} " for entry in entries)
    assert "odd" in name or named == len(entries) or re.search(r"Nog \d+ activiteite?n? sta", whole)


def test_of_twelve_activities_every_one_has_its_line(tmp_path):
    (page, _) = text_of(
        paper_of(of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(12))), "oplegger")
    )
    table = page.partition(TITLES["glance"])[2].partition(TITLES["late"])[0]
    assert [n for n in range(12) if f"Activiteit nummer {n} " not in table] == []
    assert "Activiteit Status Tijd Geld Risico Resultaat" in table


def test_a_clerk_finds_the_five_answers(tmp_path):
    """What do you want, what does it cost, what is late and why, what did we decide, does it work?"""
    files = made_up_roadmap.roadmap(2, parts=())
    files[ONE] = with_fields(
        files[ONE],
        status="running",
        end="2021-Q4",
        portfolio="Wethouder Lucht",
        moved=[{"date": "2021-05-01", "field": "end", "from": "2021-Q2", "reason": "De levering kwam niet.", "effect": "Een jaar later.", "action": "Wij huren."}],
        decisions=[
            {"body": "council", "kind": "decide", "date": "2022-06-21", "ask": "Kiezen of het doorgaat.", "amount": 60000},
            {"body": "council", "kind": "decide", "date": "2020-06-23", "ask": "Geld vrijmaken.", "outcome": "amended", "reference": "Raadsbesluit 2020-9"},
            {"body": "executive", "kind": "opinion", "date": "2022-05-10", "ask": "Wat vindt het college?"},
        ],
        evaluation={"date": "2021-12", "stop_if": "Nee.", "result": {"date": "2021-12-20", "text": "De lucht is schoner.", "decision": "continue"}},
    )  # fmt: skip
    files["roadmap/roadmap.yml"] += (
        "promises:\n"
        "  - {text: Elk jaar een brief., body: Gemeenteraad, kind: promise, date: 2020-03-01, due: 2021-06-30}\n"
        "  - {text: Meet ook geluid., body: Gemeenteraad, kind: motion, date: 2021-03-01, done: 2021-09-01}\n"
    )
    text = " ".join(text_of(paper_of(of(made_up_roadmap.write(tmp_path, files)), "oplegger")))
    text = text.replace("\xa0", " ")
    assert "Gevraagd: Gemeenteraad, 21 juni 2022, besluit, € 60.000. Nog 1 vraag staat in dit stuk." in text
    in_order(
        text,
        "Wethouder Lucht",
        "10 mei 2022 College van B en W, mening",
        "21 juni 2022 Gemeenteraad, besluit",
        "Kiezen of het doorgaat.",
        "€ 60.000",
    )
    in_order(
        text, "Activiteit nummer 0 Loopt te laat niet gedekt niet genoemd gaat door",
        TITLES["late"], "Activiteit nummer 0: had klaar moeten zijn: K4 2021, eerst K2 2021;",
        "Oorzaak: De levering kwam niet. Gevolg: Een jaar later. Wat wij doen: Wij huren.",
        "Wat het kost", "Niet gedekt", "Elk jaar na 2024",
        TITLES["works"], "Doel 0", "10 → 90", "20 (31 december 2020)", "13 % van de weg",
        TITLES["evaluated"], "De lucht is schoner. Uitkomst: doorgaan.",
        TITLES["decided"], "23 juni 2020. Activiteit nummer 0: Geld vrijmaken. Aangenomen met wijziging (Raadsbesluit 2020-9).",
        "15 januari 2020. Gemeenteraad stelde de roadmap vast.",
        TITLES["promises"], "Te laat: 30 juni 2021. Elk jaar een brief. Toezegging, Gemeenteraad, 1 maart 2020.", "Nagekomen op 1 september 2021. Meet ook geluid.",
        "Wat is veranderd sinds uw besluit van 23 juni 2020", "Activiteit nummer 0: teruggekeken: gaat door; einde van K2 2021 naar K4 2021.",
        "nieuwe motie: Meet ook geluid",
    )  # fmt: skip


def test_what_nobody_wrote_is_a_gap_and_never_made_up(tmp_path):
    files = made_up_roadmap.roadmap(1, parts=(), costs=False, goals=0, late=True, adopted=False)
    files[ONE] = with_fields(
        files[ONE],
        decisions=[{"body": "council", "kind": "decide", "date": "2023-06-21", "ask": "Kiezen."}],
    )
    text = " ".join(text_of(paper_of(of(made_up_roadmap.write(tmp_path, files)), "oplegger")))
    in_order(
        text, "besluit, bedrag niet opgegeven", "Portefeuillehouder niet opgegeven", "Ambtelijk voorstel, nog niet vastgesteld",
        "Kiezen. niet opgegeven", "te laat niet opgegeven niet genoemd nog niet te zeggen",
        "Oorzaak: niet opgegeven. Gevolg: niet opgegeven. Wat wij doen: niet opgegeven.", "De kosten zijn niet opgegeven.", "Er zijn nog geen doelen",
        "De raad besloot nog niets over deze roadmap.", "Er zijn geen toezeggingen en moties opgeschreven.",
    )  # fmt: skip


def test_nothing_counts_as_a_change_that_came_before_the_decision_or_after_the_state(tmp_path):
    files = made_up_roadmap.roadmap(1, parts=("decisions",), as_of="2021-03-31")
    stones = [
        {"title": f"Stap van {day}", "date": "2020-05-01", "done": day} for day in ("2020-05-09", "2020-05-11", "2021-04-01")
    ]  # fmt: skip
    files[ONE] = with_fields(files[ONE], milestones=stones)
    text = " ".join(text_of(paper_of(of(made_up_roadmap.write(tmp_path, files)), "oplegger")))
    changed = text.partition("sinds uw besluit van 10 mei 2020")[2]
    assert [day for day in ("2020-05-09", "2020-05-11", "2021-04-01") if day in changed] == ["2020-05-11"]


def test_nothing_is_left_out_while_there_is_room(tmp_path):
    text = " ".join(text_of(paper_of(of(made_up_roadmap.write(tmp_path, stopped(12))), "oplegger")))
    text = text.replace("\xa0", " ")
    assert text.count("gestopt sinds 1 mrt. 2021. Oorzaak: Het mocht niet.") == 12
    assert not re.findall(r"Nog \d+ [^.]* in het boekje", text)


def test_the_booklet_opens_with_the_same_two_sides(tmp_path):
    site = of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(6, moved=1)))
    alone, booklet = text_of(paper_of(site, "oplegger")), text_of(paper_of(site, "booklet"))
    assert len(alone) == 2
    for n, page in enumerate(alone):
        assert booklet[n].partition("Bijlage")[0] == page.partition("Bijlage")[0]
    assert "Inhoud" in booklet[2]


def test_a_question_too_long_for_two_sides_takes_a_third_and_is_warned_of(tmp_path):
    files = made_up_roadmap.roadmap(2, parts=())
    ask = " ".join(f"Vraag nummer {n} is een lange vraag aan de raad." for n in range(300))
    decision = {"body": "council", "kind": "decide", "date": "2023-06-21", "ask": ask}
    files[ONE] = with_fields(files[ONE], decisions=[decision])
    root = made_up_roadmap.write(tmp_path, files)
    found = validate(read_project(root)).problems
    assert not found.errors
    (told,) = [
        each
        for each in found
        if each.place.file == "roadmap/roadmap.yml" and each.code == "too-long-for-paper"
    ]
    assert (told.values["side"], told.values["section"]) == ("oplegger", "Wat wij van u vragen")
    pages = text_of(paper_of(of(root), "oplegger"))
    assert len(pages) >= 3
    assert [n for n in range(300) if f"Vraag nummer {n} " not in " ".join(pages)] == []
    files[ONE] = with_fields(files[ONE], decisions=[{**decision, "ask": ask[:2000]}])
    shorter = validate(read_project(made_up_roadmap.write(tmp_path / "less", files))).problems
    assert not [
        each
        for each in shorter
        if each.place.file == "roadmap/roadmap.yml" and each.code == "too-long-for-paper"
    ]


def test_of_the_real_roadmap_every_activity_has_its_line_and_the_first_side_says_what_it_costs():
    for site in of(ROOT).plans:
        sides = text_of(paper_of(site, "oplegger"))
        costs = sides[0].partition("Wat het kost")[2]
        assert "eenmalig en €" in costs, "the sentence stands there, though the table has to wait for a page"
        assert sides[1].split("Werkt het?")[0].count("Totaal") == 1, "and the table is whole"
        text = " ".join(sides)
        table = text.partition(TITLES["glance"])[2].partition(TITLES["late"])[0]
        assert [entry.title for entry in site("initiative") if entry.title not in table] == []


def test_it_names_no_department_and_tells_nothing_of_what_people_know(tmp_path):
    data = json.dumps(oplegger.data(of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(6)))))
    assert "Afdeling" not in data
    assert "Sensor" not in data


def test_a_browser_saves_a_paper_with_its_period_and_the_day_of_its_state(tmp_path):
    site = of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(1)))
    html = "".join(str(page.render()) for page in entries(site))
    saved = dict(re.findall(r'href="[./]*(downloads/[^"]*)" download="([^"]*)"', html))
    assert saved["downloads/2020-2024/oplegger.pdf"] == "oplegger-2020-2024-2022-03-31.pdf"
    assert (
        saved["downloads/2020-2024/activiteiten/activiteit-00.pdf"]
        == "activiteit-00-2020-2024-2022-03-31.pdf"
    )
    assert set(re.findall(r'href="[./]*(downloads/2020-2024/[^"]*)"', html)) == set(saved), (
        "every one of a period"
    )
    assert len(set(saved.values())) == len(saved)


def test_many_amounts_stand_on_one_line_of_each_source_with_what_is_their_own(tmp_path):
    site = of(made_up_roadmap.write(tmp_path, eight_years(own=True)))
    data = site("initiative")[0].data
    lines = money_sentences.cover_lines(site.words, data, plan_sums.horizon(site))
    assert len(lines) == 2
    for row in data.coverage:
        amount = site.words.euros(row.amount)
        assert f"{row.year}\u00a0{amount} ({row.reference})" in " ".join(lines)
    (costs,) = money_sentences.cost_lines(site.words, data, telling=True)
    assert costs.endswith(": eenmalig, Bouw")
    assert costs.count(site.words.euros(987_654_321)) == 8


def test_yearly_costs_without_a_name_are_one_line_that_does_not_read_as_no_amount(tmp_path):
    rows = [f"{{year: {year}, amount: 12000, kind: structural}}" for year in (2020, 2021, 2022)]
    rows += ["{year: 2023, amount: 9000, kind: structural, until: 2023}"]
    files = made_up_roadmap.roadmap(1, parts=())
    (path,) = (each for each in files if "/activiteiten/" in each)
    files[path] = re.sub(r"^costs: .*$", f"costs: [{', '.join(rows)}]", files[path], flags=re.MULTILINE)
    plan = of(made_up_roadmap.write(tmp_path, files))
    (line,) = money_sentences.cost_lines(plan.words, plan("initiative")[0].data, telling=True)
    assert line.replace("\u00a0", " ") == (
        "elk jaar van 2020 tot en met 2022 € 12.000, 2023 € 9.000: waarvoor is niet opgegeven"
    )


def test_a_title_without_years_has_them_on_every_paper_and_calendar_where_there_are_more_periods(tmp_path):
    def heads(plan):
        made = {template: data["frame"] for _, template, data in catalogue.made(plan)}
        told = [
            (made[name]["title"], made[name]["head"]) for name in ("oplegger", "booklet", "timeline-alone")
        ]
        (name,) = re.findall(r"\nNAME:(.*)\r", agenda.calendar(plan, [], plan.as_of))
        return [name, *(word for pair in told for word in pair)]

    for plan in of(made_up_roadmap.write(tmp_path / "two", two_periods.files())).plans:
        assert all(plan.period.title in each for each in heads(plan)), heads(plan)
    alone = of(made_up_roadmap.write(tmp_path / "one", made_up_roadmap.roadmap(1)))
    assert not any("2020" in each for each in heads(alone))


def test_where_there_is_room_stands_what_the_council_weighs_of_what_is_asked(tmp_path):
    asked = [{"body": "council", "kind": "decide", "date": "2023-06-21", "ask": "Doorgaan.", "amount": 5}]
    told = {}
    for name, decisions in (("asked", asked), ("not", [])):
        files = made_up_roadmap.roadmap(2, goals=1)
        for path in (path for path in files if "/activiteiten/" in path):
            files[path] = with_fields(files[path], decisions=decisions if path == ONE else [])
        pages = text_of(paper_of(of(made_up_roadmap.write(tmp_path / name, files)), "oplegger"))
        assert len(pages) == 2
        told[name] = " ".join(pages)
    weighed = ("Wat u bij de vraag afweegt", "Activiteit nummer 0", "Argumenten: Het helpt. Het is nodig.",
        "Kanttekeningen: Het kost tijd.", "Alternatieven: Niets doen. Dan verandert er niets.", "Het mislukt. Wat wij doen: Klein beginnen.")  # fmt: skip
    chosen = ("Waar deze roadmap voor kiest", "Gekozen, Lucht: Daar is de steun.", "Nu niet, Verkeer:", "Een deel wilde eerst verkeer.")  # fmt: skip
    in_order(told["asked"], *weighed, *chosen)
    in_order(told["not"], *chosen)
    assert weighed[0] not in told["not"]


def test_of_what_a_body_is_only_told_nothing_is_asked(tmp_path):
    told = {"body": "executive", "kind": "inform", "date": "2021-01-01", "ask": "Kennis nemen van de stand."}
    ask = {"body": "council", "kind": "decide", "date": "2023-06-21", "ask": "Doorgaan.", "amount": 5}
    files = made_up_roadmap.roadmap(3, late=True)
    for path in (path for path in files if "/activiteiten/" in path):
        files[path] = with_fields(files[path], decisions=[told, *([ask] if path == ONE else [])])
    site = of(made_up_roadmap.write(tmp_path, files))
    table, count_of = oplegger_sections.ask_table(site, 9)
    assert [row[2][-1]["text"] for row in table["rows"]] == ["Doorgaan."]
    assert count_of["runs"][0]["text"].startswith("3 onderwerpen gaan alleen ter informatie")
    assert (
        asked.sentence(site, asked.open_asks(site))
        == "Gevraagd: Gemeenteraad, 21 juni 2023, besluit, €\u00a05."
    )


def test_of_what_is_late_without_a_date_that_moved_the_sheet_says_that_nobody_wrote_why(tmp_path):
    site = of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(1, late=True)))
    said = json.dumps(Front(site, site("initiative")[0]).moves(), ensure_ascii=False)
    assert "Waarom iets te laat is, heeft nog niemand opgeschreven." in said
    early = made_up_roadmap.roadmap(1, as_of="2020-01-02")
    site = of(made_up_roadmap.write(tmp_path / "early", early))
    assert "nog niemand" not in json.dumps(Front(site, site("initiative")[0]).moves(), ensure_ascii=False)
