"""Rules on the entries of lists: a name is a name, an entry is one thing, and a duty bears no
number of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from generator.rules.named import (
    Named,
    carried,
    offices,
    projects,
    unit_itself,
    units_below,
)
from generator.rules.registry import Case, Finding, Findings, error

SIGNS = "（）()“”《》·•—-－〇、"
"""What stands in names beside letters and digits. Of “、” the rule on entries judges."""
CLOSING = "）)”》"
WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
BLANK = re.compile(r"(?<=[一-龥（）()])\s+|\s+(?=[一-龥（）()])")
"""Blanks stand between foreign words alone."""
ENDING = re.compile(r"[\s，。、；：！？…,.;:!?]+$")
BRACKETED = re.compile(r"[（(][^（）()]*[）)]|“[^”]*”|《[^》]*》")
PARTED = re.compile(r"[；;，,/／|\n]")
LISTED = re.compile(r"、|\s+")
JOINED = re.compile(r"[和及与]")
KINDS = (
    "室",
    "科",
    "处",
    "股",
    "队",
    "组",
    "部",
    "办",
    "站",
    "所",
    "局",
    "委",
    "会",
    "院",
    "校",
    "馆",
    "庭",
    "中心",
)
"""What names of offices and units end in."""
SHORTEST = 3  # characters of an office's name (综合室)
NUMBERS = "一二三四五六七八九十"
NUMBERED = re.compile(
    rf"\s*(?:[（(【](?:\d{{1,2}}|[{NUMBERS}]{{1,3}})[）)】]|\d{{1,2}}(?:[.．)）]|、(?!\d))(?!\d)"
    rf"|[{NUMBERS}]{{1,3}}(?:[.．]|、(?![{NUMBERS}]))|[A-Za-zⅠ-Ⅻ][.．、)）]\s*(?=[一-龥])|[{NUMBERS}]{{1,3}}是|第[{NUMBERS}]{{1,3}}[，、,]"
    r"|[\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]|[\u2022●○◆■\u25aa\u27a2\u2713*-]\s*(?=[一-龥]))"
)
WORDS = re.compile(r"[^\w]")


def _names(case: Case) -> Iterator[Named]:
    budget = case.budget
    yield from unit_itself(budget)
    if budget.unit.self_name:
        yield Named("文中称呼", budget.unit.self_name, budget.unit.at("文中称呼"))
    yield from units_below(budget)


def names_are_plain(case: Case) -> Findings:
    """The name of a unit has letters, digits and the few signs of names, and does not end in
    punctuation."""
    for what, name, at in _names(case):
        if wrong := _wrong_in(name):
            message = f"{what}“{name}”里的“{wrong}”不该在名称里。"
            yield Finding(at, message, f"名称写全称，与公章一致，例如“{_without(name, wrong)}”。")


def _wrong_in(name: str) -> str:
    """The first character that no name of a unit has; empty for a plain name."""
    if blank := BLANK.search(name):
        return blank[0]
    for character in name.replace(" ", ""):
        is_letter = category(character)[0] in "LM" or category(character) in ("Nd", "Nl")
        if WIDE.match(character) or not (is_letter or character in SIGNS):
            return character
    last = name[-1]
    return "" if last in CLOSING or last not in SIGNS or last == "〇" else last


def _without(name: str, wrong: str) -> str:
    if WIDE.match(wrong):
        return name.replace(wrong, chr(ord(wrong) - 0xFEE0))
    return name.replace(wrong, "")


def names_end_without_mark(case: Case) -> Findings:
    """No project, office or carry-over has punctuation at the end of its name: sentences set
    their own."""
    budget = case.budget
    for what, name, at in (*offices(budget), *projects(budget), *carried(budget)):
        if mark := ENDING.search(name):
            message = f"{what}“{name}”末尾有“{mark[0]}”。"
            yield Finding(at, message, f"改为“{name[: mark.start()]}”。")


def an_entry_is_one_thing(case: Case) -> Findings:
    """An entry of 内设机构 or 下属单位 names one office or unit: each counts as one."""
    for what, name, at in (*offices(case.budget), *units_below(case.budget)):
        if members := several(name):
            message = f"{what}的一项里写了 {len(members)} 个：“{name}”，个数只算 1 个。"
            yield Finding(at, message, f"每项写一个：{'、'.join(members)}，各占一项。")


def several(name: str) -> tuple[str, ...]:
    """The names that an entry lists, where it lists more than one: what stands in brackets
    belongs to its name."""
    bare = BRACKETED.sub("", name)
    if PARTED.search(bare):
        found = _split(PARTED, name)
        return found if len(found) > 1 else ()
    if LISTED.search(bare):
        found = _split(LISTED, name)
        parts = _split(LISTED, bare)
        is_compound = parts[-1].endswith(KINDS) and not parts[0].endswith(KINDS)  # 组织、宣传科
        return found if len(found) > 1 and not is_compound else ()
    found = _split(JOINED, name)
    kind = name[-1:]
    are_alike = all(part.endswith(kind) and len(part) >= SHORTEST for part in _split(JOINED, bare))
    return found if len(found) > 1 and are_alike and kind in KINDS else ()


def _split(mark: re.Pattern[str], name: str) -> tuple[str, ...]:
    """The parts of a name between marks that stand outside brackets."""
    hidden = {}
    for number, found in enumerate(BRACKETED.findall(name)):
        hidden[chr(0xE000 + number)] = found
        name = name.replace(found, chr(0xE000 + number), 1)
    parts = [part.strip() for part in mark.split(name) if part.strip()]
    for stand_in, found in hidden.items():
        parts = [part.replace(stand_in, found) for part in parts]
    return tuple(parts)


def duties_without_numbers(case: Case) -> Findings:
    """A duty bears no number or bullet: the form numbers them."""
    for index, duty in enumerate(case.budget.functions):
        for line in duty.split("\n"):
            if mark := NUMBERED.match(line):
                message = (
                    f"第 {index + 1} 条职能写了编号“{mark[0].strip()}”，编号由程序加，会印两个。"
                )
                mend = f"改为“{line[mark.end() :].strip()[:20]}”；一条里有几条的，拆成几条。"
                yield Finding(case.budget.at("主要职能", index), message, mend)
                break


def texts_once(case: Case) -> Findings:
    """A duty, or a further remark, is written once."""
    for key, texts in (("主要职能", case.budget.functions), ("其他说明", case.budget.remarks)):
        first: dict[str, int] = {}
        for index, text in enumerate(texts):
            plain = WORDS.sub("", text)
            if plain in first:
                message = f"{key}第 {index + 1} 条与第 {first[plain] + 1} 条相同：“{text[:20]}”。"
                yield Finding(case.budget.at(key, index), message, "删去一条。")
            first.setdefault(plain, index)


RULES = (
    error("T715", "单位名称是全称", names_are_plain),
    error("T716", "名称末尾不写标点", names_end_without_mark),
    error("T717", "一项只写一个", an_entry_is_one_thing),
    error("T718", "职能不写编号", duties_without_numbers),
    error("T719", "同一条不写两次", texts_once),
)
