"""Where people want to go: who could name an example, who called what the focus, and what was chosen.

In: a round, in which people are counted in steps of five, and the themes. Out: a row for each theme, in the
order of the themes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stadswijzer.content.library import Entry, Library
from stadswijzer.content.model import Survey, Theme
from stadswijzer.content.model.survey import ThemeCount
from stadswijzer.language.answer_words import most_of


@dataclass(frozen=True)
class Step:
    """A number of people as it was written: from `least` to `most`, both included; `most` None is open."""

    least: int
    most: int | None


@dataclass(frozen=True)
class FocusRow:
    """One theme: who could name an example, who called it the focus, and whether it was chosen."""

    theme: Entry[Theme]
    named: Step | None
    focus: Step | None
    choice: str
    """`chosen`, `not_now` or ''."""


@dataclass(frozen=True)
class FocusPicture:
    """Named against chosen, theme by theme, and how many could name no theme at all."""

    rows: tuple[FocusRow, ...]
    named_none: Step | None
    focus_none: Step | None


def focus_picture(survey: Survey, themes: list[Entry[Theme]], library: Library) -> FocusPicture | None:
    """The picture of a round; None when nothing was asked."""
    if not survey.named and not survey.focus:
        return None
    roadmap = library.roadmap_fields
    chosen: dict[str, str] = {}
    if roadmap and roadmap.focus:
        chosen |= {each.theme: "chosen" for each in roadmap.focus.choices}
        chosen |= {each.theme: "not_now" for each in roadmap.focus.not_now}
    rows = []
    for theme in themes:
        names = (theme.id, *theme.data.aliases)
        row = FocusRow(
            theme,
            _step(survey, survey.named, names),
            _step(survey, survey.focus, names),
            next((chosen[name] for name in names if name in chosen), ""),
        )
        if row.named or row.focus or row.choice:
            rows.append(row)
    none = (None,)
    return FocusPicture(tuple(rows), _step(survey, survey.named, none), _step(survey, survey.focus, none))


def _step(survey: Survey, rows: Iterable[ThemeCount], names: Iterable[str | None]) -> Step | None:
    """What was counted under one of these names of a theme; None among them is who named none."""
    known = set(names)
    count = next((row.count for row in rows if row.theme in known), None)
    return None if count is None else Step(count, most_of(count, survey.responded))
