"""Totals of a public workbook that are not what its rows add up to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.cli.main import main
from tests.importing.conftest import Import

SMALL = Path(__file__).parents[1] / "small.yaml"
TOTAL = "表3 支出总体"


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our workbook of three amounts: 120.00, 9.00 and 1.00万元."""
    folder = tmp_path_factory.mktemp("公开")
    assert main(["render", str(SMALL), "--format", "xlsx", "--output", str(folder)]) == 0
    return next(folder.glob("*.xlsx"))


def _with_total(public: Path, total: float, folder: Path) -> Path:
    book = load_workbook(public, data_only=True)
    book[TOTAL]["E11"] = total
    path = folder / public.name
    book.save(path)
    return path


def test_what_rounding_leaves_is_said_and_written(
    public: Path, run: Import, tmp_path: Path
) -> None:
    """Three amounts and their sum: four halves of 0.01."""
    done = run(_with_total(public, 130.02, tmp_path), more=())
    assert "印的是 130.02万元，按读入的各项相加是 130万元，是尾差。" in done.err
    assert done.code == 1
    assert done.file.exists()


def test_beyond_rounding_nothing_is_written(public: Path, run: Import, tmp_path: Path) -> None:
    done = run(_with_total(public, 130.03, tmp_path), more=())
    assert f"{TOTAL}!E11 " in done.err
    assert "印的是 130.03万元，按读入的各项相加是 130万元。" in done.err
    assert done.code == 2
    assert not done.file.exists()


def test_formulas_without_values_are_no_zeros(public: Path, run: Import, tmp_path: Path) -> None:
    path = tmp_path / public.name
    load_workbook(public).save(path)
    done = run(path, more=())
    assert re.fullmatch(
        f"{public.name}：[0-9]+ 个公式没有算好的值，本机没有 LibreOffice 来算。"
        "用 Excel 打开保存一次。\n",
        done.err,
    )
    assert done.code == 2
    assert not done.file.exists()
