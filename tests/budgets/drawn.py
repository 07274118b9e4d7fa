"""Whole budgets at random, as YAML: every source, carry-over, last year in all its shapes, projects
of one source or of several, both units, three ways of rounding, with and without staff, offices,
procurement, assets and targets."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.budgets.forms import ALL, Kept

CODES = {
    "一般": ("2010301", "2010399", "2080505", "2101101", "2210201", "2060499"),
    "基金": ("2120801", "2120802"),
    "国资": ("2230105", "2230199"),
}
"""Functions by the kind of fund that pays them."""
GENERAL = ("一般公共预算", "上级一般公共预算转移支付")
FUND = ("政府性基金预算", "上级政府性基金转移支付")
STATE = ("国有资本经营预算", "上级国有资本经营预算转移支付")
OWN = ("事业收入", "事业单位经营收入", "其他收入")
OTHER = (
    "财政专户管理资金",
    "上级补助收入",
    "附属单位上缴收入",
    "上级专项收入",
    "用事业基金弥补收支差额",
)
MIXES = (
    GENERAL[:1],
    GENERAL,
    FUND,
    OWN,
    STATE,
    (*GENERAL, *OWN[2:]),
    (*GENERAL, *FUND, *STATE, *OWN, *OTHER),
    (GENERAL[0], FUND[0], OWN[0], OWN[2], OTHER[0]),
)
ECONOMIC = (
    "30101",
    "30102",
    "30108",
    "30113",
    "30201",
    "30213",
    "30217",
    "30231",
    "30302",
    "31002",
)
CLASSES = ("301", "302", "303", "310", "312")
THREE_PUBLIC = ("因公出国（境）费", "公务接待费", "公务用车购置费", "公务用车运行费")
ALLOCATIONS = (
    "共计{金额}万元",
    "按合同约定分期支付",
    "劝返2次、10人，补助每人每天200元",
)
SUPPLEMENTS = (
    "按规定执行",
    "受益120人，其中：老人80人，儿童30人，其余为其他人员",
    "项目总投资500万元，2023年已安排120万元，比上年增加20万元，增长20%",
    "占项目支出的3.5%",
)
REMARKS = (
    "2023年项目支出结转12万元，已全部收回。",
    "本单位基本支出中含临聘人员经费8.5万元，与上年持平。",
    "本单位一般公共预算支出按月下达，其中：人员经费按12个月安排。",
    "车辆购置计划另行报批，共3辆，价值45万元，其中：新能源车2辆。",
    "无其他需要补充的事项。",
)
REASONS = (
    "工作任务调整",
    "人员经费{增减}{半}万元，公用经费{增减}{余}万元",
    "{一次性}{额}万元；其余项目与上年一致",
    "基本支出{增减}{额}万元，主要是{人}2人",
)
"""Reasons, filled in with what they explain: ``额`` is the change, ``半`` and ``余`` make it up."""
UP = {"增减": "增加", "一次性": "新增一次性项目", "人": "新进"}
DOWN = {"增减": "减少", "一次性": "上年一次性项目今年不再安排，减少", "人": "退休"}
USE = "在职人员工资{半}万元，办公费{余}万元"
STATED = ("人员", "政府采购", "国有资产", "上年")
"""What a unit that has none must say so of."""
PROJECTS = (
    "档案数字化",
    "库房维修",
    "业务培训",
    "信息系统运行维护",
    "爱国主义教育展览",
    "购置密集架",
)
NAMES = ("示例县档案馆", "甲县某局", "示例市第一中学")


MOSTLY = st.integers(0, 19).map(lambda number: number != 19)
"""Nineteen times in twenty."""


@dataclass(frozen=True)
class Drawn:
    """A budget for a form, all that is to stand in its file."""

    form: Kept
    facts: dict[str, Any]
    reason: str = REASONS[0]
    """What is written for every reason that the form asks for."""


@st.composite
def amounts(draw: st.DrawFn, measure: str) -> Decimal:
    """Mostly usual sums; also a cent, huge ones, and whole numbers. Up to two decimals of 万元, or
    cents of 元."""
    most = 90_000_000 if measure == "元" else 5_000_000
    cents = draw(
        st.one_of(
            st.integers(1, most),
            st.integers(1, most // 100).map(lambda n: n * 100),
            st.sampled_from((1, 49, 4_900, 5_000, 99_999_999_999)),
            st.integers(1, 300),
        )
    )
    return Decimal(cents).scaleb(-2)


@st.composite
def budgets(draw: st.DrawFn, forms: tuple[Kept, ...] = ALL) -> Drawn:
    """One of them, for one of the forms."""
    form = draw(st.sampled_from(forms))
    measure = draw(st.sampled_from(("万元", "元")))
    mix = draw(st.sampled_from(MIXES))
    if draw(MOSTLY):  # one in twenty keeps sources that the form has no row for
        mix = tuple(fund for fund in mix if fund not in form.left_out) or GENERAL[:1]
    facts: dict[str, Any] = {
        "计量单位": measure,
        "舍位": draw(st.sampled_from(("平衡", "平衡", "最近", "精确"))),
        "单位": draw(units()),
        "主要职能": ["保管档案。"],
        "内设机构": draw(
            st.sampled_from(("无", {"名单": ["综合室"]}, {"名单": ["综合室", "业务室"]}))
        ),
        "基本支出": draw(basic(mix, measure)),
        "项目": draw(
            st.lists(projects(mix, measure), max_size=4, unique_by=lambda p: str(p["名称"]))
        ),
        "上年": draw(prior(mix, measure)),
    }
    if form.carried:
        facts["上年结转结余"] = draw(st.lists(carried(form, measure), max_size=2))
    facts |= draw(surroundings(measure))
    if draw(st.booleans()):
        facts["其他说明"] = [draw(st.sampled_from(REMARKS))]
    if draw(st.integers(0, 3)) == 0:
        facts["版式"] = draw(looks())
    kept = {key: value for key, value in facts.items() if value}
    if draw(MOSTLY):  # one in twenty does not say that it has none
        kept = {**dict.fromkeys(STATED, "无"), **kept}
    return Drawn(form, kept, draw(st.sampled_from(REASONS)))


def units() -> st.SearchStrategy[dict[str, str]]:
    kinds = st.sampled_from(("单位", "部门", "部门（单位）"))
    return st.fixed_dictionaries({"名称": st.sampled_from(NAMES), "类型": kinds})


def _codes(fund: str) -> tuple[str, ...]:
    if fund in FUND or fund.startswith("政府性基金"):
        return CODES["基金"]
    return CODES["国资"] if fund in STATE else CODES["一般"]


@st.composite
def basic(draw: st.DrawFn, mix: tuple[str, ...], measure: str) -> dict[str, Any]:
    """The two margins of the general public budget, or full lines, or both, or nothing."""
    made: dict[str, Any] = {}
    if GENERAL[0] in mix and draw(st.booleans()):
        made |= draw(margins(measure))
    lines = []
    for _ in range(draw(st.integers(0, 4))):
        fund = draw(st.sampled_from(mix))
        line = {
            "功能科目": draw(st.sampled_from(_codes(fund))),
            "经济科目": draw(st.sampled_from(ECONOMIC[:-1])),
        }
        lines.append({**line, "资金来源": fund, "金额": draw(amounts(measure))})
    return {**made, "明细": lines} if lines else made


@st.composite
def margins(draw: st.DrawFn, measure: str) -> dict[str, Any]:
    """The same money by function and by economic class."""
    by_function = draw(
        st.dictionaries(st.sampled_from(CODES["一般"]), amounts(measure), min_size=1, max_size=4)
    )
    left = sum(by_function.values(), Decimal(0))
    by_economic: dict[str, Decimal] = {}
    for code in draw(st.lists(st.sampled_from(ECONOMIC[:-2]), max_size=5, unique=True)):
        by_economic[code] = min(left, draw(amounts(measure)))
        left -= by_economic[code]
    return {"按功能科目": by_function, "按经济科目": {**by_economic, "30302": left}}


@st.composite
def projects(draw: st.DrawFn, mix: tuple[str, ...], measure: str) -> dict[str, Any]:
    """A project of one source, or of several, with several functions or one."""
    fund = draw(st.sampled_from(mix))
    project: dict[str, Any] = {"名称": draw(st.sampled_from(PROJECTS))}
    project["功能科目"] = draw(st.sampled_from(_codes(fund)))
    if draw(st.booleans()):
        spending = st.dictionaries(
            st.sampled_from(CLASSES), amounts(measure), min_size=1, max_size=3
        )
        project |= {"资金来源": fund, "支出": draw(spending)}
    else:
        project["明细"] = [draw(project_line(mix, measure)) for _ in range(draw(st.integers(1, 3)))]
    project |= draw(
        st.sampled_from(
            (
                {},
                {"涉密": "是"},
                {"不予公开": "是"},
                {"三公": draw(st.sampled_from(THREE_PUBLIC))},
                {"依据": "示政发〔2020〕1号", "分配": draw(st.sampled_from(ALLOCATIONS))},
                {"补充": {"补贴标准": draw(st.sampled_from(SUPPLEMENTS))}},
                {"绩效": draw(targets())},
            )
        )
    )
    return project


@st.composite
def project_line(draw: st.DrawFn, mix: tuple[str, ...], measure: str) -> dict[str, Any]:
    fund = draw(st.sampled_from(mix))
    line = {
        "经济科目": draw(st.sampled_from(CLASSES)),
        "资金来源": fund,
        "金额": draw(amounts(measure)),
    }
    return {**line, "功能科目": draw(st.sampled_from(_codes(fund)))}


def targets() -> st.SearchStrategy[dict[str, Any]]:
    indicators = {
        "产出指标": {"数量指标": {"完成批次": {"值": ">=3批", "权重": 50}}},
        "成本指标": {"经济成本指标": {"项目总成本": {"值": "<={金额}万元", "权重": 40}}},
    }
    return st.just({"目标": "完成年度任务。", "指标": indicators})


def carried(form: Kept, measure: str) -> st.SearchStrategy[dict[str, Any]]:
    """Items of carry-over."""
    return st.sampled_from(form.carried).flatmap(
        lambda source: st.fixed_dictionaries(
            {
                "名称": st.sampled_from(("结转一", "结转二")),
                "功能科目": st.sampled_from(_codes(source)),
                "资金来源": st.just(source),
                "性质": st.sampled_from(("人员经费", "公用经费", "项目支出")),
                "金额": amounts(measure),
            }
        )
    )


@st.composite
def prior(draw: st.DrawFn, mix: tuple[str, ...], measure: str) -> dict[str, Any]:
    """Nothing, the usual, zero, below zero, and what has been given up since."""
    shape = draw(st.sampled_from(("没有", "照常", "照常", "为零", "为负", "停办")))
    if shape == "没有":
        return {}
    lines = []
    for _ in range(draw(st.integers(0, 4))):
        fund = draw(st.sampled_from(GENERAL[:1] if shape == "停办" else mix))
        code = "2050803" if shape == "停办" else draw(st.sampled_from(_codes(fund)))
        kinds = {kind: draw(_of_last_year(shape, measure)) for kind in ("基本支出", "项目支出")}
        lines.append({"功能科目": code, "资金来源": fund, **kinds})
    lines = list({(line["功能科目"], line["资金来源"]): line for line in lines}.values())
    if not lines:
        return {}
    three = draw(st.dictionaries(st.sampled_from(THREE_PUBLIC), amounts(measure), max_size=3))
    basic = sum((line["基本支出"] for line in lines if line["资金来源"] in GENERAL), Decimal(0))
    running = min(draw(st.one_of(st.just(Decimal(0)), amounts(measure))), max(basic, Decimal(0)))
    return {
        "支出": lines,
        "三公经费": three or {THREE_PUBLIC[0]: Decimal(0)},
        "机关运行经费": running,
    }


@st.composite
def _of_last_year(draw: st.DrawFn, shape: str, measure: str) -> Decimal:
    if shape == "为零":
        return Decimal(0)
    amount = draw(amounts(measure))
    return -amount if shape == "为负" and draw(st.booleans()) else amount


@st.composite
def surroundings(draw: st.DrawFn, measure: str) -> dict[str, Any]:
    """Staff, units below, procurement, assets, targets of the whole; any of them may be missing."""
    money = amounts(measure)
    made: dict[str, Any] = {}
    if draw(st.booleans()):
        staff = {
            "编制": 20,
            "在职": {"人数": draw(st.integers(3, 20)), "增减": draw(st.integers(-3, 3))},
        }
        made["人员"] = {**staff, "退休": {"人数": 5, "增减": 0}}
    if draw(st.integers(0, 2)) == 0:
        nature = draw(st.sampled_from(("行政单位", "事业单位")))
        made["下属单位"] = [
            {"名称": "示例县某中心", "性质": nature, "人员": {"编制": 8, "在职": {"人数": 7}}}
        ]
    if draw(st.booleans()):
        goods, services = draw(money), draw(money)
        small = draw(st.sampled_from((Decimal(0), goods, goods + services)))
        made["政府采购"] = {"货物": goods, "服务": services, "面向中小企业": small}
    if draw(st.booleans()):
        fleet = {name: {"数量": 1, "价值": draw(money)} for name in ("一般公务用车", "其他车辆")}
        made["国有资产"] = {
            "房屋": {"面积": 100, "价值": draw(money)},
            "车辆": fleet,
            "办公家具": draw(money),
        }
    if draw(st.integers(0, 2)) == 0:
        made["整体绩效"] = {"目标": "保障机关正常运转。"}
    return made


def looks() -> st.SearchStrategy[dict[str, Any]]:
    """What a department may change of its form."""
    return st.sampled_from(
        (
            {"编码列": "不重复"},
            {"数字格式": {"表格": {"万元": {"零": "0.00"}}}},
            {"数字格式": {"文字": {"万元": {"小数": 2, "去尾零": "是"}}}},
            {"数字格式": {"文字": {"%": {"小数": 1}}}},
        )
    )
