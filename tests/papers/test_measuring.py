"""What Typst tells of heights: never more than was told before it is asked, and the same as comes out."""

import json

import made_up_roadmap
from folders import ROOT
from paper_checks import count, initiative, of, paper_of, sheets, text_of, warned, with_fields

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.papers.setting import fitting, measuring
from stadswijzer.papers.sheet import sheet

TEXT = "Bewoners zien op tijd waar iets aan de hand is, en kunnen opzoeken wat wij meten."


def test_a_third_side_is_warned_of_at_the_longest_section_and_nothing_is_cut(tmp_path):
    lines = [f"Reden {n}: {TEXT}" for n in range(25)]
    root = initiative(tmp_path, arguments=lines, caveats=["Kort."])
    (problem,) = warned(root)
    source = (root / problem.place.file).read_text("utf-8").splitlines()
    assert source[problem.place.line - 1].startswith("arguments:")
    assert (problem.values["side"], problem.values["section"]) == ("back", "Argumenten")
    (pdf,) = sheets(of(root))
    pages = text_of(pdf)
    assert len(pages) == 3
    assert [n for n, line in enumerate(lines) if line not in " ".join(pages)] == []
    lines_over = problem.values["n"]
    assert warned(initiative(tmp_path / "less", arguments=lines[: 25 - lines_over], caveats=["Kort."])) == []


def test_a_front_of_two_pages_is_followed_by_no_back_of_a_leaf(tmp_path):
    """In the booklet the next sheet still begins on a right-hand page."""
    files = made_up_roadmap.roadmap(2)
    path = "roadmap/activiteiten/activiteit-00.yml"
    files[path] = with_fields(files[path], intended_effect="\n\n".join([TEXT] * 30))
    site = of(made_up_roadmap.write(tmp_path, files))
    pages = text_of(next(pdf for pdf in sheets(site) if count(pdf) == 3))
    assert "vervolg" in pages[2]
    assert not [page for page in pages if "achterkant" in page]
    fronts = [n for n, page in enumerate(text_of(paper_of(site, "booklet")), 1) if "Blad per activ" in page]
    assert len(fronts) == 2
    assert all(n % 2 == 1 for n in fronts)


def test_a_sheet_of_every_period_is_measured(tmp_path):
    files = made_up_roadmap.roadmap(1)
    path = "roadmap/activiteiten/activiteit-00.yml"
    files["roadmap/2025-2028/roadmap.yml"] = (
        "title: Later\nsummary: Wat later komt.\nperiod: {start: 2025, end: 2028}\nas_of: 2024-12-31\n"
    )
    files[path.replace("roadmap/", "roadmap/2025-2028/", 1)] = (
        "title: Later\nsummary: Dat doen wij.\ntheme: lucht\nstatus: idea\nstart: 2026-Q1\nend: 2026-Q4\n"
        f"lead: afdeling-1\narguments: {json.dumps([TEXT] * 60)}\n"
    )
    found = validate(read_project(made_up_roadmap.write(tmp_path, files))).problems
    assert [each.code for each in found.errors] == []
    told = [each.place.file for each in found if each.code == "too-long-for-paper"]
    assert told == ["roadmap/2025-2028/activiteiten/activiteit-00.yml"]


def test_no_height_is_told_too_low_before_it_is_measured(tmp_path):
    """And what is told in the right size is not set smaller: the rule is the largest."""
    roots = [
        made_up_roadmap.write(tmp_path / name, made_up_roadmap.roadmap(**given))
        for name, given in made_up_roadmap.ODD.items()
    ]
    found = [
        sheet.sheet(site, entry)
        for root in (ROOT, *roots)
        for site in of(root).plans
        for entry in site("initiative")[:8]
    ]
    sides = [side for each in found for side in each.sides]
    asked = [(side, size) for size in fitting.SIZES for side in sides]
    assert len(asked) > 200
    measured = measuring.measure(asked)
    for (side, size), height in zip(asked, measured, strict=True):
        assert height.whole <= measuring.guessed(side, size).whole
    for fit, rule in zip(measuring.fit(sides), measured[: len(sides)], strict=True):
        assert (fit.size == fitting.SIZES[0]) == (rule.fits or not fit.fits)
