"""Rounds of answers that differ, and of which the same words are written."""

from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

from hypothesis import strategies as st

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.editing.survey import hiding
from stadswijzer.editing.survey.round_text import Round, text_of
from stadswijzer.editing.survey.tally import Tally
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.language.answer_words import size_of, words_of

CONCEPTS = ("open-data", "sensoren", "privacy")


GROUPS = ("verkeer", "beheer", "juridisch")


LEVEL = 2


def tally_of(
    truth: dict[tuple[str, str], tuple[int, ...]],
    named: dict[str, int] | None = None,
    focus: dict[str, int] | None = None,
    *,
    used: tuple[int, int] = (60, 30),
    responded: int = 60,
) -> Tally:
    """What an import counts: (department, concept) → how many at level 0, 1, 2 and 3."""
    tally = Tally(responded=responded, departments=set(GROUPS), asked={"named", "focus"})
    tally.cells = {key: list(levels) for key, levels in truth.items()}
    tally.named.update(named or {})
    tally.focus.update(focus or {})
    tally.none.update(
        {"named": responded - sum(tally.named.values()), "focus": responded - sum(tally.focus.values())}
    )
    tally.used["privacy"] = list(used)
    return tally


def committed(tally: Tally) -> str:
    """The part of the round's file that the answers make, as the import writes it."""
    departments = [SimpleNamespace(id=name, cluster=None) for name in GROUPS]
    kept = hiding.kept(tally, departments, ["data", "wegen"], least=5)
    return text_of(Round({}, None, kept.results, kept.used, kept.themes))


def project(root: Path, round_: str, *, before: str | None = None) -> Site:
    """A site in which all groups need all concepts, with this outcome of one round, and of a round before it."""
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
            f"{round_}"
        ),
    }
    if before is not None:
        files["docs/kennispeiling/eerder.yml"] = (
            "title: Eerder\nsummary: Een ronde.\ndate: 2020-03-31\nmethod: questions\nbasis: self\n"
            f"invited: 90\nresponded: 60\nsample: true\n{before}"
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


def _same_words() -> dict[tuple[str, tuple[str, ...]], list[tuple[int, ...]]]:
    found = defaultdict(list)
    for size in (5, 6, 7, 10, 11, 12, 15):
        for one in range(size + 1):
            for two in range(size + 1 - one):
                for three in range(size + 1 - one - two):
                    levels = (size - one - two - three, one, two, three)
                    found[size_of(size), words_of(levels)].append(levels)
    return dict(found)


SAME_WORDS = _same_words()
"""Size and words → all that people may have answered."""


@st.composite
def same_looks(draw):
    """Two truths of which the same words are written, though the answers and sizes differ."""
    truths = ({}, {})
    for group in GROUPS:
        for concept in CONCEPTS:
            kind = draw(st.sampled_from(("measured", "too_few", "not_asked")))
            if kind == "not_asked":
                continue
            if kind == "too_few":
                ways = st.lists(st.integers(0, 1), min_size=4, max_size=4)
            else:
                ways = st.sampled_from(SAME_WORDS[draw(st.sampled_from(sorted(SAME_WORDS)))])
            for truth in truths:
                truth[group, concept] = tuple(draw(ways))
    return truths
