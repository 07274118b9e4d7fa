"""Units to render: a small one under other names."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "small.yaml"
OLD = "名称: 乌恰县人民政府办公室"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
"""For processes that start in another folder."""


def unit(folder: Path, file: str, name: str) -> Path:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SAMPLE.read_text("utf-8").replace(OLD, f"名称: {name}", 1), "utf-8")
    return path


def page_of(name: str) -> Path:
    return Path("output") / f"2024-{name}" / f"2024-{name}.html"
