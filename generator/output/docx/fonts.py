"""Fonts: what a style asks for, and the table that tells Word what may stand in for a font it
lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from generator.look import FontRole, Look
from generator.output.docx.units import half_points
from generator.output.docx.xml import escape, parse

if TYPE_CHECKING:
    from decimal import Decimal

    from docx.document import Document as WordDocument

# Word reads one stand-in of at most 31 characters, whatever the standard says (MS-OI29500 2.1.262).
_LONGEST_NAME = 31


def run_fonts(look: Look, role: str) -> str:
    """``w:rFonts`` of a font role: one family for every script, so that no letter falls to another
    font."""
    name = escape(look.fonts[role].name)
    latin = f'w:ascii="{name}" w:hAnsi="{name}"'
    return f'<w:rFonts w:hint="eastAsia" {latin} w:eastAsia="{name}" w:cs="{name}"/>'


def font_size(size: Decimal) -> str:
    """``w:sz`` of a size in points, for every script."""
    return f'<w:sz w:val="{half_points(size)}"/><w:szCs w:val="{half_points(size)}"/>'


def write_font_table(base: WordDocument, look: Look) -> None:
    """Give the document its table of fonts."""
    package = base.part.package
    fonts = {role.name: role for role in look.fonts.values()}
    table = parse("fonts", "".join(_font(role) for role in fonts.values()))
    part = XmlPart(PackURI("/word/fontTable.xml"), CT.WML_FONT_TABLE, table, package)
    base.part.relate_to(part, RT.FONT_TABLE)


def _font(role: FontRole) -> str:
    """One entry; character set 86 is GB 2312."""
    other = _stand_in(role)
    stand_in = f'<w:altName w:val="{escape(other)}"/>' if other else ""
    kind = '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/>'
    return f'<w:font w:name="{escape(role.name)}">{stand_in}{kind}</w:font>'


def _stand_in(role: FontRole) -> str:
    """The first alternative with a Chinese name, since Latin names are mostly the same font
    again."""
    usable = ""
    for name in role.alternatives:
        if len(name) <= _LONGEST_NAME and name != role.name:
            if not name.isascii():
                return name
            usable = usable or name
    return usable
