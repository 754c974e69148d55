"""The pages of the roadmap and of its initiatives: every odd roadmap gives whole pages, and what they say is so."""

import re
from datetime import date
from functools import cache
from html import unescape
from types import SimpleNamespace

import pytest
from made_up_roadmap import ODD, roadmap, write
from site_checks import build, faults

from generator import risk_matrix, support_record
from generator.model.roadmap import Support
from generator.values import Moment

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
        return build(write(tmp_path, files), papers=False)

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
    parties = support_record.parties(records)
    assert [(party.id, [each.change for each in party.steps]) for party in parties] == [
        ("council", ["", "down", "same", "up"]),
        ("residents", [""]),
    ]
    assert support_record.talking(records) == support_record.Talking(3.5, 2)
    assert support_record.talking([step("2021-03-01", "residents", "unaware")]).hours is None


def test_the_ladder_has_every_step_of_the_model_in_its_order():
    assert Support.fields["step"].value.options == support_record.LADDER


# The page of an initiative

QUESTIONS = ["Wat willen we bereiken", "Wat gaan we doen", "Wat mag het kosten", "Hoe meten we het"]


def rows(html, name):
    """The rows of the body and foot of the tables of this class: the words of every cell."""
    tables = re.findall(rf'<table class="[^"]*\b{name}\b[^"]*">(.*?)</table>', html, re.DOTALL)
    found = [
        row
        for table in tables
        for row in re.findall(r"<tr>(.*?)</tr>", table.partition("<tbody>")[2], re.DOTALL)
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
    assert (
        "Wat dit kost, is niet bekend. Waaruit het wordt betaald, is niet bekend. Daarna: niet bekend."
        in text
    )
    assert "Bij deze activiteit staat nog geen doel, en dus ook geen meting." in text
    bare = odd("bare").text(f"{FIRST}/")
    assert "Nog niet beschreven: argumenten, kanttekeningen, alternatieven" in bare
    assert "Nog niet beschreven" not in odd("sixty").text(f"{FIRST}/")


def test_money_of_an_initiative_is_told_with_every_source(made):
    built = made(
        number=1,
        replace=[
            (
                "coverage: [{year: 2020, amount: 8000, source: budget, reference: Begroting, authorised: true}]",
                "coverage: [{year: 2020, amount: 3000, source: budget}, {year: 2020, amount: 500, source: grant, authorised: false}]",
            )
        ],
    )
    text = built.text(f"{FIRST}/")
    # costs: 10,000 one-off and 1,000 structural, both in 2020
    assert "Samen € 11.000: € 10.000 eenmalig en € 1.000 structureel." in text
    assert "Dekking: € 3.000 uit de begroting, € 500 uit een subsidie. Nog niet gedekt: € 7.500." in text
    amounts = ["€ 10.000", "€ 1.000", "€ 11.000", "€ 3.000", "€ 500", "€ 7.500"]
    assert rows(built.html(f"{FIRST}/"), "money") == [["2020", *amounts], ["Totaal", *amounts]]
    assert "2020: € 500, subsidie, nog niet vastgesteld door de raad" in text


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
