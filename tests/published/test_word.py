"""Word files as people save them: changes tracked, controls, numbering, hidden text, boxes."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement

from generator.published.model import Changes, Oddity, Unread
from tests.published.made import (
    FILLING,
    W,
    cell,
    paragraph,
    run,
    said,
    saved,
    tables,
    texts,
    word,
)


def test_tracked_changes_are_read_as_accepted_and_counted(tmp_path: Path) -> None:
    deleted, inserted = f"<w:del>{run('1.00', 'delText')}</w:del>", f"<w:ins>{run('2.00')}</w:ins>"
    moved = f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo>"
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    paper = saved(word(paragraph(run("合计"), deleted, inserted, moved, comment)), tmp_path)
    assert said(paper) == ["合计2.00新"]
    assert paper.source is not None
    assert paper.source.changes == Changes(inserted=1, deleted=1, moved=1, comments=1)


def test_a_paragraph_whose_end_was_deleted_runs_on(tmp_path: Path) -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    body = paragraph(run("收入合计"), properties=mark) + paragraph(run("12.00万元。"))
    assert said(saved(word(body), tmp_path)) == ["收入合计12.00万元。"]


def test_deleted_rows_and_cells_are_gone(tmp_path: Path) -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('删')}{cell('9.00')}</w:tr>"
    kept = f"<w:tr>{cell('合计')}{cell('旧', '<w:cellDel/>')}{cell('5.00')}</w:tr>"
    head = f"<w:tr>{cell('名称')}{cell('金额')}</w:tr>"
    (found,) = tables(saved(word(f"<w:tbl>{head}{gone}{kept}</w:tbl>"), tmp_path))
    assert texts(found) == [["合计", "5.00"]]


def test_controls_at_every_level_are_read_and_prompts_are_not(tmp_path: Path) -> None:
    def control(content: str, properties: str = "") -> str:
        inner = f"<w:sdtContent>{content}</w:sdtContent>"
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{inner}</w:sdt>"

    prompt = control(run("单击此处输入"), "<w:showingPlcHdr/>")
    line = paragraph(run("支出预算"), control(run("3.00")), run("万元"), prompt)
    row = control(f"<w:tr>{control(cell('合计'))}{cell(control(paragraph(run('5.00'))))}</w:tr>")
    table = f"<w:tbl><w:tr>{cell('名称')}{cell('金额')}</w:tr>{row}</w:tbl>"
    paper = saved(word(control(line) + table), tmp_path)
    assert said(paper) == ["支出预算3.00万元", "表"]
    assert texts(tables(paper)[0]) == [["合计", "5.00"]]


def test_merged_cells_of_a_head_and_of_a_body(tmp_path: Path) -> None:
    first, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    rows = (
        (cell("名称", first), cell("支出", wide)),
        (cell("", more), cell("基本"), cell("项目")),
        (cell("合计", first), cell("3.00"), cell("4.00")),
        (cell("", more), cell("5.00"), cell("6.00")),
    )
    written = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    (found,) = tables(saved(word(f"<w:tbl>{written}</w:tbl>"), tmp_path))
    assert [(one.text, one.start, one.stop) for one in found.head] == [
        ("名称", 0, 1),
        ("支出", 1, 3),
    ]
    assert [one.text for one in found.head[1].below] == ["基本", "项目"]
    assert texts(found) == [["合计", "3.00", "4.00"], ["合计", "5.00", "6.00"]]
    assert [row[0].is_covered for row in found.rows] == [False, True]


def test_hidden_text_is_not_read_and_is_said(tmp_path: Path) -> None:
    paper = saved(word(paragraph(run("合计1.00"), run("内部", properties="<w:vanish/>"))), tmp_path)
    assert said(paper) == ["合计1.00"]
    assert paper.source is not None
    assert [(one.what, one.text) for one in paper.source.odd] == [(Oddity.HIDDEN, "内部")]


def test_pictures_notes_and_objects_are_said(tmp_path: Path) -> None:
    picture = '<a:pic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
    noted = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    drawn = f"<w:r><w:drawing>{picture}</w:drawing></w:r>"
    paper = saved(word(paragraph(run("见图"), drawn, drawn, noted)), tmp_path)
    assert paper.source is not None
    assert paper.source.unread == (Unread("图片", 2), Unread("脚注", 1))


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph(run('框里的话'))}</w:txbxContent>"
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = (
        f'<m:AlternateContent xmlns:m="{space}"><m:Choice>{box}</m:Choice>'
        f"<m:Fallback>{box}</m:Fallback></m:AlternateContent>"
    )
    assert said(saved(word(paragraph(run("正文"), f"<w:r>{both}</w:r>")), tmp_path)) == [
        "正文",
        "框里的话",
    ]


STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:name w:val="自拟"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="节"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="5">
<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num></w:numbering>"""


def test_headings_by_style_outline_and_numbers_that_word_writes(tmp_path: Path) -> None:
    def styled(name: str, text: str) -> str:
        return paragraph(run(text), properties=f'<w:pStyle w:val="{name}"/>')

    def numbered(level: int, text: str) -> str:
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'
        return paragraph(run(text), properties=place)

    body = (
        styled("t", "概况 1"),
        styled("b", "概况"),
        styled("c", "职能"),
        numbered(0, "收入预算"),
        numbered(1, "财政拨款5.00万元。"),
        numbered(1, "事业收入1.00万元。"),
        numbered(0, "支出预算"),
    )
    parts = {"word/styles.xml": STYLES, "word/numbering.xml": NUMBERING}
    assert said(saved(word("".join(body), parts), tmp_path)) == [
        "1 概况",
        "2 职能",
        "2 一、收入预算",
        "1.财政拨款5.00万元。",
        "2.事业收入1.00万元。",
        "2 二、支出预算",
    ]


def test_what_the_contents_point_to_is_a_heading(tmp_path: Path) -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="_Toc100"/>'
    body = paragraph(mark, run("关于档案保管")) + paragraph(mark, run("收入5.00万元。"))
    assert said(saved(word(body), tmp_path)) == ["2 关于档案保管", "收入5.00万元。"]


def test_a_file_of_python_docx(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("第一部分 概况", level=1)
    document.add_paragraph(FILLING)
    table = document.add_table(rows=2, cols=2)
    for row, filled in zip(table.rows, (["名称", "基本"], ["合计", "1.00"]), strict=True):
        for place, text in zip(row.cells, filled, strict=True):
            place.text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    document.save(str(tmp_path / "公开"))
    paper = saved((tmp_path / "公开").read_bytes(), tmp_path)
    assert said(paper) == ["1 第一部分概况", "表"]
    assert texts(tables(paper)[0]) == [["合计", "1.00"]]


@pytest.mark.parametrize("claimed", ["2000000000", "9" * 5000, "-5", "0", "²", "甲", ""])
def test_what_a_span_claims_is_bounded(tmp_path: Path, claimed: str) -> None:
    wide = cell("甲", f'<w:gridSpan w:val="{claimed}"/>')
    table = f"<w:tbl><w:tr>{wide}{cell('乙')}</w:tr></w:tbl>"
    (found,) = tables(saved(word(table), tmp_path))
    assert found.width <= 64
