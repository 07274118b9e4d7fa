"""What the commands show: for people in whatever characters their console has, for programs always
in UTF-8."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
from pathlib import Path
from typing import Final, TextIO

from generator.files import spelled

PLAIN: Final = {
    "✓": "√",
    "✗": "×",
    "›": ">",
    "−": "-",
    "–": "-",
    "∓": "-+",
    "•": "·",
    "⚠": "!",
    "¥": "￥",
}
"""Signs that GBK, the encoding of Chinese consoles, has not, and what stands for them."""
_UNKNOWN: Final = "?"
_HANDLER: Final = "disclosure.plain"
_WITHOUT_CHINESE: Final = frozenset({"ascii", "ansi_x3.41968", "latin1", "iso88591"})


def speaking(stream: TextIO | None) -> TextIO:
    """A console that no character makes fail; where there is none, one that shows nothing."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        encoding = (stream.encoding or "").lower().replace("-", "")
        usable = "utf-8" if encoding in _WITHOUT_CHINESE else None
        with contextlib.suppress(ValueError):
            stream.reconfigure(encoding=usable, errors=_HANDLER)
    return stream


def show_data(text: str) -> None:
    """Show what programs read (JSON, SARIF, HTML): in UTF-8, whatever the console is."""
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.flush()
        stream.buffer.write(f"{text}\n".encode(errors=_HANDLER))
        stream.buffer.flush()
    else:
        print(text)


def _plain(error: UnicodeError) -> tuple[str, int]:
    """What is shown instead of a character that a console has not; for
    ``codecs.register_error``."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start]
    for instead in (PLAIN.get(missing, missing), spelled(missing)):
        if _has(error.encoding, instead):
            return instead, error.start + 1
    return _UNKNOWN, error.start + 1


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


codecs.register_error(_HANDLER, _plain)
