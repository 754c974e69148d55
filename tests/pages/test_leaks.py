"""What the site shows of answers is what may be shown, and nothing follows from anything else on it.

The strongest way to say it: two truths with the same words give the same bytes in everything committed and published:
the round's file, every page, list, order, attribute, script, table, JSON and what is on paper.
"""

import re

from alike_rounds import CONCEPTS, GROUPS, committed, project, same_looks, tally_of
from hypothesis import given, settings
from hypothesis import strategies as st

from stadswijzer import outputs
from stadswijzer.facts.site import Site
from stadswijzer.language.answer_words import STEP, highest_step, most_of
from stadswijzer.pages.listings import pages
from stadswijzer.papers import catalogue, team_paper


def files_of(site: Site):
    """What is published beside the pages; papers are read as their data, the guide as its page."""
    for output in outputs.OUTPUTS:
        if output not in (*outputs.PAPERS, outputs.GUIDE):
            for path, content in outputs.files_of(site, output):
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
    texts += [f"{path}\n{data}" for path, _, data in catalogue.made(site)]
    return "\n".join([*texts, *(f"{address}\n{data}" for address, data in team_paper.made(site))])


@settings(max_examples=60, deadline=None)
@given(same_looks())
def test_two_truths_with_the_same_words_are_committed_as_the_same_bytes(truths):
    first, second = (committed(tally_of(truth)) for truth in truths)
    assert first == second


@settings(max_examples=12, deadline=None)
@given(same_looks(), same_looks())
def test_two_truths_with_the_same_words_are_published_as_the_same_bytes(tmp_path_factory, truths, before):
    """Two rounds laid side by side tell no more than each of them does."""
    first, second = (
        published(
            project(
                tmp_path_factory.mktemp("round"),
                committed(tally_of(truth)),
                before=committed(tally_of(earlier)),
            )
        )
        for truth, earlier in zip(truths, before, strict=True)
    )
    assert first == second


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from([20, 23, 44, 60]))
def test_two_truths_with_the_same_steps_are_committed_as_the_same_bytes(data, responded):
    """Themes and use: whoever is counted in another place of the same step is not seen."""
    steps = [data.draw(st.integers(0, highest_step(responded) // STEP)) * STEP for _ in range(3)]
    files = set()
    for _ in range(2):
        data_, wegen, none = (
            data.draw(st.integers(step, responded if (most := most_of(step, responded)) is None else most))
            for step in steps
        )
        tally = tally_of({}, {"data": data_, "wegen": wegen}, used=(responded, data.draw(st.integers(0, 2))))
        tally.responded, tally.none["named"] = responded, none
        tally.asked = {"named"}
        files.add(committed(tally))
    assert len(files) == 1


def test_the_order_of_a_list_follows_the_words_alone(tmp_path):
    """Of 60 people 0 and 2 can do it, which is one word; 25 can do the third, which is another."""
    truth = {
        ("verkeer", "sensoren"): (60, 0, 0, 0),
        ("verkeer", "open-data"): (58, 0, 2, 0),
        ("verkeer", "privacy"): (35, 0, 25, 0),
    }
    site = project(tmp_path, committed(tally_of(truth)))
    learned, _ = site.know.to_learn(site.links.departments["verkeer"])
    assert [cell.concept for cell in learned] == ["open-data", "sensoren", "privacy"]


def test_no_number_of_people_is_committed_or_on_any_page(tmp_path):
    truth = {(GROUPS[0], concept): (11, 13, 17, 19) for concept in CONCEPTS}
    text = committed(tally_of(truth, {"data": 37}, {"data": 23}))
    assert not re.search(r"\b(11|13|17|19|37|23|24|49|36)\b(?!\+)", text)
    site, none = project(tmp_path / "with", text), project(tmp_path / "without", "results: []\n")
    shown, empty = everything(site), everything(none)
    for address, html in shown.items():
        text = "" if html == empty.get(address) else re.sub(r"<[^>]*>", " ", html)
        assert not re.search(r"\b(13|17|19|37|23|49|36)\b", text), address
        assert not re.search(r"\d ?%", text), address
    assert "De helft of meer" in shown["kennispeiling/ronde/"]  # 36 of 60 at the level
