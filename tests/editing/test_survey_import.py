"""`survey import`: an export of a form becomes a round, and nobody can be found in it."""

import random
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stadswijzer.checks.validation import validate
from stadswijzer.cli.main import main
from stadswijzer.content.project import read_project
from stadswijzer.editing.survey import export_table
from stadswijzer.editing.survey import importing as rounds
from stadswijzer.editing.survey.answer_level import ODD
from stadswijzer.editing.survey.answers import Answers
from stadswijzer.editing.survey.columns import ColumnError, Reader
from stadswijzer.editing.survey.header import Finder
from stadswijzer.editing.survey.round_text import scalar
from stadswijzer.editing.survey.spellings import Names
from stadswijzer.editing.survey.table_error import TableError
from stadswijzer.language.answer_words import size_of, words_of
from stadswijzer.language.words import LANGUAGES, package_yaml

KIEZEN = 'title: "Kiezen: focus, besluit"\nsummary: Zeg wat niet.\ndefinition: Zeg wat niet.\ntheme: data\n'
ORGANISATION = """
departments:
  - {id: verkeer, name: Verkeer en Mobiliteit, staff: 34, cluster: stad}
  - {id: beheer, name: Beheer, staff: 20, cluster: stad}
  - {id: ruimte, name: Ruimte, staff: 30, cluster: stad}
  - {id: sociaal, name: Sociaal, staff: 40}
  - {id: juridisch, name: Juridische Zaken, staff: 12, cluster: staf}
  - {id: communicatie, name: Communicatie, staff: 12, cluster: staf}
clusters:
  - {id: stad, name: Stad}
  - {id: staf, name: Staf}
"""
FILES = {
    "roadmap/organisatie.yml": ORGANISATION,
    "docs/themas/mobiliteit.yml": "title: Mobiliteit, ook te voet\norder: 1\n",
}
SAFE = (
    "--date 2021-04-30 --invited 90 --purpose Weten --legal-basis Taak --privacy-check 2021-03-01 "
    "--works-council agreed --works-council-date 2021-03-02 --delete-source-by 2021-08-01"
).split()


FINDER = Finder(Reader(Names([]), Names([])), Answers((), Names([]), Names([])))


class Said:
    """A row of words; equal to a list of how many people are at level 0, 1, 2 and 3 when that gives these words."""

    def __init__(self, row):
        self.words = (row["answers"], tuple(row["at_least"]))

    def __eq__(self, levels):
        if isinstance(levels, Said):
            return self.words == levels.words
        return isinstance(levels, list) and self.words == (size_of(sum(levels)), words_of(levels))

    def __repr__(self):
        return repr(self.words)

    __hash__ = None


class Import:
    """A project, and the command in it."""

    def __init__(self, site):
        self.site = site
        self.root = site.root
        self.file = self.root / "docs/kennispeiling/2021-voorjaar.yml"

    def __call__(self, content, *options, safe=True):
        """Exit status and what was said."""
        export = self.root / "answers.csv"
        export.write_bytes(content if isinstance(content, bytes) else content.encode())
        given = ["survey", "import", str(export), "--round", "2021-voorjaar", "--project", str(self.root)]
        found = CliRunner().invoke(main, [*given, *(SAFE if safe else ()), *options])
        assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
        return found.exit_code, found.output

    @property
    def written(self):
        return yaml.safe_load(self.file.read_text("utf-8"))

    def results(self):
        return {
            (row.get("department") or row["cluster"], row["concept"]): Said(row)
            if "answers" in row
            else "too few"
            for row in self.written["results"]
        }


@pytest.fixture
def importing(site):
    return Import(site(FILES))


def answers(*groups, head="Afdeling;Hoe goed ken je [Open data]?", end=""):
    """A department, how many people, and what each says."""
    rows = [f"{department};{said}{end}" for department, many, said in groups for _ in range(many)]
    return "\n".join([head, *rows]) + "\n"


ENOUGH = answers(
    ("Verkeer en Mobiliteit", 6, "2"), ("Beheer", 7, "1"), ("Ruimte", 5, "0"), ("Sociaal", 8, "3")
)

# What is written


def test_answers_become_words(importing):
    assert importing(ENOUGH)[0] == 0
    assert importing.results() == {
        ("verkeer", "open-data"): [0, 0, 6, 0],
        ("beheer", "open-data"): [0, 7, 0, 0],
        ("ruimte", "open-data"): [5, 0, 0, 0],
        ("sociaal", "open-data"): [0, 0, 0, 8],
    }
    written = importing.written
    assert written["results"][0] == {
        "department": "verkeer",
        "concept": "open-data",
        "answers": "5-10",
        "at_least": ["half", "half", "under_half"],
    }
    assert (written["invited"], written["responded"], written["method"]) == (90, 26, "questions")
    assert str(written["works_council"]["date"]) == "2021-03-02"
    assert "voices" not in written
    importing.site.has_no_errors()


def test_hidden_departments_of_one_cluster_are_told_together(importing):
    importing(ENOUGH + answers(("juridisch", 3, "1"), ("communicatie", 4, "2"), head="").lstrip("\n"))
    results = importing.results()
    assert results["juridisch", "open-data"] == results["communicatie", "open-data"] == "too few"
    assert results["staf", "open-data"] == [0, 3, 4, 0]
    assert results["ruimte", "open-data"] == [5, 0, 0, 0]


def test_one_hidden_department_hides_no_other(importing):
    """Who took part need not be secret: a word gives nothing back by subtraction."""
    code, _ = importing(
        answers(("verkeer", 3, "2"), ("beheer", 7, "1"), ("ruimte", 6, "0"), ("sociaal", 8, "3"))
    )
    assert code == 0
    assert importing.results() == {
        ("verkeer", "open-data"): "too few",
        ("beheer", "open-data"): [0, 7, 0, 0],
        ("ruimte", "open-data"): [6, 0, 0, 0],
        ("sociaal", "open-data"): [0, 0, 0, 8],
    }


def test_without_a_department_there_is_something_to_hide_behind(importing):
    importing(answers(("verkeer", 3, "2"), ("beheer", 7, "1"), ("", 5, "0"), ("sociaal", 8, "3")))
    results = importing.results()
    assert results["verkeer", "open-data"] == "too few"
    assert results["beheer", "open-data"] == [0, 7, 0, 0]


def test_themes_use_and_wishes(importing):
    head = "Afdeling;Van welk thema kun je een voorbeeld noemen?;Waar moet de focus liggen?;Heb je [Open data] gebruikt?;Wat wens je?"
    rows = [
        'beheer;"Mobiliteit, ook te voet;Data;";data;Ja;Meer groen',
        'beheer;"Mobiliteit, ook te voet";;Nee;"=HYPERLINK(""http://x"")"',
        "beheer;data;geen idee;ja;",
        "beheer;geen;;;Meer: groen",
        "beheer;mobiliteit;mobiliteit;nee;Meer groen",
        *["beheer;mobiliteit;weet ik niet;;"] * 20,
    ]
    code, said = importing("\n".join([head, *rows]), "--wishes")
    assert code == 0, said
    written = importing.written
    assert written["named"] == [
        {"theme": "mobiliteit", "count": 20},
        {"theme": "data", "count": 0},
        {"none": True, "count": 0},
    ]
    assert written["focus"] == [
        {"theme": "mobiliteit", "count": 0},
        {"theme": "data", "count": 0},
        {"none": True, "count": 20},
    ]
    assert "used" not in written  # four people is too few
    assert [wish["text"] for wish in written["wishes"]] == [
        '=HYPERLINK("http://x")',
        "Meer groen",
        "Meer: groen",
    ]
    assert "warning[read-wishes]" in said


def test_wishes_stay_out_unless_asked_for(importing):
    code, said = importing(
        answers(("beheer", 6, "1;Ik heet Jan"), head="Afdeling;Open data (0-3);Wat wens je?")
    )
    assert code == 0
    assert "wishes" not in importing.written
    assert "warning[wishes-left]" in said
    assert "Jan" not in said + importing.file.read_text("utf-8")


def test_hand_ins_of_my_progress(importing):
    """`department,concept,level`, a file for each colleague."""
    for number in range(6):
        (importing.root / f"{number}.csv").write_text(
            f"department,concept,level\nbeheer,open-data,{number % 4}\nbeheer,digital-twin,{number // 4}\n",
            "utf-8",
        )
    given = [str(importing.root / f"{number}.csv") for number in range(6)]
    given += ["--round", "2021-voorjaar", "--project", str(importing.root), *SAFE]
    found = CliRunner().invoke(main, ["survey", "import", *given])
    assert found.exit_code == 0, found.output
    assert importing.results()["beheer", "open-data"] == [2, 2, 1, 1]
    assert importing.written["responded"] == 6
    assert "fewest-people" not in found.output  # a file each: nobody is missed


def test_hand_ins_under_each_other_in_one_file(importing):
    code, said = importing("department,concept,level\r\nbeheer,open-data,2\r\n" * 7, "--responded", "9")
    assert code == 0, said
    assert importing.results() == {("beheer", "open-data"): [0, 0, 7, 0]}
    assert importing.written["responded"] == 9
    assert "warning" not in said


# Habits of forms

FORMS = "ID;Begintijd;Tijd van voltooien;E-mail;Naam;Op welke afdeling werk je?;Hoe goed ken je 'Open data'?;Opmerking\n"
LIME = (
    '"id. Response ID","submitdate. Date submitted","lastpage. Last page","startlanguage. Start language",'
    '"G01Q01. Welke afdeling?","G01Q02[SQ001]. Hoe goed ken je dit? [Digital twin]","G01Q02[SQ002]. Hoe goed ken je dit? [Open data]"\n'
)


def test_microsoft_forms(importing):
    people = [
        f"{n};1-4-2021 09:00;1-4-2021 09:09;p{n}@x.nl;Piet {n};Beheer;Ik kan het uitleggen;Leuk"
        for n in range(6)
    ]
    code, said = importing((FORMS + "\r\n".join(people)).encode("cp1252"))
    assert code == 0, said
    assert importing.results() == {("beheer", "open-data"): [0, 0, 6, 0]}
    assert "Piet" not in said + importing.file.read_text("utf-8")
    assert "x.nl" not in said + importing.file.read_text("utf-8")
    assert "NIET HERKEND, niet gelezen" in said


def test_limesurvey_counts_only_what_was_sent_in(importing):
    told = '"nl","Beheer","Ik kan het toepassen","Nooit van gehoord"'
    sent = [f'"{n}","2021-04-0{n + 1} 10:00:00","3",{told}' for n in range(6)]
    code, said = importing(LIME + "\n".join([*sent, f'"9","","1",{told}', f'"10","N/A","1",{told}']))
    assert code == 0, said
    assert importing.results() == {
        ("beheer", "digital-twin"): [0, 0, 0, 6],
        ("beheer", "open-data"): [6, 0, 0, 0],
    }
    assert "note[not-submitted]: niet ingestuurd, dus overgeslagen. (regels 8–9)" in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends(sign, end, encoding):
    text = end.join(["Afdeling;Hoe goed ken je “Open data”, écht?", *['"Beheer";"1"'] * 5]).replace("; ", ";")
    if sign == ",":
        text = text.replace("data”, é", "data” é")
    found = export_table.read_table(text.replace(";", sign).encode(encoding), FINDER)
    assert found.header.names[1].endswith("écht?")
    assert [row.values for row in found.rows([1, 0])] == [("1", "Beheer")] * 5


def test_a_spreadsheet_may_name_its_delimiter():
    found = export_table.read_table(b"sep=,\r\nAfdeling,Open data\r\nBeheer,2\r\n", FINDER)
    assert [(row.line, row.values) for row in found.rows([0, 1])] == [(3, ("Beheer", "2"))]


def test_quotes_newlines_and_ragged_rows_keep_their_line(importing):
    rows = ['beheer;1;"twee\nregels; en ""aanhaling"""'] * 5 + [
        "",
        ";;",
        "beheer;2",
    ]
    code, said = importing("Afdeling;Open data (0-3);Toelichting\n" + "\n".join(rows))
    assert code == 0, said
    assert importing.results() == {("beheer", "open-data"): [0, 5, 1, 0]}
    assert "note[blank-row]: lege regel overgeslagen. (regels 12–13)" in said
    assert ":14: warning[short-row]" in said


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("0", 0), (" 3 ", 3), ("2,0", 2), ("2.0", 2), ("0 - nooit van gehoord", 0), ("niveau 2", 2), ("Level 1", 1),
        ("1: een voorbeeld", 1), ("Nooit van gehoord", 0), ("Ik heb er nog nooit van gehoord.", 0), ("Ken ik niet", 0),
        ("ik kan een voorbeeld noemen", 1), ("Een voorbeeld kunnen noemen.", 1), ("Ik kan het uitleggen", 2),
        ("Ik leg het uit aan anderen", 2), ("Ik kan het toepassen", 3), ("ik pas het toe", 3), ("Never heard of it", 0),
        ("I can explain it", 2), ("I can apply it", 3), ("I can name an example", 1), ("<p>Ik kan het <b>uitleggen</b></p>", 2),
        ("", None), (" ", None), ("n.v.t.", None), ("N/A", None), ("geen antwoord", None), ("Weet ik niet", None), ("?", None),
        ("1. Nooit van gehoord", 0), ("4. Ik kan het toepassen", 3), ("2 - ik kan een voorbeeld noemen", 1), ("3 Ik kan het uitleggen", 2),
        ("2 - gevorderd", ODD), ("5. Weet ik niet", None), ("A1", ODD), ("AO04", ODD), ("\U0001f44d", ODD), ("Wel eens van gehoord", ODD),
        ("4", ODD), ("-1", ODD), ("2,5", ODD), ("0-1", ODD), ("Ik kan het niet uitleggen", ODD), ("soms", ODD),
        ("uitleggen en toepassen", ODD), ("A5", ODD), ("=1+1", ODD), ("ken geen voorbeeld", ODD), ("1 keer", ODD),
        ("Ik wil het leren toepassen", ODD), ("Leg het me eens uit", ODD), ("Geef mij een voorbeeld", ODD), ("met hulp toepassen", ODD),
        ("Ik kan het bijna uitleggen", ODD), ("I would like an example", ODD), ("Please explain", ODD), ("I can explain it to a colleague", 2),
    ],
)  # fmt: skip
def test_levels(text, level):
    assert Answers((), Names([]), Names([])).level(text) == level


@pytest.mark.parametrize(
    ("header", "role", "target"),
    [
        ("Afdeling", "department", ""),
        ("Op welke afdeling werk je?", "department", ""),
        ("Hoe goed kent je afdeling [Open data]?", "unknown", ""),
        ("digital-twin", "concept", "digital-twin"),
        ("kennis[opendata]", "concept", "open-data"),
        ("Hoe goed ken je een digital twin? (1 = ik kan een voorbeeld noemen)", "concept", "digital-twin"),
        ("Hoe goed ken je de tweeling?", "concept", "digital-twin"),
        ("Ken je “oude-naam”?", "concept", "open-data"),
        ("Hoe goed ken je [Open data]? (0 = niet, 3 = kan het toepassen)", "concept", "open-data"),
        ("Open data (0-3)", "concept", "open-data"),
        ("Q2_3. Hoe goed ken je? - Kiezen: focus, besluit", "concept", "kiezen"),
        ("Hoe vaak gebruik je Digital twin? (0-3)", "unknown", ""),
        ("Hoe zeker ben je van je antwoord over Digital twin?", "unknown", ""),
        ("Hoe goed werkt Digital twin volgens jou?", "unknown", ""),
        ("Welke begrippen ken je NIET? [Digital twin]", "unknown", ""),
        ("Hoe goed kent je collega Digital twin?", "unknown", ""),
        ("Hoeveel zin heb je in Digital twin?", "unknown", ""),
        ("Did you use [Open data]?", "used", "open-data"),
        ("Hoe belangrijk vind je [Open data]?", "unknown", ""),
        ("Wil je meer weten over open data?", "unknown", ""),
        ("How useful is [Open data] to you?", "unknown", ""),
        ("Welke focus kies je?", "focus", ""),
        ("Kun je een voorbeeld noemen? [Data]", "named", "data"),
        ("Where do you want to be?", "wish", ""),
        ("Open data of digital twin?", "unknown", ""),
        ("Hoe goed ken je dit? [Overig]", "unknown", ""),
        ("G01Q02[SQ001]", "unknown", ""),
        ("E-mailadres van je werk", "private", ""),
        ("ipaddr. IP address", "private", ""),
        ("submitdate", "submitted", ""),
        ("", "unknown", ""),
    ],
)
def test_columns(site, header, role, target):
    files = {
        "docs/begrippen/open-data.yml": "aliases: [oude-naam]\n",
        "docs/begrippen/digital-twin.yml": "also_known_as: [tweeling]\n",
        "docs/begrippen/kiezen.yml": KIEZEN,
    }
    reader = Reader.of(site(files).validate().library)
    (found,) = reader.columns([header])
    assert (found.role, found.target) == (role, target)


def test_a_column_can_be_chosen_by_hand(importing):
    code, said = importing(
        answers(*[("beheer", 6, "Uitleggen;3")], head="Waar zit je;G01Q02[SQ001];G01Q02[SQ002]"),
        *("--column", "waar zit je=department", "--column", "#2=concept:Open data"),
        *("--column", "G01Q02[SQ002]=ignore"),
    )
    assert code == 0, said
    assert importing.results() == {("beheer", "open-data"): [0, 0, 6, 0]}


@pytest.mark.parametrize(
    ("chosen", "code"),
    [("x", "choice-form"), ("#1=niets", "choice-form"), ("#1=concept", "choice-form"), ("#9=wish", "choice-column"),
     ("a=wish", "choice-many"), ("#1=concept:open-dat", "choice-target"), ("=wish", "choice-form")],
)  # fmt: skip
def test_a_wrong_choice_says_what_is_allowed(site, chosen, code):
    reader = Reader.of(site().validate().library)
    with pytest.raises(ColumnError) as found:
        reader.columns(["a b", "a c"], [chosen])
    assert found.value.code == code


# What goes wrong


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "error[empty]"),
        (b"\xef\xbb\xbf\r\n", "error[empty]"),
        (b"een kolom\n1\n", "error[one-column]"),
        (b"PK\x03\x04xl", "error[not-xlsx]"),
        (b"\xd0\xcf\x11\xe0\xa1", "error[old-office]"),
        (b"%PDF-1.7;x", "error[not-csv]"),
        (b"a;b\n\x00;1", "error[not-csv]"),
        (b"\xff\xfea", "error[not-text]"),
        (b"a;b\n\x81;1", "error[not-text]"),
        (b'Afdeling;Open data (0-3)\nbeheer;1\nbeheer;"2\nbeheer;3\n', ":3: error[open-quote]"),
        (b'Afdeling;Open data (0-3)\n"beheer"x;1\n', ":2: error[quote]"),
        (b"Afdeling;Zin?\nbeheer;1\n", "error[no-questions]"),
        (b"Waar;Open data\nbeheer;1\n", "error[no-department-column]"),
        (
            b"Afdeling;Open data (0-3);Open data\nbeheer;1;2\n",
            'hetzelfde (concept:open-data).\n      = Kies er een: --column "#3=ignore"',
        ),
        (b"Afdeling;Open data\n" + b"beheer;4\nbeheer;1\n" * 4, "error[scale]"),
        (b"Afdeling;Open data (0-3)\n" + b"beheer;1\n" * 4, "error[too-few-people]"),
        (b"Afdeling;Open data (0-3)\nbeheer;" + b"x" * 200_000, "error[broken]"),
        (b"Afdeling;Open data (0-3)\nbeheer;1;x\n", ":2: error[long-row]"),
    ],
)
def test_what_cannot_be_used_is_an_error_that_says_what_to_do(importing, content, said):
    code, told = importing(content)
    assert code == 1
    assert said in told
    assert not importing.file.exists()


def test_a_department_may_be_written_in_more_ways(importing):
    importing(
        answers(("VERKEER & mobiliteit", 2, "1"), ("verkeer", 2, "1"), ("Verkeer-en-Mobiliteit ", 2, "1")),
        *("--answer", "1=1"),
    )
    assert importing.results() == {("verkeer", "open-data"): [0, 6, 0, 0]}


def test_unknown_departments_are_named_with_what_was_probably_meant(importing):
    code, said = importing(ENOUGH + "Verker en Mobiliteit;2\nZwembad;1\n;1\nAnders;1\n")
    assert code == 1
    assert (
        ':28: error[unknown-department]: kolom #1 ("Afdeling"): "Verker en Mobiliteit", "Zwembad" kennen wij niet'
        in said
    )
    assert '--answer "Verker en Mobiliteit=verkeer"' in said
    assert ":30: warning[no-department]" in said
    assert "(regels 30–31)" in said


def test_a_terminal_is_not_written_to_by_an_answer(importing):
    _, said = importing(ENOUGH + "beheer;\x1b[31mrood\u202e\n")
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_safeguards_must_be_told(importing):
    code, said = importing(ENOUGH, safe=False)
    assert code == 2
    assert (
        "--purpose, --legal-basis, --privacy-check, --works-council-date, --works-council, --delete-source-by"
        in said
    )
    assert not importing.file.exists()


def test_safeguards_are_asked_at_a_terminal(importing, monkeypatch):
    monkeypatch.setattr("stadswijzer.cli.shared.at_terminal", lambda: True)
    typed = (
        "gisteren\n31-2-2021\n30-4-2021\n90\nWeten\nTaak\n2021-05-01\n2021-03-01\n2021-03-02\n"
        "nee\nWeet het\n2021-01-01\n2021-08-01\nZie verslag\n"
    )
    export = importing.root / "answers.csv"
    export.write_text(ENOUGH, "utf-8")
    given = ["survey", "import", str(export), "--round", "2021-voorjaar", "--project", str(importing.root)]
    found = CliRunner().invoke(main, given, input=typed)
    assert found.exit_code == 0, found.output
    assert "gisteren' is geen datum zoals 2021-03-31 of 31-3-2021" in found.output
    assert found.output.count("is geen datum") == 2
    assert importing.written["purpose"] == "Weten"
    assert str(importing.written["date"]) == "2021-04-30"
    assert "dit gebeurt vóór de ronde" in found.output
    assert "'nee' zegt niet wat de ondernemingsraad zei" in found.output
    assert importing.written["works_council"]["outcome"] == "informed"
    assert importing.written["works_council"]["reason"] == "Zie verslag"
    assert "niet zijn gewist voordat ze er waren" in found.output
    importing.site.has_no_errors()


@pytest.mark.parametrize("said", ["ja", "Stemt in", "agreed"])
def test_what_the_works_council_said_may_be_told_in_words(importing, said):
    code, told = importing(ENOUGH, "--works-council", said)
    assert (code, importing.written["works_council"]["outcome"]) == (0, "agreed"), told


def test_a_sample_needs_none(importing):
    assert importing(ENOUGH, "--sample", safe=False)[0] == 0
    assert importing.written["sample"] is True
    importing.site.has_no_errors()


def test_a_dry_run_counts_cells_and_writes_nothing(importing):
    code, said = importing(ENOUGH + "juridisch;1\ncommunicatie;1\n", "--dry-run", safe=False)
    assert code == 2  # as the import itself, without anybody at a terminal
    assert "4 van 6 cellen zijn groot genoeg" in said
    assert "Nog nodig: --date, --invited, --purpose" in said
    assert not importing.file.exists()


def test_what_check_would_refuse_is_not_written(importing):
    importing.site.write(
        "docs/kennispeiling/2021-a.yml",
        (importing.root / "docs/kennispeiling/2019-najaar.yml")
        .read_text("utf-8")
        .replace("2019-11-29", "2021-04-30"),
    )
    code, said = importing(ENOUGH)
    assert code == 1
    assert "error[same-day]" in said
    assert not importing.file.exists()
    assert not list(importing.file.parent.glob(".*"))


@pytest.mark.parametrize("name", ["../x", "Najaar", "index", "a/b", ""])
def test_the_name_of_a_round_cannot_lead_elsewhere(importing, name):
    export = importing.root / "answers.csv"
    export.write_text(ENOUGH, "utf-8")
    found = CliRunner().invoke(
        main, ["survey", "import", str(export), "--round", name, "--project", str(importing.root)]
    )
    assert found.exit_code == 2


def test_no_project_and_no_file(importing, tmp_path):
    given = ["survey", "import", str(tmp_path / "niet.csv"), "--round", "x"]
    assert CliRunner().invoke(main, [*given, "--project", str(tmp_path)]).exit_code == 2
    found = CliRunner().invoke(main, [*given, "--project", str(importing.root)])
    assert (found.exit_code, "Traceback" in found.output) == (2, False)


@settings(deadline=None)
@given(st.binary(max_size=400) | st.text(alphabet='ab;,\t"\n\r=[]#012 é', max_size=200).map(str.encode))
@example(b"Afdeling;Open data (0-3)\r\rbeheer;1")
def test_no_bytes_give_a_traceback(content):
    try:
        found = export_table.read_table(content, FINDER)
        columns = FINDER.reader.columns(found.header.names)
        list(found.rows([column.index for column in columns]))
    except (TableError, ColumnError) as error:
        assert error.code  # noqa: PT017 - any of them will do


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(["beheer", "1", "4", "=x", "", '"', "ja", "data", "n.v.t.", ";"]), max_size=5
        ),
        max_size=8,
    )
)
def test_no_rows_give_a_traceback(importing, rows):
    head = "Afdeling;Open data (0-3);Welke focus?;[Digital twin] gebruikt?;Wat wens je?"
    code, said = importing("\n".join([head, *map(";".join, rows)]), "--dry-run", "--wishes")
    assert code in (0, 1, 2), said
    assert code != 2 or "Nog nodig" in said


@settings(deadline=None)
@given(st.text(max_size=60))
@example("no")
@example("2021-01-01")
@example("- a: b #c")
@example("it's 'quoted' \"text\"\\n")
@example("\x85\u2028\ufeff")
def test_a_written_text_reads_back_as_it_was(text):
    line = " ".join("".join(s if s.isprintable() else " " for s in text).split())
    if line:
        assert yaml.safe_load(f"text: {scalar(line)}") == {"text": line}


# Nobody can be found


def test_messages_hold_no_count_of_few_people(importing):
    """Whatever the sizes of the departments, the same is said of them."""
    said = set()
    for juridisch in (1, 2, 3):
        rows = ENOUGH + "juridisch;1\n" * juridisch + "communicatie;1\n" * (5 - juridisch)
        said.add(importing(rows, "--dry-run")[1])
    assert len(said) == 1


def test_the_order_of_rows_does_not_matter(importing):
    rows = (ENOUGH + "juridisch;1\n" * 3 + "communicatie;2\n" * 4).splitlines()
    importing(ENOUGH + "juridisch;1\n" * 3 + "communicatie;2\n" * 4)
    before = importing.file.read_bytes()
    shuffled = sorted(rows[1:], key=lambda row: row[::-1])
    importing.file.unlink()
    importing("\n".join([rows[0], *shuffled]))
    assert importing.file.read_bytes() == before


def test_private_columns_are_dropped_while_reading(importing):
    """Only what is asked for comes out of a row."""
    checked = validate(read_project(importing.root))
    content = (FORMS + "1;t;t;p@x.nl;Piet;Beheer;2;geheim\n" * 6).encode()
    counted = rounds.count(checked, {"a.csv": content})
    kept = repr((counted.tally, counted.findings))
    assert not any(word in kept for word in ("Piet", "x.nl", "geheim"))


def test_twenty_thousand_rows(importing):
    """Not a timing: an input that a slow way would never finish."""
    die = random.Random(1)  # noqa: S311 - made-up answers
    names = ["verkeer", "Beheer", "ruimte", "sociaal", "juridisch", "onbekend"]
    rows = [
        f"{n};p{n}@x.nl;{die.choice(names)};{die.randrange(5)};Ik kan het uitleggen" for n in range(20_000)
    ]
    code, said = importing(
        "ID;E-mail;Afdeling;Open data (0-3);Digital twin\n" + "\n".join(rows),
        *("--answer", "onbekend=", "--answer", "4=3", "--invited", "40000", "--dry-run"),
    )
    assert code == 0, said
    assert len(said) < 20_000


def test_every_message_has_words_in_both_languages():
    """A message without words is a traceback at the worst moment."""
    source = "".join(path.read_text("utf-8") for path in Path(rounds.__file__).parent.glob("*.py"))
    code = r'(?:TableError|ColumnError|Finding|_error|(?:self\.)?odd(?:\.answer)?)\(\s*"([a-z-]+)"'
    codes = set(re.findall(code, source))
    codes |= {"open-quote", "quote", "broken", "read-wishes", "wishes-left", "title-lines", "unknown-level"}
    codes |= {
        "answer-codes",
        "question-codes",
        "no-questions",
        "after-withdrawn",
        "late-after-withdrawn",
    }
    for language in LANGUAGES:
        said = package_yaml(f"locale/{language}/site.yml")["survey_import"]["said"]
        assert codes - said.keys() == set()
        assert set(said) - codes == set()
