"""Papers for the council: what they say, that they are accessible, and that what `check` passes fits."""

import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import made_up_roadmap
import pdfua
import pikepdf
import pytest
import typst
from click.testing import CliRunner
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from test_fonts import PRINT

from generator import letters, paper, papers
from generator.blocks import breakable
from generator.cli import main
from generator.project import read_project
from generator.prose_tree import tree
from generator.render import entries
from generator.site import Frame, Site
from generator.validation import validate

ROOT = Path(__file__).parent.parent
TEXT = shutil.which("pdftotext")
"""Of poppler, if it is here: another program than those that made and check the papers, and twenty times as fast."""
DIFFERENT = len(made_up_roadmap.ODD_TITLES)
"""Sheets of a made-up roadmap that differ in more than their numbers."""


def of(root, **frame):
    checked = validate(read_project(root))
    assert not checked.problems.errors
    given = {"site_url": "https://slimmestad.example/", "version": "v1", "papers": True, **frame}
    return Site(checked.links, Frame("Proefstad", **given))


def sheets(site):
    return [
        paper.pdf(template, data, day=site.library.today)
        for _, template, data in papers.made(site)
        if template == "sheet-alone"
    ]


def text_of(pdf):
    """The words of every page, in the order in which a program reads them to someone."""
    if TEXT is None:
        return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]
    done = subprocess.run([TEXT, "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.decode("utf-8").split("\f")[:-1]]


def count(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


@pytest.fixture(scope="module", params=made_up_roadmap.ODD)
def odd(request, tmp_path_factory):
    """The papers of an odd roadmap, each made once: (arguments, booklet, first sheets, page for management)."""
    given = made_up_roadmap.ODD[request.param]
    site = of(made_up_roadmap.write(tmp_path_factory.mktemp("odd"), made_up_roadmap.roadmap(**given)))
    found = {"booklet": [], "sheet-alone": [], "management": []}
    for _, template, data in papers.made(site):
        if template in found and len(found[template]) < DIFFERENT:
            found[template].append(paper.pdf(template, data, day=site.library.today))
    return given, *found.values()


def test_every_initiative_has_a_sheet_of_two_sides(odd):
    given, _, made, _ = odd
    assert len(made) == min(DIFFERENT, given["number"])
    assert [count(pdf) for pdf in made] == [2] * len(made)


def test_the_widths_are_the_widest_of_the_four_fonts():
    widest = {}
    for font in PRINT.glob("*.ttf"):
        with TTFont(font) as opened:
            for point, glyph in opened.getBestCmap().items():
                width = opened["hmtx"][glyph][0] / opened["head"].unitsPerEm
                widest[point] = max(widest.get(point, 0), width)
    told = letters.widths()
    assert told.keys() == widest.keys()
    assert all(width <= told[point] < width + 0.002 for point, width in widest.items())


def initiative(root, **fields):
    """A project of one initiative with these fields (JSON is YAML too), in `root`."""
    files = made_up_roadmap.roadmap(1)
    path = "roadmap/activiteiten/activiteit-00.yml"
    own = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    kept = [
        block
        for block in re.split(r"^(?=\S)", files[path], flags=re.MULTILINE)
        if block.partition(":")[0] not in fields
    ]
    made_up_roadmap.write(root, {**files, path: own + "".join(kept)})
    return root


def pages_of(root):
    """Pages of the only sheet, or None when `check` refuses it as too long; any other error is one of this test."""
    checked = validate(read_project(root))
    if [each for each in checked.problems.errors if each.code == "too-long-for-paper"]:
        return None
    (pdf,) = sheets(of(root))
    return count(pdf)


def fullest(root, fields):
    """The most that `fields(n)` may hold for which `check` passes."""
    low, high = 0, 400
    while high - low > 1:
        middle = (low + high) // 2
        errors = validate(read_project(initiative(root, **fields(middle)))).problems.errors
        low, high = (low, middle) if errors else (middle, high)
    return low


ODD_TEXTS = {
    "short": "Kort.",
    "wide": "WWWW MMMM @@@@ %%%% WWWWWWWW mmmmmm",
    "long word": "Meervoudigepersoonlijkheidsstoornissenonderzoeksrapportagecommissie is lang",
    "plain": "Bewoners zien op tijd waar iets aan de hand is, en kunnen opzoeken wat wij meten.",
    "arabic": "مدينة ذكية للجميع en nog iets in het Nederlands erbij",
    "hyphens": "wel-of-niet-doen en/of later, a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z",
    "address": "https://voorbeeld.example/een-heel-lang-adres/met12cijfers/enhonderdletterszonderstreep?a=1&b=2",
    "signs": "[haken] #typst $geld$ <b> {{ jinja }} \\ ✓ → ■ ½ € – “aanhaling” 🚲🌳",
}
FULL = {
    "arguments": lambda text: lambda n: {"arguments": [text] * n},
    "caveats, one long": lambda text: lambda n: {"caveats": [(text + " ") * 5 * n + "."]},
    "alternatives": lambda text: lambda n: {"alternatives": [{"text": text, "why_not": text}] * n},
    "effect": lambda text: lambda n: {"intended_effect": "\n\n".join([text] * (n + 1))},
    "effect, list": lambda text: lambda n: {"intended_effect": "\n".join([f"- {text}"] * (n + 1))},
    "coverage": lambda text: lambda n: {
        "coverage": [
            {"year": 2021, "amount": 10 + k, "source": "grant", "reference": text} for k in range(n)
        ]
    },
}  # fmt: skip


@pytest.mark.parametrize("text", ODD_TEXTS)
@pytest.mark.parametrize("field", FULL)
def test_a_sheet_as_full_as_check_allows_is_still_two_sides(tmp_path, field, text):
    fields = FULL[field](ODD_TEXTS[text])
    n = fullest(tmp_path, fields)
    assert n > 2
    assert pages_of(initiative(tmp_path, **fields(n))) == 2
    assert pages_of(initiative(tmp_path, **fields(n + 1))) is None


LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=300
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
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
        assert pages_of(tmp_path) == 2


MARKDOWN = (
    "## Kop\n\n#### Dieper\n\nTekst", "- een\n- twee\n    - drie\n        - vier\n            - vijf\n                - zes",
    "1. een\n2. twee", "> citaat\n>> in citaat\n>>> en\n>>>> verder", "| a | b |\n|---|---|\n| 1 | [x](https://x.example/) |",
    "`code` **vet _schuin_** [link](https://voorbeeld.example/?a=1&b=2) [leeg](https://leeg.example)", "```\ncode #let x\n```",
    "[[sensor]] en [[sensor|een ding]]", "[mail](mailto:info@voorbeeld.example) <https://voorbeeld.example/>", "term\n: uitleg", "---",
    "    ingesprongen code", "![plaatje](#)", "[](https://voorbeeld.example)", "**", "regel  \nbreuk &amp; &lt; \\* \\_",
)  # fmt: skip


@pytest.fixture(scope="module")
def real():
    return sheets(of(ROOT, version="v1"))


def test_a_sheet_is_tagged_and_says_so(real):
    for pdf in real:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            root = opened.Root
            assert root.Lang == "nl"
            assert root.MarkInfo.Marked
            assert root.ViewerPreferences.DisplayDocTitle
            assert "/Outlines" in root
            with opened.open_metadata() as about:
                assert about["dc:title"]
                assert (about["pdfuaid:part"], about["pdfaid:part"], about["pdfaid:conformance"]) == (
                    "1",
                    "2",
                    "A",
                )
            elements = list(structure(root.StructTreeRoot))
            kinds = [str(each.S) for each in elements if "/S" in each]
            assert kinds.count("/H1") == 1
            assert {"/H2", "/Table", "/TH", "/L", "/Figure", "/Link"} <= set(kinds)
            assert all("/Alt" in each for each in elements if each.get("/S") == "/Figure")
            for page in opened.pages:
                for font in page.Resources.Font.values():
                    described = font.DescendantFonts[0].FontDescriptor
                    assert "/FontFile2" in described or "/FontFile3" in described


def structure(element):
    """Every element of the tree of tags."""
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from structure(kid)


def test_the_checker_of_accessible_pdf_finds_nothing(real):
    for pdf in real:
        assert list(pdfua.validate(io.BytesIO(pdf)).findings) == []


def test_both_sides_say_what_a_council_asks_in_that_order(real):
    ((front, back),) = [
        pages for pdf in real if "Sensornetwerk in de binnenstad" in (pages := text_of(pdf))[0]
    ][:1]
    in_order(front, "VOORBEELD", "Sensornetwerk", "Wat willen we bereiken", "Beheerders zien op tijd", "Wat gaan we doen",
        "Twaalf meetplekken", "Wat is verschoven", "tekort aan chips", "Gevolg:", "Wat wij doen:", "Wat mag het", "€ 80.000", "Totaal",
        "€ 224.000", "Hoe meten we het", "35 (28 februari 2022", "Weten wij genoeg", "Ter informatie", "stand per 31 maart 2022 · versie v1",
        "pagina 1 van 2", "de raad stelt ze per jaar vast", "Dit blad is geen raadsvoorstel")  # fmt: skip
    in_order(back, "VOORBEELD", "Argumenten", "Kanttekeningen", "Alternatieven", "Niets doen", "Participatie", "Privacy", "Risico's",
        "Besluiten", "Draagvlak", "Bewoners: weet ervan", "Evaluatie, en", "Minder dan de helft", "pagina 2 van 2")  # fmt: skip
    assert "alle batterijen" not in back, "support that is not public"


def in_order(text, *wanted):
    at = -1
    for each in wanted:
        found = text.replace("\xa0", " ").find(each, at + 1)
        assert found > at, f"{each!r} is not after what comes before it in: {text}"
        at = found


def test_a_department_is_not_named_beside_knowledge(tmp_path):
    root = made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(3))
    for pdf in sheets(of(root)):
        front, _ = text_of(pdf)
        assert "Afdeling" not in front.partition("Weten wij genoeg")[2].partition("Ter ")[0]


def test_the_same_site_gives_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        made_up_roadmap.write(tmp_path / name, made_up_roadmap.roadmap(4))
    made = []
    for name in ("a", "b"):
        paper._compiled.cache_clear()
        made.append(list(papers.files(of(tmp_path / name))))
    assert made[0] == made[1]
    assert len(made[0]) >= 4


def test_without_an_address_of_the_site_there_is_no_link_to_it(tmp_path):
    root = made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(1))
    (pdf,) = sheets(of(root, site_url=""))
    assert "Op de site" not in text_of(pdf)[0]
    (with_address,) = sheets(of(root))
    assert "https://slimmestad.example/roadmap/activiteiten/activiteit-00/" in text_of(with_address)[0]


def test_a_preview_makes_no_papers(tmp_path):
    root = made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(1))
    assert list(papers.files(of(root, papers=False))) == []


def test_a_long_word_may_break_and_a_short_one_may_not():
    assert breakable("kort") == "kort"
    assert breakable(f"op {ODD_TEXTS['address']}") == f"op {ODD_TEXTS['address']}", "one that is copied works"
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


def paper_of(site, template):
    (data,) = [data for _, name, data in papers.made(site) if name == template]
    return paper.pdf(template, data, day=site.library.today)


def booklet_of(site):
    return paper_of(site, "booklet")


def test_the_booklet_stands_every_odd_roadmap(odd):
    given, (booklet,), _, _ = odd
    pages = text_of(booklet)
    in_order(" ".join(pages), "Uitvoeringsagenda", "Inhoud", "In het kort", "Visie en focus", "Tijdlijn", "Doelenboom", "Kosten en dekking",
        "Risico's", "Wat is veranderd", "Woordenlijst", "Colofon")  # fmt: skip
    for number, page in enumerate(pages, 1):
        assert f"pagina {number} van {len(pages)}" in page
        assert "stand per" in page
        assert ("VOORBEELD" in page) == bool(given.get("sample"))


def test_management_gets_one_page(odd):
    given, _, _, made = odd
    assert bool(made) == bool(given["number"])
    for pdf in made:
        (page,) = text_of(pdf)
        in_order(
            page, "Gesprekken", "Focus", "Draagvlak", "Wat ons werk", "Uren gevraagd", "Wat wij van u vragen"
        )


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
    assert re.search(r"Nog 4\d staan op de site", page)


def test_every_sheet_in_the_booklet_is_one_leaf(tmp_path):
    site = of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(8)))
    pages = text_of(booklet_of(site))
    fronts = [number for number, page in enumerate(pages, 1) if "Blad per activiteit" in page]
    assert len(fronts) == 8
    assert all(number % 2 == 1 and "achterkant" in pages[number] for number in fronts)


def test_the_sums_of_the_booklet_are_those_of_the_files(tmp_path):
    """Initiative n costs 10.000 (n + 1) once and 1.000 (n + 1) a year, and 8.000 (n + 1) is covered."""
    site = of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(8)))
    text = " ".join(text_of(booklet_of(site))).replace("\xa0", " ")
    weight = sum(range(1, 9))
    in_order(
        text,
        "Per jaar",
        "Totaal",
        f"€ {weight * 10:,}.000".replace(",", "."),
        f"€ {weight}.000",
        f"€ {weight * 8}.000",
        "Per programma",
    )


def test_the_real_booklet_is_accessible():
    made = booklet_of(of(ROOT))
    assert list(pdfua.validate(io.BytesIO(made)).findings) == []
    with pikepdf.open(io.BytesIO(made)) as opened:
        kinds = [str(each.S) for each in structure(opened.Root.StructTreeRoot) if "/S" in each]
        assert {"/TOC", "/TOCI", "/H1", "/H2", "/H3", "/TH", "/Figure"} <= set(kinds)


def test_the_booklet_names_no_department_beside_knowledge(tmp_path):
    site = of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(3)))
    page = next(
        page for page in text_of(booklet_of(site)) if page.find("In het kort") >= 0 and "Kennis" in page
    )
    assert "Afdeling" not in page


@pytest.mark.parametrize(
    "missing", ["roadmap/roadmap.yml", "roadmap/organisatie.yml", "roadmap/activiteiten", "docs/begrippen"]
)
def test_papers_are_made_without(tmp_path, missing):
    files = {
        path: text
        for path, text in made_up_roadmap.roadmap(2, parts=()).items()
        if not path.startswith(missing)
    }
    if missing.endswith("organisatie.yml"):
        files = {
            path: re.sub(r"^(departments|hours):.*\n", "", text, flags=re.MULTILINE)
            for path, text in files.items()
        }
    checked = validate(read_project(made_up_roadmap.write(tmp_path, files)))
    site = Site(checked.links, Frame("Proefstad", papers=True))
    for address, content in papers.files(site):
        assert content.startswith(b"%PDF"), address


def test_english_papers_speak_english(site):
    project = site(language="en")
    found = Site(project.validate().links, Frame("Town", version="v1", papers=True))
    for _, template, data in papers.made(found):
        pages = text_of(paper.pdf(template, data, day=found.library.today))
        assert "page 1 of" in pages[0]
        assert not re.search(r"\b(pagina|Ter informatie|niet bekend)\b", " ".join(pages))


def test_the_command_makes_the_papers(tmp_path):
    root = made_up_roadmap.write(tmp_path / "project", made_up_roadmap.roadmap(2))
    out = tmp_path / "out"
    done = CliRunner().invoke(
        main, ["council", "--project", str(root), "--output", str(out), "--version", "v1"]
    )
    assert done.exit_code == 0, done.output
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.pdf")) == [
        "activiteiten/activiteit-00.pdf", "activiteiten/activiteit-01.pdf", "roadmap.pdf", "tijdlijn.pdf", "voortgang.pdf",
    ]  # fmt: skip


def test_the_command_refuses_wrong_content_and_writes_nothing(tmp_path):
    files = made_up_roadmap.roadmap(1)
    path = "roadmap/activiteiten/activiteit-00.yml"
    root = made_up_roadmap.write(tmp_path / "project", {**files, path: files[path] + "titel: x\n"})
    done = CliRunner().invoke(main, ["council", "--project", str(root), "--output", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "unknown-field" in done.output
    assert not (tmp_path / "out").exists()


SAMPLES = paper.COUNCIL / "samples"


@pytest.mark.parametrize("template", ["sheet-alone", "booklet", "management", "timeline-alone"])
def test_a_template_opens_by_itself_with_the_sample_beside_it(tmp_path, template, request):
    site = of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(2, sample=True)))
    data = next(data for _, name, data in papers.made(site) if name == template)
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    sample = SAMPLES / f"{template}.json"
    if request.config.getoption("--update-golden"):
        sample.write_text(text, "utf-8")
    assert sample.read_text("utf-8") == text, "run: pytest tests/test_papers.py --update-golden"
    made = typst.compile(
        paper.COUNCIL / f"{template}.typ",
        root=paper.COUNCIL,
        font_paths=[paper.COUNCIL / "fonts"],
        ignore_system_fonts=True,
    )
    assert "VOORBEELD" in text_of(made)[0]


def test_a_page_links_to_its_paper_only_when_that_is_made(tmp_path):
    root = made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(1))
    for with_papers in (True, False):
        found = of(root, papers=with_papers)
        html = {page.address: page.render() for page in entries(found)}
        addresses = [address for address, _ in papers.files(found)]
        assert (
            "downloads/activiteiten/activiteit-00.pdf" in html["roadmap/activiteiten/activiteit-00/"]
        ) == with_papers
        linked = set(re.findall(r'href="[./]*(downloads/[^"]*\.pdf)"', " ".join(html.values())))
        assert linked == set(addresses)


def test_a_line_without_a_full_stop_still_ends_before_the_next(tmp_path):
    root = made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(1, moved=1))
    (pdf,) = sheets(of(root))
    in_order(text_of(pdf)[0], "Oorzaak: Reden 0. Gevolg: Het gevolg. Wat wij doen: Wat wij doen.")


def test_a_space_that_the_fonts_lack_prints_as_a_space(tmp_path):
    (pdf,) = sheets(of(initiative(tmp_path, summary="Van\u1680Ogham\u2003tot\u3000hier")))
    assert "Van Ogham tot hier" in text_of(pdf)[0]
