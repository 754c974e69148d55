"""An activity and a goal that go on twice: each period tells what came before it and after it, and only that."""

import csv
import io
import json
import re

import made_up_roadmap
import pytest
from paper_checks import of, with_fields
from site_checks import build, faults

from stadswijzer.changes.compared.whole import compare
from stadswijzer.changes.comparison import Version
from stadswijzer.changes.told import report
from stadswijzer.changes.told.council import since
from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.facts.plan import continuation, judgement
from stadswijzer.outputs import csv_tables
from stadswijzer.pages.views import judged
from stadswijzer.papers import council_chapters, council_text, goals_chapter, timeline_paper
from stadswijzer.papers.oplegger import decided, standing
from stadswijzer.papers.sheet.front import Front
from stadswijzer.papers.sheet.sheet import sheet

YEARS = ((2016, 2020), (2021, 2024), (2025, 2028))
FIRST, SECOND, THIRD = "roadmap/", "roadmap/2021-2024/", "roadmap/2025-2028/"


def three():
    """Two periods that are over and one that runs; in each an activity goes on under the same name of a file."""
    files = {}
    for folder, years in zip((FIRST, SECOND, THIRD), YEARS, strict=True):
        over = years[1] < 2025
        made = made_up_roadmap.roadmap(
            2, period=years, as_of=f"{years[1]}-12-31" if over else "2026-03-31", closing=over
        )
        for path, text in made.items():
            if path.startswith("roadmap/") and "organisatie" in path and folder != FIRST:
                continue
            told = text.replace("status: preparation", "status: done") if over else text
            files[path.replace("roadmap/", folder, 1) if path.startswith("roadmap/") else path] = told
    files["roadmap/organisatie.yml"] = re.sub(r", hours: \{[^}]*\}", "", files["roadmap/organisatie.yml"])
    for folder, title, before in (
        (FIRST, "Meten in 2016", ""),
        (SECOND, "Meten in 2021", "2016-2020"),
        (THIRD, "Meten in 2025", "2021-2024"),
    ):
        path, goal = f"{folder}activiteiten/activiteit-00.yml", f"{folder}roadmap.yml"
        files[path] = (
            files[path].replace('"Activiteit nummer 0"', title).replace("status: idea", "status: running")
        )
        files[path] += f"continues: {before}/activiteit-00\n" if before else ""
        files[path] += f"outcome: Het werd {title.lower()} anders.\n" if folder != THIRD else ""
        own = f"title: Lucht {title[-4:]}" + (f", continues: {before}/doel-0" if before else "")
        files[goal] = files[goal].replace("title: Doel 0", own)
    for years in YEARS:
        name = f"{years[0]}-{years[1]}"
        files[f"roadmap/papieren/{name}/besluit-{years[0]}.pdf"] = "%PDF as it was"
    return files


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return made_up_roadmap.write(tmp_path_factory.mktemp("three"), three())


@pytest.fixture(scope="module")
def built(root):
    return build(root, papers=False)


def test_a_site_of_three_periods_is_whole_and_leads_with_the_newest_adopted(built):
    assert faults(built) == []
    assert 'rel="canonical" href="https://slimmestad.example/roadmap/2025-2028/"' in built.html("roadmap/")


def test_an_activity_in_the_middle_tells_both_sides(built):
    text = built.text(f"{SECOND}activiteiten/activiteit-00/")
    assert "Gaat verder op Meten in 2016 (2016–2020)." in text
    assert "Het werd meten in 2016 anders." in text
    assert "Gaat verder in 2025–2028: Meten in 2025" in text
    assert "Genoemd in" not in text


def test_a_goal_tells_both_sides_with_what_was_promised_and_what_came_of_it(built):
    text = built.text("roadmap/2021-2024/")
    assert (
        "Gaat verder op Lucht 2016 (2016–2020). Toen beloofd: van 10 naar 90. Wat ervan kwam: niet gehaald, "
        "13 % van de weg afgelegd. Laatst gemeten: 20, op 31 december 2016."
    ) in text.replace("\xa0", " ")
    assert "Gaat verder in 2025–2028: Lucht 2025 (van 10 naar 90)" in text


def test_a_closing_says_in_what_goals_and_activities_go_on(built):
    text = built.text("roadmap/2016-2020/afsluiting/")
    assert "Gaat verder in 2021–2024: Lucht 2021" in text
    assert "Gaat verder in 2021–2024: Meten in 2021" in text


def test_data_and_what_is_new_name_the_period(built):
    periods = json.loads(built.html("api/v1/roadmap.json"))["periods"]
    found = {each["period"]: each["initiatives"][0].get("continues") for each in periods}
    assert found == {
        "2025-2028": "2021-2024/activiteit-00",
        "2021-2024": "2016-2020/activiteit-00",
        "2016-2020": None,
    }
    assert "Meten in 2016 (2016–2020)" in built.html("downloads/2021-2024/roadmap.csv")
    news = built.text("nieuw/")
    assert "Besluit (2021–2024), 10 mei 2021" in news
    assert "Besluit (2025–2028), 10 mei 2025" in news


def test_the_page_on_data_lists_the_files_and_kept_papers_of_every_period(built):
    links = built.links("over/gegevens/")
    for first, last in YEARS:
        assert f"downloads/{first}-{last}/roadmap.csv" in links
        assert f"downloads/{first}-{last}/papieren/besluit-{first}.pdf" in links


def test_what_went_on_only_later_still_costs_in_the_period_between(tmp_path):
    files, name = three(), "activiteiten/activiteit-00.yml"
    between = files[f"{SECOND}{name}"].replace("status: running", "status: done")
    files[f"{SECOND}{name}"] = between.replace("continues: 2016-2020/activiteit-00\n", "")
    files[f"{THIRD}{name}"] = files[f"{THIRD}{name}"].replace("2021-2024/activiteit", "2016-2020/activiteit")
    third, second, _ = of(made_up_roadmap.write(tmp_path, files)).plans
    assert [costs for _, costs, _ in continuation.left_by_earlier(second)] == [3_000]
    assert {plan.period.name: costs for plan, costs, _ in continuation.left_by_earlier(third)} == {
        "2016-2020": 2_000,
        "2021-2024": 3_000,
    }


def runs(found):
    """Everything that is said in blocks, in their order."""
    if isinstance(found, dict):
        return "".join([found.get("text", "") if "kind" not in found else "", *map(runs, found.values())])
    return "".join(map(runs, found)) if isinstance(found, list | tuple) else ""


def test_papers_of_the_middle_period_tell_both_sides_too(root):
    plan = of(root).plans[1]
    (entry,) = [each for each in plan("initiative") if each.title == "Meten in 2021"]
    back = runs(sheet(plan, entry).back)
    assert "Gaat verder op Meten in 2016 (2016–2020)." in back
    assert "Wat ervan kwam: Het werd meten in 2016 anders." in back
    assert "Gaat verder in 2025–2028: Meten in 2025" in back
    goals = runs(goals_chapter.chapter(plan).sections)
    assert "Gaat verder op Lucht 2016 (2016–2020). Toen beloofd" in goals
    assert "Gaat verder in 2025–2028: Lucht 2025" in goals


def test_changes_keep_periods_apart(root, tmp_path):
    files = three()
    path = f"{SECOND}activiteiten/activiteit-01.yml"
    files[path] = files[path].replace("title: Stap 0 van 1", "title: Anders").replace("20000", "25000")
    both = (Version(name, validate(read_project(at))) for name, at in (
        ("a", root), ("b", made_up_roadmap.write(tmp_path, files))
    ))  # fmt: skip
    found = compare(*both)
    words = found.after.site.words
    assert {change.id for change in found.changes if change.kind == "initiative"} == {
        "2021-2024/activiteit-01"
    }
    assert {change.values["period"] for change in found.changes if not change.id} == {"2021-2024"}
    assert "**Activiteit nummer 1 (2021–2024)**: mijlpaal" in report.as_markdown(found, words)
    assert since(found, words).sections == (), "the booklet of the period that leads tells of that one alone"


@pytest.fixture(scope="module")
def carried(tmp_path_factory):
    """What was promised and decided before the newest period, on what goes on in it and on what does not."""
    files = three()
    for folder, year in ((FIRST, 2017), (SECOND, 2022), (THIRD, 2025)):
        path = f"{folder}activiteiten/activiteit-00.yml"
        files[path] = re.sub(r"(?m)^decisions:\n(  .*\n|-.*\n)*", "", files[path])
        files[f"{folder}activiteiten/activiteit-01.yml"] = re.sub(
            r"(?m)^decisions:.*\n(  .*\n|-.*\n)*", "", files[f"{folder}activiteiten/activiteit-01.yml"]
        )
        files[f"{folder}roadmap.yml"] = re.sub(r"(?m)^adopted:.*\n", "", files[f"{folder}roadmap.yml"])
        if folder != THIRD:
            files[path] = with_fields(
                files[path],
                decisions=[
                    {"body": "council", "kind": "decide", "date": f"{year}-05-01", "ask": f"Mag het door in {year}?", "outcome": "adopted"},
                    {"body": "executive", "kind": "decide", "date": f"{year}-06-01", "ask": "Wil het college dit?", "outcome": "adopted"},
                ],
            )  # fmt: skip
            files[f"{folder}roadmap.yml"] += (
                f"adopted: [{{body: Gemeenteraad, date: {year}-01-15, reference: Raadsbesluit {year}-9}}]\n"
                "promises:\n"
                f"  - {{text: Een brief over {year}., body: Gemeenteraad, kind: motion, date: {year}-02-01, due: {year}-12-31}}\n"
                f"  - {{text: Een lijst van {year}., body: Gemeenteraad, kind: promise, date: {year}-02-01, done: {year}-03-01}}\n"
            )
        else:
            files[path] = with_fields(files[path], decisions=[])
    root = made_up_roadmap.write(tmp_path_factory.mktemp("carried"), files)
    return next(plan for plan in of(root).plans if plan.period.start == 2025), root


def test_open_promises_and_decisions_on_what_goes_on_are_carried_over_with_their_period(carried):
    newest, _ = carried
    told = runs(decided.taken(newest, 9))
    assert told.startswith("De raad besloot nog niets over deze roadmap.1 mei 2022. Meten in 2021: ")
    assert "Mag het door in 2022? Aangenomen. (uit 2021–2024)1 mei 2017. Meten in 2016" in told
    assert "college" not in told
    asked = runs(decided.promises(newest, 9))
    assert asked.startswith("Te laat: 31 december 2017. Een brief over 2017. Motie, Gemeenteraad, ")
    assert asked.endswith("Een brief over 2022. Motie, Gemeenteraad, 1 februari 2022. (uit 2021–2024)")
    assert "Een lijst van" not in asked
    booklet = json.dumps(council_chapters.decided(newest).data, ensure_ascii=False)
    for words in (
        "Meten in 2016 (2016–2020)",
        "Mag het door in 2022?",
        "Motie (2021–2024), Gemeenteraad: Een brief over 2022.",
    ):
        assert words in booklet
    wall = json.dumps(timeline_paper.Tables(newest, newest.plan).dates(), ensure_ascii=False)
    assert "Meten in 2021 (2021–2024): " in wall


def test_every_paper_and_page_holds_that_the_roadmap_was_adopted(carried):
    newest, root = carried
    middle = next(plan for plan in newest.plans if plan.period.start == 2021)
    for made in (
        decided.taken(middle, 9),
        council_chapters.decided(middle).data,
        timeline_paper.Tables(middle, middle.plan).dates(),
    ):
        assert "Raadsbesluit 2022-9" in json.dumps(made, ensure_ascii=False)
    site = build(root, papers=False)
    assert "Raadsbesluit 2022-9" in site.text("roadmap/2021-2024/besluiten/")
    later = site.text("roadmap/2025-2028/besluiten/")
    assert "Raadsbesluit" not in later
    assert "Gemeenteraad, 2021–2024" in later
    assert "Motie van 1 februari 2017, Gemeenteraad (2016–2020)" in site.text("roadmap/2025-2028/")


def test_the_oplegger_counts_as_many_decisions_as_the_booklet_holds(carried):
    newest, _ = carried
    middle = next(plan for plan in newest.plans if plan.period.start == 2021)
    shown = decided.taken(middle, 1)
    left = int(re.search(r"Nog (\d+) beslui", runs(shown))[1])
    rows = [
        row
        for each in council_chapters.decided(middle).sections
        for block in each["blocks"]
        for row in block.get("rows", ())
    ]
    in_booklet = [
        row
        for row in rows
        if "Gemeenteraad" in runs(row) and "Motie" not in runs(row) and "Toezegging" not in runs(row)
    ]
    assert left + 1 == len(in_booklet)


def test_beside_how_it_stands_papers_say_what_was_first_promised_in_an_earlier_period(carried):
    newest, _ = carried
    glance = runs(standing.table(newest, 9, status=True))
    assert re.search(r"Meten in 2025\w* ?.*?\(eerst [^)]*2016\)", glance)
    assert re.search(
        r"Meten in 2025: .*in 2016–2020 beloofd voor [^;]*2016, nu [^;]*\d{4}\.",
        runs(standing.late(newest, 9)),
    )
    moved = runs(council_chapters.moved(newest).sections)
    assert re.search(r"Meten in 2025 \(\d\): in 2016–2020 beloofd voor", moved)
    wall = runs(timeline_paper.Tables(newest, newest.plan).blocks())
    assert re.search(r"\(2016–2020: [^)]*2016\)", wall)
    assert "eerst" not in runs(standing.table(newest.plans[-1], 9, status=True))
    on_site = {each.ref.title: each.signs[0] for each in judged.judged(newest, newest("initiative"))}
    goes_on, new = (
        next(on_site[title] for title in on_site if name in title) for name in ("Meten", "nummer 1")
    )
    assert re.fullmatch(r"\(eerst [^)]*2016\)", goes_on.more)
    assert not new.more


def test_the_sheet_and_the_text_for_the_council_say_it_as_the_front_of_the_booklet_does(carried):
    newest, _ = carried
    entry = next(each for each in newest("initiative") if "Meten" in each.title)
    front = Front(newest, entry)
    told = runs(front.sections())
    assert not entry.data.moved
    assert re.search(r"Einde: in 2016–2020 beloofd voor [^;]*2016, nu [^;]*\d{4}\.", told)
    assert "Er is geen datum verschoven" not in told
    assert re.search(r"eerst beloofd: [^)]*2016", runs(front.facts()))
    letter = council_text.letter(newest, entry)
    assert "Einde: in 2016–2020 beloofd voor" in str(letter)
    new = next(each for each in newest("initiative") if "nummer 1" in each.title)
    assert "beloofd" not in runs(Front(newest, new).sections())


def test_the_table_says_late_where_the_page_does_and_what_was_promised_in_the_earliest_period(carried):
    newest, _ = carried
    text = dict(csv_tables.files(newest))["downloads/2025-2028/roadmap.csv"]
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    for entry, row in zip(newest("initiative"), rows, strict=True):
        assert row["Activiteit"] == entry.title
        assert (row["Te laat"] == "ja") == (judgement.of(newest, entry).time == "late")
    assert "ja" in {row["Te laat"] for row in rows}
    goes_on = next(row for row in rows if "Meten" in row["Activiteit"])
    assert goes_on["Eerst beloofd einde"].startswith("2016-")
    assert not next(row for row in rows if "nummer 1" in row["Activiteit"])["Eerst beloofd einde"]
