"""The six real disclosures, rendered as they were published, imported and rendered again, against
the published text: what comes out again, and what does or is listed by the import, in per cent;
``.venv/bin/python -m bench.republished [NAME …]`` names what is neither. It needs ``../shared``."""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any, Final, NamedTuple

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
BEGINNING: Final = 15
"""Characters of a paragraph that a line shows at least."""
TOOL = REFERENCE.parent / "tools" / "fidelity.py"


class Share(NamedTuple):
    """How many there are, how many come out again, and those that neither do nor are listed."""

    number: int
    again: int
    silent: list[str]

    @property
    def printed(self) -> float:
        """In per cent."""
        return 100 * self.again / self.number

    @property
    def known(self) -> float:
        """What is printed again or listed, in per cent."""
        return 100 * (self.number - len(self.silent)) / self.number


def main() -> int:
    """Print the shares of each."""
    names = sys.argv[1:] or [*XINJIANG, *SHANGHAI]
    print("　　　　　　　　　　　　格 %　或列出　　句 %　或列出")
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            shares = again(name, Path(folder))
            figures = (f"{one.printed:8.2f}{one.known:8.2f}" for one in shares)
            print(f"{name:24}{''.join(figures)}")
            for one in shares:
                for text in one.silent:
                    print(f"  没有列出：{text}")
    return 0


def again(name: str, folder: Path) -> tuple[Share, Share]:
    """The cells and sentences of one of them, as it was published: a Word file of those of 新疆,
    a page of those of 上海."""
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
    tool = _fidelity()
    report = tool.compare(str(word), str(REFERENCE / name / "truth.json"))
    listed = [tool.fold(line) for line in (*map(str, imported.problems), *imported.unlike)]
    return _cells(report, listed, tool), _sentences(report, listed, tool)


def _cells(report: dict[str, Any], listed: list[str], tool: ModuleType) -> Share:
    """The cells of the tables; one is listed by a line that names its table and its text or row."""
    number = again = 0
    silent = []
    for table in report["tables"]:
        number += table["cells"]
        again += table["cells_in_place"]
        lines = [line for line in listed if tool.fold(table["title"]) in line]
        for row in (one for one in table["differences"] if one["published"]):
            ours = row["rendered"] or [""] * len(row["published"])
            for text, mine in zip(row["published"], ours, strict=True):
                wanted = tool.cell(text)
                if wanted and wanted != mine and not any(wanted in line for line in lines):
                    silent.append(f"{table['title']} {text}")
    return Share(number, again, silent)


def _sentences(report: dict[str, Any], listed: list[str], tool: ModuleType) -> Share:
    """The headings and paragraphs; one is listed by a line that shows its beginning."""
    told = report["narrative"]
    silent = []
    for missing in told["missing"]:
        beginning = tool.fold(missing["published"])[:BEGINNING]
        if not any(beginning in line for line in listed):
            silent.append(missing["published"])
    return Share(told["sentences"], told["sentences_same"], silent)


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
