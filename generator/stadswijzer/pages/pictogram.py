"""A pictogram of the Material set, as SVG.

In: its name. Out: SVG that is safe, or nothing where there is none of that name.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup


def pictogram(name: str | None) -> Markup:
    """A file of the theme, hidden from who hears a page."""
    if not name or not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)+", name):
        return Markup("")
    file = _set() / f"{name}.svg"
    if not file.is_file():
        return Markup("")
    svg = file.read_text("utf-8").replace("<svg ", '<svg aria-hidden="true" class="icon" ', 1)
    return Markup(svg)  # noqa: S704 - a file of the theme, not of an editor


@cache
def _set() -> Path:
    """The folder of all pictograms; the theme itself is not loaded."""
    found = find_spec("material")
    return Path(*(found and found.submodule_search_locations) or ()) / "templates" / ".icons"
