"""A department's own folder of forms: first file wins, and every mistake is named with its
place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.cli.main import main
from generator.diagnostics import DisclosureError
from generator.document.tree import Paragraph, Table, plain

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "inputs" / "2024-wuqia-gov.yaml"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "2024").mkdir()
    return tmp_path


def paragraphs(own: Path) -> list[str]:
    document = pipeline.compose(pipeline.load(SAMPLE, own))
    return [plain(b.inlines) for b in document.blocks() if isinstance(b, Paragraph)]


def mistake(own: Path, name: str, text: str) -> str:
    (own / "2024" / name).write_text(text, encoding="utf-8")
    with pytest.raises(DisclosureError) as caught:
        pipeline.compose(pipeline.load(SAMPLE, own))
    return str(caught.value).replace(str(own), "我的表样")


def test_own_sentence_replaces_the_built_in_one(own: Path) -> None:
    (own / "2024" / "支出.html").write_text(
        "<p>全年支出{{ 支出.金额 }}万元。</p>", encoding="utf-8"
    )
    texts = paragraphs(own)
    assert "全年支出2,015.18万元。" in texts
    assert not any(t.startswith("乌恰县人民政府办公室2024年支出预算") for t in texts)


def test_own_number_format_and_title_are_merged(own: Path) -> None:
    (own / "2024" / "form.yaml").write_text(
        "数字格式: {文字: {万元: {小数: 1, 千分位: 否}}}\n表: "
        "{收支总体: {标题: '{称谓}收支总表'}}\n",
        encoding="utf-8",
    )
    document = pipeline.compose(pipeline.load(SAMPLE, own))
    assert next(b.caption for b in document.blocks() if isinstance(b, Table)) == "单位收支总表"
    assert "支出预算2015.2万元，其中：" in "".join(paragraphs(own))


def test_unknown_variable(own: Path) -> None:
    expected = "我的表样/2024/支出.html:2:1: 错误 F101 没有叫“单位名”的变量；是不是“单位名称”？"
    assert mistake(own, "支出.html", "<p>甲</p>\n<p>{{ 单位名 }}</p>") == expected


def test_unknown_attribute(own: Path) -> None:
    expected = "我的表样/2024/支出.html:1:1: 错误 F101 支出事项没有“金客”，是不是“金额”？"
    assert mistake(own, "支出.html", "<p>{{ 支出.金客 }}</p>") == expected


def test_unknown_figure(own: Path) -> None:
    expected = (
        "我的表样/2024/支出.html:1:1: 错误 F101 没有叫“收入.合计金额”的数，是不是“收入.合计.金额”？"
    )
    assert mistake(own, "支出.html", '<p>{{ 数("收入.合计金额") }}</p>') == expected


def test_element_that_word_cannot_show(own: Path) -> None:
    text = mistake(own, "支出.html", '<p>甲</p>\n  <img src="x"/>')
    assert text.startswith(
        "我的表样/2024/支出.html:2:3: 错误 F103 <img> 不能用：Word 里没有对应的东西。"
    )


def test_place_in_a_title_that_nothing_fills(own: Path) -> None:
    text = mistake(own, "form.yaml", '表: {收支总体: {标题: "{称胃}表"}}\n')
    assert "form.yaml:1:16: 错误 F104 没有东西可以填进 {称胃}。\n    改法：是不是 {称谓}？" in text


def test_column_that_names_no_figure(own: Path) -> None:
    text = mistake(
        own, "form.yaml", '表: {三公经费: {区: {主表: {列: [{标题: 数, 数: "三公.{键}.金客"}]}}}}\n'
    )
    assert "错误 F105 没有叫“三公.合计.金客”的数。" in text


def test_templates_are_sandboxed(own: Path) -> None:
    text = mistake(own, "支出.html", '<p>{{ "".__class__.__mro__ }}</p>')
    assert text.startswith("我的表样/2024/支出.html:1:1: 错误 F101 这里不能这样写：")


def test_forms_check_names_everything_at_once(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "2024" / "支出.html").write_text(
        '<p>{{ 支出.金客 }}<img src="x"/></p>', encoding="utf-8"
    )
    assert main(["forms", "check", "2024", "--templates", str(own)]) == 1
    out = capsys.readouterr().out
    assert "F103" in out
    assert "F101" in out
    assert "表样 2024：2 处要改。" in out


def test_no_form_is_named_in_the_program() -> None:
    """Adding a form grows no ``if`` on a form's name or year."""
    names = {p.parent.name for p in (ROOT / "templates").glob("*/form.yaml")}
    for module in (ROOT / "generator").rglob("*.py"):
        code = [
            x.split("#")[0]
            for x in module.read_text(encoding="utf-8").splitlines()
            if "if " in x or "case " in x
        ]
        for line in code:
            assert not any(f'"{n}"' in line or f"== {n}" in line for n in names), (
                f"{module}: {line}"
            )


def test_a_macro_that_lacks_the_context(own: Path) -> None:
    (own / "2024" / "我的.html").write_text(
        "{% macro 头() %}{{ 本单位 }}{% endmacro %}", encoding="utf-8"
    )
    text = '<p>甲</p>\n{% import "我的.html" as 我 %}\n<p>{{ 我.头() }}</p>'
    assert mistake(own, "支出.html", text) == (
        "我的表样/2024/我的.html:1:1: 错误 F101 宏里看不到“本单位”：import 时写 with context，"
        "或把它作参数传给宏。"
    )


@pytest.mark.parametrize("filter_", ["upper", "length", "first", "list", "sort"])
def test_a_filter_that_would_take_a_text_with_numbers_apart(own: Path, filter_: str) -> None:
    words = "{% set 话 %}共{{ 支出.金额 }}万元{% endset %}"
    text = f"<p>甲</p>\n{words}\n<p>{{{{ 话|{filter_} }}}}</p>"
    said = mistake(own, "支出.html", text)
    assert said.startswith("我的表样/2024/支出.html:3:1: 错误 F101 这里不能这样写：里面有数")


def test_a_number_format_for_a_unit_that_there_is_not(own: Path) -> None:
    said = mistake(own, "form.yaml", "数字格式: {文字: {亿元: {小数: 1}}}\n")
    assert "我的表样/2024/form.yaml:1:17: 错误 F106 没有哪个数以“亿元”为单位。" in said


def test_a_page_that_the_look_does_not_state(own: Path) -> None:
    said = mistake(own, "form.yaml", "表: {收支总体: {页面: 宽页}}\n")
    assert "我的表样/2024/form.yaml:1:16: 错误 F106 版面里没有叫“宽页”的页面。" in said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '<p>甲</p>\n<p class="大字">乙</p>',
            "支出.html:2:1: 错误 F102 版面里没有叫“大字”的样式。",
        ),
        (
            '<p>甲</p></section><section page="宽页"><p>乙</p>',
            "支出.html:1:19: 错误 F102 版面里没有叫“宽页”的页面。",
        ),
    ],
)
def test_a_style_or_page_of_a_template_that_the_look_does_not_state(
    own: Path, text: str, message: str
) -> None:
    assert message in mistake(own, "支出.html", text)
