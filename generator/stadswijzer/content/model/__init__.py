"""The kinds of entry: the only place for fields, for all that is known of each, and for rules within a file.

Each kind is a `Part` in a module of its name, of which the fields are listed once; what can be known of a
field is in `fields.Field`. Reading, checking, the schemas, the form, the API and how a change is told follow
from that list. The words that people read of a field (label, help, example) stand in
`language/locale/*/fields.yml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from stadswijzer.content.fields import Part
from stadswijzer.content.model.concept import Concept, Question
from stadswijzer.content.model.entry import Accept, Effort, EntryFields, SourceRef
from stadswijzer.content.model.example import Example
from stadswijzer.content.model.initiative import Initiative, Milestone, Moved
from stadswijzer.content.model.organisation import Department, Organisation
from stadswijzer.content.model.path import Path, Step
from stadswijzer.content.model.roadmap import Goal, Roadmap
from stadswijzer.content.model.search_words import SEARCH_WORDS, SearchWord
from stadswijzer.content.model.survey import Survey
from stadswijzer.content.model.talk import Talk
from stadswijzer.content.model.theme import Theme

__all__ = [
    "FOLDERS",
    "KINDS",
    "NAMES",
    "SEARCH_WORDS",
    "Accept",
    "Concept",
    "Department",
    "Effort",
    "EntryFields",
    "Example",
    "Goal",
    "Initiative",
    "Kind",
    "Milestone",
    "Moved",
    "Organisation",
    "Path",
    "Question",
    "Roadmap",
    "SearchWord",
    "SourceRef",
    "Step",
    "Survey",
    "Talk",
    "Theme",
]


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name in code and its fields. `single`: one file for the project, not a folder."""

    name: str
    part: type[Part]
    single: bool = False


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("concept", Concept),
        Kind("example", Example),
        Kind("theme", Theme),
        Kind("path", Path),
        Kind("survey", Survey),
        Kind("talk", Talk),
        Kind("initiative", Initiative),
        Kind("roadmap", Roadmap, single=True),
        Kind("organisation", Organisation, single=True),
    )
}
FOLDERS = tuple(kind.name for kind in KINDS.values() if not kind.single)
"""Kinds of which there are many, each with a folder and a list."""
NAMES: dict[type[Part], str] = {kind.part: kind.name for kind in KINDS.values()}
"""The fields of a kind → its name."""
