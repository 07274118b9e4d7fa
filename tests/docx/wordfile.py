"""A written Word file, with its parts to ask."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


class WordFile:
    """The parts of a Word file by name."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with ZipFile(BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self._trees = {name: etree.fromstring(part) for name, part in self.parts.items()}

    def xpath(self, expression: str, part: str = "word/document.xml") -> list[etree._Element]:
        return self._trees[part].xpath(expression, namespaces=NAMESPACES)

    def values(self, expression: str, part: str = "word/document.xml") -> list[str]:
        return [str(value) for value in self.xpath(expression, part)]
