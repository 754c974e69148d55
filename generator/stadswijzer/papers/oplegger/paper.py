"""The oplegger as a paper: its frame, its two sides, and the warning when it takes more.

In: the site. Out: the data of `papers/typst/oplegger.typ`, and problems with their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import ceil

from stadswijzer.content.model import Initiative
from stadswijzer.facts.site import Site
from stadswijzer.language.problems import Problem
from stadswijzer.papers import asked
from stadswijzer.papers.oplegger.two_sides import SIDES, End, Fitting
from stadswijzer.papers.roadmap_title import titled, with_years
from stadswijzer.papers.setting import fitting, measuring, pdf
from stadswijzer.papers.setting.blocks import Data, breakable
from stadswijzer.papers.sheet.sheet import made_up


def data(site: Site) -> Data:
    """The fields of `papers/typst/oplegger.typ`, with as much in them as two sides hold."""
    above = _above(site)
    return {**above, **_fitting(site, above).fullest().data}


def problems(site: Site) -> Iterator[Problem]:
    """Every oplegger that takes a third side even with the shortest lists, at its roadmap."""
    for plan in site.plans:
        roadmap = plan.library.roadmap
        if roadmap is None or plan.kept("oplegger", None, partial(_surely_fits, plan)):
            continue
        fit = _fitting(plan, _above(plan))
        if not (end := fit.end(fit.least.data)).fits:
            over = ceil((end.used - SIDES * fitting.HEIGHT) / (fitting.SIZES[-1] * (1 + fitting.LEADING)))
            yield roadmap.source.problem(
                "too-long-for-paper",
                roadmap.data.at("title").start,
                side="oplegger",
                section=fit.highest,
                n=max(1, over),
            )


def _surely_fits(site: Site) -> str:
    """'1' when two sides hold it without measuring."""
    return "1" if _fitting(site, _above(site)).is_surely_short else ""


def _fitting(site: Site, above: Data) -> Fitting:
    return Fitting(site, lambda sides: End(*measuring.end("oplegger", {**above, **sides})))


def _above(site: Site) -> Data:
    """The frame, and what stands above the sections."""
    w, roadmap = site.words, site.library.roadmap
    title = with_years(site)
    about = roadmap.data.summary if roadmap else title
    frame = pdf.frame(
        site,
        title=w("oplegger.title", title=title),
        about=about,
        head=titled(site),
        ask=asked.sentence(site, asked.open_asks(site)),
        sample=made_up(site, *site(Initiative)),
        address=roadmap.address if roadmap else "",
        notes=w("plan.estimate"),
    )
    return {
        "frame": frame,
        "over": w("oplegger.over"),
        "heading": breakable(title),
        "summary": breakable(about),
    }
