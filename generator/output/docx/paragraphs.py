"""Paragraphs as text."""

from __future__ import annotations

from generator.output.docx.xml import escape


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph in the style of that id; ``properties`` follow the style in ``w:pPr``."""
    return f'<w:p><w:pPr><w:pStyle w:val="{escape(style)}"/>{properties}</w:pPr>{content}</w:p>'


def gap(content: str = "", ending: str = "") -> str:
    """A paragraph one point high, where Word needs one and the reader should see none; ``ending``:
    a ``w:sectPr``."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        f'<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>{ending}</w:pPr>{content}</w:p>'
    )


def field(code: str) -> str:
    """The runs that begin a field, up to where its result begins."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
