"""Packed files (Word, Excel) opened: bounded, whole, and of the kind that is wanted."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Final

from generator.published.readers.pieces import UnreadableError

MOST: Final = 256 * 1024 * 1024
"""Bytes, packed or not."""
DAMAGE: Final = "文件损坏，不完整。请重新下载或另存一份。"
DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
)
"""What the library raises on damaged archives."""


def parts(content: bytes) -> frozenset[str]:
    """The names of a package's parts. Raises ``UnreadableError`` where it is damaged."""
    with _opened(content) as package:
        return frozenset(package.namelist())


def opened(content: bytes, wanted: str) -> zipfile.ZipFile:
    """A package that has the part ``wanted``. Raises ``UnreadableError`` where it is damaged,
    locked or too large."""
    package = _opened(content)
    # No part is read beyond what it says of itself.
    if sum(part.file_size for part in package.infolist()) > MOST:
        raise UnreadableError(f"文件展开后超过 {MOST >> 20} MB，不像是预算公开文件。")
    try:
        broken = package.testzip()
    except DAMAGED as error:
        raise UnreadableError(DAMAGE) from error
    except RuntimeError as error:
        raise UnreadableError("文件加了密码。请去掉密码另存一份。") from error
    if broken or wanted not in package.namelist():
        raise UnreadableError(DAMAGE)
    return package


def _opened(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except DAMAGED as error:
        raise UnreadableError(DAMAGE) from error
