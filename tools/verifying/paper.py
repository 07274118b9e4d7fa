"""PDF files: qpdf's own check, the marks of PDF/UA-1 that a program can see, and veraPDF where it is installed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .check import Check, module, program

VERAPDF = "https://verapdf.org (Java), on the PATH as verapdf"
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
        "tagged": bool(root.get("/MarkInfo", {}).get("/Marked", False)) and "/StructTreeRoot" in root,
        "language": str(root.get("/Lang", "")).lower().startswith("zh"),
        "title": bool(meta.get("dc:title")),
        "title shown": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
        "PDF/UA-1": str(meta.get("pdfuaid:part", "")) == "1",
        "outline": "/Outlines" in root,
        "tab order by structure": all(page.get("/Tabs") == "/S" for page in pdf.pages if "/Annots" in page),
        "nothing that runs": not {"/OpenAction", "/AA", "/JavaScript", "/AcroForm"} & set(root.keys()),
    }
    yield from (f"lacks: {name}" for name, is_there in expected.items() if not is_there)
    tags = list(_tags(root.StructTreeRoot, pikepdf)) if expected["tagged"] else []
    levels = [HEADINGS.index(tag) + 1 for tag, _ in tags if tag in HEADINGS]
    if any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
        yield "a heading skips a level"
    heads = [element for tag, element in tags if tag == "/TH"]
    if silent := [head for head in heads if "/Scope" not in _attributes(head) and "/ID" not in head]:
        yield f"{len(silent)} of {len(heads)} heads of tables have neither scope nor id"
    fonts = [font for page in pdf.pages for font in page.get("/Resources", {}).get("/Font", {}).values()]
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
        left += [kid for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _attributes(element: Any) -> set[str]:
    """The names of an element's attributes."""
    given = element.get("/A", {})
    return set().union(*(one.keys() for one in given)) if not hasattr(given, "keys") else set(given.keys())


def verapdf(files: Sequence[Path]) -> list[str]:
    """What veraPDF finds against PDF/UA-1."""
    command = [program("verapdf", install=VERAPDF), "--flavour", "ua1", "--format", "text"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    return [line for line in done.stdout.splitlines() if line.startswith("FAIL")]


CHECKS = (
    Check("PDF syntax (qpdf)", (".pdf",), qpdf, quick=True),
    Check("PDF marks of PDF/UA-1", (".pdf",), marks, quick=True),
    Check("PDF/UA-1 (veraPDF)", (".pdf",), verapdf),
)
