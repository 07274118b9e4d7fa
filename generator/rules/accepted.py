"""接受: which findings a department lets stand, and the rules on letting them stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.budget.acceptance import Acceptance
from generator.budget.model import Budget
from generator.diagnostics import Diagnostic
from generator.rules.registry import Finding, Findings, Reviewed, error, warning

FIRM = ("K", "Y", "T1", "T804", "T81", "T83", "T9")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that the department lets stand, and its reason."""

    diagnostic: Diagnostic
    reason: str


def applies(acceptance: Acceptance, found: Diagnostic) -> bool:
    """Whether the acceptance is of this finding."""
    named = acceptance.rule == found.code and not found.code.startswith(FIRM)
    return named and (acceptance.keyword is None or acceptance.keyword in found.message)


def divide(
    budget: Budget, found: Iterable[Diagnostic]
) -> tuple[tuple[Diagnostic, ...], tuple[Accepted, ...]]:
    """The findings that count, and those that are accepted."""
    open_, accepted = [], []
    for one in found:
        acceptance = next((a for a in budget.accepted if applies(a, one)), None)
        if acceptance is None:
            open_.append(one)
        else:
            accepted.append(Accepted(one, acceptance.reason))
    return tuple(open_), tuple(accepted)


def still_applies(seen: Reviewed) -> Findings:
    """An acceptance is of something that is still found."""
    for acceptance in seen.budget.accepted:
        firm = acceptance.rule.startswith(FIRM) or acceptance.rule not in seen.codes
        if not firm and not any(applies(acceptance, found) for found in seen.diagnostics):
            word = f"含“{acceptance.keyword}”的" if acceptance.keyword else ""
            message = f"没有{word} {acceptance.rule} 可接受了。"
            yield Finding(
                acceptance.at("规则"),
                message,
                "已经改好的，删去这一条；没有改的，核对规则和关键词。",
            )


def may_be_accepted(seen: Reviewed) -> Findings:
    """Faults that leave no figures cannot be accepted, nor rules that do not exist."""
    for acceptance in seen.budget.accepted:
        code = acceptance.rule
        if code.startswith(FIRM):
            yield Finding(
                acceptance.at("规则"),
                f"{code} 不能接受。",
                "T804 和 Y、K、T1、T81、T83、T9 开头的问题必须改正，删去这一条。",
            )
        elif code not in seen.codes:
            yield Finding(
                acceptance.at("规则"), f"没有规则 {code}。", "用 disclosure rule 查看全部规则。"
            )


RULES = (
    warning("T901", "接受的问题还在", still_applies),
    error("T902", "可以接受的才接受", may_be_accepted),
)
