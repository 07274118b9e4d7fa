"""The engine, with the fonts that every installation has."""

from __future__ import annotations

import pylopdf_fonts_zh_cn as wheel
import pytest

from generator.fonts import Fonts, choose
from generator.fonts.index import read_all
from generator.look import Look


@pytest.fixture(scope="session")
def fonts(look: Look, tmp_path_factory: pytest.TempPathFactory) -> Fonts:
    memory = tmp_path_factory.mktemp("memory") / "fonts.json"
    return choose(look.fonts, read_all((wheel.serif_path(), wheel.sans_path()), memory))
