"""The second engine, with the fonts that every installation has and a cache of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pylopdf_fonts_zh_cn as wheel
import pytest

from generator.fonts import Fonts, choose
from generator.fonts.index import read_all
from generator.look import Look


@pytest.fixture(scope="session")
def fonts(look: Look, tmp_path_factory: pytest.TempPathFactory) -> Fonts:
    memory = tmp_path_factory.mktemp("memory") / "fonts.json"
    return choose(look.fonts, read_all((wheel.serif_path(), wheel.sans_path()), memory))


@pytest.fixture(scope="session", autouse=True)
def font_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cache")
    with mock.patch.dict(os.environ, {"XDG_CACHE_HOME": str(folder)}):
        yield folder
