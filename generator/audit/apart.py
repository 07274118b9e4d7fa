"""The audit in a process apart: a published file may come from anywhere, and a few kilobytes can
unpack to what no machine holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from generator.apart import Bounds, ExceededError, call
from generator.forms.library import Library
from generator.published.readers import UnreadableError

SECONDS: Final = 60
"""Of the clock; a disclosure of a hundred pages takes ten."""
MEMORY: Final = 1024**3
"""Bytes of addresses; a disclosure of a hundred pages takes a third."""
CONTRADICTED: Final = 1
LITTLE: Final = 3
"""Exit codes: something contradicts itself; nothing does, but less than half was read."""
FORMATS: Final = ("text", "json", "html")

_BEYOND: Final = "{file} 没有核对完：{why}{where}。请看看是不是选错了文件；确是公开的文件，请只留要核对的部分再试。"  # noqa: E501


def report(file: Path, name: str, forms: Library) -> tuple[str, int]:
    """The audit of ``file``, which may follow one of ``forms``, in the format ``name``, and the
    exit code. Raises ``UnreadableError``, also where ``file`` takes too much time or memory."""
    try:
        return call(Bounds(SECONDS, MEMORY), _report, file, name, forms)
    except ExceededError as error:
        where = f"，停在{error.note}" if error.note else ""
        raise UnreadableError(_BEYOND.format(file=file, why=error, where=where)) from error


def _report(file: Path, name: str, forms: Library) -> tuple[str, int]:
    """In the process apart, so that the caller's loads no reader."""
    from generator.audit.free.audit import audit  # noqa: PLC0415
    from generator.audit.free.finding import Weight  # noqa: PLC0415
    from generator.audit.free.report import html, json, text  # noqa: PLC0415

    writers: dict[str, Callable[..., str]] = {
        "text": text.write,
        "json": json.write,
        "html": html.write,
    }
    found = audit(file, forms)
    code = LITTLE if found.is_little_read else 0
    if found.of(Weight.CONTRADICTION):
        code = CONTRADICTED
    return writers[name](found), code
