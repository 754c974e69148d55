"""The scheme of an address, as a browser sees it, and the schemes that are safe to follow.

In: an address as someone wrote it. Out: its scheme, in small letters. Knows of no files and no pages.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote, urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What a link in a text may lead to, beside files and pages of the site."""
WEB = frozenset({"http", "https"})
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#\\]+", re.IGNORECASE)
_NOT_IN_HOST = re.compile(r"[\x00-\x20\x7f\"#%/<>?@\[\\\]^`{|}]")
"""What no browser takes in the name of a host, nor does what cleans a page: it would drop the link unsaid."""


def scheme_of(link: str) -> str:
    """The scheme of a link, `//` for another host without one, else ''.

    White space and what cannot be seen do not count; a browser takes a back slash for a slash, `&#106;` is j.
    """
    bare = _UNSEEN.sub("", unquote(unescape(link)))
    match = _SCHEME.match(bare)
    return match[1].lower() if match else "//" if re.match(r"[/\\]{2}", bare) else ""


def is_web_address(link: str) -> bool:
    """Whether this is a whole address of the web, with a host: not `https:/x` or `http://[`.

    A name before the host (`https://gemeente.nl@elders.example`) hides where it leads, or is a password; so
    does one that is written as `&#64;` or `%40`.
    """
    whole = unescape(link).strip()
    if not _WEB_ADDRESS.match(whole):
        return False
    try:
        parts = urlsplit(whole)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return False
    host = unquote(parts.hostname or "")
    return bool(host) and "@" not in parts.netloc and not _NOT_IN_HOST.search(host)
