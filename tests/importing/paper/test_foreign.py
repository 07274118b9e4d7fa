"""A paper of a form that the program does not know (``foreign.html``, written by hand): what is
read is right, what is not read is listed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.importing.result import Imported
from tests.importing.paper.conftest import HERE, imported

PAGE = HERE / "foreign.html"


def test_this_year_by_code_source_and_class(foreign: Imported) -> None:
    assert foreign.sections["基本支出"] == {
        "按功能科目": {"2080505": Decimal("40.50"), "2130301": Decimal(312)},
        "按经济科目": {
            "30101": Decimal(260),
            "30108": Decimal("40.50"),
            "30201": Decimal(49),
            "30217": Decimal(3),
        },
    }
    projects = foreign.sections["项目"]
    assert isinstance(projects, list)
    paid = [(p["功能科目"], p.get("资金来源", "一般公共预算"), p["支出"]) for p in projects]
    assert paid == [
        ("2130306", "一般公共预算", {"399": Decimal(208)}),
        ("2120804", "政府性基金预算", {"399": Decimal(80)}),
        ("2130306", "事业收入", {"399": Decimal(12)}),
    ]


def test_last_year_is_this_year_less_its_changes(foreign: Imported) -> None:
    """312.00 − 12.00, 40.50 − 0.50, 208.00 − 48.00; of 事业收入 12.00 + 3.00."""
    assert foreign.sections["上年"] == {
        "支出": [
            {"功能科目": "2080505", "基本支出": Decimal(40)},
            {"功能科目": "2130301", "基本支出": Decimal(300)},
            {"功能科目": "2130306", "项目支出": Decimal(160)},
            {"功能科目": "2130306", "资金来源": "事业收入", "项目支出": Decimal(15)},
        ]
    }


def test_the_unit_and_what_it_says(foreign: Imported) -> None:
    assert foreign.head["单位"] == {"名称": "云江县水务局"}
    assert foreign.sections["内设机构"] == {
        "称谓": "股室",
        "名单": ["办公室", "工程股", "水政股（执法大队）"],
    }
    assert foreign.sections["人员"] == {
        "编制": 24,
        "在职": {"人数": 22, "增减": -1},
        "退休": {"人数": 8, "增减": 2},
    }
    reasons = foreign.sections["原因"]
    assert isinstance(reasons, dict)
    assert reasons["收入.事业收入.增减额"] == "检测任务减少"
    assert reasons["支出.一般公共预算拨款.2130306.增减额"] == "养护里程增加"
    assert foreign.sections["政府采购"] == {"货物": Decimal(16), "服务": Decimal(30)}


def test_what_was_inferred_is_marked_and_where_it_was_read_is_said(foreign: Imported) -> None:
    inferred = [doubt.message for doubt in foreign.doubts]
    assert "公开日期：文件里没有写，先写了一个" in inferred
    assert "项目“农村基础设施建设支出”的名称" in inferred
    place = foreign.origins["基本支出", "按功能科目", "2130301"]
    assert place == ("“表三一般公共预算支出表”2130301 行政运行（基本支出）",)


def test_what_is_not_read_is_listed(foreign: Imported) -> None:
    assert list(foreign.unlike) == [
        "“表五水量调度计划表”  没有写金额的单位，2 个数没有读入。",
        "“四、水价综合改革”第1段 “本县农业水价综合改革补贴标准为每立方米0.12元…”：有没有读入的数",
    ]


def test_a_contradiction_is_told_and_not_guessed(tmp_path: Path) -> None:
    """49.00 of 办公费 printed as 94.00: its table is 45.00 above what the other says."""
    row = "<td>30201</td><td>办公费</td><td>{}</td>"
    page = tmp_path / "页.html"
    text = PAGE.read_text("utf-8").replace(row.format("49.00"), row.format("94.00"))
    page.write_text(text, "utf-8")
    told = [str(problem) for problem in imported(page).problems]
    words = "基本支出  按功能科目与按经济科目相差 45.00万元，两边都照印的写入。"
    assert words in told


def test_totals_that_do_not_reconcile_write_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the table of the general public budget a 项 was left out: 48.00万元 are lost."""
    page, file = tmp_path / "页.html", tmp_path / "本单位.yaml"
    text = PAGE.read_text("utf-8").replace("312.00", "264.00")
    page.write_text(text, "utf-8")
    assert main(["import", str(page), "-o", str(file)]) == 2
    assert not file.exists()
    assert "印的是 652.5万元" in capsys.readouterr().err
    assert main(["import", str(page), "-o", str(file), "--partial"]) == 1
    assert '2130301": 264' in file.read_text("utf-8")


def test_nothing_read_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, file = tmp_path / "页.html", tmp_path / "本单位.yaml"
    page.write_text(f"<html><body><p>{'本局按季公布水位和雨量。' * 20}</p></body></html>", "utf-8")
    assert main(["import", str(page), "-o", str(file)]) == 2
    assert "没有读到金额" in capsys.readouterr().err
    assert not file.exists()


def test_a_file_of_another_year_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "本单位.yaml"
    assert main(["import", str(PAGE), "-o", str(file)]) == 1
    text = file.read_text("utf-8").replace("年度: 2026", "年度: 2027")
    file.write_text(text, "utf-8")
    capsys.readouterr()
    assert main(["import", str(PAGE), "-o", str(file), "--write"]) == 2
    assert "这是 2026 年的公开文件，要改的文件是 2027 年的" in capsys.readouterr().err
    assert file.read_text("utf-8") == text
