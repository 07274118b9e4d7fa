"""Tables as text: values parted by commas, semicolons or tabs; web pages under the name .xls."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import Final

from generator.importing.cells import web
from generator.importing.grid import Sheet, text
from generator.importing.limits import RefusedError
from generator.published.readers.opening import LOST, decoded

DELIMITERS: Final = ",\t;|"
LOOKED_AT: Final = 30
"""Lines that tell the delimiter."""
PAGE: Final = re.compile(r"<(?:html|table|!doctype html)", re.IGNORECASE)
SPREADSHEET: Final = "urn:schemas-microsoft-com:office:spreadsheet"
QUOTED: Final = re.compile(r'="(.*)"')
"""How some exports keep Excel from taking a code for a number: ``="0301"``."""
NO_TEXT: Final = "不是工作簿，也不是表格的文本（.csv）。把要导入的表存成 .xlsx 再试。"
DAMAGED: Final = (
    "文字的编码不是 UTF-8、GBK 或 UTF-16，有些字读不出来。用 Excel 或 WPS 打开，另存为 .xlsx 再试。"
)
OTHER_XML: Final = "是 XML 表格（Excel 2003）。用 Excel 或 WPS 打开，另存为 .xlsx 再试。"


def read(content: bytes, name: str) -> list[Sheet]:
    """The table of a text as a sheet ``name``, or those of a web page. Raises ``RefusedError`` for
    what is no text."""
    words = decoded(content)
    if not words.strip():
        raise RefusedError(NO_TEXT)
    if LOST in words:
        raise RefusedError(DAMAGED)
    if SPREADSHEET in words[:4096]:
        raise RefusedError(OTHER_XML)
    if PAGE.search(words[:65536]):
        return web.read(words, name)
    sheet = Sheet(name)
    for row, cells in enumerate(_cells(words)):
        for column, cell in enumerate(cells):
            found = QUOTED.fullmatch(cell.strip())
            sheet.put(row, column, text(found[1] if found else cell))
    return [sheet]


def _cells(words: str) -> list[list[str]]:
    """The values of every line. Raises ``RefusedError`` where nothing parts them."""
    lines = words.splitlines(keepends=True)
    try:
        found = list(csv.reader(lines, delimiter=_delimiter(lines[:LOOKED_AT])))
    except csv.Error as fault:
        raise RefusedError(NO_TEXT) from fault
    if all(len(cells) < 2 for cells in found):
        raise RefusedError(NO_TEXT)
    return found


def _delimiter(lines: list[str]) -> str:
    """What parts the first lines most often, outside of quotes."""
    found: Counter[str] = Counter()
    for line in lines:
        bare = re.sub(r'"[^"]*"', "", line)
        found.update({delimiter: bare.count(delimiter) for delimiter in DELIMITERS})
    return max(DELIMITERS, key=lambda delimiter: found[delimiter])
