"""How many of the numbers of our own papers are in a relation:
``.venv/bin/python -m bench.tied [--budgets 200] [--seed 1] [--kinds 40]``, no test.

Random budgets of every built-in form and the province's are written as Word file and as web page,
read back and audited. Printed: the spread of the shares, the contradictions, and what the numbers
in no relation are, by the words around them.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.budgets import try_each
from generator.audit.free.audit import Audit, audit
from generator.audit.free.finding import Weight
from generator.audit.free.told import spot
from generator.output import docx, html
from generator.output.estimate import estimate
from generator.published.model import At, Paragraph
from tests.budgets.drawn import Drawn
from tests.budgets.forms import OURS
from tests.budgets.outcome import Outcome, outcome, text
from tests.budgets.written import FORMS

GOAL = 95
AROUND = 14
"""Characters before a number, and from it on, that tell its kind."""


def main() -> int:
    """Print the spread; 1 where there is a contradiction."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--budgets", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        try_each(options.seed, options.budgets, OURS, trial.one)
    trial.show(options.kinds)
    return 1 if trial.contradictions else 0


class Trial:
    """The shares by form and kind of file, and what is in no relation."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shares: dict[str, list[tuple[float, int]]] = {}
        self.untied: Counter[str] = Counter()
        self.contradictions = 0

    def one(self, drawn: Drawn) -> None:
        """One budget, in both kinds of files."""
        found = outcome(drawn, self.folder)
        for file in written(found, self.folder):
            told = audit(file, FORMS)
            numbers, tied = len(told.numbers), len(told.tied)
            kind = f"{drawn.form.name} {file.suffix}"
            self.shares.setdefault(kind, []).append((100 * tied / numbers, numbers))
            self.untied.update(kind_of(told, at) for at in told.numbers - told.tied)
            wrong = told.of(Weight.CONTRADICTION)
            self.contradictions += len(wrong)
            if wrong:
                lines = [f"{one.printed}，应为 {one.expected}：{one.why}" for one in wrong]
                print("\n".join([f"== {kind}", *lines, text(drawn)]), flush=True)

    def show(self, kinds: int) -> None:
        """The spread of the shares, and the commonest kinds of numbers in no relation."""
        every: list[tuple[float, int]] = []
        for kind, shares in sorted(self.shares.items()):
            every += shares
            print(line(kind, shares))
        print(line("全部", every))
        print(f"矛盾 {self.contradictions}")
        for kind, count in self.untied.most_common(kinds):
            print(f"{count:>6}　{kind}")


def line(kind: str, shares: list[tuple[float, int]]) -> str:
    """One line of the table."""
    values = sorted(share for share, _ in shares)
    below = sum(value < GOAL for value in values)
    mean = sum(values) / len(values)
    numbers = sum(count for _, count in shares)
    tied = sum(share * count for share, count in shares) / numbers
    return (
        f"{kind:<14}{len(values):>5} 份　平均 {mean:.1f}　按数 {tied:.1f}　最少 {values[0]:.1f}　"
        f"不到 {GOAL} 的 {below}"
    )


def written(found: Outcome, folder: Path) -> Iterator[Path]:
    """The Word file and the web page; nothing of a budget that became messages."""
    if found.disclosure is None or found.document is None:
        return
    look = found.disclosure.form.look
    word = folder / "公开.docx"
    pages = estimate(found.document, look)
    word.write_bytes(docx.write(found.document, look, pages=pages, reference=None))
    yield word
    page = folder / "公开.html"
    page.write_bytes(html.write(found.document, look))
    yield page


def kind_of(told: Audit, at: At) -> str:
    """Where a number stands, without the numbers around it."""
    place = spot(told.paper, at)
    if place.table:
        return masked(f"[{place.table}] {place.column} | {place.row_label}")
    block = told.paper.blocks[at.block]
    if not isinstance(block, Paragraph):
        return ""
    before = block.text[max(0, at.start - AROUND) : at.start]
    return masked(f"…{before}*{block.text[at.start : at.start + AROUND]}")


def masked(words: str) -> str:
    """Words with every digit as one sign."""
    return re.sub(r"\d[\d,.]*", "#", words)


if __name__ == "__main__":
    sys.exit(main())
