"""A department with projects of every kind, each of their texts a mark of its own."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
PROVINCE = ROOT / "examples" / "province" / "forms"
FORMS = {
    "2021": (2021, None),
    "2024": (2024, None),
    "样例省2024": (2024, PROVINCE),
}
"""By name, the year of a form and the folder that it lies in, where it is not built in."""

PERFORMANCE = """\
    绩效:
      目标: 总目标{0}GA。
      负责人: 人{0}LE
      上年: 上年{0}PD
      指标:
        产出指标:
          数量指标:
            指标{0}IN:
              {{值: "有效{0}VA", 依据: 依{0}BA, 上年: 上{0}PR, 权重: 90, 赋分: 赋{0}SC,
               佐证: 证{0}EV}}
        成本指标{0}LA:
          经济{0}LB: {{总成本: {{值: "<=9.00万元{0}VB"}}}}
"""
DETAILS = """\
    内部往来: {{上级补助收入: 对方{0}TR}}
    依据: 文件{0}BS
    承担单位: 某局（由{0}UN办理）
    分配: 分配{0}AL
    开始: 2731年1月
    结束: 2732年2月
    补充: {{题{0}PK: 文{0}PT}}
"""
ON_ONE_LINE = """\
  - {名称: 平常QZSEEWNM, 功能科目: "2010399", 支出: {"302": 4.00}, 不予公开: 是, \
依据: 文件QZHIDWBS, 承担单位: 某局（QZHIDWUN）, 分配: 分配QZHIDWAL, 开始: 2731年3月, \
结束: 2732年4月, 补充: {题QZHIDWPK: 文QZHIDWPT}, 内部往来: {上级补助收入: 对方QZHIDWTR}} # QZHIDWCM
"""
BUDGET = """\
表样: "{form}"
年度: {year}
公开日期: {year}-03-01
计量单位: {measure}
单位: {{名称: 云岭县林业局, 类型: 部门}}
下属单位: [{{名称: 云岭县信息中心, 性质: 事业单位}}]
主要职能: [贯彻国家法规政策。]
内设机构: {{名单: [办公室]}}
人员: {{编制: 20, 在职: {{人数: 18}}}}
政府采购: 无
国有资产: 无
基本支出:
  按功能科目: {{"2010301": 120.00}}
  按经济科目: {{"30101": 90.00, "30201": 30.00}}
项目:
  - 名称: 天目QZHIDCNM  # QZHIDCCM
    功能科目: "2010399"
    支出:
      "302": 8.00  # QZHIDCCN
    涉密: 是
{classified}\
  - 名称: 山海QZSEESNM
    功能科目: "2010399"
    明细:
      - {{经济科目: "302", 金额: 5.00}}
      - {{经济科目: "310", 金额: 1.00}}
    涉密: 是
    名称可公开: 是
{named}\
{on_one_line}\
  - 名称: 江河QZSEEVNM
    功能科目: "2010399"
    支出: {{"302": 3.00}}
    不予公开: 是
{withheld}\
  - 名称: 湖泊QZSEEONM
    功能科目: "2010399"
    支出: {{"302": 9.00}}
    依据: 文件QZSEEOBS
    承担单位: 某局QZSEEOUN
    分配: 分配QZSEEOAL
    开始: {year}年2月
    结束: {year}年11月
    补充: {{题QZSEEOPK: 文QZSEEOPT}}
{open}\
上年:
  {prior}
名词解释: {{术语QZSEEOTK: 说明QZSEEOTT。}}
其他说明: [说明QZSEEORM。]
"""


def hidden_details(mark: str) -> str:
    """All details that are withheld of every project, marked."""
    return DETAILS.format(mark)


def budget(form: str, *, measure: str = "万元", prior: str = "支出: []") -> str:
    """The file for a form; ``prior`` is what it says of last year."""
    return BUDGET.format(
        form=form,
        year=FORMS.get(form, (2024, None))[0],
        measure=measure,
        prior=prior,
        classified=hidden_details("QZHIDC") + PERFORMANCE.format("QZHIDC"),
        named=hidden_details("QZHIDS") + PERFORMANCE.format("QZHIDS"),
        on_one_line=ON_ONE_LINE,
        withheld=hidden_details("QZHIDV") + PERFORMANCE.format("QZSEEV"),
        open=PERFORMANCE.format("QZSEEO"),
    )


CLEAN = """\
表样: "2024"
年度: {year}
公开日期: {year}-03-01
单位: {{名称: {unit}, 类型: 部门}}
主要职能: [贯彻国家法规政策。]
内设机构: 无
人员: 无
政府采购: 无
国有资产: 无
基本支出:
  按功能科目: {{"2010301": 120.00}}
  按经济科目: {{"30101": 120.00}}
项目:
  - {{名称: 天目QZHIDCNM, 功能科目: "2010399", 支出: {{"302": 8.00}}, 涉密: 是}} # QZHIDCCM
  - 名称: 地角QZHIDDNM
    功能科目: "2010399"
    支出: {{"302": 2.00}}
    涉密: 是
  - {{名称: 江河QZSEEVNM, 功能科目: "2010399", 支出: {{"302": 3.00}}, 不予公开: 是}} # QZHIDVCM
上年: {prior}
用途: {{支出.一般公共预算拨款.201.金额: 日常工作}}
其他说明: ["{{项目统计.不予公开.个数}}个项目不予公开。"]
"""


def clean(unit: str, *, year: int = 2024, prior: str = "无") -> str:
    """A file that may be published, with the names of two classified projects in it."""
    return CLEAN.format(unit=unit, year=year, prior=prior)


HIDDEN, SEEN = "QZHID", "QZSEE"
"""How every mark begins that may not come out, and every other."""
HIDDEN_YEAR = "273"
"""How the years begin in which withheld projects begin and end: a time is no place for letters."""
