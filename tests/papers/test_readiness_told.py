"""The sentence on knowledge for an initiative is made once: a sheet and a text for the council say the same."""

from folders import ROOT
from made_site import of

from stadswijzer.facts.departments import departments_today
from stadswijzer.facts.knowledge.readiness_told import told
from stadswijzer.papers.council_text import proposal
from stadswijzer.papers.setting import blocks
from stadswijzer.papers.sheet.front import Front


def plain(sentence):
    return "".join(run["text"] for run in blocks.runs(sentence)).replace("\u00ad", "")


def test_a_sheet_and_a_text_for_the_council_say_the_same_sentence():
    site = of(ROOT)
    states = set()
    for plan in site.plans:
        for entry in plan("initiative"):
            found = told(plan, entry)
            assert plain(Front(plan, entry).knowledge()) == found.plain
            lines = [line.text for section in proposal(plan, entry) for line in section.lines]
            assert found.plain in lines
            states.add(found.before)
            assert not any(department.name in found.plain for department in departments_today(plan))
    assert len(states) > 2
