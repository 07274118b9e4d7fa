"""The words of ``vocabulary.yaml``: what each says of an amount, and how parts make up wholes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from generator.catalogue.trees import Tree, funds
from generator.own_data import load

FILE: Final = Path(__file__).with_name("vocabulary.yaml")
THIS_YEAR: Final = "本年收入"
GRAND: Final = "总计"
"""The total over all others, with what is left of earlier years."""
CARRIED: Final = "上年结转结余"
Axis = Literal["fund", "kind", "item", "economic", "side", "total", "now", "apart", ""]


class Word(NamedTuple):
    """What a word says: a ``value`` on an ``axis`` (none: nothing that changes what is meant).
    ``is_either``: a fund that may be meant without the transfers from above."""

    axis: Axis
    value: str = ""
    is_either: bool = False


@dataclass(frozen=True, slots=True)
class Forest:
    """Wholes and parts of one axis, by name; a root's parent is ``""``. ``aside`` are names below
    another that are no part of what makes it up; ``optional``: parts that a list may leave out
    and name all."""

    parents: Mapping[str, str]
    aside: AbstractSet[str] = frozenset()
    optional: AbstractSet[str] = frozenset()

    def is_below(self, lower: str, upper: str) -> bool:
        """Whether ``lower`` is a part of ``upper``; everything is of the whole (``""``)."""
        while lower:
            lower = self.parents.get(lower, "")
            if lower == upper:
                return True
        return False

    def children(self, name: str) -> tuple[str, ...]:
        """The parts directly below."""
        below = (child for child, parent in self.parents.items() if parent == name)
        return tuple(child for child in below if child not in self.aside)

    def is_aside(self, name: str) -> bool:
        """Whether a name, or one above it, is no part of what makes up another."""
        return name in self.aside or any(self.is_below(name, other) for other in self.aside)

    def covers(self, whole: str, parts: Iterable[str]) -> bool:
        """Whether ``parts`` leave nothing of ``whole`` out."""
        named = set(parts)
        children = [child for child in self.children(whole) if child not in self.optional]
        return bool(children) and all(c in named or self.covers(c, named) for c in children)

    def are_apart(self, names: Sequence[str]) -> bool:
        """Whether no name is part of another, and none stands twice."""
        is_unique = len(set(names)) == len(names)
        return is_unique and not any(self.is_below(a, b) for a in names for b in names if b)


@dataclass(slots=True)
class Vocabulary:
    """All of it. ``words`` may stand anywhere in a text, ``alone`` only as the whole of one;
    ``by_first`` are the words by their first character, the longest first; ``own`` and ``beside``:
    of a fund, its part without transfers, and the transfers; ``carried``: what a fund is called as
    carry-over; ``paid_by``: the one fund that an item is ever paid by; ``lists``:
    everything else in the file, by its key."""

    funds: Forest
    kinds: Forest
    items: Forest
    words: dict[str, Word] = field(default_factory=dict)
    alone: dict[str, Word] = field(default_factory=dict)
    by_first: dict[str, list[str]] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    carried: dict[str, str] = field(default_factory=dict)
    paid_by: dict[str, str] = field(default_factory=dict)
    lists: dict[str, Any] = field(default_factory=dict)

    def forest(self, axis: str) -> Forest:
        """The wholes and parts of an axis."""
        return {"fund": self.funds, "kind": self.kinds, "item": self.items}[axis]


_IS_FINAL: ContextVar[bool] = ContextVar("_IS_FINAL", default=False)


@contextmanager
def speaking(*, is_final: bool) -> Iterator[None]:
    """Words as budgets or final accounts use them: 决算数 is of another time in the ones, 预算数 in
    the others."""
    before = _IS_FINAL.set(is_final)
    try:
        yield
    finally:
        _IS_FINAL.reset(before)


def are_final() -> bool:
    """Whether words are those of final accounts."""
    return _IS_FINAL.get()


@cache
def carried() -> frozenset[str]:
    """The funds that are what was left of earlier years."""
    every = vocabulary().funds
    return frozenset(name for name in every.parents if every.is_below(name, CARRIED)) | {CARRIED}


def vocabulary() -> Vocabulary:
    """The words of the program, read once for budgets and once for final accounts."""
    return _vocabulary(is_final=_IS_FINAL.get())


@cache
def _vocabulary(*, is_final: bool) -> Vocabulary:
    data = load(FILE)
    known = Vocabulary(_sources(funds()), _kinds(data["性质"]), _items(data["事项"]))
    known.lists = data
    if is_final:
        _add_finals(known, data["决算文"])
    _add_sources(known, data)
    for kind, spellings in data["性质"]["说法"].items():
        _add(known.words, spellings, Word("kind", kind))
    for code, spellings in data["经济分类"].items():
        _add(known.words, spellings, Word("economic", code))
    _add_items(known, data["事项"])
    for item, said in data["事项"].items():
        if fund := said.get("来源"):
            below = [one for one in known.items.parents if known.items.is_below(one, item)]
            known.paid_by.update(dict.fromkeys((item, *below), fund))
    _add_plain(known, data)
    for spelling in sorted(known.words, key=len, reverse=True):
        known.by_first.setdefault(spelling[0], []).append(spelling)
    return known


def _add(words: dict[str, Word], spellings: Iterable[str], word: Word) -> None:
    for spelling in spellings:
        words.setdefault(spelling, word)


def _sources(tree: Tree) -> Forest:
    """The catalogue's sources, all but carry-over below 本年收入. 非财政拨款 is what is left of
    another whole, so it is a part of none."""
    parents = {THIS_YEAR: "", **tree.parents, "非财政拨款": "—"}
    for name in tree.children(""):
        parents[name] = "" if name == CARRIED else THIS_YEAR
    return Forest(parents)


def _kinds(data: Mapping[str, Any]) -> Forest:
    levels: Mapping[str, Sequence[str]] = data["层次"]
    parents = dict.fromkeys(levels, "")
    for kind, parts in levels.items():
        parents.update(dict.fromkeys(parts, kind))
    return Forest(parents, optional=frozenset(data["可无"]))


def _items(data: Mapping[str, Any]) -> Forest:
    parents: dict[str, str] = {}
    aside: set[str] = set()
    optional: set[str] = set()

    def add(items: Mapping[str, Any], above: str) -> None:
        for item, said in items.items():
            parents[item] = above
            if said.get("另计"):
                aside.add(item)
            if said.get("可无"):
                optional.add(item)
            add(said.get("各项", {}), item)

    add(data, "")
    return Forest(parents, aside, optional)


def _add_sources(known: Vocabulary, data: Mapping[str, Any]) -> None:
    for fund, spellings in data["来源"].items():
        _add(known.words, spellings, Word("fund", fund))
    for fund, either in data["两可"].items():
        _add(known.words, either["说法"], Word("fund", fund, is_either=True))
        known.own[fund] = either["本级"]
        known.beside[fund] = either["另有"]
    known.carried.update(data["结转"])


def _add_items(known: Vocabulary, items: Mapping[str, Any]) -> None:
    for item, said in items.items():
        _add(known.words, said.get("说法", ()), Word("item", item))
        _add(known.alone, said.get("单独", ()), Word("item", item))
        _add_items(known, said.get("各项", {}))


def _add_finals(known: Vocabulary, data: Mapping[str, Any]) -> None:
    """What final accounts mean by words that budgets use otherwise; the first entry of a word
    counts."""
    _add(known.words, data["本年"], Word(""))
    _add(known.words, data["上年"], Word("apart", "上年"))


def _add_plain(known: Vocabulary, data: Mapping[str, Any]) -> None:
    for total in data["合计"]:
        _add(known.words, [total], Word("total", total))
    for side, spellings in data["收支"].items():
        _add(known.words, spellings, Word("side", side))
    _add(known.words, data["本年"], Word("now"))
    for apart, spellings in data["不相加"].items():
        _add(known.words, spellings, Word("apart", apart))
    _add(known.alone, data["单独虚词"], Word(""))
    for spellings in data["虚词"]:
        _add(known.words, spellings, Word(""))
