"""A layout under a form's own style sheet, in a process apart: a few words of CSS can keep one page busy for hours or
fill all memory, and nothing inside the process could stop that."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys

from generator.document.tree import Document
from generator.fonts import Fonts
from generator.look import Look
from generator.output import limits
from generator.output.limits import LayoutError

Written = tuple[bytes, dict[str, int], int]


def write(document: Document, look: Look, fonts: Fonts, extra_css: str) -> Written:
    """What ``engine.write`` gives. Raises ``LayoutError`` beyond the limits."""
    wanted = pickle.dumps((limits.MEMORY, (document, look, fonts, extra_css)))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
    command = [sys.executable, "-P", "-m", __name__]
    out, err, seconds = subprocess.PIPE, subprocess.DEVNULL, limits.SECONDS
    try:
        done = subprocess.run(  # noqa: S603 - this program
            command, input=wanted, env=environment, stdout=out, stderr=err, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise LayoutError(f"PDF 排了 {seconds} 秒还没有排完") from None
    if done.returncode:
        raise LayoutError(f"PDF 要用的内存超过 {limits.MEMORY // 1024**2} MB，或排版程序中途退出")
    made: Written | LayoutError = pickle.loads(done.stdout)  # noqa: S301 - by this program
    if isinstance(made, LayoutError):
        raise made
    return made


def serve() -> None:
    """Lay out what stands in the standard input and print the file, or the error."""
    memory, wanted = pickle.load(sys.stdin.buffer)  # noqa: S301 - by this program
    _bound(memory)
    from generator.output import engine  # noqa: PLC0415 - under the bound

    try:
        answer: Written | LayoutError = engine.write(*wanted)
    except LayoutError as error:
        answer = error
    sys.stdout.buffer.write(pickle.dumps(answer))


def _bound(memory: int) -> None:
    """Bound this process where the system does such: memory, and processor time should its parent be gone."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    most = {resource.RLIMIT_AS: memory, resource.RLIMIT_CPU: 2 * limits.SECONDS, resource.RLIMIT_CORE: 0}
    for what, bound in most.items():
        with contextlib.suppress(OSError, ValueError):  # macOS takes some of them only
            resource.setrlimit(what, (bound, bound))


if __name__ == "__main__":
    serve()
