"""A mistake in the markup of a template is named with the line on which it stands."""

from __future__ import annotations

import pytest

from generator.document.build import build
from generator.document.mistake import MarkupMistakeError
from generator.document.tree import Document, Table

ROWS = """<section>
<p>第二行</p>

<table widths="50 50">
<tbody>
<tr><td>甲</td>
<td{cell}>1</td></tr>
</tbody>
</table>
{more}
</section>
"""


def no_table(name: str) -> Table:
    raise KeyError(name)


def document(cell: str = "", more: str = "") -> Document:
    markup = ROWS.format(cell=cell, more=more)
    return build(markup, no_table, title="题", author="单位", date="2024-03-10")


def test_what_is_right_is_read() -> None:
    (section,) = document().sections
    assert len(section.blocks) == 2


@pytest.mark.parametrize(
    ("cell", "more", "line", "said"),
    [
        (' colspan="零"', "", 7, "<td> 的 colspan 要写 1 到 63 的整数"),
        (' indent="21"', "", 7, "<td> 的 indent 要写 0 到 20 的整数"),
        (' align="斜"', "", 7, "<td> 的 align 只能是"),
        (' colspan="2"', "", 4, "<table> 的格子与 2 栏对不上"),
        ("", '<form-table name="表九"/>', 10, "<form-table> 的 name 是“表九”"),
        ("", "\n<aligned><right/><left/></aligned>", 11, "<aligned> 里要先写一个 left"),
        ("", "<p>甲<b>乙</b></p>", 10, "<b> 不能用在 <p> 里"),
    ],
)
def test_a_mistake_has_its_line(cell: str, more: str, line: int, said: str) -> None:
    with pytest.raises(MarkupMistakeError) as caught:
        document(cell, more)
    assert caught.value.line == line
    assert str(caught.value).startswith(said)
