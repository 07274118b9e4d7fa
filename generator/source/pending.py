"""``# 待核``: the mark that tools leave on what a person must look at again, and the warning while
any is left."""

from __future__ import annotations

import re

from generator.diagnostics import Diagnostic, Position, Severity
from generator.source.nodes import Source

MARK = "待核"
PENDING = re.compile(rf"(?:^|\s)#.*{MARK}")
SHOWN = 8


def pending(source: Source) -> list[Diagnostic]:
    """One warning for all marks that are left in a file."""
    numbers = [n for n, line in enumerate(source.text.split("\n"), 1) if PENDING.search(line)]
    if not numbers:
        return []
    shown = "、".join(map(str, numbers[:SHOWN])) + ("……" if len(numbers) > SHOWN else "")
    message = f"还有 {len(numbers)} 处标着“{MARK}”（第 {shown} 行）。"
    return [
        Diagnostic(
            "Y401",
            Severity.WARNING,
            Position(source.name, numbers[0]),
            message,
            "逐处核对、改好，删去标记。",
        )
    ]
