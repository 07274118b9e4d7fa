"""Replacing single values and whole sections in the text of a YAML file; every other character
stays as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.authoring.emit import Tree, emit
from generator.authoring.keeping import kept
from generator.budget.model import Budget
from generator.diagnostics import DisclosureError, Position
from generator.source import schema
from generator.source.nodes import LocatedDict, LocatedStr, Source
from generator.source.reader import read_text
from generator.source.text import error

ANCHOR = re.compile(r"&\S+\s+")
ORDER = tuple(schema.keys(Budget))


def with_sections(source: Source, given: Mapping[str, Tree]) -> str:
    """The text of ``source`` with the top-level keys ``given``: in their old place, or where the
    model's order puts them; what says the same as before keeps its lines and comments. Raises
    ``DisclosureError`` where the file is not written key by key on lines of its own."""
    text = source.text
    for key, value in given.items():
        text = _with_section(read_text(text, source.name), key, emit({key: value}) if value else "")
    return text


def _with_section(source: Source, key: str, body: str) -> str:
    lines = source.text.rstrip("\n").split("\n")
    starts = _starts(source)
    if key in starts:
        first, last = starts[key], _end(lines, starts, starts[key])
        merged = (
            _joined(
                lines[:first], kept("\n".join(lines[first:last]), body.rstrip("\n")), lines[last:]
            )
            if body
            else ""
        )
        return (
            merged if merged and _is_sound(merged) else _joined(lines[:first], body, lines[last:])
        )
    if not body:
        return source.text
    before = [k for k in ORDER[: ORDER.index(key)] if k in starts]
    at = _end(lines, starts, starts[before[-1]]) if before else min(starts.values())
    return _joined(lines[:at], f"\n{body}" if body.count("\n") > 1 else body, lines[at:])


def extent(source: Source, key: str) -> tuple[int, int] | None:
    """The first line of a top-level key (from 0) and the line after its section; ``None`` where
    there is no such key. Raises ``DisclosureError`` like ``with_sections``."""
    starts = _starts(source)
    return (
        (starts[key], _end(source.text.split("\n"), starts, starts[key])) if key in starts else None
    )


def _is_sound(text: str) -> bool:
    """Whether a text can be read: kept lines may repeat (``*名``) what is no longer said above
    them."""
    try:
        read_text(text, "")
    except DisclosureError:
        return False
    return True


def _joined(head: list[str], body: str, tail: list[str]) -> str:
    return "\n".join([*head, *body.rstrip("\n").split("\n")[: None if body else 0], *tail]) + "\n"


def _starts(source: Source) -> dict[str, int]:
    """The line (from 0) on which each top-level key stands."""
    root = source.root
    if not isinstance(root, LocatedDict) or any(p.column != 1 for p in root.key_positions.values()):
        mend = "最外层的键各占一行、顶格写，再执行一次"
        raise DisclosureError(
            [error("Y310", Position(source.name), "最外层的键没有各占一行，无法就地改写", mend)]
        )
    return {key: position.line - 1 for key, position in root.key_positions.items()}


def _end(lines: list[str], starts: Mapping[str, int], start: int) -> int:
    """The line after the section that begins at ``start``; comments and blank lines before the next
    key are not its."""
    end = min((n for n in starts.values() if n > start), default=len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def with_value(source: Source, value: LocatedStr, new: str) -> str:
    """The text of ``source`` with the one-line scalar ``value`` written as ``new`` (YAML, without
    line end)."""
    lines = source.text.split("\n")
    line = lines[value.position.line - 1]
    start = value.position.column - 1
    end = start + width(line[start:], value)
    lines[value.position.line - 1] = line[:start] + new + line[end:]
    return "\n".join(lines)


def width(rest: str, value: LocatedStr) -> int:
    """How many characters the scalar at the beginning of ``rest`` takes, its anchor (``&名``)
    included; 0 where it does not end on that line, or is spelled with escapes."""
    anchor = ANCHOR.match(rest)
    begin = anchor.end() if anchor else 0
    spellings = (str(value),) if value.style == "plain" else (f'"{value}"', f"'{value}'")
    return next(
        (begin + len(spelled) for spelled in spellings if rest.startswith(spelled, begin)), 0
    )
