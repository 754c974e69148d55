"""What people say and ask, and what it means here: the everyday words of the project, for the index.

In: the site and its documents. Out: everyday words; and the documents with the questions that people ask for
them. A question goes with the documents whose title is what it means, or else another name; when none is
called just that, with those that have all of it in their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stadswijzer.content.model import SearchWord
from stadswijzer.facts.site import Site
from stadswijzer.search.documents import Document, Group
from stadswijzer.search.stems import Stemmer, words


def everyday(site: Site) -> list[tuple[str, tuple[str, ...]]]:
    """(what people say, what it means here)."""
    return [(each.say, each.mean) for each in _written(site) if each.say]


def with_asked(site: Site, grouped: Sequence[Group], stem: Stemmer) -> list[Group]:
    """The same documents, each with what people ask for it."""
    rows = [(each.mean, each.asked) for each in _written(site) if each.asked]
    if not rows:
        return list(grouped)
    documents = [document for group in grouped for document in group.documents]
    asked: dict[str, list[str]] = {}
    called = [_called(document, stem) for document in documents]
    for mean, questions in rows:
        for number in {number for each in mean for number in _meant(_stems(each, stem), called)}:
            asked.setdefault(documents[number].address, []).extend(questions)
    return [
        group._replace(
            documents=[each._replace(asked=tuple(asked.get(each.address, ()))) for each in group.documents]
        )
        for group in grouped
    ]


def _written(site: Site) -> Sequence[SearchWord]:
    return site.whole.search_words.words if site.whole.search_words else ()


def _called(document: Document, stem: Stemmer) -> list[frozenset[str]]:
    """What each of its names says: title, other names, and both with its id together."""
    names = [_stems(name, stem) for name in (document.title, *document.names)]
    return [*names, frozenset().union(*names, _stems(document.id, stem))]


def _stems(text: str, stem: Stemmer) -> frozenset[str]:
    telling = [word for word in words(text) if word not in stem.stop]
    return frozenset(map(stem, telling or words(text)))


def _meant(terms: frozenset[str], called: Iterable[list[frozenset[str]]]) -> Iterator[int]:
    """The numbers of the documents that are called this."""
    every = list(enumerate(called))
    titled = [number for number, names in every if terms == names[0]]
    named = titled or [number for number, names in every if terms in names[1:-1]]
    yield from named or (number for number, names in every if terms and terms <= names[-1])
