"""Random budgets in 元 of any shape: lines, margins, projects, funds, carry-over, last year,
targets, assets."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import yaml
from hypothesis import strategies as st

from generator.budget.model import Budget
from generator.figures.build import build
from generator.figures.model import Figures
from generator.source.decode import decode
from generator.source.reader import read_text

FUNDS = (
    "一般公共预算",
    "上级一般公共预算转移支付",
    "政府性基金预算",
    "财政专户管理资金",
    "事业收入",
    "其他收入",
)
FUNCTIONS = ("2010301", "2010303", "2010399", "2080505", "2120399")
ECONOMICS = ("30101", "30102", "30201", "30217", "30231", "30302")
CARRIED = ("一般公共预算结转", "政府性基金预算结转", "单位资金结转")
NATURES = ("人员经费", "公用经费", "项目支出")

TARGETS = {"目标": "支出{支出.合计.金额}万元。"}

whole = st.integers(0, 400).map(lambda n: Decimal(n * 100))
cents = st.integers(1, 90_000_000).map(lambda n: Decimal(n).scaleb(-2))
amounts = st.one_of(cents, cents, cents, whole)
one_fund = st.just(FUNDS[0])


def lines(
    funds: st.SearchStrategy[str], count: int, economics: tuple[str, ...]
) -> st.SearchStrategy[Any]:
    line = {
        "功能科目": st.sampled_from(FUNCTIONS),
        "经济科目": st.sampled_from(economics),
        "资金来源": funds,
        "金额": amounts,
    }
    return st.lists(st.fixed_dictionaries(line), min_size=1, max_size=count)


@st.composite
def margins(draw: st.DrawFn) -> dict[str, Any]:
    """The same money by function and by economic class."""
    by_function = draw(st.dictionaries(st.sampled_from(FUNCTIONS), amounts, min_size=1, max_size=4))
    left = sum(by_function.values(), Decimal(0))
    by_economic = {}
    for code in ECONOMICS[: draw(st.integers(0, 5))]:
        by_economic[code] = min(left, draw(amounts))
        left -= by_economic[code]
    return {"按功能科目": by_function, "按经济科目": {**by_economic, ECONOMICS[-1]: left}}


@st.composite
def budgets(draw: st.DrawFn, *, flat: bool = False, without: tuple[str, ...] = ()) -> str:
    """A budget as YAML. ``flat``: one fund and no last year, where a solution always exists;
    ``without``: keys and funds that are left out."""
    funds = one_fund if flat else st.sampled_from([fund for fund in FUNDS if fund not in without])
    basic = draw(margins()) if flat or draw(st.booleans()) else {}
    if not flat:
        basic["明细"] = draw(lines(funds, 5, ECONOMICS))
    content: dict[str, Any] = {"基本支出": basic, "项目": draw(projects(funds))}
    if not flat:
        content |= {"上年结转结余": draw(st.lists(carried(), max_size=2)), "上年": draw(prior())}
        content |= {
            "政府采购": draw(procurement()),
            "国有资产": draw(assets()),
            "整体绩效": TARGETS,
        }
    return text({key: value for key, value in content.items() if key not in without})


@st.composite
def projects(draw: st.DrawFn, funds: st.SearchStrategy[str]) -> list[dict[str, Any]]:
    """Up to three, some with several functions, some of them “三公”."""
    made = []
    for number in range(draw(st.integers(0, 3))):
        spending = draw(lines(funds, 3, ("302", "303", "310")))
        if draw(st.booleans()):
            spending = [{k: v for k, v in line.items() if k != "功能科目"} for line in spending]
        project = {
            "名称": f"项目{number}",
            "功能科目": FUNCTIONS[number],
            "明细": spending,
            "绩效": TARGETS,
        }
        made.append(project | draw(st.sampled_from(({}, {"三公": "因公出国（境）费"}))))
    return made


@st.composite
def procurement(draw: st.DrawFn) -> dict[str, Decimal]:
    goods, services = draw(amounts), draw(amounts)
    return {
        "货物": goods,
        "服务": services,
        "面向中小企业": goods + services,
        "面向小微企业": services,
    }


@st.composite
def assets(draw: st.DrawFn) -> dict[str, Any]:
    fleet = {
        name: {"数量": 1, "价值": draw(amounts)}
        for name in ("一般公务用车", "执法执勤用车", "其他车辆")
    }
    return {"车辆": fleet, "办公家具": draw(amounts)}


def carried() -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {
            "名称": st.just("结转"),
            "功能科目": st.sampled_from(FUNCTIONS),
            "资金来源": st.sampled_from(CARRIED),
            "性质": st.sampled_from(NATURES),
            "金额": amounts,
        }
    )


def prior() -> st.SearchStrategy[Any]:
    line = {
        "功能科目": st.sampled_from(FUNCTIONS),
        "资金来源": st.sampled_from(FUNDS),
        "基本支出": amounts,
        "项目支出": amounts,
    }
    return st.fixed_dictionaries(
        {
            "支出": st.lists(st.fixed_dictionaries(line), max_size=4),
            "三公经费": st.fixed_dictionaries({"公务接待费": amounts}),
            "机关运行经费": amounts,
        }
    )


def text(content: dict[str, Any], form: str = "2024") -> str:
    head = {
        "表样": form,
        "年度": 2024,
        "公开日期": "2024-03-10",
        "计量单位": "元",
        "单位": {"名称": "甲县某局"},
    }
    return yaml.dump(head | content, Dumper=Plain, allow_unicode=True, sort_keys=False)


class Plain(yaml.SafeDumper):
    """Amounts as plain numbers, nothing by reference."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


Plain.add_representer(
    Decimal,
    lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", f"{value:.2f}"),
)


def decoded(source: str) -> Budget:
    return decode(Budget, read_text(source, "预算.yaml"))


def figures_of(source: str) -> Figures:
    return build(decoded(source), None, Decimal(100))
