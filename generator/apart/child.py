"""The process apart: ``python -m generator.apart.child MEMORY`` does what it is asked for, one
request after the other, until its input ends."""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import sys
import traceback
from typing import BinaryIO

from generator.apart.bound import bound_memory, bound_processor
from generator.apart.notes import KEPT, note
from generator.apart.process import Answer, Request

_MORE = 2
"""Processor time that ends an abandoned process, in bounds of a request."""


def serve() -> None:
    """Answer requests. What libraries print goes nowhere: the streams carry answers and notes."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C is for the parent, which ends this process
    answers = os.fdopen(os.dup(1), "wb")
    KEPT.file = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    bound_memory(int(sys.argv[1]))
    while (request := _request(sys.stdin.buffer)) is not None:
        _say(answers, _answer(request))


def _request(stream: BinaryIO) -> Request | None:
    try:
        request: Request = pickle.load(stream)  # noqa: S301 - by this program
    except EOFError:
        return None
    return request


def _answer(request: Request) -> Answer:
    assert KEPT.file is not None  # noqa: S101 - serve has opened it
    note("")
    bound_processor(_MORE * request.seconds)
    # Ends this process at the bound, whatever it is busy with, and leaves in the notes where it
    # was.
    faulthandler.dump_traceback_later(request.seconds, exit=True, file=KEPT.file)
    try:
        os.chdir(request.folder)
        return Answer(value=request.function(*request.arguments))
    except MemoryError:
        return Answer(is_out_of_memory=True)
    except Exception as error:  # noqa: BLE001 - it is the caller's
        return Answer(error=error, report=traceback.format_exc())
    finally:
        faulthandler.cancel_dump_traceback_later()


def _say(stream: BinaryIO, answer: Answer) -> None:
    try:
        content = pickle.dumps(answer)
    except MemoryError:
        content = pickle.dumps(Answer(is_out_of_memory=True))
    stream.write(content)
    stream.flush()


if __name__ == "__main__":
    serve()
