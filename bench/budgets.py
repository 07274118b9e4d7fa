"""Random budgets against the gate: ``.venv/bin/python -m bench.budgets [--budgets 3000] [--audited
100] [--seed 1]``.

Every budget must become a document without a contradiction, or messages at lines of its file. Some
of the documents are also written as Word file and PDF and read back by the audit, which must find
no contradiction in them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.budgets.drawn import Drawn, budgets
from tests.budgets.forms import ALL, OURS, Kept
from tests.budgets.outcome import outcome, text
from tests.budgets.written import contradictions, written

CONTRADICTED = "T83"


def main() -> int:
    """Try all and print the tally; 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--budgets", type=int, default=3000)
    parser.add_argument("--audited", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        trial.run(options.seed, options.budgets, ALL)
        read_back = Trial(Path(folder), is_read_back=True)
        read_back.run(options.seed + 1, options.audited, OURS)
    for name, one in (("排出全文", trial), ("写成 Word 和 PDF 再核对", read_back)):
        print(f"{name}：{one.tried} 份预算，{one.seconds:.0f} 秒")
        for (form, ending), count in sorted(one.tally.items()):
            print(f"  {form}　{ending}　{count}")
    return 1 if trial.findings or read_back.findings else 0


def try_each(first: int, count: int, forms: tuple[Kept, ...], do: Callable[[Drawn], None]) -> None:
    """Do something with so many budgets of some forms, the same ones for the same ``first``."""

    @seed(first)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(budgets(forms))
    def every(drawn: Drawn) -> None:
        do(drawn)

    every()


class Trial:
    """Budgets tried, how each ended by form, and what was found."""

    def __init__(self, folder: Path, *, is_read_back: bool = False) -> None:
        self.folder = folder
        self.is_read_back = is_read_back
        self.tally: Counter[tuple[str, str]] = Counter()
        self.tried = 0
        self.findings = 0
        self.seconds = 0.0

    def run(self, first: int, count: int, forms: tuple[Kept, ...]) -> None:
        """Try so many budgets of the forms."""
        started = time.monotonic()
        try_each(first, count, forms, self.one)
        self.seconds = time.monotonic() - started

    def one(self, drawn: Drawn) -> None:
        """One budget."""
        self.tried += 1
        found = outcome(drawn, self.folder)
        if found.document is None or found.disclosure is None:
            self.refused(drawn, found.codes, [str(one) for one in found.messages])
            return
        self.tally[drawn.form.name, "全文"] += 1
        if not self.is_read_back:
            return
        for file in written(found.disclosure, found.document, self.folder):
            wrong = contradictions(file)
            self.tally[drawn.form.name, f"{file.suffix} {'矛盾' if wrong else '无矛盾'}"] += 1
            if wrong:
                self.found(drawn, [file.suffix, *wrong])

    def refused(self, drawn: Drawn, codes: frozenset[str], messages: list[str]) -> None:
        """A budget that became messages; those that call its document false are findings."""
        for code in codes:
            self.tally[drawn.form.name, code] += 1
        if any(code.startswith(CONTRADICTED) for code in codes):
            self.found(drawn, messages)

    def found(self, drawn: Drawn, lines: list[str]) -> None:
        """Print a finding with its file."""
        self.findings += 1
        print("\n".join([f"== {drawn.form.name}", *lines, text(drawn)]), flush=True)


if __name__ == "__main__":
    sys.exit(main())
