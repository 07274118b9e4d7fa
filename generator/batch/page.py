"""The overview as one web page that needs no other file and no script."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Final

from generator import own_pages
from generator.batch.overview import Department
from generator.output.formats import FORMATS

_TEMPLATE: Final = Path(__file__).with_suffix(".html.j2")
_WORDS: Final = {one.suffix: one.word for one in FORMATS}


def page(found: Iterable[Department]) -> str:
    """The page; links are relative to the folder of the outputs."""
    departments = tuple(found)
    ranks: list[int] = []
    for department in departments:
        ranks += [entry.rank for entry in department.entries]
    return own_pages.render(
        _TEMPLATE, departments=departments, ranks=ranks, amount=_amount, word_of=_word_of
    )


def _amount(value: str | None) -> str:
    """An amount as all forms' units are compared: two decimals, thousands apart."""
    return f"{Decimal(value.replace(',', '')):,.2f}" if value else ""


def _word_of(output: str) -> str:
    """What a link to this file is called."""
    suffix = PurePosixPath(output).suffix
    return _WORDS.get(suffix, suffix)
