"""Which risk is the largest is decided in one place, and every page and paper follows it."""

import pytest
from made_site import of

from stadswijzer.facts.plan import risks
from stadswijzer.pages.listings import pages
from stadswijzer.papers import council_text
from stadswijzer.papers.booklet import Booklet
from stadswijzer.papers.sheet.sheet import sheet

PLAN = """
    roadmap/activiteiten/sensornetwerk.yml
        | risks:
        |   - {text: Rrklein, likelihood: 1, impact: 1, mitigation: Letten}
        |   - {text: Rrgevolg, likelihood: 2, impact: 5, mitigation: Letten}
        |   - {text: Rrkans, likelihood: 5, impact: 2, mitigation: Letten}
        |   - {text: Rrbeide, likelihood: 5, impact: 2, mitigation: Letten}
        |   - {text: Rrgroot, likelihood: 5, impact: 5, mitigation: Letten}
"""
LARGEST_FIRST = ["Rrgroot", "Rrgevolg", "Rrbeide", "Rrkans", "Rrklein"]


@pytest.fixture
def orders(site):
    """Place → the risks in the order in which it first names them."""
    made = of(site(PLAN).root)
    (entry,) = made("initiative")

    def read():
        (page,) = (each for each in pages(made) if each.address == entry.address)
        told = {
            "page": page.render(),
            "sheet": str(sheet(made, entry).back),
            "letter": str(council_text.letter(made, entry)),
            "booklet": str(Booklet(made).risks()),
        }
        return {name: sorted(LARGEST_FIRST, key=text.index) for name, text in told.items()}

    return read


def test_the_largest_comes_first_then_the_larger_impact_then_words(orders):
    assert orders() == dict.fromkeys(("page", "sheet", "letter", "booklet"), LARGEST_FIRST)


def test_every_place_follows_the_one_order(orders, monkeypatch):
    monkeypatch.setattr(risks, "weight", lambda risk: (risk.likelihood * risk.impact, risk.text))
    smallest_first = ["Rrklein", "Rrbeide", "Rrgevolg", "Rrkans", "Rrgroot"]
    assert orders() == dict.fromkeys(("page", "sheet", "letter", "booklet"), smallest_first)
