"""Of which round the words on knowledge are told.

In: the site. Out: a sentence, the same on every page and paper that tells of knowledge.
"""

from __future__ import annotations

from stadswijzer.facts.site import Site


def told_of_round(site: Site) -> str:
    """The newest round, its day and who answered, and that the plan is older than it; '' without a round."""
    newest = site.know.newest
    if newest is None:
        return ""
    answered = newest.data.date
    of_round = site.words(
        "answers_round",
        title=newest.title,
        date=site.words.moment(answered.text),
        responded=newest.data.responded,
    )
    if site.as_of is None or site.as_of >= answered.day:
        return of_round
    return f"{of_round} {site.words('answers_later', date=site.words.date(site.as_of))}"
