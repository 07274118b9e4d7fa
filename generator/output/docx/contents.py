"""The table of contents: a field that Word can make anew, already filled with entries, page numbers
and links."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document.tree import Contents, Document, Heading, Section
from generator.output.docx.inlines import run
from generator.output.docx.paragraphs import FIELD_END, field, gap, paragraph

TITLE_ROLE = "目录标题"
ENTRY_ROLE = "目录"
QUOTE = '"'


def bookmarks(document: Document) -> dict[str, str]:
    """Anchor → bookmark of every heading in the contents, named as Word names those that its
    contents lead to."""
    listed = [heading for heading in document.headings() if heading.listed or heading.opens]
    return {heading.anchor: f"_Toc{number:09d}" for number, heading in enumerate(listed, start=1)}


def entry_roles(depth: int) -> list[str]:
    """The roles of entries from level 1 to ``depth``."""
    return [f"{ENTRY_ROLE}{level}" for level in range(1, depth + 1)]


def entries(
    contents: Contents,
    document: Document,
    styles: list[str],
    marks: Mapping[str, str],
    pages: Mapping[str, int],
) -> str:
    """One paragraph per entry, the first with the beginning of the field, and one with its end.

    ``styles``: the style ids of entries by level; ``marks``: anchor → bookmark; ``pages``: anchor →
    page number.
    """
    opening = field(_code(document, contents))
    paragraphs = []
    for entry in document.entries(contents):
        line = run(entry.text)
        if contents.has_pages:
            line += run(f"\t{pages.get(entry.anchor, '')}")
        link = f'<w:hyperlink w:anchor="{marks[entry.anchor]}" w:history="1">{line}</w:hyperlink>'
        paragraphs.append(paragraph(styles[entry.level - 1], opening + link))
        opening = ""
    return "".join(paragraphs) + gap(opening + FIELD_END)


def is_worded(document: Document) -> bool:
    """Whether the contents say of some heading what the heading does not say itself: Word then
    makes them anew of fields that stand at the headings, not of the headings."""
    return any(heading.entry or heading.opens for heading in document.headings())


def marks_of(heading: Heading) -> str:
    """The fields at a heading of which Word makes the contents anew."""
    own = Document("", "", "", (Section("", (heading,)),))
    return "".join(
        field(f'TC "{entry.text.replace(QUOTE, "”")}" \\l {entry.level}') + FIELD_END
        for entry in own.entries(Contents(""))
    )


def _code(document: Document, contents: Contents) -> str:
    """The field that makes the contents."""
    source = "\\f \\l" if is_worded(document) else "\\o"
    outline = "" if is_worded(document) else " \\u"
    pages = "" if contents.has_pages else " \\n"
    return f'TOC {source} "1-{contents.depth}"{pages} \\h \\z{outline}'
