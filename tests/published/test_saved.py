"""Files that LibreOffice 7.4 saved, and what a broken copy of them does."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.published.model import Heading, Paper, Paragraph
from generator.published.readers import UnreadableError, read
from tests.published.made import said, tables, texts

SAVED = sorted((Path(__file__).parent / "saved").iterdir())


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.suffix)
def test_a_file_saved_by_libreoffice(path: Path) -> None:
    paper = read(path)
    assert (paper.unit, paper.year) == ("示例县档案馆", 2026)
    assert [line for line in said(paper) if line == "表" or line[1] == " "] == [
        "1 第一部分示例县档案馆概况",
        "2 一、主要职能",
        "1 第二部分2026年预算公开表",
        "3 2026年支出预算总表",
        "表",
        "1 第三部分情况说明",
    ]
    (found,) = tables(paper)
    assert (found.title, found.unit, found.year) == ("2026年支出预算总表", "万元", 2026)
    assert found.notes == ("备注：本表金额按批复列示。",)
    assert [(one.text, one.start, one.stop) for one in found.head] == [
        ("功能分类科目", 0, 2),
        ("合计", 2, 3),
        ("其中", 3, 5),
    ]
    assert texts(found) == [
        ["201", "一般公共服务支出", "1,200.50", "900.00", "300.50"],
        ["20126", "档案事务", "1,200.50", "900.00", "300.50"],
        ["", "合计", "1,200.50", "900.00", "300.50"],
    ]
    spoken = [block for block in paper.blocks if isinstance(block, Paragraph)][-1]
    assert [spot.number.text for spot in spoken.spots] == ["2026", "1,200.50", "900.00", "300.50"]
    assert isinstance(paper.blocks[0], Heading)


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.suffix)
def test_a_broken_copy_is_read_or_refused(path: Path, tmp_path: Path) -> None:
    content = path.read_bytes()
    chance = random.Random(7)  # noqa: S311 - the same every time
    outcomes = set()
    for number in range(40):
        broken = bytearray(content)
        for _ in range(chance.randint(1, 20)):
            at = chance.randrange(len(broken))
            if chance.random() < 0.5:
                broken[at] = chance.randrange(256)
            else:
                del broken[at : at + chance.randint(1, 200)]
        copy = tmp_path / f"{number}{path.suffix}"
        copy.write_bytes(broken)
        try:
            outcomes.add(type(read(copy)))
        except UnreadableError as error:
            outcomes.add(type(error))
    assert outcomes <= {Paper, UnreadableError}
    assert UnreadableError in outcomes
