"""The wording of the text: blanks of the form, wrong characters, units, brackets; word lists and
rules are those of
``check``. What ``check`` calls an error is a contradiction here, what it warns of a remark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.audit.case import Reread
from generator.audit.model import Place
from generator.audit.outline import Sentence
from generator.audit.verdict import Answer, Kind, Verdict
from generator.rules.data import load
from generator.rules.wording import BARE, unmatched

# Leftovers that may be meant: names withheld on purpose, and what a unit calls itself.
MAY_STAND = frozenset(("没有填的空", "表样里“×××单位”的后两个字"))
# Wording of the form for who has subordinate units.
SUBORDINATES = "及下属各预算单位"
NO_UNITS = "无下属预算单位"
CONTENTS = re.compile(r"(?:说明|情况|职能)\d*$")
AROUND = 14

Spot = tuple[re.Match[str], str, Answer]


def blanks(case: Reread) -> Iterator[Verdict]:
    """Blanks, alternatives and instructions of the form (T701), and its words for units that there
    are none of."""
    no_units = any(NO_UNITS in s.text for s in case.outline.sentences)

    def spots(text: str) -> Iterator[Spot]:
        for pattern, what in load("leftovers").items():
            answer = Answer.REMARK if what in MAY_STAND else Answer.CONTRADICTED
            yield from ((found, what, answer) for found in re.finditer(pattern, text))
        if no_units:
            yield from (
                (f, "本单位无下属预算单位", Answer.CONTRADICTED)
                for f in re.finditer(SUBORDINATES, text)
            )

    yield from _everywhere(case, spots)


def twins(case: Reread) -> Iterator[Verdict]:
    """Characters that stand for others, and words that stand twice (T702); amounts without 元
    (T703)."""

    def spots(text: str) -> Iterator[Spot]:
        for pattern, right in load("twins").items():
            yield from (
                (found, f"应为“{right}”", Answer.REMARK) for found in re.finditer(pattern, text)
            )
        yield from ((found, "没有写单位“元”", Answer.REMARK) for found in BARE.finditer(text))

    yield from _everywhere(case, spots)


def brackets(case: Reread) -> Iterator[Verdict]:
    """Brackets and quotation marks are closed (T709)."""
    for sentence in _said(case):
        if wrong := unmatched(sentence.text):
            yield Verdict(
                Kind.LEFTOVER, Answer.REMARK, sentence.place, wrong, computation="没有配对的另一半"
            )


def _said(case: Reread) -> Iterator[Sentence]:
    """The sentences of parts one and three, without the lines of a table of contents."""
    return (s for s in case.outline.sentences if s.part in (1, 3) and not CONTENTS.search(s.text))


def _everywhere(case: Reread, spots: Callable[[str], Iterator[Spot]]) -> Iterator[Verdict]:
    """Contradictions each at its place; remarks once for each reason, at the first of its
    places."""
    again: dict[str, list[tuple[str, Place]]] = {}
    for sentence in _said(case):
        for found, why, answer in spots(sentence.text):
            place = sentence.place.at(
                sentence.text[max(0, found.start() - AROUND) : found.end() + AROUND // 2]
            )
            if answer is Answer.CONTRADICTED:
                yield Verdict(Kind.LEFTOVER, answer, place, found[0], computation=why)
            else:
                again.setdefault(why, []).append((found[0], place))
    for why, spots_of in again.items():
        printed = "、".join(dict.fromkeys(text for text, _ in spots_of))
        times = f"，共 {len(spots_of)} 处" if len(spots_of) > 1 else ""
        yield Verdict(
            Kind.LEFTOVER, Answer.REMARK, spots_of[0][1], printed, computation=why + times
        )
