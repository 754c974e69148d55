"""The page that tells how the site counts: true to options and code, with a source or an agreement for each rule."""

import re

import pytest
from made_up_roadmap import roadmap, write
from site_checks import build, faults

from stadswijzer.content.project import Options
from stadswijzer.facts.knowledge.rounds_compared import BY_CHANCE
from stadswijzer.language import readability
from stadswijzer.language.answer_words import FEW, MANY
from stadswijzer.language.words import LANGUAGES, Words, package_yaml
from stadswijzer.pages import calculation

PAGE = "over/rekenen/"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build(write(tmp_path_factory.mktemp("counting"), roadmap(3, moved=1)), papers=False)


def test_an_option_changes_what_the_page_says(site):
    options = "plugins: [{stadswijzer: {min_group: 7, stale_after_months: 19}}]"
    made = build(
        site({"mkdocs.yml": f"site_name: x\ntheme: {{name: material, language: nl}}\n{options}\n"}),
        papers=False,
    )
    text = made.text(PAGE)
    for told in (
        "minder dan 7 antwoorden schrijven wij niets op",
        "nooit lager dan 5",
        "19 maanden geleden",
    ):
        assert told in text


def test_what_the_code_counts_with_stands_on_the_page(built):
    text = built.text(PAGE)
    start, sentence, word = (Words("nl").number(each) for each in readability.READING_EASE["nl"])
    assert f"{start} − {sentence} × het gemiddelde aantal woorden per zin − {word} ×" in text
    assert f"gedeeld door {readability.WORDS_PER_MINUTE}, naar boven" in text
    assert "Noemt de activiteit een aantal mensen (3, 6, 9)" in text
    assert "Bij elk woord passen minstens 3 aantallen" in text
    assert "in stappen van 5, vanaf 20 mensen" in text
    few, many = (round(100 * BY_CHANCE[size]) for size in (FEW, MANY))
    assert f"verspringt toch {few} % van de rijen van kleine groepen en {many} % van de andere" in text
    assert "krijgt de vraag na 1, 3, 8, 20, 50, 125, 313, 365 dagen" in text
    assert "in totaal 4 tot 6, met minstens 7 dagen tussen de eerste en de laatste" in text
    assert "op een rij goed in één van de 729 keer" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_typed_in_the_words(language):
    """Only ends of scales are: from 0 to 100 %, from 1 to 5."""
    for key, rule in package_yaml(f"locale/{language}/counting.yml")["counting_rules"].items():
        numbers = set(re.findall(r"\d+", re.sub(r"\{\w+\}", "", rule["text"])))
        assert (key, numbers - {"0", "1", "5", "100"}) == (key, set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_words_and_every_word_a_rule(language):
    keys = [given[0] for given in calculation._RULES]
    assert keys == list(package_yaml(f"locale/{language}/counting.yml")["counting_rules"])
    assert {
        key for key in keys if next(given[4] for given in calculation._RULES if given[0] == key)
    } >= calculation.OWN_CHOICE


def test_every_option_has_a_rule_that_names_it():
    named = {name for given in calculation._RULES for name in given[2]}
    uncounted = {"today", "trusted_html", "colours"}  # of these no number follows
    assert named == {name for name in Options.__dataclass_fields__ if name not in uncounted}


def test_a_rule_says_its_source_or_that_it_is_an_agreement_and_who_may_change_it(built):
    html = built.html(PAGE)
    sections = re.split(r"<h2 id=", html.partition("<main")[2])[1:]
    assert len(sections) == len(calculation._RULES)
    for section in sections:
        assert ("Bron:" in section) or ("Dat is onze keuze." in section), section
        assert "Wie mag dit wijzigen:" in section
    small = next(each for each in sections if each.startswith('"kleine-groepen"'))
    assert "in mkdocs.yml met <code>min_group</code>" in small


def test_figures_lead_to_how_they_were_counted(built):
    assert faults(built) == []
    for path, anchor in (
        ("roadmap/", "geld"),
        ("roadmap/", "voortgang"),
        ("roadmap/", "tegenhoudt"),
        ("roadmap/2020-2024/geld/", "geld"),
        ("roadmap/2020-2024/verschoven/", "verschoven"),
        ("roadmap/activiteiten/activiteit-00/", "kennis"),
        ("roadmap/activiteiten/activiteit-00/", "risicos"),
        ("roadmap/activiteiten/activiteit-00/", "te-laat"),
        ("roadmap/activiteiten/activiteit-00/", "draagvlak"),
        ("begrippen/sensor/", "leestijd"),
        ("begrippen/", "leestijd"),
        ("roadmap/activiteiten/activiteit-00/", "leestijd"),
        ("over/", ""),
    ):
        assert f"{PAGE}#{anchor}".rstrip("#") in built.links(path), (path, anchor)


def test_a_list_says_once_how_its_reading_times_were_counted(built):
    assert built.html("begrippen/").count("#leestijd") == 1
    assert "#leestijd" not in built.html("roadmap/activiteiten/")
