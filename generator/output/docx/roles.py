"""Which Word style each role of the look becomes: built-in ones where Word has the like, else
styles of that name."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.tree import Aligned, Document, Heading, Paragraph, Table
from generator.look import Look

# Word's own: a style named 正文, 列表 or 页码 would collide with what Chinese Word calls Normal,
# List, page number.
_BUILT_IN = {
    "正文": ("BodyText", "Body Text"),
    "列表": ("List", "List"),
    "页码": ("Footer", "footer"),
    **{f"目录{level}": (f"TOC{level}", f"toc {level}") for level in range(1, 5)},
}


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A paragraph style to write: id and name in Word, the role it shows, the style it is based on
    (an id), and for headings the level from 1."""

    id: str
    name: str
    role: str
    based_on: str = "Normal"
    level: int = 0
    custom: bool = True

    @property
    def is_entry(self) -> bool:
        """Whether it is the style of a line of the contents."""
        return self.name.startswith("toc ")


@dataclass(frozen=True, slots=True)
class Roles:
    """The styles of a document: of its paragraphs by role, of its headings by role and level."""

    paragraphs: dict[str, WordStyle]
    headings: dict[tuple[str, int], WordStyle]

    def of(self, heading: Heading) -> WordStyle:
        """The style of a heading; one that the contents leave out is no heading to Word, which
        lists by style."""
        return (
            self.headings[heading.role, heading.level]
            if heading.listed
            else self.paragraphs[heading.role]
        )


def assign(document: Document, look: Look) -> Roles:
    """The styles of ``document``. The first role on a level is Word's ``heading N``; further ones
    are based on it."""
    listed = [h for h in document.headings() if h.listed]
    taken = {h.role for h in listed}
    plain = [
        role for role in look.styles if role not in taken or role in _paragraph_roles(document)
    ]
    paragraphs = {role: _paragraph(role) for role in plain}
    headings: dict[tuple[str, int], WordStyle] = {}
    for heading in sorted(listed, key=lambda h: h.level):
        key = heading.role, heading.level
        if key not in headings:
            first = all(level != heading.level for _, level in headings)
            names = {style.name for style in (*paragraphs.values(), *headings.values())}
            headings[key] = _first(*key) if first else _further(*key, names)
    return Roles(paragraphs, headings)


def table_roles(document: Document) -> set[str]:
    """The roles of text in tables, whose lines may grow."""
    return {block.role for block in document.blocks() if isinstance(block, Table)}


def _paragraph_roles(document: Document) -> set[str]:
    """The roles that something other than a listed heading shows."""
    return {
        block.role
        for block in document.blocks()
        if isinstance(block, Paragraph | Aligned | Table)
        or (isinstance(block, Heading) and not block.listed)
    }


def _paragraph(role: str) -> WordStyle:
    if role in _BUILT_IN:
        return WordStyle(*_BUILT_IN[role], role, custom=False)
    return WordStyle("".join(role.split()), role, role)


def _first(role: str, level: int) -> WordStyle:
    return WordStyle(f"Heading{level}", f"heading {level}", role, level=level, custom=False)


def _further(role: str, level: int, names: set[str]) -> WordStyle:
    name = role if role not in names else f"{role}{level}"
    return WordStyle("".join(name.split()), name, role, based_on=f"Heading{level}", level=level)
