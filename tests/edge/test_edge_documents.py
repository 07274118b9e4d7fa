"""Documents at the edges: each comes out valid in every format, or is refused with a place."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml
from lxml import etree

from generator import files, pipeline
from generator.diagnostics import DisclosureError, Severity
from generator.document.tree import Document, Number, Paragraph, Table, plain
from generator.output import docx, html
from generator.output.estimate import estimate
from generator.pipeline import Disclosure
from tests.stated import NO_MONEY, with_stated

ASKED = {
    "原因": dict.fromkeys(
        (("收入.一般公共预算.增"
            "减额"), ("支出.项目支出.增减"
            "额"), ("支出.一般公共预算拨"
            "款.项目支出.增减额"),
         "支出.一般公共预算拨款.2010399.增减额"), "工作任务调整"),
    "用途": {"支出.一般公共预算拨款.201.金额": "日常运转"},
}  # fmt: skip
HEAD = {"表样": "2024", "年度": "2024", "公开日期": "2024-03-13"}
LONGEST = "维吾尔" * 66 + "某局"
NAMES = (
    "局",
    LONGEST,
    "😀局",
    "艾力·买买提江·吐尔逊",
    "مالىيە ئىدارىسى",
    "ئابدۇقادىر·يۈسۈپ",
    "Donaudampfschifffahrtsgesellschaft" * 20,
    "A&B <县> \"局\" 'x' ]]>",
    "𠮷野家𪚥",
    "../../x",
    "C:\\x",
    "con",
    "NUL.txt",
    "=cmd|'/c calc'!A1",
    "e\u0301e\u0302",
)


def load(tmp_path: Path, facts: dict[str, Any], form: str = "2024") -> Disclosure:
    """A budget with the reasons and uses that its form asks for."""
    file = tmp_path / "单位.yaml"
    budget = with_stated({**HEAD, **facts, "表样": form})
    file.write_text(yaml.safe_dump(budget, allow_unicode=True, sort_keys=False), "utf-8")
    disclosure = pipeline.load(file)
    missing = {
        d.mend.split("：")[1].split(":")[0] for d in disclosure.errors if d.code in ("T401", "T402")
    }
    if not missing:
        return disclosure
    reasons = {name: "工作任务调整" for name in missing if name.endswith("增减额")}
    uses = {name: "日常运转" for name in missing if not name.endswith("增减额")}
    return load(tmp_path, {**facts, "原因": reasons, "用途": uses}, form)


def outputs(disclosure: Disclosure, *, strictly: bool = True) -> Document:
    """The document, after Word file and web page were written and read again."""
    document = pipeline.compose(disclosure)
    look = disclosure.form.look
    page = html.write(document, look, extra_css=disclosure.form.css).decode()
    if strictly:
        html5lib.HTMLParser(strict=True).parse(page)
    with zipfile.ZipFile(
        BytesIO(docx.write(document, look, pages=estimate(document, look)))
    ) as package:
        parts = {name: etree.fromstring(package.read(name)) for name in package.namelist()}
    shown = [t.strip() for t in "".join(parts["word/document.xml"].itertext()).split()]
    assert plain(document.headings()[0].inlines).split()[0][:20] in "".join(shown)
    return document


@pytest.mark.parametrize("name", NAMES)
def test_names(tmp_path: Path, name: str) -> None:
    accepted = [NO_MONEY, {"规则": "T715", "理由": "确是这样的名称"}]
    disclosure = load(tmp_path, {"单位": {"名称": name}, "接受": accepted})
    document = outputs(disclosure)
    assert document.author == name.strip()
    stem = files.safe_name(disclosure.name)
    target = (tmp_path / "成稿" / stem / f"{stem}.docx").resolve()
    assert target.is_relative_to(tmp_path / "成稿")
    files.write(target, b"x")
    assert [p.name for p in (tmp_path / "成稿" / stem).iterdir()] == [f"{stem}.docx"]


@pytest.mark.parametrize("character", list("\x00\x07\x0b\x1b\x7f\x85\u200b\u202e\ufeff\ufffe"))
def test_what_nobody_can_see_is_refused_with_its_place(tmp_path: Path, character: str) -> None:
    """Written as the character itself, and as the escape that YAML makes of it."""
    file = tmp_path / "单位.yaml"
    for spelled in (character, f"\\U{ord(character):08x}"):
        head = '表样: "2024"\n年度: 2024\n公开日期: 2024-03-13\n'
        file.write_text(f'{head}单位: {{名称: "甲{spelled}局"}}\n', "utf-8")
        with pytest.raises(DisclosureError) as caught:
            pipeline.load(file)
        assert {d.position.line for d in caught.value.diagnostics} == {4}


def numbers(document: Document) -> set[str]:
    """All figures in sentences, as printed."""
    sentences = [block for block in document.blocks() if isinstance(block, Paragraph)]
    return {
        inline.text for block in sentences for inline in block.inlines if isinstance(inline, Number)
    }


def project(number: int, amount: str) -> dict[str, Any]:
    return {
        "名称": f"项目{number:03}",
        "功能科目": "2010399",
        "支出": {"302": amount},
        "分配": "共计{金额}万元",
    }


def test_five_hundred_projects(tmp_path: Path) -> None:
    projects = [project(n, "1.01") for n in range(1, 501)]
    disclosure = load(tmp_path, {"单位": {"名称": "甲县某局"}, "项目": projects, **ASKED})
    document = outputs(disclosure, strictly=False)
    rows = max(len(b.body) for b in document.blocks() if isinstance(b, Table))
    assert rows >= 501
    assert disclosure.figures["支出.项目支出.金额"].value == Decimal("5050000.00")
    assert "505.00" in numbers(document)


@pytest.mark.parametrize(
    ("measure", "amount", "printed"),
    [
        ("元", "1000000000000.00", "100,000,000.00"),
        ("万元", "100000000.00", "100,000,000.00"),
        ("元", "0.01", "0.00"),
    ],
)
def test_a_trillion_and_a_cent(tmp_path: Path, measure: str, amount: str, printed: str) -> None:
    disclosure = load(
        tmp_path, {"单位": {"名称": "甲县某局"}, "计量单位": measure, "项目": [project(1, amount)]}
    )
    document = outputs(disclosure)
    assert printed in numbers(document)


def test_negative_amounts(tmp_path: Path) -> None:
    """A document or a place, but no traceback; a rule may forbid them."""
    disclosure = load(
        tmp_path, {"单位": {"名称": "甲县某局"}, "项目": [project(1, "-5.00"), project(2, "7.00")]}
    )
    if disclosure.errors:
        assert all(d.position.line > 1 and d.severity is Severity.ERROR for d in disclosure.errors)
    else:
        assert "-5.00" in numbers(outputs(disclosure))


@pytest.mark.parametrize("form", ["2021", "2022", "2023", "2024"])
def test_zero_everywhere(tmp_path: Path, form: str) -> None:
    zero = {"单位": {"名称": "局"}, "项目": [project(1, "0.00")],
            "人员": {"编制": 0, "在职": {"人数": 0, "增减": 0}},
            "基本支出": {"按功能科目": {"2010301": "0"}, "按经济科目": {"30101": "0"}},
            "上年": {"支出": [{"功能科目": "2010301", "基本支出": "0"}]}, "政府采购": {"货物": "0"},
            "接受": [NO_MONEY, {"规则": "T222", "理由": "人员都是零"}]}  # fmt: skip
    document = outputs(load(tmp_path, zero, form))
    assert not any(
        "增加（减少）" in plain(b.inlines) for b in document.blocks() if isinstance(b, Paragraph)
    )


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd.yaml",
        "\\\\server\\share\\a.yaml",
        "C:\\a.yaml",
        "../../../etc/passwd",
        "~/a.yaml",
        "/dev/zero",
    ],
)
def test_a_file_named_by_an_input(tmp_path: Path, name: str) -> None:
    with pytest.raises(DisclosureError) as caught:
        load(tmp_path, {"单位": {"名称": "局"}, "上年": {"文件": name}})
    assert [(d.code, d.position.line) for d in caught.value.diagnostics] == [("Y107", 7)]


def test_a_link_to_what_is_no_yaml(tmp_path: Path) -> None:
    (tmp_path / "上年.yaml").symlink_to("/etc/hostname")
    with pytest.raises(DisclosureError, match="Y107"):
        load(tmp_path, {"单位": {"名称": "局"}, "上年": {"文件": "上年.yaml"}})


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        ("上年: {文件: 甲.yaml}", "", "“甲.yaml”就是本文件自己"),
        ("上年: {文件: ./乙.yaml}", "", "“./乙.yaml”是 2024 年的，上年是 2023 年"),
        ("汇总自: [甲.yaml]", "", "“甲.yaml”就是本文件自己"),
        ("汇总自: [乙.yaml]", "汇总自: [甲.yaml]", "“乙.yaml”也汇总自本文件，两个文件不能互相汇总"),
        ("汇总自: [乙.yaml]", "汇总自: [丙.yaml]", "“乙.yaml”也汇总自本文件，两个文件不能互相汇总"),
    ],
)
def test_no_file_is_its_own_last_year_or_unit(
    tmp_path: Path, one: str, other: str, message: str
) -> None:
    for name, line in (("甲", one), ("乙", other), ("丙", "汇总自: [甲.yaml]")):
        head = '表样: "2024"\n年度: 2024\n公开日期: 2024-03-13\n单位: {名称: 局}\n'
        (tmp_path / f"{name}.yaml").write_text(f"{head}{line}\n", "utf-8")
    found, _ = pipeline.check(tmp_path / "甲.yaml")
    assert [(d.code, d.position.line, d.message) for d in found] == [("Y108", 5, message)]


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ("上年: {文件: 没有.yaml}", 10, "“没有.yaml”：没有这个文件"),
        ("上年:\n  文件: 2023/甲.yaml", 7, "“2023/甲.yaml”：没有这个文件"),
        ("汇总自: [丙.yaml, 丁.yaml]", 15, "“丁.yaml”：没有这个文件"),
        ("上年: {文件: 夹.yaml}", 10, "“夹.yaml”：这是文件夹，不是文件"),
    ],
)
def test_a_file_that_cannot_be_opened_is_said_where_it_is_named(
    tmp_path: Path, line: str, column: int, message: str
) -> None:
    head = '表样: "2024"\n年度: 2024\n公开日期: 2024-03-13\n单位: {名称: 局}\n'
    (tmp_path / "甲.yaml").write_text(f"{head}{line}\n", "utf-8")
    (tmp_path / "丙.yaml").write_text(head, "utf-8")
    (tmp_path / "夹.yaml").mkdir()
    found, _ = pipeline.check(tmp_path / "甲.yaml")
    place = 5 + line.count("\n")
    assert [(d.code, d.position.line, d.position.column, d.message) for d in found] == [
        ("Y100", place, column, message)
    ]
