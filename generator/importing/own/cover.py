"""What a workbook of our own says of itself: title and date of publication, in its properties."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from generator.forms.spec import FormSpec
from generator.importing.own.patterns import variables


@dataclass(frozen=True, slots=True)
class Cover:
    """Unit, its 称谓, year and date of publication; nothing where the workbook does not say."""

    unit: str = ""
    kind: str = ""
    year: int | None = None
    date: dt.date | None = None


def read_cover(path: Path, spec: FormSpec, lines: Iterable[dict[str, str]]) -> Cover:
    """By the properties where their title is the form's, else by ``lines``, what the tables' 编制行
    and titles say."""
    properties = load_workbook(io.BytesIO(path.read_bytes()), read_only=True).properties
    found = variables(spec.title, str(properties.title or "")) or {}
    words = {key: value for line in lines for key, value in line.items() if value} | found
    year = words.get("年度", "")
    return Cover(
        words.get("单位名称", ""),
        words.get("称谓", ""),
        int(year) if year else None,
        properties.created.date() if found and properties.created else None,
    )
