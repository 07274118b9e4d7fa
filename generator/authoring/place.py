"""Putting a new input in its place: how it names other files, and the schema by which editors
complete and check it."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path

from generator import files

SCHEMA = "disclosure.schema.json"
MODELINE = re.compile(r"^# yaml-language-server: \$schema=(?P<path>\S+)$", re.MULTILINE)
ELSEWHERE = re.compile(r"\w{2,}:")
"""A schema on the network (https:), which is right wherever the input lies."""
FOLDERS = 4
"""How many folders upwards an existing schema is looked for: the input's own and a project's around
it."""


def write_input(path: Path, text: str, like: Path | None = None) -> None:
    """Write a new input with the line that tells editors its schema; the schema is put beside it
    where none is near.
    ``like`` is the file that it was made from, whose kind of line ends it has. Raises
    ``WriteError``."""
    schema = _near(path)
    if schema is None:
        from generator.schema import write  # noqa: PLC0415 - only where one is needed

        schema = path.parent / SCHEMA
        files.write(schema, write().encode())
    _write(path, _with_modeline(text, reference(schema, path)), like)


def rewrite_input(path: Path, text: str) -> None:
    """Write an input anew, with the byte-order mark and the line ends that it had. Raises
    ``WriteError``."""
    _write(path, text, path)


def _write(path: Path, text: str, like: Path | None) -> None:
    """``text`` has plain line ends. Windows programs put a mark before it and end lines in two
    characters; what compares files would find every line changed."""
    content = text.encode()
    if like is not None:
        old = like.read_bytes()
        plain = old.count(b"\n") - old.count(b"\r\n")
        if old.count(b"\r\n") > plain:
            content = content.replace(b"\n", b"\r\n")
        if old.startswith(codecs.BOM_UTF8):
            content = codecs.BOM_UTF8 + content
    files.write(path, content)


def reference(file: Path, path: Path) -> str:
    """How an input at ``path`` names ``file``: from its own folder. Raises ``WriteError`` where it
    cannot."""
    try:
        return Path(os.path.relpath(files.real(file), files.real(path).parent)).as_posix()
    except ValueError:  # Windows: another drive
        raise files.WriteError(
            f"{path} 要引用 {file}，两个文件须在同一个盘上。请换一个位置。"
        ) from None


def _near(path: Path) -> Path | None:
    """The schema in the input's folder or one above it, or in a folder ``schema`` there."""
    folder = files.real(path).parent
    for above in (folder, *folder.parents)[:FOLDERS]:
        for one in (above / SCHEMA, above / "schema" / SCHEMA):
            if one.is_file():
                return one
    return None


def _with_modeline(text: str, schema: str) -> str:
    line = f"# yaml-language-server: $schema={schema}"
    found = MODELINE.search(text)
    if found is None:
        return f"{line}\n{text}"
    return (
        text
        if ELSEWHERE.match(found["path"])
        else text[: found.start()] + line + text[found.end() :]
    )
