"""Sums of money from YAML as `yaml` reads it, added up another way than ours: row by row, a euro of cover after
a euro of cost. Nothing of the generator is used here.

`of(written, plan)` → year (or "after") → name → whole euros. A name for which nobody wrote anything is absent.
"""

from collections import defaultdict

import yaml

AMOUNTS = (
    "one_off structural adopted estimate to_adopt uncertain uncovered over structural_uncovered lapsed freed "
    "investment lapsed_investment spent"
).split()
"""Every name of an amount."""
SUREST_FIRST = ("adopted", "estimate", "to_adopt", "uncertain")


def plan_of(path):
    """First and last year, the last adopted budget and the year of the state, of a roadmap.yml."""
    found = yaml.safe_load(path.read_text("utf-8"))
    as_of = int(str(found["as_of"])[:4])
    return found["period"]["start"], found["period"]["end"], found.get("budget_to") or as_of, as_of


def of(written, plan):
    """Of one initiative: each year of the period and each year after, with what was written of it."""
    first, last, budget_to, as_of = plan
    stop = int(str(written.get("status_since"))[:4]) if written["status"] == "stopped" else 9999
    out = {year: _year(written, year, stop, budget_to) for year in range(first, last + 1)}
    for row in written.get("spent") or []:
        if first <= row["year"] <= min(last, as_of - 1):
            out[row["year"]]["spent"] = out[row["year"]].get("spent", 0) + row["amount"]
    out["after"] = _year(written, last + 1, stop, budget_to, lasting=True)
    return out


def added(found):
    """Several of these years together."""
    whole = defaultdict(int)
    for year in found:
        for name, amount in year.items():
            whole[name] += amount
    return dict(whole)


def whole(initiatives, plan):
    """Of several initiatives: each year, "total" and "after"."""
    own = [of(each, plan) for each in initiatives]
    out = {key: added(each[key] for each in own) for key in [*range(plan[0], plan[1] + 1), "after"]}
    out["total"] = added(year for key, year in out.items() if key != "after")
    return out


def _alive(rows, year, same):
    """The rows of a year, by walking through the years: a structural row puts the one before it aside."""
    lasting, now = {}, []
    for at in range(min([row["year"] for row in rows], default=year), year + 1):
        begins = [row for row in rows if row["year"] == at]
        for key in {same(row) for row in begins if row.get("kind") == "structural"}:
            lasting[key] = [r for r in begins if r.get("kind") == "structural" and same(r) == key]
        lasting = {key: [r for r in own if (r.get("until") or 9999) >= at] for key, own in lasting.items()}
        now = [row for row in begins if row.get("kind") != "structural"]
    return now, [row for own in lasting.values() for row in own]


def _year(written, year, stop, budget_to, *, lasting=False):
    costs = written.get("costs") or []
    once, yearly = _alive([r for r in costs if r["kind"] != "investment"], year, lambda r: r.get("what"))
    rows, key = written.get("coverage") or [], lambda r: (r["source"], r.get("reference"))
    covers = _alive(rows, year, key)
    loans = [] if lasting else [r for r in costs if r["kind"] == "investment" and r["year"] == year]
    if lasting:
        once, covers = [], ([], covers[1])
    over_and_out = year > stop
    out = defaultdict(int)
    purse = []
    for row in covers[0] + covers[1]:
        sure = row["state"]
        ends = year
        if lasting:  # a budget that was adopted says nothing of all the years that follow it
            ends = max(at for at in range(year, max(year, budget_to) + 2) if row in _alive(rows, at, key)[1])
        if sure == "adopted" and row["source"] != "grant" and ends > budget_to:
            sure = "estimate"
        purse.append([SUREST_FIRST.index(sure), row["amount"]])
    bill = 0
    for row in once + yearly:
        if over_and_out and not row.get("despite_stop"):
            out["lapsed"] += row["amount"]
            out[row["kind"]] += 0  # written, and ended
        else:
            out[row["kind"]] += row["amount"]
            bill += row["amount"]
    for row in loans:
        out["lapsed_investment" if over_and_out and not row.get("despite_stop") else "investment"] += row[
            "amount"
        ]
    if once + yearly:
        for rank, _ in purse:
            out[SUREST_FIRST[rank]] += 0
        for coin in sorted(purse):
            paid = min(bill, coin[1])
            out[SUREST_FIRST[coin[0]]] += paid
            bill -= paid
            coin[1] -= paid
        out["uncovered"] += bill
        if "structural" in out:
            out["structural_uncovered"] = max(0, out["structural"] - sum(r["amount"] for r in covers[1]))
    left = sum(amount for rank, amount in purse if not over_and_out or SUREST_FIRST[rank] == "adopted")
    if left:
        out["freed" if over_and_out else "over"] += left
    return dict(out)
