"""Words that people type and words that the site uses come to the same, in the index and in the browser."""

import pytest

from stadswijzer.search.compounds import Splitter
from stadswijzer.search.files import script
from stadswijzer.search.stems import Stemmer, rules_of, words

RANKING = script("ranking")
ALIKE = [
    "verkeerslicht verkeerslichten",
    "meten meet meting metingen",
    "laadpaal laadpalen",
    "stad steden",
    "ethisch ethische ethiek",
    "participatie participeren",
    "camera camera's camera’s cameras",
    "huis huizen",
    "mobiel mobiliteit",
    "veilig veiligheid",
    "registratie registreren registreert",
    "algoritme algoritmen algoritmes",
    "drukte druk",
    "kast kastje kastjes",
    "product productje",
    "licht lichtje",
    "raadslid raadsleden",
    "app apps",
    "één een",
    "privé prive",
]
APART = ["plan plant", "gemeente gemeen", "stad staat", "kaas kastje", "app ap"]


@pytest.mark.parametrize("alike", ALIKE)
def test_they_come_to_the_same(alike):
    stem = Stemmer("nl")
    assert len({stem(words(each)[0]) for each in alike.split()}) == 1


@pytest.mark.parametrize("apart", APART)
def test_others_do_not(apart):
    stem = Stemmer("nl")
    assert len({stem(word) for word in apart.split()}) == 2


def test_a_participle_is_found_by_its_verb():
    stem = Stemmer("nl")
    assert stem("meten") in stem.variants("gemeten")
    assert stem("bellen") in stem.variants("belt")
    assert stem.variants("meten") == []
    assert stem("kaart") in stem.variants("kaartjes")  # and a small one by the thing
    assert stem("kosten") in stem.variants("gekost")  # a verb has its own t,
    assert "stopt" not in stem.variants("gestopt")  # or has none


def test_a_figure_is_read_in_letters():
    stem = Stemmer("nl")
    assert stem("vierdaagse") in stem.variants("4daagse")
    assert stem("tien") in stem.variants("10")
    assert stem.variants("2024") == []


def test_english_words_come_to_the_same():
    stem = Stemmer("en")
    for alike in ("city cities", "sensor sensors", "measure measured measuring", "policy policies"):
        assert len({stem(word) for word in alike.split()}) == 1, alike


def test_only_words_of_the_site_make_a_word():
    stem = Stemmer("nl")
    known = frozenset("deel mobiliteit verkeer licht ver keer".split())
    split = Splitter(known, stem.joints, frozenset(["verkeer"]), frozenset(["ver"]), stem, frozenset())
    assert split("deelmobiliteit") == ("deel", "mobiliteit")
    assert split("verkeerslicht") == ("verkeer", "licht")
    assert split("stadsmobiliteit") == ()


TEXTS = [
    "Camera's én e-mail in 2.500 straten",
    "De ‘slimme’ stad: IoT, 3D en 5G",
    "deel-auto’s",
    "Ægir’s café",
    "a b c 1",
]


@pytest.mark.browser
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_browser_cuts_words_as_the_index_does(browser, language, real_site):
    found = {word for path in real_site.addresses for word in words(real_site.text(path))}
    stem, asked = Stemmer(language), sorted(found)
    page = browser.new_page()
    page.evaluate(RANKING)
    got = page.evaluate(
        "([rules, words]) => { const {stem, variants} = stadswijzerWords.stemmer(rules);"
        " return words.map(word => [stem(word), variants(word)]); }",
        [rules_of(language), asked],
    )
    texts = page.evaluate("texts => texts.map(stadswijzerWords.wordsOf)", TEXTS)
    page.close()
    assert len(asked) > 3000
    assert got == [[stem(word), stem.variants(word)] for word in asked]
    assert texts == [words(text) for text in TEXTS]


NEAR = [
    ("privqcq", "privacy", True),
    ("sensorren", "sensor", False),  # three slips
    ("ransomwqrf", "ransomware", True),
    ("jansen", "jaren", False),  # two in a word that is not long
    ("jansen", "kansen", False),  # another first letter
    ("kansek", "kansen", True),
    ("kaas", "kans", False),  # any in a short one
    ("pannenkoeken", "onderzoeken", False),  # the same end
    ("parkiet", "parkeren", False),  # the same beginning
]


@pytest.mark.browser
def test_what_is_offered_is_near(browser):
    page = browser.new_page()
    page.evaluate(RANKING)
    got = page.evaluate(
        "pairs => pairs.map(([asked, offered]) => [asked, offered, stadswijzerWords.isNear(offered, asked)])",
        NEAR,
    )
    page.close()
    assert got == [list(each) for each in NEAR]


@pytest.mark.browser
def test_one_slip_and_no_more(browser):
    page = browser.new_page()
    page.evaluate(RANKING)
    pairs = [
        ("privacy", "pirvacy", True),
        ("privacy", "privcy", True),
        ("privacy", "privvacy", True),
        ("privacy", "pribacy", True),
        ("privacy", "privacy", False),
        ("privacy", "pirvcay", False),
        ("aab", "aaab", True),
    ]
    got = page.evaluate("pairs => pairs.map(([one, other]) => stadswijzerWords.isSlip(one, other))", pairs)
    page.close()
    assert got == [same for *_, same in pairs]
