"""Our own renderings: nothing contradicted, nearly every number tied down, and a changed digit is
noticed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from generator.audit.audit import Audit, judge, reread
from generator.audit.model import Grid, Published
from generator.audit.verdict import Answer, Kind
from tests.audit.lines import read

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("2021-atushi-gov", "2022-kuerle-gov", "2023-atushi-party", "2024-wuqia-gov")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    folder = tmp_path_factory.mktemp("own")

    @cache
    def rendered(name: str) -> Path:
        from generator import pipeline
        from generator.output import docx
        from generator.output.estimate import estimate

        disclosure = pipeline.load(ROOT / "inputs" / f"{name}.yaml")
        document = pipeline.compose(disclosure)
        look = disclosure.form.look
        path = folder / f"{name}.docx"
        path.write_bytes(docx.write(document, look, pages=estimate(document, look), reference=None))
        return path

    return rendered


def audited(path: Path) -> Audit:
    return judge(reread(read(path)))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_contradicted(name: str, own: Callable[[str], Path]) -> None:
    assert audited(own(name)).of(Answer.CONTRADICTED) == ()


@pytest.mark.parametrize("name", NAMES)
def test_nearly_every_number_is_tied_down(name: str, own: Callable[[str], Path]) -> None:
    audit = audited(own(name))
    assert audit.case.spoken.unread == []
    assert len(audit.covered) >= audit.printed * 0.95


def test_a_project_without_its_performance_table_is_remarked(own: Callable[[str], Path]) -> None:
    remarks = audited(own("2021-atushi-gov")).of(Answer.REMARK)
    (missing,) = [v for v in remarks if "没有绩效目标表" in v.computation]
    assert missing.printed == "阿图什市机关大院、人社局综合楼、财政综合楼日常运行费"


def test_a_changed_cell_is_found_with_its_place(own: Callable[[str], Path]) -> None:
    published = read(own("2024-wuqia-gov"))
    total = judge(reread(published)).case.ledger.of("支出.基本支出.金额", "表支出总体")[0]
    wrong_text = f"9{total.text[1:]}"
    grid = published.blocks[total.place.block]
    assert isinstance(grid, Grid)
    row = total.place.row - 1
    changed = tuple(c.replace(total.text, wrong_text) for c in grid.rows[row])
    blocks = list(published.blocks)
    blocks[total.place.block] = Grid((*grid.rows[:row], changed, *grid.rows[row + 1 :]))
    wrong = judge(reread(Published(published.kind, tuple(blocks)))).of(Answer.CONTRADICTED)
    first = next(v for v in wrong if v.printed == wrong_text and v.kind is Kind.SUM)
    assert (first.place, first.expected) == (total.place, total.text)
