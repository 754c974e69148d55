"""Everyday words and what they mean here: read, checked, and shown in the glossary."""

import asking
import pytest
from folders import ROOT
from made_site import of
from site_checks import pages

from stadswijzer.editing.schemas import search_words_schema
from stadswijzer.search import files
from stadswijzer.search.documents import groups
from stadswijzer.search.everyday import with_asked
from stadswijzer.search.stems import stemmer

OUTCOME = """
async questions => {
    const searcher = stadswijzerRanking.searcher(stadswijzerSearch, window.fetchPart);
    const found = await Promise.all(questions.map(each => searcher.ask(each)));
    return [found.map(each => each.instead), found.map(each => each.terms)];
}
"""


def test_they_are_read(site):
    found = site("""
        docs/zoekwoorden.yml
            | - {say: stoplicht, mean: [digital twin, open data]}
    """).has_no_errors()
    (word,) = found.validate().library.search_words.words
    assert (word.say, word.mean) == ("stoplicht", ("digital twin", "open data"))


def test_a_project_does_without(site):
    assert site().validate().library.search_words is None


@pytest.mark.parametrize(("language", "file"), [("nl", "zoekwoorden"), ("en", "search-words")])
def test_a_meaning_that_stands_nowhere_is_a_warning_at_its_place(site, language, file):
    site(
        {"docs/zoekwoorden.yml": "- say: stoplicht\n  mean: [Digital twin, kwikstaart]\n"}, language=language
    ).has_only(f"docs/{file}.yml:2:24: warning[unknown-search-word]")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("say: x\n", "1:1: error[wrong-type]"),
        ("- {say: stoplicht}\n", "1:3: error[missing-field]"),
        ("- {mean: [open data]}\n", "1:3: error[missing-field]"),
        ("- {mean: [open data], asked: [mail jan.jansen@voorbeeld.nl]}\n", "1:36: warning[personal-data]"),
        ("- {say: stoplicht, mean: []}\n", "1:26: error[list-length]"),
        ("- {say: stoplicht, mean: [open data], men: x}\n", "1:39: error[unknown-field]"),
        ("- {say: kopie, mean: [open data]}\n- {say: Kopie, mean: [open data]}\n", "2:9: error[duplicate]"),
        ("- {say: jan.jansen@voorbeeld.nl, mean: [open data]}\n", "1:9: warning[personal-data]"),
        ("", "1:1: error[empty-file]"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(site, text, problem):
    site({"docs/zoekwoorden.yml": text}).has_only(f"docs/zoekwoorden.yml:{problem}")


def test_the_glossary_sends_on_to_the_concept(site):
    built = pages(
        site("""
        docs/zoekwoorden.yml
            | - {say: stoplicht, mean: [digital twin]}
            | - {say: kopie, mean: [gegevens]}
    """)
    )
    assert "stoplicht zie Digital twin" in built.text("woordenlijst/")
    assert "kopie" not in built.text("woordenlijst/").split("Digital twin")[0].split("D E")[0]


def test_a_question_goes_with_what_is_called_just_that(site):
    project = site("""
        docs/zoekwoorden.yml
            | - {mean: [kwikstaart], asked: [waar nestelt hij]}
            | - {mean: [grutto in de wei], asked: [lange snavel]}
            | - {mean: [goudplevier], asked: [wie roept daar]}
        docs/begrippen/digital-twin.yml
            | title: Kwikstaart
        docs/begrippen/open-data.yml
            | title: Kwikstaart in de stad
            | also_known_as: [grutto, Goudplevier]
        docs/themas/data.yml
            | title: Wei en stad
    """)
    named = with_asked(of(project.root), groups(of(project.root)), stemmer("nl"))
    asked = {each.title: each.asked for group in named for each in group.documents if each.asked}
    assert asked == {"Kwikstaart": ("waar nestelt hij",), "Kwikstaart in de stad": ("wie roept daar",)}
    assert "waar nestelt hij" not in "".join(
        text for _, text in files.files(of(project.root))
    )  # nobody sees it


def test_every_question_of_this_site_goes_with_a_page():
    site = of(ROOT, papers=True)
    asked = {
        question
        for group in with_asked(site, groups(site), stemmer("nl"))
        for each in group.documents
        for question in each.asked
    }
    rows = [row for row in site.whole.search_words.words if row.asked]
    assert rows
    assert [row.mean for row in rows if asked.isdisjoint(row.asked)] == []


def test_the_file_is_not_published(site):
    built = pages(
        site("""
        docs/zoekwoorden.yml
            | - {say: stoplicht, mean: [digital twin]}
    """)
    )
    assert not [path for path in built.paths if path.endswith(".yml")]


def test_the_schema_describes_a_list():
    schema = search_words_schema()
    assert schema["type"] == "array"
    assert set(schema["items"]["properties"]) == {"say", "mean", "asked"}


@pytest.mark.browser
def test_words_that_mean_something_together_are_found_together(site, browser):
    found = of(
        site("""
        docs/zoekwoorden.yml
            | - {say: paarse zebra's, mean: [digital twin]}
            | - {say: zebra to kwikstaart, mean: [digital twin]}
            | - {say: rode brievenbus zonder kwikstaart van de buren, mean: [digital twin]}
            | - {say: te laat, mean: [digital twin]}
            | - {say: wensen van bewoners, mean: [digital twin]}
            | - {say: sprinkhanen, mean: [digital twin]}
            | - {say: dromedaris, mean: [grutto]}
            | - {say: netwerken, mean: [grutto]}
            | - {mean: [digital twin], asked: [wie roept daar in het riet]}
        docs/begrippen/digital-twin.yml
            | also_known_as: [dromedarissenpad, net, werken]
    """).root
    )
    answered = [
        "paarse zebra",  # one and not more
        "een paarse zebra op straat",
        "zebra to kwikstaart",
        "hoe werkt zebra to kwikstaart",
        "rode brievenbussen zonder kwikstaart bij de buren",  # other small words between
        "te laat",  # of small words alone
        "is het bezwaar te laat",  # and between others
        "roept iemand in het riet?",  # what people ask for it, in other words around it
        "wensen van burgers",  # who are read as bewoners, by rules.yml
        "sprinkhanenkopie",  # an everyday word and a word of the site
        "dromedaris?",  # what it was said to mean stands nowhere: by half a word then
        "zebra",  # whoever types it may not be done
    ]
    other = "kwikstaart"  # one of the words, by itself
    page = browser.new_page()
    asked = asking.ask(page, found, [(each, ["begrippen/digital-twin/"]) for each in [*answered, other]])
    instead, terms = page.evaluate(OUTCOME, ["spriqkhaqen", "netwerken"])
    page.close()
    assert instead[0] == ["sprinkhanen"]  # spelled as people do
    assert "net" not in terms[1]  # of two words only by the looks of it
    assert dict(zip(asked.questions, asked.ranks, strict=True)) == {**dict.fromkeys(answered, 1), other: 0}


@pytest.mark.browser
def test_who_asks_what_we_or_other_cities_do_gets_that_first(site, browser):
    found = of(
        site("""
        docs/begrippen/open-data.yml
            | title: Kwikstaart
        docs/voorbeelden/gent-open-data.yml
            | title: Kwikstaart
        roadmap/activiteiten/sensornetwerk.yml
            | title: Kwikstaart
    """).root
    )
    page = browser.new_page()
    asked = asking.ask(
        page,
        found,
        [
            ("kwikstaart", ["begrippen/open-data/"]),
            ("hoe gaat het met onze kwikstaart", ["roadmap/activiteiten/sensornetwerk/"]),
            ("kwikstaart elders", ["voorbeelden/gent-open-data/"]),
        ],
    )
    page.close()
    assert asked.ranks == [1, 1, 1]
