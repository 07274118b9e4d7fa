"""The years that a form serves (适用年度): one, from one to another, or from one on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from generator.source.faults import Scalar, fault, text_of
from generator.source.spelling import half_width

WRITTEN = re.compile(
    r"(?P<first>\d{4})年?(?:(?P<to>[-—–~至到])(?:(?P<last>\d{4})年?)?|(?P<on>起))?"
)
EXPECTED = "写成 2024（一年）、2021-2023（几年）或 2024-（从这一年起）"


@dataclass(frozen=True, slots=True)
class Years:
    """From ``first`` to ``last``, both served; without ``last`` all years from ``first`` on."""

    first: int
    last: int | None

    def cover(self, year: int) -> bool:
        """Whether a year is served."""
        return self.first <= year and (self.last is None or year <= self.last)

    @property
    def named(self) -> int:
        """The last year that is named."""
        return self.first if self.last is None else self.last

    @property
    def written(self) -> str:
        """As a form states it: ``2024``, ``2021-2023``, ``2024-``."""
        if self.last is None:
            return f"{self.first}-"
        return str(self.first) if self.last == self.first else f"{self.first}-{self.last}"

    def __str__(self) -> str:
        """In words: ``2024 年``, ``2021—2023 年``, ``2024 年起``."""
        if self.last is None:
            return f"{self.first} 年起"
        return f"{self.written.replace('-', '—')} 年"


def read_years(value: object) -> Years | None:
    """The years that ``value`` says; ``None`` where it says none. Raises a fault for anything
    else."""
    text = text_of(value, "年度").strip()
    if not text:
        return None
    match = WRITTEN.fullmatch(re.sub(r"\s+", "", half_width(text)))
    if match is None:
        raise fault("K211", f"“{text}”不是适用年度", mend=EXPECTED)
    first = int(match["first"])
    if match["last"] and int(match["last"]) < first:
        raise fault("K211", f"适用年度“{text}”的前后颠倒了", corrected=f'"{match["last"]}-{first}"')
    is_open = bool(match["to"] or match["on"]) and not match["last"]
    return Years(first, None if is_open else int(match["last"] or first))


ServedYears = Annotated[Years | None, Scalar("适用年度", "2024-", read_years)]
