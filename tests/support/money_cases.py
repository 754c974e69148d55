"""Roadmaps with the money that real ones have, each a project to write: a name → its files.

`CASES[name]()` gives path → text. All amounts differ, so that one that stands in a wrong place shows.
"""

import json

from made_up_roadmap import roadmap

FOLDER = "roadmap/activiteiten"
STOPPED = {"status": "stopped", "status_since": "2021-05-25", "status_reason": "De toets zei nee."}


def cost(year, amount, kind="one_off", **more):
    return {"year": year, "amount": amount, "kind": kind, **more}


def cover(year, amount, source="budget", state="adopted", **more):
    return {"year": year, "amount": amount, "source": source, "state": state, **more}


def project(*own, period=(2020, 2024), as_of="2022-03-31", **roadmap_fields):
    """A project whose initiatives have these fields beside those of a made-up one."""
    files = roadmap(len(own), costs=False, parts=(), period=period, as_of=as_of, goals=0)
    first = f"money_note: Bedragen zonder btw.\n{''.join(f'{k}: {v}{chr(10)}' for k, v in roadmap_fields.items())}"
    files["roadmap/roadmap.yml"] += first
    for n, fields in enumerate(own):
        path = f"{FOLDER}/activiteit-{n:02}.yml"
        given = {"status": "running", "start": f"{period[0]}-Q1", "end": f"{period[1]}-Q4", **fields}
        lines = [
            line
            for line in files[path].splitlines()
            if line.partition(":")[0]
            not in {*given, "depends_on", "milestones", "status_since", "status_reason"}
            and not line.startswith(" ")
        ]
        lines += [f"{name}: {json.dumps(value)}" for name, value in given.items()]
        files[path] = "\n".join(lines) + "\n"
    return files


def side_by_side():
    """Two structural rows side by side, one that ends, one that takes the place of another."""
    return project(
        {
            "costs": [
                cost(2021, 80_001),
                cost(2022, 24_002, "structural", what="Stroom"),
                cost(2023, 7_003, "structural", what="Beheer", until=2026),
            ],
            "coverage": [
                cover(2021, 80_001, "reserve", reference="Reserve"),
                cover(2022, 20_004, kind="structural", reference="Programma 1", until=2027),
            ],
        },
        {
            "costs": [cost(2021, 5_005, "structural"), cost(2023, 3_006, "structural")],
            "coverage": [cover(2021, 5_005), cover(2022, 5_005), cover(2023, 1_007, state="to_adopt")],
        },
    )


def grant():
    """A grant that was paid early and awarded lower, and one that is not sure; amounts that were amended."""
    lower = [{"date": "2021-09-14", "from": 150_000, "reason": "Lager toegekend", "reference": "Brief 12"}]
    return project(
        {
            "costs": [
                cost(
                    2021,
                    60_001,
                    amended=[{"date": "2021-02-02", "from": 65_000, "reason": "De aanbesteding."}],
                ),
                cost(2022, 90_002),
                cost(2023, 90_003),
            ],
            "coverage": [
                cover(2021, 120_004, "grant", reference="Bijdrage", amended=lower),
                cover(2022, 50_005, reference="Programma 13"),
                cover(2023, 40_006, "grant", "uncertain", reference="Nog aan te vragen"),
                cover(2023, 20_007, reference="Programma 13"),
            ],
            "spent": [{"year": 2021, "amount": 58_008}, {"year": 2022, "amount": 1}],
        },
        {"costs": [cost(2022, 11_009)], "coverage": [cover(2022, 4_010, "other", "to_adopt")]},
    )


def stop():
    """A stop with obligations: what lapses, what goes on, what comes free; and hours after it."""
    return project(
        {
            **STOPPED,
            "costs": [
                cost(2021, 22_001),
                cost(2022, 35_002),
                cost(2022, 8_003, what="Contract", despite_stop=True),
                cost(2021, 6_004, "structural", what="Huur"),
                cost(2023, 90_005, "investment"),
            ],
            "coverage": [cover(2021, 30_006), cover(2022, 43_007), cover(2021, 6_004, kind="structural")],
            "hours": {"afdeling-1": {2021: 40, 2022: 60}},
        },
        {"costs": [cost(2022, 10_008)], "coverage": [cover(2022, 10_008)]},
    )


def eight_years():
    """2023–2030, of which the council adopted the budget to 2025."""
    return project(
        {
            "costs": [
                *(cost(y, 50_000 + y) for y in (2023, 2024, 2025)),
                *(cost(y, 12_000, "structural") for y in range(2025, 2031)),
            ],
            "coverage": [cover(y, 40_000, reference="Programma 9") for y in range(2023, 2031)],
        },
        {"costs": [cost(2024, 9_001)], "coverage": [cover(2024, 9_002, state="uncertain")]},
        period=(2023, 2030),
        as_of="2024-01-15",
        budget_to=2025,
    )


def credits_and_ideas():
    """Investments, an idea with money, one without costs, and amounts outside the period."""
    return project(
        {
            "costs": [
                cost(2022, 500_001, "investment", what="Kabels"),
                cost(2023, 25_002, "structural", what="Rente"),
            ],
            "coverage": [cover(2023, 25_002, kind="structural", state="to_adopt")],
        },
        {
            "status": "idea",
            "costs": [cost(2023, 20_003), cost(2024, 90_004, "investment")],
            "coverage": [cover(2023, 4_005)],
        },
        {"coverage": [cover(2022, 3_006)]},
        {
            "costs": [cost(2019, 7_007), cost(2031, 9_008, "structural"), cost(2022, 2_009)],
            "coverage": [cover(2019, 7_007)],
        },
    )


CASES = {each.__name__: each for each in (side_by_side, grant, stop, eight_years, credits_and_ideas)}
