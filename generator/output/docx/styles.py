"""Word styles from the look: the document's defaults, and one style for every role."""

from __future__ import annotations

from decimal import Decimal

from generator.document.tree import Document
from generator.look import Look, Style
from generator.output.docx.fonts import font_size, run_fonts
from generator.output.docx.marks import FIGURE_STYLE
from generator.output.docx.roles import Roles, WordStyle, table_roles
from generator.output.docx.stylesheet import StyleSheet
from generator.output.docx.units import twips, whole
from generator.output.docx.xml import escape

ALIGNMENT = {"左": "left", "中": "center", "右": "right", "两端": "both"}
_BODY = "正文"
# No gap beside Western letters and figures, which readers of PDF would take for a space.
# LibreOffice 7 heeds neither and sets gaps.
_NO_GAPS = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'


def write_styles(
    sheet: StyleSheet, document: Document, look: Look, roles: Roles, contents_width: int
) -> None:
    """Write every style of ``roles``; ``contents_width`` in twips is where page numbers of the
    contents stand."""
    sheet.put_defaults(_defaults(look, document.language))
    # When Word makes the contents anew it gives entries this style; theirs must not turn blue.
    default = sheet.ids["DefaultParagraphFont"]
    plain = f'<w:basedOn w:val="{default}"/>'
    sheet.put("Hyperlink", "Hyperlink", plain, custom=False, kind="character")
    shown = f'{plain}<w:uiPriority w:val="1"/><w:qFormat/>'
    sheet.put(FIGURE_STYLE, FIGURE_STYLE, shown, custom=True, kind="character")
    growing = table_roles(document)
    for word in (*roles.paragraphs.values(), *roles.headings.values()):
        style = look.styles[word.role]
        content = (
            f'<w:basedOn w:val="{escape(sheet.ids[word.based_on])}"/>'
            f"{_following(sheet, roles, word)}<w:uiPriority "
            f'w:val="{9 if word.level else 0}"/><w:qFormat/>'
            f"<w:pPr>{_paragraph(word, style, growing, contents_width)}</w:pPr>"
            f"<w:rPr>{_run(look, word, style)}</w:rPr>"
        )
        sheet.put(word.id, word.name, content, custom=word.custom)


def _defaults(look: Look, language: str) -> str:
    """What holds where no style says otherwise: the body's font, the language, no distance between
    paragraphs.

    Western letters and digits are English, as in Word's own Chinese files: by Chinese rules an
    amount may break. That marks may hang, which is Word's default, is said because LibreOffice 7
    reads it turned round: where nothing is said it hangs them, and leaves out some that end a
    justified line.
    """
    body = look.styles[_BODY]
    return (
        f"<w:rPrDefault><w:rPr>{run_fonts(look, body.font)}{font_size(body.size)}"
        f'<w:lang w:val="en-US" w:eastAsia="{escape(language)}" '
        'w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr><w:overflowPunct/>{_NO_GAPS}"
        '<w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault>'
    )


def _following(sheet: StyleSheet, roles: Roles, word: WordStyle) -> str:
    """After a heading Enter begins body text."""
    body = roles.paragraphs.get(_BODY)
    return f'<w:next w:val="{escape(sheet.ids[body.id])}"/>' if word.level and body else ""


def _paragraph(word: WordStyle, style: Style, growing: set[str], contents_width: int) -> str:
    """The content of ``w:pPr``; everything is said, so that nothing is inherited from a base or a
    heading."""
    keep = int(style.keep_with_next == "是")
    rule = "atLeast" if word.role in growing else "exact"
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{contents_width}"/></w:tabs>'
    return (
        f'<w:keepNext w:val="{keep}"/><w:keepLines w:val="{keep}"/>'
        + (tabs if word.is_entry else "")
        + _NO_GAPS
        + f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}"'
        f' w:line="{twips(style.line_height)}" w:lineRule="{rule}"/>'
        f"<w:ind {_indent('left', style.left, style.size)} "
        f"{_indent('right', style.right, style.size)}"
        f" {_indent('firstLine', style.first_line, style.size)}/>"
        f'<w:jc w:val="{ALIGNMENT[style.align]}"/>'
        + (f'<w:outlineLvl w:val="{word.level - 1}"/>' if word.level else "")
    )


def _indent(side: str, characters: Decimal, size: Decimal) -> str:
    """An indent in characters, as Word counts them, and in twips for programs that do not."""
    return f'w:{side}Chars="{whole(characters * 100)}" w:{side}="{twips(characters * size)}"'


def _run(look: Look, word: WordStyle, style: Style) -> str:
    """The content of ``w:rPr``. Headings say that they are not bold: their fonts are heavy by
    themselves."""
    upright = '<w:b w:val="0"/><w:bCs w:val="0"/>' if word.level else ""
    tracking = f'<w:spacing w:val="{twips(style.tracking)}"/>' if style.tracking else ""
    return run_fonts(look, style.font) + upright + tracking + font_size(style.size)
