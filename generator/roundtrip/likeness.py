"""How much two texts have in common, by pairs of neighbouring characters: quick, and blind to where
in the text they stand."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import pairwise
from typing import Self


class Gist:
    """A text as the pairs of its characters, each as often as it stands there."""

    def __init__(self, text: str, pairs: Counter[str] | None = None) -> None:
        self.text = text
        self._pairs = pairs

    @cached_property
    def pairs(self) -> Counter[str]:
        """The pairs, with what stands before the first and behind the last character."""
        if self._pairs is not None:
            return self._pairs
        framed = f"\n{self.text}\n"
        return Counter(map("".join, pairwise(framed)))

    def __add__(self, other: Self) -> Gist:
        """Both texts, one behind the other."""
        return Gist(self.text + other.text, self.pairs + other.pairs)

    def distance(self, other: Gist) -> int:
        """How many pairs stand in one of the two alone."""
        shared = sum((self.pairs & other.pairs).values())
        return self.pairs.total() + other.pairs.total() - 2 * shared

    def likeness(self, other: Gist) -> float:
        """The share of the pairs that both have, 0 to 1."""
        total = self.pairs.total() + other.pairs.total()
        return 1 - self.distance(other) / total
