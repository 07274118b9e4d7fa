"""The fill-in workbook against inputs at random: ``.venv/bin/python -m bench.workbook [--trees 500]
[--files 50] [--budgets 30] [--seed 1]``.

Random inputs, any key of the models, go to rows and cells and back (``trees``), and some through a
file (``files``), read again as it is and as LibreOffice saved it. Random ``budgets`` become
workbooks that LibreOffice computes anew: every amount on the sheet of reckoning is the program's,
or blank.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator import pipeline
from generator.budget.model import Budget
from generator.catalogue.terms import SCALE
from generator.diagnostics import DisclosureError
from generator.figures.model import Figures
from generator.figures.name import AMOUNT, LAST, join
from generator.source.decode import decode
from generator.source.nodes import LocatedDict, Source
from generator.workbook.circle import as_filled_in
from generator.workbook.decode import read
from generator.workbook.reckoning import BEFORE, NAME, NOW, SHEET
from generator.workbook.wanted import wanted_of
from generator.workbook.write import workbook
from tests.budgets.drawn import Drawn, budgets
from tests.budgets.forms import OURS
from tests.budgets.outcome import text
from tests.workbook.drawn import inputs

COMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""
"""LibreOffice computes every workbook that it opens."""
NEAR = Decimal("0.000001")


def main() -> int:
    """Try all and print the tally; 1 where anything came back otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, count in (("trees", 500), ("files", 50), ("budgets", 30), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=count)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        trial = Trial(Path(name), options.seed)
        trial.trees(options.trees)
        trial.files(options.files)
        trial.budgets(options.budgets)
    print(*trial.said, sep="\n")
    return 1 if trial.wrong else 0


class Trial:
    """What was tried and what was wrong."""

    def __init__(self, folder: Path, first: int) -> None:
        self.folder = folder
        self.first = first
        self.said: list[str] = []
        self.wrong = 0

    def _drawn(self, strategy: st.SearchStrategy[Any], count: int) -> Iterator[Any]:
        """So many values of a strategy."""
        values: list[Any] = []

        @seed(self.first)
        @settings(
            max_examples=count,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            deadline=None,
            database=None,
        )
        @given(strategy)
        def collect(value: Any) -> None:
            values.append(value)

        collect()
        yield from values

    def _count(self, what: str, tried: int, wrong: int) -> None:
        self.wrong += wrong
        self.said.append(f"{what}：{tried}，不同的 {wrong}")

    def trees(self, count: int) -> None:
        """There and back without a file."""
        drawn = list(self._drawn(inputs(), count))
        wrong = sum(not is_same(root, as_filled_in(root, "", {})) for root in drawn)
        self._count("不经文件", len(drawn), wrong)

    def files(self, count: int) -> None:
        """There and back through a file, and through LibreOffice."""
        drawn = list(self._drawn(inputs(), count))
        books = []
        for number, root in enumerate(drawn):
            book = self.folder / f"{number}.xlsx"
            book.write_bytes(workbook(root, {}))
            books.append(book)
        wrong = sum(not is_same(root, read(book)) for root, book in zip(drawn, books, strict=True))
        self._count("经文件", len(drawn), wrong)
        if saved := self.saved(books):
            pairs = zip(drawn, saved, strict=True)
            wrong = sum(not is_same(root, read(book)) for root, book in pairs)
            self._count("经 LibreOffice 另存", len(drawn), wrong)

    def budgets(self, count: int) -> None:
        """What LibreOffice computes of budgets."""
        books, figures = [], []
        for number, drawn in enumerate(self._drawn(budgets(OURS), count)):
            if found := self._book(drawn, number):
                books.append(found[0])
                figures.append(found[1])
        tried = wrong = blank = 0
        for book, known in zip(self.saved(books), figures, strict=True):
            for amount, right in computed(book, known):
                tried += 1
                blank += amount is None
                wrong += amount is not None and abs(amount - right) > NEAR
        self._count(f"{len(books)} 本由 LibreOffice 算出的数（空着 {blank}）", tried, wrong)

    def _book(self, drawn: Drawn, number: int) -> tuple[Path, tuple[Figures, Decimal]] | None:
        file = self.folder / "预算.yaml"
        file.write_text(text(drawn), encoding="utf-8")
        try:
            disclosure = pipeline.load(file, drawn.form.folder)
        except DisclosureError:
            return None
        spec, measure = disclosure.form.spec, disclosure.budget.measure
        book = self.folder / f"预算{number}.xlsx"
        root = pipeline.input_of(file).root
        book.write_bytes(workbook(root, spec.facts, wanted_of(spec, None, measure)))
        return book, (disclosure.figures, SCALE[measure])

    def saved(self, books: list[Path]) -> list[Path]:
        """The workbooks as LibreOffice computes and saves them; none where it is not here."""
        office = shutil.which("soffice")
        if office is None:
            self.said.append("这台机器没有 LibreOffice（soffice）")
            return []
        profile, target = self.folder / "profile", self.folder / "saved"
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(COMPUTE, encoding="utf-8")
        command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", "xlsx", "--outdir", str(target)]
        subprocess.run([*command, *books], check=True, capture_output=True)
        return [target / book.name for book in books]


def is_same(root: LocatedDict, again: Source) -> bool:
    """Whether an input came back with all its facts."""
    return decode(Budget, again) == decode(Budget, Source("", "", root))


def computed(
    book: Path, known: tuple[Figures, Decimal]
) -> Iterator[tuple[Decimal | None, Decimal]]:
    """Each amount that a workbook computed, nothing where it is blank, and the program's."""
    figures, scale = known
    paper = load_workbook(book, data_only=True)[SHEET]
    for row in paper.iter_rows(values_only=True):
        name = row[NAME]
        for column, aspect in ((NOW, AMOUNT), (BEFORE, LAST)):
            whole = join(str(name or ""), aspect)
            if name and figures.knows(whole):
                shown = row[column]
                amount = None if shown in (None, "") else Decimal(str(shown))
                yield amount, figures[whole].value / scale


if __name__ == "__main__":
    sys.exit(main())
