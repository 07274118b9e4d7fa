"""A unit's document rendered anew: its Word file and its base."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator import pipeline
from generator.document.table_fit import with_fitted_tables
from generator.output import docx
from generator.output.estimate import estimate
from generator.roundtrip.base import Base
from generator.roundtrip.made import base_of


@dataclass(frozen=True, slots=True)
class Rendering:
    """The base and the bytes of a Word file; page numbers in its contents are estimated."""

    base: Base
    word: bytes


def rendering_of(unit: Path, templates: Path | None = None) -> Rendering:
    """The rendering of a unit's file. Raises ``DisclosureError``."""
    disclosure = pipeline.load(unit, templates)
    document = pipeline.compose(disclosure)
    form = disclosure.form
    fitted = with_fitted_tables(document, form.look)
    pages = estimate(fitted, form.look)
    word = docx.write(fitted, form.look, pages=pages, reference=form.reference)
    return Rendering(base_of(disclosure, document, unit), word)
