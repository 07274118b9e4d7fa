"""Figures of expenditure and income: the cube of budget lines, this year's (金额) and last year's (上年)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.catalogue.trees import funds, three_public
from generator.figures.cube import Path, add_sums, code_path
from generator.figures.lines import Line
from generator.figures.model import Entry, Figures, join

FISCAL = "财政拨款"
# Groups of sources that forms ask for beside the tree (单位整体绩效目标表: 上级安排, 本级安排, 其他).
DISTINCTIONS = {
    "上级财政资金": ("上级一般公共预算转移支付", "上级政府性基金转移支付", "上级国有资本经营预算转移支付"),
    "本级财政资金": ("一般公共预算", "政府性基金预算", "国有资本经营预算"),
    "非财政资金": ("财政专户管理资金", "单位资金", "上年结转结余"),
}


def _fund(line: Line) -> Path:
    return funds().path(line.fund)


def _kind(line: Line) -> Path:
    return ("", line.kind)


def _function(line: Line) -> Path:
    return code_path(line.function, 3, 5, 7)


def _economic(line: Line) -> Path:
    return code_path(line.economic, 3, 5)


def _economic_class(line: Line) -> Path:
    return code_path(line.economic, 3)


def _local_item(line: Line) -> Path:
    return ("", line.local_item) if line.local_item else ("",)


def add_spending(figures: Figures, lines: tuple[Line, ...], aspect: str) -> None:
    """支出[.来源][.功能科目][.性质][.经济分类].``aspect`` over all lines."""
    by_function = [n for n in lines if n.function]
    add_sums(figures, by_function, (_function, _fund, _kind), lambda f, s, k: join("支出", s, f, k, aspect))
    if not by_function:
        figures.sum(f"支出.合计.{aspect}", ())
    if aspect == "金额":
        _add_economic(figures, lines)


def _add_economic(figures: Figures, lines: tuple[Line, ...]) -> None:
    basic = [n for n in lines if n.kind == "基本支出" and n.economic]
    add_sums(
        figures,
        basic,
        (_fund, _economic, _local_item),
        lambda s, e, i: join("支出", s, "基本支出", e, i, "金额") if e or i else "",
    )
    with_nature = [n for n in lines if n.nature]
    add_sums(
        figures,
        with_nature,
        (_fund, lambda n: (n.nature,), _economic, _local_item),
        lambda s, k, e, i: join("支出", s, k, e, i, "金额"),
    )
    add_sums(
        figures,
        [n for n in with_nature if n.function],
        (_function, _fund, lambda n: (n.nature,)),
        lambda f, s, k: join("支出", s, f, k, "金额") if f else "",
    )
    projects = [n for n in lines if n.project]
    add_sums(
        figures,
        projects,
        (_function, _fund, _economic_class),
        lambda f, s, e: join("支出", s, f, "项目支出", e, "金额") if e else "",
    )


def add_projects(figures: Figures, lines: tuple[Line, ...], count: int) -> None:
    """项目.``n``[.来源][.经济类].金额 for each project; zero for one without money. One whose lines have several
    functions also has 项目.``n``[.来源].<功能科目>[.经济类].金额."""
    mine = [n for n in lines if n.project]
    add_sums(
        figures,
        mine,
        (lambda n: (str(n.project),), _fund, _economic_class),
        lambda p, s, e: join("项目", p, s, e, "金额"),
    )
    functions = {(n.project, n.function) for n in mine}
    several = {p for p, times in Counter(p for p, _ in functions).items() if times > 1}
    add_sums(
        figures,
        [n for n in mine if n.project in several],
        (lambda n: (str(n.project),), lambda n: (n.function,), _fund, _economic_class),
        lambda p, f, s, e: join("项目", p, s, f, e, "金额"),
    )
    for number in range(1, count + 1):
        for name in (f"项目.{number}.金额", f"项目.{number}.财政拨款.金额"):
            if name not in figures:
                figures.sum(name, ())
        figures.difference(f"项目.{number}.其他资金.金额", f"项目.{number}.金额", f"项目.{number}.财政拨款.金额")


def add_carry_over(figures: Figures, lines: tuple[Line, ...]) -> None:
    """结转.``n``[.来源][.性质].金额 for each item of carry-over."""
    mine = [n for n in lines if n.carry_over]
    add_sums(
        figures,
        mine,
        (lambda n: (str(n.carry_over),), _fund, lambda n: ("", n.kind, *([n.nature] if n.nature else []))),
        lambda c, s, k: join("结转", c, s, k, "金额"),
    )


def add_three_public(figures: Figures, lines: Iterable[Line]) -> None:
    """三公.<项>[.来源].金额 over the lines of fiscal appropriation."""
    mine = [n for n in lines if n.three_public and FISCAL in funds().path(n.fund)]
    add_sums(
        figures,
        mine,
        (lambda n: ("合计", *three_public().path(n.three_public)[1:]), lambda n: ("", *_fund(n)[2:3])),
        lambda item, s: join("三公", item, s, "金额"),
    )


def add_income(figures: Figures, given: dict[str, Entry], aspect: str) -> None:
    """收入.<来源>.``aspect``: what the lines imply, or what the department gave for a source; then the sums."""
    for name in reversed(list(funds().parents)):
        children = funds().children(name)
        label = f"收入.{name}.{aspect}"
        if name in given:
            figures.given(label, "元", given[name])
        elif children:
            figures.sum(label, tuple(f"收入.{c}.{aspect}" for c in children))
        else:
            figures.sum(label, (f"支出.{name}.{aspect}",))
    figures.sum(
        f"收入.本年收入.{aspect}", tuple(f"收入.{n}.{aspect}" for n in funds().children("") if n != "上年结转结余")
    )
    for name, sources in DISTINCTIONS.items():
        figures.sum(f"收入.{name}.{aspect}", tuple(f"收入.{n}.{aspect}" for n in sources))
    figures.sum(f"收入.合计.{aspect}", (f"收入.本年收入.{aspect}", f"收入.上年结转结余.{aspect}"))
