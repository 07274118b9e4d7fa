"""The readers in a process apart: a file may come from anywhere, and a few kilobytes can unpack to
what no machine holds."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.apart import Bounds, ExceededError, call
from generator.published.model import Paper
from generator.published.readers import UnreadableError
from generator.published.readers import read as read_here

SECONDS: Final = 60
"""Of the clock; a disclosure of a hundred pages takes ten."""
MEMORY: Final = 1024**3
"""Bytes of addresses; a disclosure of a hundred pages takes a third."""

_BEYOND: Final = (
    "{file} 没有读完：{why}{where}。请看看是不是选错了文件；确是公开的文件，请只留要读的部分再试。"
)


def read(path: Path) -> Paper:
    """The paper that a file holds. Raises ``UnreadableError``, also where the file takes too much
    time or memory."""
    try:
        return call(Bounds(SECONDS, MEMORY), read_here, path)
    except ExceededError as error:
        where = f"，停在{error.note}" if error.note else ""
        raise UnreadableError(_BEYOND.format(file=path, why=error, where=where)) from error
