"""What was spent, in a sentence, once a period is over.

In: sums. Out: plain text, the same for pages and papers. What nobody wrote is in no amount.
"""

from __future__ import annotations

from stadswijzer.facts.plan import money
from stadswijzer.facts.plan.money import Sums
from stadswijzer.language.words import Words


def told(words: Words, sums: Sums) -> str:
    """What was spent, beside what was planned for those years, once the period is over; '' before."""
    years = [row.year for row in sums.years if row.amounts.spent is not None]
    if not years or not sums.horizon.is_over:
        return ""
    first, last = years[0], years[-1]
    spent, beside = ("spent_in", "planned_in") if first == last else ("spent", "planned")
    parts = [words(f"money_said.{spent}", first=first, last=last, spent=words.euros(sums.total.spent or 0))]
    within = [row.amounts for row in sums.years if first <= row.year <= last]
    planned = money.together(within).costs
    if planned is not None and len(within) < len(sums.years):
        parts.append(words(f"money_said.{beside}", planned=words.euros(planned)))
    given, of = told_by(sums)
    parts += [words("money_notes.spent_by", given=given, of=of)] if given < of else []
    return " ".join(parts)


def told_by(sums: Sums) -> tuple[int, int]:
    """By how many initiatives it was written what was spent, and of how many."""
    return sum(bool(each.spent) for each in sums.initiatives), len(sums.initiatives)
