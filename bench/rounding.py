"""What balanced rounding costs: ``.venv/bin/python bench/rounding.py [UNITS]``, no test.

A county of random units in 元, each with both margins of basic expenditure, projects of several
funds and last year; then one department whose file holds the lines of them all. Seconds of rounding
alone, the figures being there.
"""

from __future__ import annotations

import sys
import time
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from generator.figures.model import Figures

FUNCTIONS = ("2010301", "2010350", "2010399", "2080505", "2101101", "2210201")
ECONOMICS = (
    *(str(30101 + n) for n in range(12)),
    "30201",
    "30205",
    "30207",
    "30211",
    "30228",
    "30231",
    "30239",
)
FUNDS = ("一般公共预算", "上级一般公共预算转移支付", "政府性基金预算", "其他收入")


def main() -> int:
    """Print the table."""
    from generator.rounding.certificate import certify
    from generator.rounding.decide import decide
    from generator.rounding.result import Print

    way = Print("万元", 2)
    random = Random(1)  # noqa: S311 - the same county every time
    units = [unit(random) for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 300)]

    def timed(figures: Figures) -> tuple[float, int]:
        start = time.perf_counter()
        rounding = decide(figures, (way,), "平衡")
        spent = time.perf_counter() - start
        return spent, sum(m.freed for m in certify(figures, rounding, way).moved)

    timed(derived(unit(random)))  # the solver is loaded
    runs = [timed(derived(lines)) for lines in units]
    seconds = [spent for spent, _ in runs]
    print(
        f"{len(units)} units       {sum(seconds):7.2f} s  (median {median(seconds):.3f}, "
        f"longest {max(seconds):.3f})"
    )
    print(f"  with a total freed   {sum(bool(freed) for _, freed in runs):4d}")
    spent, freed = timed(derived([line for lines in units for line in lines]))
    print(f"one file of all  {spent:7.2f} s  ({sum(map(len, units))} lines; {freed} totals freed)")
    return 0


def unit(random: Random) -> list[tuple[str, str, str, Decimal]]:
    """Lines: section, function or economic code, fund, amount in 元."""

    def amount() -> Decimal:
        return Decimal(random.randint(10_00, 900_000_00)).scaleb(-2)

    by_function = [("按功能科目", code, "", amount()) for code in FUNCTIONS]
    left = sum((line[3] for line in by_function), Decimal(0))
    by_economic = []
    for code in ECONOMICS[:-1]:
        part = (left * random.randint(1, 30) / 100).quantize(Decimal("0.01"))
        by_economic.append(("按经济科目", code, "", part))
        left -= part
    by_economic.append(("按经济科目", ECONOMICS[-1], "", left))
    projects = [
        ("项目", random.choice(FUNCTIONS), random.choice(FUNDS), amount()) for _ in range(8)
    ]
    prior = [("上年", code, random.choice(FUNDS), amount()) for code in FUNCTIONS]
    return [*by_function, *by_economic, *projects, *prior]


def derived(lines: list[tuple[str, str, str, Decimal]]) -> Figures:
    """The figures of a file with these lines."""
    from generator.budget.model import Budget
    from generator.figures.build import build
    from generator.source.decode import decode
    from generator.source.reader import read_text

    return build(decode(Budget, read_text(text(lines), "bench.yaml")), None, Decimal(100))


def text(lines: list[tuple[str, str, str, Decimal]]) -> str:
    """The lines as YAML; codes that several units have are added up."""
    margins: dict[str, dict[str, Decimal]] = {"按功能科目": {}, "按经济科目": {}}
    for section, code, _, amount in lines:
        if section in margins:
            margins[section][code] = margins[section].get(code, Decimal(0)) + amount
    parts = [
        (
            '表样: "2024"\n年度: 2024\n公开日期: 2024-03-10\n计量单位: 元\n单位: '
            "{名称: 甲}\n基本支出:\n"
        )
    ]
    for section, amounts in margins.items():
        parts += [
            f"  {section}: {{",
            ", ".join(f'"{code}": {amount}' for code, amount in amounts.items()),
            "}\n",
        ]
    parts.append("项目:\n")
    projects = [line for line in lines if line[0] == "项目"]
    for number, (_, code, fund, amount) in enumerate(projects, start=1):
        spending = f'{{"302": {amount}, "310": {amount / 4:.2f}}}'
        parts.append(
            f'  - {{名称: 项目{number}, 功能科目: "{code}", 资金来源: {fund}, 支出: {spending}}}\n'
        )
    parts.append("上年:\n  支出:\n")
    for section, code, fund, amount in lines:
        if section == "上年":
            kinds = f"基本支出: {amount}, 项目支出: {amount / 3:.2f}"
            parts.append(f'    - {{功能科目: "{code}", 资金来源: {fund}, {kinds}}}\n')
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
