"""Which files a batch is of, and under which name each unit's outputs go."""

from __future__ import annotations

import glob
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.batch.peek import Peek, peek
from generator.diagnostics import DisclosureError
from generator.files import is_folder, is_there, real
from generator.workbook.recognise import is_fill_in
from generator.workspace import FILE, own_forms

SUFFIXES = frozenset({".yaml", ".yml"})
_SIGNS = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Unit:
    """A file, what was peeked of it, and the earlier file of the batch that has the same name, if
    any."""

    file: Path
    seen: Peek | None
    rival: Path | None = None


def plan(arguments: Iterable[Path]) -> tuple[Unit, ...]:
    """The units of ``arguments``, each with its name and its rival for it."""
    seen: dict[Path, Peek | None] = {}
    taken: dict[str, Path] = {}
    units = []
    for file in files_of(arguments, seen):
        found = seen[file] if file in seen else peek(file)
        first = taken.setdefault(folded(found.stem), file) if found else file
        units.append(Unit(file, found, first if first != file else None))
    return tuple(units)


def files_of(arguments: Iterable[Path], seen: dict[Path, Peek | None]) -> tuple[Path, ...]:
    """The files of ``arguments``: files, folders and patterns, in order, each file once. What had
    to be peeked of one to know is put into ``seen``."""
    chosen: dict[Path, Path] = {}
    for argument in arguments:
        for file in _units_of(argument, seen) if is_folder(argument) else matches(argument):
            chosen.setdefault(real(file), file)
    return tuple(chosen.values())


def matches(argument: Path) -> tuple[Path, ...]:
    """The files of a pattern that no shell has expanded; anything else is a file, whether it is
    there or not."""
    if _SIGNS.isdisjoint(str(argument)) or is_there(argument):
        return (argument,)
    found = sorted(glob.glob(str(argument), recursive=True))  # noqa: PTH207 - takes absolute patterns too
    return tuple(map(Path, found)) or (argument,)


def _units_of(folder: Path, seen: dict[Path, Peek | None]) -> tuple[Path, ...]:
    """The inputs in ``folder`` and below, without those that are only last year's file of
    another."""
    files = tuple(_inputs(folder))
    seen.update((file, peek(file)) for file in files)
    last = {real(file.parent / p.prior) for file in files if (p := seen[file]) and p.prior}
    return tuple(file for file in files if real(file) not in last)


def _inputs(folder: Path) -> Iterator[Path]:
    """All inputs, ``disclosure.yaml`` is none; nothing in hidden folders and in those of a
    department's own forms. A folder that cannot be opened stands for its files: reading it says
    why."""
    try:
        forms = own_forms(folder)
    except DisclosureError:  # said of every unit that needs them
        forms = None
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        entries = []
        yield folder
    for path in entries:
        if path.name.startswith(".") or path == forms:
            continue
        if is_folder(path):
            yield from _inputs(path)
        elif _is_input(path):
            yield path


def _is_input(path: Path) -> bool:
    """Whether a file of a folder is an input: YAML, or a fill-in workbook that has no YAML of its
    name beside it."""
    if path.suffix.lower() in SUFFIXES:
        return path.name != FILE
    return is_fill_in(path) and not any(path.with_suffix(end).exists() for end in SUFFIXES)


def folded(name: str) -> str:
    """``name`` as file systems compare names that mind neither case nor composition."""
    return unicodedata.normalize("NFC", name).casefold()
