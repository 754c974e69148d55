"""Exports as forms write them, each with what is said of it: the command and the page must make the same of every one.

Answers are made up, a few lines each. What comes of a case stands in `tests/golden/import/`, under its name.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

from import_outcome import ABOUT, Said
from workbooks import FORMS, Shape, archive, workbook

PROJECT = {
    "roadmap/organisatie.yml": """
departments:
  - {id: verkeer, name: Verkeer & Mobiliteit, staff: 34, cluster: stad}
  - {id: beheer, name: Beheer, staff: 20, cluster: stad}
  - {id: ruimte, name: 'Ruimte, groen en water', staff: 30, cluster: stad}
  - {id: sociaal, name: Sociaal, staff: 40}
clusters:
  - {id: stad, name: Stad}
""",
    "docs/themas/mobiliteit.yml": "title: Mobiliteit, ook te voet\norder: 1\n",
    "docs/themas/energie.yml": "title: Energie\nsummary: Warmte en stroom.\n",
    "docs/begrippen/slim-licht.yml": (
        "title: Slim licht\nsummary: Licht dat dimt.\ndefinition: Licht dat dimt als er niemand is.\ntheme: data\n"
        "sources:\n  - {title: Bron, url: 'https://example.org/'}\nalso_known_as: [slimme verlichting]\n"
    ),
    "docs/kennispeiling/2022-zomer.yml": (
        b"title: Zomer\nsummary: Toen.\ndate: 2022-06-30\nmethod: questions\nbasis: self\ninvited: 90\nresponded: 9\n"
        b"purpose: Weten\nlegal_basis: Taak\nprivacy_check: 2022-03-01\nworks_council: {date: 2022-03-02, outcome: agreed}\n"
        b"delete_source_by: 2022-08-01\nwithdrawn: {date: 2022-07-01, reason: Dubbel geteld.}\n"
    ),
    "docs/kennispeiling/2020-najaar.yml": (
        "title: Najaar\nsummary: Toen.\ndate: 2020-11-30\nmethod: questions\nbasis: self\ninvited: 90\nresponded: 30\n"
        "sample: true\nresults:\n"
        "  - {department: verkeer, concept: open-data, answers: 5-10, at_least: [half, under_half, under_half]}\n"
        "  - {cluster: stad, concept: slim-licht, answers: 11+, at_least: [half, under_half, under_three]}\n"
    ),
}
VERKEER, BEHEER, RUIMTE, SOCIAAL = "Verkeer & Mobiliteit", "Beheer", "Ruimte, groen en water", "Sociaal"
SAID = ["Nooit van gehoord", "Ik kan een voorbeeld noemen", "Ik kan het uitleggen", "Ik kan het toepassen"]
CONCEPTS = ["Digital twin", "Open data", "Slim licht"]
THEMES = ["Data", "Energie", "Mobiliteit, ook te voet"]
Rows = list[list[object]]


def text(rows: Sequence[Sequence[object]], sign: str = ";", end: str = "\r\n") -> str:
    found = io.StringIO()
    csv.writer(found, delimiter=sign, lineterminator=end).writerows(rows)
    return found.getvalue()


def people(
    many: int, departments: Sequence[str] = (VERKEER, BEHEER, VERKEER, RUIMTE, SOCIAAL, VERKEER)
) -> Rows:
    """So many people: department, three levels, themes, focus, wish."""
    return [
        [
            departments[n % len(departments)],
            *(SAID[(n * step + n // 3) % 4] for step in (1, 2, 3)),
            ";".join(THEMES[: 1 + n % 3]) if n % 4 else "Van geen enkel thema",
            THEMES[n % 3] if n % 3 else "Weet ik niet",
            f"Wens {n}; met een komma, en een {chr(34)}aanhaling{chr(34)}" if n % 5 == 0 else "",
        ]
        for n in range(many)
    ]  # fmt: skip


ASKED = [
    "Op welke afdeling werk je?",
    *(f"Hoe goed ken je dit? [{title}]" for title in CONCEPTS),
    "Van welke thema's kun je een voorbeeld noemen?",
    "Op welk thema moet de focus liggen?",
    "Wat wens je voor de stad?",
]
SMALL = text([["Afdeling", "Open data"], *[["Beheer", SAID[2]]] * 6, *[["Sociaal", SAID[1]]] * 5])


PERSONAL = [
    "Meer groen", "Bel mij op 06-12345678", "Mail j.jansen@gemeente.example", "Mijn nummer is 111 222 333",
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F&data=x", "Bel 043 - 350 40 40",
    "émile@voorbeeld.nl",
]  # fmt: skip
IMPERSONAL = [
    "Meer groen", "Bel 14 043", "Mail post@gemeente.example", "Het nummer 111 222 334", "Kijk op https://example.org/06-12345678",
    "In 2024-2025", "Van 0,12345678 naar 1",
]  # fmt: skip


def wishes(said: Sequence[str]) -> str:
    return text(
        [
            ["Afdeling", "Open data", ASKED[-1]],
            *(["Beheer", SAID[n % 3], wish] for n, wish in enumerate(said)),
        ]
    )


def microsoft() -> bytes:
    """Microsoft Forms: a workbook, moments as numbers, a second question whose names get a 2, themes with a `;` behind."""
    head = [
        "ID",
        "Begintijd",
        "Tijd van voltooien",
        "E-mail",
        "Naam",
        ASKED[0],
        *CONCEPTS,
        *(f"{c}2" for c in CONCEPTS),
    ]
    rows = [
        [
            n, 44287.35 + n / 100, None if n % 9 == 8 else 44287.3538888889 + n / 100, "anonymous", f"Piet Puk {n}",
            *row[:4], *("Ja" if (n + m) % 2 else "Nee" for m in range(3)), f"{row[4]};", *row[5:],
        ]
        for n, row in enumerate(people(40), 1)
    ]  # fmt: skip
    return workbook(("Sheet1", [[*head, *ASKED[-3:]], *rows], FORMS))


def google() -> bytes:
    """Google Forms: commas, UTF-8, a moment in words, themes with commas."""
    rows = [
        [
            f"2021/04/{1 + n // 10:02} {9 + n // 7}:{n:02}:07 {'a.m.' if n % 2 else 'p.m.'} EET",
            *row[:4],
            ", ".join(str(row[4]).split(";")),
            *row[5:],
        ]
        for n, row in enumerate(people(30))
    ]
    return text([["Tijdstempel", *ASKED], *rows], ",", "\n").encode()


def limesurvey(*, codes: bool = False, answers: bool = False) -> bytes:
    """LimeSurvey: all between quotes, who stopped has no date, tick boxes a column each.

    `codes`: questions by their code; the answers too, unless `answers` says that these stand there in full.
    """
    head = ["Antwoord ID", "Datum ingestuurd", "Laatste pagina", "Starttaal", *ASKED[:4]]
    head += [f"Welke thema's? Van welke kun je een voorbeeld noemen? [{theme}]" for theme in THEMES]
    if codes:
        head = ["id", "submitdate", "lastpage", "startlanguage", "G01Q01", "G01Q02[SQ001]", "G01Q02[SQ002]"]
    rows: Rows = []
    for n, row in enumerate(people(28), 1):
        sent = f"2021-04-0{1 + n % 9} 10:{n:02}:00" if n % 7 else ""
        ticks = ["Ja" if theme in str(row[4]) else "" for theme in THEMES]
        own = [*row[:4], *ticks] if not codes else [*row[:3]] if answers else ["A1", "A2", "A3"]
        rows.append([n, sent, 3 if sent else 1, "nl", *own])
    found = io.StringIO()
    csv.writer(found, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([head, *rows])
    return found.getvalue().encode("utf-8-sig")


def table(*groups: tuple[str, int, str], head: str = "Afdeling;Hoe goed ken je [Open data]?") -> str:
    return "\n".join([head, *(f"{who};{said}" for who, many, said in groups for _ in range(many))]) + "\n"


def pasted(*, twice: bool) -> str:
    """Answers that nothing tells apart, pasted under themselves."""
    rows = ["Afdeling;Digital twin;Open data;Slim licht"]
    rows += [f"{who};{a};{b};{c}" for who, a, b, c, *_ in people(16)]
    return "\n".join([*rows, *(rows[1:] if twice else ())]) + "\n"


def numbered(*rows: str) -> str:
    every = [f"{n};1-4-2021 9:{n:02}:07;Beheer;2" for n in range(1, 11)]
    return "\n".join(["ID;Tijdstempel;Afdeling;Open data", *every, *rows]) + "\n"


def sheets(*more: tuple[str, Sequence[Sequence[object]], Shape]) -> bytes:
    rows = [["Afdeling", "Open data"], *[["Beheer", SAID[2]]] * 6]
    return workbook(("Antwoorden", rows, Shape()), *more)


def two_headers() -> str:
    """SurveyMonkey: the parts of a question stand under it."""
    head = [
        ["Respondent ID", "Op welke afdeling werk je?", "Hoe goed ken je dit?", ""],
        ["", "Response", *CONCEPTS[:2]],
    ]
    return text([*head, *([n, *row[:3]] for n, row in enumerate(people(14), 1))], ",")


def three_headers() -> str:
    """Qualtrics: codes, questions, its own numbers."""
    head = [
        ["StartDate", "Finished", "ResponseId", "Q1", "Q2_1"],
        [
            "Start Date",
            "Finished",
            "Response ID",
            "Op welke afdeling werk je?",
            "Hoe goed ken je dit? - Open data",
        ],
        [f'{{"ImportId":"{name}"}}' for name in ("startDate", "finished", "_recordId", "QID1", "QID2_1")],
    ]
    rows = [[f"2021-04-01 10:{n:02}:00", "True", f"R_{n}", *row[:2]] for n, row in enumerate(people(13))]
    return text([*head, *rows], ",")


def timed(numbers: Sequence[int], moment: str = "1-4-2021 9:{:02}:{:02}") -> str:
    """When each of these people answered, and what; in every minute two answered the same."""
    found = people(40)
    rows = [[moment.format(n // 2, n % 2 * 20 + 7), *found[n // 2][:4]] for n in numbers]
    return text([["Tijdstempel", *ASKED[:4]], *rows])


def packed(inside: str) -> bytes:
    """A workbook of which one part holds this."""
    return archive({"_rels/.rels": inside})


OPEN_HALF = (BEHEER, 6, "Wel eens van gehoord"), (BEHEER, 3, "Kan ik uitleggen"), (SOCIAAL, 5, "Pas ik toe")
SECOND = "Afdeling;Open data;Open data2\n" + "Beheer;2;{}\n" * 6
CODED = (
    "Afdeling;Open data;Slim licht\n"
    + "Beheer;A3;A1\nBeheer;A5;A3\nSociaal;A1;A2\nSociaal;A4;A5\nBeheer;A2;A4\n" * 5
)
"""LimeSurvey: full questions, and of the answers only their codes."""
AFTER = {**ABOUT, "date": "2022-07-10", "delete_source_by": "2022-10-01"}
UNDER = {**ABOUT, "date": "2021-01-15", "privacy_check": "2020-12-01"}
UNDER["works_council"] = {"date": "2020-12-01", "outcome": "agreed"}

CASES: dict[str, tuple[dict[str, bytes | str], Said]] = {
    # as forms write them
    "one-column-of-csv": ({"een.csv": SMALL}, Said()),
    "microsoft-forms": ({"Peiling(1-40).xlsx": microsoft()}, Said()),
    "wish-of-a-person": ({"a.csv": wishes(PERSONAL)}, Said(wishes=True)),
    "wish-of-nobody": ({"a.csv": wishes(IMPERSONAL)}, Said(wishes=True)),
    "wish-of-a-person-left": ({"a.csv": wishes(PERSONAL)}, Said()),
    "microsoft-forms-with-wishes": ({"a.xlsx": microsoft()}, Said(wishes=True)),
    "google-forms": ({"antwoorden.csv": google()}, Said()),
    "limesurvey": ({"results-survey.csv": limesurvey()}, Said()),
    "limesurvey-codes": ({"results-survey.csv": limesurvey(codes=True)}, Said()),
    "limesurvey-codes-and-answers": ({"results-survey.csv": limesurvey(codes=True, answers=True)}, Said()),
    "two-rows-of-header": ({"sm.csv": two_headers()}, Said()),
    "three-rows-of-header": ({"qualtrics.csv": three_headers()}, Said()),
    "windows-letters": ({"a.csv": table(("Beheer", 6, "één voorbeeld")).encode("cp1252")}, Said()),
    "utf-16-with-tabs": ({"a.csv": SMALL.replace(";", "\t").encode("utf-16")}, Said()),
    "first-line-names-the-sign": ({"a.csv": f"sep=;\n{SMALL}"}, Said()),
    "first-line-names-another-sign": ({"a.csv": f"sep=|\n{SMALL.replace(';', '|')}"}, Said()),
    "first-line-names-no-sign-of-the-file": ({"a.csv": f"sep=;\n{SMALL.replace(';', ',')}"}, Said()),
    "saved-without-seconds": ({"a.csv": timed(range(12)), "b.csv": timed(range(4, 16), "1-4-2021 9:{:02}")}, Said()),
    "one-moment-for-all": ({"a.csv": timed([*range(0, 40, 2), 6, 0, 30], "1-4-2021 9:00")}, Said()),
    "a-count-of-answers-below": ({"a.csv": f"{SMALL};{SAID[0]}: 12\n"}, Said()),
    "title-sum-and-example": (
        {"a.csv": f"Peiling april;\n\n{table(('voorbeeld', 1, '3'), ('Beheer', 7, '1'))}Totaal;7\n"},
        Said(),
    ),
    "hand-ins": (
        {f"{n}.csv": f"department;concept;level\nbeheer;open-data;{n % 4}\n" for n in range(1, 8)},
        Said(responded=7),
    ),
    "hand-ins-of-unknown-many": (
        {"a.csv": "department;concept;level\n" + "beheer;open-data;1\n" * 6},
        Said(),
    ),
    # small groups
    "small-groups-as-cluster": (
        {"a.csv": table((VERKEER, 3, "0"), (BEHEER, 4, "2"), (SOCIAAL, 2, "1"), (RUIMTE, 5, "3"))},
        Said(),
    ),
    "too-few-people": ({"a.csv": table((BEHEER, 3, "2"))}, Said()),
    # what may mean two things
    "unknown-level": ({"a.csv": table(*OPEN_HALF)}, Said()),
    "unknown-level-said": ({"a.csv": table(*OPEN_HALF)}, Said(answers=["Wel eens van gehoord=1"])),
    "answers-by-code": ({"a.csv": CODED}, Said()),
    "answers-by-code-said": ({"a.csv": CODED}, Said(answers=["A1=0", "A2=1", "A3=2", "A4=3", "A5="])),
    "answer-nobody-gave": ({"a.csv": SMALL}, Said(answers=["Bestaat niet=1"])),
    "scale-from-one": ({"a.csv": table((BEHEER, 6, "1"), (SOCIAAL, 5, "4"))}, Said()),
    "scale-from-one-said": (
        {"a.csv": table((BEHEER, 6, "1"), (SOCIAAL, 5, "4"))},
        Said(answers=["1=0", "2=1", "3=2", "4=3"]),
    ),
    "no-zero": ({"a.csv": table((BEHEER, 12, "1"), (SOCIAAL, 9, "2"))}, Said()),
    "unknown-department": ({"a.csv": table(("Behear", 6, "2"), ("Stadsbeheer", 5, "1"))}, Said()),
    "unknown-department-said": (
        {"a.csv": table(("Behear", 6, "2"), ("Stadsbeheer", 5, "1"))},
        Said(answers=["Behear=beheer", "Stadsbeheer="]),
    ),
    "unknown-theme": (
        {"a.csv": table((BEHEER, 6, "2;Wonen"), head="Afdeling;Open data;Op welk thema moet de focus liggen?")},
        Said(),
    ),
    "asked-twice": ({"a.csv": SECOND.format(*"123123")}, Said()),
    "asked-twice-of-use": ({"a.csv": SECOND.format(*["Ja", "Nee"] * 3)}, Said()),
    "asked-twice-said": ({"a.csv": SECOND.format(*"123123")}, Said(columns=["*2=ignore"])),
    "one-question-two-columns": (
        {"a.csv": "Afdeling;Open data;Hoe goed ken je open data?\n" + "Beheer;2;1\n" * 6},
        Said(),
    ),
    "column-of-two-concepts": (
        {"a.csv": "Afdeling;Open data;Ken je open data of slim licht?\n" + "Beheer;2;1\n" * 6},
        Said(),
    ),
    "column-said": (
        {"a.csv": "Team;Kun je iets met gegevens?\n" + "Beheer;2\n" * 6},
        Said(columns=["#2=concept:open-data"]),
    ),
    "no-department": ({"a.csv": "Naam;Open data\n" + "Piet;2\n" * 6}, Said()),
    "no-questions": ({"a.csv": "Afdeling;Lunch\n" + "Beheer;kaas\n" * 6}, Said()),
    # twice
    "the-same-file": ({"a.csv": SMALL, "a (1).csv": SMALL}, Said()),
    "the-same-rows": ({"a.csv": SMALL, "b.csv": SMALL.replace(";", ",")}, Said()),
    "a-later-export": ({"a.csv": SMALL, "b.csv": f"{SMALL}Beheer;{SAID[3]}\r\n"}, Said()),
    "a-row-twice": ({"a.csv": numbered("3;1-4-2021 9:03;Sociaal;1")}, Said()),
    "a-number-twice": ({"a.csv": numbered("3;5-4-2021 11:11;Sociaal;1")}, Said()),
    "a-number-twice-said": (
        {"a.csv": numbered("3;5-4-2021 11:11;Sociaal;1")},
        Said(columns=["#1=ignore"]),
    ),
    "a-row-without-a-number": ({"a.csv": numbered(";1-4-2021 12:00;Beheer;1")}, Said()),
    "rows-pasted-twice": ({"a.csv": pasted(twice=True)}, Said()),
    "rows-alike-of-others": ({"a.csv": pasted(twice=True)}, Said(rows_alike=True)),
    "a-file-in-another": (
        {"a.csv": pasted(twice=False), "b.csv": "\n".join(reversed(pasted(twice=False).splitlines()[1:12]))},
        Said(),
    ),
    "an-open-box": (
        {"a.csv": "Afdeling;Heb je open data gebruikt?\n" + "Beheer;Ja\nBeheer;\n" * 6},
        Said(),
    ),
    "digits-of-another-scale": (
        {"a.csv": table((BEHEER, 6, "1"), (SOCIAAL, 5, "5"), head="Afdeling;Hoe goed ken je [Open data]? (1-5)")},
        Said(),
    ),
    "levels-under-an-unknown-question": (
        {"a.csv": "Afdeling;Open data;Gegevens\n" + f"Beheer;2;{SAID[1]}\nBeheer;0;{SAID[2]}\n" * 6},
        Said(),
    ),
    # what cannot be read
    "empty": ({"a.csv": " \n;;\n"}, Said()),
    "one-column": ({"a.csv": "Afdeling\nBeheer\n"}, Said()),
    "open-quote": ({"a.csv": f'{SMALL}"Beheer;2\n'}, Said()),
    "quote-in-a-field": ({"a.csv": f'{SMALL}"Beheer"s;2\n'}, Said()),
    "not-text": ({"a.csv": b"\xff\xfea\xd8\x00"}, Said()),
    "a-page-called-a-workbook": ({"a.xls": f"<html><table><tr><td>{SMALL}</td></tr></table>"}, Said()),
    "json": ({"a.json": '[{"Afdeling": "Beheer", "Open data": 2}]'}, Said()),
    "a-pdf": ({"a.pdf": b"%PDF-1.7\n"}, Said()),
    "an-old-workbook": ({"a.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}, Said()),
    "a-broken-workbook": ({"a.xlsx": sheets()[:-40]}, Said()),
    "a-workbook-of-entities": (
        {"a.xlsx": packed('<!DOCTYPE a [<!ENTITY b "c">]><Relationships/>')},
        Said(),
    ),
    "two-sheets": ({"a.xlsx": sheets(("Meer", [["Afdeling", "Open data"], ["Beheer", 1]], Shape()))}, Said()),
    "a-hidden-sheet": ({"a.xlsx": sheets(("Kladblok", [["x", "y"]], Shape(state="hidden")))}, Said()),
    "hidden-rows": (
        {"a.xlsx": workbook(("A", [["Peiling"], ["Afdeling", "Open data"], *[["Beheer", SAID[2]]] * 6, [""]], Shape(hidden=(1, 4, 5, 9))))},
        Said(),
    ),
    "an-answer-that-a-formula-did-not-find": (
        {"a.csv": table((BEHEER, 6, SAID[2]), ("Totaal", 1, "#N/A"), (SOCIAAL, 5, "#N/A"))},
        Said(),
    ),
    "percentages": (
        {"a.xlsx": workbook(("A", [["Afdeling", "Open data"], *[["Beheer", 1], ["Beheer", 0]] * 3], Shape(style="0%")))},
        Said(),
    ),
    "merged-cells": (
        {"a.xlsx": workbook(("A", [["Afdeling", "Open data"], *[["Beheer", SAID[2]]] * 6], Shape(merged=("A3:A4",))))},
        Said(),
    ),
    # safeguards and other rounds
    "safeguards-that-cannot-be-true": (
        {"a.csv": SMALL},
        Said(about={**ABOUT, "privacy_check": "2021-06-01", "delete_source_by": "2020-01-01"}),
    ),
    "a-citizen-service-number": ({"a.csv": SMALL}, Said(about={**ABOUT, "purpose": "Zie 111222333"})),
    "fewer-invited-than-answered": ({"a.csv": SMALL}, Said(about={**ABOUT, "invited": "8"})),
    "made-up": ({"a.csv": SMALL}, Said(about={"sample": True, "date": "2021-04-30"})),
    "works-council-informed": (
        {"a.csv": SMALL},
        Said(about={**ABOUT, "works_council": {"date": "2021-03-02", "outcome": "informed", "reason": "Het is klein."}}),
    ),
    "a-round-in-the-same-weeks": ({"a.csv": SMALL.replace("Beheer", "Verkeer & Mobiliteit")}, Said(about=UNDER)),
    "a-cluster-in-the-same-weeks": ({"a.csv": SMALL.replace("Open data", "Slim licht")}, Said(about=UNDER)),
    "other-people-in-the-same-weeks": ({"a.csv": SMALL.replace("Beheer", "Sociaal")}, Said(about=UNDER)),
    "a-few-more-than-in-a-withdrawn-round": ({"a.csv": SMALL}, Said(about=AFTER)),
    "after-a-withdrawn-round": ({"a.csv": table((BEHEER, 8, "0"))}, Said(about=AFTER)),
    "a-round-on-the-same-day": (
        {"a.csv": SMALL},
        Said(about={**UNDER, "date": "2020-11-30", "privacy_check": "2020-11-01", "works_council": {"date": "2020-11-02", "outcome": "agreed"}}),
    ),
}  # fmt: skip


def exports(name: str) -> dict[str, bytes]:
    """The files of a case."""
    return {file: each.encode() if isinstance(each, str) else each for file, each in CASES[name][0].items()}


def said(name: str) -> Said:
    """What is said of them."""
    return replace(CASES[name][1])
