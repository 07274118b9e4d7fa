"""Inputs of a wanted size, made from the 2024 sample so that every sum still ties out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from bench.county import repeated, scaled
from bench.measure import ROOT

SAMPLE = ROOT / "inputs" / "2024-wuqia-gov.yaml"
FIFTY = 20
"""Projects of a document of fifty pages."""
CENT = Decimal("0.01")
PROJECTS = "2010399"
"""The item of the sample's projects."""
REASON = "按年度工作任务安排"


def fifty(folder: Path, count: int = 1) -> list[Path]:
    """Documents of fifty pages, no figure of one in another."""
    return [
        write(folder / f"{number}.yaml", projects=FIFTY, number=number)
        for number in range(1, count + 1)
    ]


def write(
    file: Path, *, projects: int | None = None, items: int | None = None, number: int = 1
) -> Path:
    """The sample with so many projects (never fewer than its own), or basic expenditure under so
    many items (项), its amounts ``number`` times."""
    unit: dict[str, Any] = yaml.load(SAMPLE.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - all text
    unit["单位"]["名称"] = f"样本{number}局"
    if projects is not None:
        unit["项目"] = list(repeated(unit["项目"], projects - len(unit["项目"])))
    if items is not None:
        shares = _shared_out(unit["基本支出"]["按功能科目"], items)
        unit["基本支出"]["按功能科目"] = shares
        unit["原因"] |= {f"支出.一般公共预算拨款.{code}.增减额": REASON for code in shares}
        unit["用途"] = {
            f"支出.一般公共预算拨款.{code[:3]}.金额": REASON for code in (*shares, PROJECTS)
        }
    for key in ("基本支出", "项目", "上年"):
        unit[key] = scaled(unit[key], number)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.dump(unit, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    return file


def _shared_out(amounts: dict[str, str], items: int) -> dict[str, str]:
    """The same total under ``items`` codes in force."""
    from generator.catalogue.classification import ITEM, Catalogue

    known = Catalogue(2024).functions
    codes = sorted(code for code in known if len(code) == ITEM and code != PROJECTS)
    chosen = codes[:: len(codes) // items][:items]
    total = sum(map(Decimal, amounts.values()), Decimal(0))
    part = (total / items).quantize(CENT)
    return {code: str(part if code != chosen[0] else total - part * (items - 1)) for code in chosen}
