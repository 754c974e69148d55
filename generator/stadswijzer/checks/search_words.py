"""What is worth saying of the everyday words: twice the same, or one that means what stands nowhere.

In: the library. Out: problems at their place in the file. A word stands somewhere when some text of the
content holds it, be it inside a longer word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from stadswijzer.checks import personal_data
from stadswijzer.content.leaves import leaves
from stadswijzer.content.library import Library, SearchWords
from stadswijzer.content.links import Links
from stadswijzer.content.model import SearchWord
from stadswijzer.content.values import Line, nearest
from stadswijzer.content.yaml_source import Scalar, Source
from stadswijzer.facts.catalogue import TOOLS
from stadswijzer.language.problems import Problem
from stadswijzer.language.words import Words


def rules(links: Links) -> Iterator[Problem]:
    """Every problem with the everyday words."""
    library = links.library
    if library.search_words is None:
        return
    source, seen, found = library.search_words.source, set[str](), dict[str, bool]()
    texts = _texts(library)
    together = "\n".join(texts)
    for each in library.search_words.words:
        name = " ".join((each.say or "").casefold().split())
        if name and name in seen:
            yield source.problem("duplicate", each.at("say").start, name=each.say, what="say")
        seen.add(name)
        for number, word in enumerate(each.mean):
            if word not in found:
                found[word] = _stands(word, texts, together)
            if not found[word]:
                near = nearest(word, _titles(library))
                at = each.at("mean", number).start
                yield source.problem("unknown-search-word", at, word=word, near=near)
    yield from _personal(library.search_words)


@lru_cache(maxsize=2)  # what was read once stays the same thing at the next save
def _personal(written: SearchWords) -> tuple[Problem, ...]:
    return tuple(problem for each in written.words for problem in _of_a_person(written.source, each))


def _of_a_person(source: Source, each: SearchWord) -> Iterator[Problem]:
    for leaf in leaves(each, Line):
        for what, start, _ in personal_data.found(leaf.value, mailbox=False):
            offset = source.offset_in(cast("Scalar", leaf.node), start)
            yield source.problem("personal-data", offset, what=what, meant="", hint="general")


def _texts(library: Library) -> list[str]:
    """Every text of the content, and the words that the site itself shows."""
    own = [leaf.value for entry in library if not entry.is_draft for leaf in entry.texts]
    names = [entry.id.replace("-", " ") for entry in library if not entry.is_draft]
    pages = [page.body for page in library.pages]
    return [text.casefold() for text in (*own, *names, *pages, *_shown(library.words))]


def _shown(words: Words) -> list[str]:
    """What the site says itself: everywhere, and on its own pages."""
    tools = [text for tool in TOOLS for text in words.texts(tool.name)]
    return [*words.texts("site"), *words.texts("pages"), *tools]


def _stands(word: str, texts: list[str], together: str) -> bool:
    """Whether every part of what is meant stands in one text. `together`: all of them, to look in at once."""
    parts = word.casefold().split()
    if " ".join(parts) in together:
        return True
    if not all(part in together for part in parts):
        return False
    first, *others = sorted(parts, key=len, reverse=True)  # the rarest, most often
    return any(first in text and all(part in text for part in others) for text in texts)


def _titles(library: Library) -> list[str]:
    return sorted({entry.title for entry in library if entry.kind != "organisation"})
