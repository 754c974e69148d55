"""How often each answer was given, summed over everyone who took part.

In: answers, one by one. Out: sums. Lives as long as an import; what is kept are words (`hiding.py`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

LEVELS = 4


@dataclass
class Tally:
    """Sums over everyone. `cells`: (department, concept) → answers on level 0, 1, 2 and 3."""

    cells: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    departments: set[str] = field(default_factory=set)
    concepts: dict[str, None] = field(default_factory=dict)
    """Asked of everyone, in the order of their columns."""
    responded: int = 0
    named: Counter[str] = field(default_factory=Counter)
    focus: Counter[str] = field(default_factory=Counter)
    none: Counter[str] = field(default_factory=Counter)
    """Of `named` and `focus`: how many could name no theme. Who left it open is in neither."""
    asked: set[str] = field(default_factory=set)
    """Which of `named` and `focus` were asked."""
    used: dict[str, list[int]] = field(default_factory=dict)
    """Concept → how many answered, and how many said yes."""
    wishes: set[str] = field(default_factory=set)

    def add(self, department: str, concept: str, level: int) -> None:
        self.cells.setdefault((department, concept), [0] * LEVELS)[level] += 1
