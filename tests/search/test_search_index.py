"""What can be found and what never can, in parts that hold the same bytes whatever made them."""

import json
import re

import made_site
import made_up_roadmap
import pytest
import two_periods

from stadswijzer.language.words import LANGUAGES
from stadswijzer.search import files
from stadswijzer.search.documents import Document, groups
from stadswijzer.search.index import AGAIN, ID, LEVELS, NAME, TITLE, read_words, unpacked
from stadswijzer.search.kept_index import index_lines
from stadswijzer.search.stems import Stemmer

DATA = re.compile(r"\[\"([wst][^\"]*)\"\] = (.*);\n$", re.DOTALL)


def written(site, **frame):
    """Address → text of every file of the search of a project."""
    return dict(files.files(made_site.of(site.root, **frame)))


def start(found):
    return json.loads(found[files.START].removeprefix("window.stadswijzerSearch = ").removesuffix(";\n"))


def documents(site, **frame):
    return [each for group in groups(made_site.of(site.root, **frame)) for each in group.documents]


def terms_of(found):
    """Every term of the index."""
    texts = [DATA.search(text) for text in found.values()]
    return {
        line.split(" ")[0] for m in texts if m and m[1][0] == "w" for line in json.loads(m[2]).split("\n")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_of_every_kind_is_found(site, language):
    found = documents(site(language=language))
    assert {"concept", "example", "theme", "path", "survey", "talk", "initiative", "roadmap"} <= {
        group.kind for group in groups(made_site.of(site(language=language).root))
    }
    assert len({each.address for each in found}) == len(found)


def test_papers_are_found_by_name_when_they_are_made(site):
    with_papers = {each.address for each in documents(site(), papers=True)}
    without = {each.address for each in documents(site())}
    assert {each for each in with_papers - without if each.endswith(".pdf")}
    assert not [each for each in without if each.startswith("downloads/2") and each.endswith(".pdf")]


def test_the_same_content_gives_the_same_bytes(site):
    project = site()
    assert written(project) == written(site())


def test_a_draft_is_never_found_not_even_in_a_preview(site):
    project = site("""
        docs/begrippen/geheim.yml
            | title: Kwikstaart
            | draft: true
    """)
    assert "kwikstaart" not in "".join(written(project, preview=True).values()).lower()


def test_what_people_said_wished_and_know_is_not_in_it(site):
    project = site("""
        docs/kennispeiling/2019-najaar.yml
            | voices: [{text: Een kwikstaart zei dit., checked: true}]
            | wishes: [{text: Een goudplevier wil dit., goal: sensoren-bekend}]
            | purpose: Weten hoe de grutto denkt.
    """)
    text = "".join(written(project).values()).lower()
    for secret in ("kwikstaart", "goudplevier", "grutto", "under_half", "four_fifths", "under_three"):
        assert secret not in text, secret
    assert "kennispeiling" in text


def test_a_department_is_found_by_what_colleagues_call_it(site):
    project = site("""
        roadmap/organisatie.yml
            | departments:
            |   - {id: verkeer, name: Kwikstaart, also_known_as: [Goudplevier], staff: 12}
            |   - {id: informatie, name: Grutto, staff: 20, until: 2001-12-31}
    """)
    found = {each.title: each for each in documents(project)}
    assert found["Kwikstaart"].names == ("Goudplevier",)
    assert found["Kwikstaart"].address == "mijn-afdeling/verkeer/"
    assert "Grutto" not in found  # it has no page: it ended


def test_an_activity_is_found_by_how_its_goal_is_measured(site):
    (found,) = [each for each in documents(site()) if each.address.endswith("/sensornetwerk/")]
    text = "\n".join(passage.text for passage in found.passages)
    assert "Van elke sensor is bekend wat hij meet: Deel van de sensoren in het register" in text


def test_a_word_that_names_it_twice_counts_once_and_a_little():
    document = Document("begrippen/kwikstaart/", "Kwikstaart", "", "", ("kwikstaart",), (), "", ())
    read = read_words(document, frozenset())
    said = read.weights({"kwikstaart": ([("kwik", 1.0)], [])})
    assert said == {"kwik": pytest.approx(TITLE + AGAIN * (NAME + ID))}


def test_pages_to_print_and_filters_are_not_in_it(site):
    addresses = [each.address for each in documents(site())]
    assert addresses
    for part in ("afdrukken/", "filter/"):
        assert not [address for address in addresses if part in address]


def test_every_section_that_a_result_leads_to_is_on_its_page(real_site):
    lead = 0
    for path in real_site.paths:
        found = DATA.search(real_site.html(path)) if path.startswith(files.FOLDER) else None
        for shown in json.loads(found[2]) if found and found[1][0] == "t" else ():
            address = shown[0]
            assert address in real_site or not address, address
            for anchor, *_ in shown[3]:
                lead += bool(anchor)
                assert not anchor or anchor in real_site.page(address).anchors, f"{address}#{anchor}"
    assert lead > 100


def test_a_word_of_two_is_found_by_either(site):
    project = site("""
        docs/begrippen/digital-twin.yml
            | body: Deelmobiliteit is mobiliteit die je deelt. Wij deelden een deel.
    """)
    stem = Stemmer("nl")
    made = index_lines(project.root, documents(project), stem, "nl")
    whole, half = (
        {each // LEVELS for each in unpacked(made.lines[stem(word)])}
        for word in ("deelmobiliteit", "mobiliteit")
    )
    assert whole
    assert whole <= half


def test_parts_stay_small_and_are_found_by_their_first_letters(site):
    found = written(site())
    words = start(found)["words"]
    for term in terms_of(found):
        assert any(term[:size] in words for size in range(1, len(term) + 1)), term
    for text in found.values():
        assert len(text) < 4 * files.PART


def test_under_an_activity_stands_its_period_where_there_are_more(site, tmp_path):
    made = groups(made_site.of(made_up_roadmap.write(tmp_path, two_periods.files())))
    below = {each.address: each.theme for group in made for each in group.documents}
    path = "activiteiten/activiteit-00/"
    assert below[f"roadmap/{path}"].endswith(" · 2020–2024")
    assert below[f"roadmap/2025-2028/{path}"].endswith(" · 2025–2028")
    assert below["roadmap/2025-2028/"] == "2025–2028"
    alone = {each.address: each.theme for each in documents(site())}
    assert not any("20" in each for address, each in alone.items() if address.startswith("roadmap/"))


def test_an_old_period_counts_for_less(site):
    """See `_OLD`: of two that say the same, that of the period that leads comes first."""
    weights = {(group.kind, group.weight) for group in groups(made_site.of(site().root))}
    assert dict(weights)["concept"] > dict(weights)["initiative"] > dict(weights)["list"]
