"""The guide: a page, a paper and a sheet that the import reads without help."""

import csv
import io
import re
import shutil

import programs
import pytest
from folders import ROOT

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.editing.survey import importing as rounds
from stadswijzer.editing.survey.columns import PRIVATE, UNKNOWN
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.pages import guide
from stadswijzer.pages.listings import tools
from stadswijzer.papers.setting import pdf


def of(project, **frame):
    return Site(project.validate().links, Frame("Proefstad", **frame))


def need(*concepts):
    rows = "".join(f"  - {{concept: {concept}, level: 1}}\n" for concept in concepts)
    return {"roadmap/activiteiten/sensornetwerk.yml": f"needs:\n{rows}"}


def filled_in(site, level=lambda person, question: person // 4**question % 4):
    """The sheet, with six people of the first department: what each answers to each question for a level."""
    content = guide.sheet(site).decode("utf-8-sig")
    sign = ";" if site.words.language == "nl" else ","
    (header,) = csv.reader(io.StringIO(content), delimiter=sign)
    department = site.library.organisation.departments[0].name
    theme = site("theme")[0].title
    levels = [question for question in header if "0–3" in question]
    rows = [[
        department if n == 0
        else level(person, levels.index(question)) if question in levels
        else site.words("guide.levels.yes") if question.rstrip(")").endswith(("ja of nee", "yes or no"))
        else theme if question in (site.words("guide.named"), site.words("guide.focus"))
        else "Meer groen"
        for n, question in enumerate(header)
    ] for person in range(6)]  # fmt: skip
    text = io.StringIO(content, newline="")
    text.seek(0, io.SEEK_END)
    csv.writer(text, delimiter=sign).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def assert_round_trip(project):
    site, checked = of(project), project.validate()
    counted = rounds.count(checked, {"blad.csv": filled_in(site)}, wishes=True)
    assert [c for columns in counted.columns.values() for c in columns if c.role in (UNKNOWN, PRIVATE)] == []
    assert [finding for finding in counted.findings if finding.code != "read-wishes"] == []
    wanted = {entry.id for entry in guide.concepts(site)}
    assert {concept for _, concept in counted.tally.cells} == wanted
    assert {concept: tuple(n) for concept, n in counted.tally.used.items()} == dict.fromkeys(wanted, (6, 6))
    assert counted.tally.named == counted.tally.focus == {site("theme")[0].id: 6}
    assert counted.tally.wishes == {"Meer groen"}


def test_people_who_answer_the_same_come_back_with_a_note(site):
    project = site(need("digital-twin", "open-data"))
    sheet = filled_in(of(project), lambda *_: 2)
    counted = rounds.count(project.validate(), {"blad.csv": sheet}, wishes=True)
    assert [(found.code, found.severity) for found in counted.findings if found.code != "read-wishes"] == [
        ("some-alike", "note")
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sheet_comes_back_through_the_import(site, language):
    assert_round_trip(site(need("digital-twin", "open-data"), language=language))


@pytest.mark.parametrize(
    "title",
    [
        "Focus [op] wat telt", "Wat gebruikt wordt", "'=HYPERLINK(1)'", "-1; of 2, of 3", "Een wens", "Afdeling", "E-mail",
        "Noem een voorbeeld", "'Data \"op\" orde'", "Digital twins (0)", "Digital twin",
    ],
)  # fmt: skip
def test_a_title_of_any_kind_comes_back_too(site, title):
    assert_round_trip(
        site({"docs/begrippen/open-data.yml": f"title: {title}\n", **need("open-data", "digital-twin")})
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_box_for_no_theme_counts_as_none(site, language):
    """What the paper lets someone tick, and what the page says to write, the import understands."""
    found = of(site(language=language))
    sign = ";" if language == "nl" else ","
    w, header = found.words, guide.questions(found)
    written = re.findall('"(.+)"', w("guide.after_fill"))
    rows = [
        sign.join(
            [found.library.organisation.departments[0].name, *[""] * (len(header) - 4), named, focus, "x"]
        )
        for named, focus in [(w("guide.none_named"), w("guide.none_focus")), (written[0], written[0])] * 3
    ]
    content = guide.sheet(found) + "\r\n".join(rows).encode()
    counted = rounds.count(site(language=language).validate(), {"blad.csv": content})
    assert [finding for finding in counted.findings if finding.severity == "error"] == []
    assert counted.tally.none == {"named": 6, "focus": 6}


def test_the_guide_asks_what_initiatives_need_that_are_not_over(site):
    running = of(site(need("open-data")))
    assert [entry.id for entry in guide.concepts(running)] == ["open-data"]
    over = need("open-data")
    over["roadmap/activiteiten/sensornetwerk.yml"] += "status: done\n"
    assert len(guide.concepts(of(site(over)))) == 2


def test_a_cell_cannot_be_a_formula():
    assert [guide._harmless(cell) for cell in ("=1", "+1", "-1", "@x", "a=1", " =1")] == [
        "'=1", "'+1", "'-1", "'@x", "a=1", "'=1",
    ]  # fmt: skip


def test_the_sheet_opens_in_a_spreadsheet_of_the_language(site):
    dutch, english = (guide.sheet(of(site(language=language))) for language in ("nl", "en"))
    assert dutch.startswith("\ufeffAfdeling;Hoe goed".encode())
    assert english.startswith("\ufeffDepartment,How well".encode())


def test_the_paper_is_tagged_and_the_same_every_time(site):
    one, other = of(site()), of(site())
    first = dict(guide.files(one))["downloads/gespreksgids.pdf"]
    pdf._compiled.cache_clear()
    assert dict(guide.files(other))["downloads/gespreksgids.pdf"] == first
    assert first.startswith(b"%PDF-")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in first
    assert b"<pdfaid:part>2</pdfaid:part>" in first
    assert b"/Lang(nl)" in first.replace(b"/Lang (nl)", b"/Lang(nl)")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="reads the paper with poppler")
def test_the_paper_says_what_it_must(site, tmp_path):
    found = of(site({"roadmap/organisatie.yml": "sample: true\n"}), version="v1.2")
    target = tmp_path / "gids.pdf"
    target.write_bytes(dict(guide.files(found))["downloads/gespreksgids.pdf"])
    text = programs.run("pdftotext", "-layout", target, "-", check=True).stdout
    sheets = text.rstrip("\f").split("\f")
    for number, sheet in enumerate(sheets, 1):
        assert "VOORBEELD" in sheet
        assert f"pagina {number} van {len(sheets)}" in sheet
        assert "versie v1.2 · Stand per" in sheet
    flat = " ".join(text.split())
    for said in (
        "vrijwillig",
        "niet voor beoordeling",
        "wissen wij",
        "Digital twin",
        "Plakbriefjes",
        "Verkeer",
    ):
        assert said in flat


@pytest.mark.parametrize(
    "title",
    ["😀 Gegevens", "#panic() $x$ *y* _z_ @a <b>", "漢字", "x" * 89, '"] #read("/etc/passwd")', "a\u200bb"],
)
def test_no_text_breaks_the_paper(site, title):
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    files = {
        "docs/begrippen/open-data.yml": f'title: "{quoted}"\n',
        "docs/themas/data.yml": f'title: "{quoted}"\n',
        "roadmap/organisatie.yml": f'departments: [{{id: verkeer, name: "{quoted}", staff: 3, cluster: stad}}]\n',
    }
    assert guide.files(of(site(files)))[0][1].startswith(b"%PDF")


def test_many_concepts_and_departments_or_none(site):
    concepts = {f"docs/begrippen/begrip-{n}.yml": f"title: Begrip {n}\n" for n in range(60)}
    departments = "".join(f"  - {{id: a{n}, name: Afdeling {n}, staff: 5}}\n" for n in range(40))
    big = of(site({**concepts, **need(*(f"begrip-{n}" for n in range(60)))}))
    assert len(guide.concepts(big)) == 60
    data = guide.on_paper(big)
    data["departments"] = re.findall(r"Afdeling \d+", departments)
    assert pdf.pdf("guide", data, day=None).startswith(b"%PDF")
    assert pdf.pdf("guide", {**data, "departments": [], "themes": [], "concepts": []}, day=None).startswith(
        b"%PDF"
    )


def test_the_page_says_it_too(site):
    found = of(site(need("digital-twin")))
    html = next(page for page in tools(found) if page.kind == "guide").render()
    assert 'href="../downloads/gespreksgids.pdf"' in html
    assert 'href="../downloads/peiling-invulblad.csv"' in html
    assert "Meedoen is vrijwillig" in html
    assert "Digital twin" in html


def test_the_guide_of_this_project(site):
    """The real content: every question comes back, too."""

    class Real:
        validate = staticmethod(lambda: validate(read_project(ROOT)))

    assert_round_trip(Real)
