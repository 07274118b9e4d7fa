"""Small fonts made for a test: right names, empty glyphs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTCollection, TTFont

MakeFont = Callable[..., TTFont]


@pytest.fixture
def make_font() -> MakeFont:
    def make(
        family: str, style: str = "Regular", *, characters: str = "字", chinese: str = ""
    ) -> TTFont:
        glyphs = [".notdef", *(f"uni{ord(char):04X}" for char in characters)]
        builder = FontBuilder(1000, isTTF=True)
        builder.setupGlyphOrder(glyphs)
        builder.setupCharacterMap({ord(char): f"uni{ord(char):04X}" for char in characters})
        builder.setupGlyf({glyph: _empty() for glyph in glyphs})
        builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
        builder.setupHorizontalHeader(ascent=800, descent=-200)
        full = family if style == "Regular" else f"{family} {style}"
        names: dict[str, object] = {
            "familyName": {"en": family, "zh-CN": chinese} if chinese else family,
            "styleName": style,
            "fullName": full,
            "psName": f"{family.replace(' ', '')}-{style}",
        }
        builder.setupNameTable(names)
        builder.setupOS2(usWeightClass=400)
        builder.setupPost()
        return builder.font

    return make


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, *fonts: TTFont) -> Path:
        path = tmp_path / name
        if path.suffix == ".ttc":
            collection = TTCollection()
            collection.fonts = list(fonts)
            collection.save(path)
        else:
            fonts[0].save(path)
        return path

    return write


def _empty() -> object:
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    return Glyph()
