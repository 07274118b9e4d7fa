"""The few facts that a batch needs of a file before it is rendered, read without the rest: a county
of files in a moment. What was peeked is compared with what was read when the unit is rendered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from generator.budget.model import Budget
from generator.diagnostics import DisclosureError
from generator.files import safe_name
from generator.source.reader import read_text
from generator.source.text import load

FORM, YEAR, UNIT, PRIOR, UNITS = "表样", "年度", "单位", "上年", "汇总自"
PUBLISHED, APPROVED = "公开日期", "批复日期"
WANTED: Final = frozenset({FORM, YEAR, UNIT, PRIOR, UNITS, PUBLISHED, APPROVED})
_KEY: Final = re.compile(r"""^["']?([^\s"'#:]+)["']?:(?=\s|$)""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Peek:
    """A unit by name and year, its form, the file of last year, and the files that it
    consolidates. The days of publication and approval and the kind of unit, as written, tell an
    overview when it was due; they make no difference."""

    form: str
    year: str
    name: str
    prior: str | None = None
    units: tuple[str, ...] = ()
    published: str = field(default="", compare=False)
    approved: str = field(default="", compare=False)
    kind: str = field(default="", compare=False)

    @property
    def stem(self) -> str:
        """What the outputs are called, before the suffix."""
        return safe_name(f"{self.year}-{self.name}")

    @property
    def others(self) -> tuple[str, ...]:
        """The other files that are read for this one, as it names them."""
        return (*((self.prior,) if self.prior else ()), *self.units)

    @classmethod
    def of(cls, budget: Budget) -> Peek:
        """The same facts of a budget that was read."""
        return cls(budget.form, str(budget.year), budget.unit.name, budget.prior.file, budget.units)


def peek(file: Path) -> Peek | None:
    """The facts of ``file``; None where it is not so simple that they can be had alone, or has
    faults."""
    try:
        found = _values(load(file).replace("\r\n", "\n").replace("\r", "\n"))
    except DisclosureError:
        return None
    unit, prior, units = found.get(UNIT), found.get(PRIOR), found.get(UNITS)
    texts = (
        found.get(FORM),
        found.get(YEAR),
        unit.get("名称") if isinstance(unit, Mapping) else None,
    )
    if not all(isinstance(text, str) for text in texts):
        return None
    form, year, name = (str(text).strip() for text in texts)
    last = prior.get("文件") if isinstance(prior, Mapping) else None
    listed = tuple(str(one).strip() for one in units) if isinstance(units, list) else ()
    return Peek(
        form,
        year,
        name,
        str(last).strip() if last else None,
        listed,
        published=str(found.get(PUBLISHED) or "").strip(),
        approved=str(found.get(APPROVED) or "").strip(),
        kind=str(unit.get("类型") or "") if isinstance(unit, Mapping) else "",
    )


def _values(text: str) -> dict[str, object]:
    """The values of the wanted top-level keys, each parsed alone."""
    heads = [*_KEY.finditer(text)]
    ends = [*(head.start() for head in heads[1:]), len(text)]
    found: dict[str, object] = {}
    for head, end in zip(heads, ends, strict=False):
        key, block = head[1], text[head.start() : end]
        if key in WANTED and (key != PRIOR or "文件" in block):
            root = read_text(block, key).root
            found[key] = root.get(key) if isinstance(root, Mapping) else None
    return found
