"""The package that the document is written into: an empty one, or a reference document emptied of
its text."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from generator.output.docx.cleaning import clean_part, open_reference

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MODE = "http://schemas.microsoft.com/office/word"
_EMPTY = {
    "[Content_Types].xml": f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_MAIN}.settings+xml"/>
</Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>""",
    "word/_rels/document.xml.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>
</Relationships>""",
    "word/document.xml": f"<w:document {_W}><w:body/></w:document>",
    "word/styles.xml": f"""<w:styles {_W}><w:latentStyles w:defLockedState="0" w:defUIPriority="99"
 w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/></w:styles>""",
    # compatibilityMode 15: without it Word opens the file in "compatibility mode".
    "word/settings.xml": f"""<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop
 w:val="420"/>
<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:doNotExpandShiftReturn/>
<w:compatSetting w:name="compatibilityMode" w:uri="{_MODE}" w:val="15"/>
</w:compat><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>""",
}
_KEPT = {RT.STYLES, RT.SETTINGS, RT.NUMBERING, RT.HEADER}
# Settings that ask a question on opening, lean on the dropped theme, or concern the dropped text.
_UNWANTED = (
    "updateFields",
    "evenAndOddHeaders",
    "themeFontLang",
    "clrSchemeMapping",
    "footnotePr",
    "endnotePr",
    "attachedTemplate",
    "mailMerge",
    "saveThroughXslt",
    "attachedSchema",
    "docVars",
)


def open_base(reference: Path | None) -> WordDocument:
    """A document without text; of ``reference`` only styles, numbering, settings and default
    headers are left."""
    if reference is None:
        return docx.Document(_empty())
    base = open_reference(reference)
    _drop_parts(base)
    _tidy_settings(base)
    for part in base.part.package.iter_parts():
        if isinstance(part, XmlPart):
            _drop_theme(part.element)
            if part is not base.part:
                clean_part(part)
    return base


def take_header(base: WordDocument) -> str:
    """The id of the last default header of the base, empty where it has none."""
    references = base.element.xpath('.//w:headerReference[not(@w:type) or @w:type="default"]')
    return references[-1].get(qn("r:id")) if references else ""


def _empty() -> BytesIO:
    """A package with the parts that Word needs, and no more."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, content in _EMPTY.items():
            package.writestr(name, content)
    return file


def _drop_parts(base: WordDocument) -> None:
    """Forget the theme, pictures, notes, preview and whatever else belongs to the reference's own
    text."""
    package, header = base.part.package, take_header(base)
    for key, relationship in list(package.rels.items()):
        if relationship.reltype != RT.OFFICE_DOCUMENT:
            del package.rels[key]
    for key, relationship in list(base.part.rels.items()):
        if relationship.reltype not in _KEPT or (
            relationship.reltype == RT.HEADER and key != header
        ):
            del base.part.rels[key]


def _tidy_settings(base: WordDocument) -> None:
    settings = base.settings.element
    for name in _UNWANTED:
        for element in settings.findall(qn(f"w:{name}")):
            settings.remove(element)
    base.part.part_related_by(RT.SETTINGS).rels.clear()


def _drop_theme(element: BaseOxmlElement) -> None:
    """Remove every attribute that takes a font or a colour from the theme, so that the one beside
    it holds."""
    for node in element.iter():
        for name in list(node.attrib):
            if "theme" in str(name).rpartition("}")[2].lower():
                del node.attrib[name]
