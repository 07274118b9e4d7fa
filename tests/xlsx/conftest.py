"""Workbooks of the real departments and of a form in 元, each made once."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from generator import pipeline
from generator.document.tree import Document
from generator.output import xlsx
from generator.pipeline import Disclosure
from tests.rounding.atushi import in_yuan

ROOT = Path(__file__).parents[2]
INPUTS = [ROOT / "examples" / "province" / "单位.yaml", *sorted((ROOT / "inputs").glob("20*.yaml"))]


@dataclass(frozen=True)
class Made:
    disclosure: Disclosure
    document: Document
    content: bytes
    said: list[str]
    """What the writer said of what the workbook lacks."""
    formulas: Workbook
    values: Workbook


def make(disclosure: Disclosure, document: Document) -> Made:
    said: list[str] = []
    form, figures = disclosure.form, disclosure.figures
    content = xlsx.write(document, form.look, form.spec, figures, said.append)
    formulas, values = (
        load_workbook(io.BytesIO(content), data_only=cached) for cached in (False, True)
    )
    return Made(disclosure, document, content, said, formulas, values)


BALANCED = Path("2021 in 元, balanced")


BOOKS = [*INPUTS, BALANCED]


def made_of(path: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    if path is BALANCED:
        path = tmp_path_factory.mktemp("balanced") / "2021.yaml"
        path.write_text(in_yuan("平衡"), "utf-8")
    disclosure = pipeline.load(path)
    return make(disclosure, pipeline.compose(disclosure))


@pytest.fixture(scope="session", params=BOOKS, ids=lambda p: p.stem)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made_of(request.param, tmp_path_factory)


@pytest.fixture(scope="session")
def made_2024() -> Made:
    disclosure = pipeline.load(INPUTS[-1])
    return make(disclosure, pipeline.compose(disclosure))
