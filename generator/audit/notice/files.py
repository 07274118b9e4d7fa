"""The notices of all units, each in its own file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from generator import files
from generator.audit.notice.content import notices
from generator.audit.notice.word import write
from generator.audit.papers.result import Result

NAME: Final = "整改通知-{}.docx"


def write_notices(results: Iterable[Result], folder: Path) -> Iterator[Path]:
    """The files written. Raises ``OSError`` where one cannot be."""
    taken: set[str] = set()
    for notice in notices(results):
        name, number = files.safe_name(NAME.format(notice.unit)), 1
        while name.casefold() in taken:
            number += 1
            name = files.safe_name(NAME.format(f"{notice.unit}-{number}"))
        taken.add(name.casefold())
        path = folder / name
        files.write(path, write(notice))
        yield path
