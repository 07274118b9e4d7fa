"""One page for those who sign, of a file in any state."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from generator.cli.main import main
from tests.batch.units import SAMPLE

NAME = "2024-乌恰县人民政府办公室"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("甲.yaml").write_text(SAMPLE.read_text("utf-8"), "utf-8")
    return tmp_path


def text_of(file: Path) -> str:
    reader = PdfReader(file)
    assert len(reader.pages) == 1
    return "".join(reader.pages[0].extract_text().split())


@pytest.mark.usefixtures("folder")
def test_the_sheet_has_totals_findings_changes_and_room_to_sign() -> None:
    """The totals are 130.00 this year and 129.00 the last."""
    assert main(["render", "甲.yaml", "--format", "docx"]) == 0
    changed = SAMPLE.read_text("utf-8").replace("督促检查重要工作", "督查重要工作")
    Path("甲.yaml").write_text(changed, "utf-8")
    assert main(["report", "甲.yaml"]) == 0
    text = text_of(Path("output") / NAME / f"{NAME}-审核单.pdf")
    assert text.startswith("乌恰县人民政府办公室2024年预算公开审核单")
    assert "收入合计130.00129.00+0.78%" in text
    assert "没有写批复日期，不能核对" in text
    assert "文字1处" in text
    assert "督查重要工作部署的落实，及时报告进展。" in text
    for signer in ("经办人", "审核人", "分管领导", "主要负责人"):
        assert signer in text


@pytest.mark.usefixtures("folder")
def test_without_an_earlier_rendering_it_says_so_and_word_is_written_too() -> None:
    accepted = "接受:\n  - {规则: T609, 理由: 这个项目不考核成本}\n"
    Path("甲.yaml").write_text(SAMPLE.read_text("utf-8") + accepted, "utf-8")
    assert main(["report", "甲.yaml", "-o", "单.docx"]) == 0
    document = Document("单.docx")
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "没有找到上次生成的 Word 文件的记录，没有比较。" in said
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["T609", "绩效表没有成本指标，项目金额 9.00万元。", "这个项目不考核成本"] in cells


@pytest.mark.usefixtures("folder")
def test_a_file_with_errors_has_its_sheet_on_one_page_however_many_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    projects = "".join(f"  - {{名称: 项目{number}, 错: 1}}\n" for number in range(40))
    Path("甲.yaml").write_text(f"表样: '2024'\n年度: 2024\n项目:\n{projects}", "utf-8")
    assert main(["report", "甲.yaml", "-o", "单.pdf"]) == 1
    text = text_of(Path("单.pdf"))
    assert "有错误，没有排出全文，没有总数。" in text
    assert "处没有列出" in text
    assert "有错误，排好的全文还没有核对。" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_other_files_are_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "甲.yaml", "-o", "单.txt"]) == 2
    assert capsys.readouterr().err == "-o 后面写 .pdf 或 .docx 结尾的文件名。\n"
    assert not Path("单.txt").exists()


@pytest.mark.usefixtures("folder")
def test_of_a_file_that_is_not_there_nothing_is_written() -> None:
    assert main(["report", "没有.yaml"]) == 1
    assert not Path("output").exists()
