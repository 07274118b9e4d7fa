"""Rules on names: one thing has one name wherever it is mentioned."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations
from math import ceil

from generator.diagnostics import Position
from generator.rules.named import offices, projects, unit_itself, units_below
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
MOST_TITLES = 500
"""That end alike: a disclosure cites a few dozen, and every two of them are compared."""
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
        if len(name) < SHORTEST:
            continue
        one = first.setdefault(plain(name), name)
        if one != name:
            message = f"“{name}”与“{one}”只差标点或“项目”“经费”几个字。"
            mend = "同一个项目用同一个名称；两个项目要看得出区别。"
            yield Finding(project.at("名称"), message, mend)


def things_under_two_names(case: Case) -> Findings:
    """Texts call projects, units and offices by their names, not by one that nearly is."""
    budget = case.budget
    named = (*projects(budget), *unit_itself(budget), *units_below(budget), *offices(budget))
    things = {name: what for what, name, _ in named if len(name) >= SHORTEST}
    longest_first = sorted(things, key=len, reverse=True)
    for text in case.texts:
        if NAMING.intersection(text.path):
            continue
        untitled = TITLE.sub("", text.printed)
        written = [name for name in longest_first if name in untitled]
        for name, what in things.items():
            if name[:HEAD] not in untitled:
                continue
            like = _almost(name, _without(untitled, written, name))
            if like:
                message = f"“{like}”与{what}“{name}”只差几个字。"
                yield Finding(text.position, message, f"说的是同一个，就写“{name}”。")


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
            ends_alike = piece.endswith(name[-TAIL:]) and not BREAK.search(piece)
            if ends_alike and _are_alike(piece, name):
                return piece
    return ""


def _are_alike(piece: str, name: str) -> bool:
    """Nearly the same, and not by the words that join names in a sentence."""
    most = max(2, ceil((1 - NEAR) * len(piece + name)))
    if piece == name or len(set(piece) ^ set(name)) > most:
        return False
    matcher = SequenceMatcher(None, name, piece, autojunk=False)
    if matcher.ratio() < NEAR and not _differ_in_one_character(piece, name):
        return False
    inserted = ""
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal" and APART.search(name[a:b] + piece[c:d]):
            return False
        if tag == "insert":
            inserted += piece[c:d]
    return inserted not in JOINING


def _differ_in_one_character(one: str, other: str) -> bool:
    """Whether two long names of one length have a single character that is not the same."""
    if len(one) != len(other) or len(one) < LONG:
        return False
    unlike = [a for a, b in zip(one, other, strict=True) if a != b]
    return len(unlike) == 1


def documents_under_two_titles(case: Case) -> Findings:
    """A document has one title: no two nearly alike, none with the number of another."""
    titles: dict[str, Position] = {}
    numbered: dict[str, dict[str, Position]] = defaultdict(dict)
    for text in case.texts:
        for title in TITLE.findall(text.printed):
            titles.setdefault(title, text.position)
        for title, number in TITLED_NUMBER.findall(text.printed):
            numbered[number].setdefault(title, text.position)
    mend = "核对标题，全文写成一样。"
    for number, known in numbered.items():
        if len(known) > 1:
            listed = "".join(f"《{title}》" for title in known)
            message = f"同一文号 {number} 有 {len(known)} 个标题：{listed}。"
            _, second, *_ = known.values()
            yield Finding(second, message, mend)
    for one, other in _alike_titles(titles):
        yield Finding(titles[other], f"《{other}》与《{one}》像是同一份文件。", mend)


def _alike_titles(titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of titles that are nearly the same and end alike; only what ends alike is
    compared."""
    by_end: dict[str, list[str]] = defaultdict(list)
    bare = {title: re.sub(r"[<>〈〉\s]|的通知$|的请示$", "", title) for title in titles}
    for title, words in bare.items():
        if len(words) >= SHORTEST:
            by_end[words[-TAIL:]].append(title)
    for ending_alike in by_end.values():
        for one, other in combinations(ending_alike[:MOST_TITLES], 2):
            if _are_alike(bare[one], bare[other]):
                yield one, other


def undertakers_are_known(case: Case) -> Findings:
    """Who carries out a project is the unit, one of its offices or a unit below it, or an office of
    such a unit."""
    units: set[str] = set()
    known_offices: set[str] = set()
    for budget in (case.budget, *case.units):
        units |= {budget.unit.name, budget.unit.self_name or budget.unit.name}
        units |= {unit.name for unit in budget.subordinates}
        known_offices |= set(budget.offices.names)
    for project in case.budget.projects:
        name = case.budget.undertaker(project)
        unit = max(filter(name.startswith, units), key=len, default="")
        office = name.removeprefix(unit).strip("（）()")
        if known_offices.union(units).isdisjoint((name, office)):
            message = f"承担单位“{name}”不在内设机构和下属单位的名单里。"
            yield Finding(project.at("承担单位"), message, "用名单里的名称，或把它列入名单。")


RULES = (
    warning("T711", "名称前后一致", things_under_two_names),
    warning("T712", "文件标题前后一致", documents_under_two_titles),
    note("T713", "承担单位在名单里", undertakers_are_known),
    warning("T714", "项目名称看得出区别", projects_under_two_names),
)
