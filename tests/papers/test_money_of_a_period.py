"""Papers of a period: what earlier ones leave to pay, what was spent, money of ideas alone, and its own talks."""

import made_up_roadmap
from paper_checks import of, paper_of, text_of, with_fields

from stadswijzer.papers import management, money_blocks
from stadswijzer.papers.booklet import Booklet
from stadswijzer.papers.oplegger import outcome
from stadswijzer.papers.setting import blocks as b

ONE = "roadmap/activiteiten/activiteit-00.yml"
NEXT = "roadmap/2025-2028/"
TALK = "title: Gesprek\nsummary: Wij praatten.\ndate: 2023-05-06\nform: interview\npeople: 4\nfollow_up: [{text: Een kaart sturen, owner: Beheer, due: 2023-09-30}]\n"


def said(found):
    return str(found).replace("\\xa0", " ")


def two(**fields):
    """A period that is over, with one activity of these fields, and one that runs, with one of its own."""
    files = made_up_roadmap.roadmap(1, period=(2021, 2024), as_of="2025-01-31", closing=True)
    files[ONE] = with_fields(files[ONE], status="done", **fields)
    later = made_up_roadmap.roadmap(1, period=(2025, 2028), as_of="2026-03-31")
    files |= {
        path.replace("roadmap/", NEXT, 1): text
        for path, text in later.items()
        if path.startswith("roadmap/") and "organisatie" not in path
    }
    return files


def test_what_an_earlier_period_leaves_to_pay_stands_on_every_paper_of_the_new_one(tmp_path):
    files = two(costs=[{"year": 2023, "amount": 24_000, "kind": "structural"}], coverage=[])
    new, old = sorted(of(made_up_roadmap.write(tmp_path, files)).plans, key=lambda each: -each.period.start)
    told = "Uit 2021–2024 loopt door: € 24.000 per jaar. Daarvan is € 24.000 niet gedekt."
    for made in (lambda site: outcome.money(site, 1), lambda site: Booklet(site).costs(), management.page):
        assert told in said(made(new))
        assert "loopt door" not in said(made(old))


def test_of_a_period_that_is_over_what_was_spent_stands_first_beside_what_was_planned(tmp_path):
    costs = [
        {"year": 2022, "amount": 40_000, "kind": "one_off"},
        {"year": 2024, "amount": 9_000, "kind": "one_off"},
    ]
    spent = [{"year": 2022, "amount": 41_500}, {"year": 2023, "amount": 500}]
    files = two(costs=costs, coverage=[], spent=spent)
    new, old = sorted(of(made_up_roadmap.write(tmp_path, files)).plans, key=lambda each: -each.period.start)
    first = said(outcome.money(old, 1)[0])
    assert first.index("Besteed 2022–2023: € 42.000.") < first.index("Kosten 2021–2024: € 49.000 eenmalig.")
    assert "Samen € 42.000." in said(Booklet(old).costs())
    assert "Besteed" not in said(outcome.money(new, 1)[0])


def test_money_of_ideas_alone_is_told_as_that_and_never_as_not_given(tmp_path):
    files = made_up_roadmap.roadmap(1)
    costs = [
        {"year": 2023, "amount": 10_000, "kind": "one_off"},
        {"year": 2024, "amount": 1_000, "kind": "one_off"},
    ]
    files[ONE] = with_fields(files[ONE], status="idea", costs=costs, coverage=[])
    site = of(made_up_roadmap.write(tmp_path, files))
    for made in (outcome.money(site, 4), Booklet(site).costs(), management.page(site)):
        told = said(made)
        assert "Alleen ideeën, 2020–2024: € 11.000." in told
        assert "De kosten zijn niet opgegeven" not in told


def test_the_page_for_management_tells_the_talks_of_its_own_period_and_what_is_open_of_before(tmp_path):
    root = made_up_roadmap.write(tmp_path, {**two(), "docs/gesprekken/2023-05.yml": TALK})
    new, old = (said(management.page(each)) for each in sorted(of(root).plans, key=lambda e: -e.period.start))
    assert "1 gesprek met" in old
    assert "Een kaart sturen" in old
    assert "uit een vorige periode" not in old.lower()
    assert "In 2025–2028 zijn nog geen gesprekken opgeschreven." in new
    assert "1 gesprek met" not in new
    assert (
        "Een kaart sturen (Beheer, 30 september 2023) – uit een vorige periode, gesprek van 6 mei 2023" in new
    )


def test_the_note_on_money_stands_once_on_a_page_with_tables_of_money(tmp_path):
    note = "Bedragen zonder btw."
    files = made_up_roadmap.roadmap(12)
    files["roadmap/roadmap.yml"] += f"money_note: {note}\n"
    site = of(made_up_roadmap.write(tmp_path, files))
    told = [note in str(each["blocks"]) for each in Booklet(site).costs().sections]
    assert told[0]
    assert told[-1]
    assert not all(told)
    pages = [page.count(note) for page in text_of(paper_of(site, "booklet")) if "Vastgesteld" in page]
    assert max(pages) <= 2
    assert str(outcome.money(site, 1)).count(note) == 1
    assert "is een raming" not in str(outcome.money(site, 1)), "the foot of the page says so"


def test_the_note_stands_again_where_tables_are_long():
    table = b.grid(["Jaar", "Kosten"], [[str(n), "1"] for n in range(30)], (1, 1))
    sections = [b.section("Tabel", "", table) for _ in range(4)]
    told = [len(each["blocks"]) for each in money_blocks.noted(sections, "Zonder btw.")]
    assert told == [2, 2, 2, 2]
    assert money_blocks.noted(sections, "") == sections
