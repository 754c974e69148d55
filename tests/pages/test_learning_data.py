"""What the scripts for learning are given: ids that stay, the place that teaches, the start test, the data files."""

import json
import re

import pytest
from site_checks import Built, faults, pages

from stadswijzer.facts.knowledge.teaching import Place
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.pages import learning_data as learning

OPTIONS = """
      |     options:
      |       - {text: Ja, correct: true, why: Zo is het.}
      |       - {text: Nee, why: Zo is het niet.}
"""


def quiz(*questions):
    """Lines of YAML: a quiz of these questions, the first answer right."""
    return "| quiz:\n" + "".join(
        f"| - question: {question}\n{OPTIONS.replace('      |     ', '|   ')}" for question in questions
    ).replace("\n\n", "\n")


@pytest.fixture
def made(site):
    """The facts of a small project, as templates get them."""

    def make(files="", **options):
        found = site(files, **options).has_no_errors().validate()
        return Site(found.links, Frame("Proef"))

    return make


def index(built, path=learning.INDEX):
    text = built.html(path)
    return json.loads(text[text.index("{") : text.rindex("}") + 1])


def concept(name, lines=""):
    return f"docs/begrippen/{name}.yml\n| title: {name}\n{lines}\n"


# ids


def test_the_id_of_a_question_stays_while_concept_and_words_do():
    first = learning.question_id("open-data", "Wat is open data?")
    assert re.fullmatch("[0-9a-f]{10}", first)
    assert first == learning.question_id("open-data", "Wat  is open data? ")
    assert first != learning.question_id("open-data", "Wat is Open data?")
    assert first != learning.question_id("digital-twin", "Wat is open data?")


def test_a_renamed_concept_tells_the_old_ids_of_its_questions(made):
    site = made(concept("open-data", "| aliases: [vrije-data]\n" + quiz("Mag dit?")))
    found = learning.about_concept(site, site.get("concept", "open-data"))
    assert found["aliases"] == ["vrije-data"]
    assert found["before"] == {learning.question_id("vrije-data", "Mag dit?"): found["quiz"][0]}


def test_a_question_that_is_there_twice_is_asked_once(made):
    site = made(concept("open-data", quiz("Mag dit?", "Mag dat?", "Mag dit?")))
    asked = learning.questions(site, site.get("concept", "open-data"))
    assert [each.question for each in asked] == ["Mag dit?", "Mag dat?"]


def test_a_question_to_recall_is_another_one_than_the_same_to_choose(made):
    recall = "| recall: {question: Mag dit?, answer: Ja.}\n"
    site = made(concept("open-data", recall + quiz("Mag dit?")))
    found = learning.about_concept(site, site.get("concept", "open-data"))
    assert found["recall"] not in found["quiz"]


# where it is taught

BODY = """| body: |
|   ## Waarom delen helpt
|   Wie gegevens deelt, krijgt ze beter terug.
|
|   ```
|   ## Geen kop
|   ```
|
|   ## Wat nooit mag
|   Persoonsgegevens horen niet in een openbare verzameling.
"""


@pytest.mark.parametrize(
    ("question", "anchor"),
    [
        ("Wat hoort nooit in een openbare verzameling?", "wat-nooit-mag"),
        ("Waarom krijgt wie deelt ze beter terug?", "waarom-delen-helpt"),
    ],
)
def test_a_question_leads_to_the_part_that_teaches_it(made, question, anchor):
    site = made(concept("open-data", BODY + quiz(question)))
    (asked,) = learning.questions(site, site.get("concept", "open-data"))
    assert asked.taught.anchor == anchor


def test_no_place_is_named_where_none_is_near_enough(made):
    site = made(concept("open-data", BODY + quiz("Hoe zit dat?", "Wie deelt er?")))
    asked = learning.questions(site, site.get("concept", "open-data"))
    assert [each.taught for each in asked] == [None, None]


def test_a_question_leads_to_the_heading_that_it_names(made):
    named = quiz("Waarom krijgt wie deelt ze beter terug?").replace(
        "|   options:", "|   see: wat  nooit mag\n|   options:"
    )
    site = made(concept("open-data", BODY + named))
    (asked,) = learning.questions(site, site.get("concept", "open-data"))
    assert asked.taught == Place("wat-nooit-mag", "Wat nooit mag")


def test_without_a_heading_a_question_leads_to_the_page(made, site):
    facts = made(concept("open-data", quiz("Hoe zit dat?")))
    assert learning.questions(facts, facts.get("concept", "open-data"))[0].taught is None
    built = pages(site(concept("open-data", quiz("Hoe zit dat?"))))
    assert 'data-see="#site.content"' in built.html("begrippen/open-data/")
    assert faults(built) == []


def test_every_place_that_a_question_leads_to_is_there(real_site):
    for each in index(real_site)["concepts"]:
        page = real_site.page(each["address"])
        here = re.findall('data-see="#([^"]*)"', real_site.html(each["address"]))
        there = [asked["see"] for asked in index(real_site, f"assets/questions/{each['id']}.js").values()]
        assert len(here) == len(there) == len(each["quiz"]) + bool(each.get("recall"))
        assert {*here, *there} <= set(page.ids)
        assert set(there) == set(here)


# the order and the start test


def test_concepts_stand_after_what_they_require(made):
    site = made(
        concept("a", "| requires: [c]") + concept("b", "| requires: [a]") + concept("c", "| requires: []")
    )
    found = [entry.id for entry in learning.in_order(site) if len(entry.id) == 1]
    assert found == ["c", "a", "b"]


def test_a_long_chain_of_requirements_has_an_order(made):
    files = "".join(concept(f"c{n:04}", f"| requires: [{f'c{n - 1:04}' if n else ''}]") for n in range(1200))
    site = made(files)
    assert [e.id for e in learning.in_order(site) if e.id[0] == "c"] == [f"c{n:04}" for n in range(1200)]


def test_the_start_test_asks_twelve_at_most_themes_by_turns(made):
    files = "docs/themas/water.yml\n| title: Water\n| order: 9\n"
    files += "".join(concept(f"d{n:02}", "| theme: data\n| requires: []\n" + quiz("Mag?")) for n in range(20))
    files += "".join(concept(f"w{n:02}", "| theme: water\n| requires: []\n" + quiz("Mag?")) for n in range(3))
    site = made(files)
    asked = learning.start_test(site)
    ids = [entry.id for entry, _ in asked]
    assert len(ids) == learning.TEST_LENGTH
    assert [id_ for id_ in ids if id_[0] == "w"] == ["w00", "w01", "w02"]
    assert ids == sorted(ids)  # the order of learning
    again = learning.start_test(made(files))
    assert [each.id for _, own in asked for each in own] == [each.id for _, own in again for each in own]


def test_the_start_test_asks_first_what_the_plan_of_today_asks(made):
    """`z` comes last by its name and its theme; work asks it, so it is in the test before what nobody asks."""
    files = "".join(concept(f"d{n:02}", "| theme: data\n| requires: []\n" + quiz("Mag?")) for n in range(20))
    files += concept("z", "| theme: data\n| requires: []\n" + quiz("Mag?"))
    assert "z" not in {entry.id for entry, _ in learning.start_test(made(files))}
    files += "roadmap/activiteiten/sensornetwerk.yml\n| needs:\n|   - {concept: z, level: 1}\n"
    asked = {entry.id for entry, _ in learning.start_test(made(files))}
    assert "z" in asked
    assert len(asked) == learning.TEST_LENGTH


def test_the_start_test_prefers_a_question_that_asks_for_an_explanation(made):
    lines = quiz("Een?", "Twee?", "Drie?").splitlines()
    for level, question in ((3, "Een?"), (2, "Twee?"), (1, "Drie?")):
        lines.insert(lines.index(f"| - question: {question}") + 1, f"|   level: {level}")
    site = made(concept("open-data", "\n".join(lines)))
    [(_, asked)] = learning.start_test(site)
    assert [each.question for each in asked] == ["Twee?", "Een?"]


def test_what_a_question_rests_on_is_asked_before_it(made):
    many = "".join(concept(f"b{n:02}", f"| requires: [a{n:02}]\n" + quiz("Mag?")) for n in range(12))
    roots = "".join(concept(f"a{n:02}", "| requires: []\n" + quiz("Mag?")) for n in range(12))
    assert {entry.id[0] for entry, _ in learning.start_test(made(many + roots))} == {"a"}


# the files


def test_without_questions_there_is_progress_but_no_test(site):
    built = pages(site())
    assert "voortgang/" in built
    assert "begintoets/" not in built
    assert "quiz" not in index(built)["concepts"][0]
    assert not any(path.startswith("assets/questions/") for path in built.paths)
    assert faults(built) == []


def test_without_concepts_nothing_of_this_is_there(tmp_path):
    (tmp_path / "docs" / "themas").mkdir(parents=True)
    (tmp_path / "docs" / "themas" / "data.yml").write_text("title: Data\nsummary: Data.\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Klein\ntheme: {name: material, language: nl}\nplugins: [stadswijzer]\n", "utf-8"
    )
    built = pages(tmp_path)
    assert not [path for path in built.paths if "learning" in path or "voortgang" in path]
    assert faults(built) == []


def test_the_index_tells_order_and_questions_but_no_answers(site):
    built = pages(
        site(concept("open-data", quiz("Mag dit?")) + "docs/leerpaden/raadslid.yml\n| title: Voor de raad\n")
    )
    found = index(built)
    assert [each["id"] for each in found["concepts"]] == ["open-data", "digital-twin"]
    assert found["concepts"][1]["requires"] == ["open-data"]
    assert found["paths"][0]["concepts"] == ["open-data", "digital-twin"]
    assert "Zo is het" not in built.html(learning.INDEX)
    (asked,) = index(built, "assets/questions/open-data.js").values()
    assert [option["right"] for option in asked["options"]] == [True, False]


def test_who_chose_nothing_is_told_the_same_with_and_without_scripts(site):
    """Also where no work asks anything: all concepts stand in the order that the lists of the page follow."""
    built = pages(site("docs/begrippen/aaa.yml\n| title: Aaa\n| requires: [digital-twin]\n"))
    assert set(index(built)["asked"]) == {"open-data", "digital-twin", "aaa"}
    assert "Begin met: Open data. Dan: Digital twin" in built.text("")


def test_what_is_written_cannot_leave_its_place(site):
    attack = "'</script><script>alert(1)</script> \"} ${x} {{ 7*7 }}'"
    built = pages(
        site(concept("open-data", f"| recall: {{question: {attack}, answer: {attack}}}\n" + quiz(attack)))
    )
    html = built.html("begrippen/open-data/")
    assert "<script>alert" not in html
    assert "49" not in Built(built.folder).text("begrippen/open-data/")
    assert "</script" not in built.html("assets/questions/open-data.js")
    assert faults(built) == []


def test_the_same_content_gives_the_same_files(made):
    files = concept("open-data", quiz("Mag dit?", "Mag dat?"))
    assert learning.files(made(files)) == learning.files(made(files))


def test_an_english_site_has_its_own_addresses(site):
    built = pages(site(language="en"))
    assert "progress/" in built
    assert faults(built) == []
