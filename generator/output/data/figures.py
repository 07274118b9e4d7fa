"""All figures of a disclosure as JSON: name, exact value, printed text, unit, formula, origin."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.diagnostics import Position
from generator.figures.model import Count, Difference, Figure, Figures, Given, Ratio, Sum

Printed = Mapping[str, tuple[str, str]]


def write(figures: Figures, printed: Printed, about: Mapping[str, str], source: Path) -> bytes:
    """The file; ``printed`` has text and unit by name, ``about`` says whose figures these are."""
    listed = [_figure(f, *printed[f.name], source) for f in figures]
    text = json.dumps({**about, "figures": listed}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def exact(value: Decimal) -> str:
    """A decimal in plain spelling: no exponent, no superfluous zeros."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def origin(position: Position, source: Path) -> str:
    """``2024.yaml:57``, of a workbook ``2024.xlsx:项目!C5``; the path is relative to the folder of
    ``source``, with forward slashes. Empty for a value that stands in no file."""
    if not position.file:
        return ""
    try:
        relative = os.path.relpath(position.file, source.parent)
    except ValueError:  # another drive
        relative = Path(position.file).name
    spot = position.spot if position.sheet else position.line
    return f"{Path(relative).as_posix()}:{spot}"


def _figure(figure: Figure, text: str, unit: str, source: Path) -> dict[str, Any]:
    formula, origins = _formula(figure, source)
    return {
        "name": figure.name,
        "exact": exact(figure.value),
        "unit": figure.unit,
        "printed": text,
        "printed_unit": unit,
        "formula": formula,
        "origin": origins,
    }


def _formula(figure: Figure, source: Path) -> tuple[dict[str, Any], list[str]]:
    match figure.formula:
        case Given(entries):
            origins = [origin(e.position, source) for e in entries]
            return {"type": "given", "values": [exact(e.value) for e in entries]}, origins
        case Count(places):
            return {"type": "count"}, [origin(p, source) for p in places]
        case Sum(terms):
            return {"type": "sum", "terms": list(terms)}, []
        case Difference(minuend, subtrahend):
            return {"type": "difference", "minuend": minuend, "subtrahend": subtrahend}, []
        case Ratio(part, whole, otherwise):
            kept = {} if otherwise is None else {"otherwise": exact(otherwise)}
            return {"type": "percentage", "part": part, "whole": whole, **kept}, []
