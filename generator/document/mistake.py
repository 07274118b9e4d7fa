"""What is wrong with the markup that a form's templates gave."""

from __future__ import annotations

import re
from typing import Final

# What libxml2 says of markup → what it means; what is not listed is said to be wrong at its line.
_SAID: Final = (
    (r"Entity '(.+?)' not defined", "没有“&{0};”，请直接写那个字"),
    (
        r"Opening and ending tag mismatch: (\S+) line \d+ and (\S+?),",
        "<{0}> 还没有结束就写了 </{1}>",
    ),
    (r"Excessive depth", "标记套得太深"),
    (r"EntityRef", "“&”要写成“&amp;”"),
    (r"[Ii]nvalid [Cc]har|CharRef", "有不能印的字符"),
    (r"invalid element name", "“<”后面不是标记的名字；小于号要写成“&lt;”"),
    (r"Attribute (\S+) redefined", "“{0}”写了两次"),
    (r"[Aa]ttribute|AttValue", '要写成 名字="值"'),
    (r"Extra content|Premature end", "开始的标记和结束的标记不配对"),
)


class MarkupMistakeError(ValueError):
    """Markup that the document cannot hold; ``line`` is the line of the rendered text."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def broken_markup(message: str, line: int) -> MarkupMistakeError:
    """The error for what libxml2 complains of in ``message``."""
    for pattern, chinese in _SAID:
        if found := re.search(pattern, message):
            return MarkupMistakeError(f"标记写错了：{chinese.format(*found.groups())}", line)
    return MarkupMistakeError("标记写错了", line)
