"""Word and Excel files: the Office Open XML schemas, what a package must not hold, and
LibreOffice."""

from __future__ import annotations

import re
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from .check import Check, module, program

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ACTIVE = re.compile(
    "vbaProject|activeX|oleObject|embeddings/|attachedTemplate|externalLink|customUI|macro",
    re.IGNORECASE,
)
# A theme is one of the parts that the standard lets a file leave out (ISO/IEC 29500-1, 11.3 and
# 14.2.7); ours leave it out, since WPS would take fonts from it.
ALLOWED = "relationships/theme' is missing"
SECONDS = 180


def schema(files: Sequence[Path]) -> list[str]:
    """The errors that openxml-audit finds: schema, relationships, content types, semantics."""
    audit = module("openxml_audit", "openxml-audit")
    validator = audit.OpenXmlValidator()
    found = [f"{file.name}: {error}" for file in files for error in validator.validate(file).errors]
    return [line for line in found if ALLOWED not in line]


def package(files: Sequence[Path]) -> list[str]:
    """Parts that run or reach out, ids used twice, parts that are no XML."""
    return [f"{file.name}: {line}" for file in files for line in _package(file)]


def _package(file: Path) -> Iterator[str]:
    with zipfile.ZipFile(file) as archive:
        if broken := archive.testzip():
            yield f"{broken} is damaged"
        for name in archive.namelist():
            if ACTIVE.search(name):
                yield f"{name} is active content"
            root = etree.fromstring(archive.read(name))
            for relationship in root.iter(RELATIONSHIPS):
                if relationship.get("TargetMode") == "External" or ACTIVE.search(
                    relationship.get("Type", "")
                ):
                    yield f"{name} reaches out to {relationship.get('Target')}"
            for tag in ("bookmarkStart", "id"):
                ids = [e.get(f"{W}id") or e.get(f"{W}val") for e in root.iter(f"{W}{tag}")]
                if len(ids) != len(set(ids)):
                    yield f"{name} has two {tag} of one number"


def libreoffice(files: Sequence[Path]) -> list[str]:
    """Files that LibreOffice does not turn into a PDF, or only into an empty one."""
    soffice = program(
        "soffice", "libreoffice", install="apt install libreoffice-writer libreoffice-calc"
    )
    with tempfile.TemporaryDirectory() as folder:
        home = f"-env:UserInstallation={Path(folder, 'home').as_uri()}"
        command = [soffice, home, "--headless", "--convert-to", "pdf", "--outdir", folder]
        found = []
        for file in files:
            done = subprocess.run(
                [*command, str(file)], capture_output=True, text=True, timeout=SECONDS, check=False
            )
            made = Path(folder, f"{file.stem}.pdf")
            if done.returncode or not made.is_file() or made.stat().st_size < 10_000:
                found.append(f"{file.name}: {(done.stderr or done.stdout).strip()[:200]}")
            made.unlink(missing_ok=True)
        return found


CHECKS = (
    Check("Office Open XML (openxml-audit)", (".docx", ".xlsx"), schema, quick=True),
    Check(
        "Office package: no macros, no links out, ids once", (".docx", ".xlsx"), package, quick=True
    ),
    Check("Office opened by LibreOffice", (".docx", ".xlsx"), libreoffice),
)
