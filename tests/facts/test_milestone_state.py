"""How a milestone stands is decided in one place, and every page, paper and file says what that says."""

from datetime import date
from types import SimpleNamespace

import pytest
from made_site import of

from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import planning
from stadswijzer.outputs import calendar, csv_tables
from stadswijzer.outputs.api import json_files
from stadswijzer.pages.listings import pages
from stadswijzer.papers import council_text
from stadswijzer.papers.sheet.sheet import sheet

INITIATIVE = """
    roadmap/activiteiten/sensornetwerk.yml
        | status: {status}
        | end: 2022-12
        | milestones:
        |   - {{title: Sensoren hangen, date: 2020-06{done}}}
    roadmap/roadmap.yml
        | as_of: {as_of}
"""


@pytest.fixture
def told(site):
    """What each place says of the one milestone of a plan, in small letters."""

    def tell(*, status="running", done="", as_of="2020-01-31"):
        made = of(site(INITIATIVE.format(status=status, done=done, as_of=as_of)).root, site_url="")
        (entry,) = made("initiative")
        shown = ("roadmap/", entry.address)
        html = {page.address: page.render() for page in pages(made) if page.address in shown}
        files = {**dict(csv_tables.files(made)), **dict(calendar.files(made)), **dict(json_files.files(made))}
        own = {
            "page": html[entry.address],
            "roadmap": html["roadmap/"],
            "table": next(text for name, text in files.items() if name.endswith("mijlpalen.csv")),
            "calendar": next(text for name, text in files.items() if name.endswith(".ics")),
            "sheet": str(sheet(made, entry).front),
            "letter": str(council_text.letter(made, entry)),
        }
        return {name: text.replace("\r\n ", "").lower() for name, text in own.items()}

    return tell


LATE = "te laat"
PLACES = {"page": 3, "roadmap": 5, "table": 1, "calendar": 1, "sheet": 2, "letter": 2}
"""Where it is told, and how often: on its own page at a glance too, on that of the roadmap in the tree, the picture,
its table and the judgement too; a sheet and a letter say too that nobody wrote why.

The start page names what comes first, and leaves it to the roadmap to say what is late."""


def test_every_place_says_what_is_decided_once(told, monkeypatch):
    before = told()
    monkeypatch.setattr(planning, "milestone_state", lambda *_: "late")
    after = told()
    more = {name: after[name].count(LATE) - before[name].count(LATE) for name in after}
    assert more == PLACES


@pytest.mark.parametrize(
    ("status", "done", "on", "state"),
    [
        ("running", None, date(2020, 6, 30), "open"),
        ("running", None, date(2020, 7, 1), "late"),
        ("paused", None, date(2020, 7, 1), "late"),
        ("stopped", None, date(2020, 7, 1), "dropped"),
        ("running", True, date(2020, 7, 1), "done"),
        ("stopped", True, date(2020, 7, 1), "done"),
        ("running", None, None, "open"),
    ],
)
def test_it_is_late_after_its_last_day_unless_nobody_awaits_it(status, done, on, state):
    last_day = SimpleNamespace(day=date(2020, 6, 30))
    stone = SimpleNamespace(date=last_day, done=done, intact=lambda *_: True)
    initiative = Initiative()
    vars(initiative).update(status=status)
    assert planning.milestone_state(initiative, stone, on) == state
