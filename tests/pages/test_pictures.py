"""Pictures that carry facts on the pages of a plan: their parts add up, and they stand before what explains them."""

import re
from types import SimpleNamespace

import made_site
import pytest
from folders import PACKAGE
from site_checks import pages

from stadswijzer.content.fields import options_of
from stadswijzer.content.model import Initiative
from stadswijzer.facts.figures.drawing import stacked
from stadswijzer.facts.plan import plan_sums, planning
from stadswijzer.language.prose import Heading
from stadswijzer.language.words import Words
from stadswijzer.pages.frame import in_parts
from stadswijzer.pages.render import PART
from stadswijzer.pages.views import strips
from stadswijzer.pages.views.before_after import bar as bar_of_needs
from stadswijzer.pages.views.goal_tree import tree
from stadswijzer.pages.views.hours_bars import hours_bars
from stadswijzer.pages.views.money_bars import money_bars
from stadswijzer.pages.views.round_picture import named_in_words, step_bar


def test_parts_follow_each_other_and_fill_what_they_are_of():
    parts = stacked([("full", 30), ("half", 0), ("ended", 10)], 40)
    assert [(each.look, each.start, each.width) for each in parts] == [("full", 0, 75), ("ended", 75, 25)]
    assert stacked([("full", 1)], 0) == ()


def test_a_step_is_open_from_its_least_to_its_most():
    step = type("Step", (), {"least": 5, "most": 9})()
    assert [(each.look, each.start, each.width) for each in step_bar(step, 20)] == [
        ("full", 0, 25),
        ("half", 25, 20),
    ]
    assert step_bar(None, 20) == ()


def test_the_bar_of_a_year_holds_all_that_it_costs(tmp_path):
    site = made_site.made(tmp_path)
    found = money_bars(site, plan_sums.planned(site))
    most = max(row.amounts.costs or 0 for row in plan_sums.planned(site).years)
    for bar in found.years:
        costs = plan_sums.planned(site).of(int(bar.year)).costs
        assert sum(part.width for part in bar.parts) == pytest.approx(100 * costs / most, abs=0.1)


def test_the_roadmap_tells_how_it_stands_before_it_explains(site):
    html = pages(site()).html("roadmap/")
    places = [html.index(each) for each in ('class="strips"', 'id="tijdlijn"', 'class="tree"')]
    assert places == sorted(places)


def test_needs_then_and_now_are_bars_with_what_is_in_order_first_and_what_is_not_known_last():
    parts = bar_of_needs([("not_yet", 1), ("enough", 1), ("too_few", 1), ("not_measured", 1)])
    assert [(each.look, each.start, each.width) for each in parts] == [
        ("full", 0, 25),
        ("open", 25, 25),
        ("none", 50, 25),
        ("none", 75, 25),
    ]


def test_a_goal_in_the_drawing_of_the_tree_shows_how_far_it_is_and_says_it(tmp_path):
    site = made_site.made(tmp_path)
    goals = {goal.title: planning.progress(goal) for goal in site.library.roadmap_fields.goals}
    boxes = [box for box in tree(site).picture.boxes if box.whole in goals and box.anchor]
    assert boxes
    for box in boxes:
        share = goals[box.whole]
        assert box.progress == (None if share is None else pytest.approx(box.width * share / 100))
        assert box.told == ("Niet gemeten" if share is None else f"{share} % van de weg afgelegd")


def test_the_bar_of_hours_holds_what_is_asked_and_says_what_is_too_much(tmp_path):
    site = made_site.made(tmp_path)
    found = hours_bars(site)
    assert found.rows
    for row in found.rows:
        assert [bar.year for bar in row.bars] == list(found.years)
        for bar in row.bars:
            assert bool(bar.over) == any(part.look == "ended" for part in bar.parts)
            assert sum(part.width for part in bar.parts) <= 100.1


def test_what_to_know_first_is_on_the_list_of_concepts_as_picture_and_as_table(site):
    html = pages(site()).html("begrippen/")
    picture, table = html[html.index('id="wat-eerst"') :].split("</svg>", 1)
    assert picture.index("../begrippen/open-data/") < picture.index("../begrippen/digital-twin/")
    assert "Digital twin: eerst Open data" in picture
    assert "open-data/" in table


def test_the_contents_hold_the_sections_of_a_part_under_it():
    headings = [Heading(2, "a", "A"), Heading(PART, "p", "P"), Heading(2, "b", "B"), Heading(PART, "", "")]
    found = in_parts([*headings, Heading(2, "c", "C")])
    assert [(each.anchor, [one.anchor for one in each.within]) for each in found] == [
        ("a", []),
        ("p", ["b"]),
        ("c", []),
    ]


def test_of_a_round_it_is_told_who_named_nothing_and_what_was_named_most():
    step = lambda least, most: SimpleNamespace(least=least, most=most)  # noqa: E731
    row = lambda title, named: SimpleNamespace(theme=SimpleNamespace(title=title), named=named)  # noqa: E731
    w = Words("nl")
    site = SimpleNamespace(words=w)
    rows = [row("Mobiliteit", step(15, 19)), row("Data", step(15, 19)), row("Energie", step(0, 4))]
    picture = SimpleNamespace(rows=rows)
    (told,) = named_in_words(site, step(0, 4), picture, "named")
    assert told == (
        "Minder dan 5 mensen konden geen voorbeeld van een slimme stad noemen. "
        "Als voorbeeld noemden mensen het vaakst: Mobiliteit, Data (elk 15 tot en met 19 mensen)."
    )
    (told,) = named_in_words(site, None, SimpleNamespace(rows=[rows[0], rows[2]]), "named")
    assert told == "Als voorbeeld noemden mensen het vaakst Mobiliteit (15 tot en met 19 mensen)."
    alike = SimpleNamespace(rows=rows[:2])
    assert list(named_in_words(site, step(40, None), alike, "named")) == [
        "40 of meer mensen konden geen voorbeeld van een slimme stad noemen."
    ]
    assert list(named_in_words(site, None, alike, "named")) == []


def test_a_mark_that_says_the_same_stands_once_on_a_page(site):
    html = pages(site()).html("kennispeiling/2019-najaar/")
    links = re.findall(r'class="how" href="([^"]+)"', html)
    assert len(links) == len(set(links)) > 0


def test_a_list_says_once_what_holds_for_all_of_it(site):
    first, second = "docs/begrippen/open-data.yml", "docs/begrippen/digital-twin.yml"
    html = pages(site({first: "sample: true\n", second: "sample: true\n"})).html("begrippen/")
    assert html.count("note-sample") == 1
    assert html.split("note-sample")[1].split("</ul>")[0].count("mark-sample") == 0
    html = pages(site({first: "sample: true\n"})).html("begrippen/")
    assert html.count("note-sample") == 0
    assert html.count("mark-sample") > 0


@pytest.mark.parametrize("status", options_of(Initiative, "status"))
def test_every_status_of_the_model_is_drawn_on_screen_and_on_paper(status):
    styles = (PACKAGE / "pages/theme/styles/figures.css").read_text("utf-8")
    assert re.search(rf"\.tl-(?:fill-)?{status}\b", styles), "figures.css"
    typst = (PACKAGE / "papers/typst/timeline.typ").read_text("utf-8")
    assert re.search(rf"^  {status}: ", typst, re.MULTILINE), "timeline.typ"
    assert status in strips._STATUS, "strips.py leaves it out of the strip"
