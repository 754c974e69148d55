"""The questions that the search is held against lead to pages of this site, and none stands in two lists."""

import re
from itertools import combinations

import asking
import pytest
import yaml
from folders import ROOT
from made_site import of

from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.file_addresses import file_address
from stadswijzer.pages.downloads import downloads

FILES = asking.LISTS


@pytest.fixture(scope="module")
def questions():
    return {name: yaml.safe_load((ROOT / f"bench/search/{name}.yml").read_text("utf-8")) for name in FILES}


@pytest.fixture(scope="module")
def addresses():
    """Every page of this site, every file on offer of each period, and the sheet of each activity."""
    site = of(ROOT, papers=True)
    sheets = [file_address(site, "paper.addresses.sheet", id=entry.id) for entry in site("initiative")]
    return {
        *site.once(Catalogue).places,
        *(each.address for plan in site.plans for each in downloads(plan)),
        *sheets,
    }


def words(question):
    """What is asked, whatever the order, the case and the punctuation."""
    return " ".join(sorted(re.findall(r"\w+", question["ask"].casefold())))


@pytest.mark.parametrize("name", FILES)
def test_every_question_names_pages_that_exist(name, questions, addresses):
    assert {
        question["ask"]: [page for page in question["pages"] if page not in addresses] or "no page"
        for question in questions[name]
        if not question["pages"] or not addresses.issuperset(question["pages"])
    } == {}


@pytest.mark.parametrize("name", FILES)
def test_a_question_is_asked_and_names_a_page_only_once(name, questions):
    asked = [words(question) for question in questions[name]]
    assert sorted(asked) == sorted(set(asked))
    assert [each for each in questions[name] if len(set(each["pages"])) < len(each["pages"])] == []


@pytest.mark.parametrize("names", list(combinations(FILES, 2)))
def test_no_question_stands_in_two_files(names, questions):
    one, other = ({words(question) for question in questions[name]} for name in names)
    assert one & other == set()


@pytest.mark.parametrize("name", FILES)
def test_there_are_enough_of_them(name, questions):
    assert len(questions[name]) >= 65
