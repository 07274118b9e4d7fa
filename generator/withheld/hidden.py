"""What is withheld of a project: the one place that says so.

A table of what may be shown, not of what may not: a key that is added to projects stays hidden
until it stands here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Final, get_args

from generator.budget.projects import ThreePublic
from generator.catalogue.trees import funds
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node
from generator.source.spelling import half_width

PROJECTS, SPENDING, LINES = "项目", "支出", "明细"
CLASSIFIED, WITHHELD = "涉密", "不予公开"
NAME, NAME_IS_PUBLIC, UNDERTAKER = "名称", "名称可公开", "承担单位"
TRANSFER: Final = "内部往来"
"""Not shown, and yet no detail: adding units up needs it, so it may stand in a file."""
FLAGGED: Final = re.compile(f"{CLASSIFIED}|公开")
"""What every text has that may flag a project."""
BLANK: Final = "…"
"""Stands in messages for what is not quoted."""

_NO = "否"
_LONGEST_ANSWER = 5  # characters of what may be meant as 是 or 否
_OF_AMOUNTS = frozenset("万元")

Shown = Callable[[Node], Node]


def numbers(node: Node) -> Node:
    """Codes and amounts as they stand; anything that has words in it is blanked."""
    match node:
        case LocatedStr():
            return node if _is_number(node) else blanked(node)
        case LocatedDict():
            return _of_codes(node)
        case LocatedList():
            return relisted(node, numbers)
    return node


def _of_codes(node: LocatedDict) -> LocatedDict:
    """Amounts by code; a code with words in it is blanked."""
    made = LocatedDict(node.position)
    for key, value in node.items():
        code = key if _is_number(key) else BLANK
        made[code] = numbers(value)
        made.key_positions[code] = node.key_positions[key]
    return made


def _is_number(text: str) -> bool:
    return not any(character.isalpha() and character not in _OF_AMOUNTS for character in text)


def _source(node: Node) -> Node:
    """A source of money that there is."""
    return _one_of(node, funds().parents)


def _three_public(node: Node) -> Node:
    return _one_of(node, get_args(ThreePublic))


def _one_of(node: Node, known: Mapping[str, str] | tuple[str, ...]) -> Node:
    if isinstance(node, LocatedStr) and node.strip() in known:
        return node
    return blanked(node)


def _answer(node: Node) -> Node:
    """是, 否, or what may be meant so."""
    is_short = isinstance(node, LocatedStr) and len(node) <= _LONGEST_ANSWER
    return node if is_short else blanked(node)


def as_it_stands(node: Node) -> Node:
    """Anything."""
    return node


def _lines(node: Node) -> Node:
    """明细: of every line its codes, its source and its amount."""
    if not isinstance(node, LocatedList):
        return blanked(node)
    return relisted(node, lambda line: kept(line, LINE))


LINE: Final[Mapping[str, Shown]] = {
    "功能科目": numbers,
    "经济科目": numbers,
    "资金来源": _source,
    "金额": numbers,
}
"""What may be shown of a line (明细)."""

_AMOUNTS: Final[Mapping[str, Shown]] = {
    "功能科目": numbers,
    "资金来源": _source,
    SPENDING: numbers,
    LINES: _lines,
    "三公": _three_public,
    CLASSIFIED: _answer,
    WITHHELD: _answer,
    NAME_IS_PUBLIC: _answer,
}
SHOWN: Final[Mapping[str, Mapping[str, Shown]]] = {
    CLASSIFIED: _AMOUNTS,
    WITHHELD: {**_AMOUNTS, "绩效": as_it_stands},
}
"""By the word that flags a project, the keys that may be shown of it, and how. Two more may be, see
``shown_of``."""


def word_of(project: Node) -> str:
    """``CLASSIFIED`` or ``WITHHELD``, whichever flags the project, the graver first; empty for one
    that is open. A flag that is not plainly 否 counts, and so does a key that is nearly the
    flag's."""
    if not isinstance(project, LocatedDict):
        return ""
    flags = [key for key in project if is_flag(key) and not _is_no(project[key])]
    if any(CLASSIFIED in key for key in flags):
        return CLASSIFIED
    return WITHHELD if flags else ""


def is_flag(key: str) -> bool:
    """Whether a key of a project flags it, or is meant to."""
    bare = half_width(key).replace(" ", "")
    return bool(FLAGGED.search(bare)) and not bare.startswith(NAME)


def _is_no(answer: Node) -> bool:
    return isinstance(answer, LocatedStr) and answer.strip() == _NO


def name_is_public(project: LocatedDict, word: str) -> bool:
    """Whether the name of a project flagged by ``word`` may be shown."""
    return word != CLASSIFIED or project.get(NAME_IS_PUBLIC) == "是"


def shown_of(project: LocatedDict, word: str, units: Collection[str]) -> Mapping[str, Shown]:
    """What may be shown of this project, which ``word`` flags: the name of a classified one only
    where it says so, and an undertaker that is one of the ``units`` and nothing more."""
    shown = dict(SHOWN[word])
    if name_is_public(project, word):
        shown[NAME] = as_it_stands
    undertaker = project.get(UNDERTAKER)
    if isinstance(undertaker, LocatedStr) and undertaker.strip() in units:
        shown[UNDERTAKER] = as_it_stands
    return shown


def kept(node: Node, shown: Mapping[str, Shown]) -> Node:
    """Of a mapping, the keys that may be shown; of anything else, nothing."""
    if not isinstance(node, LocatedDict):
        return blanked(node)
    entries: dict[str, Node] = {}
    for key, value in node.items():
        if key in shown:
            entries[key] = shown[key](value)
        elif is_flag(key):
            entries[key] = _answer(value)
    return rebuilt(node, entries)


def blanked(node: Node) -> Node:
    """Text without its words, at its place; a mapping or list without what is in it."""
    match node:
        case LocatedStr():
            return LocatedStr(BLANK, node.position, node.style)
        case LocatedDict():
            return LocatedDict(node.position)
        case LocatedList():
            return LocatedList(node.position)
    return node


def rebuilt(node: LocatedDict, entries: Mapping[str, Node]) -> LocatedDict:
    """A mapping at the place of ``node`` with ``entries``, whose keys are among its own; it still
    tells where keys would stand that nobody filled in."""
    made = LocatedDict(node.position)
    made.key_positions = {key: at for key, at in node.key_positions.items() if key not in node}
    for key, value in entries.items():
        made[key] = value
        made.key_positions[key] = node.key_positions[key]
    return made


def relisted(node: LocatedList, change: Shown) -> LocatedList:
    """A list at the place of ``node`` with every item changed."""
    made = LocatedList(node.position)
    made.item_positions = dict(node.item_positions)
    made.extend(change(item) for item in node)
    return made
