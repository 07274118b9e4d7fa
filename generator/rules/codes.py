"""Rules on codes: known to the classification of the year. Our lists are not complete, so these only warn."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.rules.facts import economic_codes, function_codes
from generator.rules.registry import Case, Facts, Finding, Rule

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
            message = f"功能科目 {code}（{case.catalogue.function(code)}）在 {case.budget.year} 年的科目表里已没有。"
            yield Finding(at, message, "查当年科目表，改用现行编码。")


RULES = (
    Rule("T301", "编码在科目表里", Severity.WARNING, known_codes),
    Rule("T302", "编码当年有效", Severity.WARNING, codes_in_force),
)
