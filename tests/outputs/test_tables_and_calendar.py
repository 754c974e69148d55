"""The roadmap as tables and as a calendar: what others open must be whole, true and harmless."""

import csv
import io
import re
from datetime import date

import icalendar
import made_up_roadmap
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made_site import made, of

from stadswijzer import outputs
from stadswijzer.facts.file_addresses import file_address
from stadswijzer.outputs import calendar as agenda
from stadswijzer.outputs import csv_tables

ATTACKS = (
    "=HYPERLINK(A1)",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    " =1+1",
    "=1+1",
    "x;=1+1",
    "x,=1+1",
    'x";=1+1;"',
    'x,"=1+1"',
    'x, "" -2+3',
)


def rows_of(text, delimiter=";"):
    """What `csv` reads, as a list of column → cell."""
    assert text.startswith("\ufeff")
    assert "\n" not in text.replace("\r\n", "")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


def events_of(site):
    found = dict(agenda.files(site))
    if not found:
        return {}
    (text,) = found.values()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors
    assert not [event.errors for event in calendar.walk() if event.errors]
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


# Tables


@pytest.mark.parametrize("name", made_up_roadmap.ODD)
def test_a_table_has_a_row_for_every_initiative_and_every_milestone(tmp_path, name):
    site = made(tmp_path, name)
    tables = dict(csv_tables.files(site))
    if not site("initiative"):
        assert tables == {}
        return
    rows = rows_of(tables[file_address(site, "data.addresses.csv")])
    assert [row["Naam in het adres"] for row in rows] == [entry.id for entry in site("initiative")]
    assert [row["Activiteit"].lstrip("'") for row in rows] == [entry.title for entry in site("initiative")]
    stones = rows_of(tables[file_address(site, "data.addresses.milestones")])
    assert len(stones) == sum(len(entry.data.milestones) for entry in site("initiative"))
    assert {row["Verzonnen"] for row in (*rows, *stones)} == {"ja" if name == "sample" else "nee"}


def test_amounts_are_numbers_and_what_nobody_said_is_empty(tmp_path):
    files = made_up_roadmap.roadmap(2)
    poor = "roadmap/activiteiten/activiteit-01.yml"
    files[poor] = re.sub(r"^(costs|coverage|after_period): .*\n", "", files[poor], flags=re.MULTILINE)
    first, second = rows_of(
        dict(csv_tables.files(of(made_up_roadmap.write(tmp_path, files))))["downloads/2020-2024/roadmap.csv"]
    )
    names = ("Kosten 2020", "Vastgesteld of toegekend 2020", "Niet gedekt 2020", "Kosten, elk jaar na 2024")
    assert [first[name] for name in names] == ["11000", "8000", "3000", "1000"]
    assert [second[name] for name in (*names, "Kosten, alle jaren samen")] == [""] * 5
    assert first["Waar de dekking staat"] == "2020\u00a0€\u00a08.000: begroting (Begroting), vastgesteld"
    assert (first["Begin"], first["Einde"], first["Wij kijken terug"]) == (
        "2020-01-01",
        "2020-12-31",
        "2020-12-31",
    )


def test_a_date_that_moved_keeps_what_was_promised_first(tmp_path):
    tables = dict(csv_tables.files(made(tmp_path, "everything moved twice")))
    row = rows_of(tables["downloads/2020-2024/roadmap.csv"])[0]
    assert (row["Eerst beloofd einde"], row["Aantal keer verschoven"], row["Laatste reden"]) == (
        "2020-06-30",
        "2",
        "Reden 1",
    )
    stone = rows_of(tables["downloads/2020-2024/mijlpalen.csv"])[0]
    assert (stone["Datum"], stone["Eerst beloofde datum"], stone["Stand"]) == (
        "2020-03-15",
        "2020-02-28",
        "Te laat",
    )


def test_of_two_moves_on_one_day_every_output_knows_which_came_first(tmp_path):
    files = made_up_roadmap.roadmap(1, parts=())
    late, early = (
        f"{{date: 2020-02-01, from: 2020-{month}-01, reason: Uit maand {month}., effect: E., action: A.}}"
        for month in ("05", "04")
    )
    path = "roadmap/activiteiten/activiteit-00.yml"
    files[path] = files[path].replace("title: Stap 0 van 0", f"title: Stap 0 van 0, moved: [{late}, {early}]")
    site = of(made_up_roadmap.write(tmp_path, files))
    stone = rows_of(dict(csv_tables.files(site))["downloads/2020-2024/mijlpalen.csv"])[0]
    assert (stone["Eerst beloofde datum"], stone["Laatste reden"]) == ("2020-04-01", "Uit maand 05.")
    (row,) = site.plan.rows
    assert row.stones[0].first.text == "2020-04-01"
    (event,) = [each for uid, each in events_of(site).items() if uid.startswith("activiteit-00--stap-0@")]
    assert str(event["DESCRIPTION"]).index("maand 04") < str(event["DESCRIPTION"]).index("maand 05")


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_cell_is_a_formula_in_any_language_of_the_spreadsheet(tmp_path, attack):
    files = made_up_roadmap.roadmap(1)
    path = "roadmap/activiteiten/activiteit-00.yml"
    quoted = "'" + attack.replace("'", "''") + "'"
    files[path] = files[path].replace("title: Stap 0 van 0", f"title: {quoted}")
    files[path] = re.sub("^summary: .*$", f"summary: {quoted}", files[path], flags=re.MULTILINE)
    site = of(made_up_roadmap.write(tmp_path, files))
    for text in dict(csv_tables.files(site)).values():
        for sign in ";,":
            for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=sign):
                cells = [cell for cell in row if cell.strip().startswith(tuple("=+-@"))]
                assert cells == [], sign
    (row,) = rows_of(dict(csv_tables.files(site))["downloads/2020-2024/roadmap.csv"])
    assert row["Waar het over gaat"].replace("'", "").strip() == attack.strip()


@given(st.text())
@example("\r=1")
@example(" \t-1")
def test_a_cell_never_begins_as_a_formula_and_loses_nothing(text):
    cell = csv_tables.cell(text)
    assert not cell.strip(" ").startswith(tuple("=+-@\t\r"))
    assert cell.replace("'", "") == text.replace("'", "")


def test_in_english_the_table_has_english_words_and_commas(site):
    project = site(language="en")
    rows = rows_of(dict(csv_tables.files(of(project.root)))["downloads/2020-2024/roadmap.csv"], delimiter=",")
    assert rows[0]["Status"] == "Running"


# Calendar


@pytest.mark.parametrize("name", made_up_roadmap.ODD)
def test_the_calendar_holds_every_date_once(tmp_path, name):
    site = made(tmp_path, name)
    events = events_of(site)
    expected = sum(
        len(entry.data.milestones) + len(entry.data.decisions) for entry in site("initiative")
    ) + len(site.library.roadmap_fields.calendar)
    assert len(events) == expected
    for entry in site("initiative"):
        for stone in entry.data.milestones:
            event = events[f"{entry.id}--{stone.id}@slimmestad.example"]
            assert event["DTSTART"].dt == stone.date.day
            assert event["DTSTART"].params["VALUE"] == "DATE"
            assert event["SEQUENCE"] == len(stone.moved) == (2 if name == "everything moved twice" else 0)
            assert stone.title in str(event["SUMMARY"])
            assert entry.title in str(event["DESCRIPTION"])
            assert str(event["SUMMARY"]).startswith("VOORBEELD: ") == (name == "sample")
            assert event["URL"] == f"https://slimmestad.example/{entry.address}"
    for event in events.values():
        assert event["DTSTAMP"].dt.date() == site.as_of


def test_a_milestone_keeps_its_uid_when_it_moves_and_counts_the_moves(site):
    before = 'milestones: [{title: "Eerste, tien; sensoren", date: 2021-Q2}]\n'
    after = 'milestones: [{title: "Eerste, tien; sensoren", date: 2021-Q3, moved: [{date: 2021-06-01, from: 2021-Q2, reason: "Traag; ja, heel"}]}]\n'
    uid = "sensornetwerk--eerste-tien-sensoren@slimmestad.example"
    first, second = (
        events_of(of(site({"roadmap/activiteiten/sensornetwerk.yml": text}).root))[uid]
        for text in (before, after)
    )
    assert (first["DTSTART"].dt, first["SEQUENCE"]) == (date(2021, 6, 30), 0)
    assert (second["DTSTART"].dt, second["SEQUENCE"]) == (date(2021, 9, 30), 1)
    assert second["SUMMARY"].endswith("Eerste, tien; sensoren")
    assert "Eerst: 2e kwartaal 2021. Traag; ja, heel" in second["DESCRIPTION"]


def test_what_is_late_done_or_stopped_says_so(tmp_path):
    late = events_of(made(tmp_path / "late", "everything late"))
    assert late["activiteit-00--stap-0@slimmestad.example"]["SUMMARY"] == "Mijlpaal te laat: Stap 0 van 0"
    events = events_of(made(tmp_path / "odd"))
    assert (
        events["activiteit-02--stap-0@slimmestad.example"]["SUMMARY"] == "Mijlpaal bereikt: Stap 0 van 2"
    )  # running
    assert events["activiteit-00--stap-0@slimmestad.example"]["STATUS"] == "TENTATIVE"  # an idea
    assert events["activiteit-05--stap-0@slimmestad.example"]["STATUS"] == "CANCELLED"  # stopped
    files = made_up_roadmap.roadmap(1)
    path = "roadmap/activiteiten/activiteit-00.yml"
    files[path] = (
        files[path]
        .replace("outcome: adopted", "outcome: postponed")
        .replace("status: idea", made_up_roadmap.STOPPED)
    )
    put_off = events_of(of(made_up_roadmap.write(tmp_path / "put off", files)))
    (decision,) = [each for uid, each in put_off.items() if "--decision--council" in uid]
    assert decision["STATUS"] == "CANCELLED"


def test_without_an_address_of_the_site_a_calendar_links_nowhere(tmp_path):
    events = events_of(made(tmp_path, site_url=""))
    assert all(uid.endswith("@slimme-stad-ergens.invalid") for uid in events)
    assert not any("URL" in event for event in events.values())


def test_dates_of_the_calendar_with_one_name_keep_their_own_uid(site):
    text = "calendar:\n  - {date: 2022-07-01, title: Reces, kind: reces}\n  - {date: 2021-07-01, title: Reces, kind: reces}\n"
    uids = [uid for uid in events_of(of(site({"roadmap/roadmap.yml": text}).root)) if "--calendar--" in uid]
    assert uids == [f"roadmap--calendar--reces{end}@slimmestad.example" for end in ("", "-2022")]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.just("\n")))
def test_a_text_comes_out_of_the_calendar_as_it_went_in(text):
    line = agenda.folded(f"SUMMARY:{agenda.escaped(text)}")
    assert all(len(each.encode()) <= agenda.LONGEST_LINE for each in line.split("\r\n"))
    event = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{line}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    (found,) = icalendar.Calendar.from_ical(event).walk("VEVENT")
    assert str(found.get("SUMMARY", "")) == text


# All of it


def test_every_file_is_the_same_each_time(tmp_path):
    site = made(tmp_path)
    assert dict(outputs.files(site)) == dict(outputs.files(site))
