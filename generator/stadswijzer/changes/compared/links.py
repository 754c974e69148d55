"""What a reader can no longer reach from a page: links, sources and quiz questions that are gone, or came.

In: a pair of one entry and the fields that differ. Out: changes, each with the field in which it was found.
A field stays to be named when more than this changed in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stadswijzer.changes.compared.pairing import Pair, Pairing, title_of
from stadswijzer.changes.comparison import Change, Version
from stadswijzer.content.fields import Part
from stadswijzer.content.leaves import leaves
from stadswijzer.content.library import Entry
from stadswijzer.content.model import Concept, EntryFields
from stadswijzer.content.values import Prose, Ref
from stadswijzer.language.prose_facts import scan


def lost(pairing: Pairing, pair: Pair[Part], fields: list[str]) -> Iterator[tuple[Change, str]]:
    """(change, the field it is told of, or '' when that must still be named)."""
    if "sources" in fields:
        yield from _sources(pairing, pair)
    if "quiz" in fields:
        yield from _quiz(pairing, pair)
    old, new = _links(pairing, pairing.old, pair.before), _links(pairing, pairing.new, pair.after)
    for code, only in (("links_gone", old - new), ("links_new", new - old)):
        if only:
            yield _of(pair, code, links=sorted(only)), ""


def _of(pair: Pair[Part], code: str, **values: object) -> Change:
    entry = pair.after
    return Change("links", code, entry.kind, entry.key, title_of(entry), values)


def _sources(pairing: Pairing, pair: Pair[Part]) -> Iterator[tuple[Change, str]]:
    """A source is the same when its address is."""
    sources = [each.data.sources if isinstance(each.data, EntryFields) else () for each in pair.both]
    old, new = ({each.url: each.title for each in given} for given in sources)
    plain = [
        pairing.plain(version, entry.data).get("sources", [])
        for version, entry in ((pairing.old, pair.before), (pairing.new, pair.after))
    ]
    gone = [title for url, title in old.items() if url not in new]
    came = [title for url, title in new.items() if url not in old]
    rows = [
        [row for each, row in zip(given, written, strict=True) if each.url in old.keys() & new.keys()]
        for given, written in zip(sources, plain, strict=True)
    ]
    field = "sources" if rows[0] == rows[1] else ""
    if gone:
        yield _of(pair, "sources_gone", n=len(gone), titles=gone, left=len(new)), field
    if came:
        yield _of(pair, "sources_new", n=len(came), titles=came), field


def _quiz(pairing: Pairing, pair: Pair[Part]) -> Iterator[tuple[Change, str]]:
    """A question is the same when its words are."""
    quizzes = (each.data.quiz if isinstance(each.data, Concept) else () for each in pair.both)
    old, new = ({each.question for each in quiz} for quiz in quizzes)
    rows = [
        pairing.plain(version, entry.data).get("quiz", [])
        for version, entry in ((pairing.old, pair.before), (pairing.new, pair.after))
    ]
    for code, only in (("quiz_gone", old - new), ("quiz_new", new - old)):
        if only:
            yield _of(pair, code, n=len(only), left=len(new)), "quiz"
    kept = [[row for row in questions if row["question"] in old & new] for questions in rows]
    if kept[0] == kept[1]:
        return
    if _unordered(kept[0]) == _unordered(kept[1]):
        yield _of(pair, "quiz_order"), "quiz"
    elif n := sum(right != other for right, other in zip(*map(_right, kept), strict=False)):
        yield _of(pair, "quiz_right", n=n), "quiz"
    else:
        yield _of(pair, "quiz_changed"), "quiz"


def _unordered(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(map(repr, rows))


def _right(rows: list[dict[str, Any]]) -> list[tuple[str, set[str]]]:
    """Each question with the words of its right answers."""
    right = (
        (row["question"], {each["text"] for each in row["options"] if each.get("correct")}) for row in rows
    )
    return sorted(right, key=lambda each: each[0])


def _links(pairing: Pairing, version: Version, entry: Entry[Part]) -> set[str]:
    """Where the texts and references of an entry lead: `kind/id` of today, or an address on the web."""
    links, targets = version.checked.links, set()
    for leaf in leaves(entry.data, Prose):
        if type(leaf.kind) is Prose and ("[" in leaf.value or "://" in leaf.value):
            facts = scan(leaf.value)
            targets |= {link for link, _ in facts.links if "://" in link}
            for target in facts.wiki:
                meant = links.wiki(target.target)
                if len(meant) == 1:
                    targets.add(f"{meant[0].kind}/{pairing.name(version, meant[0].kind, meant[0].id)}")
    for leaf in leaves(entry.data, Ref):
        kind = leaf.kind.kind if isinstance(leaf.kind, Ref) else ""
        if leaf.path in _REFERRING:
            targets.add(f"{kind}/{pairing.name(version, kind, leaf.value)}")
    return targets


_REFERRING = frozenset("requires related concepts steps.concept steps.example depends_on goals".split())
"""Fields that lead a reader on. Needs, departments and themes are told elsewhere or named."""
