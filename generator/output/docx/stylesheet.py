"""The styles part while it is being written: new styles take the place of the base's styles of the
same name."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from generator.output.docx.xml import escape, parse

_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
)
_TABLE = (
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>'
)
# The default style of each kind: type, Word's name, content.
_DEFAULTS = {
    "Normal": ("paragraph", "Normal", '<w:uiPriority w:val="0"/><w:qFormat/>'),
    "DefaultParagraphFont": (
        "character",
        "Default Paragraph Font",
        '<w:uiPriority w:val="1"/><w:semiHidden/>',
    ),
    "TableNormal": ("table", "Normal Table", f'<w:uiPriority w:val="99"/><w:semiHidden/>{_TABLE}'),
    "NoList": ("numbering", "No List", '<w:uiPriority w:val="99"/><w:semiHidden/>'),
}


class StyleSheet:
    """Styles by the id this program gives them; ``ids`` says by which id the file knows each."""

    def __init__(self, element: BaseOxmlElement) -> None:
        self._element = element
        self._base = {_name(style).lower(): style for style in element.findall(qn("w:style"))}
        self._taken = {str(style.get(qn("w:styleId"))) for style in self._base.values()}
        self.ids: dict[str, str] = {}

    def put_defaults(self, content: str) -> None:
        """Write the document's defaults and the default style of each kind, which add nothing to
        them."""
        for old in self._element.findall(qn("w:docDefaults")):
            self._element.remove(old)
        self._element.insert(0, parse("docDefaults", content))
        for style_id, (kind, name, body) in _DEFAULTS.items():
            self._put(style_id, name, body, kind).set(qn("w:default"), "1")

    def put(
        self, style_id: str, name: str, content: str, *, custom: bool, kind: str = "paragraph"
    ) -> None:
        """Write a style; ``custom``: it is none of Word's own."""
        style = self._put(style_id, name, content, kind)
        if custom:
            style.set(qn("w:customStyle"), "1")

    def _put(self, style_id: str, name: str, content: str, kind: str) -> BaseOxmlElement:
        style = parse("style", f'<w:name w:val="{escape(name)}"/>{content}')
        style.set(qn("w:type"), kind)
        style.set(qn("w:styleId"), self._claim(style_id, name))
        self._element.append(style)
        return style

    def _claim(self, style_id: str, name: str) -> str:
        """The id for a style: that of the base's style of this name, which goes, else one nobody
        has."""
        old = self._base.pop(name.lower(), None)
        if old is not None:
            self._forget(old)
            claimed = str(old.get(qn("w:styleId")))
        else:
            claimed = style_id
            while claimed in self._taken:
                claimed += "_"
        self._taken.add(claimed)
        self.ids[style_id] = claimed
        return claimed

    def _forget(self, style: BaseOxmlElement) -> None:
        """Remove a style of the base, and the character style linked with it, which would keep its
        old fonts."""
        self._element.remove(style)
        for link in style.findall(qn("w:link")):
            for name, linked in list(self._base.items()):
                if linked.get(qn("w:styleId")) == link.get(qn("w:val")):
                    self._element.remove(linked)
                    del self._base[name]


def _name(style: BaseOxmlElement) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val")))
