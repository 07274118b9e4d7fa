"""Word, PDF, web pages and plain text as one model; files that cannot be read get a sentence."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from generator.audit.model import Grid, Line, UnreadableError
from generator.audit.readers import docx, html, read, text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
    return stream.getvalue()


def run(content: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{content}</w:{tag}></w:r>"


def test_tracked_changes_are_read_as_accepted() -> None:
    deleted, inserted = f"<w:del>{run('1.00', 'delText')}</w:del>", f"<w:ins>{run('2.00')}</w:ins>"
    moved = f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo>"
    blocks = docx.read(word(f"<w:p>{run('合计')}{deleted}{inserted}{moved}</w:p>")).blocks
    assert blocks == (Line("合计2.00新"),)


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert docx.read(word(f"<w:p>{mark}{run('前')}</w:p><w:p>{run('后')}</w:p>")).blocks == (
        Line("前后"),
    )


def test_a_sentence_goes_on_after_a_line_break() -> None:
    broken = f"<w:p>{run('支出预算3')}<w:r><w:br/></w:r>{run('20.00万元')}</w:p>"
    assert docx.read(word(broken)).blocks == (Line("支出预算3", whole=False), Line("20.00万元"))


def test_content_controls_and_merged_cells_of_word() -> None:
    def cell(content: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{content}</w:p></w:tc>"

    wide, first, more = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    number = f"<w:sdt><w:sdtContent>{run('5.00')}</w:sdtContent></w:sdt>"
    rows = (
        (cell(run("项目"), first), cell(run("收入"), wide)),
        (cell("", more), cell(number), cell(run("6.00"))),
    )
    table = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    removed = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(run('删'))}</w:tr>"
    blocks = docx.read(word(f"<w:tbl>{table}{removed}</w:tbl>")).blocks
    assert blocks == (Grid((("项目", "收入", ""), ("", "5.00", "6.00"))),)


def test_spans_of_a_web_page() -> None:
    page = "<table><tr><th rowspan=2>项目</th><th colspan=2>收入</th></tr><tr><td>1</td><td>2</td></tr></table><p>句子</p>"  # noqa: E501
    assert html.read(page).blocks == (Grid((("项目", "收入", ""), ("", "1", "2"))), Line("句子"))


def test_tabs_make_a_table_of_plain_text() -> None:
    blocks = text.read("表 1\n\n项目\t金额\n甲\t1.00\n\n备注\n").blocks
    assert blocks == (
        Line("表 1", whole=False),
        Grid((("项目", "金额"), ("甲", "1.00"))),
        Line("备注", whole=False),
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"  \n", "是空文件"),
        (b"PK\x03\x04broken", "文件损坏"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧版 Word（.doc）或加了密码"),
        (b"%PDF-1.7\nbroken", "PDF 损坏"),
        (b"{\\rtf1 " + b"x" * 600, "是 RTF 文件"),
        ("三言两语".encode(), "几乎没有文字.*请给出完整的公开文件"),
        (b"\x00\x01\xff\xfe" * 200, "不是 Word、PDF、网页或文本文件"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "公开稿"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=message):
        read(path)


def test_an_input_is_no_published_file(tmp_path: Path) -> None:
    (tmp_path / "单位.yaml").write_text("名称: 局\n" * 100, "utf-8")
    with pytest.raises(UnreadableError, match=r"是填数的文件.*disclosure check .*单位\.yaml"):
        read(tmp_path / "单位.yaml")


def test_a_missing_file_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="没有找到"):
        read(tmp_path / "没有.docx")
    with pytest.raises(UnreadableError, match="是文件夹"):
        read(tmp_path)


def test_scanned_and_encrypted_pdf(tmp_path: Path) -> None:
    from pypdf import PdfWriter

    scanned, locked = tmp_path / "扫描.pdf", tmp_path / "加密.pdf"
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(scanned)
    writer.encrypt("secret")
    writer.write(locked)
    with pytest.raises(UnreadableError, match="像是扫描件"):
        read(scanned)
    with pytest.raises(UnreadableError, match="加了密码"):
        read(locked)
