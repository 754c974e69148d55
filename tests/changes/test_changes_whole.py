"""No difference in what the model reads goes untold: every field of every kind, and every order of a list."""

import json
import re
from itertools import zip_longest

import made_up_roadmap
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stadswijzer.changes.compared.whole import compare
from stadswijzer.changes.comparison import Version
from stadswijzer.changes.told import report
from stadswijzer.changes.told.council import since
from stadswijzer.checks.validation import validate
from stadswijzer.content.field_words import example_of
from stadswijzer.content.fields import Fields
from stadswijzer.content.model import KINDS
from stadswijzer.content.project import read_project
from stadswijzer.content.values import Many, Ref
from stadswijzer.language.words import Words

CONCEPT = """\
title: Sensor
summary: Een sensor meet iets.
body: Een sensor hangt aan een paal.
definition: Een sensor is een ding dat meet.
theme: lucht
also_known_as: [meter, voeler]
situations: [Er belt een leverancier, Er komt een paal in mijn straat]
level: basic
requires: [data, paal]
related: [paal, data]
effort: {time: low, knowledge: medium, budget: high, note: Zo ging het elders.}
risks: [Het kost tijd., Het kost geld.]
lead_example: utrecht
for_us: Wij meten al.
cards: [Wat meten wij?, Waarom meten wij?]
first_step: Vraag wat er al hangt.
worked_example: {situation: Een straat., steps: [{do: Vraag., why: Daarom.}], result: Een antwoord.}
recall: {question: Wat is het?, answer: Een ding dat meet.}
quiz:
  - {question: Wat?, level: 1, options: [{text: A, correct: true, why: Ja.}, {text: B, why: Nee.}]}
  - {question: Waar?, options: [{text: A, correct: true, why: Ja.}, {text: B, why: Nee.}]}
sources: [{title: Een, url: 'https://een.example/'}, {title: Twee, url: 'https://twee.example/'}]
owner: Adviseur slimme stad
contact: Het loket
added: 2021-01-01
reviewed: 2022-01-01
aliases: [meter, voeler]
sample: true
accept: [{code: stale, reason: Wordt vernieuwd.}, {code: hard-to-read, reason: Komt nog.}]
"""
OTHER = "title: {0}\nsummary: Over {0}.\ndefinition: Een {0}.\ntheme: lucht\nsources: [{{title: Een, url: 'https://een.example/'}}]\n"
FILES = {
    "concept": ("docs/begrippen/sensor.yml", CONCEPT),
    "example": (
        "docs/voorbeelden/utrecht.yml",
        ("title: Utrecht\nsummary: Utrecht deed iets.\nbody: Zo ging het.\ncity: Utrecht\ncountry: NL\nconcepts: [sensor, data]\nstage: pilot\n"
        "theme: lucht\nstarted: 2018\nended: 2020\nsituations: [Je wilt meten, Je wilt weten]\nproblem: Het was vies.\napproach: Ze maten.\n"
        "result: Het werd schoner.\nlessons: [Begin klein., Vraag eerst.]\neffort: {time: low}\nlocation: {lat: 52, lon: 5}\n"
        "sources: [{title: Een, url: 'https://een.example/'}, {title: Twee, url: 'https://twee.example/'}]\n"),
    ),
    "theme": ("docs/themas/lucht.yml", "title: Lucht\nsummary: Over lucht.\nicon: material/bus\norder: 1\nquestion: Hoe schoon is de lucht?\n"),
    "path": (
        "docs/leerpaden/begin.yml",
        ("title: Begin\nsummary: Begin hier.\naudience: Iedereen\nsteps: [{concept: data, why: Eerst dit.}, {concept: sensor}]\n"
        "departments: [afdeling-1, afdeling-2]\ngoal: Je weet het.\n"),
    ),
    "survey": (
        "docs/kennispeiling/ronde.yml",
        ("title: Ronde\nsummary: Wat wij weten.\ndate: 2021-03-31\nmethod: questions\nbasis: self\ninvited: 60\nresponded: 50\nsample: true\n"
        "purpose: Weten.\nlegal_basis: Taak.\nprivacy_check: 2021-01-01\nworks_council: {date: 2021-01-02, outcome: agreed}\ndelete_source_by: 2021-06-01\nsource_deleted: 2021-05-31\n"
        "results:\n  - {department: afdeling-1, concept: sensor, answers: 11+, at_least: [half, half, under_half]}\n  - {department: afdeling-2, concept: sensor, answers: 11+, at_least: [four_fifths, half, under_half]}\n"
        "used: [{concept: sensor, answers: 11+, yes: half}, {concept: data, answers: 11+, yes: under_half}]\nnamed: [{theme: lucht, count: 20}, {theme: verkeer, count: 10}]\n"
        "focus: [{theme: lucht, count: 20}, {theme: verkeer, count: 10}]\nwishes: [{text: Schone lucht., goal: doel-0}, {text: Rust.}]\n"
        "voices: [{text: Wij doen al veel., checked: true}, {text: Het is nieuw., checked: true}]\n"),
    ),
    "talk": (
        "docs/gesprekken/praat.yml",
        ("title: Gesprek\nsummary: Wij spraken.\ndate: 2021-02-03\nform: talk\ndepartments: [afdeling-1, afdeling-2]\npeople: 6\nhours: 9\nthemes: [lucht, verkeer]\n"
        "outcome: Zij willen het zien.\nfollow_up: [{text: Laten zien., owner: Adviseur, due: 2021-04-01}, {text: Bellen., owner: Adviseur, due: 2021-04-01}]\n"),
    ),
    "initiative": ("roadmap/activiteiten/activiteit-00.yml", ""),
    "roadmap": ("roadmap/roadmap.yml", ""),
    "organisation": ("roadmap/organisatie.yml", ""),
}  # fmt: skip


def made_up(part, name):
    """A value of a field from the examples in the words of fields; None where it has to lead somewhere."""
    value = part.fields[name].value
    inner = value.item if isinstance(value, Many) else value
    example = example_of(Words("nl"), part, name)
    if isinstance(inner, Ref) or (example is None and not isinstance(inner, Fields)):
        return None
    if isinstance(inner, Fields):
        made = {each: made_up(inner.part, each) for each in inner.part.required}
        if None in made.values():
            return None
        return (
            [made, {**made, **{each: "Iets anders." for each in made if each == "text"}}]
            if inner is not value
            else made
        )
    return example


def filled_in(kind, text):
    """A file with the fields of its kind that it lacks, as far as an example can be made: new ones too."""
    own, part = blocks(text), KINDS[kind].part
    left = {name: made_up(part, name) for name in part.fields if name not in own}
    needed_elsewhere = ("image", "draft", "aliases", "accept", "withdrawn", "focus", "closing")
    needed_elsewhere += ("municipality", "participation", "promises", "adopted", "clusters", "reviewed")
    return text + "".join(
        f"{name}: {json.dumps(value, ensure_ascii=False)}\n"
        for name, value in left.items()
        if value is not None and name not in needed_elsewhere
    )


def project():
    files = made_up_roadmap.roadmap(2, moved=2)
    files |= {path: text for path, text in FILES.values() if text}
    files["roadmap/roadmap.yml"] += "budget_to: 2022\nmoney_note: Zonder btw.\n"
    files |= {f"docs/begrippen/{name}.yml": OTHER.format(name) for name in ("data", "paal")}
    plan = files[FILES["initiative"][0]]
    files[FILES["initiative"][0]] = (
        plan.replace("goals: [doel-0]", "goals: [doel-0, doel-1]")
        .replace("level: 2}]", "level: 2}, {concept: data, level: 1, people: 3}]")
        .replace(
            "theme: lucht\n",
            "theme: lucht\nstatus_since: 2020-02-01\nstatus_reason: Er is steun.\nportfolio: Wethouder\n"
            "task_field: 2.1 Verkeer\nspent: [{year: 2020, amount: 5}, {year: 2021, amount: 6}]\noutcome: Veel.\n",
        )
        .replace("arguments: [", "draft: false\narguments: [")
    )
    return files | {path: filled_in(kind, files[path]) for kind, (path, _) in FILES.items()}


def blocks(text):
    """Field → its lines, in the order of the file."""
    found = [block for block in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE) if block]
    return {block.partition(":")[0]: block for block in found}


WHOLE = project()
BLOCKS = {kind: blocks(WHOLE[path]) for kind, (path, _) in FILES.items()}
CASES = [(kind, field) for kind, found in BLOCKS.items() for field in found if field != "draft"]
NEEDED = [case for case in CASES if case[1] in KINDS[case[0]].part.required]
LEFT_OUT = [
    {kind: field for kind, field in zip(FILES, fields, strict=True) if field}
    for fields in zip_longest(
        *([field for own, field in CASES if own == kind and (own, field) not in NEEDED] for kind in FILES)
    )
]
"""Of each kind a field that may be left out: what is told of a kind follows from its own fields alone."""


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return read(tmp_path_factory.mktemp("base"), project())


def read(root, files):
    return Version("", validate(read_project(made_up_roadmap.write(root, files))))


def told(before, after):
    found = compare(before, after)
    words = after.checked.library.words
    assert "{" not in report.as_markdown(found, words).replace("\\{", "")
    return found


def test_every_field_of_every_kind_is_in_the_files_of_this_test():
    """So that a field that is added to the model is added here too."""
    files = project()
    for kind, (path, _) in FILES.items():
        own = set(blocks(files[path]))
        general = {
            "body",
            "theme",
            "sources",
            "owner",
            "contact",
            "added",
            "reviewed",
            "aliases",
            "draft",
            "sample",
            "accept",
        }
        left = set(KINDS[kind].part.fields) - own - (general if kind != "concept" else {"draft"})
        assert left <= {
            "image",
            "vision_from",
            "closing",
            "continues",
            "depends_on",
            "participation",
            "promises",
            "adopted",
            "withdrawn",
        } | {
            "clusters",
            "municipality",
        }, (kind, left)


def without(kind, field):
    """The file of a kind that lacks a field."""
    path = FILES[kind][0]
    return {path: "".join(block for name, block in blocks(WHOLE[path]).items() if name != field)}


@pytest.mark.parametrize("fields", LEFT_OUT, ids=lambda fields: "-".join(fields.values()))
def test_a_field_that_goes_or_comes_is_told(tmp_path, base, fields):
    files = project()
    for kind, field in fields.items():
        files |= without(kind, field)
    after = read(tmp_path, files)
    for found in (told(base, after), told(after, base)):
        silent = fields.keys() - {each.kind for each in found.changes}
        assert not silent, {kind: fields[kind] for kind in silent}


@pytest.mark.parametrize(("kind", "field"), NEEDED, ids=["-".join(case) for case in NEEDED])
def test_a_needed_field_that_goes_or_comes_is_told(tmp_path, base, kind, field):
    after = read(tmp_path, project() | without(kind, field))
    for found in (told(base, after), told(after, base)):
        assert [each for each in found.changes if each.kind == kind] or found.notices


def reversed_list(block):
    """The lines of a list with its items in the other order."""
    field = block.partition(":")[0]
    if block.startswith(f"{field}: ["):
        inner = block.removeprefix(f"{field}: [").removesuffix("]\n")
        items = re.split(r", (?![^{\[]*[}\]])", inner)
        return f"{field}: [{', '.join(reversed(items))}]\n"
    items = re.split(r"^(?=  - )", block, flags=re.MULTILINE)
    return items[0] + "".join(reversed(items[1:]))


LISTS = [(kind, field) for kind, field in CASES if reversed_list(BLOCKS[kind][field]) != BLOCKS[kind][field]]


@pytest.mark.parametrize(("kind", "field"), LISTS, ids=["-".join(case) for case in LISTS])
def test_another_order_is_told_too(tmp_path, base, kind, field):
    path = FILES[kind][0]
    files = project()
    parts = blocks(files[path])
    parts[field] = reversed_list(parts[field])
    after = read(tmp_path, {**files, path: "".join(parts.values())})
    if not after.checked.problems.errors:
        assert [each for each in told(base, after).changes if each.kind == kind]


BROKEN = st.lists(
    st.tuples(
        st.integers(0, 50), st.integers(0, 200), st.sampled_from(("drop", "open", "number", "swap", "lose"))
    ),
    min_size=1,
    max_size=5,
)


def spoiled(files, slips):
    """The files with these slips of an editor in them."""
    files = dict(files)
    for at, line, slip in slips:
        paths = sorted(path for path in files if path.endswith(".yml") and path != "mkdocs.yml")
        path = paths[at % len(paths)]
        lines = files[path].splitlines(keepends=True)
        here = line % max(len(lines), 1)
        if not lines:
            continue
        if slip == "drop":
            del lines[here]
        elif slip == "open":
            lines[here] = lines[here].replace(":", ": [", 1)
        elif slip == "number":
            lines[here] = re.sub(r"\d+", str(line), lines[here])
        elif slip == "swap":
            lines[here], lines[0] = lines[0], lines[here]
        files[path] = "".join(lines)
        if slip == "lose":
            del files[path]
    return files


@settings(max_examples=12, deadline=None)
@given(BROKEN, BROKEN)
def test_no_slip_in_either_version_is_more_than_a_notice(tmp_path_factory, first, second):
    """Whatever is wrong in the files: an outcome in words, never a traceback."""
    old, new = (
        read(tmp_path_factory.mktemp("spoiled"), spoiled(project(), slips)) for slips in (first, second)
    )
    words = new.checked.library.words
    for found in (compare(old, new), compare(new, old)):
        assert report.as_markdown(found, words)
        assert report.as_json(found, words)
        assert since(found, words)
        assert found.incomplete != found.after.is_whole
        if not (old.is_whole and new.is_whole):
            assert found.notices
