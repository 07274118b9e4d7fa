"""What tests need of the machine beyond the packages."""

from __future__ import annotations

import pytest

from generator.output import pdf
from generator.system import how_to_install, missing_libraries

LACKING = tuple(library for library in missing_libraries() if library.needed)

needs_weasyprint = pytest.mark.skipif(
    bool(LACKING), reason=f"WeasyPrint 要的系统库不全：{how_to_install(LACKING)}" if LACKING else ""
)
"""Marks a test that lays out with WeasyPrint."""

ENGINES = tuple(engine for engine in pdf.ENGINES if engine == "typst" or not LACKING)
"""The engines that this machine can use; ``needs_weasyprint`` says why the other is missing."""
