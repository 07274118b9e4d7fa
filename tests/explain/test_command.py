"""``disclosure explain`` as a user meets it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.main import main

from .conftest import SAMPLE, without_lines

UNIT = "乌恰县人民政府办公室"
RENDERERS = {"weasyprint", "docx", "fontTools"}
SCRIPT = """
import sys
from generator.cli.main import main
main(sys.argv[1:])
print("loaded:", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["explain", str(SAMPLE), *arguments]) == 0
    return without_lines(capsys.readouterr().out).splitlines()


def test_a_printed_number_below_zero_is_no_option(capsys: pytest.CaptureFixture[str]) -> None:
    (first, second, *_) = said(capsys, "-26.12%")
    assert first == "印成这样的数有 8 个："
    assert second == "支出.2080501.增减率 -26.12% = -7.44 ÷ 28.48 (= -0.261235…, 四舍五入)"


def test_a_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "人员.实有") == [
        "人员.实有 93人 = 76 + 17",
        "├─ 人员.在职.人数 76人 = 填报",
        "│  └─ YAML  在职: {人数: 76, 增减: 48}",
        "├─ 人员.退休.人数 17人 = 填报",
        "│  └─ YAML  退休: {人数: 17, 增减: 0}",
        "└─ 为 0 的：人员.离休.人数",
    ]


def test_where(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "人员.实有", "--where") == [
        "人员.实有 93人 = 76 + 17",
        (
            "  93  第一部分 › 二、机构设置及人员情况 › 第 2 段：…民政府办公室编制数72，"
            "实有人数93人，其中：在职7…"
        ),
    ]
    assert said(capsys, "收入.合计.上年", "--where")[1:] == ["  没有印在文件里，只用来推算别的数。"]


def test_the_key_of_a_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "主要职能.受理群众来信来访") == [
        "主要职能.受理群众来信来访  YAML",
        "  受理群众来信来访，督办重要信访事项。",
        "印在：",
        "  （7）受理群众来信来访，督办重要信访事项。",
    ]
    indicator = "项目.2024年外办出国经费.绩效.指标.产出指标.数量指标.计划出国人数"
    assert said(capsys, f"{indicator}.名称")[1] == "  计划出国人数"
    assert (
        "年12月"
        in said(capsys, indicator.replace("数量指标.计划出国人数", "时效指标.项目结束时间.值"))[1]
    )
    assert main(["explain", str(SAMPLE), "主要职能.没有这一条"]) == 2


def test_a_prefix(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "收入.单位资金") == [
        "以“收入.单位资金”开头的数有 5 个：",
        "  收入.单位资金.金额 1.00万元 = 收入.其他收入.金额",
        "  收入.单位资金.上年 6.80万元 = 收入.其他收入.上年",
        "  收入.单位资金.增减额 -5.80万元 = 1.00 - 6.80",
        "  收入.单位资金.增减率 -85.29% = -5.80 ÷ 6.80 (= -0.852941…, 四舍五入)",
        "  收入.单位资金.占比 0.05% = 1.00 ÷ 2,015.18 (= 0.000496…, 四舍五入)",
    ]


def test_a_prefix_of_many_gives_the_next_parts(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, "支出.一般公共预算")
    assert lines[0].startswith("以“支出.一般公共预算”开头的数有 ")
    assert "  支出.一般公共预算.金额 2,014.18万元 = 1,606.22 + 197.26 + 65.01 + 145.69" in lines
    assert [line for line in lines if line.startswith("  支出.一般公共预算.2010399.…  ")]
    assert len(lines) < 60


def test_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "表5/2010301/基本支出") == [
        "表5 一般公共预算支出情况表 / 2010301 行政运行 / 一般公共预算支出·基本支出：542.08",
        (
            "支出.一般公共预算拨款.2010301.基本支出.金额 542.08万元 = "
            "支出.一般公共预算.2010301.基本支出.金额 = 填报"
        ),
        '└─ YAML  "2010301": 542.08',
    ]


def test_several_places(capsys: pytest.CaptureFixture[str]) -> None:
    head = "表3 单位支出总体情况表 / 2010301 行政运行 / 支出预算·"
    assert said(capsys, "表3/2010301") == [
        "这样的位置有 3 个：",
        f"  543.08  {head}合计  支出.2010301.金额",
        f"  542.08  {head}基本支出  支出.2010301.基本支出.金额",
        f"  1.00  {head}项目支出  支出.2010301.项目支出.金额",
    ]


def test_a_printed_number(capsys: pytest.CaptureFixture[str]) -> None:
    around = "…政拨款“三公”经费比上年预算增加70.04万元，增长1,0…"
    assert said(capsys, "70.04") == [
        "印成这样的数有 3 个：",
        "三公.公务用车购置及运行费.金额 70.04万元 = 20.00 + 50.04",
        "  70.04  表10 财政拨款“三公”经费支出情况表 / 公务用车购置及运行费（小计） / 合计",
        "三公.公务用车购置及运行费.一般公共预算拨款.金额 70.04万元 = 20.00 + 50.04",
        (
            "  70.04  表10 财政拨款“三公”经费支出情况表 / 公务用车购置及运行费（小计） / "
            "资金来源·一般公共预算"
        ),
        "三公.合计.增减额 70.04万元 = 77.04 - 7.00",
        (
            f"  70.04  第三部分 › 十、关于{UNIT}2024年财政拨款“三公”经费预算情况说明 › 第 2 "
            f"段：{around}"
        ),
    ]


def test_a_number_of_one_figure_is_explained_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, "93")
    assert lines[0] == "印成这样的数有 1 个："
    assert lines[1] == lines[4] == "人员.实有 93人 = 76 + 17"
    assert lines[-1] == "└─ 为 0 的：人员.离休.人数"


def test_no_such_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(SAMPLE), "人员.编制数"]) == 2
    assert capsys.readouterr().err.startswith("没有叫“人员.编制数”的数。是不是：人员.编制")


def test_a_file_with_mistakes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "错.yaml").write_text("年度 2024\n", "utf-8")
    assert main(["explain", str(tmp_path / "错.yaml"), "人员.编制"]) == 1
    assert "错.yaml:1:" in capsys.readouterr().err


def test_a_figure_is_explained_though_the_file_may_not_be_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """行政单位离退休 one 万元 more: the two margins of basic expenditure differ, and there is no
    document."""
    file = tmp_path / "错.yaml"
    file.write_text(
        SAMPLE.read_text("utf-8").replace('"2080501": 21.04', '"2080501": 22.04'), "utf-8"
    )
    assert main(["explain", str(file), "支出.208.金额"]) == 0
    assert capsys.readouterr().out.startswith("支出.208.金额 198.26万元 = ")
    assert main(["explain", str(file), "支出.208.金额", "--where"]) == 1
    assert "错误" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [(["人员.实有"], RENDERERS | {"jinja2", "lxml"}), (["99.95%"], RENDERERS)],
)
def test_no_renderer_is_loaded(arguments: list[str], unwanted: set[str]) -> None:
    command = [sys.executable, "-c", SCRIPT, "explain", str(SAMPLE), *arguments]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert not set(done.stdout.splitlines()[-1].split()[1:]) & unwanted


def test_the_manual_shows_what_the_command_says(capsys: pytest.CaptureFixture[str]) -> None:
    text = (SAMPLE.parents[1] / "docs" / "explain.md").read_text("utf-8")
    blocks = re.findall(r"```console\n\$ disclosure explain \S+ (.+?)\n(.+?)```", text, re.DOTALL)
    assert len(blocks) == 6
    for arguments, shown in blocks:
        assert without_lines(shown).splitlines() == said(capsys, *arguments.split())


def test_a_row_is_found_without_what_its_name_has_in_brackets(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert (
        main(["explain", str(SAMPLE.with_name("2021-atushi-gov.yaml")), "表2/行政运行/总计"]) == 0
    )
    head = capsys.readouterr().out.splitlines()[0]
    assert head.endswith("2010301 行政运行（政府办公厅（室）及相关机构事务） / 总计：1472.23")


def test_the_word_for_table_alone_offers_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(SAMPLE), "表"]) == 2
    assert capsys.readouterr().err.startswith(
        "没有“表”这张表。有：表1 单位收支总体情况表、表2 单位收入总体情况表"
    )
