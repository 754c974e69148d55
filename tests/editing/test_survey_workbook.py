"""`survey import` reads workbooks that anybody may have made: nothing harms, and nothing is guessed."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from survey_importing import ORGANISATION, Desk
from workbooks import FORMS, Shape, archive, letters, workbook

from stadswijzer.editing.survey import workbook as reading
from stadswijzer.editing.survey.answers import Answers
from stadswijzer.editing.survey.columns import ColumnError, Reader
from stadswijzer.editing.survey.export_table import read_table
from stadswijzer.editing.survey.header import Finder
from stadswijzer.editing.survey.spellings import Names
from stadswijzer.editing.survey.table_error import TableError

FINDER = Finder(Reader(Names([]), Names([])), Answers((), Names([]), Names([])))
HEAD = ["Afdeling", "Open data"]
SIX = [HEAD, *(["Beheer", level] for level in (2, 0, 1, 3, 2, 2))]
GOOD = workbook(("Blad1", SIX, Shape()))


@pytest.fixture
def desk(site):
    return Desk(site({"roadmap/organisatie.yml": ORGANISATION}))


def with_part(content: bytes, name: str, *changes: tuple[str, str]) -> bytes:
    """The workbook with a part in which texts were replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts: dict[str, str | bytes] = {each: file.read(each) for each in file.namelist()}
    text = bytes(parts[name]).decode() if isinstance(parts[name], bytes) else parts[name]
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return archive({**parts, name: text})


SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
CORNER = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>'
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet '


def failing(content: bytes) -> str:
    """The code of what is wrong with a workbook."""
    with pytest.raises(TableError) as found:
        reading.read(content)
    return found.value.code


@pytest.mark.parametrize(
    "shape", [Shape(), FORMS, Shape(shared=False), Shape(has_places=False), Shape(dimension="A1:B2")]
)
def test_every_way_to_write_gives_the_same(shape):
    content = workbook(
        ("Blad1", [["Afdeling", "Een vraag die lang is"], ["  Beheer & <co>", 2.5], [None, True]], shape)
    )
    rows = reading.read(content).rows
    assert [line for line, _ in rows] == [1, 2, 3]
    assert [row for _, row in rows] == [
        ["Afdeling", "Een vraag die lang is"],
        ["  Beheer & <co>", "2.5"],
        ["", "TRUE"],
    ]


def test_a_corner_far_away_takes_no_memory():
    """A file of 2 KB that ends other readers: two cells, seventeen thousand million apart."""
    found = reading.read(with_part(GOOD, SHEET, ("</sheetData>", CORNER)))
    assert len(found.rows) == 8
    assert found.rows[-1][0] == 1_048_576


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (SHEET, ("<worksheet ", BOMB)),
        (SHEET, ("<sheetData>", "<sheetData><row r='0'/>")),
        (SHEET, ("<sheetData>", "<sheetData><row r='99999999'/>")),
        (SHEET, ("<sheetData>", "<sheetData><row r='x'/>")),
        (SHEET, ('r="A1"', 'r="ZZZ1"')),
        (SHEET, ("<v>0</v>", "<v>99</v>")),
        (SHEET, ("<v>0</v>", "<v>-1</v>")),
        (SHEET, ("<v>0</v>", "<v>een</v>")),
        (SHEET, ("</sheetData>", "")),
        (SHEET, ("<worksheet ", '<?xml version="1.0" encoding="geheim"?><worksheet ')),
        (BOOK, ("<sheets>", "<sheets")),
        ("_rels/.rels", ("officeDocument", "andersDocument")),
        ("_rels/.rels", ("xl/workbook.xml", "../../etc/passwd")),
        ("xl/sharedStrings.xml", ("Afdeling", "A" * 50_000)),
    ],
)
def test_a_workbook_that_is_not_whole_or_was_made_to_harm_is_refused(name, change):
    assert failing(with_part(GOOD, name, change)) == "not-xlsx"


def test_a_workbook_that_unpacks_without_end_is_refused():
    """A megabyte of nothing becomes a gigabyte: reading stops at the limit, whatever the file says its size is."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        for name in good.namelist():
            if name != SHEET:
                file.writestr(name, good.read(name))
        with file.open(SHEET, "w", force_zip64=True) as part:
            part.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
            for _ in range(70):
                part.write(b" " * 1024 * 1024)
            part.write(b"</worksheet>")
    assert len(bomb.getvalue()) < 200_000
    assert failing(bomb.getvalue()) == "too-large"


def test_many_wide_rows_are_refused():
    """Cells count by where they stand: a row with something in its last column is wide."""
    wide = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(10, 300))
    assert failing(with_part(GOOD, SHEET, ("</sheetData>", f"{wide}</sheetData>"))) == "too-large"


@pytest.mark.parametrize(
    ("content", "code", "hint"),
    [
        (workbook(("Een", SIX, Shape()), ("Twee", SIX, Shape())), "many-sheets", '"Een", "Twee"'),
        (workbook(("Een", [], Shape())), "empty", ""),
        (with_part(GOOD, SHEET, ("<v>2</v>", "<f>1+1</f>")), "no-outcome", ":2: error"),
        (workbook(("Een", [["Afdeling", "Open data"], ["Beheer", 2], [None, 1], ["Sociaal", 2]], Shape(merged=("A2:A3",)))), "merged-cells", ":2: "),
        (archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), "not-xlsx", "CSV UTF-8"),
    ],
)  # fmt: skip
def test_a_workbook_that_can_be_read_in_two_ways_is_refused(desk, content, code, hint):
    assert desk.imports(content) == 1
    assert desk.codes() == [code]
    assert hint in desk.said


def test_a_formula_with_its_outcome_is_an_answer(desk):
    assert desk.imports(with_part(GOOD, SHEET, ("<v>2</v>", "<f>1+1</f><v>2</v>"))) == 0
    assert desk.written["responded"] == 6


def test_a_percentage_is_no_level(desk):
    """100% is stored as 1."""
    rows = [HEAD, *(["Beheer", share] for share in (1, 0, 1, 0, 1, 1))]
    assert desk.imports(workbook(("Blad1", rows, Shape(style="0%")))) == 1
    assert "error[unknown-level]" in desk.said
    assert '"100%"' in desk.said
    assert desk.imports(workbook(("Blad1", rows, Shape(style="0.0")))) == 0


def test_a_hidden_or_empty_sheet_does_not_count(desk):
    assert (
        desk.imports(
            workbook(("Een", SIX, Shape()), ("Twee", SIX, Shape(state="hidden")), ("Drie", [[""]], Shape()))
        )
        == 0
    )
    assert desk.written["responded"] == 6
    assert desk.codes("warning") == ["hidden-sheets"]
    assert 'verborgen bladen, en die zijn niet gelezen: "Twee"' in desk.said


def test_signs_that_xml_cannot_hold(desk):
    """`_x000D_` is how a workbook writes the end of a line; half a sign, or none, is left out."""
    odd = [["Afdeling_x000D_", "Open data"], *(["Be_xD800_heer_x0000_", level] for _, level in SIX[1:])]
    assert desk.imports(workbook(("Een", odd, Shape(shared=False)))) == 0
    assert desk.written["responded"] == 6


def test_columns_are_named_as_in_excel():
    assert [letters(n) for n in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def read(content: bytes) -> None:
    """Reads bytes to the end; what cannot be read has a code."""
    try:
        found = read_table(content, FINDER)
        list(found.rows(range(len(found.header.names))))
    except (TableError, ColumnError) as error:
        assert error.code  # noqa: PT017 - any of them will do


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.binary(max_size=6)), min_size=1, max_size=4),
    st.integers(0, len(GOOD)),
)
@example([(0, b"")], 4)
def test_no_damaged_workbook_gives_a_traceback(changes, end):
    content = bytearray(GOOD)
    for at, new in changes:
        content[at : at + len(new)] = new
    read(bytes(content))
    read(bytes(content[:end]))


SNIPPETS = st.sampled_from(
    ["<row>", "</row>", '<row r="3">', "<c>", '<c r="B3" t="s">', '<c t="inlineStr">', '<c t="b">', "</c>", "<v>", "</v>", "<v>1</v>",
     "<is>", "</is>", "<t>", "</t>", "<f>A1</f>", '<mergeCell ref="A1:B9"/>', '<mergeCell ref="x"/>', "Afdeling", "Open data",
     "&amp;", "&a;", "<!DOCTYPE x>", "<![CDATA[x]]>", "<!-- -->", "<sheetData>", "</sheetData>", "_x0000_", "1e9"]
)  # fmt: skip


@settings(max_examples=150)
@given(
    st.sampled_from([SHEET, BOOK, "xl/sharedStrings.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"]),
    st.lists(SNIPPETS, max_size=12),
)
def test_no_sheet_gives_a_traceback(name, snippets):
    read(with_part(GOOD, name, (">", f">{''.join(snippets)}")))
    end = {SHEET: "</sheetData>", BOOK: "</sheets>", "xl/sharedStrings.xml": "</sst>"}.get(
        name, "</Relationships>"
    )
    read(with_part(GOOD, name, (end, f"{''.join(snippets)}{end}")))


CELLS = st.sampled_from(
    [None, "", "Beheer", "sociaal", 0, 1, 2, 4, 2.5, 44287.5, True, "Ik kan het uitleggen", "soms", "Ja", "Data", "geen", "weet ik niet",
     "Response", "Totaal", "Voorbeeld", '{"ImportId":"QID1"}', "A2", "1-4-2021 9:00", "=x", "N/A", "<b>2</b>", "\u200b", "Afdeling", "Open data2"]
)  # fmt: skip
HEADS = st.sampled_from(
    ["ID", "Tijdstempel", "Tijd van voltooien", "Laatste pagina", "Afdeling", "Open data", "Open data2", "Hoe goed ken je dit?", "",
     "Welke focus kies je?", "Voorbeelden noemen? [Data]", "Heb je [Digital twin] gebruikt?", "Wat wens je?", "E-mail", "concept", "level"]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    st.lists(HEADS, max_size=7),
    st.lists(st.lists(CELLS, max_size=8), max_size=9),
    st.sampled_from([Shape(), FORMS, Shape(shared=False), Shape(has_places=False)]),
)
def test_no_rows_of_a_workbook_give_a_traceback(desk, head, rows, shape):
    """Whatever stands in it: a round could be written, or it is said why not; and nothing is."""
    code = desk.imports(
        workbook(("Blad1", [head, *rows], shape)), options=("--sample", "--wishes", "--dry-run"), safe=False
    )
    assert code in (0, 1)
    assert (code == 1) == bool(desk.codes()), desk.said
    assert desk.written is None


def test_a_header_of_two_rows_may_be_shorter_than_the_second(desk):
    """SurveyMonkey in a workbook: nothing stands behind the question, and a workbook leaves empty cells out."""
    head = [
        ["Respondent ID", "Afdeling", "Hoe goed ken je dit?"],
        [None, "Response", "Open data", "Digital twin"],
    ]
    people = [[n, "Beheer", "Ik kan het uitleggen", "Nooit van gehoord"] for n in range(6)]
    assert desk.imports(workbook(("Blad", [*head, *people], Shape()))) == 0
    assert [row["concept"] for row in desk.written["results"]] == ["open-data", "digital-twin"]
