"""Made-up people, what they answered, and exports of it as other programs write them.

People are made up first; a shape writes them as a program would, and `sums` tells what should come out, counted here from
the people themselves with no code of the import.
"""

import csv
import io
import random
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from workbooks import FORMS, Shape, workbook

ORGANISATION = """
departments:
  - {id: verkeer, name: Verkeer & Mobiliteit, staff: 34}
  - {id: beheer, name: Beheer, staff: 20}
  - {id: ruimte, name: 'Ruimte, groen en water', staff: 30}
"""
THEMES = {"mobiliteit": "Mobiliteit, ook te voet", "data": "Data", "energie": "Energie"}
FILES = {
    "roadmap/organisatie.yml": ORGANISATION,
    "docs/themas/mobiliteit.yml": "title: Mobiliteit, ook te voet\norder: 1\n",
    "docs/themas/energie.yml": "title: Energie\nsummary: Warmte en stroom.\n",
    "docs/begrippen/slim-licht.yml": (
        "title: Slim licht\nsummary: Licht dat dimt.\ndefinition: Licht dat dimt als er niemand is.\ntheme: data\n"
        "sources:\n  - {title: Bron, url: 'https://example.org/'}\n"
    ),
}
CONCEPTS = {"digital-twin": "Digital twin", "open-data": "Open data", "slim-licht": "Slim licht"}
DEPARTMENTS = {"verkeer": "Verkeer & Mobiliteit", "beheer": "Beheer", "ruimte": "Ruimte, groen en water"}
DUTCH = ["Nooit van gehoord", "Ik kan een voorbeeld noemen", "Ik kan het uitleggen", "Ik kan het toepassen"]
ENGLISH = ["Never heard of it", "I can name an example", "I can explain it", "I can apply it"]
NOBODY = "weet ik niet"


@dataclass(frozen=True)
class Person:
    """What one colleague answered. None: not answered; `unknown`: said *I do not know*."""

    number: int
    at: datetime
    department: str
    levels: dict[str, int | None]
    used: dict[str, bool | None]
    named: frozenset[str] | None
    focus: str | None
    wish: str
    is_sent: bool = True


def people(seed: int) -> list[Person]:
    """Forty colleagues; five of them stopped halfway."""
    die = random.Random(seed)  # noqa: S311 - made-up answers
    found = []
    for number in range(1, 46):
        named = frozenset(die.sample(sorted(THEMES), die.randrange(3)))
        found.append(
            Person(
                number=number,
                at=datetime(2021, 4, 1, 8) + timedelta(minutes=7 * number, seconds=number),
                department=die.choice([*DEPARTMENTS, "verkeer", ""]),
                levels={concept: die.choice([0, 0, 1, 1, 2, 3, None]) for concept in CONCEPTS},
                used={concept: die.choice([True, False, None]) for concept in CONCEPTS},
                named=named or die.choice([frozenset(), None]),
                focus=die.choice(["data", "energie", "none", "none", None]),
                wish=f"Wens nummer {number}; met een komma, en een {chr(34)}aanhaling{chr(34)}",
                is_sent=number % 9 != 0,
            )
        )
    return found


@dataclass(frozen=True)
class Sums:
    """What should come out."""

    responded: int
    cells: dict[tuple[str, str], list[int]]
    used: dict[str, list[int]]
    named: dict[str, int]
    focus: dict[str, int]
    none: dict[str, int]
    wishes: set[str]


def sums(
    asked: list[Person], *, only: set[str] = frozenset({"levels", "used", "named", "focus", "wish"})
) -> Sums:
    """Counted with no code of the import. `only`: what this form asked."""
    cells: dict[tuple[str, str], list[int]] = {}
    for person in asked:
        for concept, level in person.levels.items() if "levels" in only else ():
            if person.department and level is not None:
                cells.setdefault((person.department, concept), [0, 0, 0, 0])[level] += 1
    said = {c: [p.used[c] for p in asked if p.used[c] is not None] for c in CONCEPTS}
    none = {}
    if "named" in only:
        none["named"] = sum(p.named == frozenset() for p in asked)
    if "focus" in only:
        none["focus"] = sum(p.focus == "none" for p in asked)
    return Sums(
        responded=len(asked),
        cells=cells,
        used={c: [len(yes), sum(yes)] for c, yes in said.items()} if "used" in only else {},
        named=dict(Counter(theme for p in asked for theme in p.named or ())) if "named" in only else {},
        focus=dict(Counter(p.focus for p in asked if p.focus in THEMES)) if "focus" in only else {},
        none={role: n for role, n in none.items() if n},
        wishes={" ".join(p.wish.split()) for p in asked} if "wish" in only else set(),
    )


def text(rows: list[list[str]], sign: str = ";", end: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL) -> str:
    found = io.StringIO()
    csv.writer(found, delimiter=sign, lineterminator=end, quoting=quoting).writerows(rows)
    return found.getvalue()


def listed(person: Person, *, end: str = "") -> str:
    """Themes as a form with tick boxes writes them."""
    if person.named is None:
        return ""
    return ";".join(THEMES[theme] for theme in sorted(person.named)) + end if person.named else NOBODY


def focused(person: Person) -> str:
    return {"none": "Weet ik niet", None: ""}.get(person.focus, THEMES.get(person.focus or "", ""))


def said(level: int | None, words: list[str] = DUTCH) -> str:
    return "" if level is None else words[level]


def yes(used: bool | None, words: tuple[str, str] = ("Nee", "Ja")) -> str:  # noqa: FBT001 - a value
    return "" if used is None else words[used]


def serial(at: datetime) -> float:
    return (at - datetime(1899, 12, 30)) / timedelta(days=1)


def own(person: Person) -> list[str]:
    """The questions of most forms: department, levels, themes, focus, wish."""
    return [
        DEPARTMENTS.get(person.department, ""),
        *(said(level) for level in person.levels.values()),
        listed(person),
        focused(person),
        person.wish,
    ]


OWN = [
    "Op welke afdeling werk je?",
    *(f"Hoe goed ken je [{title}]?" for title in CONCEPTS.values()),
    "Van welke thema's kun je een voorbeeld noemen?",
    "Op welk thema moet de focus liggen?",
    "Wat wens je voor de stad?",
]
ASKED = {"levels", "named", "focus", "wish"}


def forms_dutch(all_: list[Person]) -> bytes:
    """Microsoft Forms, a workbook: a matrix of levels, and one of use whose names get a 2; moments as numbers."""
    head = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging"]
    head += [
        "Op welke afdeling werk je?",
        *CONCEPTS.values(),
        *(f"{title}2" for title in CONCEPTS.values()),
        *OWN[-3:],
    ]
    rows: list[list[object]] = [
        [
            p.number, serial(p.at), serial(p.at + timedelta(minutes=4)) if p.is_sent else None,
            "anonymous", f"Piet Puk {p.number}", None, *own(p)[:4], *(yes(used) for used in p.used.values()),
            listed(p, end=";"), *own(p)[-2:],
        ]
        for p in all_
    ]  # fmt: skip
    return workbook(("Sheet1", [head, *rows], FORMS))


def forms_english(all_: list[Person]) -> bytes:
    """Microsoft Forms in English, texts in the cells themselves, a size that is not so, empty rows at the end."""
    head = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time", *OWN]
    rows: list[list[object]] = [
        [p.number, serial(p.at), serial(p.at), f"p{p.number}@example.org", "Puk", serial(p.at), *own(p)]
        for p in all_
        if p.is_sent
    ]
    return workbook(("Form1", [head, *rows, [], [""] * 20], Shape(shared=False, dimension="A1")))


def forms_saved(all_: list[Person]) -> bytes:
    """That workbook saved by Excel as CSV: no UTF-8, moments without seconds, empty columns at the end."""
    head = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", *OWN, "", ""]
    rows = [
        [str(p.number), f"{p.at:%d-%m-%Y %H:%M}", f"{p.at:%d-%m-%Y %H:%M}", "anonymous", "Zoë", *own(p), "", ""]
        for p in all_ if p.is_sent
    ]  # fmt: skip
    return text([head, *rows, *[[""] * 12] * 3]).encode("cp1252")


def google(all_: list[Person]) -> bytes:
    """Google Forms: grids, two of them over the same concepts, and tick boxes with commas."""
    grid = "Hoe goed ken je dit? [{}]"
    used = "Heb je dit in je werk gebruikt? [{}]"
    head = [
        "Tijdstempel",
        OWN[0],
        *(grid.format(t) for t in CONCEPTS.values()),
        *(used.format(t) for t in CONCEPTS.values()),
        *OWN[-3:],
    ]
    rows = [
        [
            f"{p.at:%Y/%m/%d %I:%M:%S %p} CET", *own(p)[:4], *(yes(u) for u in p.used.values()),
            listed(p).replace(";", ", "), *own(p)[-2:],
        ]
        for p in all_ if p.is_sent
    ]  # fmt: skip
    return text([head, *rows], ",", "\n", csv.QUOTE_ALL).encode()


def google_pasted(all_: list[Person]) -> bytes:
    """A sheet of Google as TSV: nothing is ever quoted, whatever is in the text."""
    rows = [[f"{p.at:%d-%m-%Y %H:%M:%S}", *own(p)[:-1], f'"{p.wish}'] for p in all_ if p.is_sent]
    return "\n".join("\t".join(row) for row in [["Tijdstempel", *OWN], *rows]).encode("utf-16")


def limesurvey(all_: list[Person]) -> bytes:
    """LimeSurvey, full texts with codes; a column for each theme; what was not sent in has no date; tags in questions."""
    head = [
        "id. Antwoord ID",
        "submitdate. Datum ingevuld",
        "lastpage. Laatste pagina",
        "seed. Seed",
        "G01Q01. <p>Op welke <b>afdeling</b> werk je?</p>",
    ]
    head += [f"G01Q02[SQ00{n}]. Hoe goed ken je dit?&nbsp;[{t}]" for n, t in enumerate(CONCEPTS.values())]
    head += [f"G01Q03[{theme}]. Kun je een voorbeeld noemen? [{t}]" for theme, t in THEMES.items()]
    head += ["G01Q04. Op welk thema moet de focus liggen?", "G01Q05. Wat wens je?"]
    rows = [
        [
            str(p.number), f"{p.at:%Y-%m-%d %H:%M:%S}" if p.is_sent else "", "3" if p.is_sent else "1", "123", *own(p)[:4],
            *(["N/A"] * 3 if p.named is None else [yes(theme in p.named) for theme in THEMES]), *own(p)[-2:],
        ]
        for p in all_
    ]  # fmt: skip
    return text([head, *rows], ",", "\n", csv.QUOTE_ALL).encode("utf-8-sig")


def limesurvey_pages(all_: list[Person]) -> bytes:
    """LimeSurvey without moments: only the page tells who was done, and everybody has the same date."""
    head = ["Antwoord ID", "Laatste pagina", "Datum laatste actie", *OWN]
    rows = [[str(p.number), "4" if p.is_sent else "2", "1980-01-01 00:00:00", *own(p)] for p in all_]
    return text([head, *rows], ";", "\n").encode()


def surveymonkey(all_: list[Person]) -> bytes:
    """SurveyMonkey: the second row belongs to the header, an unanswered tick box is empty, another box says that there is none."""
    head = [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "End Date",
        "IP Address",
        OWN[0],
        "Hoe goed ken je dit?",
        "",
        "",
    ]
    head += ["Van welke thema's kun je een voorbeeld noemen?", "", "", "", OWN[-2], OWN[-1]]
    second = [
        "",
        "",
        "",
        "",
        "",
        "Response",
        *CONCEPTS.values(),
        *THEMES.values(),
        "Geen van deze",
        "Response",
        "Open-Ended Response",
    ]
    rows = [
        [
            f"114{p.number:06}", "4001", f"{p.at:%m/%d/%Y %I:%M:%S %p}", f"{p.at:%m/%d/%Y %I:%M:%S %p}", "10.0.0.1", *own(p)[:4],
            *([""] * 3 if p.named is None else [title if theme in p.named else "" for theme, title in THEMES.items()]),
            "Geen van deze" if p.named == frozenset() else "", *own(p)[-2:],
        ]
        for p in all_ if p.is_sent
    ]  # fmt: skip
    return text([head, second, *rows], ",", "\r\n").encode()


def qualtrics(all_: list[Person]) -> bytes:
    """Qualtrics: three rows of header, who was not done, and somebody who tried the form out."""
    codes = [
        "StartDate",
        "EndDate",
        "Status",
        "IPAddress",
        "Progress",
        "Finished",
        "ResponseId",
        "Q1",
        "Q2_1",
        "Q2_2",
        "Q2_3",
        "Q3",
        "Q4",
        "Q5",
    ]
    questions = [
        "Start Date",
        "End Date",
        "Response Type",
        "IP Address",
        "Progress",
        "Finished",
        "Response ID",
        OWN[0],
    ]
    questions += [f"Hoe goed ken je dit?\n - {title}" for title in CONCEPTS.values()] + OWN[-3:]
    imports = [f'{{"ImportId":"QID{n}","timeZone":"Europe/Amsterdam"}}' for n in range(len(codes))]
    rows = [
        [
            f"{p.at:%Y-%m-%d %H:%M:%S}", f"{p.at:%Y-%m-%d %H:%M:%S}", "Survey Preview" if p.number == 44 else "IP Address",
            "10.0.0.1", "100" if p.is_sent else "40", str(p.is_sent), f"R_{p.number:03}x", *own(p)[:4],
            listed(p).replace(";", ","), *own(p)[-2:],
        ]
        for p in all_
    ]  # fmt: skip
    return text([codes, questions, imports, *rows], ",", "\n", csv.QUOTE_ALL).encode()


def survalyzer(all_: list[Person]) -> bytes:
    """Survalyzer, saved by Excel: the delimiter on a line of its own in quotes, old letters and line ends of a Mac."""
    head = ["Respondent ID", "Status", "Start time", "End time", *OWN]
    rows = [
        [f"{p.number}", "Completed" if p.is_sent else "In progress", f"{p.at:%d.%m.%Y %H:%M:%S}", f"{p.at:%d.%m.%Y %H:%M:%S}", *own(p)]
        for p in all_
    ]  # fmt: skip
    return ('"sep=;"\r' + text([head, *rows], ";", "\r")).encode("cp1252")


def by_hand(all_: list[Person]) -> bytes:
    """A sheet of an adviser: titles above, a question over several columns as one cell, sums and a source below."""
    sent = [p for p in all_ if p.is_sent]
    group = [None, "Hoe goed ken je dit?", None, None, "Heb je dit gebruikt?", None, None, None, None, None]
    head = ["Afdeling", *CONCEPTS.values(), *CONCEPTS.values(), *OWN[-3:]]
    rows: list[list[object]] = [
        [own(p)[0], *(said(v) for v in p.levels.values()), *(yes(u) for u in p.used.values()), *own(p)[-3:]]
        for p in sent
    ]
    title = [["Peiling slimme stad"], ["Periode", "april 2021"], []]
    foot: list[list[object]] = [[], ["Totaal", len(sent)], ["Bron: interviews op de afdelingen"]]
    merged = ("A1:J1", "B4:D4", "E4:G4")
    return workbook(
        ("Antwoorden", [*title, group, head, *rows, *foot], Shape(merged=merged)),
        ("Leeg", [], Shape()),
        ("Kladblok", [["iets", "anders"]], Shape(state="hidden")),
    )


def digits(all_: list[Person]) -> bytes:
    """The sheet of the guide, filled in with digits and decimals; an example row on top, BOM and CRLF."""
    head = [
        "Afdeling",
        *(f"Hoe goed ken je [{t}]? (0–3)" for t in CONCEPTS.values()),
        "Van welke thema's kun je een voorbeeld noemen?",
    ]
    rows = [
        [own(p)[0], *("" if v is None else f"{v},0" if v == 2 else str(v) for v in p.levels.values()), listed(p)]
        for p in all_ if p.is_sent
    ]  # fmt: skip
    return text([head, ["Voorbeeld: Beheer", "1", "2", "3", "Data"], *rows]).encode("utf-8-sig")


def spreadsheet_xml(all_: list[Person]) -> bytes:
    """A workbook whose cells do not say where they stand, with levels as numbers and yes as a truth value."""
    head = ["Afdeling", *CONCEPTS.values(), *(f"Heb je [{title}] gebruikt?" for title in CONCEPTS.values())]
    rows: list[list[object]] = [[own(p)[0], *p.levels.values(), *p.used.values()] for p in all_ if p.is_sent]
    return workbook(("Blad1", [head, *rows], Shape(has_places=False)))


def english_words(all_: list[Person]) -> bytes:
    """An English form in a Dutch project, without a theme but with hard spaces and double spaces."""
    head = [
        "Response ID",
        "Date submitted",
        "What department do you work in?",
        *(f"How well do you know {t}?" for t in CONCEPTS.values()),
    ]
    rows = [
        [str(p.number), f"{p.at:%Y-%m-%dT%H:%M:%SZ}" if p.is_sent else "", own(p)[0].replace(" ", "\xa0"),
         *(said(v, ENGLISH).replace(" ", "  ") for v in p.levels.values())]
        for p in all_
    ]  # fmt: skip
    return text([head, *rows], ",", "\n").encode()


SHAPES = {
    "forms, Dutch, workbook": (forms_dutch, ASKED | {"used"}),
    "forms, English, inline, wrong size": (forms_english, ASKED),
    "forms, saved as CSV by Excel": (forms_saved, ASKED),
    "google, two grids": (google, ASKED | {"used"}),
    "google, TSV, UTF-16": (google_pasted, ASKED),
    "limesurvey, full, tags": (limesurvey, ASKED),
    "limesurvey, last page only": (limesurvey_pages, ASKED),
    "surveymonkey, two rows of header": (surveymonkey, ASKED),
    "qualtrics, three rows of header": (qualtrics, ASKED),
    "survalyzer, sep in quotes, Mac": (survalyzer, ASKED),
    "by hand, titles, merged header, foot": (by_hand, ASKED | {"used"}),
    "sheet of the guide, example row": (digits, {"levels", "named"}),
    "workbook without places": (spreadsheet_xml, {"levels", "used"}),
    "English words, hard spaces": (english_words, {"levels"}),
}
