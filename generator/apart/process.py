"""Calling a function in a process apart. One process serves the calls of one thread, since starting
one takes longer than most of what it is asked for; it is replaced when a request has broken its
bounds."""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, TypeVar

T = TypeVar("T")
_MEGABYTE: Final = 1024**2
_TIMED_OUT: Final = "Timeout ("
_FAULT: Final = "Traceback ("
_FRAME: Final = re.compile(r'^  File "(.*)", line (\d+) in ', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a call may go: seconds of the clock, and bytes of memory (addresses, where the system
    counts them)."""

    seconds: int
    memory: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A line of code that the process was at when its time was over; ``file`` is in ASCII, as it
    was dumped."""

    file: str
    line: int

    def is_in(self, file: str) -> bool:
        """Whether it is a line of ``file``."""
        return self.file == file.encode("ascii", "backslashreplace").decode()


class ExceededError(Exception):
    """A call went beyond its bounds; the message says beyond which, in the middle of a sentence.
    ``note`` is how far it had come (``generator.apart.note``), ``frames`` the lines that it was at,
    the innermost first."""

    def __init__(self, message: str, note: str = "", frames: tuple[Frame, ...] = ()) -> None:
        super().__init__(message)
        self.note = note
        self.frames = frames


@dataclass(frozen=True, slots=True)
class Request:
    """What the process is asked for, in which folder, and its bound in seconds."""

    folder: str
    seconds: int
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request: a value, or an error with its traceback."""

    value: Any = None
    error: Exception | None = None
    report: str = ""
    is_out_of_memory: bool = False


class _Child:
    """A process apart, and the file in which it notes where it is."""

    def __init__(self, memory: int) -> None:
        self.owner = os.getpid()
        self._notes: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the process
        paths = os.pathsep.join(map(os.path.abspath, sys.path))
        self._process = subprocess.Popen(  # noqa: S603 - this program
            [sys.executable, "-P", "-m", "generator.apart.child", str(memory)],
            env={**os.environ, "PYTHONPATH": paths},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._notes,
        )

    def ask(self, request: Request) -> Answer:
        """The answer. Raises ``EOFError`` or ``OSError`` where the process ends without one."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None  # noqa: S101, PT018 - pipes were asked for
        pickle.dump(request, stdin)
        stdin.flush()
        answer: Answer = pickle.load(stdout)  # noqa: S301 - by this program
        return answer

    def notes(self) -> str:
        """What the process has noted."""
        self._notes.seek(0)
        return self._notes.read().decode(errors="replace")

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._notes):
            if stream is not None:
                with contextlib.suppress(OSError):  # what could no longer be sent
                    stream.close()


_children: dict[tuple[int, int], _Child] = {}
"""By the bound of memory that each was started under, and the thread that it serves."""


def call(bounds: Bounds, function: Callable[..., T], *arguments: Any) -> T:
    """``function(*arguments)``, a module's own function, done apart. Raises what it raises, and
    ``ExceededError``."""
    request = Request(str(Path.cwd()), bounds.seconds, function, arguments)
    child = _child(bounds.memory)
    try:
        answer = child.ask(request)
    except (EOFError, OSError):
        notes = child.notes()
        _drop(bounds.memory)
        raise _ended(bounds, notes) from None
    except BaseException:
        _drop(bounds.memory)
        raise
    if answer.is_out_of_memory:
        notes = child.notes()
        _drop(bounds.memory)
        raise ExceededError(_too_much(bounds), notes.partition("\n")[0])
    if answer.error is not None:
        answer.error.add_note(answer.report)
        raise answer.error
    value: T = answer.value
    return value


def _ended(bounds: Bounds, notes: str) -> Exception:
    """Why a process ended without an answer."""
    note, _, trace = notes.partition("\n")
    if note.startswith(_FAULT):
        return RuntimeError(notes)
    if not trace.startswith(_TIMED_OUT):
        return ExceededError(f"{_too_much(bounds)}，或程序中途退出", note)
    frames = tuple(Frame(file, int(line)) for file, line in _FRAME.findall(trace))
    return ExceededError(f"过了 {bounds.seconds} 秒还没有做完", note, frames)


def _too_much(bounds: Bounds) -> str:
    return f"要用的内存超过 {bounds.memory // _MEGABYTE} MB"


def _child(memory: int) -> _Child:
    key = (memory, threading.get_ident())
    known = _children.get(key)
    if known is None or known.owner != os.getpid():
        known = _children[key] = _Child(memory)
    return known


def _drop(memory: int) -> None:
    _children.pop((memory, threading.get_ident())).end()


@atexit.register
def _end_all() -> None:
    for child in _children.values():
        if child.owner == os.getpid():
            child.end()
