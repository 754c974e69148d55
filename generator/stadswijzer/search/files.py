"""The index as files: one to start with, and parts that are fetched when a question needs them.

In: the site. Out: (address, script) of each. All are classic scripts that only hold data, since a page that
is opened from a disk cannot fetch. Their names but for the first follow from what is in them, so that a
browser never joins parts of two versions.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from stadswijzer.facts.catalogue import WAYS, Catalogue
from stadswijzer.facts.place import Place
from stadswijzer.facts.site import Site
from stadswijzer.language.json_data import Json
from stadswijzer.language.package_folder import PACKAGE
from stadswijzer.language.words import package_yaml
from stadswijzer.search.documents import OF_PLAN, Document, Group, groups
from stadswijzer.search.everyday import everyday, with_asked
from stadswijzer.search.index import LEAST, STEP, means_of, small_words
from stadswijzer.search.kept_index import index_lines
from stadswijzer.search.stems import Stemmer, rules_of, stemmer, words

FOLDER = "assets/search"
START = f"{FOLDER}/start.js"
SCRIPTS = {"ranking": ("question_words", "word_lines", "ranking"), "results": ("matches", "results")}
"""Script of the site → those of this room that it is made of."""
PART = 14_000
"""Characters of one part of the words, about: it is fetched whole."""
TEXT = 5_000
"""And of one part of the texts."""
SHORTEST = 4
"""Letters of a word that may hold a slip."""
OF_OTHERS = "example"
"""What tells of other cities."""
OFTEN = 3
"""Documents of a word that is no slip itself: of two that are as near, this one is meant."""


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Every file of the search of a site."""
    stem = stemmer(site.words.language)
    grouped = with_asked(site, groups(site), stem)
    documents = [document for group in grouped for document in group.documents]
    made = index_lines(site.library.project.root, documents, stem, site.words.language)
    means = dict(sorted(means_of(everyday(site), stem).items()))
    slips = _slips(made.said, _listed(site, means, stem))
    parts = [*_words(made.lines, means), *slips, *_texts(documents)]
    yield START, _start(site, grouped, parts, small_words(everyday(site), stem))
    for part in parts:
        yield f"{FOLDER}/{part.name}.js", part.script
    for name in SCRIPTS:
        yield f"{FOLDER}/{name}.js", script(name)


def script(name: str) -> str:
    """A script of the site."""
    folder = PACKAGE / "search" / "scripts"
    return "".join((folder / f"{each}.js").read_text("utf-8") for each in SCRIPTS[name])


class Part(NamedTuple):
    """A file that holds data. `kind`: of words, slips or texts; `key`: which part of those."""

    kind: str
    key: str
    script: str

    @property
    def name(self) -> str:
        return hashlib.sha256(self.script.encode()).hexdigest()[:10]

    @classmethod
    def of(cls, kind: str, key: str, value: Json) -> Part:
        place = "(window.stadswijzerFound = window.stadswijzerFound || Object.create(null))"
        return cls(kind, key, f"{place}[{_json(kind + key)}] = {_json(value)};\n")


# words


def _words(postings: Mapping[str, str], means: Mapping[str, list[list[str]]]) -> Iterator[Part]:
    """The terms by their first letters, each on a line: what it means, and its documents."""
    lines = {term: f"{term} {where}" for term, where in postings.items()}
    for say, meant in means.items():
        told = ",".join("+".join(terms) for terms in meant)
        lines[say] = f"{lines.get(say, f'{say} ')} {told}"
    for key, own in _by_first_letters(sorted(lines), lines, 1):
        yield Part.of("w", key, "\n".join(lines[term] for term in own))


def _by_first_letters(
    terms: Sequence[str], lines: Mapping[str, str], depth: int
) -> Iterator[tuple[str, list[str]]]:
    """First letters → terms; more letters where there would be too much."""
    groups_of: dict[str, list[str]] = {}
    for term in terms:
        groups_of.setdefault(term[:depth], []).append(term)
    for key, own in groups_of.items():
        if len(own) > 1 and sum(len(lines[term]) + 1 for term in own) > PART:
            yield from _by_first_letters(own, lines, depth + 1)
        else:
            yield key, own


def _listed(site: Site, means: Mapping[str, list[list[str]]], stem: Stemmer) -> set[str]:
    """What people say in one word, as they spell it: it may be shown."""
    return {word for say, _ in everyday(site) for word in words(say) if stem(word) in means}


def _slips(said: Mapping[str, int], listed: Collection[str]) -> Iterator[Part]:
    """The words of the site by their length, to find what was meant; `+`: it stands at more places."""
    by_length: dict[int, list[str]] = {}
    for word in sorted({*said, *listed}):
        if len(word) >= SHORTEST and word.isalpha():
            often = said.get(word, OFTEN) >= OFTEN
            by_length.setdefault(len(word), []).append(f"{word}{'+' if often else ''}")
    for size, own in sorted(by_length.items()):
        yield Part.of("s", str(size), " ".join(own))


def _texts(documents: Sequence[Document]) -> Iterator[Part]:
    """What a result shows, some documents together; the key is the number of the first."""
    first, shown, size = 0, list[Json](), 0
    for number, document in enumerate(documents):
        passages = _passages(document)
        length = sum(len(text) for _, _, text in passages)
        if shown and size + length > TEXT:
            yield Part.of("t", str(first), shown)
            first, shown, size = number, [], 0
        shown.append(_shown(document, passages))
        size += length
    if shown:
        yield Part.of("t", str(first), shown)


def _passages(document: Document) -> list[tuple[str, str, str]]:
    """Anchor, heading and text of what can be shown of it."""
    passages = [(each.anchor, each.heading, each.text) for each in document.passages]
    asks = [text for text in document.asks if not text.isdecimal()]  # a year by itself tells nothing
    return [("", "", document.lead), *passages, *(("", "", text) for text in asks)]


def _shown(document: Document, passages: Sequence[tuple[str, str, str]]) -> list[Json]:
    names = list(document.names)
    shown: list[Json] = [document.address, document.title, document.theme, passages, names]
    return [*shown, 1] if document.is_sample else shown


def _start(site: Site, grouped: Sequence[Group], parts: Sequence[Part], small: Sequence[str]) -> str:
    w = site.words
    kinds = list(dict.fromkeys(group.kind for group in grouped))
    rules = {key: value for key, value in rules_of(w.language).items() if key != "alike"}
    data: dict[str, Json] = {
        "language": w.language,
        "index": "index.html" if site.frame.disk else "",
        "page": w("addresses.search"),
        "total": sum(len(group.documents) for group in grouped),
        "groups": [
            [kinds.index(group.kind), round(group.weight, 3), len(group.documents)] for group in grouped
        ],
        "kinds": [_kind(site, kind) for kind in kinds],
        "own": [number for number, kind in enumerate(kinds) if kind in OF_PLAN],
        "elsewhere": [number for number, kind in enumerate(kinds) if kind == OF_OTHERS],
        "levels": [LEAST, STEP],
        "rules": rules,
        "small": small,
        "words": {part.key: part.name for part in parts if part.kind == "w"},
        "slips": {part.key: part.name for part in parts if part.kind == "s"},
        "texts": [[int(part.key), part.name] for part in parts if part.kind == "t"],
        "lists": [[place.title, place.address] for place in _ways(site)],
        "say": {
            **package_yaml(f"locale/{w.language}/search.yml")["search_script"],
            "sample": w("sample.mark"),
        },
    }
    return f"window.stadswijzerSearch = {_json(data)};\n"


def _kind(site: Site, kind: str) -> list[str]:
    """What one and more of a kind are called."""
    name = f"search_kinds.{kind}" if kind in ("page", "list", "paper") else f"kinds.{kind}"
    return [site.words(f"{name}.one"), site.words(f"{name}.many")]


def _ways(site: Site) -> list[Place]:
    """Where to look further when nothing is found."""
    catalogue = site.once(Catalogue)
    tools = [catalogue.tools[name] for name in WAYS if name in catalogue.tools]
    return [*tools, *catalogue.lists.values()]


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
