"""What colleagues ask is answered first, nearly always: the questions that may be looked at (`bench/search`)."""

import asking
import pytest
from folders import ROOT


@pytest.fixture(scope="module")
def site():
    return asking.site_of(ROOT)


@pytest.mark.browser
@pytest.mark.parametrize("name", [name for name in asking.LISTS if name != asking.CLOSED])
def test_what_colleagues_ask_is_answered(browser, site, name):
    page = browser.new_page()
    found = asking.ask(page, site, asking.questions(asking.QUESTIONS / f"{name}.yml"))
    page.close()
    assert found.empty == 0
    assert found.reciprocal_rank >= 0.92, str(found)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("verkeerslicht", "begrippen/slimme-verkeerslichten/"),  # one of many
        ("mobilitiet", "themas/mobiliteit/"),  # two letters in the wrong order
        ("DPIA", "begrippen/privacy-avg-dpia/"),  # an abbreviation
        ("opendata", "begrippen/open-data/"),  # two words written as one
        ("deel auto", "begrippen/deelmobiliteit-hubs/"),  # one word written as two
        ("smart parking", "begrippen/slim-parkeren/"),  # an English name
        ("stoplicht", "begrippen/slimme-verkeerslichten/"),  # an everyday word
        ("sensorenreg", "begrippen/sensorenregister/"),  # half a word
        ("snorfiets", "begrippen/deelmobiliteit-hubs/"),  # a word in no list, by what it is: a bicycle
        ("knuffelpaal", "begrippen/slim-laden/"),
        ("machine learning", "begrippen/ai-algoritmen/"),  # everyday words that mean something together
        ("vehicle to grid", "begrippen/slim-laden/"),
        ("inwoners laten meedoen", "begrippen/digitale-participatie/"),
        ("stoplic", "begrippen/slimme-verkeerslichten/"),  # half an everyday word
        ("burgerbegr", "begrippen/digitale-participatie/"),
        ("burgerbudget", "begrippen/digitale-participatie/"),  # two everyday words written as one
        ("inwoners betrekken", "begrippen/digitale-participatie/"),  # listed with bewoners
        ("wat kost het allemaal", "roadmap/2020-2024/geld/"),
        ("hittestress", "roadmap/2025-2028/activiteiten/koele-straten/"),  # what was listed first
        ("wachttijd bus", "roadmap/activiteiten/verkeerslichten-molenring/"),  # how its goal is measured
        ("ICT", "mijn-afdeling/informatie/"),  # what colleagues call a department
        ("financien", "roadmap/2020-2024/geld/"),  # without its accents
        ("etisch", "begrippen/data-ethiek/"),  # a slip in an everyday word
        ("4daagse", "voorbeelden/nijmegen-digital-twin-vierdaagse/"),  # a figure for its word
        ("steden", "begrippen/smart-city/"),  # a whole word that longer ones begin with (stedenbouw)
        ("wat heeft het gekost", "roadmap/2020-2024/geld/"),  # listed as kosten
        ("wie beslist hierover", "roadmap/2020-2024/besluiten/"),  # with a word that says nothing
        ("planning 2026", "roadmap/2025-2028/"),  # a year within its period
        (
            "wat is er allemaal te laat",
            "roadmap/2020-2024/verschoven/",
        ),  # small words that mean something together
        ("gekozen", "begrippen/kiezen/"),  # a time of a strong verb
        ("kant en klare tekst laadpleinen voor de raad", "roadmap/activiteiten/laadpleinen/raadstekst/"),
        (
            "van ons net gaat er stroom uit de accu terug",
            "voorbeelden/utrecht-we-drive-solar/",
        ),  # as people ask, in other words
    ],
)
def test_words_as_people_type_them(browser, site, asked, answer):
    page = browser.new_page()
    found = asking.ask(page, site, [(asked, [answer])])
    page.close()
    assert found.ranks[0] in (1, 2, 3)


@pytest.mark.browser
@pytest.mark.parametrize(
    "asked",
    [
        "pannenkoeken",
        "kattenvoer",
        "voetbaluitslag",
        "belastingaangifte",
        "boterham met kaas",
    ],
)
def test_a_word_that_is_only_like_a_word_in_some_text_finds_nothing(browser, site, asked):
    page = browser.new_page()
    found = asking.ask(page, site, [(asked, [])])
    page.close()
    assert found.empty == 1
