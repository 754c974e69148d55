"""What is said to a pipe or a window that cannot show every character.

In: the standard streams. Out: the same, on which a character that they lack becomes an escape, in text as in
JSON, and no word is lost. Windows gives a pipe the code page of the country.
"""

from __future__ import annotations

import codecs
import io
import sys

_NAME = "stadswijzer-escape"


def speak_any_encoding() -> None:
    """From here on nothing that is said can fail for its letters."""
    codecs.register_error(_NAME, _escaped)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_NAME)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """An escape of JSON (two of them for an emoji), so that what is read back is as it was."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    pairs = (units[at : at + 2] for at in range(0, len(units), 2))
    return "".join(f"\\u{int.from_bytes(pair):04x}" for pair in pairs), error.end
