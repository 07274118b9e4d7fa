"""The same money on several sheets: counted where it is told in most detail."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations, permutations

from generator.importing.rows import Problem
from generator.importing.sheet import Entry

Key = tuple[str, ...]


@dataclass(slots=True)
class Once:
    """Entries by table, none of them told twice; what is to be said of those left out, and of
    those of which it is not clear."""

    sheets: dict[str, list[Entry]]
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        """What is left, sheet by sheet."""
        return [entry for found in self.sheets.values() for entry in found]


def once(entries: Sequence[Entry]) -> Once:
    """The entries without those that only repeat what another sheet says: where all sums of one
    sheet by function, economic class and kind (and project, where both name them) are sums of the
    other."""
    sheets: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        sheets[entry.table].append(entry)
    found = Once(dict(sheets))
    for whole, part in permutations(sheets, 2):
        _settle(found, whole, part)
    for one, other in combinations(sheets, 2):
        same = _identical(found.sheets[one], found.sheets[other])
        if same:
            message = (
                f"有 {same} 笔与“{_named(one, other)}”的相同，不知道是不是同一笔钱。"
                "请在对照文件的“工作表”下只列要读的。"
            )
            found.problems.append(Problem(found.sheets[other][0].place, message))
    return found


def _settle(found: Once, whole: str, part: str) -> None:
    """Leave one of two sheets out where the one repeats the other."""
    both_named = _names(found.sheets[whole]) and _names(found.sheets[part])
    told = _sums(found.sheets[part], with_project=bool(both_named))
    other = _sums(found.sheets[whole], with_project=bool(both_named))
    if not told or any(other.get(key) != amount for key, amount in told.items()):
        return
    mine = found.sheets[part]
    theirs = [e for e in found.sheets[whole] if _key(e, with_project=bool(both_named)) in told]
    loser, gone = (whole, theirs) if _told(mine) > _told(theirs) else (part, mine)
    winner = part if loser == whole else whole
    found.sheets[loser] = [entry for entry in found.sheets[loser] if entry not in gone]
    said = f"有 {len(gone)} 笔与“{_named(winner, loser)}”是同一笔钱，只算一次。"
    found.notes.append(f"{_named(loser, winner)}：{said}")


def _named(table: str, beside: str) -> str:
    """A table by its sheet, or by its first cell where another of that sheet is spoken of."""
    sheet = table.rpartition("!")[0]
    return table if sheet == beside.rpartition("!")[0] else sheet


def _sums(entries: Sequence[Entry], *, with_project: bool) -> dict[Key, Decimal]:
    found: dict[Key, Decimal] = defaultdict(Decimal)
    for entry in entries:
        found[_key(entry, with_project=with_project)] += entry.amount
    return found


def _key(entry: Entry, *, with_project: bool) -> Key:
    project = (entry.project,) if with_project else ()
    return (entry.function, entry.economic, entry.kind, *project)


def _names(entries: Sequence[Entry]) -> bool:
    return any(entry.project and entry.kind == "项目支出" for entry in entries)


def _told(entries: Sequence[Entry]) -> tuple[int, int]:
    """How much entries tell: the names of projects, and of funds."""
    return (len({entry.project for entry in entries}), sum(bool(e.fund) for e in entries))


def _identical(some: Sequence[Entry], others: Sequence[Entry]) -> int:
    """How many entries of two sheets say exactly the same."""
    one, other = (
        Counter((*_key(e, with_project=True), e.amount) for e in s) for s in (some, others)
    )
    return (one & other).total()
