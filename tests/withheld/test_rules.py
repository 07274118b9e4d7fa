"""What must not stand in a file (T804), what must not be repeated (T821, T822), and what is no
repetition."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from tests.withheld.making import said, written

CODES = ("T804", "T821", "T822", "T823", "T824")
HEAD = """\
表样: "2024"
年度: 2024
公开日期: 2024-03-10
单位: {{名称: 某县水务局}}
下属单位: [{{名称: 某县水文站, 性质: 事业单位}}]
项目:
  - {{名称: {name}, 功能科目: "2010399", 支出: {{"302": 8.00}}, {flags}}}
  - {{名称: 供水管网巡查, 功能科目: "2010399", 支出: {{"302": 3.00}}, {other}}}
其他说明: ["{remark}"]
{more}
"""


def found(
    folder: Path,
    *,
    name: str = "天目行动",
    flags: str = "涉密: 是",
    other: str = "依据: 县政府会议纪要",
    remark: str = "无。",
    more: str = "",
) -> list[str]:
    """The codes from T8 and the lines on which they stand."""
    text = HEAD.format(name=name, flags=flags, other=other, remark=remark, more=more)
    findings, _ = pipeline.check(written(folder, text))
    return [f"{d.code}:{d.position.line}" for d in findings if d.code in CODES]


@pytest.mark.parametrize("flag", ["涉密: 是", "不予公开: 是"])
@pytest.mark.parametrize(
    "detail",
    [
        "依据: 文件",
        "分配: 一项",
        "开始: 2024年3月",
        "结束: 2024年6月",
        "补充: {对象: 某处}",
        "承担单位: 某县水务局（机要室）",
        "绩效: {目标: 完成。}",
    ],
)
def test_every_detail_is_an_error(flag: str, detail: str, tmp_path: Path) -> None:
    assert found(tmp_path, flags=f"{flag}, {detail}") == ["T804:7"]


@pytest.mark.parametrize(
    "plain",
    [
        "承担单位: 某县水务局",
        "承担单位: 某县水文站",
        "资金来源: 一般公共预算",
        "三公: 公务接待费",
        "内部往来: {上级补助收入: 某县水文站}",
        "名称可公开: 是",
    ],
)
def test_what_is_no_detail_is_none(plain: str, tmp_path: Path) -> None:
    assert found(tmp_path, flags=f"涉密: 是, {plain}") == []


def test_no_department_lets_it_stand(tmp_path: Path) -> None:
    accepting = "接受: [{规则: T804, 理由: 只在内部用}]"
    text = HEAD.format(
        name="天目", flags="涉密: 是, 依据: 某", other="", remark="无。", more=accepting
    )
    findings, accepted = pipeline.check(written(tmp_path, text))
    assert {"T804", "T902"} <= {d.code for d in findings}
    assert accepted == ()


REPEATED = {
    "other remarks": {"remark": "为东山联络站补贴值守费用。"},
    "in other width and spacing": {"remark": "为东山　联络站补贴 值守费用。"},
    "another project": {"other": "依据: 东山联络站补贴值守费用"},
    "an indicator": {
        "other": "绩效: {目标: 好, "
        "指标: {产出指标: {数量指标: {东山联络站补贴值守费用: {值: 好}}}}}",
    },
    "a further paragraph's title": {"other": "补充: {东山联络站补贴值守费用: 好}"},
    "a reason": {"more": "原因: {支出.项目支出.增减额: 东山联络站补贴值守费用增加}"},
    "a use": {"more": "用途: {支出.一般公共预算拨款.201.金额: 东山联络站补贴值守费用}"},
    "the glossary": {"more": "名词解释: {联络站: 指东山联络站补贴值守费用}"},
    "a term of the glossary": {"more": "名词解释: {东山联络站补贴值守费用: 好}"},
    "the performance of the whole": {"more": "整体绩效: {目标: 做好东山联络站补贴值守费用工作。}"},
    "a reason for letting stand": {"more": "接受: [{规则: T609, 理由: 东山联络站补贴值守费用}]"},
    "a name in the classification": {"more": '科目名称: {"2010398": 东山联络站补贴值守费用}'},
    "a carry-over": {
        "more": "上年结转结余: [{名称: 东山联络站补贴值守费用, 功能科目: '2010399', "
        "资金来源: 一般公共预算结转, 金额: 1}]"
    },
}


@pytest.mark.parametrize("kwargs", REPEATED.values(), ids=REPEATED)
def test_a_repeated_detail_is_an_error(kwargs: dict[str, str], tmp_path: Path) -> None:
    flags = "不予公开: 是, 分配: 东山联络站，补贴值守费用"
    codes = found(tmp_path, flags=flags, **kwargs)
    assert [code.partition(":")[0] for code in codes] == ["T804", "T821"]


@pytest.mark.parametrize("kwargs", REPEATED.values(), ids=REPEATED)
def test_a_repeated_name_is_an_error(kwargs: dict[str, str], tmp_path: Path) -> None:
    codes = found(tmp_path, name="东山联络站补贴值守费用", **kwargs)
    assert [code.partition(":")[0] for code in codes] == ["T822"]
    flags = "涉密: 是, 名称可公开: 是"
    assert found(tmp_path, name="东山联络站补贴值守费用", flags=flags, **kwargs) == []


def test_a_clause_and_a_long_piece_of_one_are_repetitions(tmp_path: Path) -> None:
    flags = "涉密: 是, 补充: {用途: 购置甲型加密终端五台分发各乡镇，其余用于值守人员}"
    assert found(tmp_path, flags=flags, remark="其余用于值守人员。") == ["T804:7", "T821:9"]
    assert found(tmp_path, flags=flags, remark="本年购置甲型加密终端五台。") == ["T804:7", "T821:9"]
    assert found(tmp_path, flags=flags, remark="加密终端五台已到货。") == ["T804:7"]
    assert found(tmp_path, flags=flags, remark="购置甲型加密终端五台，已安排。") == [
        "T804:7",
        "T821:9",
    ]


@pytest.mark.parametrize(
    "remark",
    ["天目行动已安排。", "天目　行动已安排。", "“天目”行动已安排。", "天目行动项目已安排。"],
)
def test_a_name_is_known_by_its_characters(remark: str, tmp_path: Path) -> None:
    assert found(tmp_path, name="天目行动经费", remark=remark) == ["T822:9"]


@pytest.mark.parametrize(
    ("name", "remark"),
    [
        ("设备维修", "设备维修和办公设备购置已安排。"),
        ("培训经费", "压减培训经费和会议费。"),
        ("专项业务", "专项业务工作增多。"),
        ("水文", "水文监测已安排。"),
        ("办公设备购置", "办公设备购置按标准执行。"),
        ("行政运行", "行政运行支出减少。"),
        ("某县水文站", "某县水文站负责监测。"),
        ("天目行动", "天目山供水行动已安排。"),
    ],
)
def test_everyday_words_repeat_no_name(name: str, remark: str, tmp_path: Path) -> None:
    assert found(tmp_path, name=name, remark=remark) == []


@pytest.mark.parametrize(
    ("detail", "remark"),
    [
        ("开始: 2024年3月", "2024年3月完成预算公开。"),
        ("补充: {补贴标准: 每人每月200元}", "补贴标准为每人每月200元。"),
        ('分配: "共计{金额}万元"', "共计8万元。"),
        ("承担单位: 某县水文站（二楼）", "某县水文站负责监测。"),
        ("依据: 某县水务局和某县水文站商定", "某县水务局和某县水文站都已公开。"),
        ("依据: 工作需要", "因工作需要增加。"),
        ("分配: 购置设备；聘请值守人员", "聘请专业人员；购置设备已安排。"),
    ],
)
def test_everyday_words_repeat_no_detail(detail: str, remark: str, tmp_path: Path) -> None:
    assert found(tmp_path, flags=f"涉密: 是, {detail}", remark=remark) == ["T804:7"]


def test_the_message_names_both_places_and_quotes_neither(tmp_path: Path) -> None:
    flags = "涉密: 是, 补充: {东山联络站: 值守人员若干名轮换}"
    text = HEAD.format(
        name="天目行动",
        flags=flags,
        other="依据: 某",
        remark="天目行动的值守人员若干名轮换。",
        more="",
    )
    told = said("check", str(written(tmp_path, text))).decode()
    assert "本单位.yaml:9:8: 错误 T821 这里写着第 1 个项目不公开的补充（第 7 行）。" in told
    assert "本单位.yaml:9:8: 错误 T822 这里写着第 1 个项目的名称（第 7 行），它涉密，名称" in told
    assert not any(word in told for word in ("天目", "东山", "若干名"))


def test_last_years_project_of_that_name_is_a_repetition(tmp_path: Path) -> None:
    last = HEAD.format(name="天目行动", flags="依据: 某", other="依据: 某", remark="无。", more="")
    written(tmp_path, last.replace("2024", "2023"), "上年.yaml")
    assert found(tmp_path, name="天目行动", more="上年: {文件: 上年.yaml}") == ["T822:7"]


def test_a_name_can_be_withheld_of_a_classified_project_only(tmp_path: Path) -> None:
    assert found(tmp_path, flags="不予公开: 是, 名称可公开: 否") == ["T823:7"]
    assert found(tmp_path, flags="不予公开: 是, 名称可公开: 是") == []
    assert found(tmp_path, flags="涉密: 是, 名称可公开: 否") == []


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        ("依据: 年度工作安排，涉密：是，分配：一项", ["T824:8"]),
        ('依据: "年度工作安排 不予公开: 是"', ["T824:8"]),
        ("依据: 涉密：是指涉及国家秘密", []),
        ("依据: 是否涉密：否", []),
    ],
)
def test_a_flag_in_a_text_is_an_error(other: str, codes: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, other=other) == codes


def test_many_and_long_secrets_are_compared_in_seconds(tmp_path: Path) -> None:
    long = "东" * 30_000
    more = "主要职能: [" + ", ".join(f"职能{n}号" + "东" * 20 for n in range(2000)) + "]"
    flags = f"涉密: 是, 依据: {long}"
    assert found(tmp_path, flags=flags, remark="东" * 30_000, more=more)[:2] == ["T804:7", "T821:9"]
