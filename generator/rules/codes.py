"""Rules on codes: known to the classification of the year. Our lists are not complete, so these only warn."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.classification import written_otherwise
from generator.diagnostics import Severity
from generator.rules.facts import economic_codes, function_codes
from generator.rules.registry import Case, Facts, Finding, Rule

SHARED = ("行政运行", "一般行政管理事务", "机关服务", "事业运行")
UNKNOWN = "核对编码；当地自设的科目，在“科目名称”下写上编码和名称。"


def known_codes(case: Case) -> Iterator[Finding]:
    """Every code is in the list of some year."""
    facts = Facts(case.budget, case.catalogue)
    for code, at in function_codes(facts):
        if case.catalogue.function(code) is None and code not in case.budget.names:
            yield Finding(at, f"功能科目 {code} 不在已知科目表里，文中只能印编码。", UNKNOWN)
    for code, at, _ in economic_codes(facts):
        if case.catalogue.economic(code) is None and code not in case.budget.names:
            yield Finding(at, f"经济科目 {code} 不在已知科目表里，文中只能印编码。", UNKNOWN)


def codes_in_force(case: Case) -> Iterator[Finding]:
    """This year's lines do not use a code that was dropped."""
    last_year = {n.at("功能科目") for n in case.budget.prior.lines}
    for code, at in function_codes(Facts(case.budget, case.catalogue)):
        if at not in last_year and case.catalogue.dropped(code):
            name = case.catalogue.function(code)
            message = f"功能科目 {code}（{name}）在 {case.budget.year} 年的科目表里已没有。"
            now = [] if name in SHARED else [c for c, n in case.catalogue.functions.items() if n == name]
            hint = f"同名的现行科目：{'、'.join(now)}。" if now else ""
            yield Finding(at, message, f"{hint}查当年科目表，改用现行编码。")


def own_names_agree(case: Case) -> Iterator[Finding]:
    """科目名称 does not rename what the classification names."""
    for code, name in case.budget.names.items():
        official = case.catalogue.function(code) or case.catalogue.economic(code)
        if official and official != name:
            message = f"科目 {code} 写作“{name}”，科目表里是“{official}”。"
            yield Finding(case.budget.at("科目名称", code), message, "科目表里有的不用写，删去这一行。")


def own_names_used(case: Case) -> Iterator[Finding]:
    """科目名称 names codes that are used."""
    facts = Facts(case.budget, case.catalogue)
    used = {code for code, _ in function_codes(facts)} | {code for code, _, _ in economic_codes(facts)}
    for code in case.budget.names:
        if not any(u.startswith(code) for u in used):
            at = case.budget.at("科目名称", code)
            yield Finding(at, f"科目名称里的 {code} 没有用到。", "核对编码是不是写错了；不用就删去。")


def names_of_today(case: Case) -> Iterator[Finding]:
    """Texts call codes by their present official names."""
    names = written_otherwise()
    for text in case.texts:
        for written, official in names.items():
            if written in text.printed.replace(official, ""):
                message = f"“{written}”不是现行的科目名称，应为“{official}”。"
                yield Finding(text.position, message, "改用当年科目表的名称。")


RULES = (
    Rule("T301", "编码在科目表里", Severity.WARNING, known_codes),
    Rule("T302", "编码当年有效", Severity.WARNING, codes_in_force),
    Rule("T303", "自设名称不改科目表", Severity.WARNING, own_names_agree),
    Rule("T304", "自设名称须用到", Severity.NOTE, own_names_used),
    Rule("T305", "文字里用现行科目名称", Severity.WARNING, names_of_today),
)
