"""A section written anew, with whatever did not change kept as it stood: comments, order of
writing, blank lines.

Where both the old and the new text write a mapping or a list entry by entry, entries that say the
same keep their old lines, and those that changed keep the comments above and behind them.
"""

from __future__ import annotations

import re
import textwrap
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from generator.diagnostics import DisclosureError
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node
from generator.source.reader import read_text

COMMENT = re.compile(r"\s+#[^\"']*$")
OPENED = re.compile(r"[^#\"'{\[]*:\s*(?:#.*)?")
"""``键:`` with everything that it holds on the lines below."""
DASH = "- "
AMOUNTS = frozenset(("金额", "基本支出", "项目支出"))


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a mapping or list: what it is known by, its value, the lines above it, its own
    lines."""

    known_by: object
    value: Node
    above: tuple[str, ...]
    lines: tuple[str, ...]


def kept(old: str, new: str) -> str:
    """``new`` with the lines of ``old`` where they say the same; both are YAML of their own,
    without indent."""
    try:
        was, now = _entries(old), _entries(new)
    except DisclosureError:  # a part of a file may repeat (*名) what is said elsewhere in it
        return new
    if not was or not now or was[0].lines[0].startswith(DASH) != now[0].lines[0].startswith(DASH):
        return new
    lines: list[str] = []
    for entry, match in _in_order(was, now):
        lines += [*match.above, *_lines(match, entry)] if match else entry.lines
    return "\n".join(lines)


def _in_order(was: list[_Entry], now: list[_Entry]) -> list[tuple[_Entry, _Entry | None]]:
    """Each new entry with the old one that it replaces: those of a list in the new order, those of
    a mapping in the old one, with what is new behind what comes before it."""
    left: dict[object, deque[tuple[int, _Entry]]] = {}
    for place, entry in enumerate(was):
        left.setdefault(entry.known_by, deque()).append((place, entry))
    ranked: list[tuple[int, _Entry, _Entry | None]] = []
    rank = -1
    for entry in now:
        same_name = left.get(entry.known_by)
        rank, match = same_name.popleft() if same_name else (rank, None)
        ranked.append((rank, entry, match))
    if not now[0].lines[0].startswith(DASH):
        ranked.sort(key=lambda one: one[0])
    return [(entry, match) for _, entry, match in ranked]


def _lines(was: _Entry, now: _Entry) -> list[str]:
    if same(was.value, now.value):
        return list(was.lines)
    if was.lines[0].startswith(DASH) and len(was.lines) > 1 and len(now.lines) > 1:
        first, *rest = kept(_undashed(was.lines), _undashed(now.lines)).split("\n")
        return [f"{DASH}{first}", *(_indented(rest, 2))]
    if OPENED.fullmatch(was.lines[0]) and OPENED.fullmatch(now.lines[0]) and len(now.lines) > 1:
        inner = kept(*(textwrap.dedent("\n".join(e.lines[1:])) for e in (was, now)))
        return [was.lines[0], *_indented(inner.split("\n"), _indent(was.lines[1]))]
    behind = COMMENT.search(was.lines[0])
    return [now.lines[0] + (behind[0] if behind else ""), *now.lines[1:]]


def same(one: Node, other: Node) -> bool:
    """Whether two values say the same, however they are written: ``165`` and ``165.00``."""
    match one, other:
        case LocatedDict(), LocatedDict():
            return set(one) == set(other) and all(same(one[key], other[key]) for key in one)
        case LocatedList(), LocatedList():
            return len(one) == len(other) and all(
                same(a, b) for a, b in zip(one, other, strict=True)
            )
        case LocatedStr(), LocatedStr() if one.style == other.style == "plain":
            return one == other or (_number(one) is not None and _number(one) == _number(other))
    return one == other


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _entries(text: str) -> list[_Entry]:
    """The entries of a mapping or list that is written one below the other; none for one that is
    not."""
    root, lines = read_text(text, "").root, text.split("\n")
    keys: list[tuple[object, Node, int]] = []
    if isinstance(root, LocatedDict):
        keys = [(key, value, root.key_positions[key].line - 1) for key, value in root.items()]
    elif isinstance(root, LocatedList):
        keys = [
            (known_by(value), value, root.item_positions[i].line - 1)
            for i, value in enumerate(root)
        ]
    starts = [start for *_, start in keys]
    dashed = isinstance(root, LocatedList)
    if sorted(set(starts)) != starts or any(
        lines[n][:1].isspace() or lines[n].startswith(DASH) != dashed for n in starts
    ):
        return []
    if not starts or lines[starts[0]][0] in "{[":
        return []
    above = [_above(lines, n) for n in starts]
    ends = [*above[1:], len(lines)]
    return [
        _Entry(known, value, tuple(lines[a:n]), tuple(lines[n:end]))
        for (known, value, n), a, end in zip(keys, above, ends, strict=True)
    ]


def _above(lines: list[str], start: int) -> int:
    """The first of the comments and blank lines right above an entry."""
    while start and (not lines[start - 1].strip() or lines[start - 1].startswith("#")):
        start -= 1
    return start


def known_by(item: Node) -> object:
    """What tells an item of a list from the others: its name, or all but its amounts."""
    if not isinstance(item, LocatedDict):
        return str(item)
    name = item.get("名称")
    return str(name) if name else tuple((k, str(v)) for k, v in item.items() if k not in AMOUNTS)


def _undashed(lines: tuple[str, ...]) -> str:
    return textwrap.dedent("\n".join([f"  {lines[0][len(DASH) :]}", *lines[1:]]))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _indented(lines: list[str], columns: int) -> Iterator[str]:
    return (" " * columns + line if line else line for line in lines)
