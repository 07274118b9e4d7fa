"""What is carried inside of a Word file beside its text: the base by which edits are told later.

Word, LibreOffice and ONLYOFFICE keep a part of custom XML and a property of the file that they do
not know.
"""

from __future__ import annotations

import base64
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

PROPERTY: Final = "预算公开底稿"
"""The property of the file that says the hash of its base."""
NAMESPACE: Final = "urn:disclosure:base"
_ITEM: Final = "{7D1F3C60-52C1-4B7B-9E0A-6B0C1E8D2F41}"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""By which Word knows properties that users define."""
_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def attach(document: WordDocument, content: bytes) -> None:
    """Put the base into the file: its bytes as custom XML, their hash as a property."""
    item = _part(document, "/customXml/item1.xml", CT.XML, custom_xml(content))
    about = (
        f'<ds:datastoreItem ds:itemID="{_ITEM}" xmlns:ds="{_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    kind = CT.OFC_CUSTOM_XML_PROPERTIES
    properties = _part(document, "/customXml/itemProps1.xml", kind, _encoded(about))
    item.relate_to(properties, RT.CUSTOM_XML_PROPS)
    document.part.relate_to(item, RT.CUSTOM_XML)
    hashed = sha256(content).hexdigest()
    said = (
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}"><property fmtid="{_FORMAT}" pid="2"'
        f' name="{PROPERTY}"><vt:lpwstr>{hashed}</vt:lpwstr></property></Properties>'
    )
    custom = _part(document, "/docProps/custom.xml", CT.OFC_CUSTOM_PROPERTIES, _encoded(said))
    document.part.package.relate_to(custom, RT.CUSTOM_PROPERTIES)


def custom_xml(content: bytes) -> bytes:
    """The part that carries these bytes."""
    text = base64.b64encode(content).decode()
    return _encoded(f'<b:base xmlns:b="{NAMESPACE}">{text}</b:base>')


def _encoded(xml: str) -> bytes:
    return (_HEAD + xml).encode()


def _part(document: WordDocument, name: str, content_type: str, content: bytes) -> Part:
    return Part(PackURI(name), content_type, content, document.part.package)
