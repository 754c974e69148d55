"""What an initiative was to cost at first stands beside what it costs now and what was spent."""

import made_up_roadmap
from paper_checks import initiative, of, sheets, text_of

from stadswijzer.facts.plan import plan_sums
from stadswijzer.facts.plan.first_amounts import first_costs
from stadswijzer.papers.booklet import Booklet

COSTS = [
    {"year": 2020, "amount": 10000, "kind": "one_off", "amended": [
        {"date": "2021-02-01", "from": 30000, "reason": "Nog minder"},
        {"date": "2020-05-01", "from": 50000, "reason": "Minder"},
    ]},
    {"year": 2021, "amount": 2000, "kind": "structural", "what": "Beheer", "amended": [{"date": "2021-01-01", "from": 1000, "reason": "Meer"}]},
]  # fmt: skip


def test_the_first_of_all_changes_counts_in_every_year_of_the_period(tmp_path):
    site = of(initiative(tmp_path, costs=COSTS, spent=[{"year": 2020, "amount": 9000}]))
    (entry,) = site("initiative")
    assert first_costs(entry.data, plan_sums.horizon(site)) == 50000 + 4 * 1000
    (front, _) = text_of(sheets(site)[0])
    assert "Eerst € 54.000, nu € 18.000. Besteed: € 9.000." in front.replace("\xa0", " ")
    (chapter,) = [
        each for each in Booklet(site).costs().sections if each["title"] == "Kosten die veranderden"
    ]
    (row,) = chapter["blocks"][0]["rows"]
    told = ["".join(run["text"] for run in cell).replace("\xa0", " ") for cell in row]
    assert told[1:] == ["€ 54.000", "€ 18.000", "€ 9.000"]


def test_without_a_change_there_is_no_first_amount(tmp_path):
    site = of(made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(1)))
    (entry,) = site("initiative")
    assert first_costs(entry.data, plan_sums.horizon(site)) is None
    assert "Kosten die veranderden" not in {each["title"] for each in Booklet(site).costs().sections}
