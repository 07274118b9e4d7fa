"""Rules on codes: known to the classification of the year. Our lists are not complete, so these
only warn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.catalogue import lists
from generator.catalogue.classification import Catalogue, written_otherwise
from generator.catalogue.standing import Standing, doubt, kind_of, standing, unlisted
from generator.catalogue.terms import CLASS, ITEM, LEVELS
from generator.diagnostics import Position
from generator.rules.facts import economic_codes, function_codes
from generator.rules.registry import Case, Finding, Findings, note, warning
from generator.suggestion import nearest

SHARED = ("行政运行", "一般行政管理事务", "机关服务", "事业运行")
LEVELLED = re.compile(rf"[（(]({'|'.join(LEVELS)})[）)]")
CODED = re.compile(r"(?<!\d)(2\d{6}|[23]\d{4})[\s“（(]*([一-龥][一-龥（）]+)")
WORD = re.compile(r"[一-龥“”]+$")
TITLE = re.compile(r"《[^》]*》")
ALIKE = 0.6
SHOWN = 5
"""Codes that a message names."""
SHORT = 4
"""Characters of a name that may be an everyday word (扶贫)."""
UNKNOWN = "核对编码；当地自设的科目，在“科目名称”下写上编码和名称。"


@dataclass(frozen=True, slots=True)
class _Used:
    """A code where it stands, with the catalogue of the year that it is of: this one or, in 上年,
    the last."""

    code: str
    at: Position
    catalogue: Catalogue

    @property
    def standing(self) -> Standing:
        return standing(self.catalogue, self.code)

    def __str__(self) -> str:
        kind = "经济科目" if kind_of(self.code) == "economic" else "功能科目"
        return f"{kind} {self.code}"


def _used(case: Case) -> Iterator[_Used]:
    """All codes of the file."""
    last_year = {line.at("功能科目") for line in case.budget.prior.lines}
    before = Catalogue(case.budget.year - 1)
    for code, at in function_codes(case.budget):
        yield _Used(code, at, before if at in last_year else case.catalogue)
    for code, at, _ in economic_codes(case.budget):
        yield _Used(code, at, case.catalogue)


def _without_name(case: Case, standing: Standing) -> Iterator[_Used]:
    """The codes of one standing that the file gives no name."""
    for used in _used(case):
        if used.standing is standing and used.code not in case.budget.names:
            yield used


def known_codes(case: Case) -> Findings:
    """Every code is in the list of some year, where the list of its year says what there is."""
    for used in _without_name(case, Standing.UNKNOWN):
        yield Finding(used.at, f"{used} 不在已知科目表里，文中只能印编码。", UNKNOWN)


def doubtful_codes(case: Case) -> Findings:
    """A code that the list lacks, but that may be in force all the same, is for the department to
    confirm."""
    for used in _without_name(case, Standing.DOUBTFUL):
        why = doubt(used.catalogue, used.code)
        look = f"对照 {used.catalogue.year} 年的科目表"
        mend = f"{look}：有的，在“科目名称”下写上编码和名称；没有的，改用现行编码。"
        yield Finding(used.at, f"请核对{used}：{why}。", mend)


def codes_in_force(case: Case) -> Findings:
    """This year's lines use no code that only the lists of earlier, or only of later years have.
    The rule says what the lists show, and no more: they are not complete."""
    year = case.budget.year
    for used in _used(case):
        if used.standing is not Standing.ELSEWHERE or used.catalogue is not case.catalogue:
            continue
        listed = lists.years_of(kind_of(used.code), used.code)
        name = Catalogue(listed[-1]).function(used.code) or ""
        shown = f"在收录的科目表里只有 {lists.spoken(listed)} 年有"
        message = f"{used}（{name}）{shown}，{year} 年没有见到。"
        now = _named_so(case.catalogue, name)
        hint = f"同名的科目：{'、'.join(now)}。" if now else ""
        mend = f"{hint}收录不全，请对照 {year} 年的科目表；当年没有的，改用当年的编码。"
        yield Finding(used.at, message, mend)


def year_is_listed(case: Case) -> Findings:
    """The classification of the budget's year is among the lists."""
    if not case.catalogue.is_listed:
        mend = "当年新设、停用或改名的科目，请对照当年的科目表。"
        yield Finding(case.budget.at("年度"), unlisted(case.catalogue), mend)


def _named_so(catalogue: Catalogue, name: str) -> list[str]:
    """The 项 in force of that name, or those below a 款 of that name."""
    if name in SHARED:
        return []
    functions = catalogue.functions
    named = [code for code, given in functions.items() if given == name and len(code) > CLASS]
    items = [code for code in functions if len(code) == ITEM]
    return [code for code in items if code.startswith(tuple(named))]


def own_names_agree(case: Case) -> Findings:
    """科目名称 does not rename what the classification of the year names, unless the form does.
    Said once for all codes: where a place has names of its own, it has many."""
    renamed = list(_renamed(case))
    if not renamed:
        return
    said = "；".join(difference for _, difference in renamed[:SHOWN])
    more = f"……共 {len(renamed)} 个" if len(renamed) > SHOWN else ""
    mend = "科目表里有的不用写；当地确有规定的，在“接受”里说明。"
    if len(renamed) == 1:
        mend = "科目表里有的不用写，删去这一行。"
    first, _ = renamed[0]
    yield Finding(case.budget.at("科目名称", first), f"科目 {said}{more}。", mend)


def _renamed(case: Case) -> Iterator[tuple[str, str]]:
    """Codes of the classification that 科目名称 calls otherwise, and not as a table of the form
    does; each with what a message says of it."""
    catalogue = case.catalogue
    former = catalogue.former_names()
    for code, name in case.budget.names.items():
        official = _official(catalogue, code)
        if not official or official == name or not catalogue.has(code):
            continue
        if not _is_of_form(case, code, name):
            is_former = former.get(name) == official
            year = f"{catalogue.function_year} 年的" if is_former else ""
            yield code, f"{code} 写作“{name}”，{year}科目表里是“{official}”"


def _is_of_form(case: Case, code: str, name: str) -> bool:
    """Whether a table of the form gives a code the name."""
    for table in case.form.tables.values():
        if any(block.rows.names.get(code) == name for block in table.blocks):
            return True
    return False


def _official(catalogue: Catalogue, code: str) -> str:
    return catalogue.function(code) or catalogue.economic(code) or ""


def own_names_used(case: Case) -> Findings:
    """科目名称 names codes that are used."""
    used = {one.code for one in _used(case)}
    for code in case.budget.names:
        if not any(one.startswith(code) for one in used):
            message = f"科目名称里的 {code} 没有用到。"
            mend = "核对编码是不是写错了；不用就删去。"
            yield Finding(case.budget.at("科目名称", code), message, mend)


def names_of_today(case: Case) -> Findings:
    """Texts call codes by their present official names; titles of documents stay as they are."""
    former = case.catalogue.former_names()
    names = {old: now for old, now in former.items() if len(old) > SHORT}
    names |= written_otherwise()
    for text in case.texts:
        untitled = TITLE.sub("", text.printed)
        for written, official in names.items():
            if written in untitled.replace(official, ""):
                message = f"“{written}”不是现行的科目名称，应为“{official}”。"
                yield Finding(text.position, message, "改用当年科目表的名称。")


def names_fit_codes(case: Case) -> Findings:
    """Where a text names a 类, 款 or 项, or writes a name after a code, the name is the
    classification's."""
    catalogue, own = case.catalogue, case.budget.names
    names = {**catalogue.all_functions(), **own}
    for text in case.texts:
        untitled = TITLE.sub("", text.printed)
        for written, official in (*_levelled(untitled, names), *_coded(untitled, catalogue, own)):
            message = f"文字里的科目名称“{written}”，科目表里是“{official}”。"
            yield Finding(text.position, message, "改成科目表的名称。")


def _levelled(text: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Names before （类）, （款）, （项） that no code of this level has, with the name most like
    it."""
    for mark in LEVELLED.finditer(text):
        before = text[: mark.start()]
        length = LEVELS[mark[1]]
        known = {name for code, name in names.items() if len(code) == length}
        word = WORD.search(before)
        if word and not before.endswith(tuple(known)):
            for name in nearest(word[0], known, likeness=ALIKE):
                yield word[0], name


def _coded(text: str, catalogue: Catalogue, own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Names after a code that are like the code's name, but not it."""
    for code, after in CODED.findall(text):
        official = own.get(code) or _official(catalogue, code)
        written = after[: len(official)]
        if written != official and _is_alike(written, official):
            yield written, official


def _is_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= ALIKE


RULES = (
    warning("T301", "编码在科目表里", known_codes),
    warning("T302", "编码当年有效", codes_in_force),
    warning("T303", "自设名称不改科目表", own_names_agree),
    note("T304", "自设名称须用到", own_names_used),
    warning("T305", "文字里用现行科目名称", names_of_today),
    warning("T306", "文字里的科目名称与科目表一致", names_fit_codes),
    note("T310", "当年的科目表已收录", year_is_listed),
    warning("T311", "收录不全处的编码请核对", doubtful_codes),
)
