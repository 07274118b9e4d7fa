"""``{名称}`` in patterns and prose, filled in by plain look-up: nothing is evaluated."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.suggestion import IN_BRACES, did_you_mean

PLACE = re.compile(r"\{([^{}\n]+)\}")


def fill(pattern: str, variables: Mapping[str, str], at: Position) -> str:
    """``pattern`` with every ``{name}`` replaced; ``at`` is where the pattern stands. Raises
    ``DisclosureError``."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name not in variables:
            listed = "、".join(f"{{{known}}}" for known in variables)
            mend = did_you_mean(name, variables, spelled=IN_BRACES, otherwise=f"可用：{listed}。")
            raise DisclosureError(
                [Diagnostic("F104", Severity.ERROR, at, f"没有东西可以填进 {{{name}}}。", mend)]
            )
        return variables[name]

    return PLACE.sub(value, pattern)


def pieces(text: str, place: Callable[[str], object]) -> list[object]:
    """``text`` cut at its places: strings as they stand, places as ``place`` makes them."""
    parts = PLACE.split(text)
    return [place(part) if i % 2 else part for i, part in enumerate(parts) if i % 2 or part]
