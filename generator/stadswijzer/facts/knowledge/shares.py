"""Shares that may be shown: of large enough groups, in whole per cents, never of nearly nobody or everybody.

Pure arithmetic in whole numbers. Counts come in and do not come out.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

LEAST, MOST = 10, 90
"""Per cents beyond which a share is not told: "nearly nobody" says too much of one person."""

CONFIDENCE = 95
"""Per cents of the interval of a difference."""

Z_95 = 1.959963984540054
"""The 97.5th percentile of the normal distribution, which belongs to it."""


@dataclass(frozen=True, order=True)
class Share:
    """A share in whole per cents; `bound` is -1 for "under 10 %", 1 for "over 90 %", else 0."""

    percent: int
    bound: int = 0


def share(count: int, total: int, min_group: int) -> Share | None:
    """`count` of `total` as a share that may be shown, rounded half up; None when the group is too small."""
    if total < max(min_group, 1):
        return None
    percent = (200 * count + total) // (2 * total)
    if percent < LEAST or 100 * count < LEAST * total:
        return Share(LEAST, -1)
    if percent > MOST or 100 * count > MOST * total:
        return Share(MOST, 1)
    return Share(percent)


def difference(before: tuple[int, int], after: tuple[int, int]) -> str:
    """`more`, `less` or `unclear`: whether the share of (count, total) changed from one round to the next.

    Newcombe's hybrid score interval (method 10) at 95 %: Newcombe 1998, Statistics in Medicine 17:873-890.
    When the interval of the difference holds 0, the difference is `unclear`.
    """
    first, second = _wilson(*before), _wilson(*after)
    p, q = before[0] / before[1], after[0] / after[1]
    low = (q - p) - sqrt((q - second[0]) ** 2 + (first[1] - p) ** 2)
    high = (q - p) + sqrt((second[1] - q) ** 2 + (p - first[0]) ** 2)
    return "more" if low > 0 else "less" if high < 0 else "unclear"


def _wilson(count: int, total: int) -> tuple[float, float]:
    """Wilson's score interval at 95 %: Wilson 1927, JASA 22:209-212."""
    p, z = count / total, Z_95
    middle = p + z * z / (2 * total)
    half = z * sqrt(p * (1 - p) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return (middle - half) / scale, (middle + half) / scale
