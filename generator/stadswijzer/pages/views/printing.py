"""Pages to take along: a section to print, the parts of one that is too long, text for a council paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.print_sections import Section
from stadswijzer.facts.site import Site
from stadswijzer.pages import scripts
from stadswijzer.pages.views.parts import Link
from stadswijzer.papers import council_text, plain_lines


class ToPrint(NamedTuple):
    """A section as one page. `as_of`: the day of the state, '' without; `back`: where it belongs."""

    as_of: str
    back: str


class PrintPart(NamedTuple):
    """A page that prints a part, and how many texts it holds."""

    link: Link
    texts: int


class PrintParts(NamedTuple):
    """The pages in which a long section is printed."""

    parts: tuple[PrintPart, ...]


class Lines(NamedTuple):
    """Lines that stand together, as a list or as paragraphs."""

    is_list: bool
    lines: tuple[str, ...]


class TextSection(NamedTuple):
    """A heading, and what stands under it."""

    title: str
    groups: tuple[Lines, ...]


class CouncilText(NamedTuple):
    """A kind of text (`proposal`, `executive` or `letter`) to copy."""

    name: str
    sections: tuple[TextSection, ...]


class CouncilTextView(NamedTuple):
    """`of`: the initiative; `stamp`: of the script that copies."""

    of: Link
    sample: bool
    texts: tuple[CouncilText, ...]
    stamp: str


def to_print(site: Site, back: str) -> ToPrint:
    day = f"{site.words('plan.as_of_short')} {site.words.date(site.as_of)}" if site.as_of else ""
    return ToPrint(day, back)


def print_parts(site: Site, section: Section) -> PrintParts:
    """Its runs, then the same by theme."""
    runs = ((run.name, section.address(site, run), run.entries) for run in section.runs)
    themes = ((each.title, each.address(site), each.entries) for each in section.by)
    return PrintParts(
        tuple(PrintPart(Link(name, address), len(entries)) for name, address, entries in (*runs, *themes))
    )


def council_text_view(site: Site, entry: Entry[Initiative]) -> CouncilTextView:
    texts = council_text.texts(site, entry).items()
    return CouncilTextView(
        Link(entry.title, entry.address),
        bool(entry.data.sample),
        tuple(CouncilText(name, tuple(_sections(found))) for name, found in texts),
        scripts.stamp("copy"),
    )


def _sections(found: Iterable[plain_lines.Section]) -> Iterator[TextSection]:
    for each in found:
        groups = (Lines(is_list, tuple(line.text for line in lines)) for is_list, lines in each.groups)
        yield TextSection(each.title, tuple(groups))
