"""A Fiscal Data Package 1.0 (specs.frictionlessdata.io/fiscal-data-package): descriptor and CSV files.

``budget.csv`` holds every amount once. Basic expenditure that the file states a second time, by economic class, is in
``basic-by-economic.csv``, so that summing a resource never counts money twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.budget.model import Budget
from generator.output.data.lines import COLUMNS, Row, write

_TITLES = {"budget": "预算收支", "basic-by-economic": "基本支出（按经济分类）"}


def files(budget: Budget, title: str, rows: Sequence[Row]) -> Mapping[str, bytes]:
    """Every file of the package by name."""
    parts = {
        "budget": [r for r in rows if r["counted"] == "是"],
        "basic-by-economic": [r for r in rows if r["counted"] == "否"],
    }
    kept = {name: part for name, part in parts.items() if part or name == "budget"}
    descriptor = {
        "profile": "tabular-data-package",
        "name": f"budget-disclosure-{budget.year}",
        "title": title,
        "created": f"{budget.date.isoformat()}T00:00:00Z",
        "countryCode": "CN",
        "granularity": "aggregated",
        "fiscalPeriod": {"start": f"{budget.year}-01-01", "end": f"{budget.year}-12-31"},
        "resources": [_resource(name) for name in kept],
    }
    text = json.dumps(descriptor, ensure_ascii=False, indent=1)
    contents = {f"{name}.csv": write(part, titles=False) for name, part in kept.items()}
    return {"datapackage.json": f"{text}\n".encode(), **contents}


def _resource(name: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": _TITLES[name],
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(c.name, c.title, c.type, c.concept) for c in COLUMNS],
            "primaryKey": ["line"],
            "extraFields": [
                {"name": "currency", "type": "string", "columnType": "value-currency:code", "constant": "CNY"},
                {"name": "phase", "type": "string", "columnType": "phase:id", "constant": "approved"},
            ],
        },
    }


def _field(name: str, title: str, kind: str, concept: str) -> dict[str, str]:
    return {"name": name, "title": title, "type": kind, **({"columnType": concept} if concept else {})}
