"""The wording of a paper: leftovers of a form, punctuation, words that contradict one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from generator.audit.free.finding import Finding, Weight, contradiction, remark
from generator.own_data import load
from generator.published.model import At, Paragraph
from generator.relations.reading import Reading
from generator.rules import data as rule_data
from generator.rules.wording import BARE, unmatched

KIND: Final = "用字"
FILE: Final = Path(__file__).parents[1] / "data" / "wording.yaml"
SENTENCE: Final = 30
"""Characters from which a paragraph with an amount is a sentence, and is none by chance twice."""
MAY_STAND: Final = frozenset(("没有填的空", "表样里“×××单位”的后两个字"))
"""Leftovers that may be meant: names withheld on purpose, and what a unit calls itself."""
GLOSSARY: Final = re.compile(r"^[^，。；]{2,20}[：:]\s*(?:是指|指|是|[^，。；]{0,30}预算主管部门)")
"""An entry of a glossary, whose words are the authority's."""
LABEL: Final = re.compile(r"[^，。；]{2,12}[：:]")
"""What a line of a list begins with."""
BIG: Final = re.compile(r"(?<![\d,.])\d{4,}(?:\.\d+)?(?=万?元)")
FULL: Final = str.maketrans("()", "（）")
COMMAS: Final = re.compile(r"\d,\d{3}(?:\.\d+)?万?元")


@cache
def words() -> dict[str, Any]:
    """The patterns of the file, read once."""
    found: dict[str, Any] = load(FILE)
    return found


def wording(reading: Reading) -> Iterator[Finding]:
    """Everything that the words of the paper show to be wrong."""
    paragraphs = [
        (At(index), block.text)
        for index, block in enumerate(reading.paper.blocks)
        if isinstance(block, Paragraph)
    ]
    everything = "\n".join(text for _, text in paragraphs)
    has_none_below = bool(re.search(words()["没有下属"], everything))
    has_commas = bool(COMMAS.search(everything))
    for at, text in paragraphs:
        if GLOSSARY.match(text):
            continue
        yield from _patterns(at, text, reading.paper.year)
        yield from _leftovers(at, text)
        yield from _unpaired(at, text)
        if has_none_below:
            yield from _below(at, text)
    yield from _once(paragraphs, BARE, "没有写单位“元”")
    if has_commas:
        yield from _once(paragraphs, BIG, "别处的数有千分位，这里没有")
    yield from _endings(reading)
    yield from _twice(reading)


def _patterns(at: At, text: str, year: int) -> Iterator[Finding]:
    for weight in Weight:
        for pattern, what in words()[weight.value].items():
            for found in re.finditer(pattern, text):
                early = found.groupdict().get("早")
                if not early or (year and int(early) < year):
                    yield Finding(weight, KIND, _on(at, found), found[0], why=what)


def _leftovers(at: At, text: str) -> Iterator[Finding]:
    """Blanks, alternatives and instructions of a form, as ``check`` knows them."""
    for pattern, what in rule_data.load("leftovers").items():
        weight = Weight.REMARK if what in MAY_STAND else Weight.CONTRADICTION
        for found in re.finditer(pattern, text):
            yield Finding(weight, "遗留", _on(at, found), found[0], why=what)
    for pattern, right in rule_data.load("twins").items():
        for found in re.finditer(pattern, text):
            yield remark(KIND, _on(at, found), found[0], "错字或重字", right)


def _unpaired(at: At, text: str) -> Iterator[Finding]:
    if wrong := unmatched(text.translate(FULL)):
        yield remark(KIND, at._replace(start=0), wrong, "没有配对的另一半")


def _below(at: At, text: str) -> Iterator[Finding]:
    for found in re.finditer(words()["下属"], text):
        yield contradiction("说法", _on(at, found), found[0], "别处说没有下属单位")


def _once(
    paragraphs: list[tuple[At, str]], pattern: re.Pattern[str], what: str
) -> Iterator[Finding]:
    """A habit of writing, reported at its first place with how often it is found."""
    places: list[tuple[At, re.Match[str]]] = []
    for at, text in paragraphs:
        places += [(at, found) for found in pattern.finditer(text)]
    if places:
        at, found = places[0]
        often = f"，共 {len(places)} 处" if len(places) > 1 else ""
        yield remark(KIND, _on(at, found), found[0], f"{what}{often}")


def _endings(reading: Reading) -> Iterator[Finding]:
    """A sentence with an amount ends with a full stop."""
    for index, block in enumerate(reading.paper.blocks):
        if isinstance(block, Paragraph) and _is_sentence(block):
            end = block.text.rstrip()[-1]
            if end not in words()["收尾"]:
                start = len(block.text.rstrip()) - 1
                yield remark(KIND, At(index, start=start), end, "句末没有标点")


def _twice(reading: Reading) -> Iterator[Finding]:
    """No paragraph with amounts is printed twice."""
    seen: set[str] = set()
    for index, block in enumerate(reading.paper.blocks):
        if isinstance(block, Paragraph) and _is_sentence(block):
            text = "".join(block.text.split())
            if text in seen:
                yield remark("重复", At(index, start=0), f"{text[:20]}…", "这一段印了两遍")
            seen.add(text)


def _is_sentence(block: Paragraph) -> bool:
    is_long = len(block.text) >= SENTENCE and "，" in block.text and not LABEL.match(block.text)
    return is_long and any(spot.number.unit for spot in block.spots)


def _on(at: At, found: re.Match[str]) -> At:
    return at._replace(start=found.start())
