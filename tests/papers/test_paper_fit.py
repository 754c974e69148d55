"""What fits on paper: what is measured comes out, nothing is cut, and what takes a third side is warned of."""

import json
import re

import made_up_roadmap
import pytest
from folders import PRINT_FONTS as PRINT
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper_checks import count, initiative, of, paper_of, sheets, text_of, warned, with_fields

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.language import text_width
from stadswijzer.papers import catalogue
from stadswijzer.papers.asked import open_asks
from stadswijzer.papers.setting import pdf as paper
from stadswijzer.papers.setting.blocks import breakable
from stadswijzer.papers.setting.prose_tree import tree


def test_the_widths_are_the_widest_of_the_four_fonts():
    widest = {}
    for font in PRINT.glob("*.ttf"):
        with TTFont(font) as opened:
            for point, glyph in opened.getBestCmap().items():
                width = opened["hmtx"][glyph][0] / opened["head"].unitsPerEm
                widest[point] = max(widest.get(point, 0), width)
    told = text_width.widths()
    assert told.keys() == widest.keys()
    assert all(width <= told[point] < width + 0.002 for point, width in widest.items())


def pages_of(root):
    """Pages of the only sheet."""
    (pdf,) = sheets(of(root))
    return count(pdf)


def fullest(root, fields):
    """The most that `fields(n)` may hold before `check` warns of its length."""
    low, high = 0, 100
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if warned(initiative(root, **fields(middle))) else (middle, high)
    return low


ODD_TEXTS = {
    "short": "Kort.",
    "wide": "WWWW MMMM @@@@ %%%% WWWWWWWW mmmmmm",
    "long word": "Meervoudigepersoonlijkheidsstoornissenonderzoeksrapportagecommissie is lang",
    "plain": "Bewoners zien op tijd waar iets aan de hand is, en kunnen opzoeken wat wij meten.",
    "arabic": "مدينة ذكية للجميع en nog iets in het Nederlands erbij",
    "hyphens": "wel-of-niet-doen en/of later, a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z",
    "address": "https://voorbeeld.example/een-heel-lang-adres/met12cijfers/enhonderdletterszonderstreep?a=1&b=2",
    "signs": '[haken] #typst $geld$ <b> {{ jinja }} \\ ") #panic("x ✓ → ■ ½ € – “aanhaling” 🚲🌳',
}
FULL = {
    "arguments": lambda text: lambda n: {"arguments": [text] * n},
    "caveats, one long": lambda text: lambda n: {"caveats": [(text + " ") * 2 * n + "."]},
    "alternatives": lambda text: lambda n: {"alternatives": [{"text": text, "why_not": text}] * n},
    "effect": lambda text: lambda n: {"intended_effect": "\n\n".join([text] * (n + 1))},
    "effect, list": lambda text: lambda n: {"intended_effect": "\n".join([f"- {text}"] * (n + 1))},
    "coverage": lambda text: lambda n: {
        "coverage": [
            {"year": 2021, "amount": 10 + k, "source": "grant", "state": "uncertain", "reference": f"{k} {text}"} for k in range(n)
        ]
    },
}  # fmt: skip


PAIRS = [
    pytest.param(FULL[field], ODD_TEXTS[text], id=f"{field}-{text}")
    for at, text in enumerate(ODD_TEXTS)
    for field in [list(FULL)[at % len(FULL)]]
]
"""Every text in a field, and every field with a text or more."""


@pytest.mark.parametrize(("field", "text"), PAIRS)
def test_a_sheet_as_full_as_check_allows_is_still_two_sides(tmp_path, field, text):
    fields = field(text)
    n = fullest(tmp_path, fields)
    assert n > 2
    assert pages_of(initiative(tmp_path, **fields(n))) == 2
    assert pages_of(initiative(tmp_path, **fields(n + 1))) == 3


def test_after_a_sheet_of_three_sides_the_booklet_says_why_the_next_is_empty(tmp_path):
    files = made_up_roadmap.roadmap(2)
    path = "roadmap/activiteiten/activiteit-00.yml"
    files[path] = with_fields(files[path], arguments=["Dit is een argument van een hele regel lang."] * 60)
    pages = text_of(paper_of(of(made_up_roadmap.write(tmp_path, files)), "booklet"))
    (first,), (empty,), (second,) = (
        [number for number, page in enumerate(pages, 1) if told in page]
        for told in ("Activiteit nummer 0 Wat", "Deze kant is leeg", "Activiteit nummer 1 Wat")
    )
    assert (first % 2, empty - first, second - first) == (1, 3, 4)


LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=300
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_what_check_passes_never_fails_a_paper(tmp_path, data):
    line = st.one_of(LINE, st.sampled_from(list(ODD_TEXTS.values())))
    lines = st.lists(line, max_size=12)
    prose = st.one_of(line, st.lists(st.sampled_from(MARKDOWN), max_size=8).map("\n\n".join))
    fields = {
        "intended_effect": data.draw(prose),
        "arguments": data.draw(lines),
        "caveats": data.draw(lines),
        "summary": data.draw(line),
        "risks": [
            {"text": each, "likelihood": 3, "impact": 2, "mitigation": each} for each in data.draw(lines)
        ],
    }
    checked = validate(read_project(initiative(tmp_path, **fields)))
    if not checked.problems.errors:
        assert (pages_of(tmp_path) > 2) == bool(warned(tmp_path))


MARKDOWN = (
    "## Kop\n\n#### Dieper\n\nTekst", "- een\n- twee\n    - drie\n        - vier\n            - vijf\n                - zes",
    "1. een\n2. twee", "> citaat\n>> in citaat\n>>> en\n>>>> verder", "| a | b |\n|---|---|\n| 1 | [x](https://x.example/) |",
    "`code` **vet _schuin_** [link](https://voorbeeld.example/?a=1&b=2) [leeg](https://leeg.example)", "```\ncode #let x\n```",
    "[[sensor]] en [[sensor|een ding]]", "[mail](mailto:info@voorbeeld.example) <https://voorbeeld.example/>", "term\n: uitleg", "---",
    "    ingesprongen code", "![plaatje](#)", "[](https://voorbeeld.example)", "**", "regel  \nbreuk &amp; &lt; \\* \\_",
)  # fmt: skip


def everywhere(text, title, prose):
    """The files of a project with these words in every field that a paper shows."""
    files = made_up_roadmap.roadmap(1)
    fields = {
        "roadmap/roadmap.yml": {
            "title": title, "summary": text, "body": prose, "vision": prose, "owner": text, "contact": text,
            "focus": {"choices": [{"theme": "lucht", "why": text}], "not_now": [{"theme": "mensen", "why": text}], "dissent": [text],
                "agreed": {"body": text, "date": "2020-06-09"}},
            "goals": [{"id": "doel-0", "title": title, "theme": "lucht", "measure": text, "unit": text, "baseline": 0, "target": 9,
                "measured": [{"value": 3, "date": "2021-12-31", "source": text}]}],
            "calendar": [{"date": "2021-06-22", "title": text, "kind": text}], "closing": {"achieved": prose, "missed": prose, "learned": prose},
        },
        "roadmap/organisatie.yml": {"municipality": text, "departments": [
            {"id": f"afdeling-{n}", "name": text, "staff": 9} for n in range(1, 6)]},
        "docs/themas/lucht.yml": {"title": title},
        "docs/begrippen/sensor.yml": {"title": title, "definition": text},
        "roadmap/activiteiten/activiteit-00.yml": {
            "title": title, "summary": text, "programme": text, "intended_effect": prose, "arguments": [text], "caveats": [text],
            "alternatives": [{"text": text, "why_not": text}], "participation": {"who": text, "how": text, "result": text},
            "privacy": {"dpia": "planned", "note": text}, "evaluation": {"date": "2022-11-30", "stop_if": text}, "after_period": text,
            "milestones": [{"title": text, "date": "2020-06-01",
                "moved": [{"date": "2020-03-01", "from": "2020-05-01", "reason": text, "effect": text, "action": text}]}],
            "costs": [{"year": 2020, "amount": 9, "kind": "one_off"}],
            "coverage": [{"year": 2020, "amount": 9, "source": "grant", "state": "uncertain", "reference": text}],
            "decisions": [{"body": body, "kind": "decide", "date": "2022-05-10", "ask": text, "reference": text}
                for body in ("council", "management")],
            "risks": [{"text": text, "likelihood": 3, "impact": 2, "mitigation": text}],
            "support": [{"date": "2020-02-01", "party": "residents", "step": "doubts", "concern": text, "answer": text, "public": True}],
        },
        "docs/gesprekken/praatje.yml": {"title": title, "summary": text, "date": "2020-02-01", "form": "talk", "departments": ["afdeling-1"],
            "people": 3, "hours": 2, "outcome": prose},
    }  # fmt: skip
    return {**files, **{path: with_fields(files.get(path, ""), **own) for path, own in fields.items()}}


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(LINE, st.sampled_from(list(ODD_TEXTS.values()))),
    st.one_of(LINE.map(lambda line: line[:90]), st.sampled_from(made_up_roadmap.ODD_TITLES)),
    st.lists(st.sampled_from(MARKDOWN), min_size=1, max_size=3).map("\n\n".join),
)
def test_odd_words_in_every_field_never_fail_a_paper(tmp_path, text, title, prose):
    root = made_up_roadmap.write(tmp_path, everywhere(text, title, prose))
    found = validate(read_project(root)).problems
    if not found.errors:
        longer = any(each.code == "too-long-for-paper" for each in found)
        for _, template, data in catalogue.made(of(root)):
            pages = count(paper.pdf(template, data, day=None))
            if template == "sheet-alone":
                assert (pages > 2) == longer
            assert template != "management" or pages == 1


def test_those_words_are_no_error(tmp_path):
    """So that the test before this one does make papers."""
    wrong = {}
    for name, text in ODD_TEXTS.items():
        files = everywhere(text, made_up_roadmap.ODD_TITLES[0], "\n\n".join(MARKDOWN[:2]))
        errors = validate(read_project(made_up_roadmap.write(tmp_path / name, files))).problems.errors
        wrong[name] = [each.code for each in errors]
    assert not any(wrong.values())


def test_a_long_word_may_break_and_a_short_one_may_not():
    assert breakable("kort") == "kort"
    assert breakable(f"op {ODD_TEXTS['address']}") == f"op {ODD_TEXTS['address']}", "one that is copied works"
    assert (
        breakable("nu op /roadmap/activiteiten/hubs-in-de-buurt/.")
        == "nu op /roadmap/activiteiten/hubs-in-de-buurt/."
    )
    assert breakable("a" * 30).replace("\u00ad", "") == "a" * 30
    assert max(map(len, breakable("a" * 300).split("\u00ad"))) <= 12


@given(
    st.lists(
        st.sampled_from(
            ["Een zin.", "Nog een zin met komma, en zo.", "1 ding", "\n", "\n\n", " ", "'q' \"w\"", "!"]
        )
    ).map("".join)
)
def test_a_text_without_signs_is_read_as_markdown_would(text):
    plain, marked = (words_of(tree(each, lambda _target, _label: None)) for each in (text, f"{text}\n\n[x]"))
    assert plain == marked[:-1]


def words_of(blocks):
    return [" ".join("".join(run["text"] for run in block["runs"]).split()) for block in blocks]


def test_management_gets_one_page_however_much_is_asked(tmp_path):
    ask = "Kiezen of wij dit doen, en met wie. " * 7
    decisions = [
        {"body": "management", "kind": "decide", "date": f"2021-0{n}-01", "ask": f"{n} {ask}"}
        for n in range(1, 5)
    ]
    files = made_up_roadmap.roadmap(12, parts=())
    more = f"decisions: {json.dumps(decisions)}\nalternatives: [{{text: Niets., why_not: Nee.}}]\n"
    files = {path: text + more if "/activiteit-" in path else text for path, text in files.items()}
    site = of(made_up_roadmap.write(tmp_path, files))
    (page,) = text_of(paper_of(site, "management"))
    assert re.search(r"Nog 3\d staan op de site", page)


def test_the_oplegger_is_two_sides_however_much_there_is(tmp_path):
    """What is left out is counted."""
    title = "Een doel met een lange naam dat over veel regels gaat en dat toch iemand moet willen lezen"
    goals = [
        {"id": f"doel-{n}", "title": title, "theme": "lucht", "measure": "Wat", "unit": "m", "baseline": 0, "target": 9} for n in range(30)
    ]  # fmt: skip
    asked = [{"body": "council", "kind": "decide", "date": "2022-05-10", "ask": "Geld vrijmaken. " * 20}]
    files = made_up_roadmap.roadmap(12, goals=0, parts=("needs", "alternatives"))
    for path in files:
        if path.endswith("/roadmap.yml"):
            files[path] = with_fields(files[path], goals=goals, body="Een lang verhaal. " * 400)
        elif "/activiteit-" in path:
            files[path] = with_fields(files[path], decisions=asked)
    site = of(made_up_roadmap.write(tmp_path, files))
    alone, booklet = text_of(paper_of(site, "oplegger")), text_of(paper_of(site, "booklet"))
    assert len(alone) == 2
    asked_for, told = alone[0].partition("Wat wij van u vragen")[2], " ".join(alone)
    for what, shown, whole in (
        ("vragen staan in het boekje", asked_for.count("Gemeenteraad, besluit"), len(open_asks(site))),
        ("doelen staan in de doelenboom", told.count("Een doel met een lange naam"), 30),
    ):
        (left,) = re.findall(rf"Nog (\d+) {what}\.", told)
        assert (shown > 0, shown + int(left)) == (True, whole)
    assert "Inhoud" in booklet[2]
