"""What people know and where they want to go, without telling it of anyone.

In: the library. Out: for now the focus picture of a survey; gaps, readiness and change come here too.
Groups under `min_group` never leave this module: every step after it sees `None` ("too few answers").
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.library import Entry, Library
from generator.model import Survey


@dataclass(frozen=True)
class Share:
    """A share in whole per cents as it may be published: never beyond 10 and 90.

    `bound` is -1 for "under 10 %", 1 for "over 90 %", else 0.
    """

    percent: int
    bound: int = 0


def share(count: int, total: int, min_group: int) -> Share | None:
    """`count` of `total` as a share that may be shown, rounded half up; None when the group is too small."""
    if total < min_group:
        return None
    percent = (200 * count + total) // (2 * total)
    if 10 * count < total or percent < 10:
        return Share(10, -1)
    if 10 * count > 9 * total or percent > 90:
        return Share(90, 1)
    return Share(percent)


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
        of = {key: next((found[name] for name in names if name in found), None) for key, found in (("n", named), ("f", focus))}
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
