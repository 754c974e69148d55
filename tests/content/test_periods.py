"""Several periods of the plan: what an id means in each, where pages stand, and what is told of mistakes."""

import pytest

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project

LATER = "roadmap/2025-2028/"
ROADMAP = "title: Agenda 2025–2028\nperiod: {start: 2025, end: 2028}\nas_of: 2024-12-31\ngoals: []\n"
ONE = "docs/begrippen/digital-twin.yml"
OLD, NEW = "roadmap/activiteiten/sensornetwerk.yml", f"{LATER}activiteiten/sensornetwerk.yml"
WHEN = (
    "start: 2025-Q1\nend: 2026-Q4\nmilestones: []\nmoved: []\ncosts: []\ncoverage: []\nhours: {}\ngoals: []\n"
)


def two(**files):
    """The small project with a second period, in which an initiative of the same name goes on."""
    return {
        f"{LATER}roadmap.yml": ROADMAP,
        NEW: f"title: Meetnet\n{WHEN}continues: 2020-2024/sensornetwerk\n",
        **{path.replace("__", "/"): text for path, text in files.items()},
    }


def links_of(project):
    return validate(read_project(project.root)).links


def test_each_period_has_addresses_that_stay(site):
    project = site(two()).has_no_errors()
    entries = project.validate().library.entries
    assert {key: entry.address for key, entry in entries["roadmap"].items()} == {
        "roadmap": "roadmap/2020-2024/",
        "2025-2028/roadmap": "roadmap/2025-2028/",
    }
    assert {key: entry.address for key, entry in entries["initiative"].items()} == {
        "sensornetwerk": "roadmap/activiteiten/sensornetwerk/",
        "2025-2028/sensornetwerk": "roadmap/2025-2028/activiteiten/sensornetwerk/",
    }


def test_every_period_may_have_a_folder_of_its_own(site):
    files = two()
    project = site(files)
    (project.root / "roadmap/2020-2024").mkdir()
    for name in ("roadmap.yml", "activiteiten"):
        (project.root / "roadmap" / name).rename(project.root / "roadmap/2020-2024" / name)
    project.has_no_errors()
    assert [each.folder for each in project.validate().library.periods] == ["2020-2024", "2025-2028"]


@pytest.mark.parametrize(
    ("period", "id_", "meant"),
    [
        ("", "sensornetwerk", "sensornetwerk"),
        ("2025-2028", "sensornetwerk", "2025-2028/sensornetwerk"),
        ("2025-2028", "2020-2024/sensornetwerk", "sensornetwerk"),
        ("", "2025-2028/sensornetwerk", "2025-2028/sensornetwerk"),
        (None, "2025-2028/sensornetwerk", "2025-2028/sensornetwerk"),
        (None, "sensornetwerk", None),
        ("2025-2028", "alleen-toen", "alleen-toen"),
        (None, "alleen-toen", "alleen-toen"),
        (None, "2025-2028/alleen-toen", None),
        (None, "2031-2034/sensornetwerk", None),
    ],
)
def test_what_an_id_means(site, period, id_, meant):
    links = links_of(site({**two(), "roadmap/activiteiten/alleen-toen.yml": ""}))
    found = links.within(period).find("initiative", id_)
    assert (found and found.id) == meant


def test_an_old_id_is_of_its_own_period(site):
    files = two()
    files[NEW] += "aliases: [meten]\n"
    links = links_of(site(files))
    assert links.within("2025-2028").find("initiative", "meten").id == "2025-2028/sensornetwerk"
    assert links.within(None).find("initiative", "2020-2024/meten") is None


def test_an_id_that_two_periods_have_is_told_with_how_to_write_each(site):
    files = two(**{ONE: "body: Zie [[sensornetwerk]] en [[2025-2028/sensornetwerk]].\n"})
    site(files).has_problem(f"{ONE}:1:11: error[ambiguous-reference]", hint="2020-2024/sensornetwerk")


def test_a_bare_id_in_a_period_is_its_own(site):
    files = two()
    files[NEW] += "body: Zie [[sensornetwerk]].\ndepends_on: [2020-2024/sensornetwerk]\n"
    site(files).has_no_errors()


def test_a_goal_of_another_period_has_its_years_before_it(site):
    goal = "{id: sensoren-bekend, title: D, theme: data, measure: M, unit: '%', baseline: 1, target: 9"
    files = two()
    files[f"{LATER}roadmap.yml"] = ROADMAP.replace(
        "goals: []", f"goals: [{goal}, continues: 2020-2024/sensoren-bekend}}]"
    )
    wrong = site(files)
    wrong.has_problem("docs/kennispeiling/2019-najaar.yml", hint="2025-2028/sensoren-bekend")
    files["docs/kennispeiling/2019-najaar.yml"] = (
        "wishes: [{text: Wij weten wat er hangt., goal: 2020-2024/sensoren-bekend}]\n"
    )
    site(files).has_no_errors()


def test_what_waits_for_itself_in_its_own_period_only_is_a_cycle(site):
    files = two()
    files[NEW] += "depends_on: [sensornetwerk]\n"
    site(files).has_problem(f"{NEW}:", hint="")
    assert "error[cycle]" in site(files).problems
    files[NEW] = files[NEW].replace("depends_on: [sensornetwerk]", "depends_on: [2020-2024/sensornetwerk]")
    assert "error[cycle]" not in site(files).problems


def test_a_round_belongs_to_the_period_that_holds_its_day(site):
    files = {
        **two(),
        "docs/kennispeiling/2025-najaar.yml": "date: 2025-10-01\nwishes: []\n",
        "docs/gesprekken/2019-10-verkeer.yml": "date: 2026-01-10\n",
    }
    from stadswijzer.facts.plan.periods import rounds  # noqa: PLC0415 - of another room

    library = site(files).validate().library
    own = {each.name: [entry.id for entry in rounds(library.of_period(each))] for each in library.periods}
    assert own == {"2020-2024": ["2019-najaar"], "2025-2028": ["2025-najaar"]}
