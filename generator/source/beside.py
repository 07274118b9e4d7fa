"""Files that an input names: YAML on the same machine, stated from where the input lies."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

from generator.diagnostics import DisclosureError, Position
from generator.source.text import error

SUFFIXES = (".yaml", ".yml")


def is_away(name: str) -> bool:
    """Whether ``name`` does not start from the file that names it: an absolute path, a drive, a share of another
    machine, somebody's home."""
    return bool(Path(name).is_absolute() or PureWindowsPath(name).drive or name.startswith(("/", "\\", "~")))


def beside(path: Path, name: str, at: Position) -> Path:
    """The file ``name``, asked for at ``at`` in the input ``path``. Raises ``DisclosureError`` for what ``is_away``,
    and for what is no YAML by its own name or by that of the file it links to."""
    if is_away(name) or "\0" in name:
        mend = "写从本文件出发的路径，例如 2023.yaml"
        raise DisclosureError([error("Y107", at, f"“{name}”不是相对本文件的路径", mend)])
    file = path.parent / name
    if not all(one.suffix.lower() in SUFFIXES for one in (file, file.resolve())):
        raise DisclosureError([error("Y107", at, f"“{name}”不是 YAML 文件", "写 .yaml 文件的名字")])
    return file
