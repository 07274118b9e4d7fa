"""One thing under two titles: tables in the contents and above themselves, documents by number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from generator.audit.free.finding import Finding, remark
from generator.published.model import At, Paper, Paragraph, Table
from generator.relations.facets import core
from generator.relations.reading import Reading

KIND: Final = "名称"
ENTRY: Final = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|\d{1,2}[.．、]\s*)(.{4,30}表)[.…·\s\d]*$"
)
"""A line of the contents that names a table, with its leader and page."""
NUMBER: Final = r"[^《》，。；：、（）()\s]{2,12}[〔（(\[]20\d\d[〕）)\]]\s*\d+号"
CITED: Final = (
    re.compile(rf"《(?P<title>[^《》]+)》\s*[（(]?(?P<number>{NUMBER})"),
    re.compile(rf"根据(?P<number>{NUMBER})(?P<title>[^《》，。；：]{{6,40}})$"),
)
"""A document with its number behind its title, or before it at the end of a line."""
ALIKE: Final = 0.75


def titles(reading: Reading) -> Iterator[Finding]:
    """Every title that is another elsewhere."""
    yield from _contents(reading.paper)
    yield from _documents(reading.paper)


def _contents(paper: Paper) -> Iterator[Finding]:
    """A table of the contents that is none of the paper's, and much like one that they lack."""
    above = {core(table.title): table.title for _, table in paper.tables() if table.title}
    entries = list(_entries(paper))
    listed = {core(entry) for _, entry in entries}
    lacking = [name for name in above if name not in listed]
    for at, entry in entries:
        name = core(entry)
        nearest = max(lacking, key=lambda other: _alike(name, other), default="")
        if name not in above and _alike(name, nearest) >= ALIKE:
            yield remark(KIND, at, entry, "目录和表题不一致", above[nearest])


def _entries(paper: Paper) -> Iterator[tuple[At, str]]:
    """The lines before the first table that name tables."""
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Table):
            return
        found = ENTRY.match(block.text)
        if found and isinstance(block, Paragraph):
            yield At(index, start=0), found[1]


def _alike(name: str, other: str) -> float:
    return SequenceMatcher(None, name, other, autojunk=False).ratio()


def _cited(text: str) -> Iterator[re.Match[str]]:
    for pattern in CITED:
        yield from pattern.finditer(text)


def _documents(paper: Paper) -> Iterator[Finding]:
    """One number is that of one document."""
    known: dict[str, str] = {}
    said: set[tuple[str, str]] = set()
    for index, block in enumerate(paper.blocks):
        for found in _cited(block.text) if isinstance(block, Paragraph) else ():
            number, title = core(found["number"]), found["title"]
            first = known.setdefault(number, title)
            if core(first) != core(title) and (number, title) not in said:
                said.add((number, title))
                at = At(index, start=found.start())
                why = f"同一文号 {found['number']} 在前面是《{first}》"
                yield remark(KIND, at, f"《{title}》", why, f"《{first}》")
