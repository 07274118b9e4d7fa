"""Small documents of our own, rendered in this process, and edited as people do."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from lxml import etree

from generator import pipeline
from generator.output.docx.writer import write
from generator.published.readers.word.names import W
from generator.published.readers.word.parts import BODY, Parts
from generator.roundtrip import edited
from generator.roundtrip.base import Base
from generator.roundtrip.compare import Comparison, compare
from generator.roundtrip.made import base_of
from generator.roundtrip.opened import Opened

SMALL: Final = Path(__file__).parents[1] / "small.yaml"

FOLDER: Final = tempfile.TemporaryDirectory()


@dataclass(frozen=True)
class Rendered:
    """A file of facts, its document as Word, and the base of that."""

    path: Path
    disclosure: pipeline.Disclosure
    base: Base
    word: bytes

    def compared(self, word: bytes) -> Comparison:
        """An edited file against what was printed."""
        return compare(self.base, edited.read(word))

    def opened(self, word: bytes) -> Opened:
        """An edited file with the base."""
        parts = Parts.of(word)
        return Opened(word, parts, edited.of(parts), self.base)


def rendered(text: str, folder: Path, name: str = "单位.yaml") -> Rendered:
    """A file of facts with this text, rendered."""
    path = folder / name
    path.write_text(text, "utf-8")
    disclosure = pipeline.load(path)
    document = pipeline.compose(disclosure)
    base = base_of(disclosure, document, path)
    return Rendered(path, disclosure, base, write(document, disclosure.form.look, pages={}))


@cache
def small() -> Rendered:
    """The small file of facts, rendered once."""
    return rendered(SMALL.read_text("utf-8"), Path(FOLDER.name))


def replaced(word: bytes, *changes: tuple[str, str]) -> bytes:
    """A Word file in which texts of one run read otherwise, each at its first place."""
    root = Parts.of(word).root
    for old, new in changes:
        node = next(node for node in root.iter(f"{W}t") if old in (node.text or ""))
        node.text = (node.text or "").replace(old, new, 1)
    return packed(word, root)


def cut_behind(word: bytes, text: str) -> bytes:
    """A Word file in which nothing stands behind a text in its paragraph."""
    root = Parts.of(word).root
    node = next(node for node in root.iter(f"{W}t") if text in (node.text or ""))
    paragraph = next(node.iterancestors(f"{W}p"))
    nodes = list(paragraph.iter(f"{W}t"))
    for later in nodes[nodes.index(node) + 1 :]:
        later.text = ""
    return packed(word, root)


def packed(word: bytes, root: etree._Element) -> bytes:
    """A Word file with another document in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            content = etree.tostring(root) if name == BODY else source.read(name)
            made.writestr(name, content)
    return target.getvalue()
