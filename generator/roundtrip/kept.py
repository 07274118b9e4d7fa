"""Where bases are kept: in the Word file itself as custom XML, and in the folder ``.disclosure`` of
the outputs, one file for each text that was printed. A file that lost its own (copied into a new
document) is read by those there."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator import files
from generator.output.docx.attached import NAMESPACE, PROPERTY, custom_xml
from generator.published.readers.package import opened
from generator.roundtrip.base import Base, BrokenBaseError, load

FOLDER: Final = ".disclosure"
SUFFIX: Final = ".base"
MOST: Final = 10
"""Bases kept beside a document; the oldest goes."""
_BODY: Final = "word/document.xml"
_ITEM: Final = re.compile(r"customXml/item\d+\.xml")
_CUSTOM: Final = "docProps/custom.xml"
_HASH_LENGTH: Final = 12
_CONTENT: Final = re.compile(rf'<(?:\w+:)?base xmlns(?::\w+)?="{NAMESPACE}">([A-Za-z0-9+/=\s]*)<')
_HASH: Final = re.compile(rf'name="{PROPERTY}"[^>]*>\s*<vt:lpwstr>([0-9a-f]{{64}})<')


def keep(content: bytes, document: Path, folder: Path) -> Path:
    """Write the base of ``document`` into the folder; those of earlier renderings stay, as far as
    there are not too many. Raises ``WriteError``."""
    target = folder / f"{document.name}-{sha256(content).hexdigest()[:_HASH_LENGTH]}{SUFFIX}"
    files.write(target, content)
    own = [one for one in _newest_first(folder) if one.name.startswith(f"{document.name}-")]
    for old in own[MOST:]:
        old.unlink(missing_ok=True)
    return target


def read(path: Path) -> Base:
    """The base that a file is, or that the Word file has. Raises ``BrokenBaseError``,
    ``UnreadableError`` and ``OSError``."""
    content = path.read_bytes()
    if not content.startswith(b"PK"):
        return load(content)
    found = inside(content)
    if found is None:
        raise BrokenBaseError
    return found


def candidates(content: bytes, file: Path) -> Iterator[Base]:
    """The bases that the Word file ``content`` may have been edited from: its own, and those in the
    folders ``.disclosure`` beside ``file`` and one above, where outputs have theirs; the newest
    first. What is damaged is left out."""
    own = inside(content)
    if own is not None:
        yield own
    folder = file.absolute().parent
    for path in (*_newest_first(folder / FOLDER), *_newest_first(folder.parent / FOLDER)):
        try:
            yield load(path.read_bytes())
        except (BrokenBaseError, OSError):
            continue


def inside(content: bytes) -> Base | None:
    """The base that a Word file has in itself; none where it has none, or a damaged one. Raises
    ``UnreadableError``."""
    with opened(content, _BODY) as package:
        items = [package.read(name) for name in package.namelist() if _ITEM.fullmatch(name)]
    for item in items:
        try:
            if packed := _packed(item):
                return load(packed)
        except BrokenBaseError:
            continue
    return None


def exchanged(parts: Mapping[str, bytes], content: bytes) -> dict[str, bytes]:
    """The parts of a Word file with another base in place of the one that they have; a file without
    one gets none."""
    changed = dict(parts)
    for name, part in parts.items():
        if _ITEM.fullmatch(name) and _packed(part):
            changed[name] = custom_xml(content)
    if _CUSTOM in parts:
        said = parts[_CUSTOM].decode(errors="replace")
        now = sha256(content).hexdigest()
        changed[_CUSTOM] = _HASH.sub(lambda m: m[0].replace(m[1], now), said).encode()
    return changed


def _packed(item: bytes) -> bytes:
    """The bytes of a base in a part of custom XML; empty where it is another's."""
    found = _CONTENT.search(item.decode(errors="replace"))
    if found is None:
        return b""
    try:
        return base64.b64decode(found[1])
    except (binascii.Error, ValueError):
        return b""


def _newest_first(folder: Path) -> list[Path]:
    """The bases in a folder."""
    try:
        found = list(folder.glob(f"*{SUFFIX}"))
        return sorted(found, key=lambda path: (-path.stat().st_mtime, path.name))
    except OSError:
        return []


def newest(document: Path, folder: Path) -> Base | None:
    """The base of the last rendering of ``document`` that is kept in ``folder``; none where there
    is none that can be read."""
    for path in _newest_first(folder):
        if path.name.startswith(f"{document.name}-"):
            try:
                return load(path.read_bytes())
            except (BrokenBaseError, OSError):
                continue
    return None
