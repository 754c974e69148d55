"""Lines on paper are counted right: what is told before is what Typst sets."""

import json
import re

from folders import ROOT

from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting, measuring, pdf
from stadswijzer.papers.setting.line_count import lines

ODD = (
    "WWWW MMMM @@@@ %%%% WWWWWWWW mmmmmm",
    "wel-of-niet-doen en/of later, a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z",
    "مدينة ذكية للجميع en nog iets in het Nederlands erbij",
    b.breakable("Meervoudigepersoonlijkheidsstoornissenonderzoeksrapportagecommissie is lang"),
    "ja/nee/misschien/later/nooit/altijd/soms/vaak/eens/ooit",
    "€\u00a01.234.567 (voor 2020–2024); “aanhaling”… AV To Te LT ff fi",
    "\U0010ffff \U00020b9f \U000f0041 \U0001f6b2 en meer",
    "iiiii lllll ''''' ,,,,, ..... iiiii lllll iiiii lllll",
)


def texts():
    """Sentences as editors write them, of every length up to a long one, and odd ones."""
    found = (ROOT / "roadmap/activiteiten/sensorennetwerk.yml").read_text("utf-8")
    sentences = re.findall(r"[A-Z][^.:{}\[\]\"]{2,}\.", found)[:60]
    return [*(text[: 15 + 7 * n % 160].strip() for n, text in enumerate(sentences)), *ODD]


def table(n, text):
    """A row of three cells, in widths and marks that differ from table to table."""
    first, rest = text[: len(text) // 3], text[len(text) // 3 :]
    mixed = [b.run(first, strong=n % 2 == 0, emph=n % 5 == 0), b.run(rest, small=n % 3 == 0)]
    shaped = [b.run(text or "-", shape="good" if n % 4 == 0 else "")]
    return b.grid(
        ["Wat", "Hoe lang, en van wie"], [[mixed, shaped]], (3 + n % 7, 4), total=0 if n % 6 == 0 else None
    )


def heights(tables):
    """In points, as Typst sets each."""
    sides = [
        {
            "kind": "back",
            "size": 10.5,
            "parts": "back",
            "data": {"heading": "-", "other_side": "-", "back": [{**b.section("-", "", each), "low": True}]},
        }
        for each in tables
    ]
    data = {"room": fitting.HEIGHT, "frame": measuring._FRAME, "sides": sides}
    return [whole for whole, _ in pdf.query("measure", json.dumps(pdf.printable(data)), "<side>")]


def test_rows_of_which_the_lines_are_told_are_as_high_as_typst_makes_them():
    plain = [table(n, text) for n, text in enumerate(texts())]
    told = fitting.measured(plain, fitting.BESIDE / 10.5)
    known = [n for each in told for n in each["lines"]]
    assert sum(n > 0 for n in known) > 0.8 * len(known), "else nothing is won"
    assert max(known) >= 3
    plain += [  # a name that just fits a first or a last column, and just not
        b.grid(["Naam", "Naam"], [["Programma 2 en 3"] * 2], (wide, 260 - wide)) for wide in range(60, 200)
    ]
    told = fitting.measured(plain, fitting.BESIDE / 10.5)
    for one, each, measured in zip(told, heights(told), heights(plain), strict=True):
        assert abs(each - measured) < 0.1, one["rows"]


def test_what_is_not_regular_counts_as_the_widest_style():
    text = "Bewoners zien op tijd waar iets aan de hand is, en kunnen opzoeken wat wij meten."
    regular, strong = ([b.run(text, strong=strong)] for strong in (False, True))
    width = next(n / 10 for n in range(100, 900) if lines(regular, n / 10).most == 1)
    assert lines(strong, width).most == 2
    assert lines(regular, width, strong=True) == lines(strong, width)
    assert lines([b.run("\U00020b9f\U0010ffff" * 9, strong=True)], 5).most > 1, (
        "of what no font has nothing is narrow"
    )


def test_a_long_word_in_a_narrow_column_is_surely_no_number_of_lines():
    least, most = lines([b.run("Onderzoeksrapportagecommissie")], 5)
    assert least < most
