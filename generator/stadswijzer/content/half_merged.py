"""Where a merge that nobody finished stands in a text: the signs that git leaves in a file.

In: the text of a file. Out: where each conflict begins. Git writes seven signs (or more: in a conflict inside
a conflict, or where `conflict-marker-size` asks for them), then a space and a name, in the first column; an
editor may have moved them in since. `=======` and `|||||||` alone are a heading or a row of a table, so only
the first and the last line of a conflict tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENS = re.compile(r"^[ \t]*(<{7,})(?:[ \t][^\n]*)?\r?$", re.MULTILINE)
_CLOSES = re.compile(r"^[ \t]*(>{7,})(?:[ \t][^\n]*)?\r?$", re.MULTILINE)


def half_merged(text: str) -> Iterator[int]:
    """Where each conflict begins, in characters; of one that has lost its beginning, where it ends."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    signs = [(match.start(1), len(match[1]), True) for match in _OPENS.finditer(text)]
    signs += [(match.start(1), len(match[1]), False) for match in _CLOSES.finditer(text)]
    opened: list[int] = []
    for at, _, opens in sorted(signs):
        if opens:
            if not opened:
                yield at
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            yield at
