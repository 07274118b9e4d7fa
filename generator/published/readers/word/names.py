"""Names of elements in Word files, and the parser for their parts."""

from __future__ import annotations

from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"


def parsed(part: bytes) -> etree._Element:
    """The root of a part; that of a strict file under the usual names. Raises
    ``etree.XMLSyntaxError``."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(part.replace(STRICT, USUAL), parser)


def value(parent: etree._Element, path: str) -> str | None:
    """The ``w:val`` of a descendant; empty where it has none, ``None`` without the descendant."""
    found = parent.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{W}val", "")


def is_on(parent: etree._Element, path: str) -> bool:
    """Whether a switch is there and not turned off."""
    return value(parent, path) not in (None, "0", "false", "off")
