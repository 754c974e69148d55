"""What a page says of an evaluation: when we look back, or what came out of it."""

import pytest

from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan.initiative_facts import looking_back

PLAN = "roadmap/activiteiten/sensornetwerk.yml"
ASKED = "evaluation: {date: 2022-Q4, stop_if: Als minder dan de helft werkt.%s}\n"


def told(site, result=""):
    library = site({PLAN: ASKED % result}).validate().library
    (initiative,) = (each.data for each in library.of("initiative"))
    assert isinstance(initiative, Initiative)
    return looking_back(library.words, initiative.evaluation)


def test_before_it_the_day_is_told_and_when_we_stop(site):
    assert told(site) == (
        "Wij kijken terug: 4e kwartaal 2022.",
        "Wij stoppen: Als minder dan de helft werkt.",
    )


@pytest.mark.parametrize(
    ("decision", "verdict"),
    [
        ("", ""),
        (", decision: continue", " Uitkomst: doorgaan."),
        (", decision: change", " Uitkomst: anders doorgaan."),
        (", decision: stop", " Uitkomst: stoppen."),
    ],
)
def test_after_it_what_came_out_is_told_and_when_we_would_have_stopped(site, decision, verdict):
    assert told(site, f", result: {{date: 2020-06-15, text: Zes van de tien werken{decision}}}") == (
        f"Teruggekeken op 15 juni 2020: Zes van de tien werken.{verdict}",
        "Vooraf schreven wij op wanneer wij zouden stoppen: Als minder dan de helft werkt.",
    )


def test_a_result_has_its_day_and_says_what_came_out(site):
    site({PLAN: ASKED % ", result: {decision: go}"}).has_only(
        f"{PLAN}:1:78: error[missing-field]",
        f"{PLAN}:1:78: error[missing-field]",
        f"{PLAN}:1:89: error[not-allowed]",
    )
