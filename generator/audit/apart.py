"""The audit in a process apart: a published file may come from anywhere, and a few kilobytes can
unpack to what no machine holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from generator.apart import Bounds, ExceededError, call
from generator.audit.approved.book import Approved
from generator.audit.papers.result import Result
from generator.forms.library import Library
from generator.published.readers import UnreadableError

SECONDS: Final = 60
"""Of the clock; a disclosure of a hundred pages takes ten."""
MEMORY: Final = 1024**3
"""Bytes of addresses; a disclosure of a hundred pages takes a third."""
FORMATS: Final = ("text", "json", "html")

_BEYOND: Final = "{file} 没有核对完：{why}{where}。请看看是不是选错了文件；确是公开的文件，请只留要核对的部分再试。"  # noqa: E501


@dataclass(frozen=True, slots=True)
class Task:
    """A paper to audit: its file, the format of the report, the forms it may follow, and the
    figures that were approved (``None``: none are given)."""

    file: Path
    format: str
    forms: Library
    approved: Approved | None = None


def audited(task: Task) -> Result:
    """What was found in a paper; its ``problem`` where it cannot be read, or takes too much time
    or memory."""
    try:
        return call(Bounds(SECONDS, MEMORY), _audited, task)
    except UnreadableError as error:
        return Result(task.file, problem=_named(task.file, str(error)))
    except ExceededError as error:
        where = f"，停在{error.note}" if error.note else ""
        why = _BEYOND.format(file=task.file, why=error, where=where)
        return Result(task.file, problem=why)


def _named(file: Path, why: str) -> str:
    """What is wrong with a file, that names it."""
    return why if str(file) in why else f"{file}：{why}"


def _audited(task: Task) -> Result:
    """In the process apart, so that the caller's loads no reader."""
    from generator.audit.approved.compare import compared  # noqa: PLC0415
    from generator.audit.free.audit import audit  # noqa: PLC0415
    from generator.audit.free.report import html, json, text  # noqa: PLC0415
    from generator.audit.papers.taken import result_of  # noqa: PLC0415

    writers: dict[str, Callable[[Any], str]] = {
        "text": text.write,
        "json": json.write,
        "html": html.write,
    }
    found, places = audit(task.file, task.forms), frozenset[str]()
    if task.approved is not None:
        found, places = compared(found, task.approved)
    result = result_of(task.file, found, writers[task.format](found))
    return replace(result, compared=places)
