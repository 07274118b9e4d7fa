"""How dense the program's code is, and where it is denser than the house allows.

``tools/density.py`` prints a line a package of ``generator/``: files, lines (not blank, not only
a comment), nodes of the syntax tree, nodes a line, comprehensions and conditional expressions
per 1,000 lines, functions of grade C and of grade D or worse (radon). Below it stand the places
that break a rule of the house, each with its reason; ``--quiet`` leaves the table out. The exit
code is 1 where there is such a place.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from radon.complexity import cc_visit

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "generator"
NOT_YET = ("importing", "relations")
"""Packages that are measured, but still break rules here and there."""
LONGEST_FILE = 400
LONGEST_COMPREHENSION = 3
GRADE_C = 11
GRADE_D = 21
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass
class Measured:
    """The counts of one package, or of all."""

    files: int = 0
    lines: int = 0
    nodes: int = 0
    comprehensions: int = 0
    conditionals: int = 0
    grade_c: int = 0
    grade_d: int = 0

    def add(self, other: Measured) -> None:
        """Count what another measured as well."""
        for field in fields(self):
            total = getattr(self, field.name) + getattr(other, field.name)
            setattr(self, field.name, total)

    def row(self, title: str) -> str:
        """A line of the table."""
        thousands = self.lines / 1000
        return (
            f"{title:14}{self.files:6}{self.lines:8}{self.nodes:9}{self.nodes / self.lines:7.1f}"
            f"{self.comprehensions / thousands:7.0f}{self.conditionals / thousands:7.0f}"
            f"{self.grade_c:5}{self.grade_d:5}"
        )


def main(arguments: list[str]) -> int:
    """Print the table and the places that break a rule."""
    packages: dict[str, Measured] = {}
    broken: list[str] = []
    for path in sorted(PROGRAM.rglob("*.py")):
        package = path.relative_to(PROGRAM).parts[0].removesuffix(".py")
        source = path.read_text("utf-8")
        packages.setdefault(package, Measured()).add(measure(source))
        if package not in NOT_YET:
            broken += [f"{path.relative_to(ROOT)}:{found}" for found in breaches(source)]
    if "--quiet" not in arguments:
        table(packages)
    print(*broken, sep="\n", end="\n" if broken else "")
    return 1 if broken else 0


def table(packages: dict[str, Measured]) -> None:
    """Print a line a package, the largest first, then the sums."""
    print(
        f"{'':14}{'files':>6}{'lines':>8}{'nodes':>9}{'/line':>7}{'compr':>7}{'cond':>7}"
        f"{'C':>5}{'D':>5}"
    )
    everything = Measured()
    ruled = Measured()
    for package, counted in sorted(packages.items(), key=lambda item: -item[1].nodes):
        print(counted.row(package))
        everything.add(counted)
        if package not in NOT_YET:
            ruled.add(counted)
    print(ruled.row("held to them"))
    print(everything.row("all"))


def measure(source: str) -> Measured:
    """The counts of one file."""
    counted = Measured(files=1)
    for line in source.splitlines():
        text = line.strip()
        if text and not text.startswith("#"):
            counted.lines += 1
    for node in ast.walk(ast.parse(source)):
        counted.nodes += 1
        counted.conditionals += isinstance(node, ast.IfExp)
        counted.comprehensions += isinstance(node, COMPREHENSIONS)
    for _, complexity in graded(source):
        counted.grade_c += GRADE_C <= complexity < GRADE_D
        counted.grade_d += complexity >= GRADE_D
    return counted


def breaches(source: str) -> Iterator[str]:
    """The line and the reason of each place that breaks a rule."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, COMPREHENSIONS):
            yield from too_much_at_once(node)
        if isinstance(node, ast.IfExp) and holds_another(node):
            yield f"{node.lineno}: a conditional expression in another"
    for line, complexity in graded(source):
        if complexity >= GRADE_D:
            yield f"{line}: a function of grade D ({complexity})"
    lines = len(source.splitlines())
    if lines > LONGEST_FILE:
        yield f"{lines}: more than {LONGEST_FILE} lines"


Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def too_much_at_once(node: Comprehension) -> Iterator[str]:
    """What is wrong with a comprehension."""
    if len(node.generators) > 1:
        yield f"{node.lineno}: a comprehension with two loops"
    elif height(node) > LONGEST_COMPREHENSION:
        yield f"{node.lineno}: a comprehension of {height(node)} lines"


def holds_another(node: ast.IfExp) -> bool:
    """Whether a result of a conditional expression is one too."""
    return isinstance(node.body, ast.IfExp) or isinstance(node.orelse, ast.IfExp)


def height(node: ast.expr) -> int:
    """The lines an expression stands on, without those of its brackets."""
    inner = [part for part in ast.walk(node) if isinstance(part, ast.expr) and part is not node]
    first = min(part.lineno for part in inner)
    last = max(part.end_lineno or part.lineno for part in inner)
    return last - first + 1


def graded(source: str) -> Iterator[tuple[int, int]]:
    """The line and the cyclomatic complexity of each function and method."""
    for block in cc_visit(source):
        if block.letter in "FM":
            yield block.lineno, block.complexity


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
