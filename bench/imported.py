"""Random budgets published and imported: ``.venv/bin/python -m bench.imported [--budgets 100]
[--seed 1] [--foreign]``.

Each is written as a Word file and read back by the forms that come with the program; ``--foreign``:
the files follow forms that it does not know. Every amount that a file prints is compared with what
was read: right, lost (nought now) or wrong (another amount). Wrong ones are printed with their
budget; those within the last digit count as right.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.budgets import try_each
from generator import pipeline
from generator.diagnostics import DisclosureError
from generator.document.tree import Document
from generator.figures.model import Figures
from generator.figures.name import AMOUNT, parse
from generator.forms.library import Library, built_in
from generator.importing import convert
from generator.importing.limits import RefusedError
from generator.importing.paper.opening import imported_paper
from generator.pipeline import Disclosure
from generator.published.from_document import from_document
from generator.published.readers import read
from generator.source.nodes import NOWHERE
from tests.budgets.drawn import Drawn
from tests.budgets.forms import FOREIGN, OURS, Kept
from tests.budgets.outcome import outcome, text
from tests.budgets.written import written

LIBRARY = Library((built_in(),))
ZERO = Decimal(0)
TAIL = Decimal(100)
"""元: the last digit of 万元."""
FAMILIES = ("收入", "支出", "三公")
HOW = ("对", "丢", "错")


def main() -> int:
    """Try all and print the tally; 1 where an amount was read wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--budgets", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--foreign", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        started = time.monotonic()
        trial.run(options.seed, options.budgets, FOREIGN if options.foreign else OURS[:4])
    print(f"{trial.tally['份']} 份预算，{time.monotonic() - started:.0f} 秒")
    total = sum(trial.tally[how] for how in HOW)
    for how in HOW:
        print(f"  {how} {trial.tally[how]}/{total}")
    for what, count in sorted(trial.endings.items()):
        print(f"  {what} {count}")
    return 1 if trial.findings else 0


class Trial:
    """Budgets tried, what came out the same, how each ended, and what was found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tally: Counter[str] = Counter()
        self.endings: Counter[str] = Counter()
        self.findings = 0

    def run(self, first: int, count: int, forms: tuple[Kept, ...]) -> None:
        """Try so many budgets of some forms."""
        try_each(first, count, forms, lambda drawn: self.one(scaled(drawn)))

    def one(self, drawn: Drawn) -> None:
        """One budget, where it becomes a document."""
        found = outcome(drawn, self.folder)
        if found.document is None or found.disclosure is None:
            return
        self.tally["份"] += 1
        word = next(written(found.disclosure, found.document, self.folder))
        try:
            figures = self.again(word)
        except RefusedError:
            self.endings["没有读到"] += 1
            return
        if figures is None:
            self.endings["写出的文件有错"] += 1
            return
        self.compare(drawn, found.disclosure, printed(found.document), figures)

    def again(self, word: Path) -> Figures | None:
        """The figures of what was read of a Word file; ``None`` where it gives none. Raises
        ``RefusedError``."""
        imported = imported_paper(word, read(word), LIBRARY, measure="", year=None, form=None)
        self.endings["总数对不上" if imported.problems else "总数对上"] += 1
        file = self.folder / "读回.yaml"
        form = LIBRARY.form(str(imported.form), NOWHERE)
        file.write_text(convert.new_file(imported, form, imported.year or 0, file.name), "utf-8")
        try:
            return pipeline.load(file).figures
        except DisclosureError:
            return None

    def compare(
        self, drawn: Drawn, disclosure: Disclosure, names: set[str], found: Figures
    ) -> None:
        """Count the amounts by how they were read."""
        wrong = []
        for name in sorted(names):
            mine = disclosure.figures[name].value
            theirs = found[name].value if found.knows(name) else ZERO
            if abs(mine - theirs) <= TAIL:
                how = "对"
            elif not theirs:
                how = "丢"
            else:
                how = "错"
                wrong.append(f"{name} {mine} 读作 {theirs}")
            self.tally[how] += 1
        self.ended(drawn, "有错的数" if wrong else "没有错的数", wrong)

    def ended(self, drawn: Drawn, how: str, lines: list[str]) -> None:
        """Count an ending; print one that is a finding with its file."""
        self.endings[how] += 1
        if lines:
            self.findings += 1
            print("\n".join([f"== {drawn.form.name} {how}", *lines, text(drawn)]), flush=True)


def printed(document: Document) -> set[str]:
    """The amounts of spending, income and 三公 that a document's tables print."""
    found = set()
    for _, table in from_document(document, {}).tables():
        for row in table.rows:
            found.update(cell.mark for cell in row if cell.mark)
    amounts = {name for name in found if parse(name).family in FAMILIES}
    return {name for name in amounts if parse(name).aspect == AMOUNT}


def scaled(drawn: Drawn) -> Drawn:
    """The budget with amounts of whole 0.01万元, as most are."""
    by = 10_000 if drawn.facts["计量单位"] == "元" else 1
    return replace(drawn, facts=_scaled(drawn.facts, by))


def _scaled(value: Any, by: int) -> Any:
    if isinstance(value, dict):
        return {key: _scaled(one, by) for key, one in value.items()}
    if isinstance(value, list):
        return [_scaled(one, by) for one in value]
    return value * by if isinstance(value, Decimal) else value


if __name__ == "__main__":
    sys.exit(main())
