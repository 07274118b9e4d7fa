"""Work in a process apart: what it gives, and every way in which it may end otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.apart import Bounds, ExceededError, call, note
from generator.diagnostics import DisclosureError, Position
from tests.apart import functions

BOUNDS = Bounds(1, 300 * 1024**2)
PATIENT = Bounds(60, BOUNDS.memory)
"""Where only memory counts: filling it takes a slow machine more than a second."""


def exceeded(function: Callable[[], Any], bounds: Bounds = BOUNDS) -> ExceededError:
    with pytest.raises(ExceededError) as raised:
        call(bounds, function)
    return raised.value


def test_it_gives_what_the_function_gives() -> None:
    assert call(BOUNDS, functions.add, 1, 2) == 3


def test_one_process_serves_call_after_call_each_in_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = call(BOUNDS, functions.here)
    monkeypatch.chdir(tmp_path)
    assert call(BOUNDS, functions.here) == (first, str(tmp_path))
    assert first != os.getpid()


def test_what_never_ends_is_ended_and_the_next_call_is_served() -> None:
    started = time.monotonic()
    error = exceeded(functions.never_ends)
    assert time.monotonic() - started < 5
    assert (str(error), error.note) == ("过了 1 秒还没有做完", "第 3 页")
    assert error.frames[0].is_in(str(functions.__file__))
    assert error.frames[0].line in {24, 25}
    assert call(BOUNDS, functions.add, 2, 3) == 5


def test_one_step_that_never_ends_is_ended() -> None:
    assert str(exceeded(functions.is_busy_in_one_step)) == "过了 1 秒还没有做完"


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS 不限内存")
def test_what_fills_memory_is_ended() -> None:
    error = exceeded(functions.fills_memory, PATIENT)
    assert (str(error), error.note) == ("要用的内存超过 300 MB", "第 7 页")
    assert str(exceeded(functions.answers_too_much, PATIENT)) == "要用的内存超过 300 MB"
    assert call(BOUNDS, functions.add, 3, 4) == 7


def test_a_crash_is_no_crash_of_the_caller() -> None:
    error = exceeded(functions.crashes)
    assert (str(error), error.note) == ("要用的内存超过 300 MB，或程序中途退出", "第 9 页")
    assert str(exceeded(functions.leaves)) == "要用的内存超过 300 MB，或程序中途退出"


def test_what_a_library_prints_disturbs_nothing() -> None:
    assert call(BOUNDS, functions.prints) == "done"


def test_errors_come_back_as_they_were() -> None:
    with pytest.raises(DisclosureError) as raised:
        call(BOUNDS, functions.finds)
    (found,) = raised.value.diagnostics
    assert (found.code, found.position, found.mend) == ("T101", Position("甲.yaml", 3, 4), "改。")
    with pytest.raises(KeyError) as failed:
        call(BOUNDS, functions.fails)
    assert 'in fails\n    raise KeyError("没有")' in "".join(
        traceback.format_exception(failed.value)
    )


def test_a_note_without_a_process_apart_is_none(capfd: pytest.CaptureFixture[str]) -> None:
    note("第 1 页")
    assert capfd.readouterr() == ("", "")


def test_no_process_is_left_behind() -> None:
    """The caller ends in the middle of everything."""
    code = (
        "import os; from generator.apart import *; from tests.apart import functions as f;"
        f"print(call(Bounds(9, {BOUNDS.memory}), f.here)[0], flush=True); os._exit(0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    process = int(done.stdout)
    for _ in range(50):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the process apart still runs")
