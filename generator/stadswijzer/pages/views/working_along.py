"""Pages for who works along: how, with a file of each kind to copy; the form; and the guide for rounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.links import PLAN_KINDS
from stadswijzer.content.model import KINDS, Kind
from stadswijzer.editing.new.commented_file import Names, schema_place, starting_text
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.site import Site
from stadswijzer.language import answer_words
from stadswijzer.language.words import package_yaml
from stadswijzer.pages import guide, scripts
from stadswijzer.pages.guide import Level
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.parts import Item, Text

EXAMPLES = ("concept", "example", "initiative", "theme")
"""Kinds of which a page can serve as an example, the first that there is."""


class Beginning(NamedTuple):
    """The file that an entry of one kind starts from. `told`: which, and where it goes."""

    kind: str
    told: str
    text: str


class ContributingView(NamedTuple):
    """`change`: how to change a page, with one as an example; None on a site that has none."""

    change: Text | None
    file: Text
    more: Text
    beginnings: tuple[Beginning, ...]


class EditingView(NamedTuple):
    """`stamp`: of the script that makes the form."""

    stamp: str


class ImportingView(NamedTuple):
    """`stamp`: of the scripts that read exports."""

    stamp: str
    has_guide: bool


class GuideView(NamedTuple):
    """`file`: the name of the sheet to fill in; `asks_themes`: whether there are themes to ask for.

    `importing`: whether there is a page that reads the answers.
    """

    sample: bool
    pdf: str
    csv: str
    file: str
    opening: tuple[str, ...]
    asks_themes: bool
    wish: str
    levels: tuple[Level, ...]
    concepts: tuple[Item, ...]
    form: tuple[str, ...]
    importing: bool


class WordsOf(NamedTuple):
    """Which words can stand there for so many answers."""

    answers: str
    words: tuple[str, ...]


class CouncilPart(NamedTuple):
    """A part of the text: paragraphs, the table of words where `rows` are, and points."""

    title: str
    text: tuple[str, ...]
    rows: tuple[WordsOf, ...]
    points: tuple[str, ...]


class WorksCouncilView(NamedTuple):
    """For the works council and the privacy officer. `rounds`: where rounds are, '' without any."""

    parts: tuple[CouncilPart, ...]
    has_guide: bool
    rounds: str


def contributing(site: Site) -> ContributingView:
    w = site.words
    return ContributingView(
        next(_change(site), None),
        _text(w("contributing.file")),
        _text(w("contributing.more")),
        tuple(_beginning(site, each) for each in KINDS.values()),
    )


def _text(written: str) -> Text:
    """Words of the site that are Markdown, and link nowhere."""
    return Text(written, (), ())


def _change(site: Site) -> Iterator[Text]:
    w = site.words
    how = "contributing.change_pencil" if site.frame.edit_uri else "contributing.change_no_pencil"
    for kind in EXAMPLES:
        for entry in site(kind)[:1]:
            first = w(how, edit=w("frame.edit"), address=entry.address, file=entry.path)
            yield _text(f"{first}\n{w('contributing.change')}")


def _beginning(site: Site, kind: Kind) -> Beginning:
    w, place = site.words, site.words.folders[kind.name]
    schema = schema_place(site.library.project, kind)
    text = starting_text(kind, w, names=_names(site), schema=schema)
    told = w(
        "contributing.single" if kind.single else "contributing.one",
        kind=w(f"kinds.{kind.name}.one"),
        folder=f"{place}.yml" if kind.single else place,
    )
    return Beginning(kind.name, told, text)


def _names(site: Site) -> Names:
    """What a reference may name: drafts are left out, as everywhere on the site."""
    found = {kind.name: sorted(site.library.entries[kind.name]) for kind in KINDS.values() if not kind.single}
    return found | {kind: sorted(site.links.parts[kind]) for kind in PLAN_KINDS}


def editing(_: Site) -> EditingView:
    return EditingView(scripts.stamp("form"))


def importing(site: Site) -> ImportingView:
    stamp = scripts.stamp("importing")
    return ImportingView(stamp, "guide" in site.once(Catalogue).tools)


def guide_view(site: Site) -> GuideView:
    w, organisation = site.words, site.library.organisation
    csv = w("guide.csv")
    return GuideView(
        bool(organisation and organisation.sample),
        w("guide.pdf"),
        csv,
        csv.rpartition("/")[2],
        tuple(w(f"guide.opening.{name}") for name in guide.OPENING),
        bool(site.library.entries["theme"]),
        guide.wish_question(site),
        tuple(guide.steps(site)),
        tuple(Item(parts.ref(e), guide.check_question(site, e)) for e in guide.concepts(site)),
        tuple(w(f"guide.form.{name}") for name in guide.FORM),
        "importing" in site.once(Catalogue).tools,
    )


def works_council(site: Site) -> WorksCouncilView:
    """Says nothing of what was answered: it is read before a round begins."""
    w, places = site.words, site.once(Catalogue)
    least = site.library.project.options.min_group
    found = package_yaml(f"locale/{w.language}/workscouncil.yml")["workscouncil_parts"]
    rows = tuple(_rows(site, least))
    return WorksCouncilView(
        tuple(
            CouncilPart(
                part["title"],
                tuple(text.format(min_group=least) for text in part.get("text", ())),
                rows if part.get("words") else (),
                tuple(text.format(min_group=least) for text in part.get("items", ())),
            )
            for part in found
        ),
        "guide" in places.tools,
        places.lists["survey"].address if "survey" in places.lists else "",
    )


def _rows(site: Site, smallest: int) -> Iterator[WordsOf]:
    """So many answers → the words that can stand there."""
    w = site.words
    yield WordsOf(w("workscouncil.under", n=smallest), (w("workscouncil.nothing"),))
    for size, words in answer_words.WORDS.items():
        least, most = max(answer_words.LEAST_SIZE[size], smallest), answer_words.MOST_SIZE[size]
        said = tuple(w(f"answers.{size}.{word}") for word in words)
        if most is None:
            yield WordsOf(w("workscouncil.from_", least=least), said)
        elif most >= least:
            yield WordsOf(w("workscouncil.range", least=least, most=most), said)
