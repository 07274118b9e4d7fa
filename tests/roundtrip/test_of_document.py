"""The base of our own documents: every text with the key by which it stands in the YAML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import pipeline
from generator.document.tree import plain
from generator.figures.text_keys import TextKeys
from generator.pipeline import Disclosure
from generator.roundtrip.base import FIXED, TEXT, Base, Owner, Paragraph, Piece, TableBase
from generator.roundtrip.of_document import blocks_of
from generator.source.nodes import descend

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "small.yaml"


def printed(path: Path, templates: Path | None = None) -> tuple[Disclosure, Base]:
    disclosure = pipeline.load(path, templates)
    blocks = blocks_of(pipeline.compose(disclosure))
    return disclosure, Base("", 2024, "2024", "", "", "", blocks)


@pytest.fixture(scope="module")
def small() -> Base:
    return printed(SMALL)[1]


def one(base: Base, part: str) -> Paragraph:
    found = [b for b in base.blocks if isinstance(b, Paragraph) and part in b.text]
    assert len(found) == 1
    return found[0]


def pieces(base: Base) -> Iterator[Piece]:
    for block in base.blocks:
        if isinstance(block, Paragraph):
            yield from block.pieces
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from cell


def test_a_text_with_a_figure_in_it(small: Base) -> None:
    key = "项目.网站改造.分配"
    assert one(small, "改造网站1个，合计").pieces == (
        Piece("资金分配情况："),
        Piece("改造网站1个，合计", Owner("文字", key)),
        Piece("9.00", Owner("数字", "项目.网站改造.金额"), within=key),
        Piece("万元", Owner("文字", key)),
    )


def test_a_figure_of_the_form_is_in_no_text(small: Base) -> None:
    size = one(small, "预算安排规模：9.00")
    assert size.pieces[1] == Piece("9.00", Owner("数字", "项目.网站改造.一般公共预算拨款.金额"))
    assert size.place == "七、关于乌恰县人民政府办公室2024年一般公共预算项目支出情况说明"


def test_duties_offices_and_reasons(small: Base) -> None:
    duty = "主要职能.督促检查重要工作部署的落实"
    assert one(small, "督促检查").pieces[1].owner == Owner("文字", duty)
    offices = one(small, "分别是：").pieces
    assert Piece("综合室", Owner("文字", "内设机构.名单.综合室")) in offices
    assert Piece("乌恰县人民政府办公室", Owner("文字", "单位.名称")) in offices
    reason = Owner("文字", "原因.支出.项目支出.增减额")
    assert Piece("增加档案整理", reason) in [*pieces(small)]


def test_an_indicator_and_the_year_that_fills_it(small: Base) -> None:
    table = next(b for b in small.blocks if isinstance(b, TableBase) and b.owner_item)
    assert (table.owner_item, table.title) == ("项目.网站改造", "项目支出绩效目标表1：网站改造")
    key = "项目.网站改造.绩效.指标.产出指标.时效指标.完成时间"
    row = next(row for row in table.rows if row.identity == key)
    name, value = row.cells[1:3]
    assert name == (Piece("完成时间", Owner("文字", f"{key}.名称")),)
    assert value == (
        Piece("2024", Owner("固定"), within=f"{key}.值"),
        Piece("年12月", Owner("文字", f"{key}.值")),
    )


def test_rows_of_the_forms_tables_say_what_they_are_about(small: Base) -> None:
    rows = {
        block.title: [row.identity for row in block.rows]
        for block in small.blocks
        if isinstance(block, TableBase) and not block.owner_item
    }
    spending = rows["五、一般公共预算支出情况表"]
    assert spending == ["", "", "", "201", "20103", "2010301", "2010399", "合计"]
    assert "项目.网站改造.2010399" in rows["七、一般公共预算项目支出情况表"]


@pytest.mark.parametrize("name", ["tests/small.yaml", "inputs/2021-atushi-gov.yaml"])
def test_every_key_leads_to_the_text(name: str) -> None:
    """The key of every piece leads into the file, to a text that has the piece; and nothing is
    printed that is not in the base."""
    disclosure, base = printed(ROOT / name)
    keys = TextKeys(disclosure.budget.located, disclosure.figures.items)
    count = 0
    for piece in pieces(base):
        if piece.owner.kind == TEXT and piece.text.strip():
            path = keys.path(piece.owner.key)
            stated = descend(disclosure.budget.located, path)
            text = str(stated) if isinstance(stated, str) else str(path[-1])
            text = text.replace(">=", "≥").replace("<=", "≤")  # as the form prints them
            assert "".join(piece.text.split()) in "".join(text.split())
            count += 1
        if piece.within and piece.owner.kind != FIXED:
            assert "{" in str(descend(disclosure.budget.located, keys.path(piece.within)))
    assert count > 20
    document = pipeline.compose(disclosure)
    cells = [
        cell.inlines for table in document.tables() for row in table.body for cell in row.cells
    ]
    written = "".join(piece.text for piece in pieces(base))
    assert all(plain(inlines) in written for inlines in cells)


def test_what_is_withheld_is_not_in_the_base(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = SMALL.read_text("utf-8").replace(
        "项目:\n",
        '项目:\n  - {名称: 某某暗线, 功能科目: "2010399", 支出: {"302": 0}, 涉密: 是}\n',
    )
    path.write_text(text, "utf-8")
    base = printed(path)[1]
    assert "暗线" not in str(base)
    neutral = [piece for piece in pieces(base) if "涉密" in piece.text]
    assert neutral
    assert {piece.owner.kind for piece in neutral} == {FIXED}


def test_items_keep_their_keys_whatever_their_place(tmp_path: Path, small: Base) -> None:
    path = tmp_path / "a.yaml"
    text = SMALL.read_text("utf-8")
    places = [text.index(part) for part in ("  - 名称: 网站改造", "  - 名称: 档案整理", "\n上年:")]
    first, second, behind = places
    swapped = text[:first] + text[second:behind] + text[first:second].rstrip() + text[behind:]
    shifted = swapped.replace("主要职能:\n", "主要职能:\n  - 承办会议。\n")
    path.write_text(shifted, "utf-8")
    after = set(pieces(printed(path)[1]))
    kept = [piece for piece in pieces(small) if "档案整理." in piece.owner.key]
    assert kept
    assert set(kept) <= after
    assert one(small, "督促检查").pieces[1] in after
