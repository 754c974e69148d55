"""The same sums on pages, on paper, in files and in changes: those that a reader of the YAML makes by hand."""

import csv
import json
import re
from functools import cache
from html import unescape
from types import SimpleNamespace

import pytest
import sums_by_hand
import yaml
from made_site import of
from made_up_roadmap import write
from money_cases import CASES, FOLDER
from site_checks import build, faults
from sums_by_hand import AMOUNTS

from stadswijzer.facts.file_addresses import file_address
from stadswijzer.papers import council_text, management
from stadswijzer.papers.booklet import Booklet
from stadswijzer.papers.oplegger import oplegger
from stadswijzer.papers.oplegger.room import Room
from stadswijzer.papers.sheet.front import Front

CERTAINTIES = ("adopted", "estimate", "to_adopt", "uncertain")
COLUMNS = {
    "one_off": "Eenmalig",
    "structural": "Structureel",
    "costs": "Kosten",
    "adopted": "Vastgesteld of toegekend",
    "estimate": "In meerjarenraming",
    "to_adopt": "Nog vast te stellen",
    "uncertain": "Onzeker",
    "uncovered": "Niet gedekt",
}
GROUPED = tuple(COLUMNS)[2:]
NAMES = {name: column for column, name in COLUMNS.items()}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Builds a case once: the site, its facts, and the initiatives as `yaml` reads them."""

    @cache
    def make(name):
        root = write(tmp_path_factory.mktemp(name), CASES[name]())
        plan = sums_by_hand.plan_of(root / "roadmap/roadmap.yml")
        written = {
            path.stem: yaml.safe_load(path.read_text("utf-8"))
            for path in sorted((root / FOLDER).glob("*.yml"))
        }
        return SimpleNamespace(built=build(root, papers=False), site=of(root), plan=plan, written=written)

    return make


def plans(case):
    return [each for each in case.written.values() if each["status"] != "idea"]


def costs(row):
    given = [row[name] for name in ("one_off", "structural") if name in row]
    return sum(given) if given else None


def shown(row):
    """By hand → what a table must show: the columns of which anything was written."""
    found = {"costs": costs(row), **{name: row.get(name) for name in COLUMNS if name != "costs"}}
    return {name: found[name] for name in COLUMNS}


def euros(text):
    """`€ 1.000` → 1000; a dash → None."""
    plain = re.sub(r"[€\s.]", "", text)
    return None if plain in ("–", "") else int(plain)


def words(html):
    return " ".join(unescape(re.sub(r"<.*?>", " ", html)).replace("\u00ad", "").split())


def tables(html, name):
    """Tables of this class → (heads, rows of cells)."""
    found = []
    for table in re.findall(rf'<table class="[^"]*\b{name}\b[^"]*"[^>]*>(.*?)</table>', html, re.DOTALL):
        rows = [
            [words(cell) for cell in re.findall(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", row, re.DOTALL)]
            for row in re.findall(r"<tr\b[^>]*>(.*?)</tr>", table, re.DOTALL)
        ]
        found.append((rows[0], rows[1:]))
    return found


def compare(heads, rows, wanted, key, columns=tuple(COLUMNS)):
    """Rows of a table against those made by hand; of `columns` one that is not shown holds nothing."""
    names = [NAMES.get(head) for head in heads[1:]]
    for row in rows:
        made = shown(wanted[key(row[0])])
        assert {name: euros(cell) for name, cell in zip(names, row[1:], strict=True) if name} == {
            name: made[name] for name in names if name
        }, row
        assert not [name for name in columns if name not in names and made[name] is not None], row


def by_year(last):
    def key(name):
        first = name.partition(" ")[0]
        return {"Totaal": "total", "Elk": "after"}.get(first) or int(first)

    return key


@pytest.mark.parametrize("name", CASES)
def test_the_page_has_no_faults(made, name):
    assert faults(made(name).built) == []


@pytest.mark.parametrize("name", CASES)
def test_the_table_by_year_stands_on_both_pages(made, name):
    case = made(name)
    wanted = sums_by_hand.whole(plans(case), case.plan)
    for path in ("roadmap/", f"{case.site.period.address}geld/"):
        ((heads, rows),) = tables(case.built.html(path), "money")[:1]
        compare(heads, rows, wanted, by_year(case.plan[1]))
        years = [str(year) for year in range(case.plan[0], case.plan[1] + 1)]
        after = [f"Elk jaar na {years[-1]}"] if wanted["after"] else []
        assert [row[0].removesuffix(" raming") for row in rows] == [*years, "Totaal", *after]


@pytest.mark.parametrize("name", CASES)
def test_the_table_of_each_initiative(made, name):
    case = made(name)
    for id_, written in case.written.items():
        wanted = sums_by_hand.whole([written], case.plan)
        found = tables(case.built.html(f"{FOLDER}/{id_}/"), "money")
        assert bool(found) == any(wanted["total"] or wanted["after"] for _ in (1,))
        for heads, rows in found:
            compare(heads, rows, wanted, by_year(case.plan[1]))
            assert (rows[-1][0] == f"Elk jaar na {case.plan[1]}") == bool(wanted["after"])


@pytest.mark.parametrize("name", CASES)
def test_themes_programmes_and_initiatives_add_up_to_the_whole(made, name):
    case = made(name)
    html = case.built.html(f"{case.site.period.address}geld/")
    wanted = sums_by_hand.whole(plans(case), case.plan)
    for of_what in ("theme", "programme", "initiative"):
        ((heads, rows),) = tables(html, f"groups-{of_what}")
        *each, total = rows
        compare(heads, [total], wanted, lambda _: "total", GROUPED)
        for column in range(1, len(heads)):
            cells = [euros(row[column]) or 0 for row in each]
            assert sum(cells) == (euros(total[column]) or 0), heads[column]
        after = costs(wanted["after"])
        assert (heads[-1] == f"Elk jaar na {case.plan[1]}") == (bool(wanted["after"]))
        assert after is None or euros(total[-1]) == after
    for of_what in ("theme", "programme"):
        ((heads, rows),) = tables(html, f"years-{of_what}")
        *each, total = rows
        for head, cell in zip(heads[1:], total[1:], strict=True):
            key = "after" if head.startswith("Elk") else "total" if head == "Totaal" else int(head)
            assert euros(cell) == costs(wanted[key])
        for column in range(1, len(heads)):
            assert sum(euros(row[column]) or 0 for row in each) == (euros(total[column]) or 0)
        years = case.plan[1] - case.plan[0] + 1
        for row in rows:  # and across
            assert sum(euros(cell) or 0 for cell in row[1 : years + 1]) == (euros(row[years + 1]) or 0)


@pytest.mark.parametrize("name", CASES)
def test_the_json(made, name):
    case = made(name)
    data = json.loads(case.built.html("api/v1/roadmap.json"))["periods"][0]

    def same(found, wanted):
        rows = {row["year"]: row for row in found["years"]}
        for key, row in {**rows, "total": found["total"], "after": found["after"]}.items():
            assert {n: row[n] for n in AMOUNTS if row[n] is not None} == wanted[key]
        assert all(year in rows or not wanted[year] for year in range(case.plan[0], case.plan[1] + 1))

    same(data["money"], sums_by_hand.whole(plans(case), case.plan))
    ideas = [each for each in case.written.values() if each["status"] == "idea"]
    same(data["money_of_ideas"], sums_by_hand.whole(ideas, case.plan))
    for each in data["initiatives"]:
        same(each["money"], sums_by_hand.whole([case.written[each["id"]]], case.plan))
    for each in data["money_by_programme"]:
        own = [one for one in plans(case) if one.get("programme") == each["programme"]]
        same(each, sums_by_hand.whole(own, case.plan))
    for each in data["money_by_theme"]:
        same(each, sums_by_hand.whole([o for o in plans(case) if o["theme"] == each["theme"]], case.plan))


@pytest.mark.parametrize("name", CASES)
def test_the_csv(made, name):
    case = made(name)
    text = case.built.html(file_address(case.site, "data.addresses.csv")).lstrip("\ufeff")
    for line in csv.DictReader(text.splitlines(), delimiter=";"):
        wanted = sums_by_hand.whole([case.written[line["Naam in het adres"]]], case.plan)
        for key, row in wanted.items():
            end = {"total": "alle jaren samen", "after": f"elk jaar na {case.plan[1]}"}.get(key)
            for column, head in COLUMNS.items():
                if key == "after" and column in ("one_off", "structural"):
                    continue
                cell = line[f"{head}, {end}" if end else f"{head} {key}"]
                assert (int(cell) if cell else None) == shown(row)[column]
        for column, head in (
            ("over", "Over"),
            ("lapsed", "Kosten vervallen door een stop"),
            ("spent", "Besteed"),
        ):
            cell = line[f"{head}, alle jaren samen"]
            assert (int(cell) if cell else None) == wanted["total"].get(column)


def blocks_tables(blocks):
    for block in blocks:
        if block["kind"] == "table":
            plain = [
                ["".join(run["text"] for run in cell) for cell in row]
                for row in (block["head"], *block["rows"])
            ]
            yield [cell.replace("\u00ad", "") for cell in plain[0]], plain[1:]


@pytest.mark.parametrize("name", CASES)
def test_the_sheets_and_the_booklet(made, name):
    case = made(name)
    for entry in case.site("initiative"):
        wanted = sums_by_hand.whole([case.written[entry.id]], case.plan)
        for heads, rows in blocks_tables(Front(case.site, entry).money()):
            compare(heads, rows, wanted, by_year(case.plan[1]))
    wanted = sums_by_hand.whole(plans(case), case.plan)
    sections = {each["title"]: each["blocks"] for each in Booklet(case.site).costs().sections}
    ((heads, rows),) = blocks_tables(sections["Per jaar"])
    compare(heads, rows, wanted, by_year(case.plan[1]))
    assert (rows[-1][0] == f"Elk jaar na {case.plan[1]}") == bool(wanted["after"])
    for title in ("Per programma", "Per thema", "Per activiteit"):
        ((heads, rows),) = blocks_tables(sections[title])
        compare(heads, rows[-1:], wanted, lambda _: "total", GROUPED)
        for column in range(1, len(heads)):
            assert sum(euros(row[column]) or 0 for row in rows[:-1]) == (euros(rows[-1][column]) or 0)


def in_words(amount):
    return f"€\u00a0{amount:,}".replace(",", ".")


@pytest.mark.parametrize("name", CASES)
def test_the_two_sides_for_the_council_the_page_for_management_and_the_text_for_the_council(made, name):
    case = made(name)
    wanted = sums_by_hand.whole(plans(case), case.plan)
    papers = [
        str([section for section in management.page(case.site)[0] if section["title"] == "Geld"]),
        str(oplegger.section(case.site, "money", Room(3))),
    ]
    for paper in papers:
        told = paper.replace("\\xa0", "\u00a0")
        for row in (wanted["total"], wanted["after"]):
            for amount in [costs(row), *(row.get(each) for each in (*CERTAINTIES, "uncovered"))]:
                assert not amount or in_words(amount) in told
        assert "Bedragen zonder btw." in told
    for entry in case.site("initiative"):
        own = sums_by_hand.whole([case.written[entry.id]], case.plan)
        (money,) = (s for s in council_text.proposal(case.site, entry) if s.title == "Financiën en dekking")
        told = {}
        for line in money.lines:
            if line.item and re.match(r"(\d{4}|Totaal|Elk jaar na \d{4}): ", line.text):
                name, _, amounts = line.text.partition(": ")
                told[by_year(case.plan[1])(name)] = amounts.rstrip(".")
        for key, amounts in told.items():
            made_by_hand = [
                f"{COLUMNS[name].lower()} {in_words(amount)}"
                for name, amount in shown(own[key]).items()
                if amount is not None
            ]
            assert amounts == (", ".join(made_by_hand) or "niet opgegeven")
        assert bool(told) == bool(own["total"] or own["after"])


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_called_covered_that_nobody_adopted(made, name):
    case = made(name)
    for path in case.built.paths:
        if path.endswith(".html"):
            assert "alles is gedekt" not in case.built.html(path).casefold()


def test_what_stands_apart_is_told_with_its_years(made):
    text = made("stop").built.text(f"{FOLDER}/activiteit-00/").replace("\u00a0", " ")
    assert "Kosten die vervallen door een stop: € 41.006 in 2022 en € 6.004 elk jaar vanaf 2023." in text
    assert "Dekking die vrijkomt door een stop: € 41.008 in 2022." in text  # no later budget was adopted
    assert "Krediet dat vervalt door een stop: € 90.005 in 2023." in text
    assert "Door de stop in 2021 vervallen 60 uren van de jaren daarna." in text
    assert "2022 € 8.003: eenmalig, Contract, ook na een stop" in text
    assert "Gestopt, sinds 25 mei 2021. De toets zei nee." in text
    early = made("grant").built.text(f"{FOLDER}/activiteit-00/").replace("\u00a0", " ")
    assert "Meer dekking dan kosten, hierboven niet meegeteld: € 60.003 in 2021." in early
    assert (
        "2021 € 120.004: subsidie (Bijdrage), toegekend "
        "(eerst € 150.000; 14 september 2021: Lager toegekend; Brief 12)" in early
    )
    assert "2021 € 60.001: eenmalig (eerst € 65.000; 2 februari 2021: De aanbesteding)" in early
    assert "Besteed: € 58.008 in 2021." in early
    lasting = made("side_by_side").built.text("roadmap/2020-2024/geld/").replace("\u00a0", " ")
    assert "Van de kosten na 2024 houdt dit weer op: € 7.003 tot en met 2026." in lasting
    assert "Van de dekking na 2024 houdt dit weer op: € 20.004 tot en met 2027." in lasting
    apart = made("credits_and_ideas").built
    text = apart.text("roadmap/2020-2024/geld/").replace("\u00a0", " ")
    assert "Kosten buiten de periode, nergens meegeteld: € 7.007 in 2019 en € 9.008 in 2031." in text
    assert "Van 1 activiteit zijn de kosten niet opgegeven. Ze zitten in geen enkel bedrag." in text
    ((_, rows),) = tables(apart.html("roadmap/2020-2024/geld/"), "investments")
    assert rows == [["2022", "Activiteit nummer 0", "Kabels", "€ 500.001"], ["Totaal", "€ 500.001"]]
    ((_, rows),) = tables(apart.html("roadmap/2020-2024/geld/"), "groups-ideas")
    assert [row[1] for row in rows] == ["€ 20.003", "€ 20.003"]


def test_the_note_stands_under_every_table_of_money(made):
    for name in CASES:
        html = made(name).built.html(f"{made(name).site.period.address}geld/")
        parts = re.split(r'<table class="numbers', html)[1:]
        assert len(parts) > 4
        assert all("Bedragen zonder btw." in part for part in _followed(parts))


def _followed(parts):
    """Each table with what follows; two tables of one group share their note."""
    return [
        part if "<h2" in part.partition("</table>")[2] or not parts[n + 1 :] else part + parts[n + 1]
        for n, part in enumerate(parts)
    ]
