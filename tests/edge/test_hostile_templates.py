"""A form from elsewhere can neither look beyond its variables and folder nor run on without end."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline
from generator.cli.main import main
from generator.diagnostics import DisclosureError, Position
from generator.forms import compose
from generator.forms.library import Library, built_in
from tests.stated import stated

INPUT = '表样: "2024"\n年度: 2024\n公开日期: 2024-03-13\n单位: {名称: 甲县某局}\n'
MOST_SECONDS = 40
GROWING = (
    "{%% set n = namespace(a=%s) %%}{%% for i in range(60) %%}{%% set n.a = %s %%}{%% endfor %%}"
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Disclosure:
    """A budget of next to nothing in a built-in form."""
    file = tmp_path_factory.mktemp("填报") / "单位.yaml"
    file.write_text(stated(INPUT), encoding="utf-8")
    return pipeline.load(file)


def mistake(tmp_path: Path, files: dict[str, str], form: str = "2024") -> str:
    """What the program says of a budget in a form whose ``files`` replace the built-in ones."""
    own = with_files(tmp_path, files, form)
    file = tmp_path / "单位.yaml"
    file.write_text(stated(INPUT.replace('"2024"', f'"{form}"')), encoding="utf-8")
    return said(own, lambda: pipeline.load(file, own))


def of_template(tmp_path: Path, small: pipeline.Disclosure, text: str) -> str:
    """What the program says where ``text`` replaces a template of the built-in form."""
    own = with_files(tmp_path, {"支出.html": text}, "2024")
    form = Library((own, built_in())).form("2024", Position("单位.yaml"))
    return said(own, lambda: replace(small, form=form))


def with_files(tmp_path: Path, files: dict[str, str], form: str) -> Path:
    """A folder of forms of one's own."""
    own = tmp_path / "表样"
    for name, text in files.items():
        (own / form / name).parent.mkdir(parents=True, exist_ok=True)
        (own / form / name).write_text(text, encoding="utf-8")
    return own


def said(own: Path, loaded: Callable[[], pipeline.Disclosure]) -> str:
    """The message that ends the composing of a disclosure."""
    started = time.thread_time()
    with pytest.raises(DisclosureError) as caught:
        pipeline.compose(loaded())
    assert time.thread_time() - started < MOST_SECONDS
    return str(caught.value).replace(str(own), "表样")


@pytest.fixture(autouse=True)
def _impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """What never ends is given less time than users have."""
    monkeypatch.setattr(compose, "SECONDS", 1)


@pytest.mark.parametrize(
    "expression",
    [
        '"".__class__.__mro__',
        '""|attr("__class__")',
        '""["__class__"]',
        "数.__globals__",
        "数.__self__.budget",
        "支出.__class__",
        "支出.look_up.__func__",
        "支出.look_up.__self__",
        "self.__init__.__globals__",
        "self._TemplateReference__context",
        "range.__wrapped__",
        "namespace.__init__",
        '"{0.__class__}".format(支出)',
        '"{0.__class__}"|format(支出)',
        '[支出]|map(attribute="__class__")|join',
        "cycler.__init__.__globals__",
        "lipsum.__globals__",
        "dict(甲=1)",
        "名称.__code__",
        '支出.values.update({"甲": 1})',
        "内设机构.名单.append(1)",
        "(0).to_bytes(10**9)",
        '("甲"|safe).__html__',
        '"甲"|random',
        "[1, 2]",
        "none",
        "true",
        "1e308 * 10",
        "[1]|sum(start=1e400)",
        '"甲".center(9)',
        "1 < '甲'",
        "1 // 0",
        "数()",
    ],
)
def test_nothing_beyond_the_variables(
    tmp_path: Path, small: pipeline.Disclosure, expression: str
) -> None:
    text = of_template(tmp_path, small, f"<p>甲</p>\n<p>{{{{ {expression} }}}}</p>")
    assert text.startswith("表样/2024/支出.html:2:1: 错误 F101 ")
    assert not re.search("[a-z] [a-z]", text)


@pytest.mark.parametrize(
    ("name", "template"),
    [
        ("turns", "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"),
        ("range", "{% for a in range(10**12) %}{% endfor %}"),
        ("range of one call", "{{ range(999999999)|length }}"),
        ("text times", '{{ "甲" * 10**9 }}'),
        ("list times", "{{ ([1] * 999999999)|length }}"),
        ("power", "{{ 9**9**9**9 }}"),
        ("joined", GROWING % ("'甲乙丙丁'", "n.a ~ n.a")),
        ("exponent", "{{ '1e999999999'|int }}"),
        ("digits", '{{ ("9" ~ "9" * 1)|int }}'),
        ("in a macro", "{% macro 甲() %}{{ 9|round(-1000000000) }}{% endmacro %}{{ 甲() }}"),
        ("block", "{% set a = '甲乙丙丁' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40),
        ("width", '{{ "%0999999999d" % 1 }}'),
        ("centre", '{{ "甲"|center(999999999) }}'),
        ("method", '{{ "甲".ljust(999999999) }}'),
        ("macro", "{% macro 甲() %}{{ 甲() }}{% endmacro %}{{ 甲() }}"),
        (
            "macro tree",
            (
                "{% macro 甲(n) %}{% if n %}{{ 甲(n-1) }}{{ 甲(n-1) "
                "}}{% endif %}{% endmacro %}{{ 甲(40) }}"
            ),
        ),
        ("include", '{% include "支出.html" %}'),
        ("import", '{% import "支出.html" as 甲 %}{{ 甲.乙 }}'),
        ("extends", '{% extends "支出.html" %}'),
        ("recursive", "{% for a in [[1]] recursive %}{{ loop([a]) }}{% endfor %}"),
        ("depth", "{% if 1 %}" * 150 + "{% endif %}" * 150),
        ("loops in loops", "{% for a in [1] %}" * 40 + "{% endfor %}" * 40),
        ("brackets", "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}"),
        ("output", "{% for a in range(9999) %}<p>" + "甲" * 5000 + "</p>{% endfor %}"),
        ("a list printed", "{% set a = [1, 2] %}{{ a }}"),
    ],
)
def test_nothing_without_bound(
    tmp_path: Path, small: pipeline.Disclosure, name: str, template: str
) -> None:
    text = of_template(tmp_path, small, f"<p>甲</p>\n{template}")
    assert re.match(
        r"表样/2024/支出\.html:[12]:1: 错误 F101 |\S+/document\.html:1:1: 错误 F101 ", text
    ), name


def test_what_never_ends_is_found_at_its_line(tmp_path: Path, small: pipeline.Disclosure) -> None:
    text = of_template(tmp_path, small, "<p>甲</p>\n\n<p>{{ 9|round(-1000000000) }}</p>\n<p>乙</p>")
    assert text == (
        "表样/2024/支出.html:3:1: 错误 F101 排这个表样过了 1 秒还没有做完。\n"
        "    改法：看看这里的循环、宏和算式：有没有自己调用自己、次数或数写得太大的。"
    )


def test_a_form_that_never_ends_is_found_by_forms_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "支出.html").write_text("{{ 9|round(-1000000000) }}", "utf-8")
    assert main(["forms", "check", "2024", "--templates", str(tmp_path)]) == 1
    assert (
        f"{tmp_path}/2024/支出.html:1:1: 错误 F101 排这个表样过了 1 秒还没有做完。"
        in capsys.readouterr().out
    )


def test_includes_that_double(tmp_path: Path) -> None:
    """Thirty templates, each including the next twice."""
    files = {f"层{n}.html": f'{{% include "层{n + 1}.html" %}}' * 2 for n in range(30)}
    text = mistake(tmp_path, {**files, "层30.html": "甲", "支出.html": '{% include "层0.html" %}'})
    assert re.search(r"\.html:1:1: 错误 F101 排这个表样过了 1 秒还没有做完", text)


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../../单位.yaml",
        "..\\\\单位.yaml",
        "C:/Windows/win.ini",
        "form.yaml/../../x",
        "",
    ],
)
def test_no_file_outside_the_folder(tmp_path: Path, small: pipeline.Disclosure, name: str) -> None:
    assert "错误 F101 找不到模板" in of_template(tmp_path, small, f'{{% include "{name}" %}}')


def test_no_file_through_a_link(tmp_path: Path) -> None:
    secret = tmp_path / "秘密.html"
    secret.write_text("<p>秘密</p>", encoding="utf-8")
    folder = tmp_path / "表样" / "2024"
    folder.mkdir(parents=True)
    (folder / "外.html").symlink_to(secret)
    (folder / "style.css").symlink_to(secret)
    assert "找不到模板“外.html”" in mistake(tmp_path, {"支出.html": '{% include "外.html" %}'})
    assert "秘密" not in pipeline.load(tmp_path / "单位.yaml", tmp_path / "表样").form.css


@pytest.mark.parametrize(
    "name", ["/etc", "\\\\\\\\server\\\\share", "C:\\\\forms", "~", "没有", "form.yaml"]
)
def test_settings_name_no_folder_but_from_where_they_lie(tmp_path: Path, name: str) -> None:
    """A share of another machine would be asked for, with the user's name."""
    file = tmp_path / "单位.yaml"
    file.write_text(stated(INPUT), encoding="utf-8")
    (tmp_path / "disclosure.yaml").write_text(f'模板: "{name}"\n', encoding="utf-8")
    with pytest.raises(DisclosureError) as caught:
        pipeline.load(file)
    assert [(d.code, d.position.line) for d in caught.value.diagnostics] == [("K803", 1)]


@pytest.mark.parametrize("parent", ["../外", "/", "2024/../../外", "..", "C:\\\\"])
def test_no_form_outside_the_library(tmp_path: Path, parent: str) -> None:
    outside = tmp_path / "外"
    outside.mkdir()
    (outside / "look.yaml").write_text("页面: 秘密", encoding="utf-8")
    text = mistake(tmp_path, {"form.yaml": f"名称: 某\n适用年度: 2024\n继承: '{parent}'\n"}, "某")
    assert "秘密" not in text
    assert "form.yaml" in text


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('<table widths="abc"><tbody/></table>', "的 widths 要写各栏的宽"),
        ('<table widths="1e999999999 1"><tbody/></table>', "的 widths 要写各栏的宽"),
        (
            '<table widths="10 10"><tbody><tr><td colspan="999999999"/></tr></tbody></table>',
            "的 colspan 要写",
        ),
        (
            '<table widths="10 10"><tbody><tr><td rowspan="甲"/></tr></tbody></table>',
            "的 rowspan 要写",
        ),
        (
            '<table widths="10 10"><tbody><tr><td indent="99999"/></tr></tbody></table>',
            "的 indent 要写",
        ),
        (
            '<table widths="10 10"><tbody><tr><td/><td/><td/></tr></tbody></table>',
            "的格子与 2 栏对不上",
        ),
        (
            '<table widths="10 10"><tbody><tr><td rowspan="3"/><td/></tr></tbody></table>',
            "的格子与 2 栏对不上",
        ),
        ('<table widths="10"><tbody><tr><td align="斜"/></tr></tbody></table>', "的 align 只能是"),
        ("<aligned><left/></aligned>", "里要先写一个 left，再写一个 right"),
        ('<form-table name="没有"/>', "表样里没有这张表"),
        ('<p class="没有">甲</p>', "版面里没有叫“没有”的样式"),
        ("<p>&nbsp;</p>", "标记写错了：没有“&nbsp;”，请直接写那个字"),
        ("<p>甲</h1>", "标记写错了：<p> 还没有结束就写了 </h1>"),
        (
            "</section></document><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><p>",
            "标记写错了",
        ),
        ("<p>" * 300 + "</p>" * 300, "标记写错了"),
    ],
)
def test_markup_that_no_document_holds(
    tmp_path: Path, small: pipeline.Disclosure, markup: str, said: str
) -> None:
    text = of_template(tmp_path, small, markup)
    assert " 错误 F102 " in text
    assert said in text


def test_half_a_character_is_no_fault_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "支出.html").write_text('<p>{{ "\\ud800" }}</p>', "utf-8")
    (tmp_path / "单位.yaml").write_text(stated(INPUT), encoding="utf-8")
    assert pipeline.compose(pipeline.load(tmp_path / "单位.yaml", tmp_path)).sections


def test_staff_text_is_text(tmp_path: Path) -> None:
    file = tmp_path / "单位.yaml"
    file.write_text(stated(INPUT) + "其他说明: ['<b>粗</b>&lt;{{ 7*7 }}']\n", encoding="utf-8")
    with pytest.raises(DisclosureError) as caught:
        pipeline.compose(pipeline.load(file))
    assert "花括号" in str(caught.value)
    file.write_text(stated(INPUT) + "其他说明: ['<b>粗</b>&lt;]]>']\n", encoding="utf-8")
    from generator.output import html

    disclosure = pipeline.load(file)
    page = html.write(pipeline.compose(disclosure), disclosure.form.look).decode()
    assert "&lt;b&gt;粗&lt;/b&gt;&amp;lt;]]&gt;" in page


@pytest.mark.parametrize(
    "text",
    [
        "表序: [没有]\n",
        "章节序: [没有]\n",
        "需要原因: ['收入.{没有}']\n",
        "表: {收支总体: {区: []}}\n",
        "表: {收支总体: {区: [{列: [], 行: {来源: 项目}}]}}\n",
        "表: {收支总体: {区: [{列: [{宽: 0, 文: 甲}], 行: {来源: 项目}}]}}\n",
        "表: {收支总体: {页面: 没有}}\n",
        "表: {收支总体: {样式: 没有}}\n",
        "表: {收支总体: {空表依据: 没有}}\n",
        "继承: 2024\n",
        "数字格式: {表格: {万元: {小数: 999999999}}}\n",
    ],
)
def test_a_form_that_does_not_fit_together(tmp_path: Path, text: str) -> None:
    assert " 错误 " in mistake(tmp_path, {"form.yaml": text})


@pytest.mark.parametrize(
    "text",
    [
        "页面: {纵向: {左: 100, 右: 100}}\n",
        "页面: {纵向: {上: 1e9}}\n",
        "样式: {正文: {字号: 0}}\n",
        "样式: {正文: {行距: NaN}}\n",
        "样式: {正文: {字体: 没有}}\n",
        "样式: {正文: {首行缩进: 999999}}\n",
        "表格: {表头底色: 'fff;}@import url(http://127.0.0.1/)'}\n",
        "页码: {样式: 没有}\n",
    ],
)
def test_a_look_that_no_page_has(tmp_path: Path, text: str) -> None:
    assert "look.yaml:" in mistake(tmp_path, {"look.yaml": text})
