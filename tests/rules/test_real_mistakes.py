"""Mistakes put into the real inputs: those of the real documents (errata), and some made up of the
same kind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.diagnostics import Severity

Codes = Callable[..., list[str]]
INPUTS = sorted((Path(__file__).parents[2] / "inputs").glob("20*.yaml"))
Y2021, Y2022, Y2023, Y2024 = (path.name for path in INPUTS)
MISTAKES = {
    "更换USB电池": (Y2023, "更换UPS电池和列头柜项目\n", "更换USB电池和列头柜项目\n", "T702"),
    "档案管": (Y2023, "综合档案馆超投资", "综合档案管超投资", "T702"),
    "项目名称少一字": (Y2024, "人员增多、工资标准提高", "采购新能源纯电汽车、工资标准提高", "T711"),
    "两个同名的劝返项目": (Y2024, ("越级信访劝返经费（差"
        "旅费）\n"), ("越级信访劝返经费（租"
        "车费）\n"), "T504"),
    "分配少写一位": (Y2023, "线路改造费2.1万元", "线路改造费2.万元", "T505"),
    "链路单价": (Y2024, "每家0.52万元", "每家0.51万元", "T506"),
    "成本上限高于预算": (Y2021, ('机关食堂工作经费: '
        '{值: "≤{金额}万元"}'), ('机关食堂工作经费: '
        '{值: "≤100万元"}'), "T602"),
    "单价与数量": (Y2024, "=16.68万元/辆", "=16.86万元/辆", "T603"),
    "目标里的数": (Y2021, "涉及16个单位", "涉及18个单位", "T604"),
    "项目个数": (Y2024, "保障{项目统计.财政拨款.个数}个财政拨款项目", ("保障19个财政拨款项"
        "目"), "T610"),
    "没有选定的或": (Y2021, "人员有变动\n", "未安排。或0万元\n", "T701"),
    "住房保障保险": (Y2023, "职工住房公积金缴存", "职工住房保障保险缴存", "T702"),
    "依据晚于公开": (Y2022, "新政办【2021】19号", "国办发〔2022〕8号", "T706"),
    "出国没有标三公": (Y2024, "    三公: 因公出国（境）费\n", "", "T503"),
    "停用的科目": (Y2024, '功能科目: "2014099"', '功能科目: "2010308"', "T302"),
}  # fmt: skip


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_the_real_inputs_have_neither_errors_nor_warnings(path: Path) -> None:
    findings, _ = pipeline.check(path)
    assert [str(f) for f in findings if f.severity > Severity.NOTE] == []


@pytest.mark.parametrize(("file", "old", "new", "code"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_found(changed: Codes, file: str, old: str, new: str, code: str) -> None:
    assert code in changed(file, old, new)
