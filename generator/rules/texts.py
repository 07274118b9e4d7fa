"""Rules on the department's own texts: every change has a reason, every use is said, keys name
figures."""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.budget_lines import yuan
from generator.figures.model import MONEY
from generator.figures.name import AMOUNT, BASES, BUDGETED, LAST, aspect_of, join, parse, stem
from generator.forms.names import named, quotable
from generator.rules.registry import Case, Finding, Findings, error
from generator.suggestion import BARE, did_you_mean


def change_has_reason(case: Case) -> Findings:
    """A change that prints as one needs a reason (原因)."""
    patterns = (*case.form.reasons, *case.form.reasons_always)
    for prefix in dict.fromkeys(named(patterns, case.figures, case.form.sources)):
        change = join(prefix, "增减额")
        value = case.change(change)
        if value and change not in case.budget.reasons:
            word = "增加" if value > 0 else "减少"
            now = yuan(case.value(join(prefix, AMOUNT)))
            before = yuan(case.value(join(prefix, LAST)))
            by = yuan(abs(case.value(change)))
            message = f"{prefix} 本年 {now}，上年 {before}，{word} {by}，没有写原因。"
            mend = f"在“原因”下加一行：{change}: 主要原因"
            yield Finding(case.budget.at("原因"), message, mend, ("原因", change))


def level_has_reason(case: Case) -> Findings:
    """What prints as no change needs a reason where the form says why nothing changed."""
    for prefix in named(case.form.reasons_always, case.figures, case.form.sources):
        change = join(prefix, "增减额")
        is_level = case.figures.knows(change) and not case.change(change)
        if is_level and change not in case.budget.reasons:
            now = yuan(case.value(join(prefix, AMOUNT)))
            message = f"{prefix} 本年 {now}，与上年持平，表样要写原因，没有写。"
            mend = f"在“原因”下加一行：{change}: 为什么持平"
            yield Finding(case.budget.at("原因"), message, mend, ("原因", change))


def amount_has_use(case: Case) -> Findings:
    """An amount the form explains needs a use (用途)."""
    for prefix in named(case.form.uses, case.figures, case.form.sources):
        amount = join(prefix, AMOUNT)
        value = case.value(amount)
        if value and amount not in case.budget.uses:
            message = f"{prefix} {yuan(value)}，没有写主要用于什么。"
            mend = f"在“用途”下加一行：{amount}: 主要用途"
            yield Finding(case.budget.at("用途"), message, mend, ("用途", amount))


def is_named(case: Case, key: str) -> bool:
    """Whether a key names a figure: one that there is, or one of the form's own words that is zero.
    A code without money is more likely a code misspelt."""
    said = parse(key)
    has_code = bool(said.function or said.economic)
    return key in case.figures or (case.figures.knows(key) and not has_code)


def nearest_name(case: Case, key: str, known: Sequence[str], *, spelled: str = BARE) -> str:
    """The name that a key of old stands for now, or the nearest of the ``known`` ones."""
    renamed = case.figures.renamed(key)
    return f"{renamed}。" if renamed else did_you_mean(key, known, spelled=spelled)


def always_with_reason(case: Case) -> set[str]:
    """The changes of which the form says why, though there be none."""
    prefixes = named(case.form.reasons_always, case.figures, case.form.sources)
    return {join(prefix, BUDGETED.change) for prefix in prefixes}


def keys_name_figures(case: Case) -> Findings:
    """Keys of 原因, 用途 and 上年 › 数值 are names of figures. One that the form asks for is,
    though it be zero."""
    asked = always_with_reason(case)
    changes = [f.name for f in case.figures if aspect_of(f.name) == "增减额"]
    amounts = [f.name for f in case.figures if aspect_of(f.name) == "金额" and f.unit == MONEY]
    for section, keys, known in (
        ("原因", case.budget.reasons, changes),
        ("用途", case.budget.uses, amounts),
    ):
        for key in keys:
            if key not in asked and not is_named(case, key):
                message = f"没有叫“{quotable(key, case.budget)}”的数。"
                mend = f"{nearest_name(case, key, known)}用 disclosure figures 查看全部数名。"
                yield Finding(case.budget.at(section, key), message, mend)
    compared = [stem(name) for name in changes]
    for last, basis in zip(case.budget.prior.bases, BASES, strict=False):
        for key in last.figures:
            if join(key, basis.before) not in case.figures.replaced:
                message = f"没有叫“{quotable(key, case.budget)}”的数。"
                hint = nearest_name(case, key, [name for name in compared if name != key])
                mend = f"{hint}键是数名去掉末段，如 收入.一般公共预算。"
                yield Finding(last.at("数值", key), message, mend)


RULES = (
    error("T401", "增减须有原因", change_has_reason),
    error("T410", "持平须有原因", level_has_reason),
    error("T402", "金额须有用途", amount_has_use),
    error("T403", "键须是数名", keys_name_figures),
)
