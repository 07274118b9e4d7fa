"""Pages as Chromium lays them out on phones and on a desk."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any, Final

import pytest

from generator import pipeline
from generator.output import html
from tests.chromium import dumped, needs_chromium

ROOT: Final = Path(__file__).parents[2]
INPUTS: Final = (
    "inputs/2024-wuqia-gov.yaml",
    "inputs/shanghai/2026-yunpu-health.yaml",
    "examples/province/单位.yaml",
)
PHONES: Final = (320, 414)
DESK: Final = 1280
MEASURE: Final = (Path(__file__).parent / "measure.js").read_text("utf-8")
Measured = dict[str, dict[str, Any]]

pytestmark = [pytest.mark.slow, needs_chromium]


def small_and_huge(folder: Path) -> Path:
    """A small unit with amounts of a hundred million 万元."""
    text = (ROOT / "tests" / "small.yaml").read_text("utf-8")
    text = text.replace('"2010301": 120.00', '"2010301": 98765432.10')
    text = text.replace('"30101": 100.00', '"30101": 98765412.10')
    text = text.replace("基本支出: 120.00", "基本支出: 98765432.10")
    file = folder / "huge.yaml"
    file.write_text(text, "utf-8", newline="\n")
    return file


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """What the script finds wrong, by file and width, in all pages at all widths at once."""
    folder = tmp_path_factory.mktemp("screen")
    frames = ""
    for file in (*(ROOT / name for name in INPUTS), small_and_huge(folder)):
        made = pipeline.load(file)
        page = html.write(pipeline.compose(made), made.form.look, extra_css=made.form.css).decode()
        digest = base64.b64encode(hashlib.sha256(MEASURE.encode()).digest()).decode()
        page = page.replace("style-src ", f"script-src 'sha256-{digest}'; style-src ", 1)
        page = page.replace("</body>", f"<script>{MEASURE}</script></body>")
        (folder / f"{file.stem}.html").write_text(page, "utf-8", newline="\n")
        for width in (*PHONES, DESK):
            address = f"{file.stem}.html#{file.stem}/{width}"
            frames += f'<iframe src="{address}" style="width:{width}px;height:800px"></iframe>\n'
    outer = folder / "outer.html"
    listen = "addEventListener('message', (e) => document.body.append(e.data + '\\n'));"
    outer.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><script>{listen}</script><body>{frames}", "utf-8"
    )
    said = dumped(outer.as_uri(), folder).body.text_content().split("\n")
    return {line["page"]: line for line in map(json.loads, filter(str.strip, said))}


def test_every_page_was_measured_at_every_width(measured: Measured) -> None:
    assert len(measured) == (len(INPUTS) + 1) * (len(PHONES) + 1)


def faults(measured: Measured, kind: str, *, at: tuple[int, ...]) -> dict[str, list[str]]:
    """What was found of a kind, by page, at some widths."""
    return {
        page: found[kind]
        for page, found in measured.items()
        if found[kind] and int(page.split("/")[1]) in at
    }


def test_no_number_breaks_or_leaves_its_cell(measured: Measured) -> None:
    assert faults(measured, "broken", at=(*PHONES, DESK)) == {}


def test_a_table_that_scrolls_shows_it_and_keeps_the_names_of_its_rows(measured: Measured) -> None:
    assert faults(measured, "cut", at=PHONES) != {}
    assert faults(measured, "unshaded", at=PHONES) == {}
    assert faults(measured, "lost", at=PHONES) == {}


def test_no_table_is_cut_on_a_desk(measured: Measured) -> None:
    assert faults(measured, "cut", at=(DESK,)) == {}


def test_the_page_itself_never_scrolls_sideways(measured: Measured) -> None:
    assert faults(measured, "isWide", at=(*PHONES, DESK)) == {}
