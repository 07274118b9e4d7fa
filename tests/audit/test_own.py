"""Our own renderings of the inputs: nothing is contradicted, and nearly every number tied down."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from generator import pipeline
from generator.audit.free.audit import Audit, audit
from generator.audit.free.finding import Weight
from generator.forms.library import Library, built_in
from generator.output import docx
from generator.output.estimate import estimate

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("2021-atushi-gov", "2022-kuerle-gov", "2023-atushi-party", "2024-wuqia-gov")
SHARE = 0.97

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Audit]:
    folder = tmp_path_factory.mktemp("own")

    @cache
    def audited(name: str) -> Audit:
        disclosure = pipeline.load(ROOT / "inputs" / f"{name}.yaml")
        document, look = pipeline.compose(disclosure), disclosure.form.look
        path = folder / f"{name}.docx"
        path.write_bytes(docx.write(document, look, pages=estimate(document, look)))
        return audit(path, Library((built_in(),)))

    return audited


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_contradicted(name: str, own: Callable[[str], Audit]) -> None:
    assert own(name).of(Weight.CONTRADICTION) == ()


@pytest.mark.parametrize("name", NAMES)
def test_nearly_every_number_is_tied_down(name: str, own: Callable[[str], Audit]) -> None:
    report = own(name)
    assert report.form == name[:4]
    assert len(report.tied) >= SHARE * len(report.numbers)


def test_a_project_without_its_performance_table_is_remarked(own: Callable[[str], Audit]) -> None:
    remarks = own("2021-atushi-gov").of(Weight.REMARK)
    (missing,) = [one for one in remarks if "没有绩效目标表" in one.why]
    assert missing.printed == "阿图什市机关大院、人社局综合楼、财政综合楼日常运行费"
