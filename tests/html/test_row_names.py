"""Which cells stay in sight while a table scrolls."""

from __future__ import annotations

from lxml import html as parser

from generator.document.tree import Cell, Document, Number, Row, Section, Table, Text
from generator.look import Look
from generator.output import html


def words(text: str, *, colspan: int = 1, heads: bool = False) -> Cell:
    return Cell((Text(text),) if text else (), colspan=colspan, scope="col" if heads else "")


def amount() -> Cell:
    return Cell((Number("支出.合计.金额", "1.00", "1.00"),))


def test_names_stay_in_sight_and_codes_remarks_and_numbers_do_not(look: Look) -> None:
    head = Row(tuple(words(text, heads=True) for text in ("码", "科目", "项目", "数", "备注")))
    body = (
        Row((words("201"), words("一般公共服务"), words(""), amount(), words("无"))),
        Row((words(""), words("行政运行"), words("租车费"), amount(), words(""))),
        Row((words("合计", colspan=3), amount(), words(""))),
    )
    table = Table("表1", "支出表", (10, 30, 30, 15, 15), (head,), body)
    document = Document("甲", "乙", "2024-03-10", (Section("横向", (table,)),))
    page = parser.document_fromstring(html.write(document, look))
    named = page.xpath("//*[contains(@class, '行名')]")
    assert [(cell.text, cell.get("style")) for cell in named] == [
        ("科目", None),
        ("项目", None),
        ("一般公共服务", None),
        ("行政运行", None),
        ("租车费", None),
        ("合计", "--before:1"),
    ]
