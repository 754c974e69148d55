"""What of an entry is searched, section by section, with the anchors that these have on its page.

In: an entry. Out: passages. Every field is named here, so that a new one stays out until someone chooses
otherwise: what people said, wished or know is never searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from stadswijzer.content.fields import Part
from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.library import AnyEntry
from stadswijzer.content.model import Concept, Example, Initiative, Path, Roadmap, Talk, Theme
from stadswijzer.facts.departments import department_names
from stadswijzer.facts.page_title import title_of
from stadswijzer.facts.plan import plan_goals
from stadswijzer.facts.site import Site
from stadswijzer.language import headings, readability
from stadswijzer.language.anchors import free_anchor, slug
from stadswijzer.language.wiki_links import WIKI, label_of


class Passage(NamedTuple):
    """A piece of text, and the section of the page that it stands in; '' above the first."""

    anchor: str
    heading: str
    text: str


class Sections:
    """The sections of the page of an entry, with the anchors that they have there."""

    def __init__(self, site: Site, entry: AnyEntry) -> None:
        self.site, self.entry = site, entry
        self.taken: set[str] = set()

    def passages(self) -> Iterator[Passage]:
        data = self.entry.data
        if self.entry.kind == "initiative":
            yield from self._named(_BEFORE_BODY, data)
        yield from self._body(data.body)
        yield from self._named(_SECTIONS.get(self.entry.kind, ()), data)

    def _named(self, sections: Iterable[Section], data: Any) -> Iterator[Passage]:
        for key, texts in sections:
            passages = [plain(self.site, text) for text in texts(self.site, data) if text]
            if passages or key in _ALWAYS:
                anchor = free_anchor(self.site.words(f"{key}.anchor"), self.taken)
                if passages:
                    yield Passage(anchor, self.site.words(f"{key}.title"), "\n".join(passages))

    def _body(self, body: str | None) -> Iterator[Passage]:
        for heading, text in headings.split(body or ""):
            words = " ".join(plain(self.site, heading).split())
            anchor = free_anchor(slug(words) or "kop", self.taken) if heading else ""
            yield Passage(anchor, words, plain(self.site, text))


P = TypeVar("P", bound=Part)
Texts = Callable[[Site, P], Iterable[str | None]]
Section = tuple[str, Texts[Any]]


def _of(kind: type[P], *sections: tuple[str, Texts[P]]) -> tuple[Section, ...]:  # noqa: ARG001 - for mypy
    """The sections of a kind; `mypy` finds a field that it does not have, since no field is named as text."""
    return sections


def _joined(*texts: str | None) -> str:
    return " ".join(filter(None, texts))


def _worked(_site: Site, data: Concept) -> Iterable[str]:
    example = data.worked_example
    if not example:
        return []
    return [example.situation, *(f"{step.do} {step.why}" for step in example.steps), example.result]


def _who(site: Site, data: Initiative) -> Iterable[str]:
    return [site.words(f"status.{data.status}"), department_names(site, data.taking_part)]


def _focus(site: Site, data: Roadmap) -> Iterable[str]:
    focus = data.focus
    chosen = [*focus.choices, *focus.not_now] if focus else []
    themes = [(site.get(Theme, each.theme), each.why) for each in chosen]
    return [f"{theme.title}: {why}" if theme else why for theme, why in themes]


def _steps(site: Site, data: Path) -> Iterable[str]:
    texts = []
    for step in data.steps:
        target = site.step_target(step)
        title = title_of(target) if isinstance(target, HandWritten) else target.title if target else ""
        texts.append(f"{title}. {step.why or ''}".strip())
    return texts


def _participation(_site: Site, data: Initiative) -> Iterable[str]:
    took_part = data.participation
    return [_joined(took_part.who, took_part.how, took_part.result)] if took_part else []


def _goals(site: Site, data: Initiative) -> Iterable[str]:
    """What it is for, and how one sees that."""
    goals = filter(None, (plan_goals.find(site, id_) for id_ in data.goals))
    return [f"{goal.title}: {goal.measure}" for goal in goals]


_BEFORE_BODY = _of(
    Initiative,
    ("sections.intended_effect", lambda _, plan: [plan.intended_effect]),
    ("pages_sections.doing", lambda *_: []),
    ("sections.money", lambda _, plan: [plan.after_period]),
    ("pages_sections.measure", _goals),
    ("sections.body", lambda *_: []),
)
_ALWAYS = frozenset(key for key, _ in _BEFORE_BODY)
_SECTIONS: dict[str, tuple[Section, ...]] = {
    "concept": _of(
        Concept,
        ("sections.worked_example", _worked),
        ("sections.for_us", lambda _, concept: [concept.for_us]),
        ("sections.risks", lambda _, concept: concept.risks),
        ("sections.cards", lambda _, concept: concept.cards),
    ),
    "example": _of(
        Example,
        ("sections.problem", lambda _, example: [example.problem]),
        ("sections.approach", lambda _, example: [example.approach]),
        ("sections.result", lambda _, example: [example.result]),
        ("sections.events", lambda _, example: [each.text for each in example.events]),
        ("sections.lessons", lambda _, example: example.lessons),
    ),
    "path": _of(Path, ("sections.steps", _steps)),
    "talk": _of(
        Talk,
        ("sections.outcome", lambda _, talk: [talk.outcome]),
        ("sections.follow_up", lambda _, talk: [each.text for each in talk.follow_up]),
    ),
    "initiative": _of(
        Initiative,
        ("sections.arguments", lambda _, plan: plan.arguments),
        ("sections.caveats", lambda _, plan: plan.caveats),
        ("sections.alternatives", lambda _, plan: [_joined(x.text, x.why_not) for x in plan.alternatives]),
        ("sections.participation", _participation),
        ("sections.privacy", lambda _, plan: [plan.privacy.note] if plan.privacy else []),
        ("sections.plan_risks", lambda _, plan: [_joined(x.text, x.mitigation) for x in plan.risks]),
        ("pages_sections.outcome", lambda _, plan: [plan.outcome]),
        ("sections.evaluation", lambda _, plan: [plan.evaluation.stop_if] if plan.evaluation else []),
        ("pages_sections.standing", _who),
        ("sections.milestones", lambda _, plan: [each.title for each in plan.milestones]),
        ("sections.decisions", lambda _, plan: [each.ask for each in plan.decisions]),
    ),
    "roadmap": _of(
        Roadmap,
        ("sections.vision", lambda _, roadmap: [roadmap.vision]),
        ("sections.focus", _focus),
        ("sections.goals", lambda _, roadmap: [_joined(each.title, each.measure) for each in roadmap.goals]),
        ("sections.calendar", lambda _, roadmap: [each.title for each in roadmap.calendar]),
    ),
}
"""Kind → the sections of its page that are searched, and the fields that stand there."""


def plain(site: Site, text: str) -> str:
    """Markdown as its words; a link by the title of what it leads to."""
    if "[[" in text:
        text = WIKI.sub(lambda match: label_of(match) or _titled(site, match[1].strip()), text)
    return readability.plain(_WRAPPED.sub(" ", text)).strip()


_WRAPPED = re.compile(r"(?<=\S)\n(?!\s|[-*+>#|`]|\d+[.)]\s)")
"""A line that goes on: not a new paragraph, item, heading or row."""


def _titled(site: Site, target: str) -> str:
    targets = site.links.wiki(target)
    entry = targets[0].entry if len(targets) == 1 else None
    return entry.title if entry else target.rpartition("/")[2].replace("-", " ")
