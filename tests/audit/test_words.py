"""Small disclosures that follow no form, written as plain text, each with one thing wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.audit.free.audit import Audit, audit
from generator.audit.free.finding import Weight
from generator.cli.main import main
from generator.forms.library import Library, built_in
from tests.machine import needs_weasyprint

BUILT_IN = Library((built_in(),))
RATIO = "增减率、占比"
TEXT = """甲县乙局2024年单位预算公开
第一部分 2024年单位概况
二、机构设置及人员情况
甲县乙局无下属预算单位，下设2个科室，分别是：办公室、财务室（审计室）。
甲县乙局编制数5，实有人数7人，其中：在职4人，增加1人；退休3人，减少1人；离休0人，增加0人。
第二部分 2024年单位预算公开表
表 5
一般公共预算支出情况表
编制单位：甲县乙局 单位：万元
科目\t\t\t\t一般公共预算支出\t\t
功能分类科目编码\t\t\t功能分类科目名称\t合计\t基本支出\t项目支出
类\t款\t项\t\t\t\t
201\t\t\t一般公共服务支出\t100.00\t60.00\t40.00
201\t03\t\t政府办公厅（室）及相关机构事务\t100.00\t60.00\t40.00
201\t03\t01\t行政运行\t100.00\t60.00\t40.00
\t\t\t合计\t100.00\t60.00\t40.00

第三部分 2024年单位预算情况说明
五、关于甲县乙局2024年一般公共预算当年拨款情况说明
（一）一般公共预算当年拨款规模变化情况
甲县乙局2024年一般公共预算拨款合计100.00万元，其中：基本支出60.00万元，比上年预算增加10.00万元，增长20.00%。主要原因是：增人。
项目支出40.00万元，比上年预算减少10.00万元，下降20.00%。主要原因是：减项。
（二）一般公共预算当年拨款结构情况
1、一般公共服务支出（类）100.00万元，占100.00%。
（三）一般公共预算当年拨款具体使用情况
1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）：2024年预算数为100.00万元，比上年预算增加0.00万元，增长0.00%，主要原因是：持平。
第四部分 名词解释
2024年3月1日
"""


def audited(tmp_path: Path, content: str) -> Audit:
    path = tmp_path / "公开.txt"
    path.write_text(content, "utf-8")
    return audit(path, BUILT_IN)


def found(report: Audit) -> list[tuple[str, str, str]]:
    wrong = report.of(Weight.CONTRADICTION)
    return [(one.kind, one.printed, one.expected) for one in wrong]


def test_nothing_wrong(tmp_path: Path) -> None:
    assert found(audited(tmp_path, TEXT)) == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "类）100.00万元，占100.00%",
            "类）100.00万元，占99.00%",
            (RATIO, "99.00%", "100.00%"),
        ),
        (
            "增加10.00万元，增长20.00%",
            "增加10.00万元，增长25.00%",
            (RATIO, "25.00%", "20.00%"),
        ),
        ("减少10.00万元，下降20.00%", "减少10.00万元，增长20.00%", ("说法", "20.00%", "")),
        ("基本支出60.00万元", "基本支出61.00万元", ("同一个数", "61.00万元", "60.00万元")),
        ("行政运行\t100.00", "行政运行\t100.50", ("同一个数", "100.00万元", "100.50万元")),
        ("下设2个", "下设3个", ("说法", "3个", "")),
        ("实有人数7人", "实有人数8人", ("句中合计", "8人", "7人")),
        ("2024年3月1日", "2024年2月30日", ("日期", "2024年2月30日", "")),
        ("退休3人，减少1人", "退休3人，增加或减少1人", ("遗留", "增加或减少", "")),
        ("主要原因是：减项。", "主要原因是：减项。或0万元。", ("遗留", "。或", "")),
        (
            "规模变化情况\n",
            "规模变化情况\n具体情况见下表（按项目分别填报）：\n",
            ("遗留", "按项目分别填报", ""),
        ),
        (
            "规模变化情况\n",
            "规模变化情况\n甲县乙局及下属各预算单位如下：\n",
            ("说法", "及下属各预算单位", ""),
        ),
        (
            "主要原因是：增人。",
            "主要原因是：国发〔2025〕3号要求。",
            ("日期", "国发〔2025〕3号", ""),
        ),
    ],
)
def test_one_thing_wrong(tmp_path: Path, old: str, new: str, finding: tuple[str, str, str]) -> None:
    assert TEXT.count(old) == 1
    assert finding in found(audited(tmp_path, TEXT.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "remark"),
    [
        ("主要原因是：增人。", "主要原因是：人员减少。", ("原因", "减少")),
        ("主要原因是：增人。", "主要原因是：帐户增加。", ("用字", "帐户")),
        ("主要原因是：增人。", "主要原因是：增加5万。", ("用字", "5万")),
        ("财务室（审计室）", "财务室（审计室", ("用字", "（")),
    ],
)
def test_what_check_warns_of_is_a_remark(
    tmp_path: Path, old: str, new: str, remark: tuple[str, str]
) -> None:
    assert TEXT.count(old) == 1
    remarks = audited(tmp_path, TEXT.replace(old, new)).of(Weight.REMARK)
    assert remark in {(one.kind, one.printed) for one in remarks}


@needs_weasyprint
def test_a_pdf_without_rules_is_not_guessed_at(
    tmp_path: Path, printed: Callable[[str], bytes]
) -> None:
    def row(line: str) -> str:
        cells = "".join(f"<td>{cell}" for cell in line.split("\t"))
        return f"<table><tr>{cells}</table>" if "\t" in line else f"<p>{line}"

    path = tmp_path / "公开.pdf"
    path.write_bytes(printed("<style></style>" + "".join(map(row, TEXT.splitlines()))))
    report = audit(path, BUILT_IN)
    assert found(report) == []
    assert report.form == ""


def test_split_numbers_and_blanks(tmp_path: Path) -> None:
    spaced = TEXT.replace("合计100.00万元", "合计 100.00 万元").replace(
        "其中：基本支出60.00万元", "其中：基本支出 60.00\n\n万元"
    )
    assert found(audited(tmp_path, spaced)) == []


def test_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "公开.txt"
    path.write_text(f"{TEXT}\n截至2024年2月30日。", "utf-8")
    assert main(["audit", str(path)]) == 1
    assert "没有这一天" in capsys.readouterr().out
    path.write_text("", "utf-8")
    assert main(["audit", str(path)]) == 2
    assert "是空文件" in capsys.readouterr().err
