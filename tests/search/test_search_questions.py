"""What colleagues ask is answered first, nearly always: the questions that may be looked at (`bench/search`)."""

import asking
import pytest
from folders import ROOT

ANSWERED = [
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
]
OF_NOTHING = [
    "pannenkoeken",
    "kattenvoer",
    "voetbaluitslag",
    "belastingaangifte",
    "boterham met kaas",
]


@pytest.fixture(scope="module")
def site():
    return asking.site_of(ROOT)


@pytest.fixture(scope="module")
def ask(browser, site):
    """Asks each question as the first of a visit, on one page for all."""
    page = browser.new_page()
    yield lambda questions: asking.ask(page, site, questions)
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", [name for name in asking.LISTS if name != asking.CLOSED])
def test_what_colleagues_ask_is_answered(ask, name):
    found = ask(asking.questions(asking.QUESTIONS / f"{name}.yml"))
    assert found.empty == 0
    assert found.reciprocal_rank >= 0.92, str(found)


@pytest.mark.browser
def test_words_as_people_type_them(ask):
    found = ask([(asked, [answer]) for asked, answer in ANSWERED])
    ranks = dict(zip(found.questions, found.ranks, strict=True))
    assert {asked: rank for asked, rank in ranks.items() if rank not in (1, 2, 3)} == {}


@pytest.mark.browser
def test_a_word_that_is_only_like_a_word_in_some_text_finds_nothing(ask):
    found = ask([(asked, []) for asked in OF_NOTHING])
    hits = dict(zip(found.questions, found.hits, strict=True))
    assert hits == dict.fromkeys(OF_NOTHING, 0)
