"""A printed code that the lists do not have: a fault, or a question to the department."""

from __future__ import annotations

import pytest

from generator.catalogue.classification import Catalogue
from generator.catalogue.printed import row_code


@pytest.mark.parametrize(
    ("year", "cells", "name", "is_question"),
    [
        (2024, ["201", "42", "77"], "数据资源管理", False),
        (2026, ["201", "42", "77"], "数据资源管理", True),  # its list was carried over
        (2031, ["201", "42", "77"], "数据资源管理", True),  # it has no list
        (2031, ["205", "44"], "新设的款", True),
        (2024, ["201", "41", "01"], "没有核实的名称", True),  # believed since 2024
        (2031, ["201", "201", "01"], "数据资源管理", False),  # no code at all
        (2031, ["20l", "42", "77"], "数据资源管理", False),
        (2026, ["201", "42", "77"], "信访业务", False),  # 2014004 is meant
        (2031, ["201", "42", "77"], "信访业务", True),  # or it was moved
    ],
)
def test_what_the_lists_cannot_deny_is_a_question(
    year: int, cells: list[str], name: str, *, is_question: bool
) -> None:
    found = row_code(cells, name, Catalogue(year))
    assert found.fault
    assert found.is_question is is_question


def test_what_is_listed_is_no_question() -> None:
    found = row_code(["201", "40", "99"], "其他信访事务支出", Catalogue(2031))
    assert (found.code, found.fault, found.name_fault) == ("2014099", "", "")
