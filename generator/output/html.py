"""A document as one web page that needs nothing else: readable on a desk, on a phone, aloud and
printed."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from generator.document.tree import Document
from generator.look import Look
from generator.output import css, local_fonts
from generator.output.body import Body
from generator.output.contents_beside import MAIN_ID, SCRIPT, beside
from generator.output.elements import attributes, element, escape

_HEAVY = "黑体"
# Nothing is loaded, whatever a form's own CSS asks for.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
# No gap between Chinese and figures, on no browser.
_SPACING = "body{text-autospace:no-autospace}\n"
_SCREEN = Path(__file__).with_name("screen.css")
_DARK = Path(__file__).with_name("dark.css")


@dataclass(frozen=True, slots=True)
class Script:
    """A script that the page lets run, by its hash: ``code``, and the JSON it reads, if any."""

    code: str
    data: str = ""

    @property
    def source(self) -> str:
        """The policy's name for the code: its hash."""
        digest = hashlib.sha256(self.code.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    def write(self) -> str:
        """The elements; no text in the data can end its own."""
        code = element("script", self.code)
        if not self.data:
            return f"{code}\n"
        safe = self.data.replace("<", "\\u003c")
        data = element("script", safe, id="explain-data", type="application/json")
        return f"{data}\n{code}\n"


def write(
    document: Document,
    look: Look,
    *,
    extra_css: str = "",
    own_css: str = "",
    opening: str = "",
    scripts: tuple[Script, ...] = (),
) -> bytes:
    """The page, in UTF-8; ``extra_css`` is the form's own and comes last. ``own_css`` goes
    with ``opening``, markup above the document, and with ``scripts``, which run beside the one that
    marks the contents."""
    scripts = (Script(SCRIPT.read_text("utf-8")), *scripts)
    policy = f"{_POLICY}; script-src {' '.join(script.source for script in scripts)}"
    head = "\n".join(
        (
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            element("title", escape(document.title)),
            f'<meta name="author"{attributes(content=document.author)}>',
            f'<meta name="dcterms.created"{attributes(content=document.date)}>',
            f"<style>\n{inert(_css(document, look, own_css, extra_css))}</style>",
        )
    )
    skip = element("a", "跳到正文", class_="跳转", href=f"#{MAIN_ID}")
    run = "".join(script.write() for script in scripts)
    body = f"{skip}\n{opening}{beside(document)}{Body(document).write()}{run}"
    page = f"{element('head', head)}\n{element('body', body)}"
    return f"<!DOCTYPE html>\n{element('html', page, lang=document.language)}\n".encode()


def inert(style: str) -> str:
    """``style`` such that no text in it can end the element that holds it."""
    return style.replace("</", "<\\/")


def _css(document: Document, look: Look, own: str, extra: str) -> str:
    """All styles; a form's own know nothing of a dark screen, so a page with some stays light."""

    def font(role: str, *, bold: bool = False) -> str:
        names = look.fonts[role]
        families = ",".join(css.quoted(name) for name in (names.name, *names.alternatives))
        generic = "sans-serif" if role == _HEAVY else "serif"
        return f"font-family:{families},{generic}" + (";font-weight:bold" if bold else "")

    return "".join(
        (
            local_fonts.rules(look),
            css.BASE,
            _SPACING,
            css.pages(look, document.sections, font),
            css.styles(look, font, _length),
            css.tables(look, document, font, _length),
            f":root{{--head:#{look.table.head_fill}}}\n",
            f".边栏,.目录钮,.返回,.须知{{{font(_HEAVY)}}}\n",
            _SCREEN.read_text("utf-8"),
            own,
            extra or _DARK.read_text("utf-8"),
        )
    )


def _length(value: Decimal) -> str:
    """A length that shrinks on a narrow screen; long gaps, made for paper, shrink on every
    screen."""
    scaled = f"calc({value:f} * var(--pt))"
    return f"min({scaled}, var(--far))" if value > 40 else scaled
