"""Everything that goes into a unit's outputs, as one hash: when it is the same, so are the
outputs."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__, system
from generator.batch.peek import Peek
from generator.batch.task import Wishes
from generator.diagnostics import DisclosureError, Position
from generator.forms.library import Form, inside
from generator.output.formats import chosen
from generator.source.beside import beside
from generator.source.text import load
from generator.workspace import library

if TYPE_CHECKING:
    from generator.fonts import Fonts
    from generator.forms.library import Library

PACKAGE = Path(__file__).parents[1]
_LEFT_OUT = "__pycache__"


class Fingerprints:
    """Computes fingerprints under one set of wishes; what units share is hashed once.

    What ``disclosure.yaml`` says is in the form's folders that it leads to.
    """

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._file = cache(_digest_of_input)
        self._form = cache(_form)
        self._folder = cache(_digest_of_folder)
        self._drawing = cache(_digest_of_drawing)

    def of(self, file: Path, seen: Peek) -> str | None:
        """The fingerprint of ``file``; None where something that goes in is missing or wrong."""
        here = Position(str(file))
        try:
            form = self._form(library(file, self._wishes.templates), seen.form)
            read = [
                self._file(file),
                *(self._file(beside(file, name, here)) for name in seen.others),
            ]
            is_laid_out = any(one.is_laid_out for one in chosen(self._wishes.formats))
            drawing = self._drawing(form.folders) if is_laid_out else ""
        except (DisclosureError, OSError, RuntimeError):
            return None
        folders = [self._folder(folder) for folder in form.folders]
        parts = [program(), self._wishes.content(file), read, folders, drawing]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@cache
def program() -> str:
    """The program's version, code and data, Python, what compresses, and the packages beside it by
    name and version."""
    packages: set[str] = set()
    for folder in map(Path, sys.path):
        if folder.is_dir():
            packages.update(entry.name for entry in folder.glob("*.*-info"))
    code = ((name, digest_of(PACKAGE / name)) for name in _files(PACKAGE))
    versions = [__version__, sys.version, zlib.ZLIB_RUNTIME_VERSION, *sorted(packages)]
    return hashlib.sha256("\n".join((*versions, _joined(code))).encode()).hexdigest()


def digest_of(file: Path) -> str:
    """The hash of a file's content. Raises ``OSError``."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _digest_of_input(file: Path) -> str:
    """The hash of the text of an input. Raises ``DisclosureError`` for what is none: a device would
    never end."""
    return hashlib.sha256(load(file).encode()).hexdigest()


def _form(forms: Library, name: str) -> Form:
    return forms.form(name, Position(""))


def _digest_of_folder(folder: Path) -> str:
    """The hash of all files under ``folder``, with their names."""
    files = ((name, inside(folder, name)) for name in _files(folder))
    return _joined((name, digest_of(file)) for name, file in files if file and file.is_file())


def _files(folder: Path) -> list[str]:
    """The names of all files under ``folder``, in order."""
    found: list[str] = []
    for place, _, names in os.walk(folder):
        below = Path(place)
        if below.name != _LEFT_OUT:
            found += [(below / name).relative_to(folder).as_posix() for name in names]
    return sorted(found)


def _digest_of_drawing(folders: tuple[Path, ...]) -> str:
    """The hash of the fonts that draw the form in ``folders`` on this machine and of the libraries
    that lay it out. Raises where there are no fonts."""
    from generator.fonts import FontsMissingError, resolve  # noqa: PLC0415 - reading fonts loads much

    try:
        fonts: Fonts = resolve(Form("", folders).look)
    except FontsMissingError as error:
        raise RuntimeError(str(error)) from error
    faces = {**{f"{role} ": face for role, face in fonts.bold_faces.items()}, **fonts.faces}
    drawn = ((role, digest_of(face.path), str(face.number)) for role, face in sorted(faces.items()))
    return _joined((system.versions(), *drawn))


def _joined(parts: Iterable[tuple[str, ...]]) -> str:
    return hashlib.sha256("\n".join("\t".join(part) for part in parts).encode()).hexdigest()
