"""Changes against last year (增减额, 增减率) and shares of a whole (占比)."""

from __future__ import annotations

from decimal import Decimal

from generator.catalogue.trees import funds
from generator.figures.model import Figures, join

KINDS = ("基本支出", "项目支出")


def add_changes(figures: Figures, from_zero: Decimal) -> None:
    """For every figure with an 金额 or a 上年 of 收入, 支出, 三公, 机关运行经费: the pair, its change, its rate in %.

    A rate from zero is ``from_zero``, the form's convention; zero against zero is 0 %.
    """
    for prefix in _compared(figures):
        for aspect in ("金额", "上年"):
            if f"{prefix}.{aspect}" not in figures:
                figures.sum(f"{prefix}.{aspect}", ())
        figures.difference(f"{prefix}.增减额", f"{prefix}.金额", f"{prefix}.上年")
        changed = figures[f"{prefix}.增减额"].value != 0
        otherwise = from_zero if changed else Decimal(0)
        figures.ratio(f"{prefix}.增减率", f"{prefix}.增减额", f"{prefix}.上年", otherwise)


def _compared(figures: Figures) -> list[str]:
    with_prior = dict.fromkeys(f.name.removesuffix(".上年") for f in figures if f.name.endswith(".上年"))
    both = {f.name.removesuffix(".金额"): None for f in figures if f.name.endswith(".金额")}
    fitting = [n for n in both if n.startswith("收入.") or _is_item(n) or (n.startswith("支出.") and _is_plain(n))]
    return list(dict.fromkeys([*with_prior, *fitting]))


def _is_item(prefix: str) -> bool:
    """Whether it is a 三公 item over all sources (last year is not known by source)."""
    family, *rest = prefix.split(".")
    return family == "三公" and len(rest) == 1


def _is_plain(prefix: str) -> bool:
    """Whether a 支出 figure lacks an economic class and a nature (last year is known by function only)."""
    parts = prefix.split(".")[1:]
    return not any(p[0] == "3" or p in ("人员经费", "公用经费") for p in parts)


def add_shares(figures: Figures) -> None:
    """占比 in %: of a source in all income; of a kind or 类 in all expenditure or in its fund's."""
    for name in (*funds().parents, "本年收入"):
        figures.ratio(f"收入.{name}.占比", f"收入.{name}.金额", "收入.合计.金额")
    for fund in ("", *funds().parents):
        whole = join("支出", fund, "金额")
        if whole not in figures:
            continue
        classes = [p for f in figures if (p := _class_of(f.name, fund))]
        for part in (*KINDS, *classes):
            figures.ratio(join("支出", fund, part, "占比"), join("支出", fund, part, "金额"), whole)


def _class_of(name: str, fund: str) -> str:
    parts = name.split(".")
    expected = ["支出", fund] if fund else ["支出"]
    code = parts[-2]
    matches = parts[-1] == "金额" and parts[:-2] == expected and len(code) == 3 and code.isdigit()
    return code if matches and code[0] == "2" else ""
