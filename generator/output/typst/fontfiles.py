"""Fonts for Typst, which finds them by family and weight: copies in which every face is a family of
its own.

Files of one family may all claim the same weight, so the names in the files do not do. The copies
lie in the user's cache; where that cannot be written, they are made anew for every run.
"""

from __future__ import annotations

import atexit
import contextlib
import shutil
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

from generator.fonts import Face, Fonts
from generator.user_folders import cache

_VERSION: Final = 1
_FAMILY, _SUBFAMILY, _STYLE_NAMES = 1, 2, (16, 17, 21, 22)


def families(fonts: Fonts) -> Mapping[Face, str]:
    """The family that each face is in its copy."""
    return {face: f"face{index}" for index, face in enumerate(fonts.every())}


def folder(names: Mapping[Face, str]) -> Path:
    """The folder that holds the copies and nothing else, made where it is not there yet."""
    target = cache() / "typst" / _digest(names)
    if target.is_dir():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=".", dir=target.parent))
    except OSError:
        unfinished = target = Path(tempfile.mkdtemp(prefix="disclosure-"))
        atexit.register(shutil.rmtree, target, ignore_errors=True)
    for face, name in names.items():
        unfinished.joinpath(f"{name}.otf").write_bytes(_renamed(face, name))
    if unfinished != target:
        _put(unfinished, target)
    return target


def _put(unfinished: Path, target: Path) -> None:
    """Give the finished folder its name; another run may have done so meanwhile."""
    with contextlib.suppress(OSError):
        unfinished.chmod(0o755)
        unfinished.rename(target)
    shutil.rmtree(unfinished, ignore_errors=True)


def _renamed(face: Face, name: str) -> bytes:
    with TTFont(BytesIO(face.content()), lazy=True, recalcTimestamp=False) as font:
        table = font["name"]
        for name_id in (_FAMILY, _SUBFAMILY, *_STYLE_NAMES):
            table.removeNames(nameID=name_id)
        table.setName(name, _FAMILY, 3, 1, 0x409)
        table.setName("Regular", _SUBFAMILY, 3, 1, 0x409)
        output = BytesIO()
        font.save(output, reorderTables=None)
    return output.getvalue()


def _digest(names: Mapping[Face, str]) -> str:
    stamps = [
        (str(face.path), face.number, face.only, name, *_stamp(face.path))
        for face, name in names.items()
    ]
    return sha256(repr((_VERSION, stamps)).encode()).hexdigest()[:16]


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size
