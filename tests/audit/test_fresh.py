"""Budgets that no sample has, as rendered: nothing is contradicted, no sentence is left unread; and
what cannot be read is said to be so, never called wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import pipeline
from generator.audit.audit import Audit, audit, judge, reread
from generator.audit.forms import BUILT_IN
from generator.audit.free import audit as free
from generator.audit.free.finding import Weight
from generator.audit.model import Grid, Line, Published
from generator.audit.verdict import Answer, Kind
from generator.output import docx
from generator.output.estimate import estimate
from generator.pipeline import Disclosure
from tests.audit.lines import read
from tests.edge.test_edge_documents import load

HERE = Path(__file__).parent
PROVINCE = HERE.parents[1] / "examples" / "province" / "单位.yaml"
FACTS: dict[str, Any] = yaml.load((HERE / "budget.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - only texts
NOTHING = {"单位": {"名称": "甲县某局"}}
FORMS = ("2021", "2022", "2023", "2024")


def word(disclosure: Disclosure, path: Path) -> Path:
    assert disclosure.errors == ()
    document, look = pipeline.compose(disclosure), disclosure.form.look
    path.write_bytes(docx.write(document, look, pages=estimate(document, look)))
    return path


def rendered(folder: Path, facts: dict[str, Any], form: str) -> Path:
    dated = {**facts, "年度": form, "公开日期": f"{form}-03-01"}
    return word(load(folder, dated, form), folder / "成稿.docx")


def quiet(found: Audit) -> bool:
    return (
        not found.of(Answer.CONTRADICTED) and not found.case.spoken.unread and not found.case.unread
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "facts", [FACTS, {**FACTS, "舍位": "最近"}, NOTHING], ids=["平衡", "最近", "空"]
)
def test_what_we_render_is_not_contradicted(
    tmp_path: Path, facts: dict[str, Any], form: str
) -> None:
    assert quiet(audit(rendered(tmp_path, facts, form)))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return read(rendered(tmp_path_factory.mktemp("fresh"), FACTS, "2024"))


def changed(published: Published, old: str, new: str) -> Audit:
    blocks = [
        Line(b.text.replace(old, new)) if isinstance(b, Line) else b for b in published.blocks
    ]
    assert tuple(blocks) != published.blocks
    return judge(reread(Published(published.kind, tuple(blocks))))


@pytest.mark.parametrize(
    ("old", "new", "kind", "printed", "expected"),
    [
        ("编制数8，实有人数7人", "编制数8，实有人数9人", Kind.SUM, "9", "7.00"),
        ("下属预算单位2家", "下属预算单位3家", Kind.COUNT, "3", "2"),
        (
            "征地和拆迁补偿支出（项）2.99万元",
            "征地和拆迁补偿支出（项）3.99万元",
            Kind.NARRATIVE,
            "3.99",
            "2.99",
        ),
        ("城乡社区支出2.99万元", "城乡社区支出2.89万元", Kind.NARRATIVE, "2.89", "2.99"),
    ],
)
def test_what_only_such_a_budget_prints_is_checked(
    published: Published, old: str, new: str, kind: Kind, printed: str, expected: str
) -> None:
    wrong = changed(published, old, new).of(Answer.CONTRADICTED)
    assert (kind, printed, expected) in {(v.kind, v.printed, v.expected) for v in wrong}


@pytest.mark.parametrize("cells", ["\n", "  ", ""])
def test_a_text_without_columns_is_not_called_wrong(
    published: Published, tmp_path: Path, cells: str
) -> None:
    """Word tables as text editors give them out: a line a cell, a line a row, or cells run
    together."""
    lines: list[str] = []
    for block in published.blocks:
        rows = block.rows if isinstance(block, Grid) else ((block.text,),)
        lines += (cells.join(filter(None, row)) for row in rows)
    path = tmp_path / "公开.txt"
    path.write_text("\n".join(lines), "utf-8")
    found = free.audit(path, BUILT_IN)
    assert found.of(Weight.CONTRADICTION) == ()
    assert found.form == ""


def test_a_form_that_is_not_ours_is_not_called_wrong(tmp_path: Path) -> None:
    found = audit(word(pipeline.load(PROVINCE), tmp_path / "公开.docx"))
    assert found.of(Answer.CONTRADICTED) == ()
    assert len(found.case.unread) == 9
    assert {v.answer for v in found.verdicts if v.kind is Kind.MISSING} == {Answer.UNCHECKED}


def test_the_line_above_a_table_may_be_a_table_itself(published: Published) -> None:
    """编制单位 and 单位：万元 at the two ends of a line, set with a table of one row."""
    blocks = [
        Grid((("编制部门：甲县某局", "单位：万元"),)) if _is_unit(b) else b
        for b in published.blocks
    ]
    assert sum(isinstance(b, Grid) for b in blocks) > sum(
        isinstance(b, Grid) for b in published.blocks
    )
    assert quiet(judge(reread(Published(published.kind, tuple(blocks)))))


def _is_unit(block: Line | Grid) -> bool:
    return isinstance(block, Line) and block.text.endswith("单位：万元")
