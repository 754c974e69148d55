"""The fonts in the repository are whole, small, and cover what we say they cover."""

import re
from itertools import groupby
from pathlib import Path

import pytest
from folders import PACKAGE, PRINT_FONTS
from fontTools.ttLib import TTFont

PRINT = PRINT_FONTS
WEB = PACKAGE / "pages" / "theme" / "assets" / "fonts"


def code_points(font: Path) -> set[int]:
    with TTFont(font) as opened:
        return set(opened.getBestCmap())


def as_ranges(points: set[int]) -> str:
    runs = [list(run) for _, run in groupby(enumerate(sorted(points)), lambda pair: pair[1] - pair[0])]
    return "".join(f"{run[0][1]:04X}-{run[-1][1]:04X}\n" for run in runs)


def css_faces() -> list[tuple[str, set[int]]]:
    """File and code points of each @font-face."""
    css = (PACKAGE / "pages" / "theme" / "styles" / "fonts.css").read_text(encoding="utf-8")
    faces = re.findall(r'url\("fonts/([^"]+)"\).*?unicode-range:(.*?);', css, re.DOTALL)
    return [
        (
            file,
            {
                point
                for first, last in re.findall(r"U\+(\w+)(?:-(\w+))?", ranges)
                for point in range(int(first, 16), int(last or first, 16) + 1)
            },
        )
        for file, ranges in faces
    ]


def test_the_committed_coverage_is_that_of_the_regular_font():
    ranges = as_ranges(code_points(PRINT / "SourceSans3-Regular.ttf"))
    assert (PACKAGE / "language" / "letters" / "coverage.txt").read_text(encoding="ascii") == ranges, ranges


@pytest.mark.parametrize("style", ["It", "Semibold", "Bold"])
def test_a_character_prints_in_every_style(style):
    assert code_points(PRINT / f"SourceSans3-{style}.ttf") == code_points(PRINT / "SourceSans3-Regular.ttf")


def test_paper_can_show_dutch_other_scripts_and_our_signs():
    assert set(map(ord, "ëïéĳ€–…„”→✓□■≥½ Ωж")) <= code_points(PRINT / "SourceSans3-Regular.ttf")


def test_the_stylesheet_names_every_web_font_once_and_nothing_else():
    assert sorted(file for file, _ in css_faces()) == sorted(font.name for font in WEB.glob("*.woff2"))


@pytest.mark.parametrize("style", ["normal", "italic"])
def test_a_browser_finds_every_latin_letter_in_the_file_it_is_sent_to(style):
    # Of two faces that promise a character the last one wins.
    file_for = {point: file for file, points in css_faces() if style in file for point in points}
    letters = [point for point in range(0x20, 0x180) if chr(point).isalpha()]
    assert [chr(point) for point in letters if point not in code_points(WEB / file_for[point])] == []


def test_the_fonts_are_small():
    assert sum(font.stat().st_size for font in PRINT.glob("*.ttf")) < 2_500_000
    assert sum(font.stat().st_size for font in WEB.glob("*-latin-wght-*.woff2")) < 60_000
