"""The whole address of a page is made in one place, and every page, paper and file has it from there."""

import pytest
from made_site import of

from stadswijzer.facts.site_frame import Frame
from stadswijzer.outputs import atom, calendar, csv_tables
from stadswijzer.outputs.api import json_files
from stadswijzer.pages.listings import pages
from stadswijzer.pages.render import redirects
from stadswijzer.papers import council_text
from stadswijzer.papers.booklet import Booklet
from stadswijzer.papers.setting.pdf import frame
from stadswijzer.papers.sheet.sheet import sheet

PLAN = """
    roadmap/activiteiten/sensornetwerk.yml
        | aliases: [meetnet]
        | milestones: [{title: Sensoren hangen, date: 2020-06}]
"""
HEAD = {"title": "Titel", "about": "Waarover", "head": "Kop", "ask": "", "sample": ""}
HERE, ELSEWHERE = "https://hier.example/stad/", "https://elders.example/"


@pytest.mark.parametrize("given", ["https://hier.example/stad", "https://hier.example/stad/"])
def test_it_has_one_slash_wherever_the_site_stands(given):
    assert Frame("Stad", given).whole("begrippen/x/") == "https://hier.example/stad/begrippen/x/"
    assert Frame("Stad", given).whole("") == "https://hier.example/stad/"


def test_a_site_without_an_address_has_none():
    assert Frame("Stad").whole("begrippen/x/") == ""


def test_every_place_has_it_from_there(site, monkeypatch):
    made = of(site(PLAN).root, site_url=HERE)
    (entry,) = made("initiative")

    def told():
        (data,) = (page for page in pages(made) if page.address == "over/gegevens/")
        outputs = {
            part.__name__.rpartition(".")[2]: str(dict(part.files(made)))
            for part in (csv_tables, calendar, atom, json_files)
        }
        return {
            **outputs,
            "redirects": str(dict(redirects(made))),
            "data": data.render(),
            "letter": str(council_text.letter(made, entry)),
            "sheet": str(sheet(made, entry)),
            "booklet": str(Booklet(made).colophon().data),
            "head": str(frame(made, **HEAD, address=entry.address)),
        }

    assert [name for name, text in told().items() if HERE not in text] == []
    monkeypatch.setattr(Frame, "whole", lambda _, address: f"{ELSEWHERE}{address}")
    assert [name for name, text in told().items() if ELSEWHERE not in text] == []
    own = f'"url": "{HERE}"'  # data for programs say which site they are of
    assert [name for name, text in told().items() if HERE in text.replace(own, "")] == []
