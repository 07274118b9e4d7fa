"""Rules on names: one thing has one name wherever it is mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from generator.diagnostics import Position, Severity
from generator.rules.registry import Case, Finding, Rule

TITLE = re.compile(r"《([^》]+)》")
TITLED_NUMBER = re.compile(r"《([^》]+)》[（(]?([^《》，、；。（）()\s]{2,12}[〔（\[【(]\d{4}[〕）\]】)]\d+号)")
NOISE = re.compile(r"[\s—－–\-_·（）()\[\]【】“”]|项目$|经费$|资金$|费用$")
BREAK = re.compile(r"[，。；、：\n]")
JOINING = ("等", "的", "和", "及", "与")
SHORTEST, HEAD, TAIL, NEAR = 6, 4, 2, 0.9


def plain(name: str) -> str:
    """A name without what is written now so, now otherwise: dashes, brackets, and “项目” or “经费” at its end."""
    before = ""
    while name != before:
        before, name = name, NOISE.sub("", name)
    return name


def projects_under_two_names(case: Case) -> Iterator[Finding]:
    """Texts call a project by its name, not by one that nearly is."""
    names = list(dict.fromkeys(p.name for p in case.budget.projects if len(p.name) >= SHORTEST))
    for one, other in combinations(names, 2):
        if plain(one) == plain(other):
            at = next(p.at("名称") for p in case.budget.projects if p.name == other)
            message = f"“{other}”与“{one}”只差标点或“项目”“经费”几个字。"
            yield Finding(at, message, "同一个项目用同一个名称；两个项目要看得出区别。")
    for text in case.texts:
        rest = TITLE.sub("", text.printed) if text.path[-1] != "名称" else ""
        for name in sorted(names, key=len, reverse=True):
            rest = rest.replace(name, "\n")
        for name in names:
            if name[:HEAD] in rest and (like := _almost(name, rest)):
                message = f"“{like}”与项目名称“{name}”只差几个字。"
                yield Finding(text.position, message, f"说的是这个项目，就写“{name}”。")


def _almost(name: str, text: str) -> str:
    """A piece of the text that begins and ends as the name and is nearly the name; empty where there is none."""
    for start in re.finditer(re.escape(name[:HEAD]), text):
        for length in range(len(name) - 1, len(name) + 3):
            piece = text[start.start() : start.start() + length]
            if piece.endswith(name[-TAIL:]) and not BREAK.search(piece) and _alike(piece, name):
                return piece
    return ""


def _alike(piece: str, name: str) -> bool:
    """Nearly the same, and not by the words that join names in a sentence."""
    matcher = SequenceMatcher(None, name, piece, autojunk=False)
    if matcher.ratio() < NEAR:
        return False
    added = "".join(piece[c:d] for tag, _, _, c, d in matcher.get_opcodes() if tag == "insert")
    return piece != name and added not in JOINING


def documents_under_two_titles(case: Case) -> Iterator[Finding]:
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
    for one, other in combinations(titles, 2):
        if _same_document(one, other):
            message = f"《{other}》与《{one}》像是同一份文件。"
            yield Finding(titles[other], message, "核对标题，全文写成一样。")


def _same_document(one: str, other: str) -> bool:
    a, b = (re.sub(r"[<>〈〉\s]|的通知$|的请示$", "", title) for title in (one, other))
    return a != b and one[-2:] == other[-2:] and SequenceMatcher(None, a, b, autojunk=False).ratio() > 0.9


def undertakers_are_known(case: Case) -> Iterator[Finding]:
    """Who carries out a project is the unit, one of its offices or a unit below it."""
    unit = case.budget.unit.name
    offices = {*case.budget.offices.names, *(u.name for u in case.budget.subordinates)}
    for project in case.budget.projects:
        name = project.undertaker or unit
        office = name.removeprefix(unit).strip("（）()")
        if name != unit and office not in offices and name not in offices:
            message = f"承担单位“{name}”不在内设机构和下属单位的名单里。"
            yield Finding(project.at("承担单位"), message, "用名单里的名称，或把它列入名单。")


RULES = (
    Rule("T711", "项目名称前后一致", Severity.WARNING, projects_under_two_names),
    Rule("T712", "文件标题前后一致", Severity.WARNING, documents_under_two_titles),
    Rule("T713", "承担单位在名单里", Severity.NOTE, undertakers_are_known),
)
