"""Pages that lead to everything: situations say what puts them on top, and the foot has every name it asks for."""

import made_site
from folders import ROOT

from stadswijzer.facts.catalogue import FOOT, LISTED, TOOLS
from stadswijzer.pages.views import finding


def test_every_link_at_the_foot_is_a_list_a_tool_or_the_roadmap():
    known = {*LISTED, *(tool.name for tool in TOOLS), "roadmap"}
    assert {name for names in FOOT.values() for name in names} <= known


def test_situations_that_the_work_asks_stand_first_with_the_reason_and_the_rest_is_folded():
    themes = finding.situations(made_site.of(ROOT)).themes
    seen = [[bool(each.why) for each in theme.situations] for theme in themes]
    assert any(map(any, seen))
    assert all(each == sorted(each, reverse=True) for each in seen)
    assert all(len(theme.situations) <= finding.SEEN + 1 and len(theme.rest) != 1 for theme in themes)
    assert sum(len(theme.rest) for theme in themes) > 0
