"""Rules on names: one thing has one name wherever it is mentioned."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations
from math import ceil

from generator.budget.model import Budget
from generator.diagnostics import Position
from generator.rules.registry import Case, Finding, Findings, note, warning

TITLE = re.compile(r"《([^》]+)》")
TITLED_NUMBER = re.compile(
    r"《([^》]+)》[（(]?([^《》，、；。（）()\s]{2,12}[〔（\[【(]\d{4}[〕）\]】)]\d+号)"
)
NOISE = re.compile(r"[\s—－–\-_·（）()\[\]【】“”]|项目$|经费$|资金$|费用$")
BREAK = re.compile(r"[，。；、：\n]")
JOINING = ("等", "的", "和", "及", "与")
# What tells two like things apart, where they differ in it: a number, a batch, a level of
# government, a stage.
APART = re.compile(
    r"[\d一二三四五六七八九十〇零两首次上下前后省市县区乡镇州]|中央|国家|暂行|试行|修订|提前|补充|实施|方案|细则"
)
SHORTEST, HEAD, TAIL, NEAR, LONG = 6, 4, 2, 0.9, 8
MOST_TITLES = (
    500  # that end alike: a disclosure cites a few dozen, and every two of them are compared
)
NAMING = frozenset(("名称", "名单"))  # keys under which names are given, not used


def plain(name: str) -> str:
    """A name without what is written now so, now otherwise: dashes, brackets, and “项目” or “经费”
    at its end."""
    before = ""
    while name != before:
        before, name = name, NOISE.sub("", name)
    return name


def projects_under_two_names(case: Case) -> Findings:
    """No two projects have names that differ in nothing that tells them apart."""
    first: dict[str, str] = {}
    for project in case.budget.projects:
        name = project.name
        if len(name) >= SHORTEST and (one := first.setdefault(plain(name), name)) != name:
            message = f"“{name}”与“{one}”只差标点或“项目”“经费”几个字。"
            yield Finding(
                project.at("名称"), message, "同一个项目用同一个名称；两个项目要看得出区别。"
            )


def things_under_two_names(case: Case) -> Findings:
    """Texts call projects, units and offices by their names, not by one that nearly is."""
    things = {name: what for name, what in _things(case.budget) if len(name) >= SHORTEST}
    longest_first = sorted(things, key=len, reverse=True)
    for text in case.texts:
        untitled = TITLE.sub("", text.printed) if not NAMING.intersection(text.path) else ""
        written = [name for name in longest_first if name in untitled]
        for name, what in things.items():
            if name[:HEAD] in untitled and (
                like := _almost(name, _without(untitled, written, name))
            ):
                message = f"“{like}”与{what}“{name}”只差几个字。"
                yield Finding(text.position, message, f"说的是同一个，就写“{name}”。")


def _things(budget: Budget) -> Iterator[tuple[str, str]]:
    """What has a name of its own in a budget, and what a message calls it."""
    yield from ((p.name, "项目名称") for p in budget.projects)
    yield budget.unit.name, "单位名称"
    yield from ((u.name, "下属单位") for u in budget.subordinates)
    yield from ((name, "内设机构") for name in budget.offices.names)


def _without(text: str, names: Iterable[str], name: str) -> str:
    """The text with every one of ``names`` cut out, the longest first, save those that are only a
    part of ``name``."""
    for other in names:
        if other == name or other not in name:
            text = text.replace(other, "\n")
    return text


def _almost(name: str, text: str) -> str:
    """A piece of the text that begins and ends as the name and is nearly the name; empty where
    there is none."""
    for start in re.finditer(re.escape(name[:HEAD]), text):
        for length in range(len(name) - 1, len(name) + 3):
            piece = text[start.start() : start.start() + length]
            if piece.endswith(name[-TAIL:]) and not BREAK.search(piece) and _alike(piece, name):
                return piece
    return ""


def _alike(piece: str, name: str) -> bool:
    """Nearly the same, and not by the words that join names in a sentence."""
    if len(set(piece) ^ set(name)) > max(
        2, ceil((1 - NEAR) * len(piece + name))
    ):  # no need to look where
        return False
    matcher = SequenceMatcher(None, name, piece, autojunk=False)
    one_character = (
        len(piece) == len(name) >= LONG
        and sum(a != b for a, b in zip(piece, name, strict=True)) == 1
    )
    if piece == name or (matcher.ratio() < NEAR and not one_character):
        return False
    changes = [
        (tag, name[a:b] + piece[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    ]
    joined = "".join(text for tag, text in changes if tag == "insert") in JOINING
    return not joined and not any(APART.search(text) for _, text in changes)


def documents_under_two_titles(case: Case) -> Findings:
    """A document has one title: no two nearly alike, none with the number of another."""
    titles: dict[str, Position] = {}
    numbered: dict[str, dict[str, Position]] = {}
    for text in case.texts:
        for title in TITLE.findall(text.printed):
            titles.setdefault(title, text.position)
        for title, number in TITLED_NUMBER.findall(text.printed):
            numbered.setdefault(number, {}).setdefault(title, text.position)
    for number, known in numbered.items():
        if len(known) > 1:
            listed = "".join(f"《{title}》" for title in known)
            message = f"同一文号 {number} 有 {len(known)} 个标题：{listed}。"
            yield Finding(list(known.values())[1], message, "核对标题，全文写成一样。")
    for one, other in _alike_titles(titles):
        message = f"《{other}》与《{one}》像是同一份文件。"
        yield Finding(titles[other], message, "核对标题，全文写成一样。")


def _alike_titles(titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of titles that are nearly the same and end alike; only what ends alike is
    compared."""
    by_end: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for title in titles:
        plain_title = re.sub(r"[<>〈〉\s]|的通知$|的请示$", "", title)
        if len(plain_title) >= SHORTEST:
            by_end[plain_title[-TAIL:]].append((plain_title, title))
    for ending_alike in by_end.values():
        pairs = combinations(ending_alike[:MOST_TITLES], 2)
        yield from ((one, other) for (a, one), (b, other) in pairs if _alike(a, b))


def undertakers_are_known(case: Case) -> Findings:
    """Who carries out a project is the unit, one of its offices or a unit below it, or an office of
    such a unit."""
    own = [case.budget, *case.units]
    units = {name for budget in own for name in (budget.unit.name, budget.unit.self_name) if name}
    units |= {unit.name for budget in own for unit in budget.subordinates}
    known = units | {office for budget in own for office in budget.offices.names}
    for project in case.budget.projects:
        name = case.budget.undertaker(project)
        unit = max((unit for unit in units if name.startswith(unit)), key=len, default="")
        office = name.removeprefix(unit).strip("（）()")
        if known.isdisjoint((name, office)):
            message = f"承担单位“{name}”不在内设机构和下属单位的名单里。"
            yield Finding(project.at("承担单位"), message, "用名单里的名称，或把它列入名单。")


RULES = (
    warning("T711", "名称前后一致", things_under_two_names),
    warning("T712", "文件标题前后一致", documents_under_two_titles),
    note("T713", "承担单位在名单里", undertakers_are_known),
    warning("T714", "项目名称看得出区别", projects_under_two_names),
)
