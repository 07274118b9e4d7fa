"""Which Word style each role of the look becomes: built-in ones where Word has the like, else
styles of that name."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.tree import Aligned, Document, Heading, Paragraph
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
        if heading.listed:
            return self.headings[heading.role, heading.level]
        return self.paragraphs[heading.role]


def assign(document: Document, look: Look) -> Roles:
    """The styles of ``document``. The first role on a level is Word's ``heading N``; further ones
    are based on it."""
    listed = [heading for heading in document.headings() if heading.listed]
    only_listed = {heading.role for heading in listed} - _paragraph_roles(document)
    paragraphs = {role: _paragraph(role) for role in look.styles if role not in only_listed}
    names = {style.name for style in paragraphs.values()}
    headings: dict[tuple[str, int], WordStyle] = {}
    levels: set[int] = set()
    for heading in sorted(listed, key=lambda heading: heading.level):
        role, level = heading.role, heading.level
        if (role, level) in headings:
            continue
        style = _further(role, level, names) if level in levels else _first(role, level)
        headings[role, level] = style
        names.add(style.name)
        levels.add(level)
    return Roles(paragraphs, headings)


def table_roles(document: Document) -> set[str]:
    """The roles of text in tables, whose lines may grow."""
    return {table.role for table in document.tables()}


def _paragraph_roles(document: Document) -> set[str]:
    """The roles that something other than a listed heading shows."""
    roles = table_roles(document)
    for block in document.blocks():
        match block:
            case Heading(listed=False) | Paragraph() | Aligned():
                roles.add(block.role)
    return roles


def _paragraph(role: str) -> WordStyle:
    if role in _BUILT_IN:
        return WordStyle(*_BUILT_IN[role], role, custom=False)
    return WordStyle("".join(role.split()), role, role)


def _first(role: str, level: int) -> WordStyle:
    return WordStyle(f"Heading{level}", f"heading {level}", role, level=level, custom=False)


def _further(role: str, level: int, names: set[str]) -> WordStyle:
    name = role if role not in names else f"{role}{level}"
    return WordStyle("".join(name.split()), name, role, based_on=f"Heading{level}", level=level)
