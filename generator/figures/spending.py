"""Figures of expenditure and income: the cube of budget lines, this year's (金额) and last year's
(上年)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from generator.catalogue.terms import (
    BASIC,
    CARRIED_OVER,
    FISCAL,
    NATURES,
    PROJECTS,
    SECTION,
    THIS_YEAR,
)
from generator.catalogue.trees import funds
from generator.figures.budget_lines import BudgetLine, Lines
from generator.figures.families import (
    ECONOMIC,
    ECONOMIC_CLASS,
    FISCAL_FUND,
    FUNCTION,
    FUNCTION_ITEM,
    FUND,
    ITS_CLASS,
    ITS_SECTION,
    KIND,
    KIND_OR_NATURE,
    LOCAL_ITEM,
    NATURE,
    THREE_PUBLIC,
    Axis,
    Family,
    add_family,
    itemized,
)
from generator.figures.model import MONEY, Entry, Figures
from generator.figures.name import AMOUNT, CARRIED, PROJECT, join, part

DISTINCTIONS: Final = {
    "上级财政资金": (
        "上级一般公共预算转移支付",
        "上级政府性基金转移支付",
        "上级国有资本经营预算转移支付",
    ),
    "本级财政资金": ("一般公共预算", "政府性基金预算", "国有资本经营预算"),
    "非财政资金": ("财政专户管理资金", "单位资金", "上年结转结余"),
}
"""Groups of sources that forms ask for beside the tree (单位整体绩效目标表: 上级安排, 本级安排,
其他)."""
OTHER_MONEY = "其他资金"
"""What pays a project beside fiscal money."""
UNSTATED = (
    "基本支出分按功能科目、按经济科目两头填报，不知道各功能科目里的人员经费、公用经费；"
    "要这个数，改填“明细”"
)


def _is_basic_by_code(line: BudgetLine) -> bool:
    return line.kind == BASIC and bool(line.economic)


def _says_section(line: BudgetLine) -> bool:
    return len(line.economic) == SECTION


def _is_project_by_section(line: BudgetLine) -> bool:
    return bool(line.project) and _says_section(line)


def _has_nature_and_function(line: BudgetLine) -> bool:
    return bool(line.nature and line.function)


def _is_fiscal_three_public(line: BudgetLine) -> bool:
    return bool(line.three_public) and FISCAL in funds().path(line.fund)


BY_FUNCTION = Family(
    head="支出",
    holds=lambda line: line.function,
    axes=(FUNCTION, FUND, KIND),
    parts=(FUND, FUNCTION, KIND),
)
BY_NATURE_AND_FUNCTION = Family(
    head="支出",
    holds=_has_nature_and_function,
    axes=(FUNCTION, FUND, NATURE),
    parts=(FUND, FUNCTION, NATURE),
    needed=(FUNCTION,),
)
BY_CODE = (
    Family(
        head="支出",
        holds=_is_basic_by_code,
        axes=(FUND, ECONOMIC, LOCAL_ITEM),
        parts=(FUND, BASIC, ECONOMIC, LOCAL_ITEM),
        needed=(ECONOMIC, LOCAL_ITEM),
    ),
    Family(
        head="支出",
        holds=lambda line: line.nature,
        axes=(FUND, NATURE, ECONOMIC, LOCAL_ITEM),
        parts=(FUND, NATURE, ECONOMIC, LOCAL_ITEM),
    ),
    BY_NATURE_AND_FUNCTION,
    Family(
        head="支出",
        holds=lambda line: line.project,
        axes=(FUNCTION, FUND, ECONOMIC_CLASS),
        parts=(FUND, FUNCTION, PROJECTS, ECONOMIC_CLASS),
        needed=(ECONOMIC_CLASS,),
    ),
    Family(
        head="支出",
        holds=_is_project_by_section,
        axes=(FUNCTION, FUND, ITS_SECTION),
        parts=(FUND, FUNCTION, PROJECTS, ITS_SECTION),
    ),
    # Basic and project expenditure together: 会议费, 培训费.
    Family(
        head="支出",
        holds=lambda line: line.economic,
        axes=(FUND, KIND, ITS_CLASS),
        parts=(FUND, KIND, ITS_CLASS),
    ),
    Family(
        head="支出",
        holds=_says_section,
        axes=(FUND, KIND, ITS_SECTION),
        parts=(FUND, KIND, ITS_SECTION),
    ),
)
"""Families of expenditure by economic code or by nature; the first that has a name builds it."""

_CODES_OF_PROJECTS: Final[tuple[tuple[Axis, Callable[[BudgetLine], bool]], ...]] = (
    (ECONOMIC_CLASS, lambda _: True),
    (ITS_SECTION, _says_section),
)
"""The levels of economic codes that projects have figures of, and the lines that tell them."""

THREE_PUBLIC_ITEMS = Family(
    head="三公",
    holds=_is_fiscal_three_public,
    axes=(THREE_PUBLIC, FISCAL_FUND),
    parts=(THREE_PUBLIC, FISCAL_FUND),
)


def add_spending(figures: Figures, lines: Lines, aspect: str) -> None:
    """支出[.来源][.功能科目][.性质].``aspect`` over all lines."""
    add_family(figures, BY_FUNCTION, lines, aspect)
    if not any(line.function for line in lines):
        figures.sum(join("支出.合计", aspect), ())


def add_spending_by_code(figures: Figures, lines: Lines) -> None:
    """支出[.来源][.功能科目][.性质][.经济科目].金额, as far as the lines tell.

    Where basic expenditure is stated as two margins, by function and by economic code, nobody knows
    its nature by function: such names are absent.
    """
    for line in lines:
        is_of_margin = line.kind == BASIC and line.function and not line.nature
        if is_of_margin and line.amount:
            figures.absent |= dict.fromkeys(_natures_of(line), UNSTATED)
    for family in BY_CODE:
        add_family(figures, family, lines, AMOUNT)


def _natures_of(line: BudgetLine) -> Iterator[str]:
    """The names by nature and function under which a line would fall."""
    for fund in FUND.path(line):
        for function in FUNCTION.path(line)[1:]:
            for nature in NATURES:
                yield BY_NATURE_AND_FUNCTION.name((function, fund, nature), AMOUNT)


def add_projects(figures: Figures, lines: Lines) -> None:
    """项目.<项目>[.来源][.经济科目].金额 for each project; zero for one without money. One whose
    lines have several functions also has 项目.<项目>[.来源].<功能科目>[.经济科目].金额."""
    mine = [line for line in lines if line.project]
    names = _written(figures, PROJECT)
    one = itemized(_project, names)
    for code, holds in _CODES_OF_PROJECTS:
        axes = (one, FUND, code)
        add_family(figures, Family(PROJECT, holds, axes, axes), mine, AMOUNT)
    several = _with_several_functions(mine)
    mixed = [line for line in mine if line.project in several]
    one = itemized(_project, {place: names[place] for place in several})
    for code, holds in _CODES_OF_PROJECTS:
        taken_apart = (one, FUNCTION_ITEM, FUND, code)
        said = (one, FUND, FUNCTION_ITEM, code)
        add_family(figures, Family(PROJECT, holds, taken_apart, said), mixed, AMOUNT)
    for place in names:
        _add_money_of_project(figures, place)


def _project(line: BudgetLine) -> int:
    return line.project


def _with_several_functions(lines: Lines) -> list[int]:
    """The projects whose lines have several functions."""
    functions: dict[int, set[str]] = {}
    for line in lines:
        functions.setdefault(line.project, set()).add(line.function)
    return sorted(project for project, codes in functions.items() if len(codes) > 1)


def _add_money_of_project(figures: Figures, place: int) -> None:
    whole = figures.name_of(PROJECT, place, AMOUNT)
    fiscal = figures.name_of(PROJECT, place, FISCAL, AMOUNT)
    for name in (whole, fiscal):
        if name not in figures:
            figures.sum(name, ())
    figures.difference(figures.name_of(PROJECT, place, OTHER_MONEY, AMOUNT), whole, fiscal)


def _written(figures: Figures, family: str) -> dict[int, str]:
    """How the items of a list are written in names, by their places from 1."""
    return {place: part(item) for place, item in enumerate(figures.items[family], start=1)}


def add_carry_over(figures: Figures, lines: Lines) -> None:
    """结转.<结转项目>[.来源][.性质].金额 for each item of carry-over."""
    item = itemized(lambda line: line.carry_over, _written(figures, CARRIED))
    axes = (item, FUND, KIND_OR_NATURE)
    family = Family(head=CARRIED, holds=lambda line: line.carry_over, axes=axes, parts=axes)
    add_family(figures, family, lines, AMOUNT)


def add_three_public(figures: Figures, lines: Lines) -> None:
    """三公.<项>[.来源].金额 over the lines of fiscal appropriation."""
    add_family(figures, THREE_PUBLIC_ITEMS, lines, AMOUNT)


def add_income(figures: Figures, given: Mapping[str, Entry], aspect: str) -> None:
    """收入.<来源>.``aspect``: what the lines imply, or what the department gave for a source; then
    the sums."""
    tree = funds()
    for source in reversed(list(tree.parents)):
        if source in given:
            figures.given(_income(source, aspect), MONEY, given[source])
        elif children := tree.children(source):
            _add_income_of(figures, source, children, aspect)
        else:
            figures.sum(_income(source, aspect), (join("支出", source, aspect),))
    of_this_year = [source for source in tree.children("") if source != CARRIED_OVER]
    _add_income_of(figures, THIS_YEAR, of_this_year, aspect)
    for name, sources in DISTINCTIONS.items():
        _add_income_of(figures, name, sources, aspect)
    _add_income_of(figures, "合计", (THIS_YEAR, CARRIED_OVER), aspect)


def _add_income_of(figures: Figures, name: str, sources: Iterable[str], aspect: str) -> None:
    figures.sum(_income(name, aspect), tuple(_income(source, aspect) for source in sources))


def _income(source: str, aspect: str) -> str:
    return join("收入", source, aspect)
