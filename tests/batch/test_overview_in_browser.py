"""The overview in Chromium: nothing is cut, units can be sorted and filtered."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest

from generator.batch.facts import TOTALS
from generator.batch.overview import Entry, departments
from generator.batch.page import page
from generator.batch.task import State
from tests.chromium import dumped, needs_chromium

pytestmark = [pytest.mark.slow, needs_chromium]
STEPS = """
const say = (...parts) => {
  const line = document.createElement("output");
  line.className = "said";
  line.textContent = parts.join("|");
  document.body.append(line);
};
const names = () => [...document.querySelectorAll(".部门:not([hidden]) tbody tr")]
  .filter((row) => !row.hidden).map((row) => row.cells[0].textContent).join("，");
const [department, state] = document.querySelectorAll("select");
const choose = (select, value) => {
  select.value = value;
  select.dispatchEvent(new Event("change"));
};
const heads = [...document.querySelectorAll(".部门 th button")];
say(document.documentElement.scrollWidth <= 1100,
  [...document.querySelectorAll(".wide")].every((one) => one.scrollWidth <= one.clientWidth));
heads.find((one) => one.textContent === "支出合计").click();
say(names());
heads.find((one) => one.textContent === "支出合计").click();
say(names(), document.querySelectorAll('[aria-sort="descending"]').length);
choose(state, "0"); say(names());
choose(state, ""); choose(department, "1"); say(names());
"""


def entry(file: str, amount: str, **more: Any) -> Entry:
    unit = file.rpartition("/")[2]
    facts = {
        "unit": f"某县{unit}建设工程质量安全监督管理总站",
        "kind": "单位",
        "year": 2024,
        "file": f"{file}.yaml",
        "consolidates": [],
        "totals": dict.fromkeys(TOTALS, amount) if amount else {},
        "last_year": dict.fromkeys(TOTALS, "1.00"),
        "published": "2024-03-10",
        "approved": "2024-02-26",
        "findings": [],
        "outputs": ["甲.docx", "甲.pdf", "甲.html", "甲.xlsx"],
    }
    state = State.DONE if amount else State.FAILED
    return Entry({**facts, **more}, state)


def test_units_are_sorted_and_filtered_and_nothing_is_cut(tmp_path: Path) -> None:
    listed = [
        entry("in/水利局/甲", "123456789.01"),
        entry("in/水利局/乙", "9.00"),
        entry("in/水利局/丙", ""),
        entry("in/教育局/丁", "20.00"),
    ]
    text = page(departments(listed)).replace("某县", "").replace("建设工程质量安全监督管理总站", "")
    wide = page(departments(listed))
    digest = base64.b64encode(hashlib.sha256(STEPS.encode()).digest()).decode()

    def said(written: str) -> list[str]:
        written = written.replace("script-src ", f"script-src 'sha256-{digest}' ")
        file = tmp_path / "page.html"
        file.write_text(written.replace("</body>", f"<script>{STEPS}</script></body>"), "utf-8")
        dom = dumped(file.as_uri(), tmp_path, "--window-size=1100,900")
        return [line.text for line in dom.xpath("//output[@class='said']")]

    assert said(wide)[0] == "true|true"
    assert said(text)[1:] == ["乙，甲，丙，丁", "甲，乙，丙，丁|2", "丙", "丁"]
