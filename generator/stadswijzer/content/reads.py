"""Which entries are read while something is made, so that it can stay as it is while none of them changes.

In: the paths of entries to follow. Out: for what was made the entries that it was made of, as the bits of a
number, in the order of those paths. What is worked out once and asked by many (`fact`, `remembered`) was made
of entries too: who asks for it has read these. Where nothing is followed nothing is known: all bits are set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
K = TypeVar("K")
ALL = -1
"""Every entry, also those that nobody knows."""


class _Now:
    """What is followed, and what was read since something began to be made."""

    __slots__ = ("bits", "masks", "others")

    def __init__(self) -> None:
        self.bits = 0
        self.masks: dict[str, int] = {}
        self.others = 0


now = _Now()


def follow(paths: Iterable[str]) -> None:
    """From here on is noted which of these entries are read."""
    now.masks, now.others, now.bits = {path: 1 << number for number, path in enumerate(paths)}, ALL, 0


def leave() -> None:
    """Nothing is followed any more."""
    now.masks, now.others, now.bits = {}, 0, 0


def apart(make: Callable[[], T]) -> tuple[T, int]:
    """What is made, and the entries that were read for it and not by who asks."""
    before, now.bits = now.bits, 0
    try:
        made = make()
        return made, now.bits if now.masks else ALL
    finally:
        now.bits = before


def told(bits: int) -> str:
    """These entries as a short text: those that stand beside each other as `first-last`; '' of all."""
    if bits == ALL:
        return ""
    found, at = [], 0
    while bits:
        gap = (bits & -bits).bit_length() - 1
        bits >>= gap
        size = (~bits & (bits + 1)).bit_length() - 1
        bits >>= size
        at += gap + size
        found.append(f"{at - size}-{at - 1}" if size > 1 else str(at - 1))
    return ",".join(found) or "none"


def bits_of(text: str) -> int:
    """The entries of which that was told."""
    bits = 0
    for run in text.split(",") if text != "none" else ():
        first, _, last = run.partition("-")
        bits |= ((1 << (int(last or first) - int(first) + 1)) - 1) << int(first)
    return bits


def settle(make: Callable[[], T]) -> T:
    """What is made of what stays while names, order and links do (`settled`)."""
    return apart(make)[0]


def remembered(store: dict[K, tuple[T, int]], key: K, make: Callable[[], T]) -> T:
    """What was made under this key before, or is made now; who asks has read what it was made of."""
    held = store.get(key)
    if held is None:
        held = store[key] = apart(make)
    now.bits |= held[1]
    return held[0]


class fact(Generic[T]):  # noqa: N801 - stands where `property` stands
    """A property that is worked out once; who asks for it has read what it was made of."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make, self.__doc__, self._key = make, make.__doc__, make.__name__

    def __set_name__(self, owner: type, name: str) -> None:
        self._key = name

    @overload
    def __get__(self, it: None, owner: type) -> fact[T]: ...
    @overload
    def __get__(self, it: object, owner: type) -> T: ...
    def __get__(self, it: object | None, owner: type) -> fact[T] | T:
        if it is None:
            return self
        held = it.__dict__.get(self._key)
        if held is None:
            held = it.__dict__[self._key] = apart(lambda: self._make(it))
        now.bits |= self._of(held)
        return held[0]  # type: ignore[no-any-return]

    def __set__(self, it: object, value: object) -> None:
        raise AttributeError(f"{self._key} is worked out, not set")

    def _of(self, _: tuple[T, int], /) -> int:
        return _[1]


class settled(fact[T]):  # noqa: N801 - the same
    """A fact that stays while names, order, links and pages do: `kept_views` asks first whether these do."""

    def _of(self, _: tuple[T, int]) -> int:
        return 0
