"""The booklet says what changed since an earlier version: goals, focus and initiatives, in whole sentences."""

import io
import re

import made_up_roadmap
import pdfua
import pikepdf
import pytest
from click.testing import CliRunner
from git_repository import edit, git, save
from pypdf import PdfReader

from stadswijzer.changes.compared.whole import compare
from stadswijzer.changes.comparison import Version
from stadswijzer.changes.told.council import since
from stadswijzer.checks.validation import validate
from stadswijzer.cli.main import main
from stadswijzer.content.project import read_project
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.papers import booklet, catalogue
from stadswijzer.papers.setting import pdf as paper

FIRST = "roadmap/activiteiten/activiteit-00.yml"
SECOND = "roadmap/activiteiten/activiteit-01.yml"
MOVED = "moved: [{date: 2022-01-10, field: end, from: 2020-Q4, reason: De levering duurt langer, effect: De proef begint later., action: Wij beginnen klein}]\n"


def version(root, files, name):
    checked = validate(read_project(made_up_roadmap.write(root, files)))
    assert not checked.problems.errors, list(checked.problems.errors)
    return Version(name, checked)


def changed(files, **edits):
    """The files with texts replaced: path → (old, new)."""
    files = dict(files)
    for path, (old, new) in edits["edits"].items():
        assert old in files[path], files[path]
        files[path] = files[path].replace(old, new, 1)
    return files


def by_part(changes):
    """Part → what is said of each, with whom it is about before it."""
    told = {}
    for about, lines in changes.sections:
        for part, text in lines:
            told[part or about] = (*told.get(part or about, ()), f"{about}: {text}" if part else text)
    return told


def chapter(tmp_path, before, after):
    old, new = version(tmp_path / "a", before, "raad-2021"), version(tmp_path / "b", after, "")
    return since(compare(old, new), new.checked.library.words)


def test_the_council_reads_of_goals_of_the_focus_and_of_another_title(tmp_path):
    before = made_up_roadmap.roadmap(2, moved=1)
    plan = "roadmap/roadmap.yml"
    after = changed(
        before,
        edits={
            plan: ("baseline: 10, target: 90", "baseline: 10, target: 40"),
            FIRST: ("Activiteit nummer 0", "Meten wat wij ademen"),
            SECOND: ("date: 2021-03-15", "date: 2021-03-20"),
        },
    )
    after[plan] = after[plan].replace(
        "{theme: verkeer, why: Dat komt later.}", "{theme: mensen, why: Later.}"
    )
    after[SECOND] = after[SECOND].replace("date: 2021-04-15", "date: 2021-04-20")
    told = by_part(chapter(tmp_path, before, after))
    assert (
        'Uitvoeringsagenda: doel "Doel 0": streefwaarde van 90 naar 40 (procent).' in told["Doelen en focus"]
    )
    assert any("thema Mensen" in line for line in told["Doelen en focus"])
    assert told["Hoe het ervoor staat"] == ('Meten wat wij ademen: heet nu zo; was "Activiteit nummer 0".',)
    (moved,) = told["Datums die verschoven"]
    assert re.search(r"opgeschreven\. Mijlpaal|doen\. Mijlpaal", moved)


def test_a_goal_that_is_measured_in_something_else_says_so_and_no_number_gets_the_other_unit(tmp_path):
    before = made_up_roadmap.roadmap(1, goals=1)
    old = "title: Doel 0, theme: lucht, measure: Wat wij meten, unit: procent, baseline: 10, target: 90"
    new = "title: Schoon, theme: lucht, measure: Wat wij tellen, unit: straten, baseline: 10, target: 40"
    after = changed(before, edits={"roadmap/roadmap.yml": (old, new)})
    assert by_part(chapter(tmp_path, before, after))["Doelen en focus"] == (
        'Uitvoeringsagenda: doel "Schoon" heette "Doel 0".',
        (
            'Uitvoeringsagenda: doel "Schoon": wij meten nu iets anders: '
            "Wat wij tellen (straten); eerst: Wat wij meten (procent)."
        ),
        'Uitvoeringsagenda: doel "Schoon": streefwaarde van 90 naar 40 (procent → straten).',
    )


OTHERWISE = {
    "lead: afdeling-1": ("lead: afdeling-4", "Ook aangepast", "wie trekt het"),
    "departments: [afdeling-2": ("departments: [afdeling-4", "Ook aangepast", "nummer 0: wie meedoen."),
    "departments: [": ("departments: [afdeling-4, ", "Ook aangepast", "nummer 0: wie meedoen."),
    "programme: Programma 1": ("programme: Programma 9", "Ook aangepast", "programma van de begroting"),
    "arguments: [Het helpt., ": ("arguments: [", "Ook aangepast", "argumenten"),
    "after_period: Elk jaar 1.000": ("after_period: Elk jaar 9.000", "Ook aangepast", "kosten daarna"),
    "theme: lucht\nstatus": ("theme: mensen\nstatus", "Hoe het ervoor staat", "thema: Lucht → Mensen"),
    "state: adopted": ("state: to_adopt", "Kosten en dekking", "vastgesteld of toegekend"),
    "body: executive, kind: inform": ("body: executive, kind: decide", "Besluiten", "is aangepast"),
    "step: supports, hours: 3": (
        "step: opposes, hours: 3",
        "Draagvlak",
        "Bewoners, 1 februari 2020: is tegen",
    ),
}
"""What is changed in the file of an initiative → to what, and under which heading the council reads what of it."""


@pytest.mark.parametrize("old", OTHERWISE)
def test_nothing_on_paper_changes_without_a_word(tmp_path, old):
    new, heading, told = OTHERWISE[old]
    before = made_up_roadmap.roadmap(
        1, parts=tuple(each for each in made_up_roadmap.WHOLE if each != "hours")
    )
    sections = by_part(chapter(tmp_path, before, changed(before, edits={FIRST: (old, new)})))
    assert list(sections) == [heading]
    assert told in sections[heading][0]
    assert "Afdeling" not in sections[heading][0]


def test_support_that_is_not_public_is_no_change_for_the_council(tmp_path):
    before = made_up_roadmap.roadmap(1)
    edit = {FIRST: ("step: doubts, hours: 2", "step: opposes, hours: 2")}
    assert chapter(tmp_path, before, changed(before, edits=edit)).sections == ()


def test_a_roadmap_that_comes_or_goes_is_no_line_of_the_chapter(tmp_path):
    with_it = made_up_roadmap.roadmap(2, goals=0)
    without = {path: text for path, text in with_it.items() if path != "roadmap/roadmap.yml"}
    for number, (before, after) in enumerate([(without, with_it), (with_it, without)]):
        sections = chapter(tmp_path / str(number), before, after).sections
        assert not any("oadmap" in line for _, lines in sections for _, line in lines), sections


def test_what_the_council_reads(tmp_path):
    before = made_up_roadmap.roadmap(3)
    after = changed(
        before,
        edits={
            FIRST: ("status: idea", "status: running"),
            SECOND: ("end: 2022-Q4\n", "end: 2023-Q1\n" + MOVED.replace("2020-Q4", "2022-Q4")),
            "roadmap/roadmap.yml": ("Een stad waar techniek helpt.", "Een andere visie."),
        },
    )
    after[FIRST] = after[FIRST].replace("amount: 10000, kind: one_off", "amount: 15000, kind: one_off")
    del after["roadmap/activiteiten/activiteit-02.yml"]
    after["roadmap/activiteiten/nieuw.yml"] = after[FIRST].replace("nummer 0", "nummer 9")
    found = chapter(tmp_path, before, after)
    assert found.since == "de stand per 31 maart 2022"
    told = by_part(found)
    assert told["Nieuw en vervallen"] == (
        "Activiteit nummer 9: nieuw (loopt), van 1e kwartaal 2020 tot en met 4e kwartaal 2020.",
        "Activiteit nummer 2: staat niet meer op de roadmap. De kosten waren €\xa033.000 en tellen hier niet meer mee.",
    )
    assert told["Hoe het ervoor staat"] == ("Activiteit nummer 0: idee → loopt.",)
    assert told["Datums die verschoven"] == (
        (
            "Activiteit nummer 1: einde van 4e kwartaal 2022 naar 1e kwartaal 2023. "
            "Oorzaak: De levering duurt langer. Gevolg: De proef begint later. Wat wij doen: Wij beginnen klein."
        ),
    )
    assert "Activiteit nummer 0: kosten 2020: €\xa011.000 → €\xa016.000." in told["Kosten en dekking"]
    assert [
        line for line in told["Kosten en dekking"] if line.startswith("Alle activiteiten samen, alle jaren")
    ]
    assert "visie: “Een stad waar techniek helpt.” → “Een andere visie.”" in repr(found)


def test_a_milestone_under_another_name_is_the_one_that_the_council_saw(tmp_path):
    before = made_up_roadmap.roadmap(3)
    before[FIRST] = before[FIRST].replace("id: stap-1, ", "")
    after = changed(before, edits={FIRST: ("title: Stap 1 van 0", "title: De proef in de wijk")})
    told = by_part(chapter(tmp_path, before, after))
    assert told["Hoe het ervoor staat"] == (
        'Activiteit nummer 0: mijlpaal "Stap 1 van 0" heet nu "De proef in de wijk".',
    )


def test_nothing_is_said_of_drafts_departments_or_support_that_is_not_public(tmp_path):
    before = made_up_roadmap.roadmap(2)
    before[FIRST] = before[FIRST].replace("status: idea", "status: running")
    after = changed(
        before, edits={FIRST: ("start:", "draft: true\nstart:"), SECOND: ("summary: Wat", "summary: Ook wat")}
    )
    after[SECOND] = after[SECOND].replace(
        "hours: {afdeling-2: {2021: 101}}", "hours: {afdeling-2: {2021: 999}}"
    )
    after[SECOND] = after[SECOND].replace("step: doubts", "step: opposes").replace("level: 2", "level: 3")
    assert after[SECOND].count("999") == 1
    after["roadmap/activiteiten/concept.yml"] = before[FIRST].replace("start:", "draft: true\nstart:")
    found = chapter(tmp_path, before, after)
    told = {about: [text for _, text in lines] for about, lines in found.sections if "Alle" not in about}
    assert [each.partition(". ")[0] for each in told["Activiteit nummer 0"]] == [
        "staat niet meer op de roadmap"
    ]
    assert told["Activiteit nummer 1"] == ["samenvatting."]
    assert not re.search(r"[Aa]fdeling|999|tegen", repr(found))


def test_a_move_without_a_record_says_that_no_cause_was_written(tmp_path):
    before = made_up_roadmap.roadmap(2)
    after = changed(before, edits={SECOND: ("end: 2022-Q4", "end: 2023-Q1")})
    (line,) = by_part(chapter(tmp_path, before, after))["Datums die verschoven"]
    assert (
        line
        == "Activiteit nummer 1: einde van 4e kwartaal 2022 naar 1e kwartaal 2023. Er is geen oorzaak opgeschreven."
    )


def test_a_version_that_cannot_be_read_whole_says_so(tmp_path):
    before = made_up_roadmap.roadmap(2)
    old = Version(
        "oud", validate(read_project(made_up_roadmap.write(tmp_path / "a", {**before, FIRST: "title: ["})))
    )
    found = since(compare(old, version(tmp_path / "b", before, "")), old.checked.library.words)
    assert found.sections == (
        (
            "Niet vergeleken",
            (("", "Een deel van de eerdere versie kon niet worden gelezen, en staat hier dus niet bij."),),
        ),
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The booklet with a chapter on changes, of odd titles, some of them gone."""
    root = tmp_path_factory.mktemp("since")
    before = made_up_roadmap.roadmap(5, titles="odd", moved=1)
    after = {**before}
    for n in (0, 1, 2):
        path = f"roadmap/activiteiten/activiteit-{n:02}.yml"
        after[path] = (
            after[path].replace("amount: ", "amount: 1", 1).replace("status: ", "status: preparation #", 1)
        )
    after["roadmap/activiteiten/nieuw.yml"] = before[FIRST]
    del after["roadmap/activiteiten/activiteit-03.yml"]
    new = version(root / "b", after, "")
    found = since(compare(version(root / "a", before, "v1"), new), new.checked.library.words)
    site = Site(new.checked.links, Frame("Proefstad", "https://slimmestad.example/", "v2", papers=True))
    made = next(data for _, template, data in catalogue.made(site, found) if template == "booklet")
    return found, paper.pdf("booklet", made, day=site.library.today)


def test_the_booklet_with_changes_is_accessible_and_in_order(made):
    found, pdf = made
    assert isinstance(found, booklet.Changes)
    assert list(pdfua.validate(io.BytesIO(pdf)).findings) == []
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]
    chapter = next(n for n, page in enumerate(pages) if "Veranderd sinds de stand per" in page)
    text = " ".join(pages[chapter : chapter + 4])
    parts = {part for _, lines in found.sections for part, _ in lines}
    assert {part for part in parts if part and f"{part}:" not in text} == set()
    assert "→ in voorbereiding." in text
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as about:
        assert (about["pdfuaid:part"], about["pdfaid:part"]) == ("1", "2")


def test_the_command_takes_a_tag(tmp_path):
    root = made_up_roadmap.write(tmp_path / "r", made_up_roadmap.roadmap(2))
    git(root, "init", "-q", "-b", "main")
    save(root)
    git(root, "tag", "raad-2021")
    edit(root, "status: idea", "status: running", FIRST)
    out = tmp_path / "uit"
    given = ["council", "--project", str(root), "--output", str(out), "--version", "v1"]
    done = CliRunner().invoke(main, [*given, "--since", "raad-2021"])
    assert done.exit_code == 0, done.output
    text = " ".join(page.extract_text() for page in PdfReader(out / "2020-2024" / "roadmap.pdf").pages)
    assert "Veranderd sinds de versie van 1 januari 2021" in " ".join(text.split())
    assert "idee → loopt" in " ".join(text.split())
    done = CliRunner().invoke(main, [*given, "--since", "raad-1999"])
    assert done.exit_code == 2
    assert done.stderr.endswith('stadswijzer: de versie "raad-1999" bestaat niet; bedoel je "raad-2021"?\n')


def test_a_merge_and_another_address_are_explained_each_in_the_block_of_its_activity(tmp_path):
    before = made_up_roadmap.roadmap(3)
    after = dict(before)
    del after[FIRST]
    after[SECOND] += "aliases: [activiteit-00]\n"
    third = "roadmap/activiteiten/activiteit-02.yml"
    after["roadmap/activiteiten/anders.yml"] = after.pop(third) + "aliases: [activiteit-02]\n"
    told = chapter(tmp_path, before, after)
    blocks = {about: dict(lines) for about, lines in told.sections}
    merged = blocks["Activiteit nummer 0"]["Nieuw en vervallen"]
    assert re.match(
        r"gaat op in Activiteit nummer 1\. De kosten waren € [\d.]+ en tellen", merged.replace("\xa0", " ")
    )
    assert "ander adres: /roadmap/activiteiten/anders/" in blocks["Activiteit nummer 2"]["Nieuw en vervallen"]
    assert told.since == "de stand per 31 maart 2022"
    assert len(told.sections) == len(blocks), "one block for each"


def test_of_two_whose_old_names_lead_to_one_the_renamed_one_is_the_one_most_like_it(tmp_path):
    before = made_up_roadmap.roadmap(3)
    after = dict(before)
    del after[FIRST]
    third = "roadmap/activiteiten/activiteit-02.yml"
    after["roadmap/activiteiten/anders.yml"] = after.pop(third) + "aliases: [activiteit-00, activiteit-02]\n"
    told = chapter(tmp_path, before, after)
    blocks = {about: dict(lines) for about, lines in told.sections}
    assert blocks["Activiteit nummer 0"]["Nieuw en vervallen"].startswith("gaat op in Activiteit nummer 2.")
    assert set(blocks["Activiteit nummer 2"]) == {"Nieuw en vervallen"}, "of itself nothing but its address"
    assert "Het is dezelfde activiteit." in blocks["Activiteit nummer 2"]["Nieuw en vervallen"]
