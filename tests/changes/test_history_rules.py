"""Rules that need history: what breaks one, what keeps it, and what binds nobody."""

import pytest
from click.testing import CliRunner

from stadswijzer.changes.compared.whole import compare
from stadswijzer.changes.comparison import Version
from stadswijzer.cli.main import main

PLAN = "roadmap/activiteiten/sensornetwerk.yml"
CONCEPT = "docs/begrippen/sensor.yml"


def moved(*records, field=""):
    rows = [f"{{date: {day}, from: {old}, reason: R{field}}}" for day, old in records]
    return f"moved: [{', '.join(rows)}]"


END, START = ", field: end", ", field: start"


def stone(date, *records, title="Tien", id_=""):
    named = f", id: {id_}" if id_ else ""
    return f"milestones: [{{title: {title}, date: {date}{named}, {moved(*records)}}}]\n"


def asked(date, *records, ask="Geld", body="council"):
    return f"decisions: [{{body: {body}, kind: decide, date: {date}, ask: {ask}, {moved(*records)}}}]\n"


def support(*records):
    return f"support: [{', '.join(f'{{date: {day}, party: {party}, step: {step}}}' for day, party, step in records)}]\n"


def talked(more):
    return f"support: [{{date: 2020-03-04, party: verkeer, step: doubts, concern: Kost dit tijd?{more}}}]\n"


FIRST, SECOND = ("2020-03-04", "verkeer", "doubts"), ("2020-05-14", "verkeer", "supports")
MAY = "2020-05-01"

BROKEN = {
    "an end": ("end: 2022-Q2\n", "end: 2022-Q4\n", "move-unrecorded", "1:6"),
    "a start": ("start: 2020-Q1\n", "start: 2020-Q2\n", "move-unrecorded", "1:8"),
    "an end that comes earlier": ("end: 2022-Q4\n", "end: 2022-Q2\n", "move-unrecorded", "1:6"),
    "a record of the other field": (
        "end: 2022-Q2\n", f"end: 2022-Q4\n{moved((MAY, '2022-Q2'), field=START)}\n", "move-unrecorded", "1:6",
    ),
    "a record from another date": (
        "end: 2022-Q2\n", f"end: 2022-Q4\n{moved((MAY, '2022-Q1'), field=END)}\n", "move-unrecorded", "1:6",
    ),
    "a record of an earlier move": (
        f"end: 2022-Q2\n{moved((MAY, '2022-Q2'), field=END)}\n",
        f"end: 2022-Q4\n{moved((MAY, '2022-Q2'), field=END)}\n", "move-unrecorded", "1:6",
    ),
    "a milestone": (stone("2021-Q2"), stone("2021-Q3"), "move-unrecorded", "1:34"),
    "a milestone with an id and another title": (
        stone("2021-Q2", id_="tien"), stone("2021-Q3", id_="tien", title="Twaalf"), "move-unrecorded", "1:36",
    ),
    "a milestone that gets another id and another date in one go": (
        stone("2021-Q2", id_="tien"), stone("2021-Q3", id_="twaalf"), "move-unrecorded", "1:34",
    ),
    "a milestone that gets another title and another date in one go": (
        stone("2021-Q2"), stone("2021-Q3", title="Twaalf"), "move-unrecorded", "1:36",
    ),
    "a decision that is worded otherwise and moves in one go": (
        asked("2021-06-22"), asked("2021-07-06", ask="Steun"), "move-unrecorded", "1:49",
    ),
    "a milestone whose title is the name of a field": (
        stone("2021-Q2", title="end"), stone("2021-Q3", title="end"), "move-unrecorded", "1:33",
    ),
    "a record of the field with the name of the milestone": (
        stone("2021-Q2", title="end"), f"{stone('2021-Q3', title='end')}{moved((MAY, '2021-Q2'), field=END)}\n",
        "move-unrecorded", "1:33",
    ),
    "an answer that says something else": (
        talked(", answer: Nee."), talked(", answer: Ja."), "record-rewritten", "1:11",
    ),
    "an answer that goes": (talked(", answer: Nee."), talked(""), "record-rewritten", "1:11"),
    "an answer that comes with another step": (
        talked(""), talked(", answer: Ja.").replace("doubts", "supports"), "record-rewritten", "1:11",
    ),
    "a decision": (asked("2021-06-22"), asked("2021-07-06"), "move-unrecorded", "1:49"),
    "a record of support rewritten": (support(FIRST), support((*FIRST[:2], "supports")), "record-rewritten", "1:11"),
    "a record of support removed": (support(FIRST, SECOND), support(SECOND), "record-rewritten", "1:10"),
    "all support removed": (support(FIRST), "status: running\n", "record-rewritten", "1:1"),
    "an effect that says something else": (
        f"end: 2022-Q4\n{moved((MAY, '2022-Q2'), field=f'{END}, effect: Later klaar.')}\n",
        f"end: 2022-Q4\n{moved((MAY, '2022-Q2'), field=f'{END}, effect: Niets., action: Kleiner')}\n",
        "record-rewritten", "2:8",
    ),
    "a move rewritten": (
        f"end: 2022-Q4\n{moved((MAY, '2022-Q2'), field=END)}\n",
        f"end: 2022-Q4\n{moved((MAY, '2022-Q1'), field=END)}\n", "record-rewritten", "2:8",
    ),
    "a move removed": (stone("2021-Q3", (MAY, "2021-Q2")), stone("2021-Q3"), "record-rewritten", "1:50"),
    "a milestone removed with its moves": (
        stone("2021-Q3", (MAY, "2021-Q2")), "milestones: []\n", "record-rewritten", "1:13",
    ),
}  # fmt: skip

KEPT = {
    "an end with its record": ("end: 2022-Q2\n", f"end: 2022-Q4\n{moved((MAY, '2022-Q2'), field=END)}\n"),
    "a record that writes the old date otherwise": (
        "end: 2022-Q2\n", f"end: 2022-Q4\n{moved((MAY, '2022-06-30'), field=END)}\n",
    ),
    "a start counts from its first day": (
        "start: 2020-Q1\n", f"start: 2020-Q2\n{moved((MAY, '2020-01-01'), field=START)}\n",
    ),
    "two moves at once": (
        "end: 2022-Q1\n", f"end: 2022-Q4\n{moved((MAY, '2022-Q1'), ('2020-06-01', '2022-Q2'), field=END)}\n",
    ),
    "the same day, written otherwise": ("end: 2022-Q4\n", "end: 2022-12-31\n"),
    "a record to which effect and action come, as check asks when it is late": (
        f"end: 2022-Q4\n{moved((MAY, '2022-Q2'), field=END)}\n",
        f"end: 2022-Q4\n{moved((MAY, '2022-Q2'), field=f'{END}, effect: Later klaar., action: Kleiner')}\n",
    ),
    "a milestone with its record": (stone("2021-Q2"), stone("2021-Q3", (MAY, "2021-Q2"))),
    "a milestone of another title with its record": (
        stone("2021-Q2"), stone("2021-Q3", (MAY, "2021-Q2"), title="Twaalf"),
    ),
    "a decision with its record": (asked("2021-06-22"), asked("2021-07-06", (MAY, "2021-06-22"))),
    "another milestone, which has a name of its own": (
        stone("2021-Q2"), stone("2021-Q3", title="Twaalf", id_="twaalf"),
    ),
    "a decision of somebody else": (asked("2021-06-22"), asked("2021-07-06", ask="Steun", body="executive")),
    "one milestone that is gone, and two that are new": (
        stone("2021-Q2"), "milestones: [{title: A, date: 2021-Q3}, {title: B, date: 2021-Q4}]\n",
    ),
    "a record that leaves the paper for the council": (
        talked(", public: true"), talked("")
    ),
    "an answer that comes later": (talked(""), talked(", answer: Twaalf uur.")),
    "a milestone that is gone": (stone("2021-Q2"), "milestones: []\n"),
    "support that falls": (support(FIRST), support(FIRST, ("2020-05-14", "verkeer", "opposes"))),
    "support in another order": (support(FIRST, SECOND), support(SECOND, FIRST)),
    "a draft": ("draft: true\nend: 2022-Q2\n" + support(FIRST), "draft: true\nend: 2022-Q4\n"),
}  # fmt: skip


def broken(site, before, after):
    old, new = site(before), site(after)
    outcome = compare(
        Version("", old.has_no_errors().validate()), Version("", new.has_no_errors().validate())
    )
    return [f"{p.place.file}:{p.place.line}:{p.place.column} {p.code}" for p in outcome.broken]


@pytest.mark.parametrize(("before", "after", "code", "place"), BROKEN.values(), ids=BROKEN)
def test_a_rule_is_broken_where_it_can_be_mended(site, before, after, code, place):
    assert broken(site, {PLAN: before}, {PLAN: after}) == [f"{PLAN}:{place} {code}"]


@pytest.mark.parametrize(("before", "after"), KEPT.values(), ids=KEPT)
def test_a_rule_is_kept(site, before, after):
    assert broken(site, {PLAN: before}, {PLAN: after}) == []


def test_what_is_taken_to_be_the_same_is_said_with_the_way_out(site):
    old, new = site({PLAN: stone("2021-Q2")}), site({PLAN: stone("2021-Q3", title="Twaalf")})
    told = CliRunner().invoke(main, ["changes", str(old.root), str(new.root)]).stdout
    assert 'mijlpaal "Tien" heet nu "Twaalf"' in told
    assert 'mijlpaal "Twaalf" van 2021-Q2 naar 2021-Q3, zonder reden' in told
    assert 'Is dit een andere mijlpaal dan "Tien"? Geef hem dan een id' in told
    old, new = site({PLAN: asked("2021-06-22")}), site({PLAN: asked("2021-07-06", ask="Steun")})
    told = CliRunner().invoke(main, ["changes", str(old.root), str(new.root)]).stdout
    assert 'besluit "Geld" (Gemeenteraad) luidt nu "Steun"' in told
    assert 'Is dit een ander besluit dan "Geld"? Haal het oude dan weg in een eigen voorstel' in told


def stones(*titles_and_dates):
    rows = ", ".join(f"{{title: {title}, date: {date}}}" for title, date in titles_and_dates)
    return f"milestones: [{rows}]\n"


FIVE = ("Vijf palen staan", "2021-Q1"), ("Tien sensoren meten", "2021-Q2")


@pytest.mark.parametrize(
    ("after", "moved"),
    [
        # each is found by what it is called, in whatever order
        (
            (("Tien sensoren doen het", "2021-Q4"), ("De vijf palen staan", "2021-Q3")),
            {"Tien sensoren doen het": "2021-Q2", "De vijf palen staan": "2021-Q1"},
        ),
        # nothing looks like anything: as many went as came
        ((("Klaar", "2021-Q3"), ("Begin", "2021-Q4")), {"Klaar": "2021-Q1", "Begin": "2021-Q2"}),
        # one is clearly one that was; what else is new is new
        (
            (("Klaar", "2021-Q3"), ("Tien sensoren doen het", "2021-Q4"), ("Begin", "2021-Q4")),
            {"Tien sensoren doen het": "2021-Q2"},
        ),
        ((("Klaar", "2021-Q3"), ("Begin", "2021-Q4"), ("Feest", "2021-Q4")), {}),
    ],
)
def test_of_several_that_are_called_otherwise_no_date_moves_unseen(site, after, moved):
    old, new = site({PLAN: stones(*FIVE)}), site({PLAN: stones(*after)})
    found = compare(Version("", old.validate()), Version("", new.validate())).broken
    assert {each.code for each in found} <= {"move-unrecorded"}
    assert {each.values["what"]: each.values["before"] for each in found} == moved


def test_what_only_its_place_makes_the_same_is_not_told_as_the_same(site):
    """The booklet looks back over a year in which two went and two others came."""
    after = stones(("Klaar", "2021-Q3"), ("Begin", "2021-Q4"))
    old, new = site({PLAN: stones(*FIVE)}), site({PLAN: after})
    found = compare(Version("", old.validate()), Version("", new.validate()))
    assert [each.code for each in found.broken] == ["move-unrecorded"] * 2
    assert [each.code for each in found.changes] == ["milestone_new"] * 2 + ["milestone_gone"] * 2


@pytest.mark.parametrize(("party", "rewritten"), [("raadje", []), ("council", ["record-rewritten"])])
def test_a_record_that_was_wrong_may_be_mended(site, party, rewritten):
    old = site({PLAN: support(("2020-03-04", party, "doubts"))})
    new = site({PLAN: support(FIRST)})
    found = compare(Version("", old.validate()), Version("", new.validate())).broken
    assert [each.code for each in found] == rewritten


def test_a_date_that_moves_with_a_file_that_moves_is_seen(site):
    other = "roadmap/activiteiten/meetnet.yml"
    before, after = {other: "end: 2022-Q2\n"}, "roadmap/activiteiten/meetnetwerk.yml"
    assert broken(site, before, {after: "end: 2022-Q4\naliases: [meetnet]\n"}) == [
        f"{after}:1:6 move-unrecorded"
    ]


@pytest.mark.parametrize(
    ("before", "after", "problems"),
    [
        ({CONCEPT: "title: Sensor\n"}, {}, [f"{CONCEPT}:1:1 address-gone"]),
        ({CONCEPT: "title: Sensor\ndraft: true\n"}, {}, []),
        ({CONCEPT: "title: Sensor\n"}, {"docs/begrippen/open-data.yml": "aliases: [sensor]\n"}, []),
        ({CONCEPT: "title: Sensor\n"}, {"docs/begrippen/meter.yml": "aliases: [sensor]\n"}, []),
        # an alias of another kind does not lead there
        ({CONCEPT: "title: Sensor\n"}, {"docs/themas/data.yml": "aliases: [sensor]\n"}, [f"{CONCEPT}:1:1 address-gone"]),
        # an old name that is dropped
        ({CONCEPT: "aliases: [meter]\n"}, {CONCEPT: "title: Sensor\n"}, [f"{CONCEPT}:1:1 address-gone"]),
        ({CONCEPT: "aliases: [meter, peiler]\n"}, {CONCEPT: "aliases: [peiler]\n"}, [f"{CONCEPT}:1:10 address-gone"]),
        # renamed again: both old names must live on
        ({CONCEPT: "aliases: [meter]\n"}, {"docs/begrippen/peiler.yml": "aliases: [sensor]\n"}, ["docs/begrippen/peiler.yml:1:10 address-gone"]),
        ({CONCEPT: "aliases: [meter]\n"}, {"docs/begrippen/peiler.yml": "aliases: [sensor, meter]\n"}, []),
        # the old name is now a page of its own
        ({CONCEPT: "aliases: [meter]\n"}, {CONCEPT: "title: Sensor\n", "docs/begrippen/meter.yml": "title: Meter\n"}, []),
        # there is one roadmap, or none
        ({"roadmap/roadmap.yml": "title: Plan\n"}, {"roadmap/roadmap.yml": "title: Ons plan\n"}, []),
    ],
)  # fmt: skip
def test_an_address_lives_on(site, before, after, problems):
    assert broken(site, before, after) == problems


def test_the_command_fails_and_says_what_to_write(site):
    old, new = site({PLAN: "end: 2022-Q2\n"}), site({PLAN: "end: 2022-Q4\n"})
    told = CliRunner().invoke(main, ["changes", str(old.root), str(new.root)])
    assert told.exit_code == 1
    lines = told.stdout.splitlines()
    assert "### Dit kan zo niet" in lines
    assert (
        f'- `{PLAN}:1`: "end" ging van 2022-Q2 naar 2022-Q4, zonder een nieuwe regel onder "moved" '
        '(voeg onder "moved" toe: {date: …, field: end, from: 2022-Q2, reason: "…"})'
    ) in [line.replace("\\", "") for line in lines]
    assert "- **Sensornetwerk**: einde van 2022-Q2 naar 2022-Q4, zonder reden" in lines
