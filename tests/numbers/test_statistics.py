"""Projects counted by what is disclosed of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from generator import pipeline
from tests.stated import stated

GOAL = (
    '    绩效: {目标: 办好这件事。, 指标: {产出指标: {数量指标: {件数: {值: "3件", 权重: 10}}}}}\n'
)
INPUT = f"""表样: "2024"
年度: 2024
公开日期: 2024-03-10
单位: {{名称: 甲县某局, 性质: 行政单位}}
项目:
  - 名称: 甲项目
    功能科目: "2010301"
    支出: {{"302": 5.00}}
{GOAL}  - 名称: 乙项目
    功能科目: "2010301"
    支出: {{"302": 20.00}}
  - 名称: 丙项目
    功能科目: "2010301"
    资金来源: 事业收入
    支出: {{"302": 300.00}}
{GOAL}  - 名称: 丁项目
    功能科目: "2010301"
    资金来源: 事业收入
    支出: {{"302": 4000.00}}
  - 名称: 戊项目
    功能科目: "2010301"
    支出: {{"302": 10000.00}}
"""


def test_projects_with_and_without_a_table_of_goals(tmp_path: Path) -> None:
    """Tables of goals: 甲 (5 of the general budget) and 丙 (300 of its own); none: the others."""
    file = tmp_path / "甲.yaml"
    file.write_text(stated(INPUT), "utf-8")
    figures = pipeline.load(file).figures

    def counted(group: str) -> tuple[int, Decimal]:
        """How many, and their money in 万元."""
        number = figures[f"项目统计.{group}.个数"].value
        return int(number), figures[f"项目统计.{group}.金额"].value / 10_000

    assert counted("全部") == (5, 14325)
    assert counted("填绩效表") == (2, 305)
    assert counted("未填绩效表") == (3, 14020)
    assert counted("财政拨款填绩效表") == (1, 5)
    assert counted("非财政拨款填绩效表") == (1, 300)
