"""Whether a drawing (SVG) is only a drawing.

In: the bytes of a file. Out: the first thing in it that does something: runs a script, calls another
host, holds a page, or cannot be read as a browser reads it. Such a file is refused, never changed: a
browser that opens it by its address runs it as a page of the site. Read with Python's own parser, which
opens nothing that a file names.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

from stadswijzer.language.address_scheme import is_web_address

_SVG = "http://www.w3.org/2000/svg"
_LIVE = (
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/math/mathml",
    "http://www.w3.org/1999/xsl/transform",
)
"""Languages that a browser gives a meaning; in others (of drawing programs) nothing happens."""
_ELEMENTS = frozenset(
    """
    svg g defs symbol use switch view style title desc metadata path rect circle ellipse line
    polyline polygon text tspan textpath image a marker pattern mask clippath lineargradient
    radialgradient stop filter animate animatemotion animatetransform mpath solidcolor hatch
    hatchpath meshgradient meshpatch meshrow font glyph missing-glyph font-face font-face-src
    font-face-name hkern vkern tref cursor color-profile
    """.split()
)
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_URL = re.compile(r"url\s*\((?!\s*[\"']?\s*(?:#|data:image/(?:png|jpe?g|gif|webp);base64,))", re.IGNORECASE)
_IN_STYLE = re.compile(
    r"@import|\\|expression\s*\(|-moz-binding|behavior\s*:|image-set\s*\(|src\s*\(", re.IGNORECASE
)
"""Of a set of pictures each may be an address between quotes, behind a comment or in a variable too."""

_NO_STYLE = frozenset("id class d href lang role aria-label data-name transform points viewbox xmlns".split())
"""Attributes that are no style; any other of a drawing's own may be (`cursor`, `mask`), with escapes too."""


class Active(NamedTuple):
    """What is in a drawing that is no drawing, where, and which hint says what to do."""

    line: int
    column: int
    what: str
    kind: str = "general"


class _FoundError(Exception):
    """The parser stops at the first."""


def first_active(content: bytes) -> Active | None:
    """The first thing in a drawing that may not be there; nothing stands in an empty file."""
    return _Drawing().read(content) if content.strip() else None


class _Drawing:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = lambda *_: self.stop("<!ENTITY")
        self.parser.ElementDeclHandler = lambda *_: self.stop("<!ELEMENT")
        self.parser.AttlistDeclHandler = lambda *_: self.stop("<!ATTLIST")
        self.parser.ProcessingInstructionHandler = lambda name, _: self.stop(f"<?{name}")
        self.found: Active | None = None
        self.in_style = 0
        self.style_text = ""
        """Of the style sheet that is being read: an element in the middle of a word does not break it."""
        self.depth = 0

    def read(self, content: bytes) -> Active | None:
        try:
            self.parser.Parse(content, True)  # noqa: FBT003 - no names there
        except _FoundError:
            return self.found
        except expat.ExpatError as error:
            return Active(error.lineno, error.offset + 1, expat.errors.messages[error.code], "unreadable")
        except (ValueError, LookupError) as error:  # an encoding that it does not know
            return Active(1, 1, str(error), "unreadable")
        return None

    def stop(self, what: str) -> None:
        self.found = Active(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, what)
        raise _FoundError

    def start(self, name: str, attributes: dict[str, str]) -> None:
        language, _, tag = name.rpartition(" ")
        low = tag.lower()
        self.depth += 1
        if (self.depth == 1 and (language, tag) != (_SVG, "svg")) or language.lower() in _LIVE:
            self.stop(f"<{tag}>")
        if language in ("", _SVG) and low not in _ELEMENTS and not low.startswith("fe"):
            self.stop(f"<{tag}>")
        self.in_style += low == "style"
        for given, value in attributes.items():
            self.attribute(low, given.rpartition(" ")[2].lower(), value, is_own=" " not in given)

    def attribute(self, tag: str, name: str, value: str, *, is_own: bool) -> None:
        if (
            name.startswith("on")
            or name in ("base", "ping")
            or (name == "attributename" and "href" in value.lower())
        ):
            self.stop(f"{name}=")
        if name == "attributename" and value.lower().startswith("on"):
            self.stop(f"{name}=")
        if name in ("href", "src", "srcset", "data", "action", "formaction", "from", "to", "values", "by"):
            self.address(tag, name, value.strip())
        if is_own and name not in _NO_STYLE:
            self.style(value)

    def address(self, tag: str, name: str, value: str) -> None:
        if name in ("from", "to", "values", "by"):  # of a movement: a number or a colour
            if ":" in value:
                self.stop(f"{name}=")
            return
        is_own = value.startswith("#") or not value or _PICTURE.fullmatch(value)
        if not is_own and not (tag == "a" and is_web_address(value)):
            self.stop(f"{name}=")

    def style(self, text: str) -> None:
        if active := _URL.search(text) or _IN_STYLE.search(text):
            self.stop(active[0])

    def end(self, name: str) -> None:
        self.depth -= 1
        self.in_style -= name.rpartition(" ")[2].lower() == "style"
        if not self.in_style:
            self.style_text = ""

    def text(self, text: str) -> None:
        if self.in_style:
            self.style_text += text
            self.style(self.style_text)
