"""Sources of money and the “三公” items as trees, from ``data/*.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator import own_data
from generator.catalogue.lists import DATA


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree of unique names in their prescribed order; the root has no name."""

    parents: Mapping[str, str]

    def path(self, name: str) -> tuple[str, ...]:
        """From the root (``""``) down to ``name``. Raises ``KeyError`` for a name that is not in
        the tree."""
        above = self.path(self.parents[name]) if self.parents[name] else ("",)
        return (*above, name)

    def children(self, name: str) -> tuple[str, ...]:
        """Names directly below."""
        return tuple(n for n, parent in self.parents.items() if parent == name)

    def leaves(self) -> tuple[str, ...]:
        """Names with nothing below."""
        inner = set(self.parents.values())
        return tuple(n for n in self.parents if n not in inner)


def _tree(data: Any) -> Tree:
    parents: dict[str, str] = {}

    def add(node: Any, parent: str) -> None:
        for name in node:
            parents[name] = parent
            if isinstance(node, Mapping):
                add(node[name], name)

    add(data, "")
    return Tree(parents)


def _load(stem: str) -> Any:
    return own_data.load(DATA / f"{stem}.yaml")


@cache
def funds() -> Tree:
    """资金来源: leaves are what a line may name."""
    return _tree(_load("funds"))


@cache
def three_public() -> Tree:
    """The items of 三公经费."""
    return _tree(_load("three-public")["层次"])


def three_public_codes() -> Mapping[str, str]:
    """The economic 款 that belong to a 三公 item, and which."""
    found: Mapping[str, str] = _load("three-public")["经济科目"]
    return found


def three_public_of(economic: str) -> str:
    """The 三公 item an economic 款 belongs to, or ``""``."""
    return three_public_codes().get(economic, "")


def staff_classes() -> tuple[str, ...]:
    """The economic 类 whose basic expenditure is 人员经费."""
    return tuple(_load("three-public")["人员经费"])


def nature(economic: str) -> str:
    """人员经费 or 公用经费, for basic expenditure of an economic code."""
    return "人员经费" if economic[:3] in staff_classes() else "公用经费"
