"""The manual's page of keys, from the models."""

from __future__ import annotations

import pytest

from generator.budget.model import Budget
from generator.source.inline import to_yaml
from generator.source.reader import read_text
from generator.source.schema_docs import Row, rows


def test_a_row() -> None:
    found = {row.path: row for row in rows(Budget)}
    assert found["单位 › 名称"] == Row(
        path="单位 › 名称",
        words="一行文字",
        required=True,
        default="",
        title="",
        description="单位全称，与公章一致。",
        example="乌恰县人民政府办公室",
    )
    assert found["项目 › 每项 › 不予公开"].default == "否"
    assert "整体绩效 › 指标 › 每个键 › 每个键 › 每个键 › 值" in found


def test_examples_are_yaml() -> None:
    for row in rows(Budget):
        if row.example:
            assert read_text(f"{row.key}: {row.example}", row.path).root


def test_every_key_is_explained() -> None:
    assert [row.path for row in rows(Budget) if not row.description] == []


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("1234.50", "1234.50"),
        ("0301", '"0301"'),
        ("12:30", '"12:30"'),
        (">=3辆", '">=3辆"'),
        ("甲, 乙", "甲, 乙"),
        (["甲, 乙", {"30101": "1.00"}], '["甲, 乙", {30101: 1.00}]'),
        ("甲: 乙", '"甲: 乙"'),
        ("2024-03-10", "2024-03-10"),
    ],
)
def test_one_line_of_yaml(value: object, line: str) -> None:
    assert to_yaml(value) == line
