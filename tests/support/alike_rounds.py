"""Rounds of answers that differ, but look the same by the rules of what may be shown."""

from pathlib import Path

from hypothesis import strategies as st

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.facts.site import Frame, Site

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
