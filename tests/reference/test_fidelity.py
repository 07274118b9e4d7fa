"""Each real department renders as it was published, but for the deviations listed here with their
errata.

The published documents are not part of the project: where ``../shared`` is absent these tests skip,
and say so.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from generator import pipeline
from generator.output import docx

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CASES = ("2021-atushi-gov", "2022-kuerle-gov", "2023-atushi-party", "2024-wuqia-gov")
WHOLE = "全表"
CUT = "……"

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the published documents (../shared) are not here"
)


def fidelity() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fidelity", SHARED / "tools" / "fidelity.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=CASES)
def compared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, Any]]:
    disclosure = pipeline.load(ROOT / "inputs" / f"{request.param}.yaml")
    look, reference = disclosure.form.look, disclosure.form.reference
    path = tmp_path_factory.mktemp("word") / "out.docx"
    path.write_bytes(docx.write(pipeline.compose(disclosure), look, pages={}, reference=reference))
    report = fidelity().compare(str(path), str(SHARED / "reference" / request.param / "truth.json"))
    return request.param, report


def deviations(case: str) -> list[dict[str, str]]:
    year = case.partition("-")[0]
    text = (Path(__file__).parent / f"deviations-{year}.yaml").read_text(encoding="utf-8")
    listed: list[dict[str, str]] = yaml.safe_load(text)
    return listed


def row(cells: list[str] | None, cell: Callable[[str], str]) -> str:
    return "" if cells is None else "|".join(map(cell, cells))


def test_every_difference_is_listed(compared: tuple[str, dict[str, Any]]) -> None:
    case, report = compared
    fold, cell = fidelity().fold, fidelity().cell
    listed = deviations(case)
    rows = {
        (d["place"], *(row(d[k].split("|"), cell) for k in ("published", "rendered")))
        for d in listed
    }
    whole = {d["place"] for d in listed if d["rendered"] == WHOLE}
    starts = [fold(d["published"].partition(CUT)[0]) for d in listed if d["published"]]
    unexplained = []
    for table in report["tables"]:
        place = f"表 {table['table']}"
        for difference in table["differences"]:
            published, rendered = (
                row(difference["published"], cell),
                row(difference["rendered"], cell),
            )
            known = any(
                p == place and published == a and (not rendered or rendered == b)
                for p, a, b in rows
            )
            if place not in whole and not known:
                unexplained.append((place, published, rendered))
    unexplained += [
        (missing["section"], missing["published"])
        for missing in report["narrative"]["missing"]
        if not any(fold(missing["published"]).startswith(s) for s in starts)
    ]
    assert unexplained == []


def test_every_listed_deviation_names_an_erratum_that_exists(
    compared: tuple[str, dict[str, Any]],
) -> None:
    """Of the document itself (``E05``), or of one of the other years that prints the same words
    (``2023-E16``)."""
    case, _ = compared
    known = {"ocr", "prose"}
    for other in CASES:
        year = other.partition("-")[0]
        listed = json.loads((SHARED / "reference" / other / "errata.json").read_text("utf-8"))
        ids = {e["id"].removeprefix(f"{year}-") for e in listed}
        known |= {f"{year}-{name}" for name in ids} | (ids if other == case else set())
    named = {name for deviation in deviations(case) for name in deviation["erratum"].split(", ")}
    assert named - known == set()


def test_nearly_everything_is_in_place(compared: tuple[str, dict[str, Any]]) -> None:
    case, report = compared
    cells = sum(t["cells_in_place"] for t in report["tables"])
    least = {
        "2021-atushi-gov": 260,
        "2022-kuerle-gov": 545,
        "2023-atushi-party": 723,
        "2024-wuqia-gov": 681,
    }
    assert cells >= least[case]
