"""The notice for a unit: what it lists, its wording, its look, and whom it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm

from generator.audit.free.finding import Weight
from generator.audit.free.told import Spot, Told
from generator.audit.notice.content import notices
from generator.audit.notice.files import write_notices
from generator.audit.notice.word import write
from generator.audit.papers.result import Result
from generator.cli.main import main
from generator.own_data import load
from tests.audit.sheets import paper

WRONG = Told(
    weight=Weight.CONTRADICTION,
    kind="表内合计",
    where="第3页 “支出总表”合计（基本支出）",
    spot=Spot(),
    printed="170.00万元",
    expected="171.00",
    why="151.00 + 20.00",
)
LEFT = Told(Weight.CONTRADICTION, "遗留", "“说明”第2段", Spot(), "×××", "", "没有填的空")
LOOK = WRONG._replace(weight=Weight.REMARK)


def result(name: str, unit: str, *findings: Told) -> Result:
    return Result(Path(name), unit=unit, year=2026, kind="预算", findings=findings)


def test_a_notice_for_each_unit_with_contradictions() -> None:
    found = list(
        notices(
            [
                result("甲.docx", "甲县林草局", WRONG, LEFT, LOOK),
                result("乙.docx", "甲县水务局", LOOK),
                result("丙.docx", "", WRONG),
                Result(Path("坏.docx"), problem="坏.docx：损坏"),
            ]
        )
    )
    assert [one.unit for one in found] == ["甲县林草局", "丙"]
    first = found[0]
    assert first.title == "关于更正2026年部门预算公开内容的通知"
    assert "（甲.docx），发现2处" in first.paragraphs[0]
    place, change = WRONG.where, "合计错的改为“171.00”，分项错的改分项。"
    row = ("1", place, "170.00万元", "171.00", "151.00 + 20.00", f"核对合计与各分项，{change}")
    assert first.rows[0] == row
    assert first.rows[1][-1] == "填上应填的内容，或者删去表样里的话。"
    assert first.after == ("另有1处不算矛盾，也请看一看，见核对报告。",)


def test_all_papers_of_a_unit_in_one_notice() -> None:
    papers = [result("甲.docx", "甲县林草局", WRONG), result("甲.pdf", "甲县林草局", WRONG)]
    (found,) = notices(papers)
    assert [row[0] for row in found.rows] == ["1", "2"]
    assert found.rows[1][1].startswith("甲.pdf 第3页")


def test_a_kind_without_a_number_is_not_told_to_become_one() -> None:
    (found,) = notices([result("甲.docx", "甲", WRONG._replace(expected=""))])
    assert found.rows[0][3] == "见右"
    assert found.rows[0][5] == "核实后更正。"


def test_the_letter_is_an_official_one(tmp_path: Path) -> None:
    (found,) = notices([result("甲.docx", "甲县林草局", WRONG)])
    path = tmp_path / "通知.docx"
    path.write_bytes(write(found))
    document = Document(str(path))
    section = document.sections[0]
    page = (section.page_width, section.page_height, section.top_margin)
    assert [round(length / Mm(1)) for length in page if length] == [210, 297, 37]
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == found.title
    assert texts[2] == "甲县林草局："
    cells = [cell.text for cell in document.tables[0].rows[1].cells]
    assert cells == list(found.rows[0])
    assert "w:tblHeader" in document.tables[0].rows[0]._tr.xml  # noqa: SLF001


def test_names_that_no_file_has_and_characters_that_no_xml_holds(tmp_path: Path) -> None:
    odd = WRONG._replace(printed="\x00{甲}\x0b")
    papers = [result("甲.docx", "甲/乙:{局}", odd), result("乙.docx", "甲／乙:{局}", odd)]
    written = list(write_notices(papers, tmp_path))
    assert len({path.name for path in written}) == 2
    assert all(path.parent == tmp_path for path in written)


def test_every_kind_that_is_named_says_what_to_do() -> None:
    changes = load(Path("generator/audit/data/notice.yaml"))["怎样改"]
    assert {"数", "其他"} <= set(changes)
    assert all(text.endswith("。") for text in changes.values())


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = paper(tmp_path / "乙.html", "甲县水务局", said="171.00")
    folder = tmp_path / "通知"
    assert main(["audit", str(wrong), "--notice", str(folder), "--format", "json"]) == 1
    assert [path.name for path in folder.iterdir()] == ["整改通知-甲县水务局.docx"]
    said = capsys.readouterr()
    assert said.out.startswith("{")
    assert "整改通知-甲县水务局.docx" in said.err
