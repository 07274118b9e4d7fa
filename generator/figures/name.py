"""The names of figures: what they are made of, how they are written, and how they are read.

``支出.财政拨款.20103.项目支出.金额`` is a family, what the figure is of, and an aspect. Nothing
outside of this module takes a name apart or puts one together.

Items of a department's own (projects, carry-over, units below it) stand in a name by what they are
called: ``项目.档案数字化.金额``. So a name goes on meaning the same when the list around it
changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from generator.catalogue.terms import CLASS, KINDS, NATURES, SECTION
from generator.catalogue.trees import funds

PROJECT: Final = "项目"
CARRIED: Final = "结转"
UNIT_BELOW: Final = "下属单位"
UNITS_TOGETHER: Final = "下属单位合计"
OWN_BODY: Final = "本级"
"""The department without the units below it."""
FORM_FACT: Final = "另填"
OF_ITEMS: Final = (PROJECT, CARRIED, UNIT_BELOW)
"""Families whose names say which item they are of."""
WITH_TOTAL: Final = ("收入", "支出", "三公")
TOTAL: Final = "合计"
AMOUNT: Final = "金额"
LAST: Final = "上年"


class Basis(NamedTuple):
    """What this year is compared with: the aspects of last year's amount, of the change, and of its
    rate."""

    before: str
    change: str
    rate: str


BUDGETED: Final = Basis(LAST, "增减额", "增减率")
"""Last year's budget (上年预算数)."""
CARRIED_OUT: Final = Basis("上年执行", "比执行增减额", "比执行增减率")
"""What was spent of it (上年执行数)."""
BASES: Final = (BUDGETED, CARRIED_OUT)
RATES: Final = tuple(basis.rate for basis in BASES)
OF_SUMS: Final = (AMOUNT, "占比", *BUDGETED, *CARRIED_OUT)
"""The aspects of sums of money."""

_DOT = "."
_PLUS = "﹢"
"""Between the names of figures whose sum is told: no label has it, which is written otherwise."""
_KNOWN_NAMES = 1 << 16
_FAMILY_AND_ASPECT = 2  # parts
_LITERAL = "﹨"
"""Before a full-width sign that is one already, and not a dot or brace written full-width."""
_WIDE = {".": "．", "{": "｛", "}": "｝", _PLUS: "﹟"}
_NARROW = {wide: sign for sign, wide in _WIDE.items()}
_TO_WRITE = str.maketrans({**_WIDE, **{c: _LITERAL + c for c in (*_NARROW, _LITERAL)}})
_TO_READ = re.compile(f"{_LITERAL}(.)|([{''.join(_NARROW)}])")


class Name(NamedTuple):
    """A figure's name in its parts, ``""`` where it does not say.

    ``item`` is what the project, carry-over or unit below is called, ``local_item`` what a 细目 is
    called, both as the department writes them. ``kind`` is one of ``KINDS`` or ``NATURES``.
    ``others`` are the words of families that have none of these dimensions.
    """

    family: str
    aspect: str = ""
    item: str = ""
    others: tuple[str, ...] = ()
    fund: str = ""
    function: str = ""
    kind: str = ""
    economic: str = ""
    local_item: str = ""

    def __str__(self) -> str:
        dimensions = (self.fund, self.function, self.kind, self.economic, part(self.local_item))
        return join(self.family, part(self.item), *self.others, *dimensions, self.aspect)


def basis_of(aspect: str) -> Basis | None:
    """The basis that an aspect is of, if of any."""
    return next((basis for basis in BASES if aspect in basis), None)


@lru_cache(maxsize=_KNOWN_NAMES)
def parse(text: str) -> Name:
    """The name that ``text`` spells. Any text is one; of what, its parts tell."""
    family, *parts = text.split(_DOT)
    aspect = parts.pop() if parts else ""
    if family == FORM_FACT:
        return Name(family=family, aspect=aspect, others=tuple(parts))
    item = called(parts.pop(0)) if parts and family in OF_ITEMS else ""
    if parts == [TOTAL] and family in WITH_TOTAL:
        parts = []
    said: dict[str, str] = {}
    others: list[str] = []
    for one in parts:
        dimension = _dimension(one, said)
        if dimension and dimension not in said:
            said[dimension] = called(one) if dimension == "local_item" else one
        else:
            others.append(one)
    return Name(family=family, aspect=aspect, item=item, others=tuple(others), **said)


def _dimension(one: str, said: dict[str, str]) -> str:
    """Which dimension a part of a name is of, after those that are ``said``; empty for other
    words."""
    if len(said.get("economic", "")) == SECTION:
        return "local_item"
    if is_function(one):
        return "function"
    if is_economic(one):
        return "economic"
    if one in KINDS or one in NATURES:
        return "kind"
    return "fund" if one in funds().parents else ""


def is_function(one: str) -> bool:
    """Whether a part of a name is a code of the functional classification."""
    return one.isdigit() and one[0] == "2" and len(one) >= CLASS


def is_economic(one: str) -> bool:
    """Whether a part of a name is a code of the economic classification."""
    return one.isdigit() and one[0] == "3" and len(one) >= CLASS


def join(*parts: str) -> str:
    """A name of its parts, or the beginning of one, empty parts left out; a family of sums and an
    aspect alone are its total: ``支出`` + ``金额`` → ``支出.合计.金额``."""
    kept = [one for one in parts if one]
    if len(kept) == _FAMILY_AND_ASPECT and kept[0] in WITH_TOTAL and kept[1] in OF_SUMS:
        kept.insert(1, TOTAL)
    return _DOT.join(kept)


def tidied(text: str) -> str:
    """A text in the shape of a name, as a pattern makes it, as the name that it means: empty parts
    are left out, ``支出..金额`` → ``支出.合计.金额``."""
    return join(*text.split(_DOT))


def terms(text: str) -> tuple[str, ...]:
    """The names whose sum a name is of."""
    return tuple(text.split(_PLUS))


def summed(names: Iterable[str]) -> str:
    """The name of a sum of figures that has no name of its own."""
    return _PLUS.join(names)


def words(name: str) -> list[str]:
    """The parts of a name, or of a pattern of names."""
    return name.split(_DOT)


def stem(name: str) -> str:
    """A name without its aspect."""
    return name.rpartition(_DOT)[0]


def aspect_of(name: str) -> str:
    """The last part of a name."""
    return name.rpartition(_DOT)[2]


def beside(name: str, aspect: str) -> str:
    """The name of another aspect of the same: ``收入.合计.金额``, ``上年`` → ``收入.合计.上年``."""
    return join(stem(name), aspect)


def below(names: Iterable[str], start: str) -> list[str]:
    """Those of the names that go on after ``start``."""
    begun = start + _DOT
    return [name for name in names if name.startswith(begun)]


def beginning(name: str, count: int) -> str:
    """The first parts of a name."""
    return _DOT.join(name.split(_DOT)[:count])


def length(name: str) -> int:
    """Of how many parts a name is."""
    return len(name.split(_DOT)) if name else 0


def stems(family: str, parts: Sequence[tuple[str, bool]]) -> str:
    """A regular expression of the names of a family without their aspect: of each part what it may
    say, as a regular expression, and whether every name says it."""
    written = "".join(_either(words, is_certain=certain) for words, certain in parts)
    is_open = not any(certain for _, certain in parts)
    if is_open and family in WITH_TOTAL:
        return rf"{family}(?:\.{TOTAL}|(?=\.){written})"
    return f"{family}{written}"


def _either(words: str, *, is_certain: bool) -> str:
    one = rf"\.(?:{words})"
    return one if is_certain else f"(?:{one})?"


def part(label: str) -> str:
    """How something that is called so is written in a name: dots and braces full-width."""
    return label.translate(_TO_WRITE)


def called(written: str) -> str:
    """What something is called that is written so in a name."""
    return _TO_READ.sub(lambda m: m[1] or _NARROW[m[2]], written)


def identities(labels: Iterable[str]) -> tuple[str, ...]:
    """What the items of a list are called in names: by their labels, those that are the same
    numbered in their order."""
    listed = tuple(labels)
    times = Counter(listed)
    taken = {label for label in listed if times[label] == 1}
    found: list[str] = []
    for label in listed:
        if times[label] == 1:
            found.append(label)
        else:
            found.append(_unused(label, taken))
            taken.add(found[-1])
    return tuple(found)


def _unused(label: str, taken: set[str]) -> str:
    number = 1
    while (numbered := f"{label}（{number}）") in taken:
        number += 1
    return numbered


def by_place(text: str, items: Sequence[str]) -> str:
    """What the item of a name, or of the beginning of one, is called where it says its place in the
    list (``项目.5``); empty for any other name."""
    said = parse(text).item or parse(text).aspect
    is_number = said.isascii() and said.isdigit() and len(said) <= len(str(len(items)))
    place = int(said) if is_number else 0
    return items[place - 1] if 0 < place <= len(items) else ""
