"""Two real papers of a form that the audit does not know, as pages: their errata are found, and
nothing else is called a contradiction."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.audit.free.audit import Audit, audit
from generator.audit.free.finding import Finding, Weight, where
from generator.forms.library import Library, built_in
from tests.audit.truths import REFERENCE, SHANGHAI, page, truth

BUILT_IN = Library((built_in(),))

pytestmark = pytest.mark.skipif(not REFERENCE.exists(), reason="参考资料不在")

FOUND = {
    "2025-putuo-finance": {
        "E01": "887.36万元 87.36万元",
        "E02": "备注说的是“政府性基金预算拨款”",
        "E03": "其它行政事业单位养老支出 其他行政事业单位养老支出",
        "E04": "公务车 应为“公务用车”",
        "E06": "一致0万元",
        "E07": "下属0家预算单位",
        "E08": "别处说没有下属单位",
        "E09": "87.70万元 87.71万元",
        "E10": "78.21万元 78.22万元",
        "E11": "204.91万元 204.92万元",
        "E12": "268.77万元 268.78万元",
    },
    "2025-putuo-commerce": {
        "E01": "24,491.71万元 24,558.18",
        "E02": "比2024年预算执行数持平",
        "E03": "3136.40",
        "E04": "（沪商规（2024）2号",
        "E05": "171.01万元",
        "E06": "37,151.47万元 37,151.46",
    },
}
"""Of certainty certain, probable and rounding: all. Words that show the finding."""
COVERED = {"2025-putuo-finance": 0.95, "2025-putuo-commerce": 0.98}


@cache
def audited(name: str, folder: Path) -> Audit:
    file = folder / f"{name}.html"
    file.write_text(page(truth(name)), "utf-8")
    return audit(file, BUILT_IN)


def said(report: Audit, one: Finding) -> str:
    return f"{where(report.paper, one)} {one.printed} {one.expected} {one.why}".replace("  ", " ")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("上海")


@pytest.mark.parametrize("name", SHANGHAI)
def test_errata_are_found(name: str, folder: Path) -> None:
    report = audited(name, folder)
    lines = [said(report, one) for one in report.findings]
    missed = [key for key, sign in FOUND[name].items() if not any(sign in line for line in lines)]
    assert missed == []


@pytest.mark.parametrize("name", SHANGHAI)
def test_every_contradiction_is_an_erratum(name: str, folder: Path) -> None:
    report = audited(name, folder)
    lines = [said(report, one) for one in report.of(Weight.CONTRADICTION)]
    false = [line for line in lines if not any(sign in line for sign in FOUND[name].values())]
    assert false == []


@pytest.mark.parametrize("name", SHANGHAI)
def test_most_numbers_are_in_a_relation(name: str, folder: Path) -> None:
    report = audited(name, folder)
    assert len(report.tied) >= COVERED[name] * len(report.numbers)
    assert (report.tables, report.tables_read, report.form) == (9, 9, "上海区级")
