"""All units by department, the exceptions first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from generator.batch.lock import locked
from generator.batch.overview import Entry, departments
from generator.batch.page import page
from generator.batch.publish import entries
from generator.batch.summary import many
from generator.batch.task import Outcome, State, Wishes
from generator.cli.main import main
from tests.batch.units import page_of, unit


def entry(
    name: str,
    *,
    file: str = "",
    state: State = State.DONE,
    findings: int = 0,
    of: tuple[str, ...] = (),
) -> Entry:
    found = [{"severity": "警告", "code": "T203", "line": 1, "message": "", "mend": ""}] * findings
    facts = {
        "unit": name,
        "file": file or f"in/{name}.yaml",
        "consolidates": list(of),
        "findings": found,
    }
    return Entry(facts, state)


def names(entries: list[Entry]) -> dict[str, list[str]]:
    return {d.name: [str(e.facts["unit"]) for e in d.entries] for d in departments(entries)}


def test_the_exceptions_come_first() -> None:
    entries = [
        entry("甲"),
        entry("乙", findings=1),
        entry("丙", findings=3),
        entry("丁", state=State.FAILED),
    ]
    assert names(entries) == {"未归部门的单位": ["丁", "丙", "乙", "甲"]}


def test_a_unit_belongs_to_the_department_that_consolidates_it_else_to_its_folder() -> None:
    entries = [
        entry("一中", file="in/学校/一中.yaml"),
        entry("教育局汇总", file="in/教育局.yaml", of=("in/学校/一中.yaml",)),
        entry("水利站", file="in/水利局/水利站.yaml", findings=1),
    ]
    assert names(entries) == {"水利局": ["水利站"], "教育局汇总": ["一中", "教育局汇总"]}


@pytest.mark.usefixtures("county")
def test_a_batch_writes_the_page() -> None:
    Path("inputs/错.yaml").write_text("年度 2024\n", "utf-8")
    assert main(["render", "inputs", "--format", "html", "--jobs", "1"]) == 1
    page = html.fromstring(Path("output/index.html").read_bytes())
    rows = page.xpath("//tbody/tr")
    assert [row.xpath("string(th)") for row in rows] == ["错", "丙局", "乙局", "甲局"]
    assert [cell.text for cell in rows[1].xpath("td[@class='n']")] == [
        "130.00",
        "130.00",
        "129.00",
        "2.00",
    ]
    moved = [cell.xpath("string(small)") for cell in rows[1].xpath("td[@class='n']")]
    assert moved == ["+0.78%", "+0.78%", "持平", "持平"]
    assert "公开稿核对：" in rows[1].text_content()
    assert "没有矛盾" in rows[1].text_content()
    (total,) = page.xpath("//tfoot/tr")
    assert total.xpath("string(td[@class='n']/text())") == "390.00"
    assert total.xpath("string(td[last()])") == "3 个单位，缺 1 个没有生成的"
    assert page.xpath("string(//p[@class='签'])").startswith("经办：")
    links = rows[3].xpath(".//a")
    assert [link.get("href") for link in links] == [
        "2024-%E7%94%B2%E5%B1%80/2024-%E7%94%B2%E5%B1%80.html",
        "../inputs/%E7%94%B2.yaml",
    ]
    assert [link.get("aria-label") for link in links] == ["甲局 网页", "甲局 YAML"]
    assert page.get("lang") == "zh-CN"
    assert not page.xpath("//script/@src | //link | //img")


@pytest.mark.usefixtures("county")
def test_a_unit_that_could_not_be_written_is_there_with_the_reason() -> None:
    unit(Path("inputs"), "重.yaml", "甲局")
    with locked(Wishes(()).record("2024-乙局").with_suffix(".lock")):
        assert main(["render", "inputs", "--format", "html", "--jobs", "1"]) == 2
    page = html.fromstring(Path("output/index.html").read_bytes())
    first, second = page.xpath("//tbody/tr")[:2]
    assert (first.xpath("string(th)"), second.xpath("string(th)")) == ("乙局", "甲局")
    assert first.xpath("string(td//p)").endswith(
        "另一次运行正在生成这个单位，这次没有生成。等它完成后再试。"
    )
    assert second.xpath("string(td//p)").startswith(
        "inputs/重.yaml：没有生成。它与这一批里的 inputs/甲.yaml 写的是同一个单位"
    )


def test_a_unit_that_failed_for_its_outputs_says_so_beside_its_findings() -> None:
    (hint,) = entry("甲", findings=1).facts["findings"]
    facts = {**entry("甲").facts, "year": 2024, "totals": {}, "outputs": [], "findings": [hint]}
    outcome = Outcome(
        Path("甲.yaml"),
        State.FAILED,
        2,
        complaints=("提示",),
        warnings=("错误：缺少 Pango。",),
        facts=facts,
    )
    assert many([outcome, outcome], 0)[1] == ["错误：缺少 Pango。（2 个单位）"]
    text = page(departments(entries([outcome], Wishes(("pdf",)))))
    (row,) = html.fromstring(text).xpath("//tbody/tr")
    assert row.xpath("string(td//p)") == "错误：缺少 Pango。"
    assert row.xpath("string(td//summary)") == "1 处"


@pytest.mark.parametrize(("year", "shown"), [(2024, "2024"), (None, "")])
def test_a_year_that_could_not_be_read_leaves_its_cell_empty(year: int | None, shown: str) -> None:
    facts = {**entry("甲").facts, "year": year, "totals": {}, "outputs": []}
    (row,) = html.fromstring(page(departments([Entry(facts, State.FAILED)]))).xpath("//tbody/tr")
    assert [cell.text_content() for cell in row][:2] == ["甲", shown]


def test_every_output_is_linked_under_its_own_word() -> None:
    outputs = [f"甲.{name}" for name in ("docx", "pdf", "html", "xlsx", "json", "csv", "fdp")]
    facts = {**entry("甲").facts, "year": 2024, "totals": {}, "outputs": outputs}
    (row,) = html.fromstring(page(departments([Entry(facts, State.DONE)]))).xpath("//tbody/tr")
    words = ["Word", "PDF", "网页", "Excel", "JSON", "CSV", "数据包", "YAML"]
    assert row.xpath("td[last()]/a/text()") == words


@pytest.mark.usefixtures("county")
def test_a_later_batch_keeps_what_an_earlier_one_made() -> None:
    main(["render", "inputs", "--format", "html", "--jobs", "1"])
    unit(Path("二"), "丁.yaml", "丁局")
    unit(Path("二"), "戊.yaml", "戊局")
    main(["render", "二", "--format", "html", "--jobs", "1"])
    page = html.fromstring(Path("output/index.html").read_bytes())
    names = page.xpath("//tr[@data-state]/th/text()")
    assert sorted(names) == ["丁局", "丙局", "乙局", "戊局", "甲局"]


@pytest.mark.usefixtures("county")
def test_a_later_batch_keeps_what_failed_in_an_earlier_one_until_it_is_mended() -> None:
    wrong, gone = Path("inputs/错.yaml"), Path("inputs/删.yaml")
    wrong.write_text("年度 2024\n", "utf-8")
    gone.write_text("年度 2024\n", "utf-8")

    def listed() -> list[tuple[str, str]]:
        assert (
            main(["render", "inputs/甲.yaml", "inputs/乙.yaml", "--format", "html", "--jobs", "1"])
            == 0
        )
        rows = html.fromstring(Path("output/index.html").read_bytes()).xpath("//tbody/tr")
        return [(row.xpath("string(th)"), row.xpath("string(td//span)")) for row in rows]

    assert main(["render", "inputs", "--format", "html", "--jobs", "1"]) == 1
    gone.unlink()
    assert listed()[0] == ("错", "没有生成")
    assert listed()[0] == ("错", "没有生成")
    unit(Path("inputs"), "错.yaml", "丁局")
    assert main(["render", str(wrong), "--format", "html"]) == 0
    assert sorted(name for name, _ in listed()) == ["丁局", "丙局", "乙局", "甲局"]
    assert "没有生成" not in {state for _, state in listed()}


@pytest.mark.usefixtures("county")
def test_a_page_of_ones_own_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("站点").mkdir()
    Path("站点/index.html").write_text("首页", "utf-8")
    main(["render", "inputs", "--format", "html", "--output", "站点", "--jobs", "1"])
    kept = Path("站点") / "index（改动1）.html"
    assert kept.read_text("utf-8") == "首页"
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == f"  原来的 index.html 不是总览，或改动过，另存为 {kept}，没有覆盖。"


@pytest.mark.usefixtures("county")
def test_the_overview_of_inputs_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    main(["render", "inputs/甲.yaml", "--format", "html"])
    capsys.readouterr()
    assert main(["overview", "inputs"]) == 1
    (department,) = json.loads(capsys.readouterr().out)["departments"]
    assert department["units"][2]["totals"]["支出.合计.金额"] == "130.00"
    assert [(u["unit"], u["state"], u["outputs"]) for u in department["units"]] == [
        ("丙局", "failed", []),
        ("乙局", "failed", []),
        ("甲局", "done", [page_of("甲局").relative_to("output").as_posix()]),
    ]
    assert main(["overview", "inputs", "--format", "html"]) == 1
    assert capsys.readouterr().out.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
