"""The timeline in a real browser: nothing meets anything else, on a phone and on paper, and the keyboard reaches all of it."""

import made_up_roadmap
import pytest
from browsing import once, violations
from site_checks import build

pytestmark = pytest.mark.browser

LOOKED_AT = ("one", "odd titles", "sixty", "everything moved twice", "one year", "over")


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Name → address of the page of the roadmap, on disk."""

    def make(root, name):
        files = made_up_roadmap.roadmap(**made_up_roadmap.ODD[name])
        return build(made_up_roadmap.write(root, files), papers=False, disk=True)

    def address(name):
        built = once(tmp_path_factory, f"timeline-{name}", lambda root: make(root, name))
        return (built.folder / "roadmap" / "index.html").as_uri()

    return address


@pytest.fixture(scope="module")
def show(browser):
    page = browser.new_page()

    def start(address, *, width=1280, height=900, scheme="light"):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", color_scheme=scheme)
        page.goto("about:blank")
        page.goto(address)
        page.evaluate("document.fonts.ready")
        return page

    yield start
    page.close()


MEETINGS = """() => {
  const box = each => { const b = each.getBoundingClientRect(); return {l: b.left, r: b.right, t: b.top, b: b.bottom, words: each.textContent.trim()}; };
  const all = selector => [...document.querySelectorAll(selector)].map(box);
  const meet = (a, b) => a.l < b.r - 0.5 && b.l < a.r - 0.5 && a.t < b.b - 0.5 && b.t < a.b - 0.5;
  const beside = getComputedStyle(document.querySelector(".tl-names")).position === "sticky";
  const words = all(".tl-labels text, .tl-names text"), dates = all(".tl-picture .tl-small");
  const shapes = [...all(".timeline .tl-bar"), ...all(".timeline .tl-ghost"), ...all(".timeline .tl-stone")].filter(each => each.r > 0);
  const found = [];
  const outer = box(document.querySelector(".timeline")), picture = box(document.querySelector(".tl-picture"));
  words.forEach((word, n) => {
    if (word.r > outer.r || word.l < outer.l) found.push("outside: " + word.words);
    for (const shape of shapes) if (meet({...word, t: word.t + 3, b: word.b - 3}, beside ? shape : {...shape, l: -1e9, r: 1e9})) found.push("on a bar: " + word.words);
    for (const other of words.slice(n + 1)) if (meet({...word, t: word.t + 3, b: word.b - 3}, {...other, t: other.t + 3, b: other.b - 3})) found.push(word.words + " on " + other.words);
  });
  dates.forEach((date, n) => {
    if (date.r > picture.r + 1 || date.l < picture.l - 1) found.push("outside: " + date.words);
    for (const other of dates.slice(n + 1)) if (meet({...date, t: date.t + 3, b: date.b - 3}, {...other, t: other.t + 3, b: other.b - 3})) found.push(date.words + " on " + other.words);
  });
  const flag = box(document.querySelector(".tl-as-of-label"));
  if (flag.l < picture.l || flag.r > picture.r) found.push("outside: " + flag.words);
  return found;
}"""


@pytest.mark.parametrize(("name", "width"), [*((name, 320) for name in LOOKED_AT), ("odd titles", 1280)])
def test_words_meet_no_bar_and_no_other_words(sites, show, name, width):
    page = show(sites(name), width=width)
    assert page.evaluate(MEETINGS) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width, "only the box scrolls sideways"


def test_a_name_stands_at_its_bar_and_stays_in_sight_when_the_time_scrolls(sites, show):
    page = show(sites("sixty"), width=320)
    box = page.locator(".timeline")
    for end in (0, "each.scrollWidth / 2", "each.scrollWidth"):
        box.evaluate(f"each => {{ each.scrollLeft = {end}; }}")
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate(AWAY) == []
    assert box.evaluate("each => each.scrollLeft") > 300


AWAY = """() => {
  const names = [...document.querySelectorAll(".tl-word")].map(each => each.getBoundingClientRect());
  const bars = [...document.querySelectorAll(".tl-bar")].map(each => each.getBoundingClientRect());
  const box = document.querySelector(".timeline").getBoundingClientRect();
  return names.flatMap((name, n) => {
    const bar = bars[n], seen = bar.right > box.left + 30 && bar.left < box.right - 30;
    const inside = name.left >= box.left && name.right <= box.right;
    const over = name.bottom <= bar.top + 4 && bar.top - name.bottom < 12;
    return inside && over && (!seen || (name.left < bar.right && name.right > bar.left)) ? [] : [n];
  });
}"""


def test_without_its_script_a_name_begins_where_its_bar_does(sites, browser):
    page = browser.new_page(java_script_enabled=False, viewport={"width": 800, "height": 900})
    page.goto(sites("odd titles"))
    name, bar = (page.locator(each).first.bounding_box() for each in (".tl-word", ".timeline .tl-bar"))
    assert name["x"] == pytest.approx(bar["x"], abs=6), "but for the halo of its letters"
    page.close()


def test_on_a_desk_a_name_stands_beside_its_bar_in_a_column_that_stays(sites, show):
    page = show(sites("odd titles"), width=1000)
    assert page.evaluate(BESIDE) == []
    page.set_viewport_size({"width": 960, "height": 900})
    page.evaluate("document.querySelector('.timeline').style.maxWidth = '600px'")
    page.evaluate(
        "const box = document.querySelector('.timeline'); box.scrollLeft = 0; box.scrollLeft = 1e4;"
    )
    assert page.evaluate("document.querySelector('.timeline').scrollLeft") > 200
    assert page.evaluate(BESIDE) == []


BESIDE = """() => {
  const box = document.querySelector(".timeline").getBoundingClientRect();
  const bars = [...document.querySelectorAll(".tl-bar")].map(each => each.getBoundingClientRect());
  return [...document.querySelectorAll(".tl-word")].flatMap((word, n) => {
    const name = word.getBoundingClientRect(), middle = (bars[n].top + bars[n].bottom) / 2;
    return name.left >= box.left && name.left < box.left + 30 && name.top < middle && middle < name.bottom ? [] : [word.textContent];
  });
}"""


def test_the_keyboard_reaches_every_bar_and_shows_where_it_is(sites, show):
    page = show(sites("odd titles"), width=320)
    page.focus(".timeline")
    names = []
    for _ in range(8):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        seen = page.evaluate(
            "() => { const bar = document.activeElement.querySelector('.tl-bar'), b = bar.getBoundingClientRect(); "
            "return [b.right > 0 && b.left < innerWidth && b.top >= 0 && b.bottom <= innerHeight, getComputedStyle(bar).outlineStyle]; }"
        )
        assert seen == [True, "solid"]
    assert len(set(names)) == 8
    assert all("kwartaal" in name for name in names)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.timeline')") is None, "no trap"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/activiteit-**")


def test_a_label_leads_to_its_page(sites, show):
    page = show(sites("one"))
    page.click(".tl-label")
    page.wait_for_url("**/activiteit-00/index.html")


def test_on_paper_the_parts_stand_in_for_the_box_and_none_is_higher_than_a_page(sites, show):
    page = show(sites("sixty"), width=718, height=1000)  # A4 between margins of 10 mm
    page.emulate_media(media="print")
    assert not page.locator(".timeline").is_visible()
    parts = page.locator(".tl-print > svg").all()
    assert len(parts) > 1
    for part in parts:
        assert part.bounding_box()["height"] < 1047
        assert part.evaluate("each => getComputedStyle(each).breakInside") == "avoid"
    rows = page.evaluate(
        "[...document.querySelectorAll('.tl-print svg svg')].map(each => each.viewBox.baseVal.height)"
    )
    whole = page.evaluate("document.querySelector('.tl-picture').viewBox.baseVal.height")
    assert sum(rows) == pytest.approx(whole, abs=200), "the parts hold the whole picture, but for its scale"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(sites, show, scheme):
    page = show(sites("everything moved twice"), width=320, scheme=scheme)
    assert violations(page) == []
