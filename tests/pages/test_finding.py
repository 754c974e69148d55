"""Pages that lead to everything: situations say what puts them on top, and the foot has every name it asks for."""

from collections import Counter

import made_site
import pytest
from folders import ROOT

from stadswijzer.facts.catalogue import FOOT, LISTED, TOOLS
from stadswijzer.pages.views import finding, money_page, theme


@pytest.fixture(scope="module")
def real():
    return made_site.of(ROOT)


def test_every_link_at_the_foot_is_a_list_a_tool_or_the_roadmap():
    known = {*LISTED, *(tool.name for tool in TOOLS), "roadmap"}
    assert {name for names in FOOT.values() for name in names} <= known


def test_situations_that_the_work_asks_stand_first_with_the_reason_and_the_rest_is_folded(real):
    themes = finding.situations(real).themes
    seen = [[bool(each.why) for each in theme.situations] for theme in themes]
    assert any(map(any, seen))
    assert all(each == sorted(each, reverse=True) for each in seen)
    assert all(len(theme.situations) <= finding.SEEN + 1 and len(theme.rest) != 1 for theme in themes)
    assert sum(len(theme.rest) for theme in themes) > 0


def test_what_is_new_of_late_is_in_sight_and_nothing_is_lost_in_the_fold(real):
    found = finding.news_view(real)
    assert len(found.months) == finding.RECENT
    anchors = [each.anchor for each in (*found.months, *found.older)]
    assert anchors == sorted(anchors, reverse=True)
    assert found.made_up
    assert not any(item.ref.sample for each in found.months for item in each.plan)


def test_a_theme_says_how_its_activities_and_examples_stand(real):
    under = theme.view(real, real("theme")[0]).under
    tagged = {each.title: {item.tag is not None for item in each.items} for each in under}
    assert tagged["Activiteiten"] == tagged["Voorbeelden"] == {True}
    assert tagged["Begrippen"] == {False}


def test_costs_and_what_is_not_covered_stay_beside_the_name_on_a_phone(real):
    table = money_page.money_page(real, "roadmap/2020-2024/geld/").table
    for row in (*table.rows, *table.totals):
        assert Counter(cell.label for cell in row.cells if cell.is_main) == {"Kosten": 1, "Niet gedekt": 1}
