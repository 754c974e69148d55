"""A pictogram of the Material set, as SVG.

In: its name. Out: SVG that is safe, or nothing where there is none of that name.
"""

from __future__ import annotations

import re
from importlib.resources import files

from markupsafe import Markup


def pictogram(name: str | None) -> Markup:
    """A file of the theme, hidden from who hears a page."""
    if not name or not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)+", name):
        return Markup("")
    path = files("material") / "templates" / ".icons" / f"{name}.svg"
    if not path.is_file():
        return Markup("")
    svg = path.read_text("utf-8").replace("<svg ", '<svg aria-hidden="true" class="icon" ', 1)
    return Markup(svg)  # noqa: S704 - a file of the theme, not of an editor
