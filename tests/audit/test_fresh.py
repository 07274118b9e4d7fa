"""Budgets that no sample has, as rendered: nothing is contradicted, nearly every number is tied
down, and what is then printed otherwise is found in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import pipeline
from generator.audit.free.audit import audit, of_paper
from generator.audit.free.finding import Weight
from generator.audit.free.told import spot
from generator.forms.library import Library, built_in
from generator.output import docx
from generator.output.estimate import estimate
from generator.pipeline import Disclosure
from generator.published.model import Paper, Table
from generator.published.readers import read
from tests.audit.changed import changed, with_cell
from tests.edge.test_edge_documents import load

HERE = Path(__file__).parent
PROVINCE = HERE.parents[1] / "examples" / "province"
BUILT_IN = Library((built_in(),))
FACTS: dict[str, Any] = yaml.load((HERE / "budget.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - only texts
NOTHING = {"单位": {"名称": "甲县某局"}}
FORMS = ("2021", "2022", "2023", "2024")
SHARE = 0.97
"""Of the numbers, those that are tied down."""


def word(disclosure: Disclosure, path: Path) -> Path:
    assert disclosure.errors == ()
    document, look = pipeline.compose(disclosure), disclosure.form.look
    path.write_bytes(docx.write(document, look, pages=estimate(document, look)))
    return path


def rendered(folder: Path, facts: dict[str, Any], form: str) -> Path:
    dated = {**facts, "年度": form, "公开日期": f"{form}-03-01"}
    return word(load(folder, dated, form), folder / "成稿.docx")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "facts", [FACTS, {**FACTS, "舍位": "最近"}, NOTHING], ids=["平衡", "最近", "空"]
)
def test_what_we_render_is_not_contradicted(
    tmp_path: Path, facts: dict[str, Any], form: str
) -> None:
    found = audit(rendered(tmp_path, facts, form), BUILT_IN)
    assert found.form == form
    assert found.of(Weight.CONTRADICTION) == ()
    assert found.tables_read == found.tables
    if facts is not NOTHING:
        assert len(found.tied) >= SHARE * len(found.numbers)


def test_codes_that_are_printed_by_level_are_whole(tmp_path: Path) -> None:
    """A 款 row shows only its 款: the 类 is the one above."""
    facts = {**FACTS, "版式": {"编码列": "不重复"}}
    report = audit(rendered(tmp_path, facts, "2022"), BUILT_IN)
    assert (report.form, report.of(Weight.CONTRADICTION)) == ("2022", ())


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return read(rendered(tmp_path_factory.mktemp("fresh"), FACTS, "2024"))


def found(paper: Paper, weight: Weight) -> list[tuple[str, str, str]]:
    report = of_paper(paper, BUILT_IN)
    return [(one.kind, one.printed, one.expected) for one in report.of(weight)]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("编制数8，实有人数7人", "编制数8，实有人数9人", ("句中合计", "9人", "7人")),
        ("下属预算单位2家", "下属预算单位3家", ("说法", "3家", "")),
        ("下属预算单位2家", "下属预算单位0家", ("说法", "0家", "")),
        (
            "征地和拆迁补偿支出（项）2.99万元",
            "征地和拆迁补偿支出（项）3.99万元",
            ("同一个数", "3.99万元", "2.99万元"),
        ),
        ("城乡社区支出2.99万元", "城乡社区支出2.89万元", ("同一个数", "2.89万元", "2.99万元")),
        ("项目名称：综合业务", "项目名称：综合事务", ("名称", "综合事务", "综合业务")),
    ],
)
def test_what_is_printed_otherwise_is_found(
    paper: Paper, old: str, new: str, finding: tuple[str, str, str]
) -> None:
    assert finding in found(changed(paper, old, new), Weight.CONTRADICTION)


def test_a_changed_cell_is_found_with_its_place(paper: Paper) -> None:
    index, table = next((n, t) for n, t in paper.tables() if t.title == "三、部门支出总体情况表")
    row = next(n for n, cells in enumerate(table.rows) if cells[3].text == "行政运行")
    report = of_paper(with_cell(paper, index, row, 4, "9,999.99"), BUILT_IN)
    places = [spot(report.paper, one.at) for one in report.findings if "9,999.99" in one.printed]
    assert {(one.table, one.row, one.row_label) for one in places} == {
        ("三、部门支出总体情况表", table.origins[row].row, "201 03 01 行政运行")
    }


def test_a_table_that_is_not_there_is_missing_after_the_one_before(paper: Paper) -> None:
    index = next(n for n, t in paper.tables() if t.title == "六、一般公共预算基本支出情况表")
    blocks = (*paper.blocks[: index - 3], *paper.blocks[index + 1 :])
    report = of_paper(_with_blocks(paper, blocks), BUILT_IN)
    (missing,) = [one for one in report.findings if one.kind == "缺项"]
    assert missing.expected == "一般公共预算基本支出情况表"
    before = report.paper.blocks[missing.at.block]
    assert isinstance(before, Table)
    assert before.title == "五、一般公共预算支出情况表"


def test_a_section_that_is_not_there_is_missing_after_the_one_before(paper: Paper) -> None:
    start = _heading(paper, "政府性基金预算拨款情况说明")
    blocks = (*paper.blocks[:start], *paper.blocks[_heading(paper, "国有资本经营预算拨款") :])
    report = of_paper(_with_blocks(paper, blocks), BUILT_IN)
    (missing,) = [one for one in report.findings if one.kind == "缺项"]
    assert missing.expected == "关于政府性基金预算拨款情况说明"
    assert "项目支出情况说明" in spot(report.paper, missing.at).section


def test_the_columns_of_the_form_stand_in_for_a_head_that_was_lost(paper: Paper) -> None:
    """A table without its head, as after a page break: its sums are checked all the same."""
    index, table = next((n, t) for n, t in paper.tables() if t.title == "三、部门支出总体情况表")
    bare = Table(table.title, table.unit, (), table.rows)
    blocks = (*paper.blocks[:index], bare, *paper.blocks[index + 1 :])
    headless = _with_blocks(paper, blocks)
    assert found(headless, Weight.CONTRADICTION) == []
    row = next(n for n, cells in enumerate(table.rows) if cells[3].text == "行政运行")
    assert found(with_cell(headless, index, row, 5, "9,999.99"), Weight.CONTRADICTION) != []


def test_codes_that_are_damaged_are_those_of_their_names(paper: Paper) -> None:
    index, table = next((n, t) for n, t in paper.tables() if t.title == "三、部门支出总体情况表")
    row = next(n for n, cells in enumerate(table.rows) if cells[3].text == "行政运行")
    damaged = with_cell(paper, index, row, 0, "20")
    assert found(damaged, Weight.CONTRADICTION) == [
        ("编码", "20 03 01 行政运行", ""),
    ]


def test_a_paper_of_another_form_lacks_nothing(tmp_path: Path) -> None:
    path = word(pipeline.load(PROVINCE / "单位.yaml"), tmp_path / "公开.docx")
    report = audit(path, BUILT_IN)
    assert report.form == ""
    assert report.of(Weight.CONTRADICTION) == ()
    own = audit(path, Library((PROVINCE / "forms", built_in())))
    assert own.form == "样例省2024"
    assert own.of(Weight.CONTRADICTION) == ()
    assert own.form_unchecked == ()


def test_a_paper_that_lacks_much_is_of_another_form(paper: Paper) -> None:
    """Then nothing is called missing: what other offices print alike has the same titles."""
    start, end = _heading(paper, "基本支出情况说明"), _heading(paper, "上年结转结余")
    blocks = (*paper.blocks[:start], *paper.blocks[end:])
    report = of_paper(_with_blocks(paper, blocks), BUILT_IN)
    assert [one for one in report.findings if one.kind == "缺项"] == []
    assert any("像是另一种表样" in why for why in report.form_unchecked)


@pytest.mark.parametrize("cells", ["\n", "  ", ""])
def test_a_text_without_columns_is_not_called_wrong(
    paper: Paper, tmp_path: Path, cells: str
) -> None:
    """Word tables as text editors give them out: a line a cell, a line a row, or cells run
    together."""
    lines: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Table):
            titles = [title.text for top in block.head for title in top.leaves()]
            rows = [titles, *([cell.text for cell in row] for row in block.rows)]
        else:
            rows = [[block.text]]
        lines += (cells.join(filter(None, row)) for row in rows)
    path = tmp_path / "公开.txt"
    path.write_text("\n".join(lines), "utf-8")
    report = audit(path, BUILT_IN)
    assert report.of(Weight.CONTRADICTION) == ()
    assert report.form == ""


def _heading(paper: Paper, words: str) -> int:
    texts = [getattr(block, "text", "") for block in paper.blocks]
    return max(n for n, text in enumerate(texts) if words in text and text.endswith("说明"))


def _with_blocks(paper: Paper, blocks: Any) -> Paper:
    return Paper(paper.title, paper.unit, paper.year, tuple(blocks), paper.source)
