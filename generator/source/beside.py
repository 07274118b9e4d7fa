"""Files that an input names: inputs on the same machine, stated from where the input lies."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PureWindowsPath

from generator import files
from generator.diagnostics import Diagnostic, DisclosureError, Position
from generator.source.nodes import LocatedList, Source, descend
from generator.source.reader import read
from generator.source.text import UNOPENED, error

SUFFIXES = (".yaml", ".yml")
INPUTS = (*SUFFIXES, ".xlsx")
"""What an input may be: YAML, or a workbook to fill in."""


def is_away(name: str) -> bool:
    """Whether ``name`` does not start from the file that names it: an absolute path, a drive, a
    share of another machine, somebody's home."""
    return bool(
        Path(name).is_absolute() or PureWindowsPath(name).drive or name.startswith(("/", "\\", "~"))
    )


def beside(path: Path, name: str, at: Position) -> Path:
    """The file ``name``, asked for at ``at`` in the input ``path``. Raises ``DisclosureError`` for
    what ``is_away``, for what is no YAML by its own name or by that of the file it links to, and
    for the input itself; reading says which links go round."""
    if is_away(name) or "\0" in name:
        mend = "写从本文件出发的路径，例如 2023.yaml"
        raise DisclosureError([error("Y107", at, f"“{name}”不是相对本文件的路径", mend)])
    file = path.parent / name
    if not all(one.suffix.lower() in INPUTS for one in (file, files.real(file))):
        raise DisclosureError([error("Y107", at, f"“{name}”不是 YAML 文件", "写 .yaml 文件的名字")])
    if files.real(file) == files.real(path):
        raise DisclosureError(
            [error("Y108", at, f"“{name}”就是本文件自己", "写另一个文件的名字，或删去这一项")]
        )
    return file


def read_beside(path: Path, name: str, at: Position, reader: Callable[[Path], Source]) -> Source:
    """The file ``name``, asked for at ``at`` in the input ``path``, read by ``reader``. Raises
    ``DisclosureError``: of a file that cannot be opened at ``at``, where the name is to be mended,
    of any other fault where it is."""
    try:
        return reader(beside(path, name, at))
    except DisclosureError as fault:
        raise DisclosureError([_asked_for(one, name, at) for one in fault.diagnostics]) from None


def _asked_for(found: Diagnostic, name: str, at: Position) -> Diagnostic:
    if found.code != UNOPENED:
        return found
    return replace(found, position=at, message=f"“{name}”：{found.message}")


def leads_back(path: Path, file: Path, names: Sequence[str]) -> bool:
    """Whether the units ``names`` of the consolidated ``file`` consolidate ``path``, over however
    many files; one that cannot be read leads nowhere."""
    waiting = [(file, name) for name in names]
    seen = {files.real(file)}
    while waiting:
        above, name = waiting.pop()
        with contextlib.suppress(DisclosureError):
            unit = beside(above, name, Position(str(above)))
            if (here := files.real(unit)) == files.real(path):
                return True
            if here not in seen:
                seen.add(here)
                listed = descend(read(unit).root, ("汇总自",))
                waiting += (
                    [(unit, str(one)) for one in listed] if isinstance(listed, LocatedList) else []
                )
    return False
