"""What of an entry is searched, section by section, with the anchors that these have on its page.

In: an entry. Out: passages. Every field is named here, so that a new one stays out until someone chooses
otherwise: what people said, wished or know is never searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.library import AnyEntry
from stadswijzer.content.model import Theme
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


Texts = Callable[[Site, Any], Iterable[str | None]]
Section = tuple[str, Texts]


def _field(name: str) -> Texts:
    return lambda _site, data: [getattr(data, name)]


def _lines(name: str) -> Texts:
    return lambda _site, data: getattr(data, name)


def _parts(name: str, *fields: str) -> Texts:
    """Fields of a part, or of each part of a list."""

    def texts(_site: Site, data: Any) -> Iterable[str | None]:
        parts_written = getattr(data, name)
        parts = (
            parts_written if isinstance(parts_written, tuple) else [parts_written] if parts_written else []
        )
        return [" ".join(filter(None, (getattr(part, field) for field in fields))) for part in parts]

    return texts


def _worked(_site: Site, data: Any) -> Iterable[str]:
    example = data.worked_example
    if not example:
        return []
    return [example.situation, *(f"{step.do} {step.why}" for step in example.steps), example.result]


def _who(site: Site, data: Any) -> Iterable[str]:
    return [site.words(f"status.{data.status}"), department_names(site, data.taking_part)]


def _focus(site: Site, data: Any) -> Iterable[str]:
    focus = data.focus
    chosen = [*focus.choices, *focus.not_now] if focus else []
    themes = [(site.get(Theme, each.theme), each.why) for each in chosen]
    return [f"{theme.title}: {why}" if theme else why for theme, why in themes]


def _steps(site: Site, data: Any) -> Iterable[str]:
    texts = []
    for step in data.steps:
        target = site.step_target(step)
        title = title_of(target) if isinstance(target, HandWritten) else target.title if target else ""
        texts.append(f"{title}. {step.why or ''}".strip())
    return texts


def _goals(site: Site, data: Any) -> Iterable[str]:
    """What it is for, and how one sees that."""
    goals = filter(None, (plan_goals.find(site, id_) for id_ in data.goals))
    return [f"{goal.title}: {goal.measure}" for goal in goals]


_BEFORE_BODY: tuple[Section, ...] = (
    ("sections.intended_effect", _field("intended_effect")),
    ("pages_sections.doing", lambda *_: []),
    ("sections.money", _field("after_period")),
    ("pages_sections.measure", _goals),
    ("sections.body", lambda *_: []),
)
_ALWAYS = frozenset(key for key, _ in _BEFORE_BODY)
_SECTIONS: dict[str, tuple[Section, ...]] = {
    "concept": (
        ("sections.worked_example", _worked),
        ("sections.for_us", _field("for_us")),
        ("sections.risks", _lines("risks")),
        ("sections.cards", _lines("cards")),
    ),
    "example": (
        ("sections.problem", _field("problem")),
        ("sections.approach", _field("approach")),
        ("sections.result", _field("result")),
        ("sections.events", _parts("events", "text")),
        ("sections.lessons", _lines("lessons")),
    ),
    "path": (("sections.steps", _steps),),
    "talk": (
        ("sections.outcome", _field("outcome")),
        ("sections.follow_up", _parts("follow_up", "text")),
    ),
    "initiative": (
        ("sections.arguments", _lines("arguments")),
        ("sections.caveats", _lines("caveats")),
        ("sections.alternatives", _parts("alternatives", "text", "why_not")),
        ("sections.participation", _parts("participation", "who", "how", "result")),
        ("sections.privacy", _parts("privacy", "note")),
        ("sections.plan_risks", _parts("risks", "text", "mitigation")),
        ("pages_sections.outcome", _field("outcome")),
        ("sections.evaluation", _parts("evaluation", "stop_if")),
        ("pages_sections.standing", _who),
        ("sections.milestones", _parts("milestones", "title")),
        ("sections.decisions", _parts("decisions", "ask")),
    ),
    "roadmap": (
        ("sections.vision", _field("vision")),
        ("sections.focus", _focus),
        ("sections.goals", _parts("goals", "title", "measure")),
        ("sections.calendar", _parts("calendar", "title")),
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
