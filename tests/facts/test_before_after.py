"""Before → after: recomputed by a slow reader from the words as written, and what the sentence must always say."""

import random

import pytest
import yaml
from folders import ROOT

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.facts.knowledge import before_after, before_after_told
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.papers import management, management_address

DEPARTMENTS = {"verkeer": "stad", "beheer": "stad", "sociaal": ""}
CONCEPTS = ("digital-twin", "open-data", "privacy")
WORDS = {
    "5-10": ("under_half", "half"),
    "11+": ("under_three", "under_half", "half", "four_fifths"),
}
PROVES = {("5-10", "half"): 3, ("11+", "under_half"): 3, ("11+", "half"): 6, ("11+", "four_fifths"): 9}
HEAD = "title: {title}\nsummary: Een ronde.\ndate: {day}\nmethod: questions\nbasis: {basis}\ninvited: 400\nresponded: 300\nsample: true\n"


def facts(site, files, *, language="nl"):
    """The facts of a site of these files."""
    checked = site(files, language=language).validate()
    assert not checked.problems.errors, [str(each) for each in checked.problems]
    return Site(checked.links, Frame("Proef"))


def organisation():
    rows = [
        f"  - {{id: {name}, name: {name}, staff: 90{f', cluster: {of}' if of else ''}}}"
        for name, of in DEPARTMENTS.items()
    ]
    return "\n".join(
        ["municipality: Proefstad", "departments:", *rows, "clusters:", "  - {id: stad, name: Stad}", ""]
    )


def concept(name):
    return f"title: {name}\nsummary: Iets.\ndefinition: Iets is iets.\ntheme: data\nsources: [{{title: B, url: 'https://example.org'}}]\n"


def a_round(day, rows, *, basis="self"):
    """A round of rows (group, concept, size or None for too few, three words)."""
    told = []
    for group, about, size, words in rows:
        kind = "department" if group in DEPARTMENTS else "cluster"
        said = f"answers: {size}, at_least: [{', '.join(words)}]" if size else "too_few: true"
        told.append(f"  - {{{kind}: {group}, concept: {about}, {said}}}")
    return (
        HEAD.format(title=f"Ronde {day}", day=day, basis=basis)
        + "\n".join(["results:", *told] if told else ["results: []"])
        + "\n"
    )


def initiative(needs, *, more="", start="2020-Q1", end="2024-Q4", status="running"):
    asked = "\n".join(
        f"  - {{concept: {about}, level: {level}{f', people: {people}' if people else ''}}}"
        for about, level, people in needs
    )
    return (
        f"title: Werk\nsummary: Wij doen iets.\nstatus: {status}\nstart: {start}\nend: {end}\nlead: verkeer\n"
        f"departments: [beheer, sociaal]\ntheme: data\nneeds:\n{asked}\n{more}"
    )


def some_rows(rng):
    """Rows as an import could have made them."""
    rows = []
    for about in CONCEPTS:
        for group in (*DEPARTMENTS, "stad"):
            chance = rng.random()
            if (
                group == "stad"
                and rows
                and any(g in ("verkeer", "beheer") and s and a == about for g, a, s, _ in rows)
            ):
                continue
            if chance < 0.3:
                continue
            if chance < 0.5 and group != "stad":
                rows.append((group, about, None, ()))
                continue
            size = rng.choice(list(WORDS))
            words = sorted((rng.randrange(len(WORDS[size])) for _ in range(3)), reverse=True)
            rows.append((group, about, size, [WORDS[size][at] for at in words]))
    return rows


def slow_state(rows, department, about, level, people):
    """The state of one need, in the words of the contract and nothing else."""
    by = {(group, of): (size, words) for group, of, size, words in rows}
    size, words = by.get((department, about), ("", ()))
    if not size and (DEPARTMENTS[department], about) in by:
        size, words = by[DEPARTMENTS[department], about]
    if not size:
        return "too_few" if (department, about) in by else "not_measured"
    word = words[level - 1]
    if people:
        proved = PROVES.get((size, word), 0)
        return "enough" if proved >= people else "almost" if proved * 2 >= people else "not_yet"
    return {"four_fifths": "enough", "half": "almost"}.get(word, "not_yet")


@pytest.mark.parametrize("seed", range(6))
def test_states_then_and_now_are_what_a_slow_reader_counts(site, seed):
    rng = random.Random(seed)  # noqa: S311 - for made-up rounds
    first, second = some_rows(rng), some_rows(rng)
    needs = [(about, rng.randint(1, 3), rng.choice([None, 3, 6, 9])) for about in CONCEPTS]
    made = facts(
        site,
        {
            "roadmap/organisatie.yml": organisation(),
            "roadmap/activiteiten/werk.yml": initiative(needs),
            "docs/kennispeiling/2021-een.yml": a_round("2021-03-31", first),
            "docs/kennispeiling/2022-twee.yml": a_round("2022-03-31", second),
            **{f"docs/begrippen/{name}.yml": concept(name) for name in CONCEPTS},
        },
    )
    found = before_after.of_initiative(made, made.get("initiative", "werk"))
    slow = [
        tuple(slow_state(rows, department, about, level, people) for rows in (first, second))
        for about, level, people in needs
        for department in DEPARTMENTS
    ]
    assert sorted(found.pairs) == sorted(slow)
    assert sum(n for _, n in found.then) == sum(n for _, n in found.now) == len(slow)
    not_yet = [sum(state == "not_yet" for state in states) for states in zip(*slow, strict=True)]
    assert list(found.to_learn) == not_yet
    order = ["not_yet", "almost", "enough"]
    lower = sum(old in order and new in order and order.index(new) < order.index(old) for old, new in slow)
    assert dict(found.moves).get("back", 0) == lower
    assert dict(found.moves).get("now_enough", 0) == sum(new == "enough" != old for old, new in slow)


ONE_NEED = [("digital-twin", 2, None)]
LOW = ("under_half", "under_half", "under_three")
HALF = ("half", "half", "under_three")
HIGH = ("four_fifths", "four_fifths", "half")


def of_verkeer(words):
    return [("verkeer", "digital-twin", "11+", words), ("beheer", "digital-twin", "11+", LOW)]


def two_rounds(site, then, now, **given):
    basis = given.pop("basis", "self")
    made = facts(
        site,
        {
            "roadmap/organisatie.yml": organisation(),
            "roadmap/activiteiten/werk.yml": initiative(ONE_NEED, **given),
            "docs/kennispeiling/2021-een.yml": a_round("2021-03-31", then, basis=basis),
            "docs/kennispeiling/2021-twee.yml": a_round("2021-09-30", now),
        },
    )
    return made, before_after.of_initiative(made, made.get("initiative", "werk"))


def test_it_moves_while_the_worst_need_decides_the_state(site):
    made, found = two_rounds(site, of_verkeer(LOW), of_verkeer(HIGH))
    assert made.know.readiness(made.get("initiative", "werk")).state == "not_yet"
    told = before_after_told.told(made.words, found)
    assert "van 2 naar 1 ding dat nog geleerd moet worden; 1 nu op orde." in told
    for part in (
        "Ronde 2021-03-31 (31 maart 2021)",
        "Ronde 2021-09-30 (30 september 2021)",
        "1 niet gemeten",
    ):
        assert part in told


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (LOW, HALF, "1 nu bijna op orde"),
        (HIGH, HALF, "1 weer terug"),
        (HIGH, LOW, "1 weer terug"),
        (HALF, HIGH, "1 nu op orde"),
        (HALF, HALF, "nog steeds 1 ding dat geleerd moet worden."),
    ],
)
def test_every_step_up_or_down_is_told(site, then, now, said):
    made, found = two_rounds(site, of_verkeer(then), of_verkeer(now))
    assert said in before_after_told.told(made.words, found)


def test_what_was_measured_and_is_not_any_more_is_told_as_not_known(site):
    made, found = two_rounds(site, of_verkeer(HIGH), of_verkeer(HIGH)[1:])
    assert "1 nu niet meer bekend" in before_after_told.told(made.words, found)
    made, found = two_rounds(site, of_verkeer(HIGH)[1:], of_verkeer(HALF))
    assert "1 nu wel gemeten" in before_after_told.told(made.words, found)


def test_with_one_round_or_another_basis_nothing_is_said(site):
    assert two_rounds(site, of_verkeer(LOW), of_verkeer(HIGH), basis="interviewer")[1] is None
    made = facts(site, {"docs/kennispeiling/2019-najaar.yml": a_round("2021-03-31", of_verkeer(LOW)[:1])})
    assert before_after.newest(made) == []


def test_what_was_done_before_the_later_round_is_not_told(site):
    done = {"status": "done", "more": "status_since: 2021-06-30\n"}
    assert two_rounds(site, of_verkeer(LOW), of_verkeer(HIGH), **done)[1] is None
    later = {"status": "done", "more": "status_since: 2021-10-01\n"}
    assert two_rounds(site, of_verkeer(LOW), of_verkeer(HIGH), **later)[1] is not None


def test_what_goes_on_is_laid_beside_the_last_round_of_the_period_before(site):
    """Only over the needs that both name."""
    plan = "title: Plan\nsummary: Verder.\nperiod: {start: 2025, end: 2028}\nas_of: 2026-06-30\ngoals: []\n"
    goes_on = initiative(
        [*ONE_NEED, ("open-data", 1, None)],
        start="2025-Q1",
        end="2027-Q4",
        more="goals: []\ncontinues: 2020-2024/werk\n",
    )
    made = facts(
        site,
        {
            "roadmap/organisatie.yml": organisation(),
            "roadmap/activiteiten/werk.yml": initiative(ONE_NEED),
            "roadmap/2025-2028/roadmap.yml": plan,
            "roadmap/2025-2028/activiteiten/verder.yml": goes_on,
            "docs/begrippen/open-data.yml": concept("open-data"),
            "roadmap/activiteiten/sensornetwerk.yml": "status: done\n",
            "docs/kennispeiling/2019-najaar.yml": f"{a_round('2019-11-29', of_verkeer(HIGH))}wishes: []\n",
            "docs/kennispeiling/2020-een.yml": a_round("2020-06-30", of_verkeer(LOW)),
            "docs/kennispeiling/2025-twee.yml": a_round("2025-09-30", of_verkeer(HALF)),
        },
    )
    later = next(plan for plan in made.plans if plan.period.name == "2025-2028")
    found = before_after.of_initiative(made, later("initiative")[0])
    assert (found.before.id, found.after.id) == ("2020-een", "2025-twee")
    assert sorted(found.pairs) == [
        ("not_measured", "not_measured"),
        ("not_yet", "almost"),
        ("not_yet", "not_yet"),
    ]
    assert "Geteld is wat ook “Werk” vroeg" in before_after_told.told(made.words, found)


def test_of_a_period_without_a_round_it_is_told_how_what_goes_on_stood_before():
    real = Site(validate(read_project(ROOT)).links, Frame("Proef"))
    later = real.today
    [text] = before_after_told.newest_told(later)
    going_on = [found for entry in later("initiative") if (found := before_after.earlier(later, entry))]
    assert later.know.newest is None
    assert f"{len(going_on)} activiteiten gaan verder uit de periode ervoor" in text
    assert f"{sum(found.needs for found in going_on)} dingen die ook toen al werden gevraagd" in text
    round_ = going_on[0].round
    assert (
        f"in {round_.title} ({real.words.moment(round_.data.date.text)}, {round_.data.responded} mensen"
        in text
    )
    sheet = str(management.page(later))
    assert text in sheet
    assert "niets gemeten dat nog geleerd moet worden" not in sheet


def test_management_reads_which_activity_moved_from_what_to_what(site):
    made, _ = two_rounds(site, of_verkeer(LOW), of_verkeer(HIGH))
    [(entry, told)] = before_after_told.named_told(made)
    assert entry.title == "Werk"
    assert (
        told
        == "toen nog te leren, nu nog te leren; van 2 naar 1 ding dat nog geleerd moet worden; 1 nu op orde."
    )
    then = "In Ronde 2021-03-31 (31 maart 2021) stond deze activiteit zo: nog te leren: 1 activiteit."
    sheet = str(management.page(made))
    assert then in sheet
    assert told in sheet
    assert management_address.address(made) == "kennispeiling/2021-twee/"


def test_what_neither_moved_nor_holds_is_not_named(site):
    full = [(name, "digital-twin", "11+", HIGH) for name in DEPARTMENTS]
    made, found = two_rounds(site, full, full)
    assert found.states == ("enough", "enough")
    assert before_after_told.named_told(made) == []


def test_at_most_three_are_named_what_moved_most_first():
    real = Site(validate(read_project(ROOT)).links, Frame("Proef"))
    moved = {each.entry.id: sum(n for _, n in each.moves) for each in before_after.newest(real)}
    named = [entry.id for entry, _ in before_after_told.named_told(real)]
    assert len(named) == before_after_told.NAMED
    assert [moved[each] for each in named] == sorted(moved.values(), reverse=True)[: len(named)]
    sheet, _ = management.page(real)
    assert all(real.get("initiative", each).title in str(sheet) for each in named)


def test_together_is_the_sum_by_pair_of_rounds(site):
    made, found = two_rounds(site, of_verkeer(LOW), of_verkeer(HIGH))
    [both] = before_after.together([found, found])
    assert (both.initiatives, both.to_learn) == (2, (4, 2))
    assert before_after_told.told(made.words, both).startswith("Kennis voor 2 activiteiten samen. Van ")


def test_the_real_content_is_what_its_files_say():
    """The same slow reading of the files as they lie in the repository."""
    root = ROOT
    real_facts = Site(validate(read_project(root)).links, Frame("Proef"))
    read = lambda path: yaml.safe_load((root / path).read_text("utf-8"))  # noqa: E731
    first, second = (
        read(f"docs/kennispeiling/{name}.yml")["results"] for name in ("2022-voorjaar", "2024-najaar")
    )
    clusters = {each["id"]: each["cluster"] for each in read("roadmap/organisatie.yml")["departments"]}
    work = read("roadmap/activiteiten/sensorennetwerk.yml")

    def state(rows, department, need):
        own = next(
            (r for r in rows if r["concept"] == need["concept"] and r.get("department") == department), None
        )
        of = next(
            (r for r in rows if r["concept"] == need["concept"] and r.get("cluster") == clusters[department]),
            None,
        )
        row = own if own and "at_least" in own else of or own
        if row is None:
            return "not_measured"
        word, people = row["at_least"][need["level"] - 1], need.get("people")
        if people:
            proved = PROVES.get((row["answers"], word), 0)
            return "enough" if proved >= people else "almost" if 2 * proved >= people else "not_yet"
        return {"four_fifths": "enough", "half": "almost"}.get(word, "not_yet")

    slow = [
        (state(first, department, need), state(second, department, need))
        for need in work["needs"]
        for department in dict.fromkeys([work["lead"], *work.get("departments", [])])
    ]
    found = before_after.of_initiative(real_facts, real_facts.get("initiative", "sensorennetwerk"))
    assert sorted(found.pairs) == sorted(slow)
