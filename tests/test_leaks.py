"""What the site shows of answers is what may be shown, and nothing follows from anything else on it.

The strongest way to say it: answers that differ, but look the same by the rules, give the same pages to the letter,
in every list, order, attribute and script.
"""

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator import guide, outputs, papers
from generator.listings import pages
from generator.project import read_project
from generator.site import Frame, Site
from generator.validation import validate

CONCEPTS = ("open-data", "sensoren", "privacy")
GROUPS = ("verkeer", "beheer", "juridisch")
LEVEL = 2


def project(
    root: Path,
    results: list[str],
    named: dict[str, int],
    focus: dict[str, int],
    *,
    before: list[str] | None = None,
    used: int = 30,
) -> Site:
    """A site in which all groups need all concepts, with these rows of one round, and of a round before it."""
    source = "sources: [{title: B, url: 'https://example.org'}]\n"
    needs = "".join(f"  - {{concept: {name}, level: {LEVEL}}}\n" for name in CONCEPTS)
    files = {
        "mkdocs.yml": "site_name: T\ntheme: {name: material, language: nl}\nplugins: [stadswijzer]\n",
        "docs/themas/data.yml": "title: Data\nsummary: Over data.\n",
        "docs/themas/wegen.yml": "title: Wegen\nsummary: Over wegen.\n",
        "roadmap/organisatie.yml": "departments:\n"
        + "".join(f"  - {{id: {name}, name: Afdeling {name}, staff: 41}}\n" for name in GROUPS),
        "roadmap/roadmap.yml": "title: Plan\nsummary: Ons plan.\nperiod: {start: 2021, end: 2022}\nas_of: 2021-06-30\n",
        "docs/kennispeiling/ronde.yml": (
            "title: Ronde\nsummary: Een ronde.\ndate: 2021-03-31\nmethod: questions\nbasis: self\n"
            "invited: 90\nresponded: 60\nsample: true\n"
            "named: ["
            + ", ".join(f"{{theme: {theme}, count: {n}}}" for theme, n in named.items())
            + "]\nfocus: ["
            + ", ".join(f"{{theme: {theme}, count: {n}}}" for theme, n in focus.items())
            + f"]\nused: [{{concept: privacy, asked: 60, yes: {used}}}]\nresults:"
            + ("\n" if results else " []\n")
            + "".join(results)
        ),
    }
    if before is not None:
        files["docs/kennispeiling/eerder.yml"] = (
            "title: Eerder\nsummary: Een ronde.\ndate: 2020-03-31\nmethod: questions\nbasis: self\n"
            "invited: 90\nresponded: 60\nsample: true\nresults:"
            + ("\n" if before else " []\n")
            + "".join(before)
        )
    for name in CONCEPTS:
        files[f"docs/begrippen/{name}.yml"] = (
            f"title: Begrip {name}\nsummary: Wat het is.\ndefinition: Een ding.\ntheme: data\n{source}"
        )
    for number, name in enumerate(("portaal", "meetnet")):
        others = ", ".join(GROUPS[: 2 + number])
        files[f"roadmap/activiteiten/{name}.yml"] = (
            f"title: {name}\nsummary: Een activiteit.\nstatus: running\nstart: 2021-Q1\nend: 2021-Q4\nlead: verkeer\n"
            f"departments: [{others}]\ntheme: data\nneeds:\n{needs}"
        )
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    checked = validate(read_project(root))
    assert not checked.problems.errors, list(checked.problems.errors)
    return Site(checked.links, Frame("T", "https://t.example/"))


def files_of(site: Site):
    """What is published beside the pages; papers are read as their data, the guide as its page."""
    for output in outputs.OUTPUTS:
        if output not in (papers.files, guide.files):
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
    return "\n".join([*texts, *(f"{path}\n{data}" for path, _, data in papers.made(site))])


# Two ways to have the same number of answers under the level, and the same number from it on.
TWINS = st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda halves: sum(halves) >= 5)


@st.composite
def same_looks(draw):
    """Rows of two rounds that look the same by the rules, though the answers differ."""
    first, second = [], []
    for group in GROUPS:
        for concept in CONCEPTS:
            kind = draw(st.sampled_from(("measured", "too_few", "not_asked")))
            head = f"  - {{department: {group}, concept: {concept}, "
            if kind == "too_few":
                first.append(f"{head}too_few: true}}\n")
                second.append(first[-1])
            elif kind == "measured":
                below, above = draw(TWINS)
                for rows in (first, second):
                    low, high = draw(st.integers(0, below)), draw(st.integers(0, above))
                    rows.append(f"{head}counts: [{low}, {below - low}, {high}, {above - high}]}}\n")
    return first, second


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
