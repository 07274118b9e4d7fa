"""Word files for publication: nothing of their making, nothing of their editors."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from generator.cli.main import main
from generator.published.readers.pieces import UnreadableError
from generator.published.readers.word.names import W
from generator.roundtrip.settling import Choice, settle
from generator.roundtrip.stripping import OpenChangesError, strip, traces

SMALL = Path(__file__).parents[1] / "small.yaml"
EDITED = Path(__file__).parent / "edited"
SPACE = f'xmlns:w="{W[1:-1]}"'


def body(content: str) -> etree._Element:
    return etree.fromstring(f"<w:body {SPACE}>{content}</w:body>")


def p(content: str, mark: str = "") -> str:
    properties = f"<w:pPr><w:rPr><w:{mark}/></w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}{content}</w:p>"


def r(text: str, name: str = "t") -> str:
    return f"<w:r><w:{name}>{text}</w:{name}></w:r>"


def texts(root: etree._Element) -> list[str]:
    return ["".join(t.text or "" for t in one.iter(f"{W}t")) for one in root.iter(f"{W}p")]


NEW = f"<w:ins>{r('新')}</w:ins>"
OLD = f"<w:del>{r('旧', 'delText')}</w:del>"
MOVED = f"<w:moveFrom>{r('移')}</w:moveFrom>"
HERE = f"<w:moveTo>{r('移')}</w:moveTo>"
CELL = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"


def row(mark: str, *cells: str) -> str:
    properties = f"<w:trPr><w:{mark}/></w:trPr>" if mark else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


@pytest.mark.parametrize(
    ("content", "accepted", "rejected"),
    [
        (p(r("甲") + NEW + OLD + r("乙")), ["甲新乙"], ["甲旧乙"]),
        (p(r("甲") + MOVED) + p(HERE), ["甲", "移"], ["甲移", ""]),
        (p(f"<w:ins>{NEW}{OLD}</w:ins>"), ["新"], [""]),
        (p(OLD, "del") + p(r("乙")), ["乙"], ["旧", "乙"]),
        (p(r("甲"), "del") + p(r("乙")), ["甲乙"], ["甲", "乙"]),
        (p(r("甲"), "del") + p(r("乙"), "del") + p(r("丙")), ["甲乙丙"], ["甲", "乙", "丙"]),
        (p(r("甲"), "ins") + p(NEW), ["甲", "新"], ["甲"]),
        (
            f"<w:tbl>{row('del', CELL.format('', '一'))}{row('', CELL.format('', '二'))}</w:tbl>",
            ["二"],
            ["一", "二"],
        ),
        (
            f"<w:tbl>{row('ins', CELL.format('', '一'))}{row('', CELL.format('', '二'))}</w:tbl>",
            ["一", "二"],
            ["二"],
        ),
        (f"<w:tbl>{row('del', CELL.format('', '一'))}</w:tbl>{p(r('后'))}", ["后"], ["一", "后"]),
        (
            "<w:tbl>"
            + row("del", CELL.format('<w:vMerge w:val="restart"/>', "组"), CELL.format("", "一"))
            + row("", CELL.format("<w:vMerge/>", ""), CELL.format("", "二"))
            + "</w:tbl>",
            ["组", "二"],
            ["组", "一", "", "二"],
        ),
        (
            "<w:tbl>"
            + row("", CELL.format("<w:cellDel/>", "一"), CELL.format("<w:cellIns/>", "二"))
            + "</w:tbl>",
            ["二"],
            ["一"],
        ),
    ],
)
def test_changes_are_settled(content: str, accepted: list[str], rejected: list[str]) -> None:
    for choice, expected in ((Choice.ACCEPT, accepted), (Choice.REJECT, rejected)):
        root = body(content)
        settle(root, choice)
        assert texts(root) == expected
        left = {node.tag.rpartition("}")[2] for node in root.iter()}
        assert not left & {"ins", "del", "moveFrom", "moveTo", "delText", "cellIns", "cellDel"}


def test_properties_as_they_were() -> None:
    before = "<w:rPr><w:i/></w:rPr>"
    change = f'<w:rPr><w:b/><w:rPrChange w:id="1" w:author="张三">{before}</w:rPrChange></w:rPr>'
    for choice, expected in ((Choice.ACCEPT, ["b"]), (Choice.REJECT, ["i"])):
        root = body(p(f"<w:r>{change}<w:t>甲</w:t></w:r>"))
        settle(root, choice)
        properties = root.find(f".//{W}rPr")
        assert properties is not None
        assert [node.tag.rpartition("}")[2] for node in properties] == expected


def everything(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as package:
        return "\n".join(package.read(name).decode(errors="replace") for name in package.namelist())


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rendering that 张三 changed and commented on."""
    folder = tmp_path_factory.mktemp("output")
    assert main(["render", str(SMALL), "--format", "docx", "--output", str(folder)]) == 0
    file = next(folder.glob("*.docx"))
    word = docx.Document(str(file))
    paragraph = next(one for one in word.paragraphs if one.text.startswith("（1）督促"))
    word.add_comment(paragraph.runs, text="请核对", author="张三", initials="张")
    change = f'<w:ins {SPACE} w:id="9" w:author="张三"><w:r><w:t>新增的话</w:t></w:r></w:ins>'
    paragraph._p.append(etree.fromstring(change))  # noqa: SLF001 - the library has no word for it
    paragraph._p.set(f"{W}rsidR", "00AB12CD")  # noqa: SLF001
    word.core_properties.author = word.core_properties.last_modified_by = "张三"
    word.save(str(file))
    return file


def test_open_changes_are_asked_about(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["strip", str(edited)]) == 1
    assert "还有 1 处修订没有定，没有做。" in capsys.readouterr().err
    assert [file.name for file in edited.parent.glob("*.docx")] == [edited.name]
    with pytest.raises(OpenChangesError):
        strip(edited.read_bytes(), author="甲局")


@pytest.mark.parametrize(("choice", "times"), [("--accept", 1), ("--reject", 0)])
def test_nothing_of_its_making_is_left(
    edited: Path, capsys: pytest.CaptureFixture[str], choice: str, times: int
) -> None:
    before = edited.read_bytes()
    assert main(["strip", str(edited), choice]) == 0
    target = edited.with_name(f"{edited.stem}（公开）.docx")
    assert capsys.readouterr().out == (f"可以公开的 Word：{target}（底稿、批注 1 条、修订 1 处）\n")
    content = target.read_bytes()
    said = everything(content)
    for trace in ("张三", "请核对", "urn:disclosure:base", "预算公开底稿", "comments", "rsidR"):
        assert trace not in said
    assert said.count("新增的话") == times
    assert '"_S' not in said
    assert '"_W' not in said
    assert '"_Toc' in said
    assert not traces(content)
    word = docx.Document(BytesIO(content))
    assert word.core_properties.author == "乌恰县人民政府办公室"
    assert any("改造网站1个，合计9.00万元" in one.text for one in word.paragraphs)
    assert edited.read_bytes() == before
    target.unlink()


def test_what_is_no_word_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "甲.docx"
    file.write_bytes(b"%PDF-1.7")
    assert main(["strip", str(file)]) == 2
    said = "不是 Word 文件（.docx）。请在 Word 或 WPS 里另存为 .docx。"
    assert capsys.readouterr().err == f"{file}：{said}\n"
    assert main(["strip", str(file), "-o", str(file)]) == 2
    with pytest.raises(UnreadableError):
        traces(b"PK")


def test_render_for_the_public(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], edited: Path
) -> None:
    command = ["render", str(SMALL), "--format", "docx", "--output", str(tmp_path), "--publish"]
    assert main(command) == 0
    file = next(tmp_path.glob("*.docx"))
    assert not traces(file.read_bytes())
    assert '"_S' not in everything(file.read_bytes())
    shutil.copyfile(edited, file)
    capsys.readouterr()
    assert main([*command, "--force"]) == 0
    said = capsys.readouterr().err
    kept = file.with_name(f"{file.stem}（改动1）.docx")
    assert f"警告：{kept} 里还有底稿、批注 1 条、修订 1 处，不能照此公开" in said
    assert traces(kept.read_bytes())
