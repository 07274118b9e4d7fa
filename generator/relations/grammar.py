"""The grammar of sentences about amounts, made from the vocabulary's words once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from generator.relations.vocabulary import vocabulary

SENTENCE: Final = re.compile(r"[。！？\n]")
CLAUSE: Final = re.compile(r"[。；！？\n]")
SHARE: Final = re.compile(
    r"占(?P<whole>[^，。；：]{0,24}?)的?(?:比例|比重|比)?(?:为|约)?$"
    r"|(?:比重|比例)为?$"
)
DONE: Final = re.compile(r"完成(?P<whole>[^，。；：]{0,24}?)的?(?:比例)?(?:为)?$")
AGAINST: Final = re.compile(r"(?:^|[，、；：])(?:比|较|与|同)[^，。；：]*$")
BASE: Final = re.compile(r"(?:比|较|与|同)(?P<year>[^，。；：]*?)(?:相比|比较)?，?\s*$")
PROJECT: Final = re.compile(r"^(?:\d+[、.．])?项目名称[：:]\s*(.+)$")
ALONE: Final = re.compile(r"[^：:]{2,12}[：:]\s*[\d,.]+[亿万千百]?元。?")
"""A paragraph that is a label and an amount, and nothing else."""
PERCENT: Final = ("%", "％")


class Grammar:
    """Regular expressions over the words around a number."""

    def __init__(self) -> None:
        lists = vocabulary().lists
        up, down = _any(lists["增"]), _any(lists["减"])
        aside = _any(lists["另一面"])
        self._up = re.compile(up)
        self.direction = re.compile(
            rf"({up}|{down})(?:了|额|数|幅度?|率|比例)?(?:为|约为?|达)?[：:]?\s*$"
        )
        self.still = re.compile(
            rf"(?:^|[，；])(?:基本)?(?:(?:与|比|较|同)[^，。；：]{{0,16}})?(?:{_any(lists['持平'])})"
        )
        self.reason = re.compile(rf"(?:{_any(lists['原因'])})(?!{lists['以下']})[^。；]*")
        self.opening = re.compile(_any(lists["列举"]))
        self.adjusted = re.compile(rf"^(?:{_any(lists['调整'])})$")
        self.aside = re.compile(rf"(?:^|[，、；：])(?:{aside})(?:为|共|共计|约)?$")

    def is_up(self, word: str) -> bool:
        """Whether a direction word says that there is more."""
        return bool(self._up.fullmatch(word))


@cache
def grammar() -> Grammar:
    """The grammar of the program's vocabulary."""
    return Grammar()


def _any(words: Iterable[str]) -> str:
    return "|".join(words)
