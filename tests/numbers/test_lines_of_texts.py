"""Lines of a text stay lines where it stands alone, and are refused with their place where they
cannot."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx as word
import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree, html

from generator.diagnostics import DisclosureError
from generator.document.text_lines import EDGE, LINE, marked, resolved
from generator.document.tree import Inline, LineBreak, Number, Text, plain
from generator.output import docx, xlsx
from generator.output import html as page
from generator.source.words import in_one_line
from tests.numbers.making import Maker, case

PROJECT = """项目:
  - 名称: 档案数字化
    功能科目: "2012604"
    支出: {"302": 5.00}
"""
TWO = "|\n      单价0.5\n      10万页\n"
NOTE = "其他说明:\n  - |\n    共有车辆3\n    2024年没有新购\n"


def test_lines_stay_lines() -> None:
    """Case 04."""
    document = case("04")
    assert document.one("管理机关档案") == "（1）管理机关档案，编制5\n2.接收到期档案"
    assert (
        document.one("恰财预") == "设立的政策依据：恰财预〔2024〕5\n2024年县委常委会第3次会议纪要"
    )
    assert document.one("扫描档案") == "资金分配情况：扫描档案，单价0.5\n10万页，合计5.00万元"
    assert document.one("截至年底共有车辆") == "截至年底共有车辆3\n2024年没有新购"


@pytest.mark.parametrize("form", ["2021", "2022", "2023", "2024"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"    依据: {TWO}", "设立的政策依据：单价0.5\n10万页"),
        (f"    分配: {TWO}", "资金分配情况：单价0.5\n10万页"),
        ("    补充:\n      标准: |\n        每人5\n\n        12个月\n", "标准：每人5\n12个月"),
        ("    依据: >\n      单价0.5\n      10万页\n", "设立的政策依据：单价0.5 10万页"),
        ("    依据: 单价0.5\n      10万页\n", "设立的政策依据：单价0.5 10万页"),
        ('    依据: "单价0.5\\r\\n10万页"\n', "设立的政策依据：单价0.5\n10万页"),
        ('    依据: "单价0.5\\r10万页"\n', "设立的政策依据：单价0.5\n10万页"),
    ],
)
def test_texts_of_projects_in_every_form(make: Maker, form: str, text: str, said: str) -> None:
    assert said in make(PROJECT + text, form).lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("主要职能:\n  - |\n    编制5\n    2.接收档案\n", "（1）编制5\n2.接收档案"),
        ("名词解释:\n  档案: |\n    每卷5\n    10件\n", "九、档案：每卷5\n10件"),
        (NOTE, "共有车辆3\n2024年没有新购"),
    ],
)
def test_other_texts_that_stand_alone(make: Maker, text: str, said: str) -> None:
    assert said in make(text).lines


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("原因:\n  支出.项目支出.增减额: |\n    增5\n    3人\n", (7, 16)),
        ("用途:\n  支出.一般公共预算拨款.201.金额: |\n    车3\n    5人\n", (7, 23)),
        ('项目:\n  - 名称: |\n      维护3\n      5号\n    功能科目: "2012604"\n', (7, 9)),
        ('内设机构: {名单: ["一科\\n二科"]}\n', (6, 13)),
    ],
)
def test_what_stands_in_a_sentence_is_one_line(
    make: Maker, text: str, place: tuple[int, int]
) -> None:
    with pytest.raises(DisclosureError) as raised:
        make(text)
    (found,) = raised.value.diagnostics
    assert found.code == "K208"
    assert (found.position.line, found.position.column) == place


@pytest.mark.parametrize(
    "template",
    [
        "<p>另有：{{ 其他说明[0] }}。</p>",
        "<p>{{ 其他说明[0] }}{{ 其他说明[0] }}</p>",
        "<p>{{ 其他说明[0] }}，合计{{ 支出.金额 }}万元</p>",
        "<p>本单位{{ 其他说明[0] }}</p>",
        "<h4>{{ 其他说明[0] }}</h4>",
        "<aligned><left>{{ 其他说明[0] }}</left><right>元</right></aligned>",
    ],
)
def test_a_template_that_puts_lines_in_a_sentence_is_refused(make: Maker, template: str) -> None:
    make.form("本县", '继承: "2024"\n', 其他_其他事项=template)
    with pytest.raises(DisclosureError) as raised:
        make(NOTE, "本县")
    (found,) = raised.value.diagnostics
    assert (found.code, found.position.line) == ("K902", 7)
    assert found.message == "这段文字有几行，印在句子里，“共有车辆3”和“2024年没有新”会连成一行。"


def test_all_texts_in_sentences_are_told_at_once(make: Maker) -> None:
    make.form(
        "本县",
        '继承: "2024"\n',
        其他_其他事项="{% for 一 in 其他说明 %}<p>有{{ 一 }}。</p>{% endfor %}",
    )
    with pytest.raises(DisclosureError) as raised:
        make(NOTE + "  - |\n    房5\n    3间\n", "本县")
    assert [d.position.line for d in raised.value.diagnostics] == [7, 10]


@pytest.mark.parametrize(
    "template",
    [
        "<p>{{ 其他说明[0] }}</p>",
        "<p>说明：{{ 其他说明[0]|trim }}</p>",
        "<p>（1）{{ 其他说明[0] }}\n</p>",
    ],
)
def test_a_template_that_lets_it_stand_alone_keeps_the_lines(make: Maker, template: str) -> None:
    make.form("本县", '继承: "2024"\n', 其他_其他事项=template)
    assert make(NOTE, "本县").one("共有车辆3").endswith("共有车辆3\n2024年没有新购")


def test_words_of_the_form_keep_their_lines(make: Maker) -> None:
    make.form("本县", '继承: "2024"\n用语:\n  无其他事项: |\n    第1\n    2条\n')
    assert make("", "本县").one("第1").strip() == "第1\n2条"


def test_titles_of_the_form_keep_their_lines(make: Maker) -> None:
    make.form(
        "本县", '继承: "2024"\n表: {支出总体: {区: {主表: {列: {项目: {标题: "科目1\\n2级"}}}}}}\n'
    )
    head = make("", "本县").table("支出总体").head[0].cells[0]
    assert head.inlines == (Text("科目1"), LineBreak(), Text("2级"))


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("<p>计{{ 数('资产.车辆.数量') }}\n{{ 数('资产.车辆.数量') }}</p>", "计0 0"),
        ("<p>共{{ 数('资产.车辆.数量') }}\n  辆</p>", "共0辆"),
        ("<p>Word\nPDF</p>", "Word PDF"),
        ("<p>本单位\n没有</p>", "本单位没有"),
    ],
)
def test_the_templates_own_line_ends_join_no_numbers(make: Maker, template: str, said: str) -> None:
    make.form("本县", '继承: "2024"\n', 其他_其他事项=template)
    assert make("", "本县").of(said)


def test_every_format_has_the_lines(make: Maker, tmp_path: Path) -> None:
    goal = (
        "    绩效:\n      目标: |\n        建成3\n        2座\n"
        "      指标: {产出指标: {数量指标: {座数: {值: 5座}}}}\n"
    )
    one = make(PROJECT + goal + NOTE)
    look = one.disclosure.form.look
    path = tmp_path / "a.docx"
    path.write_bytes(docx.write(one.document, look, pages={}))
    opened = word.Document(str(path))
    assert "共有车辆3\n2024年没有新购" in [p.text for p in opened.paragraphs]
    assert "建成3\n2座" in {
        cell.text for table in opened.tables for row in table.rows for cell in row.cells
    }
    tree = html.fromstring(page.write(one.document, look).decode())
    texts = ["|".join(etree.ETXPath("text()")(p)) for p in tree.iter("p", "td")]
    assert {"共有车辆3|2024年没有新购", "建成3|2座"} <= set(texts)
    book = openpyxl.load_workbook(
        io.BytesIO(xlsx.write(one.document, look, one.disclosure.form.spec, one.disclosure.figures))
    )
    assert "建成3\n2座" in {cell.value for sheet in book for row in sheet.rows for cell in row}


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("某县\n档案馆", "某县档案馆"),
        ("单价0.5\n10万页", "单价0.5 10万页"),
        ("编制5\n2.接收", "编制5 2.接收"),
        ("共3\n人", "共3 人"),
        ("A\nB", "A B"),
        ("  甲（一） \n\n 乙 ", "甲（一）乙"),
    ],
)
def test_the_mend_of_several_lines_joins_only_chinese_characters(text: str, mended: str) -> None:
    assert in_one_line(text) == mended


pieces = st.lists(
    st.sampled_from(["甲", "乙。", "3", "0.5", "a", "，"]), min_size=1, max_size=3
).map("".join)


@given(st.lists(pieces, min_size=1, max_size=4))
def test_marked_lines_come_back(lines: list[str]) -> None:
    text = marked("\n".join(lines))
    assert plain(resolved([Text(text)])) == "\n".join(lines)
    assert (EDGE in text) == (LINE in text) == (len(lines) > 1)


inlines = st.lists(
    st.one_of(
        st.sampled_from(["甲", "3", "\n", " \n  ", "b\n4", "\n乙"]).map(Text),
        st.sampled_from(["", "1.00"]).map(lambda t: Number("数", t, "1")),
        st.just(LineBreak()),
    ),
    max_size=6,
)


@example([Text("3"), Text("\n"), Number("数", "", "0"), Text("\n"), Text("3")])
@given(inlines)
def test_no_two_numbers_meet_where_the_source_broke(given_inlines: list[Inline]) -> None:
    """The same with every break of the source made a blank, blanks beside Chinese characters and at
    ends left out."""
    spread = "".join(
        "\n" if isinstance(i, LineBreak) else re.sub(r"\s*\n\s*", "\t", i.text)
        for i in given_inlines
    )
    expected = re.sub(r"(?<=[\da-z.])\t+(?=[\da-z])", " ", spread).replace("\t", "")
    assert plain(resolved(given_inlines)) == expected
