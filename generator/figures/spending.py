"""Figures of expenditure and income: the cube of budget lines, this year's (金额) and last year's
(上年)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.catalogue.terms import FISCAL, NATURES, PROJECTS, SECTION
from generator.catalogue.trees import funds
from generator.figures.families import (
    CLASS,
    ECONOMIC,
    ECONOMIC_CLASS,
    FISCAL_FUND,
    FUNCTION,
    FUNCTION_ITEM,
    FUND,
    ITEM,
    KIND,
    KIND_OR_NATURE,
    LOCAL_ITEM,
    NATURE,
    THREE_PUBLIC,
    Family,
    add_family,
    itemized,
)
from generator.figures.lines import Line
from generator.figures.model import Entry, Figures
from generator.figures.name import CARRIED, PROJECT, join, part

# Groups of sources that forms ask for beside the tree (单位整体绩效目标表: 上级安排, 本级安排,
# 其他).
DISTINCTIONS = {
    "上级财政资金": (
        "上级一般公共预算转移支付",
        "上级政府性基金转移支付",
        "上级国有资本经营预算转移支付",
    ),
    "本级财政资金": ("一般公共预算", "政府性基金预算", "国有资本经营预算"),
    "非财政资金": ("财政专户管理资金", "单位资金", "上年结转结余"),
}
OTHER_MONEY = "其他资金"
"""What pays a project beside fiscal money."""
UNSTATED = "基本支出分按功能科目、按经济科目两头填报，不知道各功能科目里的人员经费、公用经费；要这个数，改填“明细”"  # noqa: E501


def _is_basic_by_code(line: Line) -> bool:
    return line.kind == "基本支出" and bool(line.economic)


def _is_item(line: Line) -> bool:
    return len(line.economic) == SECTION


def _is_project_item(line: Line) -> bool:
    return bool(line.project) and _is_item(line)


def _has_nature(line: Line) -> bool:
    return bool(line.nature)


BY_FUNCTION = Family(
    "支出", lambda n: bool(n.function), (FUNCTION, FUND, KIND), (FUND, FUNCTION, KIND)
)
BY_NATURE_AND_FUNCTION = Family(
    "支出",
    lambda n: bool(n.nature and n.function),
    (FUNCTION, FUND, NATURE),
    (FUND, FUNCTION, NATURE),
    (FUNCTION,),
)
BY_CODE = (
    Family(
        "支出",
        _is_basic_by_code,
        (FUND, ECONOMIC, LOCAL_ITEM),
        (FUND, "基本支出", ECONOMIC, LOCAL_ITEM),
        (ECONOMIC, LOCAL_ITEM),
    ),
    Family(
        "支出",
        _has_nature,
        (FUND, NATURE, ECONOMIC, LOCAL_ITEM),
        (FUND, NATURE, ECONOMIC, LOCAL_ITEM),
    ),
    BY_NATURE_AND_FUNCTION,
    Family(
        "支出",
        lambda n: bool(n.project),
        (FUNCTION, FUND, ECONOMIC_CLASS),
        (FUND, FUNCTION, PROJECTS, ECONOMIC_CLASS),
        (ECONOMIC_CLASS,),
    ),
    Family("支出", _is_project_item, (FUNCTION, FUND, ITEM), (FUND, FUNCTION, PROJECTS, ITEM)),
    # Basic and project expenditure together: 会议费, 培训费.
    Family("支出", lambda n: bool(n.economic), (FUND, KIND, CLASS), (FUND, KIND, CLASS)),
    Family("支出", _is_item, (FUND, KIND, ITEM), (FUND, KIND, ITEM)),
)
"""Families of expenditure by economic code or by nature; the first that has a name builds it."""

THREE_PUBLIC_ITEMS = Family(
    "三公",
    lambda n: bool(n.three_public) and FISCAL in funds().path(n.fund),
    (THREE_PUBLIC, FISCAL_FUND),
    (THREE_PUBLIC, FISCAL_FUND),
)


def add_spending(figures: Figures, lines: tuple[Line, ...], aspect: str) -> None:
    """支出[.来源][.功能科目][.性质].``aspect`` over all lines."""
    add_family(figures, BY_FUNCTION, lines, aspect)
    if not any(line.function for line in lines):
        figures.sum(join("支出.合计", aspect), ())


def add_spending_by_code(figures: Figures, lines: tuple[Line, ...]) -> None:
    """支出[.来源][.功能科目][.性质][.经济科目].金额, as far as the lines tell.

    Where basic expenditure is stated as two margins, by function and by economic code, nobody knows
    its nature by function: such names are absent.
    """
    figures.absent |= dict.fromkeys(_untold(lines), UNSTATED)
    for family in BY_CODE:
        add_family(figures, family, lines, "金额")


def _untold(lines: Iterable[Line]) -> Iterator[str]:
    """The names by nature and function under which a line of the margin by function would fall."""
    margin = [n for n in lines if n.kind == "基本支出" and n.function and not n.nature and n.amount]
    for line in margin:
        for fund in FUND.path(line):
            for function in FUNCTION.path(line)[1:]:
                for nature in NATURES:
                    yield BY_NATURE_AND_FUNCTION.name((function, fund, nature), "金额")


def add_projects(figures: Figures, lines: tuple[Line, ...]) -> None:
    """项目.<项目>[.来源][.经济科目].金额 for each project; zero for one without money. One whose
    lines have several functions also has 项目.<项目>[.来源].<功能科目>[.经济科目].金额."""
    mine = [n for n in lines if n.project]
    functions = {(n.project, n.function) for n in mine}
    several = [p for p, times in Counter(p for p, _ in functions).items() if times > 1]
    for family in _of_projects(_written(figures, PROJECT), several):
        add_family(figures, family, mine, "金额")
    for place, _ in enumerate(figures.items[PROJECT], start=1):
        whole, fiscal = (figures.name_of(PROJECT, place, fund, "金额") for fund in ("", FISCAL))
        for name in (whole, fiscal):
            if name not in figures:
                figures.sum(name, ())
        figures.difference(figures.name_of(PROJECT, place, OTHER_MONEY, "金额"), whole, fiscal)


def _written(figures: Figures, family: str) -> dict[int, str]:
    """How the items of a list are written in names, by their places from 1."""
    return {place: part(item) for place, item in enumerate(figures.items[family], start=1)}


def _of_projects(names: Mapping[int, str], several: list[int]) -> tuple[Family, ...]:
    one = itemized(lambda n: n.project, names)
    with_functions = itemized(
        lambda n: n.project, {place: names[place] for place in sorted(several)}
    )

    def has_functions(line: Line) -> bool:
        return line.project in several

    def has_functions_and_item(line: Line) -> bool:
        return line.project in several and _is_item(line)

    return (
        Family("项目", lambda _: True, (one, FUND, ECONOMIC_CLASS), (one, FUND, ECONOMIC_CLASS)),
        Family("项目", _is_item, (one, FUND, ITEM), (one, FUND, ITEM)),
        Family(
            "项目",
            has_functions,
            (with_functions, FUNCTION_ITEM, FUND, ECONOMIC_CLASS),
            (with_functions, FUND, FUNCTION_ITEM, ECONOMIC_CLASS),
        ),
        Family(
            "项目",
            has_functions_and_item,
            (with_functions, FUNCTION_ITEM, FUND, ITEM),
            (with_functions, FUND, FUNCTION_ITEM, ITEM),
        ),
    )


def add_carry_over(figures: Figures, lines: tuple[Line, ...]) -> None:
    """结转.<结转项目>[.来源][.性质].金额 for each item of carry-over."""
    item = itemized(lambda n: n.carry_over, _written(figures, CARRIED))
    family = Family(
        CARRIED,
        lambda n: bool(n.carry_over),
        (item, FUND, KIND_OR_NATURE),
        (item, FUND, KIND_OR_NATURE),
    )
    add_family(figures, family, lines, "金额")


def add_three_public(figures: Figures, lines: Iterable[Line]) -> None:
    """三公.<项>[.来源].金额 over the lines of fiscal appropriation."""
    add_family(figures, THREE_PUBLIC_ITEMS, lines, "金额")


def add_income(figures: Figures, given: dict[str, Entry], aspect: str) -> None:
    """收入.<来源>.``aspect``: what the lines imply, or what the department gave for a source; then
    the sums."""
    for name in reversed(list(funds().parents)):
        children = funds().children(name)
        label = join("收入", name, aspect)
        if name in given:
            figures.given(label, "元", given[name])
        elif children:
            figures.sum(label, tuple(join("收入", c, aspect) for c in children))
        else:
            figures.sum(label, (join("支出", name, aspect),))
    figures.sum(
        join("收入.本年收入", aspect),
        tuple(join("收入", n, aspect) for n in funds().children("") if n != "上年结转结余"),
    )
    for name, sources in DISTINCTIONS.items():
        figures.sum(join("收入", name, aspect), tuple(join("收入", n, aspect) for n in sources))
    figures.sum(
        join("收入.合计", aspect),
        (join("收入.本年收入", aspect), join("收入.上年结转结余", aspect)),
    )
