"""The overview as one web page that needs no other file; its script only sorts and filters."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Final

from markupsafe import Markup

from generator import own_pages
from generator.batch.deadline import deadline
from generator.batch.overview import Department, Entry
from generator.batch.sums import amount, change, sums
from generator.output.formats import FORMATS

_TEMPLATE: Final = Path(__file__).with_suffix(".html.j2")
_SCRIPT: Final = Path(__file__).with_suffix(".js")
_WORDS: Final = {one.suffix: one.word for one in FORMATS}


def page(found: Iterable[Department]) -> str:
    """The page; links are relative to the folder of the outputs."""
    departments = tuple(found)
    entries: list[Entry] = []
    for department in departments:
        entries += department.entries
    script = _SCRIPT.read_text("utf-8")
    digest = hashlib.sha256(script.encode()).digest()
    return own_pages.render(
        _TEMPLATE,
        departments=departments,
        entries=entries,
        ranks=[entry.rank for entry in entries],
        sums=sums,
        amount=amount,
        shown=_shown,
        change=change,
        deadline=deadline,
        word_of=_word_of,
        script=Markup(script),  # noqa: S704 - our own
        digest=base64.b64encode(digest).decode(),
    )


def _shown(value: Decimal | None) -> str:
    """An amount as all forms' units are compared: two decimals, thousands apart."""
    return "" if value is None else f"{value:,.2f}"


def _word_of(output: str) -> str:
    """What a link to this file is called."""
    suffix = PurePosixPath(output).suffix
    return _WORDS.get(suffix, suffix)
