"""What ``audit`` notices: ``.venv/bin/python bench/audit_mutation.py [--every N] [FILE …]``, no
test.

One digit of one printed number is changed at a time, in a table, a sentence or a performance
table, and the paper audited again. Printed per table and section: how many numbers were changed,
for how many a new contradiction was reported, and for how many at least a remark. Numbers that are
in no relation stand apart. Without files, the inputs are rendered to Word first.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from generator.audit.free.audit import Audit, of_paper
from generator.audit.free.finding import Weight
from generator.audit.free.told import spot
from generator.forms.library import Library, built_in
from generator.published.model import At, Block, Cell, Paper, Paragraph, Table
from generator.published.numbers import alone, spots
from generator.published.readers import read

ROOT = Path(__file__).resolve().parent.parent
BUILT_IN = Library((built_in(),))
FREE = "free: "
UNIT = re.compile(r"^(?:[一二三四五六七八九十]+、)?(?:关于.*?年)?")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for file in options.files or rendered(folder):
            measure(file, options.every, counts)
    print(f"{'section':<34}{'changed':>9}{'contradicted':>14}{'reported':>10}")
    for section in sorted(counts, key=lambda name: (name.startswith(FREE), name)):
        show(section, counts[section])
    bound: Counter[str] = Counter()
    for section, count in counts.items():
        if not section.startswith(FREE):
            bound += count
    show("all that are in a relation", bound)
    return 0


def show(section: str, count: Counter[str]) -> None:
    """One line of the table."""
    changed = count["changed"]
    parts = [f"{count[k]:>6} {count[k] / changed:>6.1%}" for k in ("contradicted", "reported")]
    print(f"{section:<34}{changed:>9} {' '.join(parts)}")


def rendered(folder: str) -> list[Path]:
    """The inputs as Word files."""
    inputs = sorted((ROOT / "inputs").glob("20*.yaml"))
    command = [sys.executable, "-m", "generator", "render", "--format", "docx", "--output", folder]
    for file in inputs:
        subprocess.run([*command, str(file)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return sorted(Path(folder).rglob("*.docx"))


def measure(file: Path, every: int, counts: dict[str, Counter[str]]) -> None:
    """Change every ``every``-th number of a file."""
    paper = read(file)
    before = of_paper(paper, BUILT_IN)
    choice = random.Random(file.name)  # noqa: S311 - a benchmark, the same on every run
    for at in sorted(before.numbers)[::every]:
        after = of_paper(mutated(paper, at, choice), BUILT_IN)
        new = said(after) - said(before)
        count = counts[section_of(before, at)]
        count["changed"] += 1
        count["contradicted"] += any(weight is Weight.CONTRADICTION for weight, *_ in new)
        count["reported"] += bool(new)


def section_of(audit: Audit, at: At) -> str:
    """The table or section a number stands in."""
    place = spot(audit.paper, at)
    free = "" if at in audit.tied else FREE
    return free + UNIT.sub("", place.table or place.section)


def said(audit: Audit) -> set[tuple[Weight, str, At, str]]:
    """The findings, without what is printed."""
    return {(one.weight, one.kind, one.at, one.expected) for one in audit.findings}


def mutated(paper: Paper, at: At, choice: random.Random) -> Paper:
    """The paper with one digit of a number changed."""
    blocks = list(paper.blocks)
    blocks[at.block] = _changed(blocks[at.block], at, choice)
    return replace(paper, blocks=tuple(blocks))


def _changed(block: Block, at: At, choice: random.Random) -> Block:
    if isinstance(block, Table):
        rows = [list(row) for row in block.rows]
        text = other(rows[at.row][at.column].text, choice)
        rows[at.row][at.column] = Cell(text, alone(text))
        return replace(block, rows=tuple(map(tuple, rows)))
    if isinstance(block, Paragraph):
        number = next(one for one in block.spots if one.start == at.start)
        fresh = other(block.text[number.start : number.stop], choice)
        text = block.text[: number.start] + fresh + block.text[number.stop :]
        return replace(block, text=text, spots=tuple(spots(text)))
    return block


def other(text: str, choice: random.Random) -> str:
    """The number with one digit replaced by another."""
    places = [place for place, character in enumerate(text) if character.isdigit()]
    place = choice.choice(places)
    digit = choice.choice([digit for digit in "0123456789" if digit != text[place]])
    return text[:place] + digit + text[place + 1 :]


if __name__ == "__main__":
    sys.exit(main())
