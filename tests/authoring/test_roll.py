"""``disclosure roll``: 2023 → edit → 2024, every comparison from last year's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.cli.main import main
from generator.document.tree import Paragraph, plain
from generator.source.reader import read

INPUTS = Path(__file__).parents[2] / "inputs"

LAST = """\
# 甲县某局
表样: "2023"
年度: 2023
公开日期: 2023-03-10  # 与局长商定
单位: {名称: 甲县某局}

主要职能:
  - 做好
    本职工作。
内设机构: {名单: [办公室]}

人员:
  编制: 12
  在职: {人数: 10, 增减: -2}   # 退休两人

# 钱
基本支出:
  按功能科目:
    "2010301": 100.00
    "2080501": 5.00
  按经济科目: {"30101": 95.00,
    "30201": 10.00}
项目:
  - 名称: 2023年培训
    功能科目: "2010302"
    支出: {"302": 20.00}
    分配: |
      培训两次。
      共{金额}万元
上年:
  支出:
    - {功能科目: "2010301", 基本支出: 90.00}
    - {功能科目: "2010308", 项目支出: 7.00}

# 说明
原因:
  收入.一般公共预算.增减额: &more "人员: 增多"
  支出.基本支出.增减额: *more
  支出.项目支出.增减额: 新增培训
  支出.一般公共预算拨款.基本支出.增减额: *more
  支出.一般公共预算拨款.项目支出.增减额: 新增培训
  支出.一般公共预算拨款.2010301.增减额: *more
  支出.一般公共预算拨款.2010302.增减额: 新增
  支出.一般公共预算拨款.2010308.增减额: 项目已完成
  支出.一般公共预算拨款.2080501.增减额: 新增退休人员
  机关运行经费.增减额: 物价上涨
用途:
  支出.一般公共预算拨款.201.金额: 工资和培训
  支出.一般公共预算拨款.208.金额: 退休人员
"""

NEXT = """\
# yaml-language-server: $schema=disclosure.schema.json
# 甲县某局
表样: "2024"  # 待核
年度: 2024
公开日期:   # 与局长商定；待核
单位: {名称: 甲县某局}

主要职能:
  - 做好
    本职工作。
内设机构: {名单: [办公室]}

人员:
  编制: 12  # 待核
  在职: {人数: 10, 增减: 0}   # 退休两人；待核

# 钱
基本支出:
  按功能科目:
    "2010301": 100.00  # 待核
    "2080501": 5.00  # 待核
  按经济科目: {"30101": 95.00,  # 待核
    "30201": 10.00}  # 待核
项目:
  - 名称: 2023年培训  # 待核
    功能科目: "2010302"
    支出: {"302": 20.00}  # 待核
    分配: |  # 待核
      培训两次。
      共{金额}万元
上年:
  文件: 2023.yaml

# 说明
原因:
  收入.一般公共预算.增减额: &more "人员: 增多"  # 待核
  支出.基本支出.增减额: *more  # 待核
  支出.项目支出.增减额: 新增培训  # 待核
  支出.一般公共预算拨款.基本支出.增减额: *more  # 待核
  支出.一般公共预算拨款.项目支出.增减额: 新增培训  # 待核
  支出.一般公共预算拨款.2010301.增减额: *more  # 待核
  支出.一般公共预算拨款.2010302.增减额: 新增  # 待核
  # 待核，新年度没有这个数：支出.一般公共预算拨款.2010308.增减额: 项目已完成
  支出.一般公共预算拨款.2080501.增减额: 新增退休人员  # 待核
  机关运行经费.增减额: 物价上涨  # 待核
用途:
  支出.一般公共预算拨款.201.金额: 工资和培训  # 待核
  支出.一般公共预算拨款.208.金额: 退休人员  # 待核
"""


@pytest.fixture
def rolled(tmp_path: Path) -> Path:
    (tmp_path / "2023.yaml").write_text(LAST, "utf-8")
    assert main(["roll", str(tmp_path / "2023.yaml"), "-o", str(tmp_path / "2024.yaml")]) == 0
    return tmp_path / "2024.yaml"


def test_the_text_stays_and_what_must_be_looked_at_is_marked(rolled: Path) -> None:
    assert rolled.read_text("utf-8") == NEXT


def test_until_it_is_edited_the_check_says_what_is_left(rolled: Path) -> None:
    found, _ = pipeline.check(rolled)
    assert [d.message for d in found] == ["公开日期：没有填写"]
    rolled.write_text(NEXT.replace("公开日期:   #", "公开日期: 2024-03-01  #"), "utf-8")
    found, _ = pipeline.check(rolled)
    assert found[0].message == "还有 23 处标着“待核”（第 3、5、14、15、20、21、22、23…… 行）。"


def test_edited_it_renders_and_compares_with_last_years_file(rolled: Path, tmp_path: Path) -> None:
    text = (
        NEXT.replace("公开日期:   #", "公开日期: 2024-03-01  #")
        .replace("# 待核，", "# ")
        .replace("；待核", "")
    )
    text = text.replace("  # 待核", "").replace('"2010301": 100.00', '"2010301": 130.00')
    text = text.replace('"30101": 95.00', '"30101": 125.00').replace("2023年培训", "2024年培训")
    rolled.write_text(text, "utf-8")
    disclosure = pipeline.load(rolled)
    figures = disclosure.figures
    assert not [d for d in disclosure.diagnostics if d.code == "Y401"]
    assert figures["收入.一般公共预算.上年"].value == 1250000
    assert figures["收入.一般公共预算.增减额"].value == 300000
    assert figures["支出.一般公共预算拨款.2010302.上年"].value == 200000
    assert figures["机关运行经费.上年"].value == 100000
    places = figures["支出.一般公共预算.2010301.基本支出.上年"].formula
    assert [Path(e.position.file).name for e in places.entries] == ["2023.yaml"]  # type: ignore[union-attr]
    lines = [
        plain(b.inlines) for b in pipeline.compose(disclosure).blocks() if isinstance(b, Paragraph)
    ]
    assert any("比上年预算增加30.00万元" in line for line in lines)
    assert (
        main(["render", str(rolled), "--format", "docx,html", "--output", str(tmp_path / "成稿")])
        == 0
    )


def test_the_chain_goes_on(rolled: Path, tmp_path: Path) -> None:
    rolled.write_text(NEXT.replace("公开日期:   #", "公开日期: 2024-03-01  #"), "utf-8")
    assert main(["roll", str(rolled), "-o", str(tmp_path / "2025" / "2025.yaml")]) == 0
    root = read(tmp_path / "2025" / "2025.yaml").root
    assert isinstance(root, dict)
    assert root["上年"] == {"文件": "../2024.yaml"}
    assert root["年度"] == "2025"


def test_a_file_is_never_overwritten(rolled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roll", str(rolled.with_name("2023.yaml")), "-o", str(rolled)]) == 2
    assert "已经有了，没有改动它" in capsys.readouterr().err


@pytest.mark.parametrize("sample", sorted(INPUTS.glob("20*.yaml")), ids=lambda path: path.stem)
def test_every_sample_rolls_and_nothing_else_changes(sample: Path, tmp_path: Path) -> None:
    assert main(["roll", str(sample), "-o", str(tmp_path / "下一年.yaml")]) == 0
    was, now = read(sample).root, read(tmp_path / "下一年.yaml").root
    assert isinstance(was, dict)
    assert isinstance(now, dict)
    assert list(now) == [key for key in was if key != "接受"]
    assert now["年度"] == str(int(str(was["年度"])) + 1)
    assert now["公开日期"] is None
    changed = {"表样", "年度", "公开日期", "上年", "人员", "下属单位", "原因", "用途"}
    kept = {k: v for k, v in was.items() if k not in changed and k != "接受"}
    assert {k: v for k, v in now.items() if k not in changed} == kept
    for section in ("原因", "用途"):
        before, after = was.get(section), now.get(section)
        assert isinstance(before, dict)
        assert isinstance(after, dict)
        assert after.items() <= before.items()


TABLE = """\
表样: "2023"
年度: 2023
公开日期: 2023-03-10
单位: {名称: 甲县信访局}
基本支出:
  按功能科目: {"2010308": 5.00}
  按经济科目: {"30101": 5.00}
项目:
  - 名称: 接访
    功能科目: "2010308"
    支出: {"302": 1.00}
    绩效:
      目标: 接访{金额}万元
      上年: 新增
      指标:
        产出指标:
          数量指标:
            接访次数: {值: ">=9次", 权重: 10}
            回访次数: {值: ">=5次", 上年: "4次", 权重: 10}
# 2023 年核对过的
接受:
  - {规则: T301, 理由: 原公布的如此}
"""


def test_performance_tables_accepted_findings_and_dropped_codes_are_looked_at_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """信访事务 was 2010308 until 2023 and is a 款 of its own (20140) since 2024."""
    (tmp_path / "2023.yaml").write_text(TABLE, "utf-8")
    assert main(["roll", str(tmp_path / "2023.yaml"), "-o", str(tmp_path / "2024.yaml")]) == 0
    said = capsys.readouterr().out.replace(f"{tmp_path}/", "")
    assert (
        "2024.yaml:7:11: 科目 2010308（信访事务）在收录的 2024 年科目表里没有见到，"
        "请对照当年的科目表。" in said
    )
    text = (tmp_path / "2024.yaml").read_text("utf-8")
    assert (
        """\
      目标: 接访{金额}万元  # 待核
      上年: 新增  # 待核
      指标:  # 待核
        产出指标:
          数量指标:
            接访次数: {值: ">=9次", 权重: 10}
            回访次数: {值: ">=5次", 上年: "4次", 权重: 10}  # 待核
"""
        in text
    )
    assert text.endswith("""\
# 2023 年核对过的；待核
# 待核，上年接受的检查结果；新年度仍要这样公开的，删去这一行和下面行首的 #
#接受:
#  - {规则: T301, 理由: 原公布的如此}
""")


def test_the_schema_is_named_from_the_new_place(rolled: Path, tmp_path: Path) -> None:
    rolled.write_text(
        rolled.read_text("utf-8").replace("公开日期:   #", "公开日期: 2024-03-01  #"), "utf-8"
    )
    assert main(["roll", str(rolled), "-o", str(tmp_path / "新" / "2025.yaml")]) == 0
    text = (tmp_path / "新" / "2025.yaml").read_text("utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../disclosure.schema.json\n# 甲县某局\n"
    )


PLAIN = """\
表样: "{form}"
年度: {year}
公开日期: {year}-03-10
单位: {{名称: 甲县某局}}
"""


@pytest.mark.parametrize(
    ("form", "year", "then", "served"),
    [
        ("2021", 2021, "2022", "2022 年"),
        ("2024", 2024, "2024", "2024 年起"),
        ("2024", 2026, "2024", "2024 年起"),
    ],
)
def test_the_newest_form_of_the_new_year_is_taken_and_said(
    form: str, year: int, then: str, served: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "旧.yaml", tmp_path / "新.yaml"
    old.write_text(PLAIN.format(form=form, year=year), "utf-8")
    assert main(["roll", str(old), "-o", str(new), "--year", str(year + 1)]) == 0
    assert (
        f"{year + 1} 年，表样 {then}（新疆维吾尔自治区，适用 {served}）" in capsys.readouterr().out
    )
    assert f'表样: "{then}"' in new.read_text("utf-8")


def test_a_form_that_no_longer_serves_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "旧.yaml", tmp_path / "新.yaml"
    old.write_text(PLAIN.format(form="2022", year=2022), "utf-8")
    assert main(["roll", str(old), "-o", str(new), "--form", "2022"]) == 0
    assert "注意：表样 2022 适用 2022 年，不是 2023 年的" in capsys.readouterr().out


def test_only_the_next_year_can_be_begun(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "旧.yaml", tmp_path / "新.yaml"
    old.write_text(PLAIN.format(form="2024", year=2024), "utf-8")
    assert main(["roll", str(old), "-o", str(new), "--year", "2026"]) == 2
    assert "是 2024 年的，由它只能起 2025 年的。" in capsys.readouterr().err
    assert not new.exists()


def test_a_year_without_a_list_of_codes_is_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "旧.yaml", tmp_path / "新.yaml"
    old.write_text(PLAIN.format(form="2024", year=2030), "utf-8")
    assert main(["roll", str(old), "-o", str(new)]) == 0
    assert capsys.readouterr().out.count("2031 年的科目表没有收录") == 1
