"""The six real disclosures, rendered as they were published, imported and rendered again, against
the published text: ``.venv/bin/python -m bench.republished [NAME …]``. It needs ``../shared``."""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from generator import pipeline
from generator.forms.library import Library, built_in
from generator.importing import convert
from generator.importing.paper.opening import imported_paper
from generator.output import docx
from generator.published.readers import read
from generator.source.nodes import NOWHERE
from tests.audit.published import docx as word_of
from tests.audit.truths import REFERENCE, SHANGHAI, XINJIANG, page, truth

LIBRARY = Library((built_in(),))
TOOL = REFERENCE.parent / "tools" / "fidelity.py"


class Shares(NamedTuple):
    """What of the published text comes out again, in per cent."""

    cells: float
    sentences: float


def main() -> int:
    """Print the shares of each, and of all together."""
    names = sys.argv[1:] or [*XINJIANG, *SHANGHAI]
    print("　　　　　　　　　　　　格 %　　句 %")
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            shares = again(name, Path(folder))
            print(f"{name:24}{shares.cells:8.2f}{shares.sentences:8.2f}")
    return 0


def again(name: str, folder: Path) -> Shares:
    """One of them, as it was published: a Word file of those of 新疆, a page of those of 上海."""
    published = _as_published(name, folder)
    paper = read(published)
    imported = imported_paper(published, paper, LIBRARY, measure="", year=None, form=None)
    form = LIBRARY.form(str(imported.form), NOWHERE)
    file = folder / f"{name}.yaml"
    file.write_text(convert.new_file(imported, form, paper.year, file.name), "utf-8")
    disclosure = pipeline.load(file)
    word = folder / f"{name}.docx"
    document = pipeline.compose(disclosure)
    look, reference = disclosure.form.look, disclosure.form.reference
    word.write_bytes(docx.write(document, look, pages={}, reference=reference))
    report = _fidelity().compare(str(word), str(REFERENCE / name / "truth.json"))
    cells = sum(table["cells"] for table in report["tables"])
    same = sum(table["cells_in_place"] for table in report["tables"])
    told = report["narrative"]
    return Shares(100 * same / cells, 100 * told["sentences_same"] / told["sentences"])


def _as_published(name: str, folder: Path) -> Path:
    if name in XINJIANG:
        file = folder / f"{name}公开.docx"
        file.write_bytes(word_of(name))
    else:
        file = folder / f"{name}公开.html"
        file.write_text(page(truth(name)), "utf-8")
    return file


def _fidelity() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fidelity", TOOL)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
