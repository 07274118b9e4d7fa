"""A Fiscal Data Package 1.0 (specs.frictionlessdata.io/fiscal-data-package): descriptor and CSV
files.

``budget.csv`` holds every amount of the year once, ``previous-year-budget.csv`` those of last year.
Basic expenditure that the file states a second time, by economic class, is in
``basic-by-economic.csv``, so that summing a resource never counts money twice. The fiscal year of
every amount is in its row, as the specification wants it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.budget.model import Budget
from generator.output.data.lines import COLUMNS, Column, Row, write

_TITLES = {
    "budget": "预算收支",
    "basic-by-economic": "基本支出（按经济分类）",
    "previous-year-budget": "上年预算收支",
    "previous-year-basic-by-economic": "上年基本支出（按经济分类）",
}


def files(budget: Budget, title: str, rows: Sequence[Row]) -> Mapping[str, bytes]:
    """Every file of the package by name."""
    counted = {"是": "budget", "否": "basic-by-economic"}
    parts: dict[str, list[Row]] = {name: [] for name in _TITLES}
    for row in rows:
        before = "" if row["year"] == str(budget.year) else "previous-year-"
        parts[before + counted[row["counted"]]].append(row)
    first = min((row["year"] for row in rows), default=str(budget.year))
    kept = {name: part for name, part in parts.items() if part or name == "budget"}
    descriptor = {
        "profile": "tabular-data-package",
        "name": f"budget-disclosure-{budget.year}",
        "title": title,
        "created": f"{budget.date.isoformat()}T00:00:00Z",
        "countryCode": "CN",
        "granularity": "aggregated",
        "fiscalPeriod": {"start": f"{first}-01-01", "end": f"{budget.year}-12-31"},
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
            "fields": [_field(column) for column in COLUMNS],
            "primaryKey": ["line"],
            "extraFields": [
                {
                    "name": "currency",
                    "type": "string",
                    "columnType": "value-currency:code",
                    "constant": "CNY",
                },
                {
                    "name": "phase",
                    "type": "string",
                    "columnType": "phase:id",
                    "constant": "approved",
                },
            ],
        },
    }


def _field(column: Column) -> dict[str, str]:
    said = {"name": column.name, "title": column.title, "type": column.type}
    return said | {"columnType": column.concept} if column.concept else said
