"""PDF files: qpdf's own check, the marks that a reader looks for first, and all that a program can
check of PDF/UA-1 and, where the file claims it, of PDF/A-3a."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .check import Check, module

# page 0.11 takes 0 for the width of a CFF glyph that leaves it to the font's default, and a stream
# whose data end in CR for one byte too long; ``widths`` and ``qpdf`` look at both.
MISREAD = (
    "PDFUA1-FONT-GLYPH-WIDTH-001",
    "PDFA3A-TRUETYPE-GLYPH-WIDTH-001",
    "PDFA3A-STREAM-LENGTH-001",
)
HEADINGS = tuple(f"/H{n}" for n in range(1, 7))


def qpdf(files: Sequence[Path]) -> list[str]:
    """What qpdf says of structure and streams."""
    pikepdf = module("pikepdf", "pikepdf")
    found = []
    for file in files:
        with pikepdf.open(file) as pdf:
            problems = pdf.check_pdf_syntax() if hasattr(pdf, "check_pdf_syntax") else pdf.check()
            found += [f"{file.name}: {problem}" for problem in problems]
    return found


def marks(files: Sequence[Path]) -> list[str]:
    """Tags, language, title, PDF/UA and embedded fonts; nothing that runs or opens."""
    pikepdf = module("pikepdf", "pikepdf")
    found = []
    for file in files:
        with pikepdf.open(file) as pdf:
            found += [f"{file.name}: {line}" for line in _marks(pdf, pikepdf)]
    return found


def _marks(pdf: Any, pikepdf: Any) -> Iterator[str]:
    root = pdf.Root
    meta = pdf.open_metadata()
    expected = {
        "tagged": bool(root.get("/MarkInfo", {}).get("/Marked", False))
        and "/StructTreeRoot" in root,
        "language": str(root.get("/Lang", "")).lower().startswith("zh"),
        "title": bool(meta.get("dc:title")),
        "title shown": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
        "PDF/UA-1": str(meta.get("pdfuaid:part", "")) == "1",
        "outline": "/Outlines" in root,
        "tab order by structure": all(
            page.get("/Tabs") == "/S" for page in pdf.pages if "/Annots" in page
        ),
        "nothing that runs": not {"/OpenAction", "/AA", "/JavaScript", "/AcroForm"}
        & set(root.keys()),
    }
    yield from (f"lacks: {name}" for name, is_there in expected.items() if not is_there)
    tags = list(_tags(root.StructTreeRoot, pikepdf)) if expected["tagged"] else []
    levels = [HEADINGS.index(tag) + 1 for tag, _ in tags if tag in HEADINGS]
    if any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
        yield "a heading skips a level"
    heads = [element for tag, element in tags if tag == "/TH"]
    if silent := [
        head for head in heads if "/Scope" not in _attributes(head) and "/ID" not in head
    ]:
        yield f"{len(silent)} of {len(heads)} heads of tables have neither scope nor id"
    fonts = [
        font for page in pdf.pages for font in page.get("/Resources", {}).get("/Font", {}).values()
    ]
    for font in {font.objgen: font for font in fonts}.values():
        inner = font.get("/DescendantFonts", [font])[0]
        descriptor = inner.get("/FontDescriptor", {})
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            yield f"{font.get('/BaseFont')} is not embedded"
        if "/ToUnicode" not in font:
            yield f"{font.get('/BaseFont')} says not which characters it draws"


def _tags(root: Any, pikepdf: Any) -> Iterator[tuple[str, Any]]:
    """Every structure element in reading order."""
    left = [root]
    while left:
        element = left.pop()
        if "/S" in element:
            yield str(element["/S"]), element
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        left += [
            kid for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ]


def _attributes(element: Any) -> set[str]:
    """The names of an element's attributes."""
    given = element.get("/A", {})
    return (
        set().union(*(one.keys() for one in given))
        if not hasattr(given, "keys")
        else set(given.keys())
    )


def conformance(files: Sequence[Path]) -> list[str]:
    """What ``page`` finds against PDF/UA-1, and against PDF/A-3a where the file says that it is
    such."""
    page, pikepdf = module("page", "page-validation"), module("pikepdf", "pikepdf")
    found = []
    for file in files:
        with pikepdf.open(file) as pdf:
            profiles = ("ua1", "3a") if pdf.open_metadata().get("pdfaid:part") else ("ua1",)
        for profile in profiles:
            failures = page.validate_pdf(file, profile=profile).failures
            found += [
                f"{file.name}: {f.rule_id} {f.message}"
                for f in failures
                if f.rule_id not in MISREAD
            ]
    return found


def widths(files: Sequence[Path]) -> list[str]:
    """CFF glyphs whose width in the font is not the one that the PDF states."""
    pikepdf, cff = module("pikepdf", "pikepdf"), module("fontTools.cffLib", "fonttools")
    found = []
    for file in files:
        with pikepdf.open(file) as pdf:
            for font in _cff_fonts(pdf):
                outlines = cff.CFFFontSet()
                outlines.decompile(io.BytesIO(font.FontDescriptor.FontFile3.read_bytes()), None)
                stated = dict(_stated(list(font.W)))
                real = {
                    number: _width(glyph)
                    for number, glyph in enumerate(outlines[0].CharStrings.values())
                }
                wrong = [number for number in stated if abs(stated[number] - real[number]) > 1]
                found += [
                    f"{file.name}: {font.BaseFont} glyph {number} is {real[number]} wide"
                    for number in wrong
                ]
    return found


def _cff_fonts(pdf: Any) -> list[Any]:
    """The descendant fonts whose file is bare CFF, each once."""
    fonts = [
        font for page in pdf.pages for font in page.get("/Resources", {}).get("/Font", {}).values()
    ]
    inner = [font["/DescendantFonts"][0] for font in fonts if "/DescendantFonts" in font]
    files = ((font, font.FontDescriptor.get("/FontFile3", {}).get("/Subtype")) for font in inner)
    return list({font.objgen: font for font, kind in files if kind == "/CIDFontType0C"}.values())


def _stated(array: list[Any]) -> Iterator[tuple[int, float]]:
    """The widths of ``/W``: ``first [w w …]`` or ``first last w``."""
    left = array[::-1]
    while left:
        first, second = int(left.pop()), left.pop()
        if hasattr(second, "__len__"):
            yield from ((first + n, float(width)) for n, width in enumerate(second))
        else:
            width = float(left.pop())
            yield from ((number, width) for number in range(first, int(second) + 1))


def _width(glyph: Any) -> float:
    pens = module("fontTools.pens.basePen", "fonttools")
    glyph.draw(pens.NullPen())
    return float(glyph.width)


CHECKS = (
    Check("PDF syntax (qpdf)", (".pdf",), qpdf, quick=True),
    Check("PDF marks of PDF/UA-1", (".pdf",), marks, quick=True),
    Check("PDF/UA-1, and PDF/A-3a of Typst (page)", (".pdf",), conformance, quick=True),
    Check("PDF widths of CFF glyphs", (".pdf",), widths, quick=True),
)
