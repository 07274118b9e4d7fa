"""The base of a document as bytes."""

from __future__ import annotations

import zlib

import pytest

from generator.roundtrip.base import (
    Base,
    BrokenBaseError,
    Owner,
    Paragraph,
    Piece,
    Row,
    TableBase,
    dump,
    load,
)

AMOUNT = Owner("数字", "项目.甲.金额")
USE = Owner("文字", "项目.甲.分配")
SENTENCE = (
    Piece("资金分配情况："),
    Piece("合计", USE),
    Piece("5.00", AMOUNT, within="项目.甲.分配"),
    Piece("万元", USE),
)
TABLE = TableBase(
    title="绩效表",
    owner_item="项目.甲",
    rows=(Row(cells=((Piece("指标"),), ())), Row(cells=((Piece("甲", USE),),), identity="项目.甲")),
    head=1,
)
BASE = Base(
    unit="甲单位",
    year=2024,
    form="2024",
    program="1.0",
    yaml_hash="ab",
    form_hash="cd",
    blocks=(
        Paragraph("一、收入", "一级标题", (Piece("一、收入"),), level=2),
        Paragraph("一、收入", "正文", SENTENCE),
        TABLE,
    ),
)


def test_what_is_written_is_read_again() -> None:
    assert load(dump(BASE)) == BASE


def test_pieces_in_their_order_are_the_printed_text() -> None:
    paragraph = BASE.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "资金分配情况：合计5.00万元"
    assert TABLE.rows[0].texts == ("指标", "")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no base",
        dump(BASE)[:-3],
        zlib.compress(b"[]"),
        zlib.compress(b'{"version":2}'),
        zlib.compress(zlib.decompress(dump(BASE)).replace("数字".encode(), b"xx")),
        zlib.compress(zlib.decompress(dump(BASE)).replace(b"2024,", b'"x",')),
    ],
)
def test_what_is_no_base_is_refused(content: bytes) -> None:
    with pytest.raises(BrokenBaseError):
        load(content)
