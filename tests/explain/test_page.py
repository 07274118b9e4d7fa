"""The interactive page as a file: what it carries, and what it is allowed."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest
from lxml import html as parser

from generator.document.tree import Document
from generator.explain.explainer import Explainer
from generator.explain.payload import payload
from generator.look import Look
from generator.output import html, interactive

from .conftest import INPUTS, explainer_of


@pytest.fixture(scope="module")
def page(sample: Explainer, look: Look) -> parser.HtmlElement:
    return parser.document_fromstring(interactive.write(sample.compose(), look, payload(sample)))


def test_places_stand_in_the_order_of_the_numbers(
    page: parser.HtmlElement, sample: Explainer
) -> None:
    numbers = page.xpath("//main//data")
    assert [n.get("data-name") for n in numbers] == [p.number.name for p in sample.places()]
    assert len(json.loads(page.get_element_by_id("explain-data").text)["places"]) == len(numbers)


@pytest.mark.parametrize("file", sorted(INPUTS.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_form_has_a_place_for_every_number(file: Path, look: Look) -> None:
    explainer = explainer_of(file)
    page = parser.document_fromstring(html.write(explainer.compose(), look))
    numbers = page.xpath("//main//data")
    assert [(n.get("data-name"), n.text or "") for n in numbers] == [
        (p.number.name, p.number.text) for p in explainer.places()
    ]
    assert [str(p) for p in explainer.places() if not str(p)] == []


def test_every_printed_number_and_every_part_of_it_is_explained(page: parser.HtmlElement) -> None:
    figures = json.loads(page.get_element_by_id("explain-data").text)["figures"]
    assert {n.get("data-name") for n in page.xpath("//main//data")} <= figures.keys()
    assert {part for figure in figures.values() for part in figure["parts"]} <= figures.keys()


def test_what_is_said_of_a_figure(page: parser.HtmlElement) -> None:
    figures = json.loads(page.get_element_by_id("explain-data").text)["figures"]
    assert figures["收入.一般公共预算.占比"] == {
        "printed": "99.95%",
        "said": "= 2,014.18 ÷ 2,015.18 (= 0.999503…, 四舍五入)",
        "parts": ["收入.一般公共预算.金额", "收入.合计.金额"],
        "zeros": [],
        "lines": [],
    }
    (line,) = figures["支出.一般公共预算.2080501.基本支出.金额"]["lines"]
    assert line.startswith("2024-wuqia-gov.yaml:")
    assert line.endswith('  "2080501": 21.04')


def test_the_page_runs_its_own_script_and_nothing_else(page: parser.HtmlElement) -> None:
    contents, data, code = page.xpath("//script")
    digests = [hashlib.sha256(one.text.encode()).digest() for one in (contents, code)]
    allowed = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == [f"default-src 'none'; style-src 'unsafe-inline'; script-src {allowed}"]
    assert (data.get("type"), code.get("type")) == ("application/json", None)
    assert page.xpath("//link|//img|//iframe|//@src|//@onclick") == []


def test_the_page_says_first_what_it_is_for_and_that_it_is_not_for_publication(
    page: parser.HtmlElement,
) -> None:
    skip, said = page.body[0], page.body[1]
    assert (skip.get("class"), said.get("class")) == ("跳转", "须知")
    words = said.text_content()
    assert words.startswith("核对用的网页，请勿发布。点任何一个数")
    assert "填报在哪一行" in words


def test_what_looks_like_markup_in_the_data_is_data(document: Document, look: Look) -> None:
    script = html.Script("1;", json.dumps({"甲": "</script><h1>乙<!--"}))
    page = parser.document_fromstring(html.write(document, look, scripts=(script,)))
    assert json.loads(page.get_element_by_id("explain-data").text) == {"甲": "</script><h1>乙<!--"}


def test_the_page_holds_no_folder_of_this_machine(sample: Explainer) -> None:
    assert str(sample.source.of(sample.printer.figures["人员.编制"])[0]).startswith("/")
    assert "/2024-wuqia-gov.yaml" not in payload(sample)


def test_same_disclosure_same_bytes(sample: Explainer, look: Look) -> None:
    first, second = (interactive.write(sample.compose(), look, payload(sample)) for _ in range(2))
    assert first == second
