"""What is to be done for one unit, and what came of it: plain values that travel between processes
and machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from generator.output.formats import chosen
from generator.output.pdf import EngineName

RECORDS = ".disclosure"
OUTPUT = Path("output")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user wants of every unit of a batch; ``asked``: the formats were named, so each is
    needed; ``publish``: the Word files are for the public, nothing more is done to them."""

    formats: tuple[str, ...]
    asked: bool = False
    explain: bool = False
    engine: EngineName | None = None
    templates: Path | None = None
    output: Path | None = None
    publish: bool = False

    @property
    def root(self) -> Path:
        """The folder of all outputs."""
        return self.output or OUTPUT

    def base(self, stem: str) -> Path:
        """The path of a unit's outputs, without suffix."""
        return self.output / stem if self.output else OUTPUT / stem / stem

    def record(self, stem: str) -> Path:
        """Where it is recorded what a unit was made from."""
        return self.root / RECORDS / f"{stem}.json"

    def content(self, file: Path) -> Mapping[str, str]:
        """The wishes that show in the outputs. The formats for programs, and the explanations of
        the web page, say where a figure comes from: they name the input by its path."""
        formats = chosen(self.formats)
        is_explained = self.explain and "html" in self.formats
        seen = {"formats": ",".join(self.formats), "explain": str(is_explained)}
        if self.publish:
            seen["publish"] = str(self.publish)
        if any(one.is_laid_out for one in formats):
            # Where none is named the form decides, and its files count by themselves.
            seen["engine"] = self.engine or ""
        if is_explained or not all(one.is_for_people for one in formats):
            seen["file"] = str(file)
        return seen


@dataclass(frozen=True, slots=True)
class Task:
    """One unit to render: its file, the fingerprint that its outputs will have, whether to show
    progress, and whether it may take the place of another input's outputs."""

    file: Path
    wishes: Wishes
    fingerprint: str | None = None
    shown: bool = False
    forced: bool = False

    @property
    def size(self) -> int:
        """Bytes of the file, which tell about how long the unit takes; 0 where it cannot be
        read."""
        try:
            return self.file.stat().st_size
        except OSError:
            return 0


class State(StrEnum):
    """What became of a unit."""

    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"

    @property
    def label(self) -> str:
        """The words staff read."""
        return {"done": "已生成", "skipped": "没有变化", "failed": "没有生成"}[self.value]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one unit: ``said`` is for the user, ``complaints`` the reasons against it,
    ``warnings`` what its outputs lack (the same of many units), ``kept`` the files changed by hand
    that were kept, ``facts`` what the overview shows of it."""

    file: Path
    state: State
    code: int = 0
    said: tuple[str, ...] = ()
    complaints: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    facts: Mapping[str, Any] | None = None
