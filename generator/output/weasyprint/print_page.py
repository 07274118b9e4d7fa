"""The HTML that the PDF is laid out from."""

from __future__ import annotations

from generator.document.tree import Document
from generator.look import Look
from generator.output import css
from generator.output.body import Body
from generator.output.elements import attributes, element, escape
from generator.output.html import inert
from generator.output.weasyprint.fontfaces import FontFaces

_CONTENTS = """\
a{color:inherit;text-decoration:none}
nav a::after{content:leader(dotted) target-counter(attr(href),page)}
nav.无页码 a::after{content:none}
"""


def page(document: Document, look: Look, faces: FontFaces, extra_css: str) -> str:
    """The page; its dates are the document's, so that the file does not depend on the clock."""
    rules = (
        css.BASE,
        _CONTENTS,
        css.pages(look, document.sections, faces.font),
        css.styles(look, faces.font, css.points),
        css.tables(look, document, faces.font, css.points),
        css.free_sides(look),
        extra_css,
    )
    head = "\n".join(
        (
            '<meta charset="utf-8">',
            element("title", escape(document.title)),
            f"<meta{attributes(name='author', content=document.author)}>",
            f"<meta{attributes(name='dcterms.created', content=document.date)}>",
            f"<meta{attributes(name='dcterms.modified', content=document.date)}>",
            f"<style>\n{inert(faces.rules() + ''.join(rules))}</style>",
        )
    )
    content = element("head", head) + element("body", Body(document, paper=True).write())
    return f"<!DOCTYPE html>\n{element('html', content, lang=document.language)}"
