"""Several processes, each with one unit at a time. A process that dies takes nothing with it but
the unit it had, which gets a second chance; a process that has grown is replaced between two units.
The largest units go first: no process is left with one when the others have ended, and what a
process holds it holds early, instead of more with every unit that is larger than all before it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final

from generator.batch.memory import resident
from generator.batch.task import Outcome, State, Task
from generator.trouble import MISUSE

MEMORY: Final = 512 * 1024 * 1024
"""Bytes that a process may hold between two units before it is replaced."""
THREADS: Final = ("RAYON_NUM_THREADS", "1")
"""The setting that keeps Typst to one thread: there is a process for every core, and threads would
each keep memory."""
UNITS: Final = 250
"""Units after which a process is replaced in any case, where its memory cannot be seen."""
CHANCES: Final = 2
_DIED: Final = "{file}：处理它的进程两次中途退出（退出码 {code}），没有生成。别的单位不受影响。"


@dataclass
class Worker:
    """A process, the near end of the pipe to it, and the task it has with the number of this
    attempt."""

    process: BaseProcess
    pipe: Connection
    task: Task | None = None
    attempt: int = 0


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(tasks: Iterable[Task], jobs: int) -> Iterator[Outcome]:
    """The outcomes of ``tasks``, as they come, the largest first."""
    waiting = deque((task, 1) for task in sorted(tasks, key=lambda task: task.size, reverse=True))
    workers: list[Worker] = []
    try:
        while waiting or any(worker.task for worker in workers):
            while len(workers) < min(
                jobs, len(waiting) + sum(1 for worker in workers if worker.task)
            ):
                workers.append(_start())
            _hand_out(waiting, workers)
            for worker in _ready(workers):
                outcome, goes_on = _take(worker)
                if outcome is None and worker.task is not None and worker.attempt < CHANCES:
                    waiting.appendleft((worker.task, worker.attempt + 1))
                elif outcome is not None or worker.task is not None:
                    yield outcome or _died(worker)
                worker.task = None
                if not goes_on:
                    workers.remove(worker)
                    _end(worker)
    finally:
        for worker in workers:
            _end(worker)


def _start() -> Worker:
    context = multiprocessing.get_context("spawn")
    near, far = context.Pipe()
    process = context.Process(target=_serve, args=(far,), daemon=True)
    with _deaf():
        process.start()
    far.close()
    return Worker(process, near)


if sys.platform == "win32":
    _deaf = contextlib.nullcontext

else:

    @contextlib.contextmanager
    def _deaf() -> Iterator[None]:
        """What starts in here never hears Ctrl-C, at which it would print a traceback; the parent
        hears it later."""
        resource_tracker.ensure_running()  # or its start would end this
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _hand_out(waiting: deque[tuple[Task, int]], workers: list[Worker]) -> None:
    for worker in workers:
        if worker.task is None and waiting:
            worker.task, worker.attempt = waiting.popleft()
            with contextlib.suppress(
                OSError
            ):  # it died while idle: its end of the pipe says so at once
                worker.pipe.send(worker.task)


def _ready(workers: list[Worker]) -> list[Worker]:
    ready = set(wait([worker.pipe for worker in workers if worker.task]))
    return [worker for worker in workers if worker.pipe in ready]


def _take(worker: Worker) -> tuple[Outcome | None, bool]:
    """What a process sent, and whether it serves on; nothing where it died."""
    try:
        outcome, goes_on = worker.pipe.recv()
    except (EOFError, OSError):
        return None, False
    return outcome, goes_on


def _died(worker: Worker) -> Outcome:
    assert worker.task is not None  # noqa: S101 the caller looked
    worker.process.join()
    message = _DIED.format(file=worker.task.file, code=worker.process.exitcode)
    return Outcome(worker.task.file, State.FAILED, MISUSE, complaints=(message,))


def _end(worker: Worker) -> None:
    """End a process: at once where it has a task, else by closing the pipe it waits at."""
    worker.pipe.close()
    if worker.task is not None:
        worker.process.terminate()
    worker.process.join()


def _serve(pipe: Connection) -> None:
    """A process of the pool: units until the pipe is closed, or memory has grown."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # the user's Ctrl-C is for the parent, which ends its processes
    os.environ.setdefault(*THREADS)
    from generator.batch.unit import render  # noqa: PLC0415 - loaded in the process, not in the parent

    for number in range(1, UNITS + 1):
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        outcome = render(task)
        goes_on = number < UNITS and resident() < MEMORY
        pipe.send((outcome, goes_on))
        if not goes_on:
            return
