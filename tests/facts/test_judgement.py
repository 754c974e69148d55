"""The judgement on an initiative, beside one that is read from the YAML by other code."""

import re

import made_up_roadmap
import pytest
import sums_by_hand
import yaml
from folders import ROOT
from made_site import of

from stadswijzer.facts.plan import judgement
from stadswijzer.language.words import LANGUAGES, Words

WORST_FIRST = ("uncovered", "uncertain", "to_adopt", "estimate", "adopted")


def last_day(text):
    """The last day of a date, a month or a quarter, as text that sorts."""
    text = str(text)
    year, _, rest = text.partition("-")
    months = {"Q1": "03-31", "Q2": "06-30", "Q3": "09-30", "Q4": "12-31"}
    if rest in months:
        return f"{year}-{months[rest]}"
    return text if text.count("-") == 2 else f"{text}-31"


def by_hand(written, plan, as_of):
    """The same four words, of what `yaml` reads."""
    status = written["status"]
    ends = [] if status in ("done", "stopped") else [last_day(written["end"])]
    stones = [last_day(each["date"]) for each in written.get("milestones", []) if not each.get("done")]
    dated = [written, *written.get("milestones", []), *written.get("decisions", [])]
    time = (
        "stopped" if status == "stopped"
        else "late" if any(day < as_of for day in ends + stones)
        else "moved" if any(each.get("moved") for each in dated)
        else "on_time"
    )  # fmt: skip
    money = None
    if written.get("costs"):
        years = sums_by_hand.of(written, plan)
        coming = [years["after"], *(years[year] for year in range(plan[0], plan[1] + 1) if year >= plan[3])]
        money = next((name for name in WORST_FIRST if any(year.get(name) for year in coming)), "no_costs")
    sizes = [each["likelihood"] * each["impact"] for each in written.get("risks", [])]
    risk = (
        "over" if status in ("done", "stopped")
        else "none_named" if not sizes
        else "high" if max(sizes) >= 15
        else "middle" if max(sizes) >= 8
        else "low"
    )  # fmt: skip
    found = (written.get("evaluation") or {}).get("result")
    result = found.get("decision", "looked_back") if found else "not_yet"
    return time, money, risk, result


def beside(root):
    """id → the judgement of ours, and of this file, of every initiative of every period."""
    found = {}
    for plan in of(root).plans:
        (file,) = [entry.source.path for entry in (plan.library.roadmap,) if entry]
        roadmap = root / str(file)
        as_of = last_day(yaml.safe_load(roadmap.read_text("utf-8"))["as_of"])
        for entry in plan("initiative"):
            written = yaml.safe_load((root / str(entry.source.path)).read_text("utf-8"))
            ours = judgement.of(plan, entry)
            told = (ours.time, ours.money, ours.risk, ours.result)
            found[entry.key] = told, by_hand(written, sums_by_hand.plan_of(roadmap), as_of)
    return found


def test_of_the_real_content_both_say_the_same():
    found = beside(ROOT)
    assert len(found) > 10
    assert {key: ours for key, (ours, _) in found.items()} == {
        key: other for key, (_, other) in found.items()
    }


@pytest.mark.parametrize("name", ["sixty", "everything late", "everything moved twice", "bare", "over"])
def test_of_odd_roadmaps_both_say_the_same(tmp_path, name):
    parts = tuple(part for part in made_up_roadmap.WHOLE if part != "support")  # which PyYAML does not read
    files = made_up_roadmap.roadmap(**{"parts": parts, **made_up_roadmap.ODD[name]})
    found = beside(made_up_roadmap.write(tmp_path, files))
    assert {key: ours for key, (ours, _) in found.items()} == {
        key: other for key, (_, other) in found.items()
    }


def of_one(tmp_path, more="", **given):
    """The judgement on one initiative with these fields behind its own."""
    files = made_up_roadmap.roadmap(1, parts=(), **given)
    path = "roadmap/activiteiten/activiteit-00.yml"
    files[path] = re.sub("status: idea", "status: running", files[path]) + more
    site = of(made_up_roadmap.write(tmp_path, files))
    return judgement.of(site, site("initiative")[0])


@pytest.mark.parametrize(
    ("likelihood", "impact", "risk"),
    [(3, 5, "high"), (2, 5, "middle"), (2, 4, "middle"), (1, 5, "low"), (1, 1, "low")],
)
def test_a_risk_weighs_by_likelihood_times_impact(tmp_path, likelihood, impact, risk):
    more = f"risks:\n  - {{text: A, likelihood: {likelihood}, impact: {impact}, mitigation: B}}\n"
    small = "  - {text: Klein, likelihood: 1, impact: 1, mitigation: B}\n"
    assert of_one(tmp_path, more + small).risk == risk


@pytest.mark.parametrize(
    ("decision", "result"),
    [(", decision: stop", "stop"), (", decision: change", "change"), (", decision: continue", "continue"), ("", "looked_back")],
)  # fmt: skip
def test_the_result_is_what_was_decided_after_the_evaluation(tmp_path, decision, result):
    more = (
        f"evaluation: {{date: 2022-01, stop_if: Nee, result: {{date: 2022-01-15, text: Gezien{decision}}}}}\n"
    )
    found = of_one(tmp_path, more)
    assert found.result == result
    assert found.weight("result") == {"stop": "bad", "change": "attention", "continue": "good"}.get(
        result, "unknown"
    )


def test_what_nobody_wrote_is_not_told_as_good(tmp_path):
    found = of_one(tmp_path, costs=False)
    assert (found.money, found.risk, found.result) == (None, "none_named", "not_yet")
    assert {found.weight(name) for name in ("money", "risk", "result")} == {"unknown"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_it_can_be_said(language):
    words = Words(language)
    for name, states in (("time", judgement.TIME), ("risk", judgement.RISK), ("result", judgement.RESULT)):
        assert all(words(f"judgement.{name}.{state}") for state in states)
    assert all(words(f"judgement.money.{state}") for state in (*WORST_FIRST, "no_costs", "not_given"))
