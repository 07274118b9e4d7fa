"""Rules on wording: leftovers of the form, wrong characters, unit words, brackets, lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.rules.data import load
from generator.rules.named import Named, offices, units_below
from generator.rules.prose import Text
from generator.rules.registry import Case, Finding, Findings, error, warning

PAIRS = {"（": "）", "《": "》", "“": "”", "〔": "〕", "[": "]", "［": "］", "【": "】"}
COUNTED = (
    "元人名亩户平辆册余多页件份张本套台次只头株棵吨公千米字条个卷幅场座根块盒支瓶箱袋"
    "组批期家立升尾羽粒步里亿"
)
"""What may follow 万."""
BARE = re.compile(rf"\d[\d.,]{{,20}}万(?![{COUNTED}]|\s*元)")
AROUND = 6


def around(text: str, found: re.Match[str]) -> str:
    """What was found with a few characters on both sides."""
    return text[max(0, found.start() - AROUND) : found.end() + AROUND].strip()


def _matches(case: Case, words: str) -> Iterator[tuple[Text, re.Match[str], str]]:
    """Where a pattern of a word list occurs in a text, and what the list says of it."""
    patterns = load(words)
    any_of_them = re.compile("|".join(patterns))
    for text in case.texts:
        if not any_of_them.search(text.printed):
            continue
        for pattern, meaning in patterns.items():
            for found in re.finditer(pattern, text.printed):
                yield text, found, meaning


def leftovers(case: Case) -> Findings:
    """Nothing of the form's blanks, alternatives and instructions is left."""
    for text, found, what in _matches(case, "leftovers"):
        message = f"“{around(text.printed, found)}”里留着{what}：“{found[0]}”。"
        yield Finding(text.position, message, "填上或删去；有意隐去名称的，在“接受”里说明。")


def twins(case: Case) -> Findings:
    """No character stands for another that looks or sounds like it, and none stands twice."""
    for text, found, right in _matches(case, "twins"):
        message = f"“{around(text.printed, found)}”里的“{found[0]}”应为“{right}”。"
        yield Finding(text.position, message, f"改为“{right}”；确是这样写的，在“接受”里说明。")


def unit_words(case: Case) -> Findings:
    """万 is followed by what it counts."""
    for text in case.texts:
        for found in BARE.finditer(text.printed):
            message = f"“{around(text.printed, found)}”里的“{found[0]}”没有写单位。"
            yield Finding(text.position, message, "金额写“万元”。")


def brackets(case: Case) -> Findings:
    """Brackets and quotation marks are closed in the order they open."""
    for text in case.texts:
        wrong = unmatched(text.printed)
        if wrong:
            message = f"“{wrong}”没有配对：“{text.printed[:20]}”。"
            yield Finding(text.position, message, "补上或删去这个符号。")


def unmatched(text: str) -> str:
    """A bracket or quotation mark of a text without its other half; empty where all are
    closed."""
    opened: list[str] = []
    for character in text:
        if character in PAIRS:
            opened.append(character)
        elif character in PAIRS.values() and (not opened or PAIRS[opened.pop()] != character):
            return character
    return opened[-1] if opened else ""


def lists_without_repetition(case: Case) -> Findings:
    """What is counted is listed once: offices, subordinate units."""
    for listed in (offices(case.budget), units_below(case.budget)):
        places: dict[str, list[Named]] = defaultdict(list)
        for one in listed:
            places[one.name].append(one)
        for name, found in places.items():
            if len(found) > 1:
                last = found[-1]
                again = f"列了 {len(found)} 次，个数多算了 {len(found) - 1}"
                yield Finding(last.at, f"{last.what}“{name}”{again}。", "删去重复的。")


RULES = (
    error("T701", "没有留下表样的空和选项", leftovers),
    warning("T702", "没有错字和重字", twins),
    warning("T703", "金额写全单位", unit_words),
    warning("T709", "括号和引号成对", brackets),
    error("T710", "名单不重复", lists_without_repetition),
)
