"""Titles break between words, and no last line is one or two characters: worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.document.line_breaks import broken
from generator.document.signs import as_typed, with_signs
from generator.document.title_lines import best_room
from generator.document.tree import Cell, Document, Number, Paragraph, Row, Section, Table, Text


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        # 14 characters a line would leave 公室 alone, and cut 办公室 in two.
        ("恩施土家族苗族自治州人民政府办公室", 28, ["恩施土家族苗族自治州", "人民政府办公室"]),
        # 13 a line: 说明 would be one line of two characters.
        ("关于县档案馆收支预算情况说明", 26, ["关于县档案馆收支", "预算情况说明"]),
        # A head of eight characters in a column of seven, and one of six in a column of five.
        ("功能分类科目编码", 14, ["功能分类", "科目编码"]),
        ("一般公共预算", 10, ["一般公共", "预算"]),
        ("甲市政府办公室2026年支出预算", 22, ["甲市政府办公室", "2026年支出预算"]),
        ("预算公开", 28, ["预算公开"]),
        ("甲县水利局\n2026年单位预算公开", 28, ["甲县水利局", "2026年单位预算公开"]),
    ],
)
def test_lines_break_between_words(text: str, room: int, lines: list[str]) -> None:
    short = 4 if room > 20 else 2
    assert broken(text, best_room(text, room, 0, short)) == lines


def test_narrower_lines_are_never_more() -> None:
    text = "关于乌有县人民政府办公室2026年一般公共预算项目支出情况的说明"
    for room in range(10, 60):
        assert len(broken(text, best_room(text, room))) == len(broken(text, room))


def test_signs_are_printed_as_the_form_says_and_figures_stay() -> None:
    figure = Number("数", "1.00", "1.00")
    table = Table("表", "表", (100,), (), (Row((Cell((Text(">=95%，<=3次"),)),)),))
    said = Paragraph((Text("不低于>="), figure, Text("万元")))
    document = Document("甲", "甲", "2026-03-10", (Section("纵向", (said, table)),))
    blocks = tuple(with_signs(document, {">=": "≥", "<=": "≤"}).blocks())
    assert blocks == (
        Paragraph((Text("不低于≥"), figure, Text("万元"))),
        Table("表", "表", (100,), (), (Row((Cell((Text("≥95%，≤3次"),)),)),)),
    )
    assert Decimal(figure.value) == 1


def test_a_printed_sign_is_found_as_staff_typed_it() -> None:
    for typed in ("共>=95%的", "共≥95%的"):
        for printed in (">=95%", "≥95%"):
            assert as_typed(printed).search(typed) is not None
    assert as_typed("≥95%").search("<=95%") is None
