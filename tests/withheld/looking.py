"""Marks looked for in whatever the program wrote: in the bytes, in what they hold packed, and in
the text that a reader of the file sees."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdf

from tests.withheld.budgets import HIDDEN, HIDDEN_YEAR

MARK = re.compile(f"QZ(?:HID|SEE)[A-Z]*|{HIDDEN_YEAR}\\d年", re.IGNORECASE)
CODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def marks_in(content: bytes) -> set[str]:
    """Every mark in a file, however it is packed."""
    found: set[str] = set()
    for text in texts_in(content):
        found.update(MARK.findall("".join(text.split())))
    return found


def texts_in(content: bytes) -> Iterator[str]:
    """The bytes as text in every coding, and whatever a package or a PDF holds."""
    for coding in CODINGS:
        yield content.decode(coding, errors="ignore")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield name
                yield from texts_in(package.read(name))
    if content.startswith((b"<", b"\xef\xbb\xbf<")):
        yield re.sub("<[^>]*>", "", content.decode(errors="ignore"))
    if content.startswith(b"%PDF"):
        yield from _texts_of_pdf(content)


def _texts_of_pdf(content: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(content)) as file:
        for item in file.objects:
            if isinstance(item, pikepdf.Stream):
                yield item.read_bytes().decode("latin-1")
            yield from _strings(item)
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        yield page.extract_text()


def _strings(item: object) -> Iterator[str]:
    """Every string below an object: titles, bookmarks, alternative texts."""
    if isinstance(item, pikepdf.String):
        yield str(item)
    elif isinstance(item, pikepdf.Array):
        for below in item:
            yield from _strings(below)
    elif isinstance(item, pikepdf.Dictionary):
        for key in item:
            below = item[key]
            if not (isinstance(below, pikepdf.Object) and below.is_indirect):
                yield from _strings(below)


def marks_below(folder: Path) -> set[str]:
    """Every mark in the files of a folder, hidden files and names included."""
    found: set[str] = set()
    for path in sorted(folder.rglob("*")):
        found.update(MARK.findall(path.name))
        if path.is_file():
            found |= marks_in(path.read_bytes())
    return found


def hidden(marks: set[str]) -> set[str]:
    """Those of the marks that may not come out."""
    return {mark for mark in marks if mark.upper().startswith((HIDDEN, HIDDEN_YEAR))}
