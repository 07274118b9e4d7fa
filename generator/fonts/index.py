"""The machine's faces by name. Reading a thousand name tables takes seconds, so what was read is
kept, by path, time and size, in the user's cache; a cache that cannot be read or written costs
time, nothing else."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn as wheel

from generator.fonts.face import SUFFIXES, Face, read_faces
from generator.fonts.folders import font_folders
from generator.user_folders import cache

_VERSION = 2


def machine_faces() -> tuple[Face, ...]:
    """Every face on the machine, in the order of ``font_folders``; those that every installation
    has come last."""
    files: dict[Path, None] = {}
    for folder in font_folders():
        files.update(dict.fromkeys(_font_files(folder)))
    return read_all((*files, wheel.serif_path(), wheel.sans_path()), cache() / "fonts.json")


def read_all(files: Iterable[Path], memory: Path) -> tuple[Face, ...]:
    """The faces of ``files``, read from ``memory`` where a file has not changed since."""
    known = _remembered(memory)
    found: dict[str, Any] = {}
    faces: list[Face] = []
    for file in files:
        stamp = _stamp(file)
        entry = known.get(str(file))
        if entry is None or entry["stamp"] != stamp:
            entry = {"stamp": stamp, "faces": [_to_data(face) for face in read_faces(file)]}
        found[str(file)] = entry
        faces += [_from_data(file, data) for data in entry["faces"]]
    if found != known:
        _remember(memory, found)
    return tuple(faces)


def _font_files(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders.sort()
        yield from (
            Path(root, name) for name in sorted(files) if Path(name).suffix.lower() in SUFFIXES
        )


def _stamp(file: Path) -> list[int]:
    try:
        status = file.stat()
    except OSError:
        return []
    return [status.st_mtime_ns, status.st_size]


def _to_data(face: Face) -> list[Any]:
    names = map(sorted, (face.families, face.styles, face.full_names))
    return [face.number, face.postscript, *names, face.may_be_embedded]


def _from_data(file: Path, data: list[Any]) -> Face:
    number, postscript, families, styles, full_names, may_be_embedded = data
    names = (frozenset(families), frozenset(styles), frozenset(full_names))
    return Face(file, number, postscript, *names, may_be_embedded=may_be_embedded)


def _remembered(memory: Path) -> dict[str, Any]:
    try:
        data = json.loads(memory.read_text(encoding="utf-8"))
        files: dict[str, Any] = data["files"] if data["version"] == _VERSION else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return files


def _remember(memory: Path, files: dict[str, Any]) -> None:
    unfinished = memory.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        memory.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(
            json.dumps({"version": _VERSION, "files": files}, ensure_ascii=False), encoding="utf-8"
        )
        unfinished.replace(memory)
