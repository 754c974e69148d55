"""The words of `changes` as the body of a comment: they read as they did, and nothing in them works.

In: a text that anybody may have written. Out: Markdown with headings, items, bold and code as `changes`
writes them. All else is shown as it stands: no mention, no command, no reference, no link, no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MARKER = "<!-- stadswijzer: wat er verandert -->"
"""The first line, by which the comment is found again. It is never shown."""
MOST_CHARACTERS = 65_000
"""GitHub refuses 65,537. GitLab takes more, but nobody reads more."""
CUT = "… *(ingekort; de hele tekst staat in het artefact · cut short; the artifact holds the whole text)*"
"""Only where a text is longer than `changes` makes it."""

_NARROW = "\u200b"
"""No width: what it stands in is read as before, and is no name or number to a forge."""
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_START = re.compile(r"(?:#{2,3}|-) +")
_PART = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
    |   \*\*(?P<bold>(?:\\.|[^\\*])+)\*\*
    |   `(?P<code>[^`]+)`
    |   (?P<other>.)""",
    re.VERBOSE,
)
_WORKS = re.compile(
    r"""(?P<sigil>[@\#!$%&~^])(?=[\w"'/.-])  # a name, or the number of something
    |   (?P<kind>\[)(?=[a-z_]+:)             # [issue:1]
    |   (?P<number>g[hl]-)(?=\d)
    |   (?P<scheme>:)(?=//)
    |   (?P<host>www)(?=\.)
    |   (?P<commit>[0-9a-f]{6})(?=[0-9a-f])""",
    re.VERBOSE | re.IGNORECASE,
)
_ESCAPED, _AS_IT_IS = re.compile(r"\\(.)"), r"\1"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#$&^])")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def body(said: str) -> str:
    """The comment. A text that is too long ends at the end of a line, and says so."""
    lines, left = [MARKER], MOST_CHARACTERS - len(MARKER) - len(CUT) - 2
    for line in _UNSEEN.sub("", said).splitlines():
        shown = _line(line.strip())
        left -= len(shown) + 1
        if left < 0:
            lines += ["", CUT]
            break
        lines.append(shown)
    return "\n".join(lines).rstrip("\n") + "\n"


def _line(line: str) -> str:
    start = _START.match(line)
    shown = "".join(_parts(line[start.end() :] if start else line))
    if start:
        return f"{start[0].rstrip()} {shown}"
    kept = shown.startswith(("\\", "**", "`"))
    # A command of GitLab is a line that begins with `/`; other marks could begin a list, a rule or a quote.
    return f"\\{shown}" if _PUNCTUATION.match(shown) and not kept else shown


def _parts(line: str) -> Iterator[str]:
    plain = ""
    for part in _PART.finditer(line):
        if part.lastgroup in ("escaped", "other"):
            plain += part["escaped"] or part["other"]
            continue
        yield _harmless(plain)
        plain = ""
        if part["code"]:
            yield f"`{part['code']}`"
        else:
            yield f"**{_harmless(_ESCAPED.sub(_AS_IT_IS, part['bold']))}**"
    yield _harmless(plain)


def _harmless(text: str) -> str:
    return _MARKUP.sub(r"\\\1", _WORKS.sub(rf"\g<0>{_NARROW}", text))
