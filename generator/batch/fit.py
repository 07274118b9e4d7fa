"""Word files fit to be published: those that are written, and edited ones at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

WORD: Final = ".docx"
_NOT_FIT: Final = "警告：{file} 里还有{what}，不能照此公开；要公开它，执行 disclosure strip {file}"

Write = Callable[[Path, bytes], None]


def stripping(write: Write, author: str) -> Write:
    """``write`` for publication: Word files without what is not for the public."""
    from generator.roundtrip.stripping import strip  # noqa: PLC0415 - for publication alone

    def stripped(target: Path, content: bytes) -> None:
        is_word = target.suffix == WORD
        write(target, strip(content, author=author) if is_word else content)

    return stripped


def not_fit(edited: Iterable[Path]) -> Iterator[str]:
    """What Word files that somebody edited have that is not for the public, a line a file."""
    from generator.published.readers import UnreadableError  # noqa: PLC0415
    from generator.roundtrip.stripping import traces  # noqa: PLC0415

    for file in edited:
        if file.suffix != WORD:
            continue
        try:
            found = traces(file.read_bytes())
        except (OSError, UnreadableError):
            continue
        if found:
            yield _NOT_FIT.format(file=file, what=found.told())
