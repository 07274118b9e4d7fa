"""What the forms at hand print in their tables: where rows come from, what stands in columns and
what fixed rows are of. A draft is put together of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain
from typing import Final

from generator.forms.spec import Block, Column, FormSpec, Rows

ORDINAL: Final = re.compile(
    r"^(?:其中[:：]|[一二三四五六七八九十]+[、.．]|\d+[、.．]|[(（]\S[)）])+"
)
LIKE: Final = 0.6
"""How much two names have in common that mean the same."""
WITHOUT_EXTRAS: Final = {"empty": None, "least": 0, "least_empty": 0}


@dataclass(frozen=True, slots=True)
class KnownColumn:
    """A column of some form: the titles above it from the top down, and the pattern of its cells
    over rows of ``source``."""

    titles: tuple[str, ...]
    pattern: str
    source: str


@dataclass(slots=True)
class Known:
    """Everything that the tables of some forms are made of, each thing once."""

    rows: list[Rows] = field(default_factory=list)
    figures: list[KnownColumn] = field(default_factory=list)
    texts: list[KnownColumn] = field(default_factory=list)
    keys: dict[str, list[str]] = field(default_factory=dict)
    """By the plain name of a fixed row what its figures are of."""

    def keys_of(self, name: str) -> list[str]:
        """What the figures of a fixed row of that name, or nearly that name, may be of."""
        wanted = plain_name(name)
        if wanted in self.keys:
            return self.keys[wanted]
        like = [one for one in self.keys if one and likeness(one, wanted) >= LIKE]
        like.sort(key=lambda one: -likeness(one, wanted))
        return list(chain.from_iterable(self.keys[one] for one in like))

    @property
    def names(self) -> Iterator[str]:
        """The names of figures that stand in rows that the forms prescribe."""
        every = dict.fromkeys(chain.from_iterable(self.keys.values()))
        for one in self.figures:
            if "{" not in one.pattern:
                yield one.pattern
            elif one.source == "固定":
                yield from (one.pattern.replace("{键}", key) for key in every)

    def add(self, block: Block) -> None:
        """What one block of a table has."""
        rows = block.rows.model_copy(update=WITHOUT_EXTRAS)
        if rows.source not in ("固定", "另填") and rows not in self.rows:
            self.rows.append(rows)
        for fixed in block.rows.fixed:
            self._add_key(fixed.name, fixed.key)
        if block.total:
            self._add_key(block.total.name, block.total.key)
        for titles, column in _leaves(block.columns, ()):
            for pattern, columns in ((column.figure, self.figures), (column.text, self.texts)):
                one = KnownColumn(titles, pattern or "", rows.source)
                if pattern and one not in columns:
                    columns.append(one)

    def _add_key(self, name: str, key: str | None) -> None:
        keys = self.keys.setdefault(plain_name(name), [])
        if key and key not in keys:
            keys.append(key)


def known_in(forms: Iterable[FormSpec]) -> Known:
    """What the tables of these forms are made of."""
    known = Known()
    for form in forms:
        for table in form.tables.values():
            for block in table.blocks:
                known.add(block)
    return known


def _leaves(
    columns: tuple[Column, ...], above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Column]]:
    for column in columns:
        titles = (*above, column.title)
        if column.columns:
            yield from _leaves(column.columns, titles)
        else:
            yield titles, column


def likeness(one: str, other: str) -> float:
    """How much two names have in common, from 0 to 1."""
    return SequenceMatcher(None, plain_name(one), plain_name(other), autojunk=False).ratio()


def plain_name(name: str) -> str:
    """A name without its number, spaces and widths: ``一、 财政拨款`` → ``财政拨款``."""
    written = "".join(unicodedata.normalize("NFKC", name).split())
    return ORDINAL.sub("", written)
