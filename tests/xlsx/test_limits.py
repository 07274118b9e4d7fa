"""What Excel does not take is cut so that it opens the file, and said."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.document.tree import Cell, LineBreak, Number, Row, Section, Table, Text
from generator.output import xlsx
from generator.output.xlsx.formats import quoted
from generator.output.xlsx.limits import TEXT, is_exact, units, within

from .conftest import Made

HEAD = (Row((Cell((Text("名称"),), scope="col"), Cell((Text("数"),), scope="col"))),)


def sheet_of(made: Made, *rows: tuple[object, ...]) -> tuple[Worksheet, list[str]]:
    """A table of these rows as the only sheet, and what is said of it."""
    body = tuple(
        Row(tuple(Cell(tuple(one) if isinstance(one, list) else (one,)) for one in row))
        for row in rows
    )  # type: ignore[arg-type]
    table = Table("长表", "长表", (50.0, 50.0), HEAD, body)
    d = made.disclosure
    document = replace(made.document, sections=(Section("纵表", (table,)),))
    said: list[str] = []
    content = xlsx.write(document, d.form.look, d.form.spec, d.figures, said.append)
    return load_workbook(io.BytesIO(content)).worksheets[1], said


@pytest.mark.parametrize("sign", ["字", "😀"])
def test_a_long_text_is_cut_to_what_a_cell_takes_and_says_so_itself(
    made_2024: Made, sign: str
) -> None:
    sheet, said = sheet_of(made_2024, (Text(sign * 60_000), Text("短")))
    value = sheet["A2"].value
    assert isinstance(value, str)
    assert TEXT - 10 < units(value) <= TEXT
    kept = value.index("……")
    assert value == f"{sign * kept}……（略去 {60_000 - kept} 个字）"
    assert sheet["B2"].value == "短"
    assert said == [
        "Excel 一格最多 32,767 个字，后面的略去：“长表”A2。Word、PDF 和网页里是全的。",
        "Excel 一行最高 409 磅，文字都在，显示不全：“长表”A2。Word、PDF 和网页里是全的。",
    ]


def test_what_a_cell_just_takes_stays_as_it_is() -> None:
    assert within("字" * TEXT) == ("字" * TEXT, ())
    assert within("😀" * (TEXT // 2))[1] == ()
    text, cuts = within("字" * (TEXT + 1))
    assert (units(text) <= TEXT, len(cuts)) == (True, 1)


def test_more_line_ends_than_a_cell_takes(made_2024: Made) -> None:
    lines = [inline for n in range(300) for inline in (Text(str(n)), LineBreak())]
    sheet, said = sheet_of(made_2024, (lines, Text("短")))
    value = str(sheet["A2"].value)
    assert value.count("\n") == 253
    assert value.replace("\n", " ").split() == [str(n) for n in range(300)]
    assert said[0].startswith("Excel 一格最多换行 253 次，后面的不换行：“长表”A2。")


def test_a_row_is_no_higher_than_rows_can_be(made_2024: Made) -> None:
    tall = tuple((Text("字" * 3000), Text("短")) for _ in range(5))
    sheet, said = sheet_of(made_2024, *tall, (Text("低"), Text("短")))
    heights = [sheet.row_dimensions[n].height for n in range(2, 8)]
    assert all(405 < height <= 409 for height in heights[:5])
    assert (heights[5] or 15) < 40
    assert said == [
        (
            "Excel 一行最高 409 磅，文字都在，显示不全：“长表”A2、“长表”A3、“长表”A4 等 5 处。"
            "Word、PDF 和网页里是全的。"
        )
    ]


@pytest.mark.parametrize(
    ("value", "exact"),
    [
        ("999999999999999", True),
        ("9999999999999.99", True),
        ("99999999999999.99", False),
        ("1e20", True),
        ("0", True),
    ],
)
def test_excel_keeps_fifteen_digits(value: str, exact: bool) -> None:  # noqa: FBT001
    assert is_exact(Decimal(value)) is exact


def test_a_number_of_more_digits_is_written_as_words_and_its_total_as_a_number(
    made_2024: Made,
) -> None:
    name = "支出.一般公共预算拨款.{}.金额"
    parts = [("2010301", "99999999999999.99"), ("2080505", "0.01")]
    rows = [(Text(code), Number(name.format(code), f"{Decimal(v):,}", v)) for code, v in parts]
    total = Number("支出.一般公共预算拨款.金额", "100,000,000,000,000.00", "100000000000000.00")
    sheet, said = sheet_of(made_2024, *rows, (Text("合计"), total))
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("99,999,999,999,999.99", "s")
    assert sheet["B3"].value == 0.01
    assert sheet["B4"].value == 100000000000000
    assert said == [
        "Excel 数最多 15 位，写成文字，不能计算：“长表”B2。Word、PDF 和网页里是全的。",
        "Excel 里各项有写成文字的，合计写成数，没有公式：“长表”B4。Word、PDF 和网页里是全的。",
    ]


def test_quotes_in_what_a_zero_is_printed_as() -> None:
    """They would end the words in the format, and Excel would call the file damaged."""
    assert quoted('无"数"') == '"无"\\""数"\\"""'
