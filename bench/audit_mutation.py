"""What ``audit`` notices: ``.venv/bin/python bench/audit_mutation.py [--every N] [DOCX …]``, no
test.

One digit of one printed number is changed at a time, in a table cell, a sentence or a performance
table, and the file audited again. Printed per section: how many numbers were changed, for how many
a new contradiction was reported, and for how many at least a remark. Numbers that nothing else in a
disclosure depends on (free inputs) stand apart. Without files, the inputs are rendered to Word
first.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.audit.audit import Audit, judge, reread
from generator.audit.from_paper import published as in_lines
from generator.audit.model import Block, Grid, Line, Published
from generator.audit.readings import Reading
from generator.audit.verdict import Answer
from generator.published.readers import read

ROOT = Path(__file__).resolve().parent.parent
# Given by the department, and in no sum, comparison or bound that a changed digit must break.
FREE = re.compile(
    r"人员\.编制|人员\..+\.增减$|资产\.(房屋|办公家具|其他资产)|资产\..+大型设备|政府采购\.面向|指标\..+\.(数量|比率)$|分配\..+\.数量$"
)


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
    for section in sorted(counts, key=lambda s: (s.startswith("free"), s)):
        show(section, counts[section])
    bound: Counter[str] = sum((c for s, c in counts.items() if not s.startswith("free")), Counter())
    show("all that are not free inputs", bound)
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
    published = in_lines(read(file))
    before = judge(reread(published))
    choice = random.Random(file.name)  # noqa: S311 - a benchmark, the same on every run
    for reading in [r for r in before.case.ledger if r.text][::every]:
        changed = mutated(published, reading, choice)
        if changed is None:
            continue
        count = counts[section_of(reading)]
        count["changed"] += 1
        after = judge(reread(changed))
        count["contradicted"] += bool(
            said(after, Answer.CONTRADICTED) - said(before, Answer.CONTRADICTED)
        )
        count["reported"] += any(
            said(after, a) - said(before, a) for a in (Answer.CONTRADICTED, Answer.REMARK)
        )


def section_of(reading: Reading) -> str:
    """The table, section or kind of number a reading belongs to."""
    free = "free: " if FREE.search(reading.name) else ""
    if reading.source.startswith("文"):
        section = re.search(r"、(?:关于.*?年)?(.*?)(?:说明|$)", reading.source)
        return free + (section[1] if section else reading.source)
    return free + re.sub(r"\d+$", "", reading.source)


def said(audit: Audit, answer: Answer) -> set[str]:
    """The findings of one answer, without the amounts."""
    return {f"{v.kind}{v.place}{v.expected}" for v in audit.of(answer)}


def mutated(published: Published, reading: Reading, choice: random.Random) -> Published | None:
    """The file with one digit of a reading changed; ``None`` where it is not printed in one
    piece."""
    block = published.blocks[reading.place.block]
    fresh = next(iter(_changed(block, reading, choice)), None)
    if fresh is None:
        return None
    blocks = list(published.blocks)
    blocks[reading.place.block] = fresh
    return replace(published, blocks=tuple(blocks))


def _changed(block: Block, reading: Reading, choice: random.Random) -> Iterator[Block]:
    text = other(reading.text, choice)
    if isinstance(block, Grid):
        row = reading.place.row - 1
        if row < len(block.rows):
            cells = list(block.rows[row])
            alone = rf"(?<![\d.,]){re.escape(reading.text)}(?!\d)"
            places = (reading.place.column - 1, *range(len(cells)))
            column = next((i for i in places if re.search(alone, cells[i])), None)
            if column is not None:
                cells[column] = re.sub(alone, text, cells[column], count=1)
                yield replace(block, rows=(*block.rows[:row], tuple(cells), *block.rows[row + 1 :]))
    elif isinstance(block, Line):
        start = max(block.text.find(reading.place.label.split("……")[0]), 0)
        at = re.search(rf"(?<![\d.,]){re.escape(reading.text)}(?![\d])", block.text[start:])
        if at:
            yield replace(
                block, text=block.text[: start + at.start()] + text + block.text[start + at.end() :]
            )


def other(text: str, choice: random.Random) -> str:
    """The number with one digit replaced by another."""
    places = [i for i, character in enumerate(text) if character.isdigit()]
    place = choice.choice(places)
    digit = choice.choice([d for d in "0123456789" if d != text[place]])
    return text[:place] + digit + text[place + 1 :]


if __name__ == "__main__":
    sys.exit(main())
