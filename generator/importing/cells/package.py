"""The parts of an .xlsx package by their relations, whatever namespace they are written in."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

WORKBOOK: Final = "xl/workbook.xml"


class Link(NamedTuple):
    """A relation: the end of its type (``worksheet``), and the part that it leads to."""

    kind: str
    target: str


class Package:
    """A workbook's parts by name; names differ in case and slashes from one writer to another."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {_plain(name): name for name in archive.namelist()}

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return _plain(name) in self._names

    def open(self, name: str, *wanted: str) -> Iterator[tuple[str, etree._Element]]:
        """The elements of a part that are ``wanted``, by their names without namespace, as they
        end. Raises ``KeyError`` for no such part, ``etree.XMLSyntaxError`` for a broken one."""
        tags = [f"{{*}}{tag}" for tag in wanted]
        with self._archive.open(self._names[_plain(name)]) as stream:
            events = etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True)
            for _, element in events:
                yield etree.QName(element).localname, element

    def links(self, name: str) -> dict[str, Link]:
        """The relations of a part (``""``: of the package) by their ids."""
        folder, _, base = name.rpartition("/")
        part = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if not self.has(part):
            return {}
        return {
            element.get("Id", ""): _link(element, folder)
            for _, element in self.open(part, "Relationship")
        }

    def workbook(self) -> str:
        """The name of the main part."""
        for link in self.links("").values():
            if link.kind == "officeDocument":
                return link.target
        return WORKBOOK


def _link(element: etree._Element, folder: str) -> Link:
    target = element.get("Target", "").replace("\\", "/")
    if not target.startswith("/"):
        target = posixpath.normpath(posixpath.join(folder, target))
    return Link(element.get("Type", "").rpartition("/")[2], target.lstrip("/"))


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
