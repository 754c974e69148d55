"""How words are compared, what is recognised in both languages (`habits.yml`), and what entries are called.

In: text as a form or a person wrote it. Out: text to compare, and the entries that it names.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from stadswijzer.content.library import AnyEntry
from stadswijzer.language.json_data import Json
from stadswijzer.language.words import package_yaml

_SIGNS = re.compile(r"[^a-z0-9]+")


def habits() -> dict[str, Json]:
    """What is recognised, in both languages."""
    return package_yaml("habits.yml", "editing/survey")


@lru_cache(4096)  # the guide and the questionnaire ask it of the same names, and each column of all of them
def bare(text: str) -> str:
    """Text without capitals, accents and signs: what is compared."""
    if text.isascii():
        return " ".join(_SIGNS.sub(" ", text.casefold()).split())
    flat = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(" " if not sign.isalnum() else sign for sign in flat if not unicodedata.combining(sign))
    return " ".join(kept.split())


def without_html(text: str) -> str:
    """A question as it was read on the screen: some exports keep its tags."""
    if "<" in text:
        text = re.sub(r"</?[A-Za-z][^<>]*>", " ", text)
    return " ".join((html.unescape(text) if "&" in text else text).split())


def matches(name: str, text: str) -> bool:
    """Whether one of the patterns called `name` is found in a bare text."""
    return any(pattern.search(text) for pattern in _patterns(name))


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    found = habits()[name]
    return tuple(re.compile(str(pattern)) for pattern in (found if isinstance(found, list) else [found]))


def joined(name: str) -> str:
    """The name of a department as it is compared: `Sociaal & Wijken` is `sociaal en wijken`."""
    return "".join(word for word in bare(name).split() if word not in ("en", "and"))


@cache
def listed(name: str) -> frozenset[str]:
    """What is called `name`, as bare words; lists in a list together."""
    found = habits()[name]
    rows = found if isinstance(found, list) else []
    return frozenset(bare(str(each)) for row in rows for each in (row if isinstance(row, list) else [row]))


class Names:
    """What entries are called: id, title, other words for them, old ids."""

    def __init__(self, entries: Iterable[AnyEntry]) -> None:
        self.ids: list[str] = []
        self._terms: dict[str, dict[str, set[str]]] = {}
        """First word → the names that begin with it → entries."""
        self._whole: dict[str, set[str]] = {}
        self._ids: dict[str, set[str]] = {}
        for entry in entries:
            self.ids.append(entry.id)
            self._ids[bare(entry.id).replace(" ", "")] = {entry.id}
            own = (entry.id, entry.title, *entry.data.aliases, *getattr(entry.data, "also_known_as", ()))
            for term in filter(None, map(bare, own)):
                alike = self._terms.setdefault(term.partition(" ")[0], {})
                alike.setdefault(term, set()).add(entry.id)
                self._whole.setdefault(term.replace(" ", ""), set()).add(entry.id)

    def called(self, text: str) -> set[str]:
        """The entries of which this whole text is a name, an id first; signs and spaces do not count."""
        name = bare(text).replace(" ", "")
        return self._ids.get(name) or self._whole.get(name, set())

    def named_in(self, text: str) -> tuple[set[str], str]:
        """The entries that a text names, the longest name at each place; and the words beside those names."""
        spaced = f" {bare(text)} "
        spans = []
        begun = (self._terms.get(word, {}) for word in dict.fromkeys(spaced.split()))
        for term, ids in (pair for terms in begun for pair in terms.items()):
            at = spaced.find(f" {term} ")
            while at >= 0:
                spans.append((at, at + len(term) + 1, ids))
                at = spaced.find(f" {term} ", at + 1)
        found: set[str] = set()
        beside = list(spaced)
        for start, end, ids in spans:
            if not any(s <= start and end <= e and (s, e) != (start, end) for s, e, _ in spans):
                found |= ids
                beside[start:end] = " " * (end - start)
        return found, " ".join("".join(beside).split())
