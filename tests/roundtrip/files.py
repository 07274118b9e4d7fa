"""The edited files, and what the tests ask of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.roundtrip import edited
from generator.roundtrip.base import Base, load
from generator.roundtrip.compare import Comparison, compare
from generator.roundtrip.edited import Edited
from generator.roundtrip.listed import edits

EDITED = Path(__file__).parent / "edited"
ROOT = Path(__file__).parents[2]
INPUT = ROOT / "inputs" / "2024-wuqia-gov.yaml"


@cache
def rendered() -> Base:
    return load((EDITED / "rendered.base").read_bytes())


def path(name: str) -> Path:
    (found,) = EDITED.glob(f"{name}-*.docx")
    return found


@cache
def read(name: str) -> Edited:
    return edited.read(path(name).read_bytes())


@cache
def compared(name: str) -> Comparison:
    return compare(rendered(), read(name))


def said(name: str) -> list[tuple[str, str, str, str]]:
    """Each edit: what happened to what, the first key it touches, the texts before and after."""
    found = []
    for edit in edits(compared(name)):
        key = edit.owners[0].key if edit.owners else ""
        found.append((edit.of.value + edit.what.value, key, edit.old, edit.new))
    return found
