"""The same batch on the machines of a Dask cluster (``pip install disclosure-generator[cluster]``).
Inputs and outputs are in a folder that every machine has under the same path; each machine proves
that it would make the same."""

from __future__ import annotations

import contextlib
import logging
import socket
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final
from uuid import uuid4

from generator.batch.fingerprint import Fingerprints
from generator.batch.peek import peek
from generator.batch.task import Outcome, State, Task, Wishes
from generator.files import cause
from generator.trouble import MISUSE

SECONDS: Final = 10
"""How long the scheduler, and then its first worker, may take to answer."""
_ONE: Final = threading.Lock()
"""A worker with several threads still renders one unit at a time: the folder is the process's."""


class ClusterError(Exception):
    """The cluster cannot be used; the message says why."""


def run(tasks: Sequence[Task], address: str) -> Iterator[Outcome]:
    """The outcomes of ``tasks``, as they come; a worker's death costs its unit a second run
    elsewhere."""
    try:
        from distributed import CancelledError, Client, as_completed  # noqa: PLC0415
    except ImportError as error:
        raise ClusterError(
            "没有安装集群所需的程序包：pip install disclosure-generator[cluster]"
        ) from error
    logging.getLogger("distributed.client").setLevel(
        logging.CRITICAL
    )  # its errors are said in our words
    try:
        client = Client(address, timeout=SECONDS)
    except (OSError, ValueError) as error:
        raise ClusterError(f"连不上集群 {address}：{error}") from error
    here, batch = str(Path.cwd()), uuid4().hex
    with client:
        try:
            client.wait_for_workers(1, SECONDS)
        except TimeoutError as error:
            raise ClusterError(
                f"集群 {address} 里没有进程。请先在各台机器上启动：dask worker {address}"
            ) from error
        largest_first = sorted(tasks, key=lambda task: task.size, reverse=True)
        futures = {
            client.submit(render_there, task, here, batch, pure=False): task
            for task in largest_first
        }
        try:
            for future in as_completed(futures):
                fault = future.exception()
                yield future.result() if fault is None else _lost(futures[future], fault)
        except CancelledError as error:  # what is left is, by the client
            raise ClusterError(
                f"与集群 {address} 断了连接，没有做完。再执行一次，已经生成的不会重做。"
            ) from error


def render_there(task: Task, folder: str, batch: str) -> Outcome:
    """Render one unit on a machine of the cluster, in ``folder``, if it would make the same
    there."""
    from generator.batch.unit import render  # noqa: PLC0415 - loads the renderers

    with _ONE:
        try:
            with contextlib.chdir(folder):
                reason = _differs(task, batch)
                return render(task) if reason is None else _failed(task, f"{_me()} {reason}")
        except OSError as error:
            return _failed(
                task,
                f"{_me()} 进不了文件夹 {folder}（{cause(error)}）；各台机器要能以同样的路径读写它",
            )


def _differs(task: Task, batch: str) -> str | None:
    seen = peek(task.file)
    if task.fingerprint is None or seen is None:
        return None
    if _fingerprints(task.wishes, batch).of(task.file, seen) == task.fingerprint:
        return None
    return "上的程序版本、表样、字体或输入文件与本机不同，生成的会不一样；请装同样的版本和字体"


@lru_cache(1)
def _fingerprints(wishes: Wishes, batch: str) -> Fingerprints:
    """What the units of one batch share is hashed once on each machine, and anew for the next
    batch."""
    del batch
    return Fingerprints(wishes)


def _lost(task: Task, error: BaseException) -> Outcome:
    return _failed(task, f"处理它的进程一再中途退出（{type(error).__name__}）")


def _failed(task: Task, reason: str) -> Outcome:
    return Outcome(
        task.file, State.FAILED, MISUSE, complaints=(f"{task.file}：{reason}，没有生成。",)
    )


def _me() -> str:
    return f"集群的机器 {socket.gethostname()}"
