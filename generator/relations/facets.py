"""What an amount is the amount of — whose money, for what, of which kind — by printed words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple

from generator.relations.vocabulary import CARRIED, Word, are_final, vocabulary

NUMBERING: Final = re.compile(
    r"^(?:[（(][一二三四五六七八九十]+[）)]、?"
    r"|[一二三四五六七八九十]{1,3}[、.．]"
    r"|\d{1,2}[、.．](?!\d)"
    r"|[（(]\d{1,2}[）)]"
    r"|(?:附?表(?:[一二三四五]?十(?:[一二三四五六七八九](?!般))?|[一二三四五六七八九]|\d{1,2}(?!\d))"
    r"|公开\d{1,2}表)[：:、.．-]?)"
)
AMONG: Final = "其中"
YEAR: Final = re.compile(r"20\d\d年(?:度)?")
_NOISE: Final = str.maketrans("()", "（）", " \t\n\r　\xa0“”\"'‘’《》，,。.：:；;、*＊")
LAST_YEAR, CHANGE, PERCENT = "上年", "增减", "比率"
APART: Final = ("", LAST_YEAR, CHANGE, PERCENT)
"""What is no part that adds up; the later in this order is meant where a text says several."""
_MOST: Final = 1 << 13
"""Texts that are remembered: more than a paper has."""


class Facets(NamedTuple):
    """``fund``, ``kind`` and ``item`` are names of the vocabulary (empty: all), ``function`` and
    ``economic`` codes, ``name`` what else heads the amount; ``side`` is 收入, 支出 or 收支, where
    that is said."""

    side: str = ""
    fund: str = ""
    kind: str = ""
    item: str = ""
    function: str = ""
    economic: str = ""
    name: str = ""


NOTHING: Final = Facets()


class Meaning(NamedTuple):
    """A text understood: its facets; ``is_whole``: no word of it is unknown; ``total``: the word
    that calls it one; ``is_either``: its fund may be meant without transfers; ``apart``: which of
    ``APART`` it is, and so no part that adds up; ``is_now``: it says 本年."""

    facets: Facets = NOTHING
    is_whole: bool = True
    total: str = ""
    is_either: bool = False
    apart: str = ""
    is_now: bool = False

    @property
    def is_apart(self) -> bool:
        """Whether it is no part that adds up."""
        return bool(self.apart)

    @property
    def says_nothing(self) -> bool:
        """Whether it is understood and names no amount."""
        return self.is_whole and self.facets == NOTHING


@lru_cache(maxsize=_MOST)
def core(text: str) -> str:
    """A text without numbering, 其中, blanks and punctuation; brackets as full-width ones."""
    bare = NUMBERING.sub("", text.strip())
    return bare.translate(_NOISE).removeprefix(AMONG)


def understood(text: str) -> Meaning:
    """What a title, a name or a label says."""
    return _understood(text, is_final=are_final())


@lru_cache(maxsize=_MOST)
def _understood(text: str, *, is_final: bool) -> Meaning:  # noqa: ARG001 - part of the key
    bare = YEAR.sub("", core(text))
    known = vocabulary()
    if bare in known.alone:
        return _add(Meaning(), known.alone[bare])
    meaning = Meaning()
    for word in words_of(bare):
        meaning = _add(meaning, word)
    return meaning


def words_of(text: str) -> list[Word | None]:
    """The words that a text is made of, the longest first; ``None`` for a stretch unknown."""
    known = vocabulary()
    found: list[Word | None] = []
    at = 0
    while at < len(text):
        fitting = (word for word in known.by_first.get(text[at], ()) if text.startswith(word, at))
        spelling = next(fitting, "")
        if spelling:
            found.append(known.words[spelling])
        elif not found or found[-1] is not None:
            found.append(None)
        at += len(spelling) or 1
    return found


def _add(meaning: Meaning, word: Word | None) -> Meaning:
    if word is None:
        return meaning._replace(is_whole=False)
    match word.axis:
        case "total":
            return meaning._replace(total=word.value)
        case "now":
            return meaning._replace(is_now=True)
        case "apart":
            return meaning._replace(apart=max(meaning.apart, word.value, key=APART.index))
        case "":
            return meaning
        case axis:
            return _narrowed(meaning, axis, word)


def _narrowed(meaning: Meaning, axis: str, word: Word) -> Meaning:
    """A meaning with what a word adds; two words that exclude each other are not understood."""
    facets = combined(meaning.facets, Facets(**{axis: word.value}))
    if facets is None:
        return meaning._replace(is_whole=False)
    return meaning._replace(facets=facets, is_either=meaning.is_either or word.is_either)


def without_transfers(meaning: Meaning, beside: AbstractSet[str]) -> Meaning:
    """A fund beside whose transfers it is named is meant without them; ``beside`` are the funds
    named in the same list."""
    known = vocabulary()
    fund = meaning.facets.fund
    if not meaning.is_either or known.beside.get(fund, "") not in beside:
        return meaning
    return meaning._replace(facets=meaning.facets._replace(fund=known.own[fund]), is_either=False)


# -- one thing said within another


def all_combined(found: Iterable[Facets | None]) -> Facets | None:
    """What is meant by all of them, the outermost first; ``None`` where one is not understood, or
    two exclude each other."""
    within = NOTHING
    for facets in found:
        inner = combined(within, facets) if facets is not None else None
        if inner is None:
            return None
        within = inner
    return within


@lru_cache(maxsize=_MOST)
def combined(outer: Facets, inner: Facets) -> Facets | None:
    """What is meant by ``inner`` within ``outer``; ``None`` where they exclude each other."""
    fund = _within_fund(outer.fund, inner.fund)
    kind = _within("kind", outer.kind, inner.kind)
    item = _within("item", outer.item, inner.item)
    function = _longer(outer.function, inner.function)
    economic = _longer(outer.economic, inner.economic)
    if fund is None or kind is None or item is None or function is None or economic is None:
        return None
    side, name = inner.side or outer.side, inner.name or outer.name
    return Facets(side, fund, kind, item, function, economic, name)


def _within(axis: str, outer: str, inner: str) -> str | None:
    """The narrower of two names on one axis."""
    forest = vocabulary().forest(axis)
    if not inner or inner == outer or forest.is_below(outer, inner):
        return outer
    return inner if forest.is_below(inner, outer) else None


def _within_fund(outer: str, inner: str) -> str | None:
    """As for any axis; within carry-over a fund is what was carried over from it."""
    found = _within("fund", outer, inner)
    known = vocabulary()
    is_carried = outer == CARRIED or known.funds.is_below(outer, CARRIED)
    if found is None and is_carried and inner in known.carried:
        return _within("fund", outer, known.carried[inner])
    return found


def _longer(outer: str, inner: str) -> str | None:
    """The longer of two codes, where one begins with the other."""
    if outer.startswith(inner):
        return outer
    return inner if inner.startswith(outer) else None
