"""What the site shows of answers is what may be shown, and nothing follows from anything else on it.

The strongest way to say it: answers that differ, but look the same by the rules, give the same pages to the letter,
in every list, order, attribute and script.
"""

import re

from alike_rounds import CONCEPTS, GROUPS, project, same_looks
from hypothesis import given, settings
from hypothesis import strategies as st

from stadswijzer import outputs
from stadswijzer.facts.site import Site
from stadswijzer.pages import guide
from stadswijzer.pages.listings import pages
from stadswijzer.papers import catalogue


def files_of(site: Site):
    """What is published beside the pages; papers are read as their data, the guide as its page."""
    for output in outputs.OUTPUTS:
        if output not in (catalogue.files, guide.files):
            for path, content in output(site):
                yield path, content if isinstance(content, str) else content.decode()


def everything(site: Site):
    """Address → what stands there."""
    return {page.address: page.render() for page in pages(site)} | {
        path: text for path, text in files_of(site) if not path.endswith(".js")
    }


def published(site: Site) -> str:
    """Every page, every file beside the pages and what every paper says, one after the other."""
    texts = [f"{page.address}\n{page.render()}" for page in pages(site)]
    texts += [f"{path}\n{text}" for path, text in files_of(site)]
    return "\n".join([*texts, *(f"{path}\n{data}" for path, _, data in catalogue.made(site))])


@settings(max_examples=15, deadline=None)
@given(same_looks(), same_looks())
def test_answers_that_look_the_same_give_the_same_pages(tmp_path_factory, rows, before):
    """Two rounds laid side by side tell no more than each of them does."""
    first, second = (
        published(
            project(tmp_path_factory.mktemp("round"), results, {"data": 30}, {"data": 20}, before=earlier)
        )
        for results, earlier in zip(rows, before, strict=True)
    )
    assert first == second


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 5), st.integers(0, 5), st.integers(55, 60), st.integers(55, 60))
def test_nearly_nobody_and_nearly_everybody_look_the_same(tmp_path_factory, few, other_few, many, other_many):
    first = project(tmp_path_factory.mktemp("a"), [], {"data": few, "wegen": many}, {"data": many}, used=few)
    second = project(
        tmp_path_factory.mktemp("b"),
        [],
        {"data": other_few, "wegen": other_many},
        {"data": other_many},
        used=other_few,
    )
    assert published(first) == published(second)


def test_the_order_of_a_list_follows_what_is_shown_alone(tmp_path):
    """50 of 60 under the level and 51 of 60 would both be told as they are; 55 and 60 of 60 may not be told apart."""
    rows = [
        f"  - {{department: verkeer, concept: {concept}, counts: [{below}, 0, {60 - below}, 0]}}\n"
        for concept, below in (("sensoren", 60), ("open-data", 55), ("privacy", 30))
    ]
    site = project(tmp_path, rows, {}, {})
    learned, _ = site.know.to_learn(site.department("verkeer"))
    assert [cell.concept for cell in learned] == ["open-data", "sensoren", "privacy"]


def test_no_row_of_counts_is_on_any_page(tmp_path):
    rows = [
        f"  - {{department: {group}, concept: {concept}, counts: [11, 13, 17, 19]}}\n"
        for group in GROUPS[:1]
        for concept in CONCEPTS
    ]
    site = project(tmp_path / "with", rows, {"data": 37}, {"data": 23})
    shown, empty = everything(site), everything(project(tmp_path / "without", [], {}, {}))
    for address, html in shown.items():
        text = "" if html == empty.get(address) else re.sub(r"<[^>]*>", " ", html)
        assert not re.search(r"\b(11|13|17|19|37|23)\b", text), address
    assert "40 %" in shown["kennispeiling/ronde/"]  # 24 of 60 under the level
