"""Every cell of the numbered tables of six published disclosures, as facts of this project: what
our own tables print, place by place, but for the deviations listed with their errata.

The sentences of these documents are not part of the project (see ``test_fidelity.py``).
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import pipeline
from generator.document.tree import Row, Table, plain

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
INPUTS = {
    "2021-atushi-gov": "2021-atushi-gov",
    "2022-kuerle-gov": "2022-kuerle-gov",
    "2023-atushi-party": "2023-atushi-party",
    "2024-wuqia-gov": "2024-wuqia-gov",
    "2025-putuo-finance": "shanghai/2025-putuo-finance",
    "2025-putuo-commerce": "shanghai/2025-putuo-commerce",
}
NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
FOLD = str.maketrans("（），：；％“”‘’、．【】［］", "(),:;%\"\"'',.[][]")
WHOLE = "全表"
Grid = list[tuple[str, ...]]


def cell(text: str) -> str:
    """White space gone, punctuation and numbers in one spelling; zero and dashes are blank."""
    folded = re.sub(r"\s+", "", text.translate(FOLD)).replace(">=", "≥").replace("<=", "≤")
    folded = NUMBER.sub(lambda match: number(match[0]), folded)
    return "" if folded in {"0", "-", "—", "--", "---", "——"} else folded


def number(text: str) -> str:
    value = Decimal(text.replace(",", "").rstrip("."))
    return format(value.normalize(), "f") if value else "0"


def grid(rows: Sequence[Row], width: int) -> Grid:
    """The texts of rows by place; a merged cell counts at its first place."""
    places = [[""] * width for _ in rows]
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for one in row.cells:
            while (at, column) in taken:
                column += 1
            places[at][column] = plain(one.inlines)
            for down in range(one.rowspan):
                taken |= {(at + down, column + across) for across in range(one.colspan)}
    return [tuple(map(cell, row)) for row in places]


def numbered(case: str) -> list[tuple[dict[str, Any], Table]]:
    """The numbered tables of a case: as published, and as we print them."""
    disclosure = pipeline.load(ROOT / "inputs" / f"{INPUTS[case]}.yaml")
    order = disclosure.form.spec.table_order
    found = {b.name: b for b in pipeline.compose(disclosure).blocks() if isinstance(b, Table)}
    return list(zip(published(case), [found[name] for name in order], strict=True))


def published(case: str) -> list[dict[str, Any]]:
    text = (HERE / "tables" / f"{case}.json").read_text(encoding="utf-8")
    tables: list[dict[str, Any]] = json.loads(text)
    return tables


def deviations(case: str) -> list[dict[str, str]]:
    path = HERE / f"deviations-{case[:4]}.yaml"
    if not path.is_file():
        return []
    listed: list[dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return listed


def differences(want: Grid, have: Grid) -> Iterator[tuple[str, str]]:
    """Rows that one has and the other has not, those of a changed row together."""
    matcher = difflib.SequenceMatcher(None, want, have, autojunk=False)
    for _, i, i_end, j, j_end in (o for o in matcher.get_opcodes() if o[0] != "equal"):
        left = have[j:j_end]
        for old in want[i:i_end]:
            new = max(left, key=lambda row: alike(old, row), default=())
            if alike(old, new):
                left.remove(new)
                yield "|".join(old), "|".join(new)
            elif any(old):
                yield "|".join(old), ""
        yield from (("", "|".join(new)) for new in left if any(new))


def alike(old: tuple[str, ...], new: tuple[str, ...]) -> int:
    """How many filled cells two rows have in common."""
    return sum(a == b for a, b in zip(old, new, strict=False) if a)


@pytest.mark.parametrize("case", INPUTS)
def test_every_cell_stands_in_its_place(case: str) -> None:
    listed = [
        (d["place"], *("|".join(map(cell, (d[k] or "").split("|"))) for k in KEYS))
        for d in deviations(case)
    ]
    whole = {d["place"] for d in deviations(case) if d["rendered"] == WHOLE}
    unexplained = []
    for table, ours in numbered(case):
        place = f"表 {table['id']}"
        want = [tuple(map(cell, row)) for row in table["rows"]]
        for old, new in differences(want, grid(ours.body, len(ours.widths))):
            known = [one for one in listed if one[0] == place and is_listed(one, old, new)]
            if place not in whole and not known:
                unexplained.append((place, old, new))
    assert unexplained == []


def is_listed(deviation: tuple[str, ...], old: str, new: str) -> bool:
    """Whether a difference, or the half of one, is what a deviation says."""
    _, was, became = deviation
    if old and new:
        return was == old and became in ("", new)
    return was == old if old else became == new


KEYS = ("published", "rendered")


@pytest.mark.parametrize("case", [case for case in INPUTS if case.startswith("2025")])
def test_the_header_is_the_published_one(case: str) -> None:
    for table, ours in numbered(case):
        want = [tuple(map(cell, row)) for row in table["header"]]
        assert grid(ours.head, len(ours.widths)) == want


def test_the_facts_are_many() -> None:
    cells = {
        case: sum(bool(cell(c)) for t in published(case) for row in t["rows"] for c in row)
        for case in INPUTS
    }
    assert min(cells.values()) > 250
    assert sum(cells.values()) > 3_000
