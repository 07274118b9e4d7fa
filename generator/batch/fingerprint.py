"""Everything that goes into a unit's outputs, as one hash: when it is the same, so are the outputs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.batch.peek import Peek
from generator.batch.task import Wishes
from generator.diagnostics import DisclosureError, Position
from generator.doctor import PACKAGES
from generator.forms.library import Form
from generator.workspace import library

if TYPE_CHECKING:
    from generator.fonts import Fonts
    from generator.forms.library import Library

PACKAGE = Path(__file__).parents[1]
LAID_OUT = "pdf"
_LEFT_OUT = frozenset({"__pycache__"})


class Fingerprints:
    """Computes fingerprints under one set of wishes; what units share is hashed once.

    What ``disclosure.yaml`` says is in the form's folders that it leads to.
    """

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._file = cache(digest_of)
        self._form = cache(_form)
        self._folder = cache(_digest_of_folder)
        self._look = cache(_digest_of_fonts)

    def of(self, file: Path, seen: Peek) -> str | None:
        """The fingerprint of ``file``; None where something that goes in is missing or wrong."""
        try:
            form = self._form(library(file, self._wishes.templates), seen.form)
            read = [(name, self._file(file.parent / name)) for name in (file.name, *seen.others)]
            fonts = self._look(form.folders) if LAID_OUT in self._wishes.formats else ""
        except (DisclosureError, OSError, RuntimeError):
            return None
        folders = [self._folder(folder) for folder in form.folders]
        parts = [program(), self._wishes.content(file), read, folders, fonts]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@cache
def program() -> str:
    """The program's version, code and data, and the versions of the packages that write."""
    versions = [__version__, *map(_version, PACKAGES)]
    return hashlib.sha256("\n".join((*versions, _digest_of_folder(PACKAGE))).encode()).hexdigest()


def digest_of(file: Path) -> str:
    """The hash of a file's content. Raises ``OSError``."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _form(forms: Library, name: str) -> Form:
    return forms.form(name, Position(""))


def _digest_of_folder(folder: Path) -> str:
    """The hash of all files under ``folder``, with their names."""
    return _joined(
        (path.relative_to(folder).as_posix(), digest_of(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not _LEFT_OUT.intersection(path.parts)
    )


def _digest_of_fonts(folders: tuple[Path, ...]) -> str:
    """The hash of the fonts that draw the form in ``folders`` on this machine. Raises where there are none."""
    from generator.fonts import FontsMissingError, resolve  # noqa: PLC0415 - reading fonts loads much

    try:
        fonts: Fonts = resolve(Form("", folders).look)
    except FontsMissingError as error:
        raise RuntimeError(str(error)) from error
    roles = {**{f"{role} ": face for role, face in fonts.bold_faces.items()}, **fonts.faces}
    return _joined((role, digest_of(face.path), str(face.number)) for role, face in sorted(roles.items()))


def _joined(parts: Iterable[tuple[str, ...]]) -> str:
    return hashlib.sha256("\n".join("\t".join(part) for part in parts).encode()).hexdigest()
