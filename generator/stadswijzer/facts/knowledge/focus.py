"""Where people want to go: who could name an example, who called what the focus, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from stadswijzer.content.library import Entry, Library
from stadswijzer.content.model import Survey
from stadswijzer.facts.knowledge.shares import Share, share


@dataclass(frozen=True)
class FocusRow:
    """One theme: who could name an example, who called it the focus, and whether it was chosen."""

    theme: Entry
    named: Share | None
    asked_named: bool
    focus: Share | None
    asked_focus: bool
    choice: str
    """`chosen`, `not_now` or ''."""


def focus_picture(survey: Survey, themes: list[Entry], library: Library) -> list[FocusRow]:
    """Named against chosen, theme by theme, in the order of the themes. Empty when nothing was asked."""
    if not survey.named and not survey.focus:
        return []
    least = library.project.options.min_group
    named = {row.theme: row.count for row in survey.named}
    focus = {row.theme: row.count for row in survey.focus}
    roadmap = library.roadmap_fields
    chosen: dict[str, str] = {}
    if roadmap and roadmap.focus:
        chosen |= {each.theme: "chosen" for each in roadmap.focus.choices}
        chosen |= {each.theme: "not_now" for each in roadmap.focus.not_now}
    rows = []
    for theme in themes:
        names = (theme.id, *theme.fields.aliases)
        of = {
            key: next((found[name] for name in names if name in found), None)
            for key, found in (("n", named), ("f", focus))
        }
        choice = next((chosen[name] for name in names if name in chosen), "")
        rows.append(
            FocusRow(
                theme,
                share(of["n"], survey.responded, least) if of["n"] is not None else None,
                of["n"] is not None,
                share(of["f"], survey.responded, least) if of["f"] is not None else None,
                of["f"] is not None,
                choice,
            )
        )
    return [row for row in rows if row.asked_named or row.asked_focus or row.choice]
