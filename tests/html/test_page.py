"""The web page, read back with a parser of its own."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from lxml import html as parser

from generator.document.tree import Document, Heading, Paragraph, Section, Text
from generator.look import Look
from generator.output import html


@pytest.fixture
def page(document: Document, look: Look) -> parser.HtmlElement:
    return parser.document_fromstring(html.write(document, look))


def texts(elements: list[parser.HtmlElement]) -> list[str]:
    return [element.text_content() for element in elements]


def test_language_title_and_author(page: parser.HtmlElement) -> None:
    assert page.get("lang") == "zh-CN"
    assert page.findtext("head/title") == "乌恰县某办公室2024年预算公开"
    assert page.xpath("//meta[@name='author']/@content") == ["乌恰县某办公室"]


def test_skip_link_comes_first_and_leads_to_the_text(page: parser.HtmlElement) -> None:
    skip = page.body[0]
    assert (skip.tag, skip.get("href")) == ("a", "#main")
    assert page.get_element_by_id("main").tag == "main"


def test_no_heading_skips_a_level(page: parser.HtmlElement) -> None:
    headings = page.xpath("//h1|//h2|//h3|//h4")
    assert [(heading.tag, heading.get("id")) for heading in headings] == [
        ("h1", "p1"),
        ("h2", "p1-1"),
        ("h1", "p2"),
        ("h2", "t1"),
        ("h2", "t2"),
        ("h1", "p3"),
    ]


def test_contents_link_to_the_listed_headings_down_to_the_depth(page: parser.HtmlElement) -> None:
    links = page.xpath("//main//nav/ol//a")
    assert [(link.get("href"), link.text_content()) for link in links] == [
        ("#p1", "第一部分 概况"),
        ("#p2", "第二部分 预算公开表"),
        ("#t1", "收入总体情况表"),
        ("#t2", "支出明细表"),
        ("#p3", "第三部分 情况说明"),
    ]


def test_the_contents_stand_beside_the_page_and_every_numbered_section_leads_back(
    page: parser.HtmlElement,
) -> None:
    beside = page.xpath("//body/nav[@aria-label='页旁目录']//a/@href")
    assert beside == ["#p1", "#p2", "#t1", "#t2", "#p3"]
    last = [section[-1] for section in page.xpath("//main/section")]
    assert [(one.tag, one.text_content(), one.xpath("a/@href")) for one in last[2:]] == [
        ("nav", "返回目录", ["#contents"])
    ] * 4
    assert page.xpath("//main//nav[@class='返回']") == last[2:]


def test_a_page_without_contents_leads_back_to_its_beginning(look: Look) -> None:
    heading = Heading(1, (Text("概况"),), "p1", "部分标题")
    document = Document("甲", "乙", "2024-03-10", (Section("纵向", (heading,)),))
    page = parser.document_fromstring(html.write(document, look))
    assert page.xpath("//body/nav//a/@href") == ["#p1"]
    assert page.xpath("//section/nav/a/@href") == ["#main"]


def test_a_document_without_headings_has_nothing_beside_it(look: Look) -> None:
    document = Document("甲", "乙", "2024-03-10", (Section("纵向", (Paragraph((Text("子"),)),)),))
    assert parser.document_fromstring(html.write(document, look)).xpath("//body/nav") == []


def test_what_leads_about_the_page_is_not_printed(document: Document, look: Look) -> None:
    css = parser.document_fromstring(html.write(document, look)).findtext("head/style") or ""
    printed = css[css.index("@media print{") :]
    hidden = re.search(r"([^{}\n]*)\{display:none\}", printed)
    assert hidden is not None
    assert set(hidden[1].split(",")) == {".跳转", ".须知", ".目录钮", ".边栏", ".返回", "caption"}


def test_a_page_with_styles_of_its_form_stays_light(document: Document, look: Look) -> None:
    dark = "prefers-color-scheme:dark"
    assert dark in html.write(document, look).decode()
    assert dark not in html.write(document, look, extra_css="h2{color:#123}").decode()


def test_table_is_announced_and_can_be_scrolled_by_keyboard(page: parser.HtmlElement) -> None:
    (frame,) = page.xpath("//div[@role='region'][.//caption='单位收入总体情况表']")
    assert (frame.get("tabindex"), frame.get("aria-label")) == ("0", "单位收入总体情况表")
    table = frame[0]
    assert texts(table.xpath("caption")) == ["单位收入总体情况表"]
    assert table.xpath("colgroup/col/@style") == ["width:40%", "width:30%", "width:30%"]


def test_headers_say_what_they_head_and_how_far_they_span(page: parser.HtmlElement) -> None:
    headers = page.xpath("(//table)[1]/thead//th")
    assert [(th.text, th.get("scope"), th.get("rowspan"), th.get("colspan")) for th in headers] == [
        ("项目", "col", "2", None),
        ("收入", "colgroup", None, "2"),
        ("本年", "col", None, None),
        ("上年", "col", None, None),
    ]


def test_every_number_carries_its_name_and_value_even_where_nothing_is_printed(
    page: parser.HtmlElement,
) -> None:
    data = page.xpath("(//table)[1]//data")
    assert [
        (number.get("data-name"), number.get("value"), number.text or "") for number in data
    ] == [
        ("收入.本年.金额", "2014.18", "2,014.18"),
        ("收入.上年.金额", "2014.18", "2,014.18"),
        ("收入.本年.金额", "0.00", ""),
        ("收入.上年.金额", "0.00", ""),
        ("收入.本年.金额", "2015.18", "2,015.18"),
        ("收入.上年.金额", "2015.18", "2,015.18"),
    ]


def test_what_looks_like_markup_is_text(page: parser.HtmlElement) -> None:
    assert page.xpath("//td[contains(@class, '缩进1')]")[0].text == "其中：A&B <县>"


def test_control_characters_do_not_reach_the_page(look: Look) -> None:
    document = Document(
        "甲",
        '乙"丙',
        "2024-03-10",
        (Section("纵向", (Paragraph((Text("子\x00\x0b丑\x85寅\ufffe"),)),)),),
    )
    written = html.write(document, look).decode()
    assert '<p class="正文">子丑寅</p>' in written
    assert '<meta name="author" content="乙&#34;丙">' in written


def test_page_loads_nothing(document: Document, look: Look) -> None:
    css = '.x{background:url("https://example.com/x.png")}'
    page = parser.document_fromstring(html.write(document, look, extra_css=css))
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (code,) = page.xpath("//script/text()")
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    assert policy == [
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    ]
    assert page.xpath("//link|//img|//iframe|//@src") == []


def test_css_of_a_form_cannot_leave_its_element(document: Document, look: Look) -> None:
    page = parser.document_fromstring(html.write(document, look, extra_css="</style><h1>甲</h1>"))
    assert len(page.xpath("//h1")) == 3


def test_print_has_the_look_s_pages(document: Document, look: Look) -> None:
    css = parser.document_fromstring(html.write(document, look)).findtext("head/style") or ""
    sizes = dict(re.findall(r"@page (\S+?)\{size:([^;]+);", css))
    assert sizes == {
        "页面-封面-无页码": "210mm 297mm",
        "页面-目录-无页码": "210mm 297mm",
        "页面-纵向": "210mm 297mm",
        "页面-横向": "297mm 210mm",
    }


def test_no_browser_sets_a_gap_between_chinese_and_figures(document: Document, look: Look) -> None:
    css = parser.document_fromstring(html.write(document, look)).findtext("head/style") or ""
    assert "body{text-autospace:no-autospace}" in css


def test_same_document_same_bytes(document: Document, look: Look) -> None:
    assert html.write(document, look) == html.write(document, look)
