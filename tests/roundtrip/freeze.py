"""Freeze the base of the rendering that the files in ``edited`` were edited from:
``python -m tests.roundtrip.freeze``. Once again where names of figures or keys change."""

from __future__ import annotations

from pathlib import Path

from generator import pipeline
from generator.roundtrip.base import dump
from generator.roundtrip.made import base_of

ROOT = Path(__file__).parents[2]
INPUT = ROOT / "inputs" / "2024-wuqia-gov.yaml"
FROZEN = Path(__file__).parent / "edited" / "rendered.base"


def main() -> None:
    disclosure = pipeline.load(INPUT)
    document = pipeline.compose(disclosure)
    FROZEN.write_bytes(dump(base_of(disclosure, document, INPUT)))


if __name__ == "__main__":
    main()
