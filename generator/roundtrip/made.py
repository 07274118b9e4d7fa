"""The base of a disclosure, and what tells whether its facts and its form are still the same."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator import __version__
from generator.document.tree import Document
from generator.forms.library import Form
from generator.pipeline import Disclosure
from generator.roundtrip.base import Base
from generator.roundtrip.of_document import blocks_of


def base_of(disclosure: Disclosure, document: Document, file: Path) -> Base:
    """The base of a document, composed of the disclosure that ``file`` holds."""
    return Base(
        unit=disclosure.budget.unit.name,
        year=disclosure.budget.year,
        form=disclosure.form.name,
        program=__version__,
        yaml_hash=yaml_hash(file),
        form_hash=form_hash(disclosure.form),
        blocks=blocks_of(document),
    )


def yaml_hash(file: Path) -> str:
    """The SHA-256 of a file of facts (YAML, or a fill-in workbook), its line ends made plain."""
    return hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def form_hash(form: Form) -> str:
    """The SHA-256 of everything in the folders of a form."""
    found = hashlib.sha256()
    for folder in form.folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found.update(path.relative_to(folder).as_posix().encode())
                found.update(path.read_bytes())
    return found.hexdigest()
