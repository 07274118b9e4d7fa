"""WordprocessingML as text: escaping, namespaces, and the one place where it is parsed."""

from __future__ import annotations

import re

import markupsafe
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# What XML 1.0 cannot hold, even escaped: control characters, lone surrogates, U+FFFE and U+FFFF.
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """``text`` without the characters that XML cannot hold."""
    return _IMPOSSIBLE.sub("", text)


def escape(text: str) -> str:
    """``text`` safe between tags and between quotation marks of an attribute."""
    return str(markupsafe.escape(clean(text)))


def parse(root: str, content: str) -> BaseOxmlElement:
    """The element ``w:root`` around ``content``, where the prefixes ``w`` and ``r`` are known."""
    return parse_xml(f"<w:{root} {_NAMESPACES}>{content}</w:{root}>")
