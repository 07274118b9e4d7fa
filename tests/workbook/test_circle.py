"""YAML → workbook → YAML gives the same facts, references and texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench.workbook import NEAR, Trial, computed
from generator import pipeline
from generator.budget.form_facts import FormFact, read_form_facts
from generator.catalogue.terms import SCALE
from generator.cli.main import main
from generator.source.nodes import LocatedDict
from generator.source.reader import read, read_text
from generator.workbook.circle import as_filled_in
from generator.workbook.wanted import wanted_of
from generator.workbook.write import workbook
from tests.workbook.circle import INPUTS, WUQIA, again, everything, facts_of

SHANGHAI = next(path for path in INPUTS if path.stem == "2025-putuo-finance")


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_rows_and_cells_say_what_the_file_says(path: Path) -> None:
    facts, source = facts_of(path), read(path)
    filled_in = as_filled_in(source.root, "", facts)
    assert everything(filled_in, facts) == everything(source, facts)


def test_the_workbook_says_what_the_file_says(tmp_path: Path) -> None:
    facts, book = facts_of(SHANGHAI), tmp_path / "甲.xlsx"
    assert main(["sheet", str(SHANGHAI), "-o", str(book)]) == 0
    assert everything(again(book), facts) == everything(read(SHANGHAI), facts)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_saves_the_same_and_computes_what_the_program_does(tmp_path: Path) -> None:
    disclosure = pipeline.load(WUQIA)
    spec, measure = disclosure.form.spec, disclosure.budget.measure
    book = tmp_path / "甲.xlsx"
    book.write_bytes(workbook(read(WUQIA).root, spec.facts, wanted_of(spec, None, measure)))
    (saved,) = Trial(tmp_path, 1).saved([book])
    assert again(saved).root == again(book).root
    amounts = list(computed(saved, (disclosure.figures, SCALE[measure])))
    assert len(amounts) == 64
    assert [one for one, right in amounts if one is None or abs(one - right) > NEAR] == []


DECLARED = """\
征收计划: {类型: 金额, 说明: 全年}
面积: {类型: 数量, 单位: 平方米, 可不填: 是}
变化: {类型: 增减, 单位: 人}
"话/题.一": {类型: 文字}
现有: {类型: 一组, 栏: {轿车: {类型: 个数}, 金额: {类型: 金额, 可不填: 是}}}
资产: {类型: 列表, 栏: {名称: {类型: 文字}, 金额: {类型: 金额}, 新: {类型: 是否, 可不填: 是}}}
空: {类型: 列表, 栏: {名称: {类型: 文字}}}
"""
STATED = """\
另填:
  征收计划: 12.50
  变化: -2
  "话/题.一": |
    一行
    两行
  现有: {轿车: 2}
  资产:
    - {名称: 车, 金额: 5, 新: 否}
    - {名称: "=1+1", 金额: 0.30}
  空: 无
"""


def test_what_only_a_form_asks_for_comes_back() -> None:
    declared = read_text(DECLARED, "").root
    assert isinstance(declared, LocatedDict)
    facts = {key: FormFact.model_validate(fact) for key, fact in declared.items()}
    source = read_text(STATED, "甲.yaml")
    again = as_filled_in(source.root, "甲.xlsx", facts)
    stated, found = (
        read_form_facts(root, facts)
        for root in (source.root, again.root)
        if isinstance(root, LocatedDict)
    )
    assert found.model_dump() == stated.model_dump()
    assert found.under("话/题.一") == "一行\n两行"
    assert found.at("变化").sheet == "另填"
