"""The page of a concept: what it is, where it is in use, what it asks of us, and whether one knows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, Initiative, Path
from stadswijzer.content.model.concept import WorkedExample
from stadswijzer.content.model.initiative import Need
from stadswijzer.facts import relations
from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.knowledge.lead_example import Shown
from stadswijzer.facts.list_address import address_of_list
from stadswijzer.facts.site import Site
from stadswijzer.language import readability
from stadswijzer.language.sentences import ended, first_sentence, without
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.learning import Learning, learning
from stadswijzer.pages.views.parts import Effort, Foot, Head, Item, Ref, Text
from stadswijzer.pages.views.questions import Quiz, quiz


class FirstExample(NamedTuple):
    """The example that shows it most closely. `why`: why it is this one, in words."""

    ref: Ref
    city: str
    stage: str
    why: str


class Needing(NamedTuple):
    """An initiative whose people must know it. `level`: how well, in words; `people`: None when not given.

    `short`: what it does, or why it stopped; `over`: how and when it ended, in words; '' while it goes on.
    """

    ref: Ref
    short: str
    level: str
    people: int | None
    over: str


class ForUs(NamedTuple):
    """What it means for us, on the first screen: one initiative that asks it, and what that does.

    `own`: how what an editor wrote of it begins, '' without; then an initiative is only named. `told`: before
    its name; `named`: None when none asks it; `more`: how many others do.
    """

    own: str
    told: str
    named: Needing | None
    more: int


class WorkedStepView(NamedTuple):
    """A step of a worked example."""

    do: str
    why: str


class Worked(NamedTuple):
    """How someone does it, step by step."""

    situation: Text | None
    steps: tuple[WorkedStepView, ...]
    result: Text | None


class ConceptView(NamedTuple):
    """`summary`: what it tells beyond the definition, or ''.

    `opens`: what asks to know this first; `concepts`: where all concepts stand.
    `no_example`: that there is none yet, '' on a site that shows no examples at all.
    `asks`: the first question on the page, '' without one; `quiz` has them all.
    """

    head: Head
    id: str
    summary: str
    first_example: FirstExample | None
    no_example: str
    first_step: Text | None
    asks: str
    situations: tuple[str, ...]
    body: Text | None
    effort: Effort | None
    worked: Worked | None
    for_us: Text | None
    risks: tuple[str, ...]
    requires: tuple[Item, ...]
    opens: tuple[Ref, ...]
    concepts: str
    examples: tuple[Item, ...]
    needing: tuple[Needing, ...]
    brief: ForUs | None
    cards: tuple[str, ...]
    quiz: Quiz
    learning: Learning
    related: tuple[Ref, ...]
    paths: tuple[Ref, ...]
    also_known_as: tuple[str, ...]
    foot: Foot


def view(site: Site, entry: Entry[Concept]) -> ConceptView:
    data, shown, needing = entry.data, relations.shown(site, entry), relations.needing(site, entry)
    examples = [each.example for each in shown]
    needed = tuple(_needing(site, needing))
    requires, paths = site.all(Concept, data.requires), site.referring(entry, Path)
    related = [each for each in site.all(Concept, data.related) if each is not entry]
    return ConceptView(
        head=parts.head(site, entry, data.definition),
        id=entry.id,
        summary=without(data.summary, data.definition) if data.definition else "",
        first_example=_first_example(site, shown[0]) if shown else None,
        no_example=site.words("brief.no_example") if "example" in site.once(Catalogue).kinds else "",
        first_step=parts.text(site, entry, data.first_step),
        asks=data.recall.question if data.recall else data.quiz[0].question if data.quiz else "",
        situations=tuple(data.situations),
        body=parts.text(site, entry, data.body),
        effort=parts.effort(data.effort),
        worked=_worked(site, entry, data.worked_example) if data.worked_example else None,
        for_us=parts.text(site, entry, data.for_us),
        risks=tuple(data.risks),
        requires=parts.items(requires),
        opens=parts.refs(each for each in site.referring(entry, Concept) if entry.id in each.data.requires),
        concepts=address_of_list(site.words, "concept"),
        examples=parts.items(examples),
        needing=needed,
        brief=_for_us(site, data.for_us, needed),
        cards=tuple(data.cards),
        quiz=quiz(site, entry),
        learning=learning(site),
        related=parts.refs(related),
        paths=parts.refs(paths),
        also_known_as=tuple(data.also_known_as),
        foot=parts.foot(
            site, entry, [*related, *paths, *examples, *requires, *(each for each, _ in needing)]
        ),
    )


def _first_example(site: Site, first: Shown) -> FirstExample:
    data, w = first.example.data, site.words
    why = w(f"brief.why_first.{first.why}")
    return FirstExample(parts.ref(first.example), data.city, w(f"stage.{data.stage}"), why)


def _needing(site: Site, needing: list[tuple[Entry[Initiative], Need]]) -> Iterator[Needing]:
    for entry, need in needing:
        ended = relations.over(site, entry)
        over = site.words(f"brief.over.{ended[0]}", year=ended[1]) if ended else ""
        level = site.words(f"need_level.{need.level}")
        yield Needing(parts.ref(entry), _in_short(entry.data), level, need.people, over)


def _in_short(data: Initiative) -> str:
    """What one has to know of it first: of what was stopped why, since that teaches most."""
    why = data.status_reason if data.status == "stopped" else None
    return ended(why) if why else first_sentence(data.summary)


def _for_us(site: Site, written: str | None, needing: tuple[Needing, ...]) -> ForUs | None:
    """What an editor wrote, and what goes on or else is over: one, so that it stays one screen.

    None on a site without a plan, of which nobody wrote anything.
    """
    w = site.words
    own = first_sentence(readability.plain(written)) if written else ""
    going = tuple(each for each in needing if not each.over)
    if not own and "initiative" not in site.once(Catalogue).kinds:
        return None
    if not needing:
        return ForUs(own, "" if own else w("brief.not_needed"), None, 0)
    key, asking = ("needed", going) if going else ("was_needed", needing)
    return ForUs(own, w(f"brief.{key}", n=len(asking)), asking[0], len(asking) - 1)


def _worked(site: Site, entry: Entry[Concept], given: WorkedExample) -> Worked:
    steps = tuple(WorkedStepView(each.do, each.why) for each in given.steps)
    return Worked(parts.text(site, entry, given.situation), steps, parts.text(site, entry, given.result))
