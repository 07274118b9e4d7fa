"""A budget as text, published."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from tests.forms.publishing import Publish, Published
from tests.stated import stated


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """``publish(text, form="2023")``: a smallest budget with ``text`` added."""

    def run(text: str = "", form: str = "2023", templates: Path | None = None) -> Published:
        path = tmp_path / "预算.yaml"
        head = f'表样: "{form}"\n年度: 2023\n公开日期: 2023-03-13\n单位: {{名称: 甲县某局}}\n'
        path.write_text(stated(head + text), encoding="utf-8")
        disclosure = pipeline.load(path, templates)
        return Published(disclosure, pipeline.compose(disclosure))

    return run
