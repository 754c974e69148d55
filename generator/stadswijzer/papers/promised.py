"""What an initiative that goes on was promised for in an earlier period, where that is another day than now.

In: the site and an initiative. Out: words and runs, the same on every paper; nothing where nothing changed.
"""

from __future__ import annotations

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.plan import carried_over
from stadswijzer.facts.site import Site
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting.blocks import Run
from stadswijzer.papers.setting.short_dates import short


def told(site: Site, entry: Entry[Initiative], *, in_full: bool = False) -> str:
    """The end that was promised first, with its period, and the one of now. `in_full`: dates in words."""
    promised = carried_over.promised_otherwise(site, entry)
    if not promised:
        return ""
    w, (plan, first) = site.words, promised
    was, now = (w.moment(day) if in_full else short(w, day) for day in (first, entry.data.end.text))
    return w("oplegger_late.promised_before", period=plan.period.title, was=was, now=now)


def beside_time(site: Site, entry: Entry[Initiative]) -> list[Run]:
    """The day that was promised first, to stand behind how it stands in this period."""
    promised = carried_over.promised_otherwise(site, entry)
    if not promised:
        return []
    return [b.run(f" {site.words('judgement.first', date=short(site.words, promised[1]))}", small=True)]
