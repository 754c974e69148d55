"""Learning in a real browser with a clock that can be moved: answers, days, files, and all that can go wrong.

The real site; every visit also checks that nothing was asked of another host, no script failed and the policy held.
"""

import json
import random
import re
from datetime import date, datetime, timedelta

import pytest
from browsing import accessible_and_fits, overflow, violations
from icalendar import Calendar
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CONCEPT = "begrippen/digital-twin/"
KEY = "stadswijzer-progress:/"
DAY_ONE = "2026-11-02"
OFF = "Object.defineProperty(window, '{}', {{get() {{ throw new DOMException('off', 'SecurityError'); }}}});"


@pytest.fixture
def learner(visit):
    """Opens a page on a day, on a device that knows nothing yet."""

    def start(path=CONCEPT, day=DAY_ONE, **options):
        page = visit.blank(**options)
        page.clock.install(time=f"{day}T10:00:00")
        page.goto(visit.address + path, wait_until="load")
        return page

    return start


def go(page, path, day=""):
    """Another page of the same site, perhaps on another day."""
    if day:
        page.clock.set_fixed_time(f"{day}T10:00:00")
    page.goto(re.match(r"\w+://[^/]+/", page.url)[0] + path, wait_until="load")


def questions(page):
    return page.locator(".question[data-concept]:not([data-recall]), .due .question")


def right_ones(question):
    """The texts of the right answers, from what stands on the page for who has no script."""
    return question.locator(".answers .right .option").all_text_contents()


def choose(question, *, right=True):
    for item in question.locator(".to-choose li").all():
        is_right = item.locator("label span").text_content() in right_ones(question)
        if is_right == right:
            item.locator("input").check()
            if not right:
                break
    question.locator("[data-check]").click()


ANSWER = """outcomes => {
  const asked = [...document.querySelectorAll('.question[data-concept]:not([data-recall]), .due .question')];
  outcomes.slice(0, asked.length).forEach((wanted, at) => {
    const right = [...asked[at].querySelectorAll('.answers .right .option')].map((each) => each.textContent);
    for (const item of asked[at].querySelectorAll('.to-choose li')) {
      if (right.includes(item.querySelector('label span').textContent) !== wanted) continue;
      item.querySelector('input').click();
      if (!wanted) break;
    }
    asked[at].querySelector('[data-check]').click();
  });
}"""


def answer(page, outcomes):
    """Answers the questions of a page in their order, as `choose` does, but without a mouse that looks where it clicks."""
    page.evaluate(ANSWER, outcomes)


def state(page):
    return page.locator("[data-state] .learned").inner_text()


def kept(page):
    return page.evaluate(f"JSON.parse(localStorage.getItem('{KEY}'))")


def keep(page, data):
    text = data if isinstance(data, str) else json.dumps(data)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def entry(**fields):
    return {"begun": DAY_ONE, **fields}


def whole(entries, **fields):
    return {"app": "stadswijzer", "version": 1, "entries": entries, **fields}


def question_ids(page, concept="digital-twin"):
    return page.evaluate(
        "id => JSON.parse(document.querySelector('[data-concept-info]').dataset.conceptInfo)", concept
    )["quiz"]


# answering


def test_a_wrong_answer_shows_every_why_and_where_to_read_it_again(learner):
    page = learner()
    question = questions(page).first
    choose(question, right=False)
    assert question.locator(".verdict:visible").count() == question.locator(".to-choose li").count()
    assert question.locator("[role=status]").inner_text().startswith("Nog niet goed. Goed is: “")
    anchor = question.locator(".feedback a").get_attribute("href")
    assert page.locator(f"{anchor}").count() == 1
    assert page.evaluate("document.activeElement.textContent").startswith("Nog niet goed. Goed is: “")
    assert kept(page)["entries"]["digital-twin"]["questions"][question.get_attribute("data-question")] == {
        "day": DAY_ONE,
        "last": 0,
        "gap": 1,
        "times": 1,
    }


def test_every_attempt_has_an_order_of_its_own_and_the_first_of_a_day_counts(learner):
    page = learner()
    question = questions(page).first

    def order():
        return question.locator(".to-choose label span").all_text_contents()

    orders = {tuple(order())}
    choose(question, right=False)
    for _ in range(6):
        question.locator("[data-check]").click()
        orders.add(tuple(order()))
        choose(question)
    assert len(orders) > 2
    assert "oefenen" in question.locator(".feedback").inner_text()
    assert state(page) == "Begonnen"
    assert (
        kept(page)["entries"]["digital-twin"]["questions"][question.get_attribute("data-question")]["times"]
        == 7
    )


def test_nothing_is_judged_before_something_is_chosen(learner):
    page = learner()
    question = questions(page).first
    question.locator("[data-check]").click()
    assert question.locator(".feedback").inner_text() == "Kies eerst een antwoord."
    assert question.locator(".verdict:visible").count() == 0
    assert kept(page) is None


def test_one_writes_before_one_compares(learner):
    page = learner()
    recall = page.locator(".question[data-recall]")
    check, model = recall.locator("[data-check]"), recall.locator("[data-after]")
    check.click()
    assert not model.is_visible()
    recall.locator("textarea").fill("Een kopie met gegevens.")
    check.click()
    assert model.is_visible()
    assert "uitproberen" in model.inner_text()
    recall.get_by_role("button", name="Half").click()
    assert "Morgen" in recall.locator(".feedback").inner_text()
    assert kept(page)["entries"]["digital-twin"]["questions"].popitem()[1]["last"] == 1
    assert state(page) == "Begonnen"


def test_a_question_is_answered_with_the_keyboard_alone(learner):
    page = learner()
    question = questions(page).first
    for _ in range(120):
        page.keyboard.press("Tab")
        if question.evaluate("e => e.contains(document.activeElement)"):
            break
    assert page.evaluate("document.activeElement.type") == "radio"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert question.locator(".verdict:visible").count() == question.locator(".to-choose li").count()
    page.keyboard.press("Enter")  # one too many takes nothing away
    assert question.locator(".verdict:visible").count() == question.locator(".to-choose li").count()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.type") == "radio"
    assert question.locator(".verdict:visible").count() == 0
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert question.locator(".feedback").inner_text()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_answered_questions_are_accessible_and_fit(learner, width, scheme):
    page = learner(width=width, scheme=scheme)
    page.locator("[data-tick] input").check()
    answer(page, [True, False])
    recall = page.locator(".question[data-recall]")
    recall.locator("textarea").fill("?")
    recall.locator("[data-check]").click()
    assert violations(page) == []
    assert overflow(page) == []
    go(page, "", "2026-11-20")
    page.locator(".due .question").nth(0).wait_for()
    assert violations(page) == []
    assert overflow(page) == []


# days


def test_a_week_later_the_same_is_mastered(learner):
    page = learner()
    answer(page, [True, True, True])
    assert state(page) == "Geoefend"
    go(page, CONCEPT, "2026-11-09")
    assert state(page) == "Geoefend"
    answer(page, [True, True, True])
    assert state(page) == "Beheerst"
    go(page, "begrippen/")
    assert page.locator(".learned").all_inner_texts() == ["Beheerst"]
    go(page, "leerpaden/van-lijst-tot-digitale-kopie/")
    assert page.locator(".path .learned").all_inner_texts() == ["Beheerst"]


def test_less_is_not_mastered(learner):
    page = learner()
    answer(page, [True, True, True])
    first = kept(page)
    for why, second, outcomes in (
        ("too soon", "2026-11-08", [True, True, True]),
        ("too few", "2026-11-09", [True, True]),
        ("one wrong", "2026-11-09", [True, True, False]),
    ):
        keep(page, first)
        go(page, CONCEPT, second)
        answer(page, outcomes)
        assert (why, state(page)) == (why, "Geoefend")


def test_an_old_question_comes_back_when_it_is_due(learner):
    page = learner()
    answer(page, [True, False])
    go(page, "")
    assert not page.locator("[data-due]").is_visible()
    go(page, "", "2026-11-03")
    expect(page.locator(".due .question")).to_have_count(2)
    old = page.locator(".due .question").first
    old.locator("input").first.check()
    old.locator("[data-check]").click()
    assert re.search("Morgen|Over 3 dagen", old.locator(".feedback").inner_text())
    assert len(kept(page)["entries"]["digital-twin"]["questions"]) == 2


def test_what_is_mastered_fades_when_nobody_asks(learner):
    """Twice the wait of its questions, which is 18 days after a week."""
    page = learner()
    for day in (DAY_ONE, "2026-11-09"):
        go(page, CONCEPT, day)
        answer(page, [True, True, True])
    for days, told in (
        (1, "Beheerst"),
        (8, "Beheerst"),
        (36, "Beheerst"),
        (60, "Geoefend"),
        (400, "Geoefend"),
    ):
        go(page, CONCEPT, (date(2026, 11, 9) + timedelta(days)).isoformat())
        assert (days, state(page)) == (days, told)


def test_after_a_mistake_more_is_asked(learner):
    page = learner()
    answer(page, [True, True, False])
    for day in ("2026-11-03", "2026-11-10"):
        go(page, CONCEPT, day)
        answer(page, [True, True, True])
    assert state(page) == "Geoefend"  # six in a row; after a day with a mistake eight
    go(page, CONCEPT, "2026-11-12")
    answer(page, [True, True])
    assert state(page) == "Beheerst"
    assert "misses" not in kept(page)["entries"]["digital-twin"]


def waits_told(page, days):
    told = []
    for day, right in days:
        go(page, CONCEPT, day)
        answer(page, [right])
        told.append(questions(page).first.locator(".feedback").inner_text())
    return [int((re.findall(r"Over (\d+) dagen", text) or ["1"])[0]) for text in told]


def test_right_answers_come_back_later_each_time(learner):
    """On time each time: 2.5 times as long, a year at most."""
    day, days = date(2026, 11, 2), []
    for wait in (1, 3, 8, 20, 50, 125, 313, 365, 0):
        days.append((day.isoformat(), True))
        day += timedelta(wait)
    assert waits_told(learner(), days) == [1, 3, 8, 20, 50, 125, 313, 365, 365]


def test_who_remembers_longer_waits_longer_and_a_mistake_makes_it_shorter(learner):
    days = [("2026-11-02", True), ("2027-01-01", True), ("2027-06-10", False), ("2027-06-11", True)]
    assert waits_told(learner(), days) == [1, 150, 1, 37]


ROBOT = """choices => {
  const forms = [...document.querySelectorAll('.question[data-concept]:not([data-recall]) form')];
  forms.forEach((form, at) => {
    if (form.querySelector('[data-check].quiet')) form.requestSubmit();
    const items = [...form.querySelectorAll('.to-choose li')];
    const lengths = items.map((item) => item.querySelector('label span').textContent.length);
    const most = lengths.indexOf(Math.max(...lengths)), least = lengths.indexOf(Math.min(...lengths));
    const chosen = choices === 'longest' ? most : choices === 'shortest' ? least : choices[at] % items.length;
    items[chosen].querySelector('input').checked = true;
    form.requestSubmit();
  });
  return document.querySelector('[data-state] .learned').textContent;
}"""
"""Answers every question of a page as a machine does, and tells how it stands."""


def test_a_robot_masters_nothing(learner):
    """By length twice a week apart, and by chance, with the same chance each run, on six days.

    Of every sixth concept: that length tells nothing of any is held by `test_questions.py`.
    """
    chance = random.Random(2021)  # noqa: S311 - guesses
    page = learner("voortgang/")
    addresses = page.evaluate("window.stadswijzerLearning.concepts.map((each) => each.address)")
    days = ["2026-11-02", "2026-11-10", "2026-11-18", "2026-12-10", "2027-03-10", "2027-12-10"]
    assert len(addresses) > 12
    for address in addresses[::6]:
        go(page, address)
        for kind in ("longest", "shortest", "guesses"):
            page.evaluate("localStorage.clear()")
            for day in days if kind == "guesses" else days[:2]:
                page.clock.set_fixed_time(f"{day}T10:00:00")
                choices = [chance.randrange(60) for _ in range(9)] if kind == "guesses" else kind
                told = page.evaluate(ROBOT, choices)
                assert (address, kind, told in ("Geoefend", "Begonnen")) == (address, kind, True)


def test_a_few_old_questions_at_a_time_more_when_more_are_due(learner):
    page = learner("begrippen/open-data/", "2026-10-01")
    for concept in ("open-data", "digital-twin", "slim-laden", "slim-parkeren"):
        go(page, f"begrippen/{concept}/")
        answer(page, [True, True, True])
    go(page, "leerpaden/", "2026-11-20")
    old = page.locator(".due .question")
    expect(old).to_have_count(4)
    sources = old.locator(".small a").all_text_contents()
    assert len(set(sources)) == 4  # of different concepts first
    more = page.get_by_role("button", name="Nog 8 vragen")
    more.focus()
    page.keyboard.press("Enter")
    expect(old).to_have_count(8)
    assert page.evaluate("document.activeElement.closest('.question') !== null")
    expect(page.get_by_role("button", name="Nog 4 vragen")).to_be_visible()
    go(page, "tien-minuten/")
    assert page.locator("[data-plan] a").first.inner_text() == "Eerst 5 oude vragen"
    expect(old).to_have_count(5)  # as many as it speaks of
    page.locator("[data-minutes]").select_option("40")
    assert page.locator("[data-plan] a").first.inner_text() == "Eerst 12 oude vragen"


def test_the_menu_tells_how_many_questions_wait(learner):
    page = learner()
    answer(page, [True, True])
    waiting = page.locator("[data-waiting]")
    assert waiting.get_attribute("hidden") is not None
    go(page, "over/", "2026-11-03")
    assert waiting.locator("a").inner_text() == "2 vragen wachten"
    assert waiting.locator("a").get_attribute("href").endswith("voortgang/")
    go(page, CONCEPT)
    choose(questions(page).first)
    assert waiting.locator("a").inner_text() == "1 vraag wacht"
    go(page, "voortgang/")
    page.get_by_role("button", name="Wis alles").click()
    page.get_by_role("button", name="Ja, wis").click()
    assert waiting.get_attribute("hidden") is not None
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_reminder_is_a_calendar_file_of_days_and_numbers_alone(learner, tmp_path):
    page = learner()
    answer(page, [True, True])
    go(page, "begrippen/open-data/", "2026-11-03")
    answer(page, [True])
    go(page, "voortgang/")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Bewaar voor je agenda").click()
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)
    assert path.name == "herinnering.ics"
    text = path.read_bytes().decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    events = Calendar.from_ical(text).walk("VEVENT")
    assert [(event["DTSTART"].dt, event["DTEND"].dt, str(event["SUMMARY"])) for event in events] == [
        (date(2026, 11, 3), date(2026, 11, 4), "Stadswijzer: 2 vragen wachten"),
        (date(2026, 11, 4), date(2026, 11, 5), "Stadswijzer: 1 vraag wacht"),
    ]
    assert {str(event["TRANSP"]) for event in events} == {"TRANSPARENT"}  # nobody is busy all day
    [alarm] = events[0].walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(hours=9)
    assert "digital" not in text.lower()


def test_a_calendar_knows_the_reminder_of_before_again(learner, tmp_path):
    """The same day, the same name, made later; a site in another folder of the host has names of its own."""
    page = learner()
    answer(page, [True, True])

    def saved(name):
        with page.expect_download() as found:
            page.get_by_role("button", name="Bewaar voor je agenda").click()
        found.value.save_as(tmp_path / name)
        return Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT")

    go(page, "voortgang/")
    [first] = saved("een.ics")
    page.clock.set_fixed_time(f"{DAY_ONE}T10:05:00")
    [again] = saved("twee.ics")
    assert first["UID"] == again["UID"]
    assert again["SEQUENCE"] > first["SEQUENCE"]
    assert again["DTSTAMP"].dt > first["DTSTAMP"].dt
    page.evaluate("document.documentElement.dataset.root = '/proef/'")
    [other] = saved("drie.ics")
    assert other["UID"] != first["UID"]


def test_ten_minutes_are_mine(learner):
    """What my department is asked, without what I know, after what is due; kept for the next visit."""
    page = learner("tien-minuten/")
    mine = page.locator("[data-personal]")
    mine.get_by_label("Je afdeling").select_option("openbare-ruimte")
    asked = page.evaluate(
        "window.stadswijzerLearning.departments.find((each) => each.id === 'openbare-ruimte').asked"
    )
    first = mine.locator("[data-plan] a").first
    address = first.get_attribute("href")
    assert mine.locator("[data-plan] li").count() == 5
    assert mine.locator("[data-plan-sum]").inner_text() == "Samen 10 minuten."
    assert "Openbare Ruimte" in mine.locator("[data-plan-why]").inner_text()
    assert asked
    first.click()
    answer(page, [True, True, True])
    go(page, "tien-minuten/", "2026-11-03")
    assert mine.get_by_label("Je afdeling").input_value() == "openbare-ruimte"
    links = [each.get_attribute("href") for each in mine.locator("[data-plan] a").all()]
    assert links[0] == "#due-title"
    assert address not in links
    assert mine.locator("[data-plan] li").count() == 4  # three questions, three first screens
    mine.get_by_label("Hoeveel tijd heb je?").select_option("40")
    assert "eerste scherm" not in mine.locator("[data-plan]").inner_text().lower()
    mine.get_by_label("Je afdeling").select_option("verkeer")
    assert (
        "Het werk van Verkeer en Mobiliteit vraagt nu geen nieuwe kennis"
        in mine.locator("[data-plan-why]").inner_text()
    )
    assert violations(page) == []


def test_what_is_read_by_its_first_screen_tells_one_number_of_minutes(visit):
    page = visit("tien-minuten/", script=False)
    short = [
        each for each in page.locator("main li").all_text_contents() if "Het eerste scherm, 2 minuten" in each
    ]
    assert short
    assert not [each for each in short if "minuten lezen" in each]


def test_the_door_of_the_start_page_opens_on_my_ten_minutes(learner):
    """What stands first on the page behind it, for who chose a department, knows something, or has old questions."""
    page = learner("")
    door = page.locator("[data-my-begin]")
    general = page.request.get(page.url).text().split("data-my-begin=")[1].split(">")[1].split("<")[0]

    def both():
        go(page, "")
        told = door.inner_text()
        go(page, "tien-minuten/")
        return told, page.locator("[data-plan] li a").all_inner_texts()

    told, of_all = both()
    assert told == general == f"Begin met: {of_all[0]}. Dan: {of_all[1]}"
    page.locator("[data-my-department]").select_option("ruimte")
    told, of_department = both()
    assert told == f"Begin met: {of_department[0]}. Dan: {of_department[1]}"
    assert of_department != of_all
    keep(page, {**kept(page), "test": {"day": DAY_ONE, "known": ids_of(page, of_department[:1]), "open": []}})
    told, after_a_test = both()
    assert told.startswith(f"Begin met: {of_department[1]}")
    assert after_a_test[0] == of_department[1]
    go(page, CONCEPT)
    answer(page, [True, True])
    page.clock.set_fixed_time("2026-11-03T10:00:00")
    told, due = both()
    assert told == due[0] == "Eerst 2 oude vragen"


def ids_of(page, titles):
    return page.evaluate(
        """titles => window.stadswijzerLearning.concepts
            .filter((each) => titles.includes(each.title)).map((each) => each.id)""",
        titles,
    )


def test_what_was_wrong_or_faded_is_offered_to_read_again(learner):
    page = learner()
    answer(page, [False])
    assert "Had je fout: lees het na." in page.locator("[data-state]").inner_text()
    go(page, "tien-minuten/")
    told = page.locator("[data-plan] li").first
    assert told.locator("a").inner_text() == "Digital twin"
    assert "Had je fout: lees het na" in told.inner_text()
    go(page, "voortgang/")
    assert "Digital twin" in page.locator("[data-next]").inner_text()
    assert "Had je fout" in page.locator("[data-next]").inner_text()
    ids = question_ids_of_index(page)
    right = {each: {"day": "2026-10-10", "last": 2, "gap": 7, "times": 3} for each in ids}
    days = dict.fromkeys(("2026-09-20", "2026-09-23", "2026-10-10"), ids)
    keep(page, whole({"digital-twin": entry(questions=right, days=days)}) | {"version": 2})
    go(page, "tien-minuten/", "2026-10-12")
    assert "lees het" not in page.locator("[data-plan]").inner_text()
    go(page, "tien-minuten/", "2026-11-02")
    told = page.locator("[data-plan] li", has_text="Digital twin")
    assert "Zakt weg: lees het nog eens" in told.inner_text()
    question = page.locator(".due .question").first
    question.locator("input").first.check()
    question.locator("[data-check]").click()
    assert "Lees het na:" in question.locator(".feedback").inner_text()


def question_ids_of_index(page, concept="digital-twin"):
    return page.evaluate(
        "id => window.stadswijzerLearning.concepts.find((each) => each.id === id).quiz", concept
    )


@pytest.mark.parametrize("width", [320, 1280])
def test_a_department_is_chosen_once_and_its_invitation_is_a_calendar_file(learner, tmp_path, width):
    page = learner("mijn-afdeling/openbare-ruimte/", width=width)
    mine = page.get_by_role("button", name="Dit is mijn afdeling")
    mine.focus()
    page.keyboard.press("Enter")
    assert mine.get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Bewaar voor je agenda").click()
    assert page.evaluate("document.activeElement.id") == "invite-day"
    page.get_by_label("Welke dag?").fill("2026-12-01")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Bewaar voor je agenda").click()
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)
    [event] = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert event["DTSTART"].dt == datetime(2026, 12, 1, 9, 0)
    assert event["DTEND"].dt == datetime(2026, 12, 1, 9, 20)
    assert event["TRANSP"] == "OPAQUE"
    assert str(event["SUMMARY"]) == page.locator("#team-invitation-text p").first.inner_text()
    assert "Meedoen is vrijwillig" in str(event["DESCRIPTION"])
    assert violations(page) == []
    assert overflow(page) == []
    go(page, "mijn-afdeling/")
    assert page.locator("[data-my-department-is] a").inner_text() == "Openbare Ruimte"


def test_a_clock_that_was_wrong_proves_nothing(learner):
    page = learner(day="2031-01-01")
    answer(page, [True, True])
    go(page, CONCEPT, "2026-11-02")
    answer(page, [True, True])
    assert state(page) == "Geoefend"
    go(page, "", "2026-11-03")
    page.locator(".due .question").first.wait_for()


def test_a_zone_further_west_asks_nothing_twice(learner):
    page = learner(day="2026-11-03")
    answer(page, [True])
    go(page, CONCEPT, "2026-11-02")
    choose(questions(page).first, right=False)
    assert "oefenen" in questions(page).first.locator(".feedback").inner_text()
    assert state(page) == "Geoefend"


def test_two_tabs_keep_each_others_answers(learner):
    page = learner()
    other = page.context.new_page()
    other.clock.install(time=f"{DAY_ONE}T10:00:00")
    other.goto(page.url)
    choose(questions(page).nth(0))
    told = f"(localStorage.getItem('{KEY}') || '').split('gap').length"
    other.wait_for_function(f"{told} === 2")  # a browser tells one tab of another after a moment
    choose(questions(other).nth(1))
    page.wait_for_function(f"{told} === 3")
    assert len(kept(page)["entries"]["digital-twin"]["questions"]) == 2
    expect(page.locator("[data-state] .learned")).to_have_text("Geoefend")


# what is stored


def test_a_question_that_changed_is_new_and_good_days_stay(learner):
    page = learner()
    gone = ["0" * 10, "1" * 10, "2" * 10]
    answers = {id_: {"day": "2026-10-20", "last": 0, "stage": 0, "times": 1} for id_ in gone}
    days = {"2026-10-01": gone, "2026-10-20": gone}
    keep(page, whole({"digital-twin": entry(questions=answers, days=days)}))
    go(page, CONCEPT)
    assert state(page) == "Beheerst"
    go(page, "")
    assert not page.locator("[data-due]").is_visible()


def test_an_old_name_is_followed(learner, visit, tmp_path):
    page = learner()
    ids = question_ids(page)
    # The page says what it was called before, as a renamed concept's does.
    page.route(
        "**/begrippen/digital-twin/",
        lambda route: route.fulfill(response=(got := route.fetch()), body=renamed(got.text(), ids)),
    )
    old = {"f" * 10: {"day": "2026-11-01", "last": 2, "stage": 1, "times": 1}}
    keep(page, whole({"tweeling": entry(questions=old, days={"2026-11-01": ["f" * 10]}, step="2026-11-01")}))
    go(page, CONCEPT)
    assert state(page) == "Geoefend"
    assert page.locator("[data-tick] input").is_checked()
    answer(page, [False, True])
    found = kept(page)["entries"]
    assert list(found) == ["digital-twin"]
    assert found["digital-twin"]["questions"][ids[0]]["times"] == 2


def renamed(html, ids):
    return html.replace(
        "&#34;id&#34;:&#34;digital-twin&#34;",
        "&#34;id&#34;:&#34;digital-twin&#34;,&#34;aliases&#34;:[&#34;tweeling&#34;],"
        f"&#34;before&#34;:{{&#34;{'f' * 10}&#34;:&#34;{ids[0]}&#34;}}",
        1,
    )


def test_a_concept_that_is_gone_is_kept_and_counted(learner):
    page = learner()
    keep(page, whole({"oud-begrip": entry(), "constructor": entry()}))
    go(page, "voortgang/")
    assert "2 begrippen" in page.locator("[data-gone]").inner_text()
    page.locator("[data-path]").select_option(index=1)
    assert set(kept(page)["entries"]) == {"oud-begrip", "constructor"}


def test_damaged_storage_is_set_aside_and_said(learner):
    page = learner()
    for text in ("{", "[]", "null", '{"app":"stadswijzer"}', "x" * 100_000):
        page.evaluate("sessionStorage.clear()")
        keep(page, text)
        go(page, CONCEPT)
        assert "beschadigd" in page.locator(".learn-note").inner_text()
        answer(page, [True])
        assert state(page) == "Geoefend"
        assert page.evaluate("localStorage.getItem('stadswijzer-progress-broken:/')") == text
    assert violations(page) == []
    page.get_by_role("button", name="Sluit").click()
    go(page, CONCEPT)
    assert page.locator(".learn-note").count() == 0


def test_storage_of_a_newer_version_is_left_as_it_is(learner):
    page = learner()
    newer = json.dumps({"app": "stadswijzer", "version": 3, "shape": "unknown"})
    keep(page, newer)
    go(page, CONCEPT)
    answer(page, [True])
    go(page, CONCEPT)
    assert state(page) == "Geoefend"  # for this visit
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == newer


@pytest.mark.parametrize("off", [["localStorage"], ["localStorage", "sessionStorage"]])
def test_without_storage_all_works_and_it_is_said_once(learner, off):
    page = learner(init="".join(OFF.format(name) for name in off))
    answer(page, [True, True])
    assert state(page) == "Geoefend"
    assert page.locator(".learn-note").count() == 1
    if off == ["localStorage"]:
        go(page, "voortgang/")
        assert page.locator("[data-busy] .learned").all_inner_texts() == ["Geoefend"]
        page.locator("[data-path]").select_option(index=1)
        assert page.locator(".learn-note").count() == 0


def test_full_storage_keeps_this_visit(learner):
    full = "Storage.prototype.setItem = (old => function (key, text) {"
    full += " if (this === window.localStorage) throw new DOMException('full', 'QuotaExceededError'); old.call(this, key, text); }"
    page = learner(init=full + ")(Storage.prototype.setItem);")
    answer(page, [True])
    go(page, CONCEPT)
    assert state(page) == "Geoefend"


# my progress


def test_progress_is_saved_cleared_and_loaded_again(learner, tmp_path):
    page = learner()
    answer(page, [True, True])
    page.locator("[data-tick] input").check()
    go(page, "voortgang/")
    assert page.locator("[data-count-practised]").inner_text() == "1"
    before = kept(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar als bestand").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == f"mijn-voortgang-{DAY_ONE}.json"
    saved = json.loads(file.read_text("utf-8"))
    assert saved == {**before, "saved": DAY_ONE}
    page.get_by_role("button", name="Wis alles").click()
    page.get_by_role("button", name="Nee").click()
    assert kept(page) == before
    page.get_by_role("button", name="Wis alles").click()
    page.get_by_role("button", name="Ja, wis").click()
    assert kept(page) is None
    assert page.evaluate("document.activeElement !== document.body")
    assert page.locator("[data-count-practised]").inner_text() == "0"
    page.locator("[data-load]").set_input_files(file)
    expect(page.locator("[data-count-practised]")).to_have_text("1")
    assert kept(page)["entries"] == before["entries"]
    assert "Geladen" in page.locator("[data-status]").inner_text()


DAMAGED = {
    "no JSON": ("{{", "beschadigd"),
    "a list": ("[]", "komt niet van"),
    "of another program": ('{"app": "anders", "version": 1, "entries": {}}', "komt niet van"),
    "newer": ('{"app": "stadswijzer", "version": 3, "entries": {}}', "nieuwere versie"),
    "version 0": ('{"app": "stadswijzer", "version": 0, "entries": {}}', "beschadigd"),
    "an unknown field": (json.dumps(whole({}, name="Jan")), "beschadigd"),
    "a bad id": (json.dumps(whole({"<b>": entry()})), "beschadigd"),
    "a day that is not": (json.dumps(whole({"open-data": {"begun": "2026-02-30"}})), "beschadigd"),
    "a bad answer": (
        json.dumps(
            whole(
                {
                    "open-data": entry(
                        questions={"0" * 10: {"day": DAY_ONE, "last": 9, "stage": 1, "times": 1}}
                    )
                }
            )
        ),
        "beschadigd",
    ),
    "a prototype": (
        '{"app": "stadswijzer", "version": 1, "entries": {"__proto__": {"begun": "2026-11-02"}}}',
        "beschadigd",
    ),
    "deep": ("[" * 400_000, "beschadigd"),
    "large": (json.dumps(whole({})) + " " * 2_000_001, "te groot"),
}


def test_a_file_that_is_not_right_is_refused_and_changes_nothing(learner, tmp_path):
    page = learner("voortgang/")
    keep(page, whole({"open-data": entry(step=DAY_ONE)}))
    before = kept(page)
    for name, (text, told) in DAMAGED.items():
        file = tmp_path / f"{name}.json"
        file.write_text(text, "utf-8")
        page.locator("[data-status]").evaluate("e => e.textContent = ''")
        page.locator("[data-load]").set_input_files(file)
        expect(page.locator("[data-status]"), name).to_contain_text(told)
        expect(page.locator("[data-status]"), name).to_contain_text("Er is niets veranderd")
        assert kept(page) == before, name


def test_loading_never_lowers_a_state(learner, tmp_path):
    page = learner()
    ids = question_ids(page)
    good = {id_: {"day": "2026-10-20", "last": 2, "stage": 3, "times": 2} for id_ in ids}
    mine = whole({"digital-twin": entry(questions=good, days={"2026-10-01": ids, "2026-10-20": ids})})
    bad = {id_: {"day": "2026-11-01", "last": 0, "stage": 0, "times": 5} for id_ in ids}
    theirs = whole({"digital-twin": entry(questions=bad, step="2026-11-01"), "open-data": entry()})
    for here, loaded in ((mine, theirs), (theirs, mine)):
        go(page, "voortgang/")
        keep(page, here)
        file = tmp_path / "bestand.json"
        file.write_text(json.dumps(loaded), "utf-8-sig")
        page.locator("[data-load]").set_input_files(file)
        expect(page.locator("[data-count-mastered]")).to_have_text("1")
        expect(page.locator("[data-status]")).to_contain_text("Geladen")
        assert page.locator("[data-count-begun]").inner_text() == "1"
        assert kept(page)["entries"]["digital-twin"]["step"] == "2026-11-01"


def test_one_concept_is_cleared_by_the_keyboard(learner):
    page = learner()
    answer(page, [True])
    go(page, "begrippen/open-data/")
    answer(page, [True])
    go(page, "voortgang/")
    page.get_by_role("button", name="Wis Open data").press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Nee"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Wis Open data"
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert list(kept(page)["entries"]) == ["digital-twin"]
    assert page.evaluate("document.activeElement.textContent") == "Waar je staat"


def test_what_is_next_follows_the_path_that_was_chosen(learner):
    page = learner("leerpaden/beginnen-met-de-slimme-stad/")
    page.get_by_role("button", name="Dit is mijn leerpad").click()
    go(page, "voortgang/")
    assert page.locator("[data-next] a").inner_text() == "Slimme stad"
    go(page, "begrippen/smart-city/")
    answer(page, [True])
    go(page, "voortgang/")
    assert page.locator("[data-next] a").inner_text() == "Draagvlak"
    page.locator("[data-path]").select_option("")
    assert "path" not in kept(page)
    assert page.locator("[data-next] a").count() == 1


def test_what_is_handed_in_is_shown_whole_and_holds_no_more(learner, tmp_path):
    page = learner("voortgang/")
    place = page.locator("[data-hand-in]")
    assert not place.locator("[data-preview]").is_visible()
    place.locator("[data-add]").click()
    assert "Kies" in place.locator("[data-hand-in-status]").inner_text()
    for concept, level in (("open-data", "2"), ("digital-twin", "0"), ("open-data", "1")):
        place.locator("[data-which]").select_option(concept)
        place.locator("[data-level]").select_option(level)
        place.locator("[data-add]").click()
    place.locator("[data-department]").select_option("verkeer")
    assert violations(page) == []
    with page.expect_download() as download:
        place.locator("[data-save-csv]").click()
    file = tmp_path / "in.csv"
    download.value.save_as(file)
    assert (
        file.read_bytes() == b"department,concept,level\r\nverkeer,digital-twin,0\r\nverkeer,open-data,1\r\n"
    )
    assert place.locator("[data-exact]").inner_text().split() == file.read_text("utf-8").split()
    assert kept(page) is None  # handing in is no progress


def test_the_smallest_departments_are_warned_with_their_number(learner):
    page = learner("voortgang/")
    options = page.locator("[data-department] option").all()
    small = [each for each in options if each.get_attribute("data-staff")]
    for option in options[1:]:
        page.locator("[data-department]").select_option(option.get_attribute("value"))
        staff = option.get_attribute("data-staff")
        assert page.locator("[data-small]").is_visible() == bool(staff)
        if staff:
            assert staff in page.locator("[data-small]").inner_text()
    assert len(small) < len(options)


def test_my_progress_in_use_is_accessible_and_fits(learner):
    page = learner(width=320)
    answer(page, [True, False])
    go(page, "voortgang/")
    page.locator("[data-fresh-box] summary").click()
    page.get_by_role("button", name="Wis Digital twin").click()
    page.locator("[data-which]").select_option("open-data")
    page.locator("[data-level]").select_option("2")
    page.locator("[data-add]").click()
    page.locator("[data-department]").select_option(index=1)
    assert accessible_and_fits(page)


# the start test


def test_the_start_test_says_what_to_skip_and_where_to_begin(learner):
    """One question a screen; a concept is known after two right answers, and a wrong one ends it."""
    page = learner("begintoets/")
    asked = page.locator(".question[data-test]:visible")
    follow = page.get_by_role("button", name="Volgende vraag")
    seen = []
    for right in (True, True, False, None, True, False):
        expect(asked).to_have_count(1)
        seen.append(asked.get_attribute("data-concept"))
        if right is None:
            asked.locator("[data-unsure]").click()
        else:
            choose(asked, right=right)
        follow.click()
        assert page.evaluate("document.activeElement.closest('.question[data-test]') !== null")
    assert [seen.count(each) for each in dict.fromkeys(seen)] == [2, 1, 1, 2]
    first, second, *_ = dict.fromkeys(seen)
    assert kept(page)["test"]["known"] == [first], "also of who leaves halfway"
    page.get_by_role("button", name="Laat de uitslag zien").click()
    outcome = page.locator("[data-outcome-of-test]")
    assert outcome.evaluate("e => e === document.activeElement")
    assert outcome.locator("[data-skip] a").count() == 1
    assert outcome.locator("[data-begin] a").get_attribute("href").endswith(f"{second}/")
    assert outcome.locator("[data-then] a").count() > 1
    assert violations(page) == []
    # What one knows is kept; what one did not know yet is no wrong answer.
    found = kept(page)
    assert found["test"]["known"] == [first]
    assert all(each["last"] == 2 for of in found["entries"].values() for each in of["questions"].values())
    go(page, "begintoets/")
    assert outcome.locator("[data-skip] a").get_attribute("href").endswith(f"{first}/")
    go(page, "tien-minuten/")
    assert f"/{first}/" not in page.locator("[data-plan]").inner_html()


# without script, on paper, from a disk


def test_without_script_everything_can_be_read(visit):
    page = visit("begintoets/", script=False)
    details = page.locator(".question details").first
    details.locator("summary").click()
    assert details.locator(".why").first.is_visible()
    assert page.locator("button:visible").count() == 0
    page = visit("voortgang/", script=False)
    assert "JavaScript" in page.locator("main").inner_text()
    assert "minstens een week" in page.locator("main").inner_text()
    page = visit(CONCEPT, script=False)
    assert page.locator("input:visible, button:visible").count() == 0


def test_on_paper_stand_questions_and_answers_but_no_buttons(learner):
    page = learner()
    page.emulate_media(media="print")
    question = questions(page).first
    assert question.locator("h3").is_visible()
    assert question.locator(".answers .why").first.is_visible()
    assert page.locator(".question[data-recall] .answer:visible").count() == 1
    lowest = max(each.bounding_box()["y"] for each in page.locator(".quiz h3").all())
    assert all(each.bounding_box()["y"] > lowest for each in page.locator(".quiz details").all())
    assert page.locator("main button:visible").count() == 0


def test_from_a_disk_old_questions_come_back_too(browser, real_disk):
    context = browser.new_context()
    errors = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.clock.install(time=f"{DAY_ONE}T10:00:00")
    page.goto((real_disk.folder / CONCEPT / "index.html").as_uri())
    answer(page, [True, True])
    page.clock.set_fixed_time("2026-11-12T10:00:00")
    page.goto((real_disk.folder / "index.html").as_uri())
    page.locator(".due .question").first.wait_for()
    assert page.evaluate(
        "document.fonts.ready.then(fonts => [...fonts].some(each => each.status == 'loaded'))"
    )
    link = page.locator(".due a").first.get_attribute("href")
    assert link.endswith("digital-twin/index.html")
    page.goto((real_disk.folder / "begrippen" / "index.html").as_uri())
    assert page.locator(".learned").all_inner_texts() == ["Geoefend"]
    context.close()
    assert errors == []
