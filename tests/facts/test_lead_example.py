"""The example that the page of a concept shows first: by how closely it shows the concept, with the reason."""

import pytest
from site_checks import pages

from stadswijzer.facts import relations
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame


def example(name, concepts, lines=""):
    return f"docs/voorbeelden/{name}.yml\n| title: {name}\n| concepts: [{concepts}]\n{lines}\n"


CONCEPT = "docs/begrippen/lucht.yml\n| title: Lucht\n{lines}\n"


@pytest.fixture
def shown(site):
    """(id, why) of the examples of the concept, in their order."""

    def make(files, lines=""):
        made = site(CONCEPT.format(lines=lines) + files).has_no_errors().validate()
        facts = Site(made.links, Frame("Proef"))
        concept = facts.get("concept", "lucht")
        assert relations.showing(facts, concept) == [each.example for each in relations.shown(facts, concept)]
        return [(each.example.id, each.why) for each in relations.shown(facts, concept)]

    return make


def test_what_an_example_is_about_stands_first_in_its_list(shown):
    found = shown(example("aalten", "open-data, lucht") + example("zwolle", "lucht, open-data"))
    assert found == [("zwolle", "about"), ("aalten", "also")]


def test_then_the_one_that_the_text_tells_of(shown):
    files = example("aalten", "open-data, lucht") + example("zwolle", "open-data, lucht")
    assert shown(files, "| body: Zie [[zwolle]].") == [("zwolle", "told"), ("aalten", "also")]


def test_then_the_one_that_shows_least_else_and_the_newest(shown):
    files = (
        example("aalten", "lucht, open-data")
        + example("breda", "lucht", "| started: 2016\n| ended: 2017")
        + example("zwolle", "lucht", "| started: 2019")
    )
    assert [name for name, _ in shown(files)] == ["zwolle", "breda", "aalten"]


def test_the_one_that_was_chosen_stands_before_all(shown):
    files = example("aalten", "lucht") + example("zwolle", "open-data, lucht")
    found = shown(files, "| lead_example: zwolle")
    assert found == [("zwolle", "chosen"), ("aalten", "about")]
    found = shown(files + example("delft", "open-data"), "| lead_example: delft")
    assert found[0] == ("delft", "chosen")


def test_the_page_says_why_it_stands_first(site):
    files = example("aalten", "open-data, lucht") + example("zwolle", "lucht")
    built = pages(site(CONCEPT.format(lines="| for_us: Wij **meten**.\n| cards: [Wat meet je?]") + files))
    text = " ".join(built.html("begrippen/lucht/").split())
    assert "; gaat vooral hierover</span>" in text
    assert text.index("zwolle") < text.index("aalten")
    assert '<h2 id="voor-ons"' in text
    assert "Wij <strong>meten</strong>." in text
    assert "<li>Wat meet je?</li>" in text
