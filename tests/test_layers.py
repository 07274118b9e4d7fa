"""Packages build on each other in one order, that of the table in ``docs/architecture.md``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
TABLE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
ORDER = re.findall(r"^\| `(\w+)` \|", TABLE, flags=re.MULTILINE)


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The packages that a module imports anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = (alias.name.split(".") for alias in node.names)
            yield from (name[1] for name in names if name[0] == "generator" and len(name) > 1)
        elif isinstance(node, ast.ImportFrom) and node.module == "generator":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and str(node.module).startswith("generator."):
            yield str(node.module).split(".")[1]


def test_every_package_has_one_place_in_the_order() -> None:
    packages = {layer(path) for path in PACKAGE.rglob("*.py")} - {"__init__", "__main__"}
    assert sorted(ORDER) == sorted(packages)


def test_a_package_imports_only_what_stands_above_it() -> None:
    upward = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if layer(path) in ORDER
        for name in imported(path)
        if name in ORDER[ORDER.index(layer(path)) + 1 :]
    ]
    assert upward == []
