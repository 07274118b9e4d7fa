"""The way about a long page on a screen: its contents beside it, on a phone behind a button, and a
way back from every section. It can be read without: none of it is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.document.tree import Contents, Document
from generator.output.elements import element, escape

CONTENTS_ID: Final = "contents"
MAIN_ID: Final = "main"
USUAL_DEPTH: Final = 2
SCRIPT: Final = Path(__file__).with_name("contents.js")
"""Marks where the reader is; nothing needs it."""


def beside(document: Document) -> str:
    """The contents beside the page and the button that opens them where there is no room."""
    depth = next((contents.depth for contents in _contents(document)), USUAL_DEPTH)
    entries = document.entries(Contents("", depth))
    if not entries:
        return ""
    lines = ""
    for entry in entries:
        link = element("a", escape(entry.text), href=f"#{entry.anchor}")
        lines += element("li", link, class_=f"边栏{entry.level}")
    button = element("details", element("summary", "目录"), class_="目录钮")
    listed = element("nav", element("ol", lines), class_="边栏", aria_label="页旁目录")
    return f"{button}\n{listed}\n"


def back(document: Document) -> str:
    """The link that ends a section."""
    target, words = MAIN_ID, "回到开头"
    if _contents(document):
        target, words = CONTENTS_ID, "返回目录"
    link = element("a", words, href=f"#{target}")
    return element("nav", link, class_="返回", role="none") + "\n"


def _contents(document: Document) -> list[Contents]:
    return [block for block in document.blocks() if isinstance(block, Contents)]
