"""The names inside one module of a script, made short, so that modules can stand beside each other.

In: the parts of a module (`script_parts.py`) in the hand of ours. Out: the same parts, in which every name
that is declared there (a constant, a function, a class, a parameter) is one or two letters: what it declares
for all of itself begins with a capital, and no other module of the script has that name. Others are given out
anew in each function, in the order in which they occur, so that functions look alike: that is what packs
well. Properties, keys and methods keep theirs: `{ one }` becomes `{ one: a }`. By hand, as `scripts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from string import ascii_letters, ascii_lowercase, ascii_uppercase

from stadswijzer.pages.script_parts import Part

_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_RESERVED = frozenset(
    """
    as async await break case catch class const constructor continue default delete do else export extends
    false finally for from function get if import in instanceof let new null of return set static super switch
    this throw true try typeof undefined var void while with yield arguments eval
    """.split()
)
_OPEN, _CLOSED = "([{", ")]}"
_BLOCK_AFTER = frozenset((")", "=>", "else", "try", "finally", "do", "{", "}", ";", ""))
_DECLARING = ("const", "let", "class", "function")
_BEFORE_A_HEAD = frozenset(("if", "for", "while", "switch", "return", "await", "of", "in", "typeof"))
"""Words before brackets that do not make them the head of a function."""


class _Module:
    """The parts of a module, with what stands around each."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = list(parts)
        self.said = [text for kind, text in parts if kind not in ("comment", "space", "line")]
        self.places = [n for n, (kind, _) in enumerate(parts) if kind not in ("comment", "space", "line")]
        self.inside: list[str] = []
        """Of each that is said: `object`, `block`, `class`, or the sign of the bracket."""
        self.end: dict[int, int] = {}
        """Where a bracket opens → where it closes."""
        self.outer: set[int] = set()
        """What stands between no brackets."""
        self.stretch: list[int] = []
        """A statement of the module, or a method: what is declared in it is known there alone."""
        self._look_around()

    def _look_around(self) -> None:
        open_: list[tuple[int, str]] = []
        stretch = 0
        for n, text in enumerate(self.said):
            if text in _CLOSED and open_ and self._is_sign(n):
                self.end[open_.pop()[0]] = n
            self.inside.append(open_[-1][1] if open_ else "block")
            self.outer |= set() if open_ else {n}
            self.stretch.append(stretch)
            stretch += (text == "}" and self.inside[n] == "class") or (text in (";", "}") and not open_)
            if text in _OPEN and self._is_sign(n):
                open_.append((n, self._kind_of(n)))
        self.is_name = {n for n, _ in self.names()}

    def _is_sign(self, n: int) -> bool:
        return self.parts[self.places[n]][0] == "sign"

    def _kind_of(self, n: int) -> str:
        if self.said[n] != "{":
            return self.said[n]
        before = self.before(n)
        if self.said[max(0, n - 2) : n - 1] == ["class"] or self.said[max(0, n - 3) : n - 1][1:] == [
            "extends"
        ]:
            return "class"
        if before == ">" and self.before(n - 1) == "=":
            return "block"
        return "block" if before in _BLOCK_AFTER else "object"

    def before(self, n: int) -> str:
        return self.said[n - 1] if n > 0 else ""

    def after(self, n: int) -> str:
        return self.said[n + 1] if n + 1 < len(self.said) else ""

    def names(self) -> Iterator[tuple[int, bool]]:
        """Every name that is not that of a property, and whether it is one and a key in one (`{ one }`)."""
        for n, text in enumerate(self.said):
            if self.parts[self.places[n]][0] != "word" or not _NAME.fullmatch(text) or text in _RESERVED:
                continue
            if self.before(n) == "." and self.before(n - 1) != ".":
                continue
            if self.inside[n] == "class":
                continue
            is_first = self.inside[n] == "object" and self.before(n) in ("{", ",")
            if is_first and self.after(n) in (":", "("):
                continue
            yield n, is_first and self.after(n) in (",", "}", "=")

    def outer_names(self) -> list[str]:
        """Every name that this module declares for all of itself, in order."""
        names: dict[str, None] = {}
        for n, text in enumerate(self.said):
            if n in self.outer and text in _DECLARING:
                names |= self._after(n)
        return list(names)

    def inner_names(self) -> Iterator[tuple[int, str]]:
        """Every other name, with the stretch in which it is declared."""
        for n, text in enumerate(self.said):
            names: Iterable[str] = ()
            if text in _DECLARING and n not in self.outer:
                names = self._after(n)
            elif text == "(" and self._is_head(n):
                names = self._in(n)
            elif n in self.is_name and self.said[n + 1 : n + 3] == ["=", ">"]:
                names = [text]
            yield from ((self.stretch[n], name) for name in names)

    def _after(self, n: int) -> dict[str, None]:
        return self._in(n + 1) if self.after(n) in _OPEN else {self.after(n): None}

    def arrows(self) -> Iterator[tuple[range, list[str]]]:
        """Every arrow function, the outer one first: where it stands, and the names of its parameters."""
        start_of = {end: start for start, end in self.end.items()}
        arrows = []
        for n, text in enumerate(self.said):
            if text != "=" or self.after(n) != ">" or not self._is_sign(n) or n == 0:
                continue
            start = start_of.get(n - 1, n - 1)
            names = list(self._in(start)) if start < n - 1 else [self.said[start]]
            arrows.append((range(start, self._end_of_body(n + 2)), names))
        return iter(sorted(arrows, key=lambda each: (each[0].start, -each[0].stop)))

    def _end_of_body(self, start: int) -> int:
        """Where what follows an arrow ends: at its bracket, or before what an expression cannot hold."""
        if self.said[start] == "{":
            return self.end[start]
        n, choices = start, 0
        while n < len(self.said):
            text = self.said[n] if self._is_sign(n) else ""
            if text in (",", ";", *_CLOSED):
                break
            is_choice = text == "?" and self.after(n) not in (".", "?") and self.before(n) != "?"
            choices += is_choice - (text == ":")
            if choices < 0:  # of a choice around it
                break
            n = self.end.get(n, n) + 1
        return n

    def _is_head(self, n: int) -> bool:
        """Whether these brackets hold parameters."""
        end = self.end.get(n, n)
        arrow = self.said[end + 1 : end + 3] == ["=", ">"]
        return arrow or (self.after(end) == "{" and self.before(n) not in _BEFORE_A_HEAD)

    def _in(self, start: int) -> dict[str, None]:
        """The names in brackets that stand where one is declared, and not behind its `=`."""
        within = range(start, self.end.get(start, start))
        before = ("(", "{", "[", ",", ":", ".")
        return {self.said[n]: None for n in within if n in self.is_name and self.before(n) in before}


class Names:
    """The names that the modules of one script have given out."""

    def __init__(self) -> None:
        self._left = _short(ascii_uppercase)

    def shortened(
        self, parts: Sequence[Part], imported: Mapping[str, str]
    ) -> tuple[list[Part], dict[str, str]]:
        """A module with short names, and how its own are called. `imported`: how those of others are."""
        module = _Module(parts)
        own = {name: next(self._left) for name in module.outer_names()}
        inner = _inner(module, known={*own, *imported})
        outer = {**own, **imported}
        keys = dict(module.names())
        called = {}
        for n in keys:
            name = module.said[n]
            called[n] = outer.get(name) or inner.get((module.stretch[n], name)) or name
        _shorten_arrows(module, called, known=set(outer))
        shown = list(parts)
        for n, short in called.items():
            name = module.said[n]
            if short != name:
                shown[module.places[n]] = Part("word", f"{name}:{short}" if keys[n] else short)
        return shown, own


def _shorten_arrows(module: _Module, called: dict[int, str], *, known: set[str]) -> None:
    """Parameters of arrow functions get the first letters that nothing else in the function has."""
    for within, names in module.arrows():
        places = [n for n in within if n in called]
        for name in names:
            own = [n for n in places if module.said[n] == name]
            others = {called[n] for n in places if module.said[n] != name}
            short = next(each for each in _short(ascii_lowercase) if each not in others)
            if name not in known:
                called.update(dict.fromkeys(own, short))


def _inner(module: _Module, known: set[str]) -> dict[tuple[int, str], str]:
    """Stretch and name → a short name, in the order in which they occur."""
    declared = {(stretch, name) for stretch, name in module.inner_names() if name not in known}
    uses: dict[int, dict[str, None]] = {}
    others: dict[int, set[str]] = {}
    for n, _ in module.names():
        stretch, name = module.stretch[n], module.said[n]
        if (stretch, name) in declared:
            uses.setdefault(stretch, {})[name] = None
        else:
            others.setdefault(stretch, set()).add(name)
    names: dict[tuple[int, str], str] = {}
    for stretch, counts in uses.items():
        free = (name for name in _short(ascii_lowercase) if name not in others.get(stretch, ()))
        names |= {(stretch, name): short for (name, _), short in zip(counts.items(), free, strict=False)}
    return names


def _short(first: str) -> Iterator[str]:
    """`a`, `b`, …, `aa`, `ab`, …, that begin with one of these letters."""
    yield from first
    for n in count():
        high, low = divmod(n, len(ascii_letters))
        name = f"{first[high]}{ascii_letters[low]}"
        if name not in _RESERVED:
            yield name
