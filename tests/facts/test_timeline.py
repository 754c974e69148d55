"""The timeline: what it tells, where all of it stands, and that the picture and the table say the same."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from types import SimpleNamespace

import made_up_roadmap
import pytest
from changed_roadmap import WAITING, WITH_INITIATIVES, changed
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.content.values import Moment
from stadswijzer.facts.plan.figures import places, timeline_figure
from stadswijzer.facts.plan.figures.shapes import SCREEN, STATUSES, Measures
from stadswijzer.facts.plan.timeline import Lane, Plan, Row, Stone, Wait
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.language.text_width import on_screen, shortened, wrapped
from stadswijzer.language.words import Words
from stadswijzer.pages.render import entries
from stadswijzer.papers import timeline_paper

BESIDE = Measures(beside=True, label=240, time=500, least=5)


def of(root, files=None):
    """The site of these files, or of a project that is there."""
    checked = validate(read_project(made_up_roadmap.write(root, files) if files else root))
    assert not checked.problems.errors
    return Site(checked.links, Frame("Proefstad", site_url="https://slimmestad.example/"))


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """Name → site of each odd roadmap."""
    root = tmp_path_factory.mktemp("odd")
    return {
        name: of(root / str(n), made_up_roadmap.roadmap(**given))
        for n, (name, given) in enumerate(made_up_roadmap.ODD.items())
    }


def drawn(site, measures=SCREEN):
    return timeline_figure.timeline(site.plan, site.words, measures)


def test_without_initiatives_there_is_no_picture(odd):
    assert odd["none"].plan is None


@pytest.mark.parametrize("measures", [SCREEN, BESIDE], ids=["screen", "beside"])
@pytest.mark.parametrize("name", WITH_INITIATIVES)
def test_everything_stands_inside_the_picture(odd, name, measures):
    t = drawn(odd[name], measures)
    assert len(t.bars) == made_up_roadmap.ODD[name]["number"]
    inside(t, measures)


def inside(t, measures):
    for bar in t.bars:
        assert t.left <= bar.x < bar.x + bar.width <= t.width
        assert t.top <= bar.top < bar.y < bar.y + measures.bar < bar.bottom <= t.height
        assert all(bar.x - 0.1 <= mark.x <= bar.x + bar.width + 0.1 for mark in bar.marks)
        assert all(t.left <= a < b <= t.width for a, b in bar.ghosts)
        room = bar.bottom - bar.y - measures.bar
        assert all(t.left < mark.x < t.width and room >= 2 * measures.stone for mark in bar.council)
        for line in bar.label:
            wide = on_screen(f"{line.text} {line.tail}".strip()) * measures.text
            assert wide <= measures.label
            assert measures.edge <= bar.label_x <= bar.label_x + wide <= t.width
            assert measures.beside or bar.label_x <= max(bar.x, measures.edge), (
                "it begins with its bar, or sooner"
            )
    for arrow in t.arrows:
        assert all(0 <= x <= t.width and t.top <= y <= t.height for x, y in arrow.corners)
    for flag in (*t.calendar, *([t.as_of] if t.as_of else [])):
        size = measures.text if flag is t.as_of else measures.small
        begin = flag.text_x - (on_screen(flag.text) * size if flag.end else 0)
        assert begin >= 0
        assert begin + on_screen(flag.text) * size <= t.width


@pytest.mark.parametrize("measures", [SCREEN, BESIDE], ids=["screen", "beside"])
@pytest.mark.parametrize("name", WITH_INITIATIVES)
def test_rows_and_their_labels_meet_no_other(odd, name, measures):
    apart_from_each_other(drawn(odd[name], measures), measures)


def apart_from_each_other(t, measures):
    for above, below in pairwise(t.bars):
        assert above.bottom <= below.top
    for bar in t.bars:
        first, last = bar.label[0].y - measures.text, bar.label[-1].y + measures.text * 0.25
        assert bar.top <= first
        assert last <= bar.bottom
        if measures.beside:
            assert measures.edge + measures.label <= bar.x
        else:
            assert last <= bar.y - 3, "a label ends above its bar and what is drawn around it"
    for head in t.heads:
        assert not any(bar.top < head.y + head.height and head.y < bar.bottom for bar in t.bars)
    for mark, other in pairwise(t.calendar):
        assert mark.y != other.y or mark.text_x < other.text_x


@pytest.mark.parametrize("name", WITH_INITIATIVES)
def test_the_label_says_the_whole_title_and_the_status(odd, name):
    site = odd[name]
    for bar in drawn(site).bars:
        title = "".join(line.text for line in bar.label).replace(" ", "")
        assert title == bar.entry.title.replace(" ", "")
        status = site.words(f"status.{bar.row.data.status}").lower()
        assert bar.label[-1].tail.startswith(status)
        assert bar.entry.title in bar.name
        assert status in bar.name


@pytest.mark.parametrize("name", WITH_INITIATIVES)
def test_arrows_go_from_an_end_to_the_start_of_what_waits(odd, name):
    t = drawn(odd[name])
    bars = {bar.entry.id: bar for bar in t.bars}
    asked = {(id_, bar.entry.id) for bar in t.bars for id_ in bar.row.data.depends_on}
    assert {(arrow.before, arrow.after) for arrow in t.arrows} == asked
    for arrow in t.arrows:
        before, after = bars[arrow.before], bars[arrow.after]
        assert arrow.corners[0] == (
            pytest.approx(before.x + before.width, abs=0.11),
            pytest.approx(before.y + t.measures.bar / 2, abs=0.11),
        )
        assert arrow.corners[-1] == (after.x, pytest.approx(after.y + t.measures.bar / 2, abs=0.11))
        assert all(a == c or b == d for (a, b), (c, d) in pairwise(arrow.corners)), "only straight corners"
        assert arrow.corners[-2][0] < after.x, "it comes in from the left"
        assert arrow.broken == (before.row.data.end.day > after.row.data.start.day)


DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(DAYS, DAYS, st.integers(1950, 2100), st.integers(0, 12))
def test_what_is_earlier_never_stands_to_the_right(one, other, first, years):
    scale = timeline_figure.Scale(Plan((), (), first, first + years, None), SCREEN)
    one, other = sorted((one, other))
    assert scale.left <= scale.start(one) <= scale.start(other) <= scale.right
    assert scale.start(one) <= scale.end(one)
    if one < date(2199, 12, 31):
        assert scale.end(one) == scale.start(one + timedelta(days=1))


@given(st.lists(st.floats(0, 100), max_size=30).map(sorted), st.floats(0, 20))
def test_milestones_keep_their_order_and_their_bar(at, least):
    found = places.apart(at, 0, 100, least)
    assert len(found) == len(at)
    assert found == sorted(found)
    assert all(0 <= x <= 100 for x in found)
    room = min(least, 100 / max(1, len(at) - 1))
    assert all(b - a >= room - 0.2 for a, b in pairwise(found))


@given(st.lists(st.floats(1, 50), min_size=1, max_size=60), st.floats(10, 200))
def test_parts_hold_every_row_once_and_cut_none(heights, room):
    edges = [0.0]
    for height in heights:
        edges.append(edges[-1] + height)
    found = places.parts(list(pairwise(edges)), room)
    ends = [y + height for y, height in found]
    assert found[0][0] == 0
    assert ends[-1] == pytest.approx(edges[-1], abs=0.1)
    for (y, height), end in zip(found, ends, strict=True):
        assert y in edges
        assert any(end == pytest.approx(edge, abs=0.1) for edge in edges)
        assert height <= room + 0.1 or height <= max(heights) + 0.1


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1)


@given(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), st.floats(3, 40))
def test_lines_hold_all_text_and_no_more_than_fits(text, wide):
    lines = wrapped(text, wide)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(on_screen(line) <= wide for line in lines)
    assert on_screen(shortened(text, wide)) <= wide
    assert shortened(text, 1e9) == text


def moment(day):
    return Moment(day, day.isoformat())


@st.composite
def plans(draw):
    """Any plan: dates in and out of the years drawn, any titles, each waiting for some before it."""
    first = draw(st.integers(1990, 2030))
    last = first + draw(st.integers(0, 14))
    days = st.dates(date(first - 3, 1, 1), date(last + 3, 12, 31))
    rows = []
    for number in range(draw(st.integers(1, 9))):
        start, end = sorted((draw(days), draw(days)))
        title = draw(st.sampled_from([*made_up_roadmap.ODD_TITLES, "Kort", "x" * 90]))
        data = SimpleNamespace(status=draw(st.sampled_from(STATUSES)), start=moment(start), end=moment(end))
        stones = sorted(draw(st.lists(st.dates(start, end), max_size=5)))
        rows.append(
            Row(
                SimpleNamespace(id=str(number), title=title),
                data,
                draw(st.booleans()),
                draw(st.none() | days.map(moment)),
                draw(st.none() | days.map(moment)),
                tuple(Stone(SimpleNamespace(title="m", date=moment(day)), "open", None) for day in stones),
                tuple(
                    Wait(row.entry, row.data.end.day > start) for row in rows if draw(st.integers(0, 3)) == 0
                ),
                tuple(
                    SimpleNamespace(date=moment(day), outcome=None)
                    for day in sorted(draw(st.lists(days, max_size=3)))
                ),
            )
        )
    cut = draw(st.integers(1, len(rows)))
    lanes = [Lane(None, tuple(part)) for part in (rows[:cut], rows[cut:]) if part]
    dates = [
        SimpleNamespace(date=moment(day), title="Kaderbrief")
        for day in sorted(draw(st.lists(days, max_size=9)))
    ]
    return Plan(tuple(lanes), tuple(dates), first, last, draw(st.none() | days))


@pytest.mark.parametrize("measures", [SCREEN, BESIDE, *timeline_paper.A3, *timeline_paper.A4])
@given(plan=plans())
@settings(
    max_examples=25, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)  # to make a plan smaller takes minutes
def test_any_plan_is_drawn_inside_its_picture_with_nothing_on_anything_else(measures, plan):
    t = timeline_figure.timeline(plan, Words("nl"), measures)
    assert len(t.bars) == len(plan.rows)
    inside(t, measures)
    apart_from_each_other(t, measures)
    bars = {bar.entry.id: bar for bar in t.bars}
    for arrow in t.arrows:
        before, after = bars[arrow.before], bars[arrow.after]
        middle = measures.bar / 2
        assert arrow.corners[0] == pytest.approx((before.x + before.width, before.y + middle), abs=0.11)
        assert arrow.corners[-1] == pytest.approx((after.x, after.y + middle), abs=0.11)
        assert all(a == c or b == d for (a, b), (c, d) in pairwise(arrow.corners))
    begin = t.top
    for y, height in t.parts:
        assert y >= begin - 0.1
        assert not any(y < bar.top < y + height < bar.bottom - 0.1 for bar in t.bars), "a row is cut"
        begin = y + height
    assert begin == pytest.approx(t.bars[-1].bottom, abs=0.1)


def roadmap_page(site):
    (page,) = [page for page in entries(site) if page.kind == "roadmap"]
    return page.render()


def test_what_begins_too_early_and_what_moved_is_said_in_words(tmp_path):
    site = of(tmp_path, changed(2, WAITING))
    first, second = site.plan.rows
    assert (first.first_end.text, first.late, second.waits[0].broken) == ("2020-Q3", True, True)
    bar = drawn(site).bars[0]
    assert bar.label[-1].tail == "loopt · te laat · verschoven"
    assert bar.name == (
        "Activiteit nummer 0, loopt, 1e kwartaal 2020 tot en met 2e kwartaal 2021, te laat, einde was eerst 3e kwartaal 2020"
    )
    ((begin, end),) = bar.ghosts
    assert (begin, end) == (bar.x + 3 * 29, bar.x + bar.width)
    html = roadmap_page(site)
    table = html[html.index('<details class="as-table">') :]
    assert "Activiteit nummer 0</bdi></a> (begint voordat dit klaar is)" in table
    assert "(eerst 3e kwartaal 2020)" in table


def test_the_table_says_every_milestone_and_every_date_of_the_council(odd):
    site = odd["sixty"]
    html = roadmap_page(site)
    table = html[html.index('<details class="as-table">') :]
    for row in site.plan.rows:
        for stone in row.stones:
            words = {
                "done": "bereikt",
                "late": "te laat",
                "open": "nog niet bereikt",
                "dropped": "vervallen",
            }[stone.state]
            assert (
                f"{stone.milestone.title}: {site.words.moment(stone.milestone.date.text)}, {words}" in table
            )
    assert "Kaderbrief</td>" in table


def test_the_day_of_the_state_of_affairs_is_told_wherever_it_lies(odd):
    over = drawn(odd["over"])
    assert over.as_of.x is None
    assert over.as_of.text == "Stand per 1 februari 2025 →"
    early = replace(odd["one"].plan, as_of=date(2001, 1, 1))
    assert timeline_figure.timeline(early, odd["one"].words).as_of.text == "← Stand per 1 januari 2001"
    inside = drawn(odd["one"])
    assert inside.as_of.x == timeline_figure.Scale(odd["one"].plan, SCREEN).start(date(2022, 4, 1))


def test_a_long_picture_names_the_years_over_every_lane(odd):
    first, *others = drawn(odd["sixty"]).heads
    assert first.scale is None, "there the scale of the picture is in sight"
    assert all(head.y < head.scale < head.label[0].y - SCREEN.text * 0.8 for head in others)
    assert not any(head.scale for head in drawn(odd["odd titles"]).heads)
    page = roadmap_page(odd["sixty"])
    assert page.count(">2022</text>") == 1 + len(others)


def test_dates_far_off_the_period_do_not_stretch_the_picture(tmp_path):
    own = {"roadmap/activiteiten/activiteit-00.yml": "start: 1950-01\nend: 2190-12\nstatus: idea\n"}
    plan = of(tmp_path, changed(1, own)).plan
    assert (plan.first, plan.last) == (2010, 2034)


@pytest.mark.parametrize("name", WITH_INITIATIVES)
def test_the_picture_has_one_link_for_each_bar_and_no_style_of_its_own(odd, name):
    html = roadmap_page(odd[name])
    picture = html[html.index('<svg class="tl-picture"') : html.index('<svg class="tl-names"')]
    assert picture.count("<a ") == made_up_roadmap.ODD[name]["number"]
    assert "style=" not in html
    assert all(label for label in re.findall(r'<a class="tl-link" [^>]*aria-label="([^"]*)"', picture))
