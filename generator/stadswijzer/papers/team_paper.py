"""One sheet of A4 per department: twenty minutes for a team on what its work asks first.

In: the site. Out: (address, PDF), only with the other papers, and where a concept that work asks has cards.
Names no word of what people know: a sheet lies on a table.
"""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.content.model import Department
from stadswijzer.facts import team_session
from stadswijzer.facts.departments import department_name, departments_today
from stadswijzer.facts.site import Site
from stadswijzer.facts.team_session import Session
from stadswijzer.language.problems import Place, Problem
from stadswijzer.papers.setting import pdf
from stadswijzer.papers.setting.blocks import Data, breakable

_STEPS = ("example", "cards", "agree")


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The sheet of every department that has one. What Typst refuses is left out and told."""
    for address, fields in made(site) if site.frame.papers else ():
        try:
            yield address, pdf.pdf("team", fields, day=site.library.today, root=site.library.project.root)
        except pdf.PaperError as error:
            place = Place("mkdocs.yml", 1, 1)
            site.not_made[address] = Problem(
                "paper-not-made", place, {"paper": address, "reason": str(error)}
            )


def made(site: Site) -> Iterator[tuple[str, Data]]:
    """(address, data) of the sheet of every department."""
    for each in departments_today(site):
        session = team_session.session(site, each)
        if session:
            yield team_session.paper_address(site, each), data(site, each, session)


def data(site: Site, department: Department, session: Session) -> Data:
    """The fields of `papers/typst/team.typ`."""
    w, organisation = site.words, site.library.organisation
    concept, example = session.topic.concept, session.example
    values = {"topic": concept.title, "department": department.name}
    lead = {"lead": department_name(site, session.lead), "activity": session.activity.title}
    return {
        "lang": w.language,
        "author": (organisation.municipality if organisation else None) or site.frame.site_name,
        "title": breakable(w("team_paper.title", **values)),
        "about": breakable(w("team_paper.about", **values)),
        "sample": w("team_paper.sample") if organisation and organisation.sample else "",
        "asks_title": w("team_paper.asks"),
        "definition": breakable(concept.data.definition),
        "asks": breakable(team_session.why(site, session)),
        "example_title": w("team_session.example"),
        "example": breakable(f"{example.title}. {example.data.summary or ''}") if example else "",
        "cards_title": w("team_session.cards"),
        "cards": [breakable(text) for text, _ in session.cards],
        "plan_title": w("team_paper.plan"),
        "plan": [w(f"team_paper.plan_steps.{step}") for step in _STEPS if example or step != "example"],
        "lead": breakable(w("team_paper.lead", **lead)),
        "agreed_title": w("team_paper.agreed"),
        "agreed": w("team_paper.lines"),
        "foot": w("team_paper.foot"),
        "page": w("team_paper.page"),
        "url": site.frame.whole(team_session.address(site, department)),
    }
