"""What templates may use is what is documented, and the other way round."""

from __future__ import annotations

import pytest

from generator.forms.contract import Contract, meanings
from generator.forms.render import FILTERS
from tools.pages import contract as read_contract


@pytest.fixture(scope="module")
def contract() -> Contract:
    return read_contract()


def test_every_variable_is_documented(contract: Contract) -> None:
    assert set(contract.variables) == set(meanings()["变量"])


def test_every_attribute_is_documented(contract: Contract) -> None:
    assert {k: set(v) for k, v in contract.things.items()} == {
        k: set(v) for k, v in meanings()["事项"].items()
    }


def test_every_filter_is_documented() -> None:
    assert set(FILTERS) == set(meanings()["过滤器"])
