"""What a change says in words: kinds of change against their sentences, and what must never be told."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from git_repository import PAUSED
from made_up_roadmap import roadmap
from small_project import Site

from stadswijzer import changes
from stadswijzer.changes.compared import sums
from stadswijzer.changes.compared.whole import compare
from stadswijzer.changes.comparison import SECTIONS, Version
from stadswijzer.changes.told import council, report
from stadswijzer.checks.validation import validate
from stadswijzer.cli.main import main
from stadswijzer.content.project import read_project
from stadswijzer.language.words import package_yaml

PLAN = "roadmap/activiteiten/sensornetwerk.yml"
CONCEPT = "docs/begrippen/digital-twin.yml"
ROADMAP = "roadmap/roadmap.yml"
ORGANISATION = "roadmap/organisatie.yml"
GOAL = "goals:\n  - {{id: sensoren-bekend, title: Van elke sensor is bekend wat hij meet, theme: data, measure: Deel, unit: '%', baseline: 10, target: {target}}}\n"
QUIZ = "quiz:\n  - question: Wat is het?\n    options: [{text: A, correct: true, why: Ja.}, {text: B, why: Nee.}]\n"
OTHER_QUESTION = (
    "  - question: En dit?\n    options: [{text: C, correct: true, why: Ja.}, {text: D, why: Nee.}]\n"
)
RISK = "risks:\n  - {{text: De leverancier stopt., likelihood: {0}, impact: 4, mitigation: {1}}}\n"
DEPARTMENTS = "departments: [{id: verkeer, name: Verkeer, staff: 34}, {id: data, name: Data, staff: 9}]\n"
SOURCES = "sources:\n  - {title: Eerste bron, url: 'https://een.example/'}\n"

# What it is called, the files before, the files after, the line that must be there.
KINDS = [
    (
        "a new concept",
        {},
        {"docs/begrippen/sensor.yml": "title: Sensor\n"},
        "- **Sensor** (begrip): nieuw, op /begrippen/sensor/",
    ),
    (
        "a new initiative",
        {},
        {"roadmap/activiteiten/meetnet.yml": "title: Meetnet\nstart: 2021-Q1\nend: 2021-Q4\n"},
        "- **Meetnet** (activiteit): nieuw (loopt, van 2021-Q1 tot en met 2021-Q4), op /roadmap/activiteiten/meetnet/",
    ),
    (
        "a draft that is gone",
        {"docs/begrippen/sensor.yml": "title: Sensor\ndraft: true\n"},
        {},
        "- **Sensor** (begrip): vervallen; stond nog niet op de site",
    ),
    (
        "a draft that is published",
        {"docs/begrippen/sensor.yml": "title: Sensor\ndraft: true\n"},
        {"docs/begrippen/sensor.yml": "title: Sensor\n"},
        "- **Sensor** (begrip): nu op de site",
    ),
    (
        "a page that moves",
        {"docs/begrippen/sensor.yml": "title: Sensor\n"},
        {"docs/begrippen/sensoren.yml": "title: Sensor\naliases: [sensor]\n"},
        "- **Sensor** (begrip): verhuist van /begrippen/sensor/ naar /begrippen/sensoren/",
    ),
    (
        "an entry that goes into another",
        {"docs/begrippen/sensor.yml": "title: Sensor\n"},
        {CONCEPT: "aliases: [sensor]\n"},
        "- **Sensor** (begrip): vervallen; /begrippen/sensor/ leidt nu naar /begrippen/digital-twin/",
    ),
    (
        "a hand-written page",
        {},
        {"docs/over/privacy.md": "# Privacy\n"},
        "- **Privacy** (geschreven pagina): nieuwe geschreven pagina, op /over/privacy/",
    ),
    (
        "a date that moves, with its reason, effect and action",
        {PLAN: "end: 2022-Q2\n"},
        {
            PLAN: "end: 2022-Q4\nmoved:\n  - {date: 2020-05-01, field: end, from: 2022-Q2, reason: De levering duurt langer., effect: Later klaar., action: Kleiner begin.}\n"
        },
        "- **Sensornetwerk**: einde van 2022-Q2 naar 2022-Q4, reden: De levering duurt langer. Gevolg: Later klaar. Wat wij doen: Kleiner begin.",
    ),
    (
        "the same day, written otherwise",
        {PLAN: "end: 2022-Q4\n"},
        {PLAN: "end: 2022-12-31\n"},
        "- **Sensornetwerk**: einde staat er nu als 2022-12-31 (was 2022-Q4, dezelfde dag)",
    ),
    (
        "a milestone that moves",
        {PLAN: "milestones: [{title: Tien sensoren, date: 2021-Q2}]\n"},
        {
            PLAN: "milestones: [{title: Tien sensoren, date: 2021-Q3, moved: [{date: 2020-05-01, from: 2021-Q2, reason: Corona.}]}]\n"
        },
        '- **Sensornetwerk**: mijlpaal "Tien sensoren" van 2021-Q2 naar 2021-Q3, reden: Corona.',
    ),
    (
        "a decision that moves",
        {PLAN: "decisions: [{body: council, kind: decide, date: 2021-06-22, ask: Geld}]\n"},
        {
            PLAN: "decisions: [{body: council, kind: decide, date: 2021-07-06, ask: Geld, moved: [{date: 2021-05-01, from: 2021-06-22, reason: Volle agenda.}]}]\n"
        },
        '- **Sensornetwerk**: besluit "Geld" van 2021-06-22 naar 2021-07-06, reden: Volle agenda.',
    ),
    ("a status", {}, {PLAN: PAUSED + "\n"}, "- **Sensornetwerk**: loopt → ligt stil, sinds 2020-05-04, reden: Ziek."),
    (
        "a milestone that is reached",
        {PLAN: "milestones: [{title: Tien sensoren, date: 2020-Q2}]\n"},
        {PLAN: "milestones: [{title: Tien sensoren, date: 2020-Q2, done: true}]\n"},
        '- **Sensornetwerk**: mijlpaal "Tien sensoren" is bereikt',
    ),
    (
        "what was decided",
        {PLAN: "decisions: [{body: council, kind: decide, date: 2020-06-22, ask: Geld}]\n"},
        {PLAN: "decisions: [{body: council, kind: decide, date: 2020-06-22, ask: Geld, outcome: adopted}]\n"},
        '- **Sensornetwerk**: besluit "Geld" (Gemeenteraad): geen → aangenomen',
    ),
    (
        "costs",
        {PLAN: "costs: [{year: 2021, amount: 40000, kind: one_off}]\n"},
        {
            PLAN: "costs: [{year: 2021, amount: 60000, kind: one_off}, {year: 2022, amount: 5000, kind: structural}]\n"
        },
        "- **Sensornetwerk**: kosten 2021: €\u00a040.000 → €\u00a060.000; kosten 2022: niet opgegeven → €\u00a05.000; kosten 2023: niet opgegeven → €\u00a05.000; kosten 2024: niet opgegeven → €\u00a05.000; kosten elk jaar na 2024: niet opgegeven → €\u00a05.000",
    ),
    (
        "the sum of costs",
        {PLAN: "costs: [{year: 2021, amount: 40000, kind: one_off}]\n"},
        {PLAN: "costs: [{year: 2021, amount: 60000, kind: one_off}]\n"},
        "- **Alle activiteiten samen, 2021**: kosten €\u00a040.000 → €\u00a060.000; niet gedekt €\u00a040.000 → €\u00a060.000",
    ),
    (
        "coverage",
        {},
        {PLAN: "coverage: [{year: 2021, amount: 40000, source: grant, state: uncertain}]\n"},
        "- **Sensornetwerk**: dekking 2021: niet opgegeven → €\u00a040.000",
    ),
    (
        "where the same coverage comes from",
        {PLAN: "coverage: [{year: 2021, amount: 40000, source: grant, state: uncertain}]\n"},
        {PLAN: "coverage: [{year: 2021, amount: 40000, source: budget, state: uncertain}]\n"},
        "- **Sensornetwerk**: dekking 2021: hetzelfde bedrag (€\u00a040.000), anders opgeschreven of uit een andere bron: begroting €\u00a00 → €\u00a040.000, subsidie €\u00a040.000 → €\u00a00",
    ),
    (
        "a grant that was not awarded after all",
        {PLAN: "coverage: [{year: 2021, amount: 40000, source: grant, state: adopted}]\n"},
        {PLAN: "coverage: [{year: 2021, amount: 40000, source: grant, state: uncertain}]\n"},
        "- **Sensornetwerk**: dekking 2021: hetzelfde bedrag (€\u00a040.000), anders opgeschreven of uit een andere bron: vastgesteld of toegekend €\u00a040.000 → €\u00a00, onzeker €\u00a00 → €\u00a040.000",
    ),
    (
        "costs that become yearly",
        {PLAN: "costs: [{year: 2021, amount: 40000, kind: one_off}]\n"},
        {PLAN: "costs: [{year: 2021, amount: 40000, kind: structural}]\n"},
        "- **Sensornetwerk**: kosten 2021: hetzelfde bedrag (€\u00a040.000), anders verdeeld: eenmalig €\u00a040.000 → €\u00a00, structureel €\u00a00 → €\u00a040.000; kosten 2022: niet opgegeven → €\u00a040.000; kosten 2023: niet opgegeven → €\u00a040.000; kosten 2024: niet opgegeven → €\u00a040.000; kosten elk jaar na 2024: niet opgegeven → €\u00a040.000",
    ),
    (
        "hours",
        {PLAN: "hours: {verkeer: {2021: 100}}\n"},
        {PLAN: "hours: {verkeer: {2021: 250}}\n"},
        "- **Sensornetwerk**: uren Verkeer 2021: 100 → 250",
    ),
    ("a source lost", {CONCEPT: SOURCES + "  - {title: Tweede bron, url: 'https://twee.example/'}\n"}, {CONCEPT: SOURCES},
     "- **Digital twin** (begrip): 1 bron vervallen: “Tweede bron”; er zijn er nog 1"),
    ("a question lost", {CONCEPT: QUIZ}, {CONCEPT: "level: basic\n"},
     "- **Digital twin** (begrip): 1 vraag om jezelf te testen vervallen; er zijn er nog 0"),
    ("a theme where none is needed", {"docs/gesprekken/2019-10-verkeer.yml": "theme: data\n"}, {},
     "- **Gesprek met Verkeer** (gesprek): thema: Data → geen"),
    ("another right answer", {CONCEPT: QUIZ}, {CONCEPT: QUIZ.replace(", correct: true", "").replace("text: B", "text: B, correct: true")},
     "- **Digital twin** (begrip): bij 1 vraag om jezelf te testen is een ander antwoord goed, of luidt het goede antwoord anders"),
    ("another wrong answer", {CONCEPT: QUIZ}, {CONCEPT: QUIZ.replace("Nee.", "Nee hoor.")},
     "- **Digital twin** (begrip): antwoorden bij een vraag om jezelf te testen aangepast"),
    ("questions in another order", {CONCEPT: QUIZ + OTHER_QUESTION}, {CONCEPT: "quiz:\n" + OTHER_QUESTION + QUIZ.removeprefix("quiz:\n")},
     "- **Digital twin** (begrip): vragen om jezelf te testen staan in een andere volgorde"),
    ("a support record that leaves the paper", {PLAN: "support: [{date: 2020-05-04, party: residents, step: doubts, public: true}]\n"},
     {PLAN: "support: [{date: 2020-05-04, party: residents, step: doubts}]\n"},
     "- **Sensornetwerk**: Bewoners, 2020-05-04: staat niet meer op papier voor de raad"),
    ("what is no longer made up", {PLAN: "sample: true\n"}, {PLAN: "sample: false\n"},
     "- **Sensornetwerk** (activiteit): geldt niet meer als verzonnen"),
    ("a link lost", {CONCEPT: "body: Zie [[open-data]].\nrequires: []\n"}, {CONCEPT: "body: Zie niets.\nrequires: []\n"},
     "- **Digital twin** (begrip): leidt niet meer naar Open data"),
    ("a need", {PLAN: "needs: [{concept: digital-twin, level: 1}]\n"}, {PLAN: "needs: [{concept: digital-twin, level: 2}]\n"},
     "- **Sensornetwerk**: gevraagd niveau van Digital twin: 1 → 2; kennis: bijna op orde → nog te leren"),
    ("support", {}, {PLAN: "support: [{date: 2020-05-04, party: residents, step: doubts}]\n"},
     "- **Sensornetwerk**: Bewoners, 2020-05-04: twijfelt"),
    ("an answer to a worry", {PLAN: "support: [{date: 2020-05-04, party: residents, step: doubts, concern: Waarom?}]\n"},
     {PLAN: "support: [{date: 2020-05-04, party: residents, step: doubts, concern: Waarom?, answer: Daarom.}]\n"},
     "- **Sensornetwerk**: Bewoners, 2020-05-04: ons antwoord staat er nu bij"),
    ("who leads", {PLAN: "lead: verkeer\n"}, {PLAN: "lead: beheer\n"}, "- **Sensornetwerk**: trekker: Verkeer → Beheer"),
    ("the period", {}, {ROADMAP: "period: {start: 2020, end: 2025}\n"}, "- **Roadmap**: periode: 2020–2024 → 2020–2025"),
    ("the vision", {ROADMAP: f"vision: Een {'heel ' * 40}goede stad voor mensen.\n"}, {ROADMAP: f"vision: Een {'heel ' * 40}mooie stad voor mensen.\n"},
     "- **Roadmap**: visie: “… heel heel heel heel goede stad voor mensen.” → “… heel heel heel heel mooie stad voor mensen.”"),
    ("a vision where there was none", {}, {ROADMAP: f"vision: Een {'heel ' * 40}goede stad.\n"},
     f"- **Roadmap**: visie: geen → “Een {'heel ' * 29}…”"),
    ("how many people work somewhere", {ORGANISATION: "departments: [{id: verkeer, name: Verkeer, staff: 34}, {id: data, name: Data, staff: 9}]\n"},
     {ORGANISATION: "departments: [{id: verkeer, name: Verkeer, staff: 40}, {id: data, name: Data, staff: 9}]\n"},
     "- **Proefstad**: medewerkers Verkeer: 34 → 40"),
    ("what a department can spend", {ORGANISATION: "departments: [{id: verkeer, name: Verkeer, staff: 34, hours: {2021: 400}}, {id: data, name: Data, staff: 9}]\n"},
     {ORGANISATION: "departments: [{id: verkeer, name: Verkeer, staff: 34, hours: {2021: 1300, 2022: 200}}, {id: data, name: Data, staff: 9}]\n"},
     "- **Proefstad**: uren die Verkeer in 2021 heeft: 400 → 1.300; uren die Verkeer in 2022 heeft: niet bekend → 200"),
    ("the focus", {}, {ROADMAP: "focus:\n  choices: [{theme: data, why: Daar is steun.}]\n"},
     "- **Roadmap**: thema Data: niet genoemd → gekozen"),
    ("a goal", {ROADMAP: GOAL.format(target=100)}, {ROADMAP: GOAL.format(target=80)},
     '- **Roadmap**: doel "Van elke sensor is bekend wat hij meet": streefwaarde van 100 naar 80 (%)'),
    ("another field", {}, {CONCEPT: "definition: Een kopie van de stad in een computer.\n"},
     "- **Digital twin** (begrip): aangepast: omschrijving in één zin"),
    (
        "a fixed name for a milestone",
        {PLAN: "milestones:\n  - {title: Eerste sensoren, date: 2021-Q2}\n"},
        {PLAN: "milestones:\n  - {title: Eerste sensoren, date: 2021-Q2, id: eerste}\n"},
        '- **Sensornetwerk**: de vaste naam van mijlpaal "Eerste sensoren": geen → eerste',
    ),
    (
        "who takes part",
        {PLAN: "departments: [data]\n", ORGANISATION: DEPARTMENTS},
        {PLAN: "departments: [verkeer]\n", ORGANISATION: DEPARTMENTS},
        "- **Sensornetwerk** (activiteit): Verkeer doet nu mee; Data doet niet meer mee",
    ),
    (
        "a theme",
        {"docs/themas/mobiliteit.yml": "title: Mobiliteit\norder: 9\n"},
        {"docs/themas/mobiliteit.yml": "title: Mobiliteit\norder: 9\n", CONCEPT: "theme: mobiliteit\n"},
        "- **Digital twin** (begrip): thema: Data → Mobiliteit",
    ),
    (
        "how far an example is",
        {},
        {"docs/voorbeelden/rotterdam.yml": "stage: stopped\n"},
        "- **De digitale kopie van Rotterdam** (voorbeeld): hoe ver: proef → gestopt",
    ),
    (
        "what a concept asks, whole",
        {CONCEPT: "effort: {time: low, note: Een maand.}\n"},
        {CONCEPT: "effort: {time: high, budget: low, note: Een maand.}\n"},
        "- **Digital twin** (begrip): wat het vraagt aan tijd: weinig → veel; wat het vraagt aan geld: niet opgegeven → weinig",
    ),
    (
        "privacy, and more of it",
        {PLAN: "privacy: {dpia: planned}\n"},
        {PLAN: "privacy: {dpia: done, date: 2020-02-01}\n"},
        "- **Sensornetwerk** (activiteit): privacytoets (DPIA): gepland → gedaan; aangepast: privacy",
    ),
    (
        "risks",
        {PLAN: RISK.format(2, "Wachten.") + "  - {text: Het regent., likelihood: 5, impact: 1, mitigation: Paraplu.}\n"},
        {PLAN: RISK.format(3, "Betalen.") + "  - {text: Het sneeuwt., likelihood: 1, impact: 2, mitigation: Muts.}\n"},
        '- **Sensornetwerk** (activiteit): risico "De leverancier stopt.": kans × gevolg 2×4 → 3×4; risico "De leverancier stopt.": wat wij eraan doen, is aangepast; nieuw risico "Het sneeuwt." (kans × gevolg 1×2); risico "Het regent." (5×1) is vervallen',
    ),
    ("an option", {}, {"mkdocs.yml": "site_name: Proefstad\ntheme: {name: material, language: nl}\nplugins: [{stadswijzer: {min_group: 7}}]\n"},
     "- **min\\_group**: 5 → 7"),
]  # fmt: skip


def found(site, before, after, language="nl"):
    return compared(site(before, language=language), site(after, language=language))


def compared(old, new):
    for made in (old, new):
        made.has_no_errors()
    return compare(Version("oud", old.validate()), Version("nieuw", new.validate()))


def words(site, before, after):
    outcome = found(site, before, after)
    return report.as_markdown(outcome, outcome.after.checked.library.words)


@pytest.fixture(scope="module", params=KINDS, ids=[kind[0] for kind in KINDS])
def kind(request, tmp_path_factory):
    """What differs, compared once for all that is told of it, and its line in words."""
    _, before, after, line = request.param
    folder = tmp_path_factory.mktemp("kind")
    old, new = (
        Site(folder / name, files, language="nl", whole=False)
        for name, files in (("old", before), ("new", after))
    )
    return compared(old, new), line


def test_a_change_is_told_in_words(kind):
    outcome, line = kind
    assert line in report.as_markdown(outcome, outcome.after.checked.library.words).splitlines()


def test_what_is_told_by_value_is_not_named_too(site):
    old = "departments: [{id: verkeer, name: Verkeer, staff: 34}, {id: data, name: Data, staff: 9}]\n"
    told = words(site, {ORGANISATION: old}, {ORGANISATION: old.replace("34", "40")})
    assert "aangepast: afdelingen" not in told
    both = "departments: [{id: data, name: Data, staff: 9}, {id: verkeer, name: Verkeer, staff: 40}]\n"
    told = words(site, {ORGANISATION: old}, {ORGANISATION: both})
    assert "medewerkers Verkeer: 34 → 40" in told
    assert "aangepast: " in told


def test_nothing_that_changed_says_so(site):
    assert words(site, {}, {}) == "## Wat er verandert\n\nVan `oud` naar `nieuw`.\n\nEr is niets veranderd.\n"
    same = {CONCEPT: "body: |\n  Een tekst.\n"}
    assert "niets veranderd" in words(site, same, {CONCEPT: 'body: "Een tekst."\n'})


def test_a_reference_by_a_new_name_is_no_change(site):
    before = {
        "docs/begrippen/sensor.yml": "title: Sensor\n",
        CONCEPT: "body: Zie [[sensor]].\nrequires: [sensor]\n",
    }
    after = {"docs/begrippen/sensoren.yml": "title: Sensor\naliases: [sensor]\n", CONCEPT: "body: Zie [[sensoren]].\nrequires: [sensoren]\n"}  # fmt: skip
    assert [change.code for change in found(site, before, after).changes] == ["renamed"]


def test_a_written_page_that_names_an_entry_by_its_new_name_says_the_same(site):
    page = "docs/uitleg.md"
    before = {page: "# Uitleg\n\nZie [[sensor|dit]].\n", "docs/begrippen/sensor.yml": "title: Sensor\n"}
    after = {page: "# Uitleg\n\nZie [[meter|dit]].\n", "docs/begrippen/meter.yml": "title: Sensor\naliases: [sensor]\n"}  # fmt: skip
    told = words(site, before, after)
    assert "verhuist" in told
    assert "geschreven pagina" not in told
    assert "geschreven pagina aangepast" in words(
        site, before, after | {page: "# Uitleg\n\nZie [[meter|dat]].\n"}
    )


def test_a_plain_link_that_follows_an_entry_to_its_new_name_says_the_same(site):
    sensor = "title: Sensor\nbody: |\n  ## Kop\n\n  Hij meet.\n"
    link = "[zo]({0}.yml#kop), [zo](../begrippen/{0}/) en [zo](<{0}.md>)"
    before = {
        "docs/begrippen/sensor.yml": sensor,
        "docs/uitleg.md": "# Uitleg\n\n[zo](begrippen/sensor.md)\n",
    }
    after = {
        "docs/begrippen/meter.yml": f"{sensor}aliases: [sensor]\n",
        "docs/uitleg.md": "# Uitleg\n\n[zo](begrippen/meter.md)\n",
    }
    for files, name in ((before, "sensor"), (after, "meter")):
        files[CONCEPT] = f"title: Digital twin\nbody: |\n  {link.format(name)}\n"
    told = words(site, before, after)
    assert "verhuist" in told
    assert "aangepast" not in told
    after[CONCEPT] = after[CONCEPT].replace("(../begrippen/meter/)", "(../begrippen/open-data/)")
    assert "aangepast: tekst" in words(site, before, after)


def test_text_of_an_editor_is_no_markup(site):
    after = {
        "docs/begrippen/sensor.yml": 'title: "<b>@iemand</b> [x](https://kwaad.example) `y` | *z* &lt; WWW.kwaad.example"\n'
    }
    told = words(site, {}, after)
    assert (
        "\\<b\\>@\u200biemand\\</b\\> \\[x\\](https:\u200b//kwaad.example) \\`y\\` \\| \\*z\\* \\&lt; WWW\u200b.kwaad.example"
        in told
    )


def test_what_is_too_long_for_a_comment_is_cut_at_a_line(site):
    """A forge takes some 65,000 characters."""
    many = {f"docs/begrippen/begrip-{n}.yml": f"title: {'Lang ' * 17}{n}\nsources: [{{title: {'B' * 900}, url: 'https://a.example/'}}]\n" for n in range(70)}  # fmt: skip
    other = {path: text.replace("a.example", "b.example") for path, text in many.items()}
    told = words(site, many, other)
    assert 30_000 < len(told) < report.MOST_CHARACTERS + 200
    assert told.splitlines()[-1].startswith("… en nog ")
    assert words(site, {}, many).count("\n- ") == report.MOST_LINES + 1


def test_the_command_compares_two_folders(site):
    old, new = site({}), site({PLAN: PAUSED + "\n"})
    told = CliRunner().invoke(main, ["changes", str(old.root), str(new.root)])
    assert (told.exit_code, "loopt → ligt stil" in told.output) == (0, True)
    data = json.loads(
        CliRunner().invoke(main, ["changes", str(old.root), str(new.root), "--format", "json"]).output
    )
    (change,) = data["changes"]
    assert change == {
        "section": "status",
        "code": "status",
        "kind": "initiative",
        "id": "sensornetwerk",
        "title": "Sensornetwerk",
        "values": {"before": "running", "after": "paused", "since": "2020-05-04", "reason": "Ziek."},
        "text": "loopt → ligt stil, sinds 2020-05-04, reden: Ziek.",
    }
    assert list(data) == ["format", "language", "before", "after", "counts", "changes", "broken", "notices"]


SHAPE = (Path(changes.__file__).parent / "SHAPE.md").read_text("utf-8")
ROWS = re.findall(r"^\| (\w+) \| ([\w, ]+) \| (.*)\|$", SHAPE.partition("| section | code")[2], re.MULTILINE)
CODES = {code: (section, values) for section, codes, values in ROWS for code in codes.split(", ")}


def test_the_shape_of_the_json_names_every_code():
    variants = {"new_initiative", "new_bare", "gone_draft", "gone_bare", "moved_reason", "moved_effect", "moved_action", "moved_without", "withheld_round", "withheld_min_group", "status_since", "status_reason", "total"}  # fmt: skip
    assert CODES.keys() == package_yaml("locale/nl/changes.yml")["changes_said"].keys() - variants | {
        f"total_{name}" for name in sums.NAMES
    }
    assert {section for section, _ in CODES.values()} == set(SECTIONS)
    assert f"| `format` | {report.FORMAT} |" in SHAPE


def test_the_json_has_the_shape_that_is_written_down(kind):
    outcome, _ = kind
    data = json.loads(report.as_json(outcome, outcome.after.checked.library.words))
    assert all(f"`{name}`" in SHAPE for name in data)
    for change in data["changes"]:
        section, values = CODES[change["code"]]
        assert change["section"] == section
        assert [name for name in change["values"] if name not in re.findall(r"\w+", values)] == []


def test_the_chapter_for_the_council_takes_every_kind_of_change(kind):
    outcome, _ = kind
    chapter = council.since(outcome, outcome.after.checked.library.words)
    assert all(lines for _, lines in chapter.sections)
    assert all(part.strip() and text.strip() for _, lines in chapter.sections for part, text in lines)


def test_it_tells_in_the_language_of_the_project(site):
    outcome = found(site, {}, {PLAN: PAUSED + "\n"}, language="en")
    told = report.as_markdown(outcome, outcome.after.checked.library.words)
    assert "- **Sensornetwerk**: running → paused, since 2020-05-04, reason: Ziek." in told.splitlines()


def made_up_twice(tmp_path):
    roots = [tmp_path / "old", tmp_path / "new"]
    for root in roots:
        for path, text in roadmap(3).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
    return roots


def test_a_department_or_goal_under_another_id_is_the_same(tmp_path):
    """`stadswijzer rename` rewrites every reference; that is no record rewritten, and nothing came or went."""
    roots = made_up_twice(tmp_path)
    for names in (("department:afdeling-2", "tweede"), ("goal:doel-1", "eerste"), ("cluster:alles", "ieder")):
        done = CliRunner().invoke(main, ["rename", *names, "--project", str(roots[1])])
        assert done.exit_code == 0, done.output
    old, new = (Version(root.name, validate(read_project(root))) for root in roots)
    told = compare(old, new)
    assert not told.broken
    assert [(change.code, change.kind) for change in told.changes] == [
        ("goal_changed", "roadmap"),
        ("fields", "organisation"),
    ]


def test_a_department_that_gets_another_name_and_id_is_still_the_same(tmp_path):
    """A reorganisation: only what it is called changed, so no record was rewritten and nobody was asked anew."""
    roots = made_up_twice(tmp_path)
    done = CliRunner().invoke(main, ["rename", "department:afdeling-2", "dienst", "--project", str(roots[1])])
    assert done.exit_code == 0, done.output
    organisation = roots[1] / ORGANISATION
    organisation.write_text(
        organisation.read_text("utf-8").replace("name: Afdeling 2", "name: Dienst"), "utf-8"
    )
    old, new = (Version(root.name, validate(read_project(root))) for root in roots)
    told = compare(old, new)
    assert not told.broken
    assert [(change.code, dict(change.values)) for change in told.changes] == [
        ("department_renamed", {"department": "dienst", "before": "Afdeling 2", "after": "Dienst"})
    ]


def test_a_department_that_stands_there_twice_is_a_notice(site):
    twice = "departments: [{id: verkeer, name: Verkeer, staff: 34}, {id: verkeer, name: Verkeer, staff: 34}, {id: data, name: Data, staff: 9}]\n"
    once = twice.replace("{id: verkeer, name: Verkeer, staff: 34}, ", "", 1).replace("34", "40")
    wrong, right = (Version(text[-9:], site({ORGANISATION: text}).validate()) for text in (twice, once))
    for versions in ((wrong, right), (right, wrong)):
        assert "errors_" in " ".join(notice.code for notice in compare(*versions).notices)
