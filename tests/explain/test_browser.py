"""The interactive page in headless Chromium. What a test does there is a script of its own, let in
by its hash beside the page's; what it finds is read from the page that Chromium dumps."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html as parser

from generator.explain.explainer import Explainer
from generator.explain.payload import payload
from generator.look import Look
from generator.output import interactive
from tests.chromium import dumped, needs_chromium

pytestmark = [pytest.mark.slow, needs_chromium]
PART, UNIT = "第三部分", "乌恰县人民政府办公室"
SHARE = "收入.一般公共预算.占比"
HELPERS = """\
const numbers = [...document.querySelectorAll("main data")];
const panel = document.getElementById("explain");
const number = (name) => numbers.find((n) => n.dataset.name === name && n.textContent);
const press = (target, key) => {
  target.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
};
const inPanel = (text) =>
  [...panel.querySelectorAll("button")].find((b) => b.textContent.startsWith(text));
const settled = () => new Promise((done) => setTimeout(done, 50));
const say = (...parts) => {
  const line = document.createElement("output");
  line.textContent = parts.join("|");
  document.body.append(line);
};
const title = () => panel.hidden ? "关" : panel.querySelector("h2").textContent;
const blocked = [];
addEventListener("securitypolicyviolation", (event) => blocked.push(event.blockedURI));
"""


@pytest.fixture(scope="module")
def page(sample: Explainer, look: Look) -> str:
    return interactive.write(sample.compose(), look, payload(sample)).decode()


def opened(page: str, folder: Path, *, figure: str = "", steps: str = "") -> parser.HtmlElement:
    """The page as it stands in Chromium after ``steps``, opened at a figure."""
    if steps:
        script = f"{HELPERS}(async () => {{\n{steps}\n}})().catch((error) => say('错', error));"
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        page = page.replace("script-src ", f"script-src 'sha256-{digest}' ", 1)
        page = page.replace("</body>", f"<script>{script}</script></body>")
    file = folder / "page.html"
    file.write_text(page, "utf-8", newline="\n")
    address = file.as_uri() + (f"#数={quote(figure)}" if figure else "")
    return dumped(address, folder)


def said(page: parser.HtmlElement) -> list[str]:
    return [output.text for output in page.xpath("//output")]


def test_the_address_opens_a_figure(page: str, tmp_path: Path) -> None:
    """The page as it is written, under its own policy."""
    dom = opened(page, tmp_path, figure=SHARE)
    panel = dom.get_element_by_id("explain")
    assert panel.get("hidden") is None
    assert [e.text_content() for e in panel.xpath("h2|p|h3")] == [
        SHARE,
        "99.95%",
        "= 2,014.18 ÷ 2,015.18 (= 0.999503…, 四舍五入)",
        "由这些数得出",
        "印在 1 处",
        "供核对用，请勿随公开文件发布。按 Esc 关闭。",
    ]
    assert [e.text for e in panel.xpath(".//li/button")] == [
        "收入.一般公共预算.金额　2,014.18万元",
        "收入.合计.金额　2,015.18万元",
        (
            f"{PART} › 二、关于{UNIT}2024年收入预算情况说明 › 第 1 段：…公共预算2,014.18万元，"
            "占99.95%，比上年预算增…"
        ),
    ]
    assert [e.text for e in dom.xpath("//data[contains(@class, '此数')]")] == ["99.95"]


def test_without_a_figure_the_panel_is_closed_and_every_number_can_be_reached(
    page: str, tmp_path: Path
) -> None:
    dom = opened(page, tmp_path)
    assert dom.get_element_by_id("explain").get("hidden") is not None
    reachable = dom.xpath("//main//data[@tabindex='0' and @role='button']")
    assert len(reachable) == len([n for n in dom.xpath("//main//data") if n.text])


def test_an_unknown_figure_in_the_address_opens_nothing(page: str, tmp_path: Path) -> None:
    assert (
        opened(page, tmp_path, figure="没有.这个").get_element_by_id("explain").get("hidden")
        is not None
    )


def test_clicking_following_a_part_and_going_back(page: str, tmp_path: Path) -> None:
    steps = f"""
    number("{SHARE}").click(); await settled(); say(title(), decodeURIComponent(location.hash));
    inPanel("收入.合计.金额").click(); await settled();
    say(title(), document.querySelector(".此数").dataset.name);
    inPanel("返回").click(); await settled(); say(title());
    inPanel("关闭").click(); await settled();
    say(title(), document.querySelectorAll(".同数").length);
    say(blocked.length);
    """
    assert said(opened(page, tmp_path, steps=steps)) == [
        f"{SHARE}|#数={SHARE}",
        "收入.合计.金额|收入.合计.金额",
        SHARE,
        "关|0",
        "0",
    ]


def test_the_keyboard_opens_and_closes_and_gives_the_focus_back(page: str, tmp_path: Path) -> None:
    steps = """
    const start = number("人员.实有"); start.focus();
    press(start, "Enter"); await settled(); say(title(), document.activeElement.id);
    press(document.activeElement, "Escape"); await settled();
    say(title(), document.activeElement === start);
    press(start, " "); await settled(); say(title());
    """
    assert said(opened(page, tmp_path, steps=steps)) == [
        "人员.实有|explain-name",
        "关|true",
        "人员.实有",
    ]


def test_another_place_of_the_same_figure_is_reached(page: str, tmp_path: Path) -> None:
    around = "…出均纳入单位预算管理。收支总预算2,015.18万元。"
    steps = """
    number("收入.合计.金额").click(); await settled();
    const current = () => panel.querySelector("[aria-current]").textContent;
    say(document.querySelectorAll(".同数").length, current());
    inPanel("第三部分 › 一、").click(); await settled();
    const here = document.activeElement.getBoundingClientRect();
    say(document.activeElement.parentElement.tagName, here.top >= 0 && here.bottom <= innerHeight);
    say(panel.querySelector("[aria-current]").textContent);
    """
    assert said(opened(page, tmp_path, steps=steps)) == [
        "3|表1 单位收支总体情况表 / 收入总计 / 收入·预算数",
        "P|true",
        f"{PART} › 一、关于{UNIT}2024年收支预算情况的总体说明 › 第 1 段：{around}",
    ]


def test_a_script_from_elsewhere_does_not_run(page: str, tmp_path: Path) -> None:
    injected = page.replace(
        "</main>", "<script>document.documentElement.lang = '闯入'</script></main>"
    )
    assert opened(injected, tmp_path).get("lang") == "zh-CN"
