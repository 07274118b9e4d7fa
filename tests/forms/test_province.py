"""The example of the template guide: another province's form, nine other tables in 元, without
Python."""

from __future__ import annotations

from pathlib import Path

from generator import pipeline
from generator.document.tree import Aligned, Heading, Table, plain

EXAMPLE = Path(__file__).parents[2] / "examples" / "province"


def test_nine_other_tables_in_yuan() -> None:
    document = pipeline.compose(pipeline.load(EXAMPLE / "单位.yaml"))
    tables = {
        b.name: b for b in document.blocks() if isinstance(b, Table) and b.role.startswith("表格")
    }
    names = (
        "财务收支 收入 支出 财政拨款收支 一般公共预算 政府性基金 国有资本经营 基本支出 三公与运行"
    )
    assert list(tables) == names.split()
    first = [plain(c.inlines) for c in tables["支出"].body[0].cells]
    assert first == ["", "合计", "3,080,000", "1,500,000", "1,580,000"]
    assert [plain(c.inlines) for c in tables["三公与运行"].body[0].cells] == [
        "“三公”经费合计",
        "250,000",
    ]
    assert "单位：元" in {plain(b.right) for b in document.blocks() if isinstance(b, Aligned)}


def test_its_own_headings_and_number_formats() -> None:
    document = pipeline.compose(pipeline.load(EXAMPLE / "单位.yaml"))
    headings = [plain(b.inlines) for b in document.blocks() if isinstance(b, Heading)]
    assert "二、2024年部门预算表" in headings
    assert "三、“三公”经费情况" in headings


def test_it_has_no_program() -> None:
    assert {p.suffix for p in EXAMPLE.rglob("*") if p.is_file()} == {".yaml", ".html", ".css"}
