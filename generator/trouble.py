"""What no command foresees: a file that cannot be used, or a fault of the program itself with a
report for whoever mends it."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Final

from generator import __version__
from generator.files import cause, is_of_the_machine

MISUSE: Final = 2
"""Exit code: the command line, a file or the machine is not in order; the input was not judged."""


def explain_trouble() -> str:
    """What to tell of the exception being handled; the traceback of a fault of the program goes to
    a file."""
    fault = sys.exception()
    if isinstance(fault, OSError) and is_of_the_machine(fault):
        return (
            f"用不了 {fault.filename}（{cause(fault)}）。"
            "请看看它的名字、位置和权限；原有的文件没有改动。"
        )
    report = Path(tempfile.gettempdir()) / f"disclosure-error-{os.getpid()}.txt"
    what = "".join(traceback.format_exception_only(fault)[:1]).strip()
    try:
        report.write_text(
            f"disclosure {__version__}\nPython {sys.version}\n{sys.platform}\n\n"
            f"{traceback.format_exc()}",
            "utf-8",
        )
    except OSError:
        return f"程序内部错误：{what}\n这是程序的毛病，不是您的文件的问题。请把这句话告诉维护人员。"
    return (
        f"程序内部错误：{what}\n"
        "这是程序的毛病，不是您的文件的问题；原有的文件没有改动。\n"
        f"详细记录在 {report}，请把它连同您的 YAML 文件发给维护人员。"
    )
