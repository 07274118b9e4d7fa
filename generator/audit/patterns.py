"""The sentence patterns of ``data/sentences.yaml``, as regular expressions with the figures of
their groups."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator import own_data
from generator.audit.words import NUMBER

DATA = Path(__file__).with_name("data") / "sentences.yaml"
DIRECTION = r"(?P<d{n}>增加（减少）|增长（下降）|增加或减少|增加|减少|增长|下降)"
ITEM = r"(?P<w{n}>[^。；，：]*?（类[^）]*）[^。；，：]*?（款[^）]*）[^。；，：]*?（项[^）]*）)"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence pattern: the regular expression, the words and the figures of its groups in
    order."""

    regex: re.Pattern[str]
    words: tuple[str, ...]
    figures: tuple[str, ...]
    directions: frozenset[int]  # groups of figures that a direction stands before


def _data() -> Any:
    return own_data.load(DATA)


@cache
def _patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """All patterns by the words of the section they belong to."""
    return {
        section: tuple(_compile(text) for text in texts) for section, texts in _data()["式"].items()
    }


def _compile(text: str) -> Pattern:
    words: list[str] = []
    figures: list[str] = []
    directions: set[int] = set()
    pending = False

    def piece(match: re.Match[str]) -> str:
        nonlocal pending
        part = match[0]
        if part == "<向>":
            pending = True
            return DIRECTION.format(n=len(figures))
        if part[0] == "[":
            words.append(part[1:-1])
            return _word(part[1:-1], len(words) - 1)
        if pending:
            directions.add(len(figures))
            pending = False
        figures.append(part[1:-1])
        return rf"(?P<n{len(figures) - 1}>{NUMBER.pattern})"

    text = re.sub(r"万元(?![^{]*\})", "万?元", text)  # some write their sentences in 元
    regex = re.compile(re.sub(r"<向>|\[[一-鿿]+\](?![^{]*\})|\{[^{}\d][^{}]*\}", piece, text))
    return Pattern(regex, tuple(words), tuple(figures), frozenset(directions))


def _word(kind: str, number: int) -> str:
    if kind == "科目":
        return ITEM.format(n=number)
    if kind == "类":
        return rf"(?P<w{number}>[^，。；：、（）\d]{{3,20}}?)"
    known = sorted(_data()["词"][kind], key=len, reverse=True)
    return rf"(?P<w{number}>{'|'.join(map(re.escape, known))})"


def patterns_of(section: str) -> tuple[Pattern, ...]:
    """The patterns of a section: those of the longest name that its heading contains."""
    known = [name for name in _patterns() if name in section]
    return _patterns()[max(known, key=len)] if known else ()


def key_of(kind: str, text: str) -> str:
    """The key that a word of a kind stands for in the names of figures."""
    return str(_data()["词"][kind][text])
