"""Sums in `changes`, against those made by hand of both versions (`sums_by_hand`)."""

import json
from itertools import combinations

import pytest
import sums_by_hand
import yaml
from click.testing import CliRunner
from made_up_roadmap import write
from money_cases import CASES, FOLDER, STOPPED, cost, cover, project

from stadswijzer.cli.main import main

NAMES = ("adopted", "estimate", "to_adopt", "uncertain", "uncovered", "over", "investment", "spent")


def by_hand(root):
    """(name, year) → euros, of all but ideas; `ideas`: what those cost."""
    plan = sums_by_hand.plan_of(root / "roadmap/roadmap.yml")
    written = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((root / FOLDER).glob("*.yml"))]
    whole = sums_by_hand.whole([each for each in written if each["status"] != "idea"], plan)
    ideas = sums_by_hand.whole([each for each in written if each["status"] == "idea"], plan)["total"]
    found = {}
    for year, row in {**whole, "ideas": ideas}.items():
        costs = [row[name] for name in ("one_off", "structural") if name in row]
        found["costs", year] = sum(costs) if costs else None
        found |= {(name, year): row.get(name) for name in NAMES}
    return found


@pytest.mark.parametrize(("old", "new"), list(combinations(CASES, 2)))
def test_every_sum_that_differs_is_told_and_no_other(tmp_path, old, new):
    roots = [write(tmp_path / name, CASES[name]()) for name in (old, new)]
    told = CliRunner().invoke(main, ["changes", *map(str, roots), "--format", "json"])
    assert told.exit_code in (0, 1), told.output  # 1: dates moved without a record
    changes = json.loads(told.output)["changes"]
    found = {
        (each["code"].removeprefix("total_"), each["values"]["year"] or "total"): (
            each["values"]["before"],
            each["values"]["after"],
        )
        for each in changes
        if each["code"].startswith("total_") and each["code"] != "total_hours"
    }
    before, after = map(by_hand, roots)
    assert found == {
        key: (before.get(key), after.get(key))
        for key in {*before, *after}
        if before.get(key) != after.get(key)
    }


def test_a_stop_tells_what_it_ends(tmp_path):
    """Also where nothing was changed in the costs themselves."""
    files = CASES["stop"]()
    path = f"{FOLDER}/activiteit-00.yml"
    running = {**files, path: files[path].replace('"stopped"', '"running"')}
    roots = [write(tmp_path / "a", running), write(tmp_path / "b", files)]
    told = CliRunner().invoke(main, ["changes", *map(str, roots)]).output.replace("\u00a0", " ")
    assert "loopt → gestopt" in told
    assert "kosten 2022: € 49.009 → € 8.003" in told
    assert "krediet 2023: € 90.005 → vervalt door de stop" in told
    assert "kosten elk jaar na 2024: € 6.004 → vervalt door de stop" in told
    assert "krediet 2023: € 90.005 → niet opgegeven" not in told
    assert "niet opgegeven" not in told, "nor in the sums of all activities"
    again = CliRunner().invoke(main, ["changes", *map(str, reversed(roots))]).output.replace("\u00a0", " ")
    assert "krediet 2023: vervalt door de stop → € 90.005" in again


def test_a_sum_that_is_gone_for_another_reason_is_not_put_down_to_a_stop(tmp_path):
    """One activity was stopped in both versions; the surplus of another went since its grant was awarded lower."""
    stopped = {
        "costs": [cost(2021, 10_001), cost(2022, 4_004)],
        "coverage": [cover(2021, 10_001), cover(2022, 4_004)],
        **STOPPED,
    }
    roots = [
        write(
            tmp_path / str(euros),
            project(
                stopped,
                {"costs": [cost(2022, 40_002)], "coverage": [cover(2022, euros, "grant", reference="EU")]},
            ),
        )
        for euros in (77_003, 40_002)
    ]
    told = CliRunner().invoke(main, ["changes", *map(str, roots)]).output.replace("\u00a0", " ")
    assert "**Alle activiteiten samen, 2022**: over € 37.001 → niet opgegeven" in told
    assert "vervalt door de stop" not in told
