"""What became of one input: a document, or messages that each stand at a line of a file. Anything
else is a finding."""

from __future__ import annotations

import re
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from generator import pipeline
from generator.diagnostics import Diagnostic, DisclosureError, Severity

if TYPE_CHECKING:
    from generator.document.tree import Document
    from generator.pipeline import Disclosure

SECONDS = 20
"""No input may take longer to become a document or messages."""
PYTHON = re.compile(r"Traceback|NoneType|object at 0x|has no attribute|\b[A-Z][a-z]+Error\b")
Write = Callable[["Disclosure", "Document"], None]


class TooLongError(BaseException):
    """Not an ``Exception``, so that nothing on the way takes it for a fault of its own."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``kind``: document or messages; ``finding`` says what went wrong, empty where nothing did."""

    kind: str
    finding: str = ""


def judge(content: bytes, folder: Path, write: Write | None = None) -> Verdict:
    """Read ``content`` as a file of ``folder``; a document is also handed to ``write``."""
    file = folder / "单位.yaml"
    file.write_bytes(content)
    try:
        with limited(SECONDS):
            return _judge(file, write)
    except TooLongError:
        return Verdict("finding", f"longer than {SECONDS} s")
    except Exception:  # noqa: BLE001 - the very thing that is looked for
        return Verdict("finding", traceback.format_exc())


def _judge(file: Path, write: Write | None) -> Verdict:
    try:
        disclosure = pipeline.load(file)
    except DisclosureError as error:
        return _messages(error.diagnostics)
    if wrong := _unlocated(disclosure.diagnostics):
        return Verdict("finding", wrong)
    # Rules guard the templates, but no rule must be all that stands between an input and a
    # traceback.
    passed = tuple(d for d in disclosure.diagnostics if d.severity < Severity.ERROR)
    try:
        document = pipeline.compose(replace(disclosure, diagnostics=passed))
    except DisclosureError as error:
        return _messages(error.diagnostics)
    if write:
        write(disclosure, document)
    return Verdict("messages" if disclosure.errors else "document")


def _messages(diagnostics: tuple[Diagnostic, ...]) -> Verdict:
    if not diagnostics:
        return Verdict("finding", "refused without a message")
    wrong = _unlocated(diagnostics)
    return Verdict("finding" if wrong else "messages", wrong)


def _unlocated(diagnostics: tuple[Diagnostic, ...]) -> str:
    """The first message that stands nowhere, or speaks of the program instead of the file."""
    for one in diagnostics:
        at = one.position
        lines = len(Path(at.file).read_bytes().splitlines()) + 1 if Path(at.file).is_file() else 0
        if (
            not at.file
            or at.line < 1
            or at.column < 1
            or (lines and at.line > lines)
            or not one.message
        ):
            return f"stands nowhere: {one}"
        if PYTHON.search(one.message + one.mend):
            return f"speaks of the program: {one}"
    return ""


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Raise ``TooLongError`` in the block after so many seconds of processor time, whatever else
    the machine does; or ten times as many by the clock, for what waits without end."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = {number: signal.signal(number, stop) for number in (signal.SIGPROF, signal.SIGALRM)}
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.alarm(10 * seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)
        for number, handler in before.items():
            signal.signal(number, handler)
