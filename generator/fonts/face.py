"""A face: one font of one file, and the names it goes by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from struct import error as StructError  # noqa: N812 - an exception that the library names in lower case

from fontTools.ttLib import TTCollection, TTFont, TTLibError
from fontTools.ttLib.tables._n_a_m_e import NameRecord

FAMILY, STYLE, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_STYLE = 1, 2, 4, 6, 16, 17
SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_COLLECTIONS = frozenset({".ttc", ".otc"})
_PLAIN_STYLES = frozenset({"", "regular", "normal", "book", "常规"})
_DAMAGED = (
    OSError,
    ValueError,
    KeyError,
    IndexError,
    AssertionError,
    AttributeError,
    StructError,
    TypeError,
)
"""What reading a damaged font raises, besides the library's own error."""
_USES, _RESTRICTED, _NO_PART, _BITMAPS_ONLY = 0x000E, 0x0002, 0x0100, 0x0200
"""Bits of ``fsType``: of the four uses the freest that is named holds; a PDF has parts of
outlines."""
_BOLD_STYLES = frozenset({"bold", "粗体"})


@dataclass(frozen=True)
class Face:
    """One font: its file, its number in the file where that is a collection (else -1), its
    PostScript name, and the names of its family, its style (``regular``, ``bold`` …) and itself, in
    every language, folded by ``fold``."""

    path: Path
    number: int
    postscript: str
    families: frozenset[str]
    styles: frozenset[str]
    full_names: frozenset[str]
    may_be_embedded: bool = True
    """Whether its maker lets a part of it stand in a PDF (``fsType``)."""
    only: str = ""
    """The characters that it is used for; empty for all that it has."""

    def answers_to(self, name: str) -> bool:
        """Whether ``name`` means this face: its own name, or that of its family where it is the
        regular one.

        A family's name alone never means the bold face (FandolSong's two files both claim to weigh
        400).
        """
        folded = fold(name)
        return folded in self.full_names or (self.is_plain and folded in self.families)

    @property
    def is_plain(self) -> bool:
        """Whether the face is its family's regular one."""
        return self.styles <= _PLAIN_STYLES

    @property
    def is_bold(self) -> bool:
        """Whether the face is its family's bold one."""
        return bool(self.styles & _BOLD_STYLES)

    def content(self) -> bytes:
        """The font's file; of a collection, this face alone; of one that is used for some
        characters, with those alone."""
        if self.number < 0 and not self.only:
            return self.path.read_bytes()
        output = BytesIO()
        with self._open() as font:
            if self.only:
                _leave(font, self.only)
            font.save(output, reorderTables=None)
        return output.getvalue()

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that the face can draw."""
        found = _characters(self.path, self.number, self.path.stat().st_mtime_ns)
        return found & frozenset(map(ord, self.only)) if self.only else found

    @property
    def is_sound(self) -> bool:
        """Whether it can be read."""
        try:
            return bool(self.characters)
        except (TTLibError, *_DAMAGED):
            return False

    def _open(self) -> TTFont:
        return _open(self.path, self.number)


def _open(path: Path, number: int) -> TTFont:
    return TTFont(path, fontNumber=number, lazy=True, recalcTimestamp=False)


def _leave(font: TTFont, characters: str) -> None:
    """Have ``font`` map ``characters`` alone to glyphs; these go by numbers, since looking up their
    names would take seconds."""
    font.setGlyphOrder([f"glyph{number:05d}" for number in range(font["maxp"].numGlyphs)])
    for table in font["cmap"].tables:
        if hasattr(table, "cmap"):
            kept = {point: glyph for point, glyph in table.cmap.items() if chr(point) in characters}
            table.cmap = kept


@lru_cache(64)
def _characters(path: Path, number: int, changed: int) -> frozenset[int]:
    """Read once in a process while the file is as it was ``changed`` (nanoseconds): a batch asks
    for every unit."""
    del changed
    with _open(path, number) as font:
        return frozenset(font.getBestCmap() or ())


def fold(name: str) -> str:
    """``name`` for comparison: ``Fandol Song-Bold`` and ``FandolSong bold`` are the same."""
    return "".join(name.split()).replace("-", "").casefold()


def read_faces(path: Path) -> tuple[Face, ...]:
    """The faces in a font file; none where the file is no font."""
    try:
        return tuple(_faces(path))
    except (TTLibError, *_DAMAGED):
        return ()


def _faces(path: Path) -> Iterator[Face]:
    with path.open("rb") as stream:
        if path.suffix.lower() in _COLLECTIONS:
            for number, font in enumerate(TTCollection(stream, lazy=True).fonts):
                yield _face(path, number, font)
        else:
            yield _face(path, -1, TTFont(stream, lazy=True))


def _face(path: Path, number: int, font: TTFont) -> Face:
    names: dict[int, set[str]] = {}
    for record in font["name"].names:
        names.setdefault(record.nameID, set()).add(_text(record))
    typographic = TYPOGRAPHIC_STYLE if names.get(TYPOGRAPHIC_STYLE) else STYLE
    own = names.get(FULL, set()) | names.get(POSTSCRIPT, set())
    return Face(
        path=path,
        number=number,
        postscript=min(names.get(POSTSCRIPT, set()) - {""}, default=path.stem),
        families=_folded(names.get(FAMILY, set()) | names.get(TYPOGRAPHIC_FAMILY, set())),
        styles=_folded(names.get(typographic, set())),
        full_names=_folded(own),
        may_be_embedded=_may_be_embedded(font),
    )


def _may_be_embedded(font: TTFont) -> bool:
    rights = font["OS/2"].fsType if "OS/2" in font else 0
    return rights & _USES != _RESTRICTED and not rights & (_NO_PART | _BITMAPS_ONLY)


def _folded(names: set[str]) -> frozenset[str]:
    return frozenset(fold(name) for name in names if name)


def _text(record: NameRecord) -> str:
    """The record's text; nothing where its bytes are not what it says (old Chinese fonts)."""
    try:
        return str(record.toUnicode())
    except (UnicodeDecodeError, LookupError):
        return ""
