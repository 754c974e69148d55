"""Outputs that stay: those of which no entry changed that they were made of, so that they are not made again.

In: a site and its pages, and what the last build noted of each output. Out: what tells of every page whether
it is the same, and every output: made, with copies of this process, or only its paths where its files stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Any, NamedTuple

from stadswijzer import outputs
from stadswijzer.content.kept_parts import KeptPart
from stadswijzer.content.reads import ALL, bits_of
from stadswijzer.engine.copies import beside
from stadswijzer.engine.kept_views import Told, told_of
from stadswijzer.engine.processes import shared
from stadswijzer.facts.site import Site
from stadswijzer.language.problems import Problem
from stadswijzer.outputs import Made
from stadswijzer.pages.render import Page
from stadswijzer.papers.setting import pdf


class Beside(NamedTuple):
    """What is published beside pages."""

    made: dict[str, Made]
    """Output → its files."""
    kept: dict[str, tuple[str, list[str]]]
    """Output that stays → the entries that it was made of, the paths of its files."""

    @property
    def files(self) -> list[tuple[str, outputs.Content]]:
        """Those that were made."""
        return [file for each in self.made.values() for file in each.files]

    @property
    def paths(self) -> list[str]:
        """Of those that stay too."""
        return [
            *(path for path, _ in self.files),
            *(path for _, paths in self.kept.values() for path in paths),
        ]

    def note(self) -> dict[str, Any]:
        """What to note of each."""
        made = {name: (each.made_of, [path for path, _ in each.files]) for name, each in self.made.items()}
        return {**self.kept, **made}


def made_with(
    site: Site, sheets: Sequence[Page], noted: Mapping[str, Any], changed: int
) -> tuple[dict[int, Told], Beside]:
    """What tells of each page, by identity, whether it is the same; and all outputs.

    `noted`: of the outputs of the last build. Raises `OSError` when a copy of this process failed.
    """
    kept = {name: (told, list(paths)) for name, (told, paths) in noted.items() if _stays(told, changed)}
    left = [each for each in outputs.OUTPUTS if each not in kept]
    told: dict[int, Told] = {}
    made: dict[str, Made] = {}

    def make(item: Page | str) -> Told | _Made:
        return told_of(item) if isinstance(item, Page) else _made(site, item)

    def take(outcome: _Made) -> None:
        made[outcome.name] = outcome.output
        _take(site, outcome)

    items: list[Page | str] = [*(each for each in outputs.FOR_A_COPY if each in left), *sheets]
    here, own = [each for each in left if each not in outputs.FOR_A_COPY], list[_Made]()
    found = shared(items, make, lambda: own.extend(_made(site, each) for each in here))
    for each in own:
        take(each)
    for item, outcome in found or ((each, make(each)) for each in items):
        if isinstance(outcome, Told):
            told[id(item)] = outcome
        else:
            take(outcome)
    if len(found or items) < len(items):
        raise OSError("a copy of this process failed")
    return told, Beside(made, kept)


def made_here(site: Site) -> Beside:
    """All outputs, made by this process; by a copy what Typst sets, which keeps the 60 MB that it takes."""
    of_typst = (outputs.GUIDE, *(outputs.PAPERS if site.frame.papers else ()))
    apart = () if pdf.has_begun() else of_typst

    def papers() -> list[_Made]:
        return [_made(site, each) for each in apart]

    with beside(papers) if apart else nullcontext(papers) as told:
        found = [_made(site, each) for each in outputs.OUTPUTS if each not in apart]
        try:
            found += told()
        except OSError:  # then by this process too
            found += papers()
    for each in found:
        _take(site, each)
    made = {each.name: each.output for each in found}
    return Beside({name: made[name] for name in outputs.OUTPUTS}, {})


def _take(site: Site, outcome: _Made) -> None:
    """What a copy found out of the site itself."""
    site.parts.new.update(outcome.parts)
    site.not_made.update(outcome.not_made)


def _stays(made_of: str, changed: int) -> bool:
    return bool(made_of) and changed != ALL and not bits_of(made_of) & changed


class _Made(NamedTuple):
    """An output that was made, and the parts of it that were made anew: a copy has them for itself."""

    name: str
    output: Made
    parts: dict[str, KeptPart]
    not_made: dict[str, Problem]
    """Papers that could not be made."""


def _made(site: Site, output: str) -> _Made:
    before = set(site.parts.new)
    found = outputs.made(site, output)
    new = {name: part for name, part in site.parts.new.items() if name not in before}
    return _Made(output, found, new, site.not_made)
