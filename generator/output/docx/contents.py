"""The table of contents: a field that Word can make anew, already filled with entries, page numbers
and links."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document.tree import Contents, Document, Heading, plain
from generator.output.docx.inlines import run
from generator.output.docx.paragraphs import FIELD_END, field, gap, paragraph

TITLE_ROLE = "目录标题"
ENTRY_ROLE = "目录"


def bookmarks(document: Document) -> dict[str, str]:
    """Anchor → bookmark of every listed heading, named as Word names those its contents lead to."""
    listed = [heading for heading in document.headings() if heading.listed]
    return {heading.anchor: f"_Toc{number:09d}" for number, heading in enumerate(listed, start=1)}


def entry_roles(depth: int) -> list[str]:
    """The roles of entries from level 1 to ``depth``."""
    return [f"{ENTRY_ROLE}{level}" for level in range(1, depth + 1)]


def control(contents: Contents, title_style: str, lines: str, control_id: int) -> str:
    """The title and the filled field, in the control that offers "update table" in Word."""
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'  # noqa: E501
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{control_id}"/>{gallery}</w:sdtPr>'
        f"<w:sdtContent>{paragraph(title_style, run(contents.title))}{lines}</w:sdtContent></w:sdt>"
    )


def entries(
    contents: Contents,
    headings: tuple[Heading, ...],
    styles: list[str],
    marks: Mapping[str, str],
    pages: Mapping[str, int],
) -> str:
    """One paragraph per listed heading, the first with the beginning of the field, and one with its
    end.

    ``styles``: the style ids of entries by level; ``marks``: anchor → bookmark; ``pages``: anchor →
    page number.
    """
    listed = [heading for heading in headings if heading.listed and heading.level <= contents.depth]
    opening = field(f'TOC \\o "1-{contents.depth}" \\h \\z \\u')
    paragraphs = []
    for heading in listed:
        text = " ".join(plain(heading.inlines).split("\n"))
        line = run(text) + run(f"\t{pages.get(heading.anchor, '')}")
        link = f'<w:hyperlink w:anchor="{marks[heading.anchor]}" w:history="1">{line}</w:hyperlink>'
        paragraphs.append(paragraph(styles[heading.level - 1], opening + link))
        opening = ""
    return "".join(paragraphs) + gap(opening + FIELD_END)
