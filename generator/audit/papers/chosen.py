"""Which files an audit is of: files, folders and patterns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from generator.batch.plan import matches
from generator.files import is_folder, real

READ: Final = frozenset((".docx", ".pdf", ".html", ".htm", ".xlsx", ".txt"))
REFUSED: Final = frozenset((".doc", ".wps", ".xls", ".et", ".rtf", ".ofd", ".odt", ".ods"))
"""Papers that cannot be read; in a folder they are named, lest nobody misses them."""
LOCK: Final = "~$"
"""How the files begin that Office leaves beside one that is open."""


def chosen(arguments: Iterable[Path], own: Iterable[Path | None] = ()) -> tuple[Path, ...]:
    """The papers of ``arguments`` in order, each once. A folder stands for the papers in and below
    it, but for what the audit itself writes or is given (``own``)."""
    left_out = frozenset(real(path) for path in own if path)
    found: dict[Path, Path] = {}
    for argument in arguments:
        if is_folder(argument):
            papers: Iterable[Path] = _in_folder(argument, left_out)
        else:
            papers = matches(argument)
        for paper in papers:
            found.setdefault(real(paper), paper)
    return tuple(found.values())


def is_many(arguments: Iterable[Path]) -> bool:
    """Whether several papers are asked for, if only one should be found."""
    given = tuple(arguments)
    return len(given) > 1 or any(is_folder(one) or matches(one) != (one,) for one in given)


def _in_folder(folder: Path, left_out: frozenset[Path]) -> Iterator[Path]:
    """The papers of a folder; one that cannot be opened stands for its papers: reading it says
    why."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for path in entries:
        if path.name.startswith((".", LOCK)) or real(path) in left_out:
            continue
        if is_folder(path):
            yield from _in_folder(path, left_out)
        elif path.suffix.lower() in READ | REFUSED:
            yield path
