"""What a terminal shows: how wide a text is, a line of progress that comes and goes, colours.

rich knows all of it. It is loaded where something is measured, or there is a terminal: a check
whose findings go to a file starts without it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console


def columns(text: str) -> int:
    """How many columns a terminal gives ``text``: Chinese characters take two."""
    from rich.cells import cell_len  # noqa: PLC0415

    return cell_len(text)


def progress(message: str) -> None:
    """Replace the progress line; only a terminal sees it, and no more than fits: the rest would
    stay on the next."""
    console = _console(sys.stderr)
    if console is None:
        return
    from rich.control import Control  # noqa: PLC0415
    from rich.segment import ControlType  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    line = Text(message)
    line.truncate(console.width - 1)
    console.control(Control(ControlType.CARRIAGE_RETURN, (ControlType.ERASE_IN_LINE, 2)))
    console.print(line, end="")


def show(text: str, *, emphasis: str, style: str) -> None:
    """Print ``text``; a terminal that shows colours has the first ``emphasis`` in ``style``, as
    rich names it, unless the user has declined colours (``NO_COLOR``)."""
    console = _console(sys.stdout)
    if console is None or console.no_color:
        print(text)  # noqa: T201
        return
    from rich.text import Text  # noqa: PLC0415

    start = text.index(emphasis)
    coloured = Text(text)
    coloured.stylize(style, start, start + len(emphasis))
    console.print(coloured, soft_wrap=True)


def _console(stream: TextIO) -> Console | None:
    """``stream`` as a terminal that can do more than print; none where it is no such terminal."""
    if not stream.isatty():
        return None
    from rich.console import Console  # noqa: PLC0415

    console = Console(file=stream, highlight=False)
    return None if console.is_dumb_terminal else console
