"""The pages of the roadmap and of its initiatives: every odd roadmap gives whole pages, and what they say is so."""

import csv
import json
import re
from datetime import date
from functools import cache
from html import unescape
from types import SimpleNamespace

import pytest
from made_site import Shown, of
from made_up_roadmap import ODD, STOPPED, roadmap, write
from site_checks import build, faults

from stadswijzer.content.values import Moment
from stadswijzer.facts.plan import planning, support
from stadswijzer.facts.plan import risks as risk_matrix
from stadswijzer.facts.plan.figures import support_figure
from stadswijzer.facts.plan.moved_since import shifts
from stadswijzer.facts.plan.standing import moves
from stadswijzer.papers.booklet import Booklet
from stadswijzer.papers.oplegger import oplegger
from stadswijzer.papers.oplegger.room import Room
from stadswijzer.papers.sheet.front import Front

FIRST = "roadmap/activiteiten/activiteit-00"
EMPTY = re.compile(
    r"<h([2-4])[^>]*>(?:(?!<h\d).)*?</h\1>\s*(?=<h([1-4])|</section|</main|<footer|\Z)", re.DOTALL
)


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """Builds an odd roadmap once."""

    @cache
    def make(name):
        return build(write(tmp_path_factory.mktemp("odd"), roadmap(**ODD[name])), papers=False)

    return make


@pytest.fixture
def made(tmp_path):
    """The site of an odd roadmap of which some lines were added to its first initiative."""

    def make(lines="", replace=(), **options):
        files = roadmap(**{"number": 3, **options})
        for old, new in replace:
            assert old in files[f"{FIRST}.yml"]
            files[f"{FIRST}.yml"] = files[f"{FIRST}.yml"].replace(old, new)
        files[f"{FIRST}.yml"] += lines
        return Shown(write(tmp_path, files))

    return make


def empty_sections(html):
    """Headings that nothing follows but a heading that is as high, or the end."""
    return [found[0] for found in EMPTY.finditer(html) if not found[2] or int(found[2]) <= int(found[1])]


@pytest.mark.parametrize("name", ODD)
def test_every_odd_roadmap_gives_whole_pages(odd, name):
    built = odd(name)
    assert faults(built) == []
    for path in built.addresses:
        if path.startswith("roadmap/"):
            assert (path, empty_sections(built.html(path))) == (path, [])


def test_an_empty_section_would_be_found():
    assert empty_sections("<h2>a</h2>\n<h2>b</h2><p>c</p>") == ["<h2>a</h2>\n"]
    assert empty_sections("<h2>a</h2><h3>b</h3><p>c</p>") == []
    assert empty_sections("<h2>a</h2></main>") == ["<h2>a</h2>"]


# Risks


def risk(text, likelihood, impact):
    return SimpleNamespace(text=text, likelihood=likelihood, impact=impact, mitigation="Iets.")


def test_the_numbers_in_the_square_are_those_of_the_list():
    risks = [risk("klein", 1, 2), risk("groot", 4, 5), risk("b", 2, 3), risk("a", 2, 3)]
    order = risk_matrix.in_order(risks)
    assert [(each.number, each.risk.text) for each in order] == [
        (1, "groot"),
        (2, "a"),
        (3, "b"),
        (4, "klein"),
    ]
    square = {
        (likelihood, cell.impact): [each.number for each in cell.risks]
        for likelihood, cells in risk_matrix.square(risks)
        for cell in cells
    }
    assert {place: numbers for place, numbers in square.items() if numbers} == {
        (4, 5): [1],
        (2, 3): [2, 3],
        (1, 2): [4],
    }
    assert len(square) == 25


def test_a_larger_risk_is_never_a_lighter_shade():
    shades = {
        (likelihood, cell.impact): cell.shade
        for likelihood, cells in risk_matrix.square(())
        for cell in cells
    }
    assert shades[1, 1] == 1
    assert shades[5, 5] == 4
    for (likelihood, impact), shade in shades.items():
        assert shade <= shades[min(likelihood + 1, 5), min(impact + 1, 5)]


# Support


def step(day, party, name, hours=None):
    return SimpleNamespace(date=Moment(date.fromisoformat(day), day), party=party, step=name, hours=hours)


def test_support_may_fall_and_hours_that_nobody_wrote_down_are_not_zero():
    records = [
        step("2021-05-01", "council", "doubts", 2),
        step("2021-01-01", "council", "supports", 1.5),
        step("2021-03-01", "residents", "unaware"),
        step("2021-06-01", "council", "doubts"),
        step("2021-07-01", "council", "carries", 0),
    ]
    parties = support.parties(records)
    assert [(party.id, [each.change for each in party.steps]) for party in parties] == [
        ("council", ["", "down", "same", "up"]),
        ("residents", [""]),
    ]
    assert support.talking(records) == support.Talking(3.5, 2)
    assert support.talking([step("2021-03-01", "residents", "unaware")]).hours is None


# The page of an initiative

QUESTIONS = ["Wat willen we bereiken", "Wat gaan we daarvoor doen", "Wat mag het kosten", "Hoe meten we het"]


def rows(html, name):
    """The rows of the body and foot of the tables of this class: the words of every cell."""
    tables = re.findall(rf'<table class="[^"]*\b{name}\b[^"]*"[^>]*>(.*?)</table>', html, re.DOTALL)
    found = [
        row
        for table in tables
        for row in re.findall(r"<tr\b[^>]*>(.*?)</tr>", table.partition("<tbody")[2], re.DOTALL)
    ]
    return [
        [words(cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)] for row in found
    ]


def words(html):
    return " ".join(unescape(re.sub(r"<.*?>", " ", html)).split())


def headings(html):
    return [re.sub(r"<.*?>", "", found) for found in re.findall(r"<h2[^>]*>(.*?)</h2>", html)]


@pytest.mark.parametrize("name", [name for name in ODD if name != "none"])
def test_the_four_questions_come_first_whatever_is_known(odd, name):
    assert headings(odd(name).html(f"{FIRST}/"))[:4] == QUESTIONS


def test_what_is_not_known_is_said(odd):
    text = odd("no costs, no goals").text(f"{FIRST}/")
    assert "De kosten zijn niet opgegeven. Of het na 2024 nog geld kost, is niet opgegeven." in text
    assert "Bij deze activiteit staat nog geen doel, en dus ook geen meting." in text
    bare = odd("bare").text(f"{FIRST}/")
    assert "Nog niet beschreven: argumenten, kanttekeningen, alternatieven" in bare
    assert "Nog niet beschreven" not in odd("sixty").text(f"{FIRST}/")


def test_money_of_an_initiative_is_told_with_every_source(made):
    built = made(
        number=1,
        replace=[
            (
                "coverage: [{year: 2020, amount: 8000, source: budget, state: adopted, reference: Begroting}]",
                "coverage: [{year: 2020, amount: 3000, source: budget, state: adopted}, {year: 2020, amount: 500, source: grant, state: uncertain}]",
            ),
            ("kind: structural}", "kind: structural, until: 2020}"),
        ],
    )
    text = built.text(f"{FIRST}/")
    # costs: 10,000 one-off and 1,000 structural, both in 2020
    assert "Kosten 2020–2024: € 11.000, waarvan € 10.000 eenmalig en € 1.000 structureel." in text
    assert "Daarvan is € 3.000 vastgesteld of toegekend, € 500 onzeker en € 7.500 niet gedekt." in text
    amounts = ["€ 10.000", "€ 1.000", "€ 11.000", "€ 3.000", "€ 500", "€ 7.500"]
    assert rows(built.html(f"{FIRST}/"), "money") == [["2020", *amounts], ["Totaal", *amounts]]
    assert "2020 € 500: subsidie, onzeker" in text


def test_an_alternative_of_doing_nothing_is_missed_when_none_is_there(made):
    missed = "Wat er gebeurt als wij niets doen, staat er nog niet bij."
    told = made(number=1)
    assert missed not in told.text(f"{FIRST}/")
    other = made(number=1, replace=[("text: Niets doen.", "text: Een ander plan.")])
    assert missed in other.text(f"{FIRST}/")


def test_a_decision_that_should_have_been_taken_is_late(made):
    built = made(
        number=1,
        replace=[
            (
                ", outcome: adopted}",
                ", moved: [{date: 2020-02-01, from: 2020-03-01, reason: De raad wilde meer weten.}]}",
            )
        ],
    )
    assert rows(built.html(f"{FIRST}/"), "asked-of")[0] == [
        "10 mei 2020 eerst 1 maart 2020: De raad wilde meer weten.",
        "Gemeenteraad",
        "Ter besluitvorming: Geld vrijmaken.",
        "Had al genomen moeten zijn",
    ]


@pytest.mark.parametrize("late", [True, False])
def test_an_activity_whose_end_is_past_is_late_wherever_its_status_stands(made, late):
    built = made(number=1, replace=[] if late else [("end: 2020-Q4", "end: 2022-Q4")], late=True)
    title, told = "Activiteit nummer 0", "Loopt, te laat"
    for address in (f"{FIRST}/", "roadmap/", "roadmap/activiteiten/"):
        text = built.text(address)
        assert title in text
        assert (told in text) == late, address
    assert built.text(f"{FIRST}/").count(told) == (3 if late else 0)
    assert (f"{told}. Looptijd" in built.text(f"{FIRST}/raadstekst/")) == late


def test_of_an_activity_that_was_stopped_nothing_is_asked_and_no_decision_is_late(made):
    replace = [("status: idea", STOPPED), (", outcome: adopted}", "}")]
    built = made(number=1, replace=replace)
    states = [row[3] for row in rows(built.html(f"{FIRST}/"), "asked-of")]
    assert states == ["Niet meer gevraagd; de activiteit is gestopt"] * 2
    assert "Er is nu geen besluit te nemen." in built.text("roadmap/")
    assert "Had al genomen moeten zijn" not in built.text("roadmap/2020-2024/besluiten/")
    assert (
        "roadmap/2020-2024/verschoven/" not in built
    )  # no day on which the council decided, and nothing moved


# The roadmap and the pages under it


def test_an_odd_roadmap_has_the_pages_that_it_has_something_for(odd):
    def under(name):
        above = "roadmap/2020-2024/"
        return {path.split("/")[2] for path in odd(name).addresses if path.startswith(above)} - {""}

    everything = {"afdrukken", "geld", "tegenhoudt", "besluiten"}
    assert under("none") == {"besluiten"}, "the council adopted it, though no activity asks anything"
    assert under("sixty") == everything
    assert under("everything moved twice") == everything | {"verschoven"}
    assert under("no costs, no goals") == everything - {"geld"}
    assert under("over") == everything - {"tegenhoudt"} | {"afsluiting"}


def made_goals(**goals_of):
    """Three initiatives with these goals and programmes: id → (goals, programme)."""
    files = roadmap(3)
    for name, (goals, programme) in goals_of.items():
        path = f"roadmap/activiteiten/activiteit-{name[1:]}.yml"
        text = re.sub(r"^(goals|programme):.*\n", "", files[path], flags=re.MULTILINE)
        files[path] = (
            text + (f"goals: {goals}\n" if goals else "") + (f"programme: {programme}\n" if programme else "")
        )
    files["docs/kennispeiling/2019-najaar.yml"] = (
        "title: Ronde\nsummary: De eerste.\ndate: 2019-11-01\nmethod: interview\nbasis: self\ninvited: 20\nresponded: 10\n"
        "sample: true\nwishes: [{text: Schone lucht., goal: doel-0}, {text: Een bankje.}]\n"
    )
    return files


def test_the_goal_tree_names_what_hangs_loose_and_shows_a_goal_under_each_programme(tmp_path):
    files = made_goals(n00=("[doel-0]", "Programma 10"), n01=("[doel-0]", "Programma 9"), n02=("", ""))
    built = Shown(write(tmp_path, files))
    assert faults(built) == []
    html = built.html("roadmap/")
    tree = html[html.index('<ul class="tree">') : html.index('<h3 id="los">')]
    found = [(int(level), words(text)) for level, text in re.findall(r"<h([34])[^>]*>(.*?)</h\1>", tree)]
    assert found == [
        (3, "Programma 9"),
        (4, "Doel 0"),
        (3, "Programma 10"),
        (4, "Doel 0"),
        (3, "Zonder programma van de begroting"),
        (4, "Activiteiten zonder doel"),
        (3, "Doelen waar nog geen activiteit aan werkt"),
        (4, "Doel 1"),
        (4, "Doel 2"),
    ]
    assert html.count('id="doel-doel-0"') == 1
    assert "Dit doel staat ook bij: Programma 10." in words(tree)
    assert "Dit doel staat ook bij: Programma 9." in words(tree)
    assert "Komt uit de wens: “Schone lucht.” ( Ronde" in words(tree)
    list_ = html.partition('<dl class="loose">')[2].partition("</dl>")[0]
    loose = {words(name): words(what) for name, what in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", list_)}
    assert loose == {
        "Doelen zonder activiteit": "Doel 1 · Doel 2",
        "Activiteiten zonder doel": "Activiteit nummer 2",
        "Activiteiten zonder programma van de begroting": "Activiteit nummer 2",
        "Wensen zonder doel": "“Een bankje.” ( Ronde verzonnen )",
        "Doelen waar geen wens heen leidt": "Doel 1 · Doel 2",
    }


def test_a_goal_shows_its_measurement_with_date_and_source_or_that_there_is_none(odd):
    text = odd("sixty").text("roadmap/")
    assert "Wat wij meten (procent): van 10 naar 90. Nu 20 (31 december 2020; Telling)." in text
    assert "13 % van de weg" in text  # (20 - 10) / (90 - 10) = 12.5
    assert "Niet gemeten" in text


# Money: see test_money_shown


def test_an_initiative_without_costs_is_counted_and_in_no_amount(made):
    built = made(
        number=2,
        replace=[
            ("status: idea", "status: running"),
            (
                "costs: [{year: 2020, amount: 10000, kind: one_off}, {year: 2020, amount: 1000, kind: structural}]\n",
                "",
            ),
            (
                "coverage: [{year: 2020, amount: 8000, source: budget, state: adopted, reference: Begroting}]\n",
                "",
            ),
        ],
    )
    assert "Van 1 activiteit zijn de kosten niet opgegeven. Ze zitten in geen enkel bedrag." in built.text(
        "roadmap/2020-2024/geld/"
    )
    html = built.html("roadmap/2020-2024/geld/")
    assert rows(html, "groups-initiative")[0][1:] == ["–", "–", "–", "–"]


def test_sums_say_that_made_up_initiatives_are_in_them_and_what_is_left_without(tmp_path):
    mixed = roadmap(3)
    mixed[f"{FIRST}.yml"] = mixed[f"{FIRST}.yml"].replace("status: idea", "status: running")
    built = Shown(write(tmp_path, mixed))
    assert "verzonnen" not in built.text("roadmap/2020-2024/geld/")  # none is
    mixed[f"{FIRST}.yml"] += "sample: true\n"
    whole = Shown(write(tmp_path, mixed))
    for path in ("roadmap/", "roadmap/2020-2024/geld/"):
        text = whole.text(path)
        assert "In deze bedragen telt 1 verzonnen activiteit mee." in text
    made_up = mixed.pop(f"{FIRST}.yml")
    (tmp_path / f"{FIRST}.yml").unlink()
    marked = [row[0] for row in rows(whole.html("roadmap/2020-2024/geld/"), "groups-theme")]
    assert marked.count("Lucht waarvan 1 verzonnen") == 1
    left = Shown(write(tmp_path, mixed))
    rest = left.text("roadmap/2020-2024/geld/").partition(" Kosten ")[2].partition(" Kosten per jaar")[0]
    rest = f"Zonder die activiteit: Kosten {rest}"
    assert "niet gedekt. Elk jaar na 2024: " in rest
    assert rest in text
    site = of(write(tmp_path, {**mixed, f"{FIRST}.yml": made_up}))
    for told in (Booklet(site).costs(), oplegger.section(site, "money", Room(3))):
        assert rest in str(told).replace("\\xa0", " ")
    everything = roadmap(2, sample=True)
    assert "Zonder die" not in build(write(tmp_path / "all", everything), papers=False).text(
        "roadmap/2020-2024/geld/"
    )


@pytest.fixture(scope="module")
def without(tmp_path_factory):
    """Initiatives of which nobody wrote the roadmap."""
    files = {path: text for path, text in roadmap(3, goals=0).items() if path != "roadmap/roadmap.yml"}
    return build(write(tmp_path_factory.mktemp("without"), files), papers=True)


def test_without_a_roadmap_the_list_of_initiatives_has_the_timeline_and_the_files(without):
    assert faults(without) == []
    html = without.html("roadmap/activiteiten/")
    assert html.count('class="tl-picture"') == 1
    assert 'class="scroll tl-table"' in html
    links = without.links("roadmap/activiteiten/")
    for path in ("tijdlijn.pdf", "roadmap.csv", "mijlpalen.csv", "roadmap.ics"):
        assert f"downloads/{path}" in links
    (narrowed, *_) = [path for path in without.addresses if path.startswith("roadmap/activiteiten/filter/")]
    assert "tl-table" not in without.html(narrowed)


def test_with_a_roadmap_the_timeline_is_on_its_page_alone(odd):
    assert "tl-table" in odd("odd titles").html("roadmap/")
    assert "tl-table" not in odd("odd titles").html("roadmap/activiteiten/")


# What moved since the council


def test_what_moved_since_the_council_is_told_from_the_date_it_saw(made):
    built = made(
        "moved:\n"
        "  - {date: 2020-04-01, field: end, from: 2020-06-01, reason: Reden een., effect: G., action: A.}\n"
        "  - {date: 2020-06-01, field: end, from: 2020-09-01, reason: Reden twee., effect: G., action: A.}\n"
        "  - {date: 2021-02-01, field: end, from: 2020-10-01, reason: Reden drie., effect: G., action: A.}\n",
        number=1,
    )
    # the council decided on 10 May 2020
    assert faults(built) == []
    text = built.text("roadmap/2020-2024/verschoven/sinds-2020-05-10/")
    assert "Sinds de raad van 10 mei 2020 is 1 datum verschoven." in text
    assert "Einde: van 1 september 2020 naar 4e kwartaal 2020" in text
    assert "Reden twee." in text
    assert "Reden drie." in text
    assert "Reden een." not in text
    everything = built.text("roadmap/2020-2024/verschoven/")
    assert "Einde: van 1 juni 2020 naar 4e kwartaal 2020" in everything
    assert "Reden een." in everything
    assert "roadmap/2020-2024/verschoven/sinds-2020-05-10/" in built.links("roadmap/2020-2024/verschoven/")


def test_a_milestone_with_the_name_of_a_field_is_not_that_field(site):
    checked = site({
        "roadmap/activiteiten/sensornetwerk.yml": "end: 2020-Q4\n"
        "milestones: [{title: end, date: 2020-Q4, moved: [{date: 2020-06-01, from: 2020-Q3, reason: R}]}]\n"
        "moved: [{date: 2020-04-01, field: end, from: 2020-Q2, reason: R}]\n"
    }).validate()  # fmt: skip
    found = shifts(planning.moves(checked.library))
    assert [(each.what, each.own, each.was) for each in found] == [
        ("end", False, "2020-Q3"),
        ("end", True, "2020-Q2"),
    ]


def test_milestones_stand_by_date_on_the_page_and_in_the_tree_however_they_were_written(made):
    built = made("", replace=[("date: 2020-03-15", "date: 2020-11-15")])
    for address in (f"{FIRST}/", "roadmap/"):
        text = built.text(address)
        at = [text.rindex(f"Stap {n} van 0") for n in (1, 2, 0)]
        assert at == sorted(at), address


def test_two_milestones_with_one_title_and_one_date_are_two(tmp_path):
    files = roadmap(1, parts=())
    one = "{title: Klaar, date: 2020-08-01, moved: [{date: 2020-02-01, from: %s, reason: Ziek., effect: E., action: A.}]}"
    more = "".join(f"  - {one % day}\n" for day in ("2020-04-01", "2020-05-01"))
    path = f"{FIRST}.yml"
    files[path] = files[path].replace("milestones:\n", f"milestones:\n{more}")
    found = shifts(moves(of(write(tmp_path, files))))
    assert [(each.what, each.was, each.now, len(each.moves)) for each in found] == [
        ("Klaar", "2020-04-01", "2020-08-01", 1),
        ("Klaar", "2020-05-01", "2020-08-01", 1),
    ]


def test_each_move_tells_where_it_brought_the_date_and_not_where_that_stands_now(made):
    built = made(
        "moved:\n"
        "  - {date: 2020-06-01, field: end, from: 2020-Q3, reason: Twee., effect: G., action: A.}\n"
        "  - {date: 2020-04-01, field: end, from: 2020-Q2, reason: Een., effect: G., action: A.}\n",
        number=1,
    )
    text = built.text("roadmap/activiteiten/activiteit-00/")
    assert "Einde: van 2e kwartaal 2020 naar 3e kwartaal 2020 besloten op 1 april 2020" in text
    assert "Einde: van 3e kwartaal 2020 naar 4e kwartaal 2020 besloten op 1 juni 2020" in text
    assert "Einde: van 2e kwartaal 2020 naar 4e kwartaal 2020" in built.text("roadmap/2020-2024/verschoven/")


def test_a_sentence_that_names_what_moved_ends_in_one_mark(made):
    built = made(
        "decisions:\n"
        "  - body: council\n    kind: decide\n    date: 2020-09-01\n    ask: Ja zeggen.\n"
        "    moved: [{date: 2020-06-01, from: 2020-07-01, reason: Reces., effect: G., action: A.}]\n",
        number=1,
        parts=(),
    )
    assert "Ja zeggen: van 1 juli 2020 naar 1 september 2020" in built.text(
        "roadmap/activiteiten/activiteit-00/"
    )


def test_coverage_that_nobody_wrote_down_is_not_zero(made):
    covered = "coverage: [{year: 2020, amount: 8000, source: budget, state: adopted, reference: Begroting}]\n"
    built = made(number=1, as_of="2020-03-01", replace=[(covered, "")])
    assert "De kosten zijn € 11.000, de dekking is niet opgegeven." in built.text(
        "roadmap/2020-2024/tegenhoudt/"
    )
    year, *_ = json.loads(built.html("api/v1/roadmap.json"))["periods"][0]["hold_backs"]
    assert year["initiatives"][0]["money"] == {"costs": 11_000, "coverage": None}


def test_a_year_for_which_nobody_gave_coverage_or_costs_shows_no_zero(tmp_path):
    """What pays for 2020 is not known though 2021 has coverage: not covered, and never "covered by € 0"."""
    path, old = f"{FIRST}.yml", "coverage: [{year: 2020,"
    files = roadmap(1, as_of="2020-03-01")
    files[path] = files[path].replace("status: idea", "status: running")
    files[path] = files[path].replace("kind: structural}", "kind: structural, until: 2020}")
    assert old in files[path]
    files[path] = files[path].replace(old, "coverage: [{year: 2021,")
    built = Shown(write(tmp_path, files))
    first, second, *_ = rows(built.html("roadmap/"), "money")
    assert first == ["2020", "€ 10.000", "€ 1.000", "€ 11.000", "–", "€ 11.000"]
    assert second == ["2021 raming", *["–"] * 5]
    assert "Meer dekking dan kosten, hierboven niet meegeteld: € 8.000 in 2021." in built.text("roadmap/")
    assert "De kosten zijn € 11.000, de dekking is niet opgegeven." in built.text(
        "roadmap/2020-2024/tegenhoudt/"
    )
    copied = built.text("roadmap/activiteiten/activiteit-00/raadstekst/")
    assert "2020: eenmalig € 10.000, structureel € 1.000, kosten € 11.000, niet gedekt € 11.000." in copied
    assert "2021: niet opgegeven." in copied
    sums = json.loads(built.html("api/v1/roadmap.json"))["periods"][0]["money"]["years"]
    assert [(row["adopted"], row["uncovered"], row["over"]) for row in sums] == [
        (None, 11_000, None),
        (None, None, 8000),
    ]
    (line,) = csv.DictReader(
        built.html("downloads/2020-2024/roadmap.csv").lstrip("\ufeff").splitlines(), delimiter=";"
    )
    given = [
        line[f"{what} {year}"] for year in (2020, 2021) for what in ("Kosten", "Vastgesteld of toegekend")
    ]
    assert given == ["11000", "", "", ""]
    site = of(tmp_path)
    told = str([Booklet(site).costs(), Front(site, site("initiative")[0]).money()]).replace("\\xa0", " ")
    assert "€ 0'" not in told


def test_nothing_is_said_to_hold_back_only_as_far_as_that_is_known(made):
    built = made(number=1, as_of="2020-03-01", costs=False, parts=())
    text = built.text("roadmap/2020-2024/tegenhoudt/")
    assert "Voor zover wij weten, houdt niets een activiteit tegen." in text
    assert "Van 1 activiteit zijn uren of kosten niet bekend." in built.text("roadmap/")
    assert "worden 0 van de" not in built.text("roadmap/")


def test_decisions_stand_by_body_and_open_ones_first(odd):
    html = odd("sixty").html("roadmap/2020-2024/besluiten/")
    heads = [words(text) for _, text in re.findall(r"<h([23])[^>]*>(.*?)</h\1>", html)]
    dropped = "Niet meer gevraagd"  # of ten of sixty the work was stopped
    assert heads == [
        "Nog te nemen",
        "College van B en W",
        "Vastgesteld",
        "Gemeenteraad",
        "Genomen",
        "Gemeenteraad",
        dropped,
        "College van B en W",
    ]
    left = rows(html.partition('id="vastgesteld"')[0], "asked-of")
    assert len(left) == 50
    gone = rows(html.partition('id="niet-meer-gevraagd"')[2], "asked-of")
    assert [row[3] for row in gone] == ["Niet meer gevraagd; de activiteit is gestopt"] * 10
    assert left[0][3] == "Had al genomen moeten zijn"
    assert len(rows(html, "asked-of")) == 121  # and that the roadmap was adopted


# Hold-backs


def test_the_hours_that_an_activity_asks_stand_on_its_page_and_in_the_data(made):
    hours = "hours: {afdeling-1: {2020: 1200, 2021: 0}, afdeling-2: {2021: 40}}\n"
    built = made(hours, parts=())
    assert "Afdeling20202021 Afdeling 11.2000 Afdeling 2–40 Een streepje" in built.text(f"{FIRST}/")
    assert "Gevraagde uren" not in built.text("roadmap/activiteiten/activiteit-01/")
    (first, *_) = json.loads(built.html("api/v1/roadmap.json"))["periods"][0]["initiatives"]
    assert first["hours"] == {"afdeling-1": {"2020": 1200, "2021": 0}, "afdeling-2": {"2021": 40}}


def test_hours_of_nought_are_known(made):
    given = "hours: {afdeling-1: {2020: 0}}\n"
    text = made(given, number=1, as_of="2020-03-01", parts=()).text("roadmap/2020-2024/tegenhoudt/")
    assert "uren of kosten niet bekend" not in text
    assert "uren of kosten niet bekend" in made(number=1, as_of="2020-03-01", parts=()).text(
        "roadmap/2020-2024/tegenhoudt/"
    )


def test_one_is_one_in_words_too(site):
    files = {
        "docs/talks/one.yml": "title: One\nsummary: A talk.\ndate: 2021-01-05\nform: talk\npeople: 1\nhours: 1\n",
        "roadmap/organisation.yml": (
            "departments:\n"
            "  - {id: verkeer, name: Traffic, staff: 40}\n  - {id: roads, name: Roads, staff: 9, hours: {2021: 1}}\n"
        ),
        "roadmap/initiatives/only.yml": (
            "title: Only\nsummary: It.\ntheme: data\nstatus: running\nstart: 2021-01-01\nend: 2021-12-31\n"
            "lead: roads\nhours: {roads: {2021: 2}}\nsupport: [{date: 2021-01-05, party: roads, step: doubts, hours: 1}]\n"
        ),
    }
    built = build(site(files, language="en"), papers=False)
    assert "2 talks with 1 person, 1 hour together." in built.text("talks/")
    text = built.text("roadmap/initiatives/only/")
    assert "1 hour of talking" in text.replace("Together 1 hour of talking.", "")
    assert "Together 1 hour of talking." in text
    assert "Roads has 1 hour, and all initiatives together ask 2 hours." in text


@pytest.mark.parametrize(
    ("number", "told"), [(1, "In 2022 wordt de enige activiteit tegengehouden."), (2, "1 van de 2")]
)
def test_of_one_initiative_it_does_not_say_one_of_one(tmp_path, number, told):
    files = roadmap(number, goals=0)
    for path in files:
        if "activiteiten" in path:
            files[path] = re.sub(r"(start|end): \d{4}", r"\1: 2022", files[path]).split("milestones:")[0]
    files[f"{FIRST}.yml"] += "costs: [{year: 2022, amount: 5, kind: one_off}]\n"
    text = Shown(write(tmp_path, files)).text("roadmap/")
    assert told in text
    assert "1 van de 1" not in text


def test_what_holds_back_is_told_by_year_with_both_numbers(odd):
    text = odd("sixty").text("roadmap/2020-2024/tegenhoudt/")
    # 2022: department 3 leads 2, 7, 12 … 57, of which 17 and 47 were stopped; each asks 100 + its number
    assert "Afdeling 3 heeft 100 uur; alle activiteiten samen vragen 1.290 uur." in text
    assert re.search(r"De kosten zijn €\s[\d.]+, de dekking is €\s[\d.]+\.", text)


# After the period


def test_once_the_period_is_over_every_page_of_the_plan_says_so(odd):
    built = odd("over")
    for path in ("", "roadmap/", f"{FIRST}/", "roadmap/2020-2024/geld/"):
        assert "De periode is voorbij. Dit plan liep tot en met 2024." in built.text(path)
        assert "roadmap/2020-2024/afsluiting/" in built.links(path)
    assert "De periode is voorbij" not in odd("sixty").text("")


def test_the_closing_page_tells_how_it_ended(odd):
    built = odd("over")
    text = built.text("roadmap/2020-2024/afsluiting/")
    assert "Veel is gelukt." in text
    assert "Praten kost tijd." in text
    html = built.html("roadmap/2020-2024/afsluiting/")
    assert rows(html, "final")[0] == [
        "Doel 0",
        "Wat wij meten (procent)",
        "10",
        "20 31 december 2020, Telling",
        "90",
        "Niet gehaald, 13 % van de weg afgelegd",
    ]
    assert rows(html, "final")[2][3:] == ["niet gemeten", "90", "Niet gemeten"]
    heads = [words(each) for each in re.findall(r"<h3[^>]*>(.*?)</h3>", html)]
    assert heads == ["Klaar (7)", "Gestopt (1)"]


def test_a_closing_that_nobody_wrote_is_said(tmp_path):
    built = Shown(write(tmp_path, roadmap(1, as_of="2025-02-01")))
    assert built.text("roadmap/2020-2024/afsluiting/").count("Dit is nog niet geschreven.") == 3


# The goal tree as a picture


def boxes(html):
    """(kind, x, y, width, height) of every box of the picture."""
    pattern = r'<rect class="gt-box gt-(\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"'
    return [(kind, *map(float, numbers)) for kind, *numbers in re.findall(pattern, html)]


def overlapping(found):
    return [
        (one, other)
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        if one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
        and one[2] < other[2] + other[4]
        and other[2] < one[2] + one[4]
    ]


@pytest.mark.parametrize(
    "name", ["one", "odd titles", "no costs, no goals", "everything moved twice", "over"]
)
def test_no_box_of_the_picture_lies_on_another_or_outside_it(odd, name):
    html = odd(name).html("roadmap/")
    found = boxes(html)
    assert sum(kind == "initiative" for kind, *_ in found) == ODD[name]["number"]
    assert overlapping(found) == []
    width, height = map(
        float, re.search(r'goal-tree.*?viewBox="0 0 ([\d.]+) ([\d.]+)"', html, re.DOTALL).groups()
    )
    assert all(x + w <= width and y + h <= height for _, x, y, w, h in found)


def test_boxes_that_overlap_would_be_found():
    assert overlapping([("a", 0, 0, 10, 10), ("b", 5, 5, 10, 10)])
    assert not overlapping([("a", 0, 0, 10, 10), ("b", 10, 0, 10, 10)])


def test_with_too_many_initiatives_the_picture_is_left_out_with_a_sentence(odd):
    assert boxes(odd("sixty").html("roadmap/")) == []
    assert "Daarom staat hier alleen de lijst." in odd("sixty").text("roadmap/")
    assert "Daarom staat hier alleen de lijst." not in odd("none").text("roadmap/")


def test_the_picture_names_what_hangs_loose(tmp_path):
    files = made_goals(n00=("[doel-0]", "Programma 10"), n01=("[doel-0]", "Programma 9"), n02=("", ""))
    html = Shown(write(tmp_path, files)).html("roadmap/")
    assert [kind for kind, *_ in boxes(html)].count("idle") == 3  # two goals, and "without a goal"
    assert [kind for kind, *_ in boxes(html)].count("again") == 1
    assert overlapping(boxes(html)) == []


# Support as a picture


def test_the_line_of_support_keeps_its_height_until_the_next_step_and_falls_when_support_does():
    parties = support.parties(
        [
            step("2021-01-01", "council", "supports"),
            step("2021-07-01", "council", "doubts"),
            step("2021-12-31", "residents", "carries"),
        ]
    )
    drawn = support_figure.picture(parties, str.upper, date(2022, 12, 31))
    assert [[line for _, line in band.name] for band in drawn.bands] == [["COUNCIL"], ["RESIDENTS"]]
    (x1, y1), (x2, y2) = drawn.bands[0].points
    assert x1 == drawn.left < x2 < drawn.right
    assert y1 < y2, "less support is lower"
    assert drawn.bands[0].corners == ((x1, y1), (x2, y1), (x2, y2), (drawn.right, y2))
    assert drawn.bands[1].points[0][1] == drawn.bands[1].top
    assert [label for _, label in drawn.years] == ["2022"]
    assert drawn.bands[0].bottom < drawn.bands[1].top


def test_the_name_of_a_party_is_whole_beside_its_line():
    parties = support.parties(
        [step("2021-01-01", "council", "supports"), step("2021-07-01", "council", "doubts")]
    )
    for name, whole in (("Informatie en Techniek", True), ("Informatie " * 20, False)):
        (band,) = support_figure.picture(parties, lambda _, name=name: name, None).bands
        assert (" ".join(line for _, line in band.name) == name) == whole
        assert band.name[-1][1].endswith("…") != whole
        assert all(band.top < y - 5 < band.bottom for y, _ in band.name)


def test_one_step_makes_no_line():
    assert (
        support_figure.picture(support.parties([step("2021-01-01", "council", "doubts")]), str, None) is None
    )


def test_a_long_list_of_others_is_cut_with_a_link_to_all(odd):
    built = odd("sixty")
    assert "en nog 8" in built.text(f"{FIRST}/")  # 15 of programme 1: itself, six named, eight more
    assert "en nog 13" in built.text(f"{FIRST}/")  # 20 work on goal 0
    assert "roadmap/2020-2024/#doelen" in built.links(f"{FIRST}/")


def test_in_english_addresses_and_words_are_english(site):
    built = build(
        site(
            {
                "roadmap/roadmap.yml": "as_of: 2025-02-01\n",
                "roadmap/activiteiten/sensornetwerk.yml": "status: done\n",
            },
            language="en",
        ),
        papers=False,
    )
    assert faults(built) == []
    assert {"roadmap/2020-2024/closing/", "about/figures/"} <= set(built.addresses)
    assert "The period is over. This plan ran to the end of 2024." in built.text("roadmap/")
    assert "This has not been written yet." in built.text("roadmap/2020-2024/closing/")


def glance(built):
    """What the page of the first activity tells at a glance, without the shapes."""
    (found,) = re.findall(r'<dl class="glance">(.*?)</dl>', built.html(f"{FIRST}/"), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def test_an_activity_tells_at_a_glance_what_is_next_and_who_is_least_in_favour(made):
    support = (
        "support:\n  - {party: residents, date: 2021-01-10, step: supports}\n"
        "  - {party: residents, date: 2021-06-10, step: doubts}\n"
        "  - {party: council, date: 2021-06-10, step: supports}\n"
    )
    told = glance(made(support, number=1, parts=("decisions",)))
    assert (
        "Volgend besluit 10 november 2020, College van B en W Had al genomen moeten zijn Tijd te laat" in told
    )
    assert "Bewoners twijfelen minste steun van 2 partijen" in told


def test_of_an_activity_of_which_nothing_was_written_the_glance_says_that_and_links_to_nothing(made):
    built = made(number=1, parts=(), costs=False)
    told = glance(built)
    assert "Geld niet opgegeven" in told
    assert "Draagvlak nog niet opgeschreven" in told
    assert "Volgend besluit niets te besluiten" in told
    assert faults(built) == []


# The judgement


def test_a_list_of_initiatives_says_of_each_what_comes_first_and_when(made):
    shown = made()
    text = shown.html("roadmap/activiteiten/")
    for entry in shown.site("initiative"):
        card = text.partition(f"/{entry.id}/")[2].partition("</li>\n<li class")[0]
        dates = [each.date for each in entry.data.decisions if not each.outcome]
        dates += [each.date for each in entry.data.milestones if not each.done]
        first = min(dates, key=lambda each: each.day)
        assert f"{shown.site.words.moment(first.text)}" in card.partition("Eerst: ")[2].partition("</p>")[0]


def test_every_list_of_initiatives_tells_the_same_judgement_by_word_and_shape(made):
    shown = made()
    department = shown.site("initiative")[0].data.lead
    ends = ("geld/", f"mijn-afdeling/{department}/")
    places = ["roadmap/", *(path for path in shown.addresses if path.endswith(ends))]
    own = shown.html("roadmap/activiteiten/").partition("/activiteit-00/")[2]
    listed = re.search(r'<ul class="judged-line.*?</ul>', own, re.DOTALL)[0]
    *told, known = re.findall(r"</svg>\s*([^<]+)</li>", listed)
    *weights, _ = re.findall(r"dr-weight-\w+", listed)
    assert len(told) == len(weights) == 4
    assert known in {str(each).lower() for each in shown.site.words.under("readiness").values()}
    assert len(places) == 3
    for path in places:
        table = re.search(r'<table class="labelled judged".*?</table>', shown.html(path), re.DOTALL)[0]
        (row,) = (each for each in table.split("<tr") if "/activiteit-00/" in each)
        assert re.findall(r"</svg>\s*([^<]+)</td>", row) == told
        assert re.findall(r"dr-weight-\w+", row) == weights
